### Permission sets: the list, the switches, versions, preview.

sets-client = Client
sets-staff = Employee
sets-choose = Choose a set
sets-choose-detail = It shows what people with it may do, and who has it.
sets-new = New permission set
sets-list = Permission sets
sets-users = { $count ->
    [0] nobody has it
    [one] 1 has it
   *[other] { $count } have it
}

set-base-client = Base: Client
set-base-staff = Base: Employee
set-built-in = Built in
set-name-administrator = Administrator
set-name-project-manager = Project manager
set-name-team-member = Team member
set-name-client = Client
set-name-client-reviewer = Client reviewer
set-free-seat = Free seat
set-facts = Version { $version }, { $count ->
    [0] nobody has it
    [one] 1 has it
   *[other] { $count } have it
}
set-lead-client = { $all } permissions exist for clients. The other { $others } belong to paid seats and cannot be switched on here.
set-lead-staff = Each of the { $all } permissions is switched on its own. Nobody can give what they do not have.
set-built-in-note = Built-in sets stay as they are. Copy this one to change it.
set-view-only = You can look at sets. Changing them needs another permission.
set-copy = Copy
set-name = Name
set-find = Find a permission
set-find-none = No permission is called “{ $query }”.
set-group-count = { $count } of { $all }
set-new-grant = New
set-removed-grant = Removed
set-grant-not-held = You do not have this yourself, so you cannot give it.
set-note = Reason, for the history
set-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
set-save-reach = { $count ->
    [0] Nobody has this set yet.
    [one] 1 has this set. The change is in force at the next click.
   *[other] { $count } have this set. The change is in force at the next click.
}
set-stale = Someone saved this set before you
set-stale-detail = What you changed is still switched as you left it. Look at it again, then save.
set-tabs = Parts of { $name }
set-tab-grants = Permissions
set-tab-history = History
set-tab-accounts = Who has it

## Creating, deleting, leaving

set-create-title = New permission set
set-create-base = For whom
set-create-client = Clients
set-create-client-hint = A free seat. Only what clients can have, nothing else, by no way.
set-create-staff = Employees
set-create-staff-hint = A paid seat. Everything you have yourself.
set-create-from = Begin with
set-create-blank = Nothing switched on
set-create-copy = What “{ $name }” has
set-create-act = Create
set-created = Set created
set-delete-title = Delete { $name }?
set-delete-unused = Nobody has this set. Its history goes with it; the audit log keeps what it was.
set-delete-used = { $count ->
    [one] 1 has this set. Choose what they get instead.
   *[other] { $count } have this set. Choose what they get instead.
}
set-delete-replacement = Set instead
set-delete-alone = There is no other set of this kind. Create one first.
set-deleted = Set deleted
set-leave = Leave without saving?
set-leave-detail = What you switched in { $name } would be lost.
set-leave-act = Leave

## History

set-history-lead = Each save is kept. Choose two to compare them.
set-compare-from = From
set-compare-to = To
set-compare-added = Added
set-compare-removed = Removed
set-compare-same = Both grant the same.
set-compare-renamed = Renamed from { $old } to { $new }
set-version = Version { $number }
set-version-by = by { $name }
set-version-first = as it came
set-version-created = Created with { $count ->
    [one] 1 permission
   *[other] { $count } permissions
}

## Who has it

set-accounts-none = Nobody has this set
set-accounts-none-detail = Give it to a client on their Access tab.
set-accounts-more = and { $count } more, or some that you may not see
set-account-virtual = no login
set-grants-of = { $count } of { $all } client permissions
set-open = Open { $name }
client-edit-permissions = Edit permissions

## Groups of permissions

grant-group-tasks = Tasks
grant-group-approvals = Approvals
grant-group-time = Time
grant-group-projects = Projects and docs
grant-group-together = Discussions and requests
grant-group-reports = Reports and budgets
grant-group-people = People and export
grant-group-clients = Clients
grant-group-admin = Administration

## Each permission, and what it means

