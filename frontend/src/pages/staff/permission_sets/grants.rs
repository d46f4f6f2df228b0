//! The permissions in the groups and with the words that people read.

use crate::ui::*;
use vitrine_contract::PermissionBase;
use vitrine_domain::permission::{Base, Permission, Permissions};

/// The groups in the order of the page, and the first parts of the names that stand in each. The last takes whatever is in none.
const GROUPS: [(&str, &[&str]); 9] = [
    ("grant-group-tasks", &["task"]),
    ("grant-group-approvals", &["approval"]),
    ("grant-group-time", &["time"]),
    ("grant-group-projects", &["project", "doc"]),
    ("grant-group-together", &["discussion", "workflow"]),
    ("grant-group-reports", &["report", "dashboard", "budget", "finance"]),
    ("grant-group-people", &["people", "export", "api"]),
    ("grant-group-clients", &["client", "preview"]),
    ("grant-group-admin", &["permission_set", "staff", "workspace", "audit"]),
];

/// Some permissions under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub key: &'static str,
    pub grants: Vec<Permission>,
}

/// What a base offers.
pub fn groups(base: PermissionBase) -> Vec<Group> {
    let offered = offered(base);
    let is_of = |permission: &Permission, key: &str| group_of(*permission) == key;
    GROUPS
        .iter()
        .map(|(key, _)| Group { key, grants: offered.iter().filter(|grant| is_of(grant, key)).collect() })
        .filter(|group| !group.grants.is_empty())
        .collect()
}

pub fn offered(base: PermissionBase) -> Permissions {
    Permissions::of_base(match base {
        PermissionBase::Staff => Base::Staff,
        PermissionBase::Client => Base::Client,
    })
}

fn group_of(permission: Permission) -> &'static str {
    let first = permission.name().split('.').next().unwrap_or_default();
    let found = GROUPS.iter().find(|(_, names)| names.contains(&first));
    found.or(GROUPS.last()).map_or("", |(key, _)| key)
}

fn key(permission: Permission) -> String {
    format!("grant-{}", permission.name().replace('.', "-"))
}

pub fn label(permission: Permission) -> String {
    texts().find(&key(permission), &[]).unwrap_or_else(|| permission.name().to_owned())
}

pub fn help(permission: Permission) -> String {
    texts().find(&format!("{}-help", key(permission)), &[]).unwrap_or_default()
}

/// The names of some permissions, in the order of the groups.
pub fn labels(of: impl Fn(Permission) -> bool) -> Vec<String> {
    let groups = groups(PermissionBase::Staff);
    groups.iter().flat_map(|group| group.grants.iter()).filter(|grant| of(**grant)).map(|grant| label(*grant)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_texts::{Locale, Texts};

    #[test]
    fn every_permission_stands_in_one_group() {
        for (base, count) in [(PermissionBase::Staff, Permission::ALL.len()), (PermissionBase::Client, 36)] {
            let all: Vec<Permission> = groups(base).into_iter().flat_map(|group| group.grants).collect();
            assert_eq!(all.len(), count, "{base:?}");
            assert_eq!(all.iter().copied().collect::<Permissions>(), offered(base));
        }
    }

    #[test]
    fn every_permission_has_texts() {
        for locale in Locale::ALL {
            for permission in Permission::ALL {
                for key in [key(*permission), format!("{}-help", key(*permission))] {
                    assert!(Texts::of(locale).find(&key, &[]).is_some(), "`{key}` is missing in {locale:?}");
                }
            }
        }
    }
}
