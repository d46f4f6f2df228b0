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

## Its steps

task-checklist = Checklist
task-steps = { $done } of { $total } steps done
task-step-new = New step
task-step-add = Add
task-step-acts = Actions for { $title }
task-step-up = Move up
task-step-down = Move down
