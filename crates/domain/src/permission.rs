//! Grants, and sets of them.

use std::fmt;

macro_rules! permissions {
    ($($variant:ident $name:literal,)*) => {
        /// One grant, named after what it lets a person do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission { $($variant,)* }

        impl Permission {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Stable and public, such as `task.view`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Unknown names are none: an unknown grant grants nothing.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            #[expect(clippy::as_conversions, reason = "the number of a variant without fields, below 128")]
            fn bit(self) -> u128 {
                1 << (self as u32)
            }
        }
    };
}

permissions! {
    // What a client's set may hold; a strict subset of all.
    ProjectViewOverview "project.view_overview",
    ProjectAttach "project.attach",
    TaskView "task.view",
    TaskViewProgress "task.view_progress",
    TaskComment "task.comment",
    TaskProgressUpdate "task.progress_update",
    TaskCreate "task.create",
    TaskEditStatus "task.edit_status",
    TaskEditAssignee "task.edit_assignee",
    TaskEditDates "task.edit_dates",
    TaskCheck "task.check",
    TaskAttach "task.attach",
    DiscussionStart "discussion.start",
    DiscussionReply "discussion.reply",
    DocViewShared "doc.view_shared",
    DocCommentShared "doc.comment_shared",
    DocEditShared "doc.edit_shared",
    WorkflowStart "workflow.start",
    WorkflowViewOwn "workflow.view_own",
    WorkflowTransition "workflow.transition",
    WorkflowComment "workflow.comment",
    ApprovalAct "approval.act",
    ApprovalRequestChanges "approval.request_changes",
    TimeViewSummary "time.view_summary",
    TimeViewEntries "time.view_entries",
    TimeViewPerson "time.view_person",
    BudgetView "budget.view",
    BudgetViewServices "budget.view_services",
    ReportViewShared "report.view_shared",
    ReportUsePrompts "report.use_prompts",
    DashboardViewShared "dashboard.view_shared",
    PeopleViewTeam "people.view_team",
    PeopleViewColleagues "people.view_colleagues",
    ExportOwn "export.own",
    ApiToken "api.token",
    PeopleManageOwn "people.manage_own",
    // Staff only.
    ClientViewInfo "client.view_info",
    ClientAdd "client.add",
    ClientEdit "client.edit",
    ClientDelete "client.delete",
    ClientImport "client.import",
    PermissionSetView "permission_set.view",
    PermissionSetManage "permission_set.manage",
    ProjectViewAll "project.view_all",
    ProjectCreate "project.create",
    ProjectEdit "project.edit",
    ProjectDelete "project.delete",
    ProjectEditColumns "project.edit_columns",
    ProjectViewAudience "project.view_audience",
    ProjectShareAcrossRoots "project.share_across_roots",
    TaskEdit "task.edit",
    TaskDelete "task.delete",
    FinanceView "finance.view",
    FinanceEdit "finance.edit",
    PreviewAsClient "preview.as_client",
    AuditView "audit.view",
    StaffManage "staff.manage",
    WorkspaceManage "workspace.manage",
}

impl Permission {
    /// Whether the client base offers it. Clients hold no other grant, whatever a set says.
    pub fn is_for_clients(self) -> bool {
        self <= Self::PeopleManageOwn
    }
}

/// Which side a permission set, and with it an account, belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    Staff,
    Client,
}

/// A set of grants. Sets are combined by meeting only, so that another layer can narrow and never widen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Permissions(u128);

impl Permissions {
    pub const NONE: Self = Self(0);

    /// Everything the base offers.
    pub fn of_base(base: Base) -> Self {
        Permission::ALL.iter().copied().filter(|p| base == Base::Staff || p.is_for_clients()).collect()
    }

    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn contains(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    pub fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |p| self.contains(*p))
    }

    /// From names divided by spaces, as stored. Unknown names grant nothing.
    pub fn from_names(names: &str) -> Self {
        names.split_ascii_whitespace().filter_map(Permission::from_name).collect()
    }

    /// Names divided by spaces, in a fixed order.
    pub fn to_names(self) -> String {
        self.iter().map(Permission::name).collect::<Vec<_>>().join(" ")
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(iter: I) -> Self {
        Self(iter.into_iter().fold(0, |bits, p| bits | p.bit()))
    }
}

impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_base_is_a_strict_subset_of_36_grants() {
        let (client, staff) = (Permissions::of_base(Base::Client), Permissions::of_base(Base::Staff));
        assert_eq!(client.iter().count(), 36);
        assert!(staff.contains_all(client) && client != staff);
    }

    #[test]
    fn names_survive_and_unknown_ones_grant_nothing() {
        let all = Permissions::of_base(Base::Staff);
        assert_eq!(Permissions::from_names(&all.to_names()), all);
        assert_eq!(Permissions::from_names("task.fly  everything *"), Permissions::NONE);
    }
}
