//! The acts that change something. One marker each, named after the verb; it says which grant it needs and what it is done to.

use crate::accounts::{OwnSession, Profile, SecondFactorDemand};
use crate::evidence::Workspace;
use crate::mails::Mail;
use crate::{
    Client, Column, Comment, CustomField, Deletion, FileVersion, PermissionSet, Preview, Project, ProjectAccess,
    ProjectTemplate, Round, StaffMember, StoredFile, Task, TimeEntry, Timer,
};
use std::fmt;
use uuid::Uuid;
use vitrine_domain::access::{Action, Acts, Facts};
use vitrine_domain::approval::{Decision, may_decide};
use vitrine_domain::permission::Permission;
use vitrine_domain::template::sees_templates;
use vitrine_domain::{
    AccountId, ApprovalId, ClientId, ColumnId, CommentId, DeletionId, FieldId, FileId, FileVersionId, PermissionSetId,
    PreviewId, ProjectId, SessionId, TaskId, TemplateId, TimeEntryId,
};

mod sealed {
    pub trait Sealed {}
}

/// Something that can be granted. Sealed: the list below is complete.
pub trait Act: sealed::Sealed {
    /// The grant that a refusal names.
    const PERMISSION: Permission;
    /// What it is done to.
    type Target: Clone;
    /// Which one of those.
    type Key: Copy + fmt::Debug;

    fn key(target: &Self::Target) -> Self::Key;
    fn is_allowed(target: &Self::Target, facts: &Facts, acts: Acts) -> bool;
}

