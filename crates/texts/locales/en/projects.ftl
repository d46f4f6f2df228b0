### The team's projects: list, form, audience, bulk changes, and Home.

project-edit = Edit project
project-edit-of = Edit { $name }
project-created = { $name } was created
project-deleted = { $name } was deleted
project-restored = { $name } is back
project-archived = { $name } was archived
project-unarchived = { $name } is active again
project-archive = Archive
project-unarchive = Make active
project-open-board = Open the board
project-audience-open = Who will see this
project-primary = Primary
project-no-client = No client
project-more-clients = and { $count } more
project-gone = This project, or one of its clients, is no longer there. Close this and look at the list again.

## Where a project stands

project-tabs = Project
project-tab-overview = Overview
project-tab-board = Board
project-tab-access = Access
project-time-shown = Time shown
project-time-hidden = Time hidden
project-percent = { $percent }%
project-time-yes = Shown
project-time-no = Hidden
project-time-impossible = Not possible
project-time-impossible-why = Clients cannot see time of a project that they cannot see.
project-is-archived = Archived
project-is-deleted = In the recycle bin
project-facts = Facts
project-changed = Last change
project-about = About
project-no-description = No description yet
project-dates = Dates
project-starts = Starts
project-due = Due
project-no-date = No date
project-overdue = Overdue: { $date }
project-progress = Progress
project-progress-of = { $done } of { $total } tasks done
project-no-tasks = No tasks yet
project-updated = Changed { $when }

## The list

projects-column-name = Project
projects-column-clients = Clients
projects-column-time = Time worked
projects-column-progress = Progress
projects-column-due = Due
projects-column-actions = Actions
projects-search = Find a project
projects-state = State
projects-state-active = Active
projects-state-archived = Archived
projects-state-deleted = Deleted
projects-state-deleted-column = Last change
projects-count = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
projects-sort = Sort: { $by }
projects-sort-name = name
projects-sort-updated = newest change
projects-filter = Filter
projects-filter-any = Any level
projects-filter-client = Of a client…
projects-filter-client-title = Projects of a client
projects-filter-client-of = Client: { $name }
projects-filter-level-of = Access: { $name }
projects-filter-clear = Clear all
projects-more = Show more projects
projects-empty = No project yet
projects-empty-text = A project holds the board that you share with its clients.
projects-empty-archived = Nothing is archived
projects-empty-archived-text = Archived projects stay here, out of the way of daily work.
projects-empty-deleted = The recycle bin is empty
projects-empty-deleted-text = Deleted projects can be restored from here.
projects-none = No project fits
projects-none-text = Change the search or the filter.
projects-deleted-note = Nobody but the team sees these projects. Restored ones are as they were.

## Selection

projects-select = Select { $name }
projects-select-all = Select all that are shown
projects-set-clients = Set clients
projects-set-clients-for = { $count ->
    [one] Set clients for 1 project
   *[other] Set clients for { $count } projects
}
projects-clients-mode = How
projects-clients-replace = Replace
projects-clients-add = Add
projects-clients-remove = Remove
projects-clients-replace-hint = The projects have these clients and no others. The first is the primary client.
projects-clients-add-hint = These come after the clients that the projects have now. The primary client stays.
projects-clients-remove-hint = These are taken off where they are. Where the primary client goes, the next one takes its place.
projects-clients-now = Clients they have now
projects-clients-kept = Kept, primary unchanged
projects-clients-replace-act = { $count ->
    [one] Replace the clients of 1 project
   *[other] Replace the clients of { $count } projects
}
projects-clients-add-act = { $count ->
    [one] Add to 1 project
   *[other] Add to { $count } projects
}
projects-clients-remove-act = { $count ->
    [one] Remove from 1 project
   *[other] Remove from { $count } projects
}
projects-clients-choose-first = Choose a client first
projects-clients-will-be-none = Without a client, only the team sees the projects.
projects-access = Portal access
projects-time-show = Show to clients
projects-time-hide = Hide from clients
projects-time-impossible = { $count ->
    [one] One of them is not visible to its clients.
   *[other] { $count } of them are not visible to their clients.
}
projects-bulk-most = At most { $count } projects can be changed at once.
projects-bulk-clients-done = { $count ->
    [one] Clients set for 1 project
   *[other] Clients set for { $count } projects
}
projects-bulk-level-done = { $count ->
    [one] Portal access of 1 project: { $level }
   *[other] Portal access of { $count } projects: { $level }
}
projects-bulk-time-shown-done = { $count ->
    [one] Time of 1 project is shown to its clients
   *[other] Time of { $count } projects is shown to their clients
}
projects-bulk-time-hidden-done = { $count ->
    [one] Time of 1 project is hidden
   *[other] Time of { $count } projects is hidden
}
projects-bulk-archived-done = { $count ->
    [one] 1 project archived
   *[other] { $count } projects archived
}
projects-bulk-unarchived-done = { $count ->
    [one] 1 project is active again
   *[other] { $count } projects are active again
}
projects-key-next = Next project
projects-key-previous = Previous project
projects-key-select = Select the project

## The form

