//! What the audit log records.

macro_rules! deeds {
    ($($group:ident { $($deed:ident $name:literal,)* })*) => {
        /// Something that was done and is recorded. The log keeps the name, which never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Deed { $($($deed,)*)* }

        /// What a deed is done with, for whoever looks for one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum DeedGroup { $($group,)* }

        impl DeedGroup {
            pub const ALL: &[Self] = &[$(Self::$group,)*];

            /// In the order in which they are offered.
            pub fn deeds(self) -> &'static [Deed] {
                match self { $(Self::$group => &[$(Deed::$deed,)*],)* }
            }
        }

        impl Deed {
            pub fn name(self) -> &'static str {
                match self { $($(Self::$deed => $name,)*)* }
            }
        }
    };
}

deeds! {
    Sessions {
        SessionStarted "session.started",
        SessionStartedByLink "session.started_by_link",
        SessionEnded "session.ended",
        SessionRevoked "session.revoked",
        SessionOthersRevoked "session.others_revoked",
    }
    Accounts {
        AccountUpdated "account.updated",
        AccountPasswordChanged "account.password_changed",
        AccountPasswordReset "account.password_reset",
        AccountSecondFactorOn "account.second_factor_on",
        AccountSecondFactorOff "account.second_factor_off",
        AccountSecondFactorReset "account.second_factor_reset",
        AccountRecoveryCodesRenewed "account.recovery_codes_renewed",
        AccountNotificationsSet "account.notifications_set",
    }
    Staff {
        StaffInvited "staff.invited",
        StaffUpdated "staff.updated",
        StaffDeactivated "staff.deactivated",
        StaffReactivated "staff.reactivated",
        InvitationRenewed "invitation.renewed",
        InvitationWithdrawn "invitation.withdrawn",
        InvitationAccepted "invitation.accepted",
    }
    Clients {
        ClientCreated "client.created",
        ClientUpdated "client.updated",
        ClientFinanceSet "client.finance_set",
        ClientInvited "client.invited",
        ClientInvitationWithdrawn "client.invitation_withdrawn",
        ClientMoved "client.moved",
        ClientDeleted "client.deleted",
        ClientRestored "client.restored",
        ClientPurged "client.purged",
    }
    PermissionSets {
        PermissionSetCreated "permission_set.created",
        PermissionSetUpdated "permission_set.updated",
        PermissionSetDeleted "permission_set.deleted",
        PermissionSetSecondFactorDemanded "permission_set.second_factor_demanded",
        PreviewStarted "preview.started",
        PreviewEnded "preview.ended",
    }
    Projects {
        ProjectCreated "project.created",
        ProjectUpdated "project.updated",
        ProjectClientsSet "project.clients_set",
        ProjectAccessSet "project.access_set",
        ProjectFieldsSet "project.fields_set",
        ProjectFinanceSet "project.finance_set",
        ProjectDeleted "project.deleted",
        ProjectRestored "project.restored",
        TemplateCreated "project_template.created",
        TemplateUpdated "project_template.updated",
        TemplateDeleted "project_template.deleted",
    }
    Columns {
        ColumnCreated "column.created",
        ColumnUpdated "column.updated",
        ColumnMoved "column.moved",
        ColumnDeleted "column.deleted",
    }
    Tasks {
        TaskCreated "task.created",
        TaskUpdated "task.updated",
        TaskFieldsSet "task.fields_set",
        TaskFinanceSet "task.finance_set",
        TaskMoved "task.moved",
        TaskAssigned "task.assigned",
        TaskChecklistChanged "task.checklist_changed",
        TaskChecked "task.checked",
        TaskDependenciesChanged "task.dependencies_changed",
        TimeLogged "time.logged",
        TimeChanged "time.changed",
        TimeDeleted "time.deleted",
        TaskDeleted "task.deleted",
        TaskRestored "task.restored",
        TaskProgressUpdated "task.progress_updated",
        CommentAdded "comment.added",
        CommentEdited "comment.edited",
        CommentRemoved "comment.removed",
    }
    Approvals {
        ApprovalRequested "approval.requested",
        ApprovalWithdrawn "approval.withdrawn",
        ApprovalGiven "approval.given",
        ApprovalChangesRequested "approval.changes_requested",
    }
    Files {
        FileAttached "file.attached",
        FileUpdated "file.updated",
        FileVersionAdded "file.version_added",
        FileVersionRestored "file.version_restored",
        FileVersionPurged "file.version_purged",
        FileDeleted "file.deleted",
        FileRestored "file.restored",
        FilePurged "file.purged",
    }
    CustomFields {
        CustomFieldCreated "custom_field.created",
        CustomFieldUpdated "custom_field.updated",
        CustomFieldMoved "custom_field.moved",
        CustomFieldDeleted "custom_field.deleted",
    }
    Workspace {
        WorkspaceSetUp "workspace.set_up",
        WorkspaceSignInOptionsSet "workspace.sign_in_options_set",
        WorkspaceClientDefaultsSet "workspace.client_defaults_set",
        MailHandedOver "mail.handed_over",
        MailRetried "mail.retried",
    }
}

impl Deed {
    pub fn all() -> impl Iterator<Item = Self> {
        DeedGroup::ALL.iter().flat_map(|group| group.deeds()).copied()
    }

    /// That which makes its subject.
    pub fn is_creation(self) -> bool {
        matches!(
            self,
            Self::ClientCreated | Self::ProjectCreated | Self::TaskCreated | Self::StaffInvited | Self::WorkspaceSetUp
        )
    }

    /// Done to finance, which not everybody may know of.
    pub fn is_financial(self) -> bool {
        matches!(self, Self::ClientFinanceSet | Self::ProjectFinanceSet | Self::TaskFinanceSet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_has_a_name_of_its_own() {
        let names: HashSet<&str> = Deed::all().map(Deed::name).collect();
        assert_eq!(names.len(), Deed::all().count());
        assert!(names.iter().all(|name| name.split('.').count() == 2));
    }
}
