### Clients: the tree, one client, import, recycle bin, audit log.

client-top = No parent (top of the tree)
client-picker-placeholder = Name, username or e-mail

## The tree

clients-tree = Client tree
clients-find = Find a client
clients-counts = { $clients ->
    [one] 1 client
   *[other] { $clients } clients
}, { $logins ->
    [0] nobody can log in
    [one] 1 can log in
   *[other] { $logins } can log in
}
clients-found = { $count ->
    [0] No client found
    [one] 1 client found
   *[other] { $count } clients found
}
clients-open-all = Open all
clients-close-all = Close all
clients-can-log-in = Can log in
clients-virtual = Virtual
clients-partial = Not all of a very large group is shown. Find names the rest.
clients-none = No client yet
clients-none-detail = A client is a company, a part of one, or a person. Add the first, or import a list.
clients-choose = Choose a client
clients-choose-detail = Its details and its access open here.
clients-no-match = Nobody by that name
clients-no-match-detail = Look for part of a name, a username or an e-mail address.

## One client

client-new = New client
client-new-below = New client below
client-free-seat = Free seat
client-last-seen = last seen { $when }
client-never-seen = never signed in
client-tabs = Parts of { $name }
client-tab-basic = Basic
client-tab-access = Access
client-tab-fields = Custom fields
client-tab-preferences = Preferences
client-tab-projects = Projects
client-tab-activity = Activity
client-sees = What { $name } sees with these settings
client-sees-unsaved = As it would be once this is saved.
client-sees-checking = Checking…
client-sees-unfinished = This cannot be saved as it stands.
client-sees-all = All their projects, and why
client-sees-somebody = this client
client-does-progress = Sees progress and what others write
client-does-no-progress = Does not see progress or what others write
client-does-comment = Comments on tasks
client-does-no-comment = Cannot comment on tasks
client-does-update = Updates progress
client-does-no-update = Cannot update progress
client-does-edit = Changes the status of tasks
client-does-no-edit = Cannot change the status of tasks
client-does-time = Sees time worked
client-does-no-time = Does not see time worked
client-does-time-entries = Reads each entry of time and its note
client-does-no-time-entries = Does not read single entries of time
client-does-on = (on { $count } of { $all })
client-narrowest-narrowing = On { $projects }, the project itself leaves less of these privileges: see its access.
client-narrowest-level = On { $projects } the level narrows most: wider privileges or a wider set would open no more than it allows.
client-narrowest-grant = On { $projects } the permission set narrows most.
client-narrowest-privileges = On { $projects } these privileges narrow most.
client-narrowest-reach = On { $projects } only invited people see anything.
client-projects-lead = The projects that the tree leads { $name } to, and what is seen of each today.
client-projects-virtual = { $name } cannot sign in and sees nothing of them.
client-projects-of = Projects of { $name }
client-projects-via = Through
client-projects-own = Directly
client-projects-sees = Sees
client-projects-why = Why? About { $name }
client-projects-none = No project leads here
client-projects-none-detail = Nothing is shown to { $name }: neither this client nor one above it is on an active project.
client-activity-lead = What was done to this client and by it, newest first.
client-activity-whole = Open in the audit log
client-name = Name
client-kind = Kind
client-email = E-mail
client-phone = Phone
client-parent = Parent
client-at-top = At the top of the tree
client-move = Move under…
client-read-only = You can see this client, but not change it.

client-sign-in = Sign-in
client-username = Username
client-password = Password
client-password-set = Set. Leave blank to keep it.
client-password-help = At least 12 characters. It has to be changed at the first sign-in.
client-sign-in-help = Vitrine never e-mails credentials. Clear both fields to withdraw sign-in: { $name } stays as a virtual client.
client-sign-in-help-virtual = { $name } is virtual and cannot sign in. Give a username and a password to change that.
client-withdraw = Saving withdraws sign-in: { $name } becomes a virtual client, and every session ends at once.
client-nobody-notified = Nobody will be notified. You hand over sign-in details yourself.
client-must-change = Has to choose a password of their own at the next sign-in.