project-form-new = New project
project-form-name = Name
project-form-description = Description
project-form-clients = Clients
project-form-clients-help = They and everybody below them in the tree see the project. The first is the primary client.
project-form-clients-none = No client yet: only the team sees this project.
project-form-client-add = Add a client
project-form-client-add-more = Add another client
project-form-client-removed = { $name } removed
project-form-time = Show time worked in the portal
project-form-time-hint = Clients see the hours of the tasks that they see.
project-form-time-rate = Whoever also knows an agreed amount can work out a rate from the hours.
project-form-time-off = Not possible while the project is not visible.
project-form-starts = Starts on
project-form-due = Due on
project-form-create = Create project
project-form-delete = Delete project

## Someone else changed it

project-stale = Someone changed this project before you
project-stale-text = Nothing of yours was saved yet. Changed meanwhile: { $fields }.
project-stale-text-none = Nothing of yours was saved yet. What you edit here was not touched.
project-stale-theirs = Show the newest version
project-stale-mine = Keep my changes
project-stale-kept = The newest version is the base now. Save to put your changes on top.

## Clients of two companies

project-roots = Clients of several companies
project-roots-act = Share across companies
project-roots-not-permitted = Sharing a project across companies needs a permission that you do not have. Ask an administrator.

## Who sees it

audience-see-of = { $count ->
    [one] { $names } sees { $shared } of { $total }
   *[other] { $names } see { $shared } of { $total }
}
audience-see-up-to = { $count ->
    [one] { $names } sees up to { $shared } of { $total }
   *[other] { $names } see up to { $shared } of { $total }
}
audience-see-overview = { $count ->
    [one] { $names } sees the overview
   *[other] { $names } see the overview
}
audience-will-see = { $count ->
    [one] { $names } will see it
   *[other] { $names } will see it
}
audience-title = Who will see this
audience-title-now = Who sees this
audience-title-of = Who sees { $name }
audience-line-glass = { $count ->
    [one] One person sees this project.
   *[other] { $count } people see this project.
}
audience-line-hidden = Only the team sees this project: it is not visible in the portal.
audience-line-no-client = Only the team sees this project: it has no client.
audience-line-no-login = Only the team sees this project: none of its clients can sign in.
audience-line-all-limited = Only the team sees this project: none of its clients may see what it shows.
audience-tasks = { $shared } of { $total } tasks are shared; the others are team only.
audience-tasks-all = { $total ->
    [0] No task yet.
    [one] Its only task is shared.
   *[other] All { $total } tasks are shared.
}
audience-person-nothing = Sees nothing
audience-person-overview = Name, dates and progress
audience-person-board = { $count ->
    [one] Board, read only: 1 task
   *[other] Board, read only: { $count } tasks
}
audience-person-edit = { $count ->
    [one] Board, may change it: 1 task
   *[other] Board, may change it: { $count } tasks
}
audience-person-board-new = Board, read only
audience-person-edit-new = Board, may change it
audience-person-time = and time worked
audience-virtual = { $count ->
    [one] 1 client reaches it and cannot sign in.
   *[other] { $count } clients reach it and cannot sign in.
}
audience-all = Show all { $count }
audience-limit-account = Less than the level shows: the account is suspended.
audience-limit-reach = Less than the level shows: only invited people see the project, and this person is not invited.
audience-limit-level = Less than the level shows: the level of the project.
audience-limit-grant = Less than the level shows: the permission set does not grant it.
audience-limit-privileges = Less than the level shows: a privilege is switched off on the account.
audience-limit-narrowing = Less than their own privileges: this project narrows them for its client.
audience-limit-share_flag = Less than the level shows: it is not shared.
audience-limit-hard_deny = Less than the level shows: clients never see this.
audience-offer = Give { $name } the privileges of { $template }
audience-given = { $name } has the privileges now
audience-checking = Looking who will see this…

## Home

staff-home-morning = Good morning, { $name }
staff-home-afternoon = Good afternoon, { $name }
staff-home-evening = Good evening, { $name }
staff-home-recent = Recently changed
staff-home-recent-all = All projects
staff-home-on-show = What clients see
staff-home-on-show-text = Active projects by portal access.
staff-home-clients = Clients
staff-home-clients-count = { $clients ->
    [one] 1 client
   *[other] { $clients } clients
}
staff-home-clients-logins = { $logins ->
    [0] Nobody can sign in yet.
    [one] One can sign in.
   *[other] { $logins } can sign in.
}
staff-home-import = Import clients
staff-home-side = At a glance
staff-home-waiting = Waiting on clients
staff-home-waiting-count = { $count ->
    [one] 1 open, the oldest first
   *[other] { $count } open, the oldest first
}
staff-home-waiting-none = Nothing is before a client now.
staff-home-work = My work
staff-home-work-none = No task is assigned to you.
staff-home-late = (late)
inbox-filter = Show
inbox-all = Everything
inbox-approvals = Approvals
inbox-clients = Client messages
inbox-team = From the team
inbox-needs-you = Needs you
inbox-from-clients = From clients
inbox-before = Before
inbox-none-such = Nothing new of this kind.
staff-home-first = Start with a client and a project
staff-home-first-text = Add or import your clients, then create a project and choose who sees it.

## The columns of a board

board-column-limit = Limit
board-column-limit-help = So many cards at once, 1 to 999. More are not kept out: the number turns red.
board-column-limit-set = Set a limit
board-column-over = { $count } of { $limit } cards: more than the limit
board-column-within = { $count } of { $limit } cards
board-colour = Colour
board-colour-none = None
colour-blue = Blue
colour-green = Green
colour-amber = Amber
colour-purple = Purple
colour-red = Red
colour-grey = Grey
colour-sky = Sky blue
