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

## The log

audit-approval-requested = { $actor } put { $subject } before the client
audit-act-approval-requested = Approval requested
audit-approval-withdrawn = { $actor } withdrew { $subject } from approval
audit-act-approval-withdrawn = Approval withdrawn
audit-approval-given = { $actor } approved { $subject }
audit-act-approval-given = Approved
audit-approval-changes_requested = { $actor } requested changes to { $subject }
audit-act-approval-changes_requested = Changes requested
audit-field-round = Round

## What staff are told

approval-warning-title = The client is not asked
approval-warning-team_only = Only the team sees this task.
approval-warning-not_visible = The project is not visible.
approval-warning-nobody = Nobody who reaches this project may approve.
approval-warning-not_asked = It came into this column when nobody could be asked. Move it out and in again to ask now.
approval-asked = { $count ->
    [one] { $names } is asked for approval
   *[other] { $names } are asked for approval
}