client-set = Permission set

client-privileges = Privileges
client-template = Template
client-template-is = Template: { $name }
client_template-none = Nothing
client_template-none-words = Only overviews, until somebody gives more.
client_template-observer = Observer
client_template-observer-words = Tasks, their progress and what others write.
client_template-collaborator = Collaborator
client_template-collaborator-words = The same, and comments of their own.
client_template-co_manager = Co-manager
client_template-co_manager-words = The same, and updates of progress.
client-template-new = New clients
client-template-new-lead = The privileges that are chosen already when somebody adds a client. The form shows them, and they can be changed there; imports and programs give what they are told to.
client-template-proposed = The workspace begins new clients as { $name }. Change what you like: saved is what stands here.
client-p1 = View task information, excluding financial information
client-p1-hint = Tasks and boards of the projects they reach. Amounts and rates never appear.
client-p2 = View details of progress updates on tasks
client-p2-hint = Who updated what and when, with notes and other people’s comments.
client-p3 = Do progress updates on tasks
client-p3-hint = Their update is added next to yours; it never replaces it.
client-p3-comment = Comment only
client-p3-full = Comment and update progress
client-offer = With a login and no privilege, only overviews are seen, whatever the level of a project.
client-offer-act = Give the privileges of { $name }
client-p1-first = Without the first privilege the other two show nothing.
client-reports-too = Privileges alone show no report. A report has to be shared with the client as well.

client-changes = { $count ->
    [one] 1 change: { $names }
   *[other] { $count } changes: { $names }
}
client-field-credentials = sign-in
client-field-name = name
client-field-kind = kind
client-field-email = e-mail
client-field-phone = phone
client-field-privileges = privileges
client-field-set = permission set
client-field-preferences = preferences
client-field-custom = custom fields

client-pref-help = The app follows this wherever the person signs in.

client-stale = Someone changed { $name } in the meantime
client-stale-detail = What you changed is still here and not saved. Fields that you did not touch show the newest version.
client-stale-keep = Keep my changes
client-stale-reload = Discard mine
client-leave = Leave without saving?
client-leave-detail = Your changes to { $name } are not saved.
client-leave-act = Discard changes

## Moving

move-title = Move { $name }
move-lead = Everything below moves along. Who sees which projects follows from the new place.
move-to = New parent
move-done = { $name } moved

## Deleting

delete-title = Delete { $name }?
delete-takes = { $clients ->
    [one] This client goes to the recycle bin.
   *[other] { $clients } clients go to the recycle bin: this one and all below it.
}
delete-logins = { $logins ->
    [0] Nobody loses a login.
    [one] 1 person is signed out at once and cannot log in any more.
   *[other] { $logins } people are signed out at once and cannot log in any more.
}
delete-projects = { $projects ->
    [0] No project is affected.
    [one] 1 project is kept.
   *[other] { $projects } projects are kept.
}
delete-done = { $name } deleted

## Creating

create-title = New client
create-parts = Parts of the form
create-virtual = Virtual
create-virtual-hint = Cannot sign in. A username and a password can be given later.
create-another = Add another
create-act = Create client
create-done = { $name } created

## Recycle bin

bin-title = Recycle bin
bin-lead = Deleted clients with everything that was below them. Restoring brings back what they saw; old sessions stay ended.
bin-empty = The recycle bin is empty
bin-empty-detail = Deleted clients stay here until someone restores them.
bin-client = Client
bin-place = Where it stood
bin-deleted = Deleted
bin-by = by { $name }
bin-takes = Comes back
bin-clients = { $count ->
    [one] 1 client
   *[other] { $count } clients
}
bin-logins = { $count ->
    [0] no login
    [one] 1 login
   *[other] { $count } logins
}
bin-projects = { $count ->
    [0] no project
    [one] 1 project
   *[other] { $count } projects
}
bin-parent-gone = Its parent is deleted too
bin-restore = Restore { $name }
bin-restore-place = The client above { $name } is in the recycle bin. Choose another place.
bin-purge = Delete for good
bin-purge-of = Delete { $name } for good
bin-purge-title = Delete { $name } for good?
bin-purge-detail = This cannot be undone. Names, contact data and custom fields are erased, also of clients below that were deleted earlier. Usernames are free again. The audit log keeps what it recorded.
bin-purge-type = Type the name { $name } to confirm
bin-purged = { $name } deleted for good
audit-client-purged = { $actor } deleted { $subject } for good
audit-act-client-purged = Client deleted for good
audit-field-clients_purged = Clients deleted for good
bin-restored = { $name } restored

