### Approvals, as the team sets them up.

approval-ask = Ask the client for approval
approval-moves = Entering this column e-mails the approvers. OK moves the task right, to { $column }.
approval-last = Entering this column e-mails the approvers. This is the last column: after the OK a task stays here, marked as approved.
approval-approvers = { $count ->
    [one] { $names } gives the OK.
   *[other] { $names }: one OK is enough.
}
approval-one = One OK is enough.
approval-nobody = Nobody is there to ask: no client who reaches this project may approve.
approval-hidden = The client will not be asked: the project is not visible.
approval-switched-on = { $name } asks the client for approval
approval-switched-off = { $name } no longer asks the client
audit-field-asks_approval = Asks for approval
