### Why somebody may or may not do something: the gates in words. Read by staff only, in the app and in the API.

why-yes = Yes, { $name } can.
why-no = No. { $why }
why-not-reached = Not reached
why-not-reached-words = An earlier gate had already stopped { $name }.

## Gate 1, account

why-account-active = Active
why-account-active-words = { $name } can sign in.
why-account-virtual = No login
why-account-virtual-words = { $name } has no login and cannot sign in.
why-account-deleted = Deleted
why-account-deleted-words = { $name } is in the recycle bin.
why-account-above-words = { $name } stands below { $deleted }, which is in the recycle bin.
why-account-left = Deactivated
why-account-left-words = { $name } was deactivated.
why-account-invited = No login
why-account-invited-words = { $name } has not chosen a login yet.

## Gate 2, reach

why-reach-words = The project belongs to { $client }, and { $name } is in it.
why-reach-own-words = The project belongs to { $client }.
why-reach-all-words = The set “{ $set }” opens every project.
why-reach-member = On the team
why-reach-member-words = { $name } is on the team of the project.
why-no-client = Not reached by its clients
why-no-client-words = None of the project’s clients is { $name } or above { $name } in the tree.
why-not-invited = Not invited
why-not-invited-words = The project is for invited people only, and { $name } is not invited.
why-not-member = Not on the team
why-not-member-words = { $name } sees only projects of their own team, and is not on this one’s.

## Gate 3, level

why-level-words = The project’s access is “{ $level }”, which is enough for this.
why-level-low-words = The project’s access is “{ $level }”. This needs “{ $needs }”.
why-level-staff = Not asked
why-level-staff-words = Client portal access says nothing about the team.
why-archived = Archived
why-archived-words = The project is archived, and clients no longer find it.
why-deleted = Deleted
why-deleted-words = The project is in the recycle bin.

## Gate 4, grant

why-grant-words = The set “{ $set }” grants it.
why-grant-missing-words = The set “{ $set }” does not grant “{ $grant }”.
why-staff-only = Team only
why-staff-only-words = Only the team does this, whatever the client’s set says.

## Gate 5, privileges

why-privileges-on = On
why-privileges-on-words = The privileges that this needs are on for { $name }.
why-privileges-none = None needed
why-privileges-none-words = This needs none of the three privileges.
why-privileges-staff = Not asked
why-privileges-staff-words = Privileges are for clients.
why-off = Off
why-privilege-off-words = The privilege “{ $privilege }” is off or too narrow for { $name }.
why-narrowed = Narrowed here
why-narrowed-words = This project narrows the privilege “{ $privilege }” for { $client }.
why-privilege-1 = View task information
why-privilege-2 = View details of progress updates
why-privilege-3 = Do progress updates

## Gate 6, share flag

why-share-on = Shared
why-share-on-words = It is not kept for the team.
why-share-none = None needed
why-share-none-words = Nothing has to be shared for this.
why-share-staff = Not asked
why-share-staff-words = Nothing is hidden from the team by its flag.
why-team-only = Team only
why-team-only-words = The task is marked team only.
why-time-hidden = Not shown
why-time-hidden-words = Time worked on this project is not shown to clients.

## Gate 7, hard deny

why-hard-none = Not financial
why-hard-none-words = No financial data is involved.
why-finance = Never to clients
why-finance-words = Internal financial data never reaches clients.

## The one setting that would allow it

why-fix-share = Switch off “Team only” on the task.
why-fix-time = Show the time worked on { $project } to its clients.
why-fix-privilege = Give { $name } the privilege “{ $privilege }”.
why-fix-widen = Leave { $client } the privilege “{ $privilege }” on { $project }.
why-fix-grant = Give { $name } a permission set that also grants “{ $grant }”.
why-fix-invite = Invite { $name } to { $project }.
why-fix-join = Put { $name } on the team of { $project }.
why-fix-level = Set the access of { $project } to “{ $level }”.
why-fix-unarchive = Bring { $project } back from the archive.
why-fix-undelete = Restore { $project } from the recycle bin.
why-fix-client = Make { $name }, or who is above in the tree, a client of { $project }.
why-fix-login = Give { $name } a login.
why-fix-reactivate = Reactivate { $name }.
why-fix-restore = Restore { $deleted } from the recycle bin.

## The page

why-ask = Why?
why-ask-person = Why can’t they see…
why-ask-here = Why? Of the card in focus
why-empty = Ask about somebody and a thing
why-empty-detail = Choose who, what they want to do, and to which project or task. The answer comes from the very rule that is enforced.
why-who = Can
why-who-placeholder = Type the name of a client or colleague
why-team = Team
why-does = do this
why-what = to
why-what-placeholder = Find a project or task
why-gates = The seven gates
why-gate = Gate { $number }
why-passed = Lets through
why-stopped = Stops
why-gate-account = Account
why-gate-reach = Reach
why-gate-level = Level
why-gate-grant = Grant
why-gate-privileges = Privileges
why-gate-share_flag = Share flag
why-gate-hard_deny = Hard deny
why-layer-narrowing = Privileges narrowed by the project
why-lead-yes = All seven gates let { $name } through.
why-lead-no = { $count ->
    [0] The very first gate stops { $name }. Clients are never told why.
    [one] One gate lets { $name } through, the second stops. Clients are never told why.
   *[other] { $count } gates let { $name } through, the next one stops. Clients are never told why.
}
why-lead-staff = { $count ->
    [0] The very first gate stops { $name }.
    [one] One gate lets { $name } through, the second stops.
   *[other] { $count } gates let { $name } through, the next one stops.
}
why-decides = What decides
why-set-by = { $actor } set this, { $when }.
why-since = Like this since { $actor } created it, { $when }.
why-rule = This is a rule of the product. No setting changes it.
why-change = Where this is set
why-shortest = Shortest fix:
why-open-set = Open the set “{ $name }”
why-change-words = Changing it there is in force at the next click.
why-open-client = Open the access of { $name }
why-open-bin = Open the recycle bin
why-open-team = Open the team
why-open-project = Open the access of { $name }
why-open-task = Open { $name }
why-narrowest = Narrowest here
why-narrowest-words = Of all layers, “{ $gate }” narrows most what { $name } may do here.
why-who-sees = Who can open it today

## What can be asked

why-act-view_project = Open the project
why-act-attach_to_project = Attach a file to the project
why-act-view_board = See the board
why-act-view_project_progress = See how far the project is
why-act-create_task = Add a task
why-act-start_discussion = Start a discussion
why-act-view_time = See the time worked
why-act-view_time_entries = Read each entry of time
why-act-view_finance = See internal financial data
why-act-edit_project = Edit the project
why-act-delete_project = Delete the project
why-act-edit_columns = Change the columns
why-act-view_audience = See who sees it
why-act-view_task = Open the task
why-act-view_progress = See progress and comments of others
why-act-comment_on_task = Comment on the task
why-act-attach_to_task = Attach a file to the task
why-act-move_task = Move the task
why-act-assign_task = Assign the task
why-act-edit_task_dates = Change its dates
why-act-check_task = Check it off
why-act-update_progress = Update its progress
why-act-approve = Approve it
why-act-edit_task = Edit title and description
why-act-delete_task = Delete the task