## Import

import-title = Import clients
import-steps = Steps
import-step-upload = Upload
import-step-match = Match columns
import-step-check = Check
import-step-import = Import
import-step-done = done
import-sample = Sample file
import-drop = Drop a CSV file here
import-drop-detail = Comma or semicolon, UTF-8, with a row of headers. Excel: File, Save as, “CSV UTF-8”.
import-choose = Choose a file
import-reading = Reading { $name }…
import-unreadable = This file could not be read. Choose it again.
import-columns-known = Columns that are recognised: Name, Parent, Kind, E-mail, Phone, Username, Password, Virtual, Id; also under their French names; and custom fields by their names.
import-nobody = Nobody will be notified.
import-nobody-detail = You hand over sign-in details yourself. Passwords are hashed before anything is stored, and never shown.
import-no-privileges = New clients get no privilege by an import; those that are updated keep theirs.
import-column = Column in the file
import-samples = First values
import-field = Becomes
import-field-ignored = Not imported
import-field-id = Id (updates this client)
import-field-name = Name
import-field-email = E-mail
import-field-phone = Phone
import-field-parent = Parent
import-field-kind = Kind
import-field-username = Username
import-field-password = Password
import-field-virtual = Virtual
import-field-of = { $column } becomes
import-field-twice = Two columns cannot become the same field.
import-name-missing = One column has to become the name.
import-without = Rows without username and password that are not virtual
import-without-problem = Are a problem
import-without-problem-hint = Every row says whether it can log in.
import-without-later = Invite later
import-without-later-hint = They are imported without a login, which you give them later.
import-check-act = Check { $count ->
    [one] 1 row
   *[other] { $count } rows
}
import-file = { $name }, { $count ->
    [one] 1 row
   *[other] { $count } rows
}
import-rows = rows read
import-created = would be created
import-updated = would be updated
import-problems = with problems
import-filter = Show rows
import-filter-all = All
import-verdict-create = New
import-verdict-update = Update
import-verdict-problem = Problem
import-row = Row
import-verdict = Result
import-found = What we found
import-gets-login = Can log in; chooses a password at the first sign-in
import-cannot-log-in = Virtual, cannot log in
import-invite-later = No login yet
import-problem-in = { $column }: { $detail }
import-no-rows = No row of this kind
import-on-problem = When rows have problems
import-stop = All or nothing
import-skip = Skip the rows with problems
import-fix = { $count ->
    [one] Correct 1 problem row in the file and upload it again, or leave that row out.
   *[other] Correct { $count } problem rows in the file and upload it again, or leave those rows out.
}
import-ready = Every row can be imported.
import-nothing = No row can be imported.
import-again = Upload again
import-act = Import { $count ->
    [one] 1 client
   *[other] { $count } clients
}
import-under-way = Importing { $count ->
    [one] 1 client
   *[other] { $count } clients
}…
import-under-way-detail = Passwords are hashed first, then all clients are imported at once. You may leave this page: Earlier imports tells how it goes.
import-hashed = { $hashed } of { $count } passwords hashed
import-interrupted = The server stopped before the import was done. Nothing was imported: import the file again.
import-failed-world_changed = Somebody changed something meanwhile. Nothing was imported: check the file again.
import-failed-problems = Some rows have problems by now. Nothing was imported: check the file again.
import-failed-not_permitted = Whoever began this may no longer import it. Nothing was imported.
import-failed-signed_out = Whoever began this signed out meanwhile. Nothing was imported: import the file again.
import-failed-unavailable = The server could not finish this. Nothing was imported: try again later.
import-done = { $count ->
    [0] Nothing was imported
    [one] 1 client imported
   *[other] { $count } clients imported
}
import-done-created = { $count ->
    [one] 1 created
   *[other] { $count } created
}
import-done-updated = { $count ->
    [one] 1 updated
   *[other] { $count } updated
}
import-done-skipped = { $count ->
    [one] 1 row left out
   *[other] { $count } rows left out
}
import-done-logins = { $count ->
    [0] nobody got a login
    [one] 1 got a login
   *[other] { $count } got a login
}
import-to-clients = See the clients
import-more = Import another file

