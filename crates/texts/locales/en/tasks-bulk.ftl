### Many tasks of a board at once.

tasks-bulk-key = Select the task
tasks-bulk-pick = Select { $title }
tasks-bulk-select = Select
tasks-bulk-unpick = Take out of the selection
tasks-bulk-most = At most { $count } tasks can be changed at once.
tasks-bulk-moved = { $count ->
    [one] 1 task moved to { $column }
   *[other] { $count } tasks moved to { $column }
}
tasks-bulk-dated = { $count ->
    [one] Dates of 1 task changed
   *[other] Dates of { $count } tasks changed
}
tasks-bulk-assigned = { $count ->
    [one] Assignees of 1 task changed
   *[other] Assignees of { $count } tasks changed
}
tasks-bulk-dates-of = { $count ->
    [one] Dates of 1 task
   *[other] Dates of { $count } tasks
}
tasks-bulk-dates-none = Tick a date first.
tasks-bulk-start = Change the start
tasks-bulk-due = Change the due date
tasks-bulk-empty = Left empty, the tasks have none.
tasks-bulk-people-of = { $count ->
    [one] Assignees of 1 task
   *[other] Assignees of { $count } tasks
}
tasks-bulk-people-none = Choose somebody first.
tasks-bulk-add = Give the tasks to
tasks-bulk-remove = Take off the tasks
tasks-bulk-fault = { $title }: { $words }
tasks-bulk-stale = Somebody changed “{ $title }” meanwhile, so nothing was done. Look at it, then try again.
tasks-bulk-undo-stale = Somebody changed “{ $title }” since, so nothing was taken back.
selected = { $count ->
    [one] 1 selected
   *[other] { $count } selected
}
selection = Selection
selection-clear = Clear the selection