grant-project-view_overview = Project overview
grant-project-view_overview-help = Opens the projects that are shown to them. Without it, everything in a project is closed.
grant-project-attach = Attach to a project
grant-project-attach-help = Upload files to a project as a whole.
grant-task-view = View tasks
grant-task-view-help = Opens the board and its tasks, without money. Everything else about tasks needs it too.
grant-task-view_progress = View progress
grant-task-view_progress-help = Progress updates on tasks, how far they are, and comments of others.
grant-task-comment = Comment
grant-task-comment-help = Write comments on tasks that they see.
grant-task-progress_update = Update progress
grant-task-progress_update-help = Add a progress update. What the team wrote stays in the history.
grant-task-create = Create tasks
grant-task-create-help = Add tasks to boards at the level Full.
grant-task-edit_status = Change status
grant-task-edit_status-help = Move tasks between columns at the level Full.
grant-task-edit_assignee = Change assignee
grant-task-edit_assignee-help = Say who does a task, at the level Full.
grant-task-edit_dates = Change dates
grant-task-edit_dates-help = Set when a task is due, at the level Full.
grant-task-check = Check off
grant-task-check-help = Tick the points of a task’s checklist, at the level Full.
grant-task-attach = Attach files
grant-task-attach-help = Upload files to tasks that they see.
grant-discussion-start = Start a discussion
grant-discussion-start-help = Begin a discussion in a project that they see.
grant-discussion-reply = Reply
grant-discussion-reply-help = In discussions that are shared with them.
grant-doc-view_shared = Read shared docs
grant-doc-view_shared-help = Only docs that someone shared with them, one by one.
grant-doc-comment_shared = Comment on shared docs
grant-doc-comment_shared-help = Only on docs that someone shared with them.
grant-doc-edit_shared = Edit shared docs
grant-doc-edit_shared-help = Only docs that someone shared with them, at the level Full.
grant-workflow-start = Start a request
grant-workflow-start-help = In request forms that clients can begin.
grant-workflow-view_own = See own requests
grant-workflow-view_own-help = Those that they asked for or are to answer.
grant-workflow-transition = Move own requests on
grant-workflow-transition-help = Take the next step where it is theirs to take.
grant-workflow-comment = Comment on requests
grant-workflow-comment-help = On requests that they see.
grant-approval-act = Approve (OK)
grant-approval-act-help = They are asked by mail and can press OK.
grant-approval-request_changes = Request changes
grant-approval-request_changes-help = Send a task back and say what should change.
grant-time-view_summary = See the summary
grant-time-view_summary-help = The time worked, where a project shows it.
grant-time-view_entries = See single entries
grant-time-view_entries-help = Entry by entry, where a project shows time.
grant-time-view_person = See who worked
grant-time-view_person-help = The name beside each entry.
grant-budget-view = Budget, when opened
grant-budget-view-help = Only budgets that were opened for them.
grant-budget-view_services = Budget services
grant-budget-view_services-help = The lines of a budget that was opened for them, with quantity and price.
grant-report-view_shared = Shared reports
grant-report-view_shared-help = Reports that are visible to them, with their own rows only.
grant-report-use_prompts = Change prompted filters
grant-report-use_prompts-help = Ask a shared report another question, within what they see.
grant-dashboard-view_shared = Shared dashboards
grant-dashboard-view_shared-help = Dashboards that are visible to them.
grant-people-view_team = See the team
grant-people-view_team-help = Who works on a project that they see.
grant-people-view_colleagues = See colleagues
grant-people-view_colleagues-help = Other people of their own company on the same project.
grant-export-own = Export
grant-export-own-help = Download what they see as a file.
grant-api-token = API token
grant-api-token-help = Read what they see with a program of their own.
grant-people-manage_own = Manage own account
grant-people-manage_own-help = Change their own password and details.
grant-client-view_info = View client info
grant-client-view_info-help = The list of clients, with contact details and access. Without it, only names on projects.
grant-client-add = Add clients
grant-client-add-help = Add clients to the tree.
grant-client-edit = Edit clients
grant-client-edit-help = Change and move clients, their sign-in and their permissions.
grant-client-delete = Delete clients
grant-client-delete-help = Delete and restore clients with everything below them.
grant-client-import = Import clients
grant-client-import-help = Add and update many clients from a file.
grant-permission_set-view = View permission sets
grant-permission_set-view-help = See what sets grant, who has them and how they changed.
grant-permission_set-manage = Manage permission sets
grant-permission_set-manage-help = Create, change and delete sets, within what they have themselves.
grant-project-view_all = All projects
grant-project-view_all-help = Every project of the workspace. Without it, only those whose team they are on.
grant-project-create = Create projects
grant-project-create-help = Start new projects.
grant-project-edit = Edit projects
grant-project-edit-help = Clients, portal access, time and dates of projects.
grant-project-delete = Delete projects
grant-project-delete-help = Delete and restore projects.
grant-project-edit_columns = Edit boards
grant-project-edit_columns-help = Add, rename, move and delete the columns of a board.
grant-project-view_audience = See who sees what
grant-project-view_audience-help = The names of those who see a project, and how much.
grant-project-share_across_roots = Share between companies
grant-project-share_across_roots-help = Put clients of different companies on one project.
grant-task-edit = Edit tasks
grant-task-edit-help = Titles, descriptions and what clients see of a task.
grant-task-delete = Delete tasks
grant-task-delete-help = Delete and restore tasks.
grant-finance-view = View internal finance
grant-finance-view-help = Cost, rates, margin and revenue. Never shown to clients.
grant-finance-edit = Edit internal finance
grant-finance-edit-help = Change cost, rates and budgets.
grant-preview-as_client = Preview as a client
grant-preview-as_client-help = See the portal as a client sees it, within what they see themselves. Nothing is changed.
grant-audit-view = View the audit log
grant-audit-view-help = Who changed what, and when.
grant-staff-manage = Manage employees
grant-staff-manage-help = Invite, deactivate and give permission sets to employees.
grant-workspace-manage = Manage the workspace
grant-workspace-manage-help = Its name, mail and other settings.

