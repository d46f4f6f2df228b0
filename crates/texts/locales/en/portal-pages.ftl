### The portal's pages: home, projects, one project.

landing-morning = Good morning, { $name }
landing-afternoon = Good afternoon, { $name }
landing-evening = Good evening, { $name }
landing-next = Next dates
landing-due-in = { $count ->
    [0] Due today
    [one] Due tomorrow
   *[other] Due in { $count } days
}
landing-changed = Changed { $when }
landing-open = Open { $name }
landing-all-projects = All projects
portal-projects = Your projects
portal-done-of = { $done } of { $total } done
portal-tabs = Project
portal-tab-overview = Overview
portal-tab-board = Board
portal-can-view = You can view
portal-can-change = You can view and change
portal-about = About this project
portal-no-description = No description
portal-progress = Progress
portal-starts = Starts
portal-due = Due
portal-updated = Changed
portal-for = For
portal-board-read = { $workspace } moves the cards. Open any card to read it.
portal-board-full = You can move cards and set their dates. Open any card to read it.
portal-board-empty = Nothing is on this board yet
portal-board-empty-detail = As soon as work is planned, it stands here.
portal-ask = Questions? { $workspace } is glad to help.
portal-ask-person = Questions? Ask { $name } of { $workspace }.
portal-verify = Check a receipt
