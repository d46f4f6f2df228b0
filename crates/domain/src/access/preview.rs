//! Looking through somebody else's eyes.

use super::Facts;
use crate::permission::Permission;

/// Whether somebody of the staff may see all that this person sees, just as they see it (R31, R74): only if it is nothing that they
/// could not see themselves. Clients are shown to who may see clients; of the staff, one's own account only, with another set.
pub fn may_preview(viewer: &Facts, shown: &Facts) -> bool {
    let may_see_whom = match shown.is_staff() {
        true => shown.account == viewer.account,
        // of the projects that a client sees, staff of some teams see some
        false => viewer.holds(Permission::ClientViewInfo) && viewer.holds(Permission::ProjectViewAll),
    };
    viewer.is_staff()
        && shown.is_live
        && viewer.holds(Permission::PreviewAsClient)
        && may_see_whom
        && viewer.permissions().contains_all(shown.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Side;
    use crate::permission::{Base, Permissions};
    use crate::privilege::Privileges;
    use crate::{AccountId, ClientId};
    use uuid::Uuid;

    fn account(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    fn staff(number: u128, grants: &str) -> Facts {
        Facts::new(account(number), true, Side::Staff, Permissions::from_names(grants))
    }

    fn client(grants: &str) -> Facts {
        let side = Side::Client { node: ClientId(Uuid::from_u128(7)), privileges: Privileges::ALL };
        Facts::new(account(9), true, side, Permissions::from_names(grants))
    }

    #[test]
    fn who_sees_no_less_may_look_through_the_eyes_of_another() {
        let full = "preview.as_client client.view_info project.view_all task.view";
        let cases = [
            (staff(1, full), client("task.view"), true),
            (staff(1, full), client(""), true),
            // R74: what the viewer does not hold, nobody shows them
            (staff(1, full), client("task.view budget.view"), false),
            (staff(1, "preview.as_client project.view_all task.view"), client("task.view"), false),
            (staff(1, "client.view_info project.view_all task.view"), client("task.view"), false),
            (staff(1, "preview.as_client client.view_info task.view"), client("task.view"), false),
            // a set for staff is tried in one's own place, and shows less
            (staff(1, full), staff(1, "task.view"), true),
            (staff(1, full), staff(1, "task.view finance.view"), false),
            (staff(1, full), staff(2, "task.view"), false),
            // clients look through their own eyes
            (client("task.view"), client("task.view"), false),
        ];
        for (viewer, shown, expected) in cases {
            assert_eq!(may_preview(&viewer, &shown), expected, "{viewer:?} as {shown:?}");
        }
    }

    #[test]
    fn who_cannot_sign_in_sees_nothing_that_could_be_shown() {
        let viewer = Facts::new(account(1), true, Side::Staff, Permissions::of_base(Base::Staff));
        let shown = Facts { is_live: false, ..client("task.view") };
        assert!(!may_preview(&viewer, &shown));
    }
}
