//! What a permission set may hold, and who may say so.

use crate::permission::{Base, Permission, Permissions};

/// Why a grant cannot be put into a set. [`Fault::code`] is stable and public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No grant has this name.
    Unknown,
    /// The client base does not offer it (B170).
    NotForClients,
    /// Whoever asks does not hold it: nobody gives away what they do not have.
    NotHeld,
}

impl Fault {
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown_grant",
            Self::NotForClients => "not_for_clients",
            Self::NotHeld => "not_held",
        }
    }
}

/// The grant of this name for a set of this base. What the set holds already stays without being held by its editor.
pub fn grant_of(name: &str, base: Base, held_before: Permissions, author: Permissions) -> Result<Permission, Fault> {
    let permission = Permission::from_name(name).ok_or(Fault::Unknown)?;
    if !Permissions::of_base(base).contains(permission) {
        return Err(Fault::NotForClients);
    }
    if held_before.contains(permission) || author.contains(permission) { Ok(permission) } else { Err(Fault::NotHeld) }
}

/// Whether somebody with these grants can manage staff and what staff may do. A workspace is never left without such a person.
pub fn is_administrator(grants: Permissions) -> bool {
    grants.contains_all([Permission::StaffManage, Permission::PermissionSetManage].into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &str) -> Permissions {
        Permissions::from_names(names)
    }

    #[test]
    fn a_set_takes_what_its_base_offers_and_its_author_holds() {
        let cases = [
            ("task.view", Base::Client, "", "task.view", Ok(Permission::TaskView)),
            ("task.view", Base::Staff, "", "task.view", Ok(Permission::TaskView)),
            ("client.add", Base::Staff, "", "client.add", Ok(Permission::ClientAdd)),
            // B170: a strict subset, whoever asks
            ("client.add", Base::Client, "", "client.add", Err(Fault::NotForClients)),
            ("task.edit", Base::Client, "task.edit", "task.edit", Err(Fault::NotForClients)),
            ("task.fly", Base::Staff, "", "task.view", Err(Fault::Unknown)),
            ("TASK.VIEW", Base::Client, "", "task.view", Err(Fault::Unknown)),
            ("", Base::Client, "", "task.view", Err(Fault::Unknown)),
            // nobody gives what they do not hold, but may leave it where it is
            ("finance.view", Base::Staff, "", "task.view", Err(Fault::NotHeld)),
            ("finance.view", Base::Staff, "finance.view", "task.view", Ok(Permission::FinanceView)),
        ];
        for (name, base, before, author, expected) in cases {
            assert_eq!(grant_of(name, base, set(before), set(author)), expected, "{name} in {base:?} by {author}");
        }
    }

    #[test]
    fn every_grant_is_taken_by_the_bases_that_offer_it_and_by_no_other() {
        let all = Permissions::of_base(Base::Staff);
        for permission in Permission::ALL {
            let name = permission.name();
            assert_eq!(grant_of(name, Base::Staff, Permissions::NONE, all), Ok(*permission));
            assert_eq!(grant_of(name, Base::Client, Permissions::NONE, all).is_ok(), permission.is_for_clients());
        }
    }

    #[test]
    fn an_administrator_manages_staff_and_sets() {
        assert!(is_administrator(Permissions::of_base(Base::Staff)));
        assert!(is_administrator(set("staff.manage permission_set.manage")));
        assert!(!is_administrator(set("staff.manage")) && !is_administrator(set("permission_set.manage")));
    }
}
