### An open task, as staff and clients read it.

task-starts = Start
task-dates = Dates
task-from-to = { $start } to { $due }
task-describe = Add a description
task-describe-edit = Edit
task-markdown = Formatted as Markdown: **bold**, *italic*, lists with -, quotes with >, [links](https://…).

## Who works on it

task-assignees = Assignees
task-nobody = Nobody yet
task-assign = Assign
task-assign-to = Who shall work on this?
task-assign-none = Nobody else can be asked.
task-unassign = Take { $name } off this task
task-of-team = Team
task-of-client = Client
task-waiting = Cannot work on this at present
card-more = { $count } more
card-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
card-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}

## Its steps

task-checklist = Checklist
task-steps = { $done } of { $total } steps done
task-step-new = New step
task-step-add = Add
task-step-acts = Actions for { $title }
task-step-up = Move up
task-step-down = Move down

## What is said of it

comments = Conversation
comments-none = Nobody has said anything yet.
comment-write = Write a comment
comment-help = Formatted as Markdown. Ctrl and Enter send it.
comment-mention = Mention
comment-to = To { $names }
comment-send = Send
comment-send-clients = Send to the client
comment-sent = Comment sent
comment-attach = Attach files
comment-files = Files of this comment
comment-edit = Edit
comment-edited = { $when }, edited
comment-remove = Remove
comment-remove-ask = Remove this comment? That it was there stays visible.
comment-removed = This comment was removed.
comment-by-team = Somebody of the team
comment-by-client = Another client
comment-audience = Who will read this
comment-for-clients = Clients
comment-task-team-only = The task itself is team only. Show it to clients first.
comment-readers-team = Only the team will read this
comment-readers-none = No client whom you may know reads comments here at present
comment-readers = { $names } will read this
field-not_mentionable = This person cannot be mentioned here. Mention somebody who sees this task and will read the comment.
field-team_only_task = Clients do not see this task. Keep the comment to the team, or show them the task first.

## How far it is

progress = Progress
progress-history = Progress so far
progress-none = Nobody has said how far this is yet.
progress-left = { $hours } h left
progress-to = set progress to { $percent }
progress-from-to = from { $before } to { $percent }
progress-update = Update progress
progress-updated = Progress updated
progress-percent = Percent done, 0 to 100
progress-hours = Hours left
progress-note = Note
progress-readers = Whoever sees this task and may view progress reads this.

## What became of it

history = History
history-none = Nothing was changed yet.
history-created = created this task
history-updated = changed this task
history-moved = moved this task
history-assigned = changed who works on it
history-checklist_changed = changed the checklist
history-step_done = checked a step
history-step_reopened = unchecked a step
history-deleted = deleted this task
history-restored = brought this task back
history-approval_requested = asked for approval
history-approval_withdrawn = withdrew the request for approval
history-approved = approved this
history-changes_requested = requested changes
history-step = Step
history-audience = Who sees it
history-team_only = the team
history-shared = the clients, too
history-change = { $part }: { $before } → { $after }
history-now = { $part }: { $after }
history-nothing = nothing
history-before = Before
history-after = After
history-took-on = { $name } was added
history-left = { $name } was taken off

## Its address

task-link = Copy link
task-link-copied = Link copied
task-link-in-bar = This browser does not let pages copy. The link stands in the address bar.
task-full = Show as a page
task-beside = Show beside the board

## What is new

news = New for you
news-title = { $count ->
    [0] New for you
   *[other] New for you ({ $count })
}
news-none = Nothing new. What others say and do on your tasks appears here.
news-read-all = Mark all as read
news-mark-read = Mark { $title } as read
news-mark-unread = Mark { $title } as new
news-assigned = gave you
news-mentioned = mentioned you on
news-commented = commented on
news-progress = set progress to { $percent } on
news-approval-asked = put before the client:
news-approved = approved
news-approved-some = gave one of the OKs (now { $given } of { $needed }) to
news-changes-requested = asked for changes to
news-approval-withdrawn = withdrew from approval:
news-unread = New:
news-recent = Recent
news-recent-new = Recent ({ $count } new)
