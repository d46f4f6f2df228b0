### Approvals, as the team sets them up.

approval-ask = Ask the client for approval
approval-moves = Entering this column e-mails the approvers. OK moves the task right, to { $column }.
approval-last = Entering this column e-mails the approvers. This is the last column: after the OK a task stays here, marked as approved.
approval-approvers = { $count ->
    [one] { $names } gives the OK.
   *[other] { $names } may give the OK.
}
approval-one = Clients who may approve give the OK.
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
approval-warning-nobody = Nobody who is asked may approve.
approval-warning-too_few = Fewer of those who are asked may approve than the column needs. Choose others in the column’s menu, then move the task out and in again.
approval-warning-not_asked = It came into this column when nobody could be asked. Move it out and in again to ask now.
approval-asked = { $count ->
    [one] { $names } is asked for approval
   *[other] { $names } are asked for approval
}

## Who must approve

approval-rule = Who approves, and by when
approval-rule-title = Who approves in { $name }
approval-rule-approvers = Only these people
approval-rule-approvers-help = Leave it empty to ask those whom the project names on its Access tab or, where it names nobody, everybody who may approve.
approval-rule-somebody = Somebody
approval-rule-unfit = May not approve at present: { $names }. A round that needs them cannot end.
approval-rule-how-many = How many OKs it takes
approval-rule-one = One is enough
approval-rule-some = A number of them
approval-rule-all = All who are asked
approval-rule-needed = Number of OKs
approval-rule-due = Days to decide
approval-rule-due-help = Counted from the day it is asked. Leave it empty for no last day.
approval-rule-open = This holds for what is asked from now on.
approval-rule-saved = Who approves is saved
audit-field-approval_rule = OKs needed
audit-field-approver_ids = Approvers
audit-field-approval_due_days = Days to decide
audit-field-oks = OKs given

## The board, as clients have it

board-hidden = No client sees this project, nor this board.
board-overview = Clients see the overview of this project, not this board.
