### Who sees many tasks of a board at once.

tasks-bulk-audience = Who sees them
tasks-bulk-share = Show to clients
tasks-bulk-hide = Keep to the team
tasks-bulk-shared = { $count ->
    [one] 1 task is shown to clients
   *[other] { $count } tasks are shown to clients
}
tasks-bulk-hidden = { $count ->
    [one] 1 task is the team’s own
   *[other] { $count } tasks are the team’s own
}
