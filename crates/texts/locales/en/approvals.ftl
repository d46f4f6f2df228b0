### Approvals, as staff and clients read them.

approval-column = Asks for approval

## How a round stands

approval-history = Approvals
approval-state-open = Waiting for approval
approval-state-approved = Approved
approval-state-changes = Changes requested
approval-state-withdrawn = Withdrawn
approval-card-open = Waiting { $time }
approval-card-approved = Approved by { $name }, { $when }
approval-card-changes = Changes requested by { $name }, { $when }
approval-asked-by = Asked by { $name }, { $when }
approval-by-at = { $name }, { $when }
approval-moved-to = Moved to { $column }
approval-another-client = another client
approval-the-team = the team
approval-progress = { $given } of { $needed } OKs given
approval-card-progress = { $given } of { $needed } OKs
approval-awaits = Waiting for { $names }
approval-oks = OKs given
approval-due = By { $date }
approval-overdue = Overdue since { $date }
approval-receipt = Receipt
approval-receipt-pdf = Receipt (PDF)
approval-verify = Check a receipt
approval-review = Review
approval-review-of = Review { $title }

## What waits for a client

approval-waiting = Waiting for you
approval-waiting-nav = Waiting
approval-waiting-none = What needs your decision stands here, and you are told by e-mail.
approval-waiting-count = { $count ->
    [0] Nothing is waiting for you.
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you.
}
approval-waiting-chip = { $count ->
    [one] 1 waiting for you
   *[other] { $count } waiting for you
}
approval-waiting-more = { $count ->
    [one] 1 more is waiting
   *[other] { $count } more are waiting
}
approval-show-waiting = What is waiting for you in { $project }
approval-from = { $project }. From { $name }
approval-waits-since = Waiting { $time }
approval-oldest = The oldest has waited { $time }.
approval-only = It has waited { $time }.
lasted-moment = a moment
lasted-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
lasted-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
lasted-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

## Deciding

approval-title = Approval
approval-asked-on = { $project }. { $name } asked on { $when }.
approval-changed-since = Since you were asked, this changed: { $parts }. You decide about what you see here, as it was when you were asked.
approval-changed-decision = Since the last decision, this changed: { $parts }.
approval-same-decision = Nothing in it changed since the last decision.
approval-part-title = title
approval-part-description = description
approval-part-values = details
approval-part-files = files
approval-part-of = Part of this approval
approval-pictures = Pictures in this approval
approval-no-description = No further words.
approval-comment = Add a comment, or say what should change
approval-say = Send comment
approval-ok = OK, approve
approval-changes = Request changes
approval-statement = You approve this as { $name }. One OK is enough. Who decided, and when, is written down.
approval-statement-many = You approve this as { $name }. It takes { $needed } OKs. Who decided, and when, is written down.
approval-noted = Your OK is noted: { $given } of { $needed } so far. Thank you.
approval-done = “{ $title }” is approved. Thank you.
approval-sent-back = Your changes are requested.
approval-yes = Yes
approval-no = No
