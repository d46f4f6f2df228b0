//! The list of acts is complete.

use vitrine_domain::ProjectId;
use vitrine_domain::access::{Acts, Facts};
use vitrine_domain::permission::Permission;
use vitrine_store::Project;
use vitrine_store::act::Act;

struct TakeOver;

impl Act for TakeOver {
    const PERMISSION: Permission = Permission::TaskView;
    type Target = Project;
    type Key = ProjectId;

    fn key(target: &Project) -> ProjectId {
        target.id
    }

    fn is_allowed(_: &Project, _: &Facts, _: Acts) -> bool {
        true
    }
}

fn main() {}
