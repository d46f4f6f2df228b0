//! Which setting decides a refusal: where it stands, and under which names its changes are written down.

use uuid::Uuid;
use vitrine_contract::{ExplainedSetting, SettingKind};
use vitrine_domain::access::{Action, Reason};
use vitrine_store::Asked;

pub(super) struct Cause {
    pub(super) setting: ExplainedSetting,
    /// What the entries of the audit log are about.
    pub(super) subjects: Vec<Uuid>,
    /// The fields that they name.
    pub(super) fields: &'static [&'static str],
}

/// None where no setting could make it otherwise.
pub(super) fn of(asked: &Asked, action: Action, reason: Reason) -> Option<Cause> {
    Some(match reason {
        Reason::CannotSignIn => of_account(asked),
        Reason::NoClientOfTheProject => of_project(asked, &["client_ids"]),
        Reason::NotInvited => of_project(asked, &["is_invited_only", "invited_client_ids"]),
        Reason::NotAMember => of_project(asked, &["member_ids"]),
        Reason::NotActive => of_project(asked, &["is_archived", "is_deleted"]),
        Reason::LevelTooLow { .. } => of_project(asked, &["level"]),
        Reason::PrivilegeNarrowed { .. } => of_project(asked, &["narrowed_privileges"]),
        Reason::GrantMissing(_) => {
            let (id, name) = &asked.person.permission_set;
            let setting = setting(SettingKind::PermissionSet, id.0, name);
            Cause { setting, subjects: vec![id.0, subject(asked)], fields: &["grants", "permission_set_id"] }
        }
        Reason::PrivilegeOff { number } => of_person(
            asked,
            match number {
                1 => &["view_tasks"],
                2 => &["view_progress"],
                _ => &["update_progress"],
            },
        ),
        Reason::NotShared if action.is_of_time() => of_project(asked, &["time_shown"]),
        Reason::NotShared => of_task(asked),
        Reason::StaffOnly | Reason::InternalFinance => return None,
    })
}

fn of_account(asked: &Asked) -> Cause {
    match (&asked.person.deleted, asked.person.is_deactivated) {
        (Some(deleted), _) => Cause {
            setting: setting(SettingKind::DeletedClient, deleted.id.0, &deleted.name),
            subjects: vec![deleted.id.0],
            fields: &["is_deleted"],
        },
        (None, true) => of_person(asked, &["is_deactivated"]),
        (None, false) => of_person(asked, &["username"]),
    }
}

fn of_person(asked: &Asked, fields: &'static [&'static str]) -> Cause {
    let kind = if asked.person.client.is_some() { SettingKind::Client } else { SettingKind::StaffMember };
    Cause { setting: setting(kind, subject(asked), &asked.person.name), subjects: vec![subject(asked)], fields }
}

fn of_project(asked: &Asked, fields: &'static [&'static str]) -> Cause {
    let (id, name) = &asked.project;
    Cause { setting: setting(SettingKind::Project, id.0, name), subjects: vec![id.0], fields }
}

fn of_task(asked: &Asked) -> Cause {
    match &asked.task {
        Some((id, title)) => {
            Cause { setting: setting(SettingKind::Task, id.0, title), subjects: vec![id.0], fields: &["is_team_only"] }
        }
        None => of_project(asked, &[]),
    }
}

/// What entries about a person are about: the client node, of staff the account.
fn subject(asked: &Asked) -> Uuid {
    asked.person.client.as_ref().map_or(asked.facts.account.0, |client| client.id.0)
}

fn setting(kind: SettingKind, id: Uuid, name: &str) -> ExplainedSetting {
    ExplainedSetting { kind, id, name: name.to_owned() }
}
