### The timeline of a project: its tasks by their dates, and what waits for what.

timeline = Timeline
timeline-zoom = Zoom
timeline-days = Days
timeline-weeks = Weeks
timeline-months = Months
timeline-quarters = Quarters
timeline-quarter = Q{ $quarter } { $year }
timeline-undated = No dates
timeline-due = Due { $date }
timeline-from = From { $date }
timeline-planned = { $title }: { $dates }
timeline-refused = “{ $title }” keeps its dates. { $reason }
timeline-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
timeline-pushes = { $late }, pushes “{ $title }” by { $days ->
    [one] 1 day
   *[other] { $days } days
}
timeline-pushes-more = { $late }, pushes “{ $title }” by { $days ->
    [one] 1 day
   *[other] { $days } days
} and { $others ->
    [one] 1 more task
   *[other] { $others } more tasks
}
timeline-waiting = Waiting for approval
timeline-milestone = Milestone
timeline-help = Press Alt with an arrow key to move the dates by a day, Shift with an arrow key to move the due date, Enter to open the task and type dates.
timeline-key-move = Move
timeline-key-resize = Resize
timeline-empty = Nothing to show over time yet
timeline-empty-team = Add tasks on the board and give them dates. They appear here as bars.
timeline-empty-client = As soon as there are tasks, they appear here by their dates.

## On an open task

task-milestone = Milestone
task-milestone-help = Marks a point in time, such as a launch. A diamond on the timeline.
task-dependencies = Dependencies
task-waits-for = Waits for
task-waits-for-none = Nothing
task-waited-for = Waited for by
task-wait-add = Add
task-wait-choose = Which task has to be finished first?
task-wait-remove = No longer wait for { $title }
field-dependency_cycle = That task waits for this one. Choose another.