## Export

export-title = Clients
export-id = ID
export-name = Name
export-parent = Parent
export-kind = Kind
export-email = E-mail
export-phone = Phone
export-username = Username
export-virtual = Virtual
export-permission-set = Permission set
export-view-tasks = Views tasks
export-view-progress = Views progress
export-update-progress = Updates progress
export-time-zone = Time zone
export-language = Language
export-date-format = Date format
export-dashboard-tabs = Landing page
export-last-seen = Last seen
export-created = Created
export-updated = Changed
export-act = Export
export-csv = CSV file
export-xlsx = Excel workbook (XLSX)
export-done = The file is ready.

## The list

clients-view = View
clients-view-tree = Tree
clients-view-list = List
clients-list-count = { $count ->
    [one] 1 client
   *[other] { $count } clients
}
clients-list-none = No client fits
clients-list-none-detail = Remove a filter to see more.
clients-columns = Columns
clients-column-name = Name
clients-column-path = Stands under
clients-column-email = E-mail
clients-column-phone = Phone
clients-column-login = Sign-in
clients-column-set = Permission set
clients-column-seen = Last seen
clients-column-updated = Changed
clients-filter = Filter
clients-filter-login = Sign-in
clients-filter-login-yes = Can sign in
clients-filter-login-no = Virtual
clients-filter-seen = Last seen
clients-filter-seen-week = In the last 7 days
clients-filter-seen-month = In the last 30 days
clients-filter-seen-long = Not for 90 days, or never
clients-filter-set = Permission set
clients-filter-level = Has a project at
clients-filter-root = One branch of the tree…
clients-filter-root-title = Show one branch
clients-filter-root-of = Within { $name }
clients-filter-level-of = Project at { $name }
clients-filter-clear = Clear filters
clients-never-seen = Never

## Audit log