macro_rules! acts {
    ($($(#[$meta:meta])* $act:ident($target:ty) -> $key:ty $(, $field:ident)? = $how:ident $what:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $act;

        impl sealed::Sealed for $act {}

        impl Act for $act {
            const PERMISSION: Permission = acts!(@permission $how $what);
            type Target = $target;
            type Key = $key;

            fn key(_target: &$target) -> $key {
                acts!(@key _target $($field)?)
            }

            fn is_allowed(_target: &$target, _facts: &Facts, _acts: Acts) -> bool {
                acts!(@allowed $how $what, _target, _facts, _acts)
            }
        }
    )*};
    (@key $target:ident $field:ident) => { $target.$field };
    (@key $target:ident) => { () };
    (@permission holds $what:ident) => { Permission::$what };
    (@permission own $what:ident) => { Permission::$what };
    (@permission may $what:ident) => { acts!(@named $what) };
    (@allowed holds $what:ident, $target:ident, $facts:ident, $acts:ident) => { $facts.holds(Permission::$what) };
    (@allowed own $what:ident, $target:ident, $facts:ident, $acts:ident) => { true };
    (@allowed decides $what:ident, $target:ident, $facts:ident, $acts:ident) => { may_decide($facts, $acts, Decision::$what) };
    (@allowed may $what:ident, $target:ident, $facts:ident, $acts:ident) => { $acts.contains(Action::$what) };
    (@allowed changes $what:ident, $target:ident, $facts:ident, $acts:ident) => { $target.may_change($acts) };
    (@allowed purges $what:ident, $target:ident, $facts:ident, $acts:ident) => { $target.may_purge($acts) };
    (@allowed copies $what:ident, $target:ident, $facts:ident, $acts:ident) => { sees_templates($facts) && $acts.contains(Action::ViewBoard) };
    (@permission copies $what:ident) => { Permission::$what };
    (@allowed uses $what:ident, $target:ident, $facts:ident, $acts:ident) => { $target.may_be_used($facts) };
    (@permission uses $what:ident) => { Permission::$what };
    (@permission changes $what:ident) => { Permission::$what };
    (@allowed says $what:ident, $target:ident, $facts:ident, $acts:ident) => { $target.share.$what };
    (@permission says takes_words) => { Permission::TaskComment };
    (@permission says takes_files) => { Permission::TaskAttach };
    (@permission purges $what:ident) => { Permission::$what };
    (@permission decides Ok) => { Permission::ApprovalAct };
    (@permission decides RequestChanges) => { Permission::ApprovalRequestChanges };
    (@named CreateTask) => { Permission::TaskCreate };
    (@named EditTaskStatus) => { Permission::TaskEditStatus };
    (@named EditTaskAssignee) => { Permission::TaskEditAssignee };
    (@named CheckTask) => { Permission::TaskCheck };
    (@named EditTaskDates) => { Permission::TaskEditDates };
    (@named CommentOnTask) => { Permission::TaskComment };
    (@named UpdateProgress) => { Permission::TaskProgressUpdate };
    (@named EditComment) => { Permission::TaskComment };
    (@named RemoveComment) => { Permission::TaskComment };
    (@named EditTask) => { Permission::TaskEdit };
    (@named DeleteTask) => { Permission::TaskDelete };
    (@named LogTime) => { Permission::ProjectViewOverview };
    (@named EditTime) => { Permission::ProjectEdit };
    (@named EditColumns) => { Permission::ProjectEditColumns };
    (@named EditProject) => { Permission::ProjectEdit };
    (@named DeleteProject) => { Permission::ProjectDelete };
    (@named AttachToProject) => { Permission::ProjectAttach };
    (@named AttachToTask) => { Permission::TaskAttach };
    (@named ViewTask) => { Permission::TaskView };
}

// `holds`: a grant decides. `may`: the access rule decides, of which the grant is one gate. `own`: only its owner sees it. `decides`: it
// is asked of clients alone. `says`: the rule was asked when the thing was read, which has the answer. `changes`: a file, which is its
// uploader's own as well. `purges`: a file, for good. `copies`: a project, as far as they see
// it, into what they begin projects with. `uses`: the template knows what making it by hand takes.
acts! {
    ChangePassword(Profile) -> AccountId, account = holds PeopleManageOwn;
    MarkNotifications(Workspace) -> () = own PeopleManageOwn;
    EditProfile(Profile) -> AccountId, account = holds PeopleManageOwn;
    DemandSecondFactor(SecondFactorDemand) -> PermissionSetId, permission_set = holds PermissionSetManage;
    SetUpSecondFactor(Profile) -> AccountId, account = holds PeopleManageOwn;
    RevokeSession(OwnSession) -> SessionId, id = own PeopleManageOwn;
    RevokeOtherSessions(Profile) -> AccountId, account = own PeopleManageOwn;
    HandOverMail(Mail) -> Uuid, id = holds WorkspaceManage;
    RetryMail(Mail) -> Uuid, id = holds WorkspaceManage;
    SetSignInOptions(Workspace) -> () = holds WorkspaceManage;
    SetClientDefaults(Workspace) -> () = holds WorkspaceManage;
    SetNotificationSettings(Profile) -> AccountId, account = own PeopleManageOwn;
    AddClient(Workspace) -> () = holds ClientAdd;
    ImportClients(Workspace) -> () = holds ClientImport;
    AddCustomField(Workspace) -> () = holds WorkspaceManage;
    EditCustomField(CustomField) -> FieldId, id = holds WorkspaceManage;
    SetClientFinance(Client) -> ClientId, id = holds FinanceEdit;
    SetProjectFinance(Project) -> ProjectId, id = holds FinanceEdit;
    SetTaskFinance(Task) -> TaskId, id = holds FinanceEdit;
    SetProjectValues(Project) -> ProjectId, id = may EditProject;
    SetTaskValues(Task) -> TaskId, id = may EditTaskStatus;
    EditClient(Client) -> ClientId, id = holds ClientEdit;
    MoveClient(Client) -> ClientId, id = holds ClientEdit;
    ResetSecondFactor(Client) -> ClientId, id = holds ClientEdit;
    InviteClient(Client) -> ClientId, id = holds ClientEdit;
    DeleteClient(Client) -> ClientId, id = holds ClientDelete;
    PurgeClient(Deletion) -> DeletionId, id = holds ClientDelete;
    RestoreClient(Deletion) -> DeletionId, id = holds ClientDelete;
    CreatePermissionSet(Workspace) -> () = holds PermissionSetManage;
    EditPermissionSet(PermissionSet) -> PermissionSetId, id = holds PermissionSetManage;
    DeletePermissionSet(PermissionSet) -> PermissionSetId, id = holds PermissionSetManage;
    InviteStaff(Workspace) -> () = holds StaffManage;
    EditStaff(StaffMember) -> AccountId, account = holds StaffManage;
    StartPreview(Workspace) -> () = holds PreviewAsClient;
    EndPreview(Preview) -> PreviewId, id = holds PreviewAsClient;
    CreateProject(Workspace) -> () = holds ProjectCreate;
    EditProject(Project) -> ProjectId, id = may EditProject;
    EditProjectAccess(ProjectAccess) -> ProjectId, project = may EditProject;
    DeleteProject(Project) -> ProjectId, id = may DeleteProject;
    RestoreProject(Project) -> ProjectId, id = may DeleteProject;
    SaveTemplate(Project) -> ProjectId, id = copies ProjectCreate;
    EditTemplate(ProjectTemplate) -> TemplateId, id = holds ProjectCreate;
    DeleteTemplate(ProjectTemplate) -> TemplateId, id = holds ProjectCreate;
    UseTemplate(ProjectTemplate) -> TemplateId, id = uses ProjectEditColumns;
    AddColumn(Project) -> ProjectId, id = may EditColumns;
    EditColumn(Column) -> ColumnId, id = may EditColumns;
    NameApprovers(Project) -> ProjectId, id = may EditColumns;
    DeleteColumn(Column) -> ColumnId, id = may EditColumns;
    CreateTask(Project) -> ProjectId, id = may CreateTask;
    MoveTask(Task) -> TaskId, id = may EditTaskStatus;
    EditTask(Task) -> TaskId, id = may EditTask;
    EditTaskDates(Task) -> TaskId, id = may EditTaskDates;
    CheckTask(Task) -> TaskId, id = may CheckTask;
    AssignTask(Task) -> TaskId, id = may EditTaskAssignee;
    LogTime(Project) -> ProjectId, id = may LogTime;
    EditTimeEntry(TimeEntry) -> TimeEntryId, id = may EditTime;
    StopTimer(Timer) -> AccountId, account = own ProjectViewOverview;
    DeleteTask(Task) -> TaskId, id = may DeleteTask;
    RestoreTask(Task) -> TaskId, id = may DeleteTask;
    /// What a new task needs to be put before its clients: that whoever made it sees it.
    AskApproval(Task) -> TaskId, id = may ViewTask;
    AttachToProject(Project) -> ProjectId, id = may AttachToProject;
    AttachToTask(Task) -> TaskId, id = may AttachToTask;
    SendFile(StoredFile) -> FileId, id = may AttachToTask;
    EditFile(StoredFile) -> FileId, id = changes TaskEdit;
    DeleteFile(StoredFile) -> FileId, id = changes TaskEdit;
    RestoreFile(StoredFile) -> FileId, id = changes TaskEdit;
    PurgeFile(StoredFile) -> FileId, id = purges TaskEdit;
    AddFileVersion(StoredFile) -> FileId, id = changes TaskEdit;
    RestoreFileVersion(FileVersion) -> FileVersionId, id = changes TaskEdit;
    PurgeFileVersion(FileVersion) -> FileVersionId, id = purges TaskEdit;
    ApproveRound(Round) -> ApprovalId, id = decides Ok;
    RequestChanges(Round) -> ApprovalId, id = decides RequestChanges;
    CommentInRound(Round) -> ApprovalId, id = says takes_words;
    AttachInRound(Round) -> ApprovalId, id = says takes_files;
    UpdateProgress(Task) -> TaskId, id = may UpdateProgress;
    CommentOnTask(Task) -> TaskId, id = may CommentOnTask;
    EditComment(Comment) -> CommentId, id = may EditComment;
    RemoveComment(Comment) -> CommentId, id = may RemoveComment;
}