## In the audit log

audit-permission_set-created = { $actor } created the permission set { $subject }
audit-permission_set-updated = { $actor } changed the permission set { $subject }
audit-permission_set-deleted = { $actor } deleted the permission set { $subject }
audit-act-permission_set-created = Permission set created
audit-act-permission_set-updated = Permission set changed
audit-act-permission_set-deleted = Permission set deleted
audit-field-grants = Permissions
audit-field-note = Reason
audit-field-base = For whom
audit-field-replacement = Set instead
audit-field-accounts_moved = Accounts that got it

## Trying a set out, and looking through the eyes of a client

set-try = Try it out
set-try-save-first = Save first, then try it out
set-try-place = A client sees what their place in the tree and their privileges open. Choose whose to take; nothing is changed, and they are not told.
set-try-whose = In whose place
preview-act = Preview as { $name }
preview-virtual = This client cannot sign in.
audit-preview-started = { $actor } looked through the eyes of { $subject }
audit-act-preview-started = Preview started

## The frame of a preview

preview-title = Preview
preview-as = You see the portal as
preview-set = with the set { $set }
preview-staff = You see the app as an employee with the set { $set }
preview-rules = Nothing is marked as seen. Buttons change nothing.
preview-leave = Leave preview
preview-switch = See as someone else
preview-switch-detail = Choose another client who can sign in. The new look is recorded in the audit log, and they are not told.
preview-switch-whose = In whose place
preview-switch-holder = Has this permission set
preview-switch-act = Preview
preview-phone = Phone size
preview-hidden = Show what is hidden
preview-hidden-title = Hidden from { $name }
preview-hidden-of-project = What { $name } does not see of this project. Only you are told.
preview-hidden-of-projects = The projects that lead to { $name } and are not shown. Only you are told.
preview-hidden-none = Nothing is hidden here
preview-hidden-none-detail = Nothing that you may see is hidden from { $name }.