audit-lead = Who changed what, newest first. Entries cannot be changed or deleted.
audit-filter-action = What was done
audit-filter-any = Everything
audit-of-actor = By { $name }
audit-of-subject = About { $name }
audit-of-someone = one person
audit-of-something = one thing
audit-only-actor = Only what { $name } did
audit-only-subject = Only about { $name }
audit-clear = Remove filter: { $name }
audit-system = The system
audit-empty = No entry yet
audit-empty-detail = Every change that someone makes stands here.
audit-none = No entry fits
audit-none-detail = Remove a filter to see more.
audit-list = Entries, newest first
audit-changes = Changes in this entry
audit-field = Field
audit-before = Before
audit-after = After
audit-nothing = empty
audit-yes = yes
audit-no = no
audit-no-details = This entry has no further details.
audit-reference = Reference { $reference }
audit-other = { $actor } · { $action } · { $subject }
audit-account-password_changed = { $actor } changed their password
audit-client-created = { $actor } created the client { $subject }
audit-client-updated = { $actor } changed the client { $subject }
audit-client-moved = { $actor } moved the client { $subject }
audit-client-deleted = { $actor } deleted the client { $subject }
audit-client-restored = { $actor } restored the client { $subject }
audit-column-created = { $actor } added the column { $subject }
audit-column-updated = { $actor } changed the column { $subject }
audit-column-moved = { $actor } moved the column { $subject }
audit-column-deleted = { $actor } deleted the column { $subject }
audit-project-created = { $actor } created the project { $subject }
audit-project-updated = { $actor } changed the project { $subject }
audit-project-deleted = { $actor } deleted the project { $subject }
audit-project-restored = { $actor } restored the project { $subject }
audit-task-created = { $actor } created the task { $subject }
audit-task-updated = { $actor } changed the task { $subject }
audit-task-moved = { $actor } moved the task { $subject }
audit-task-assigned = { $actor } changed who works on the task { $subject }
audit-task-checklist_changed = { $actor } changed the steps of the task { $subject }
audit-task-checked = { $actor } checked a step of the task { $subject }
audit-time-logged = { $actor } logged time on { $subject }
audit-time-changed = { $actor } changed time on { $subject }
audit-time-deleted = { $actor } deleted time on { $subject }
audit-task-deleted = { $actor } deleted the task { $subject }
audit-task-restored = { $actor } restored the task { $subject }
audit-act-account-password_changed = Password changed
audit-act-client-created = Client created
audit-act-client-updated = Client changed
audit-act-client-moved = Client moved
audit-act-client-deleted = Client deleted
audit-act-client-restored = Client restored
audit-act-column-created = Column added
audit-act-column-updated = Column changed
audit-act-column-moved = Column moved
audit-act-column-deleted = Column deleted
audit-act-project-created = Project created
audit-act-project-updated = Project changed
audit-act-project-deleted = Project deleted
audit-act-project-restored = Project restored
audit-act-task-created = Task created
audit-act-task-updated = Task changed
audit-act-task-moved = Task moved
audit-act-task-assigned = Task assigned
audit-act-task-checklist_changed = Steps of a task changed
audit-act-task-checked = Step checked
audit-act-time-logged = Time logged
audit-act-time-changed = Time changed
audit-act-time-deleted = Time deleted
audit-act-task-deleted = Task deleted
audit-act-task-restored = Task restored
audit-several = { $count ->
    [one] 1 of them
   *[other] { $count } of them
}
audit-field-name = Name
audit-field-kind = Kind
audit-field-email = E-mail
audit-field-phone = Phone
audit-field-username = Username
audit-field-password_set = New password
audit-field-view_tasks = Views tasks
audit-field-view_progress = Views progress
audit-field-update_progress = Updates progress
audit-field-permission_set = Permission set
audit-field-permission_set_id = Permission set
audit-field-time_zone = Time zone
audit-field-language = Language
audit-field-date_format = Date format
audit-field-dashboard_tabs = Sections of the landing page
audit-field-parent = Parent
audit-field-title = Title
audit-field-description = Description
audit-field-is_team_only = Team only
audit-field-due_on = Due
audit-field-starts_on = Starts
audit-field-client_name = Name for clients
audit-field-stage = Stage
audit-field-position = Position
audit-field-level = Client portal access
audit-field-client_ids = Clients
audit-field-time_shown = Time shown
audit-field-is_archived = Archived
audit-field-is_deleted = Deleted
audit-field-clients_deleted = Clients deleted
audit-field-clients_restored = Clients restored
update_progress-off = no
update_progress-comment = comment only
update_progress-full = comment and update
audit-session-started = { $actor } signed in
audit-project-clients_set = { $actor } set the clients of the project { $subject }
audit-act-session-started = Signed in
audit-act-project-clients_set = Clients of a project set

imports-title = Earlier imports
imports-lead = What became of each row. Nothing that stood in the files is kept.
imports-empty = Nothing has been imported yet
imports-empty-detail = Each import leaves a report here.
imports-file = File
imports-unnamed = Without a name
imports-by = Imported by
imports-when = When
imports-status = Result
imports-running = Running
imports-finished = Imported
imports-failed = Not imported
imports-interrupted = Interrupted
imports-created = New
imports-updated = Updated
imports-left-out = Left out
imports-rows = Row by row
imports-gone = No longer there
