### Signing in and mail, as the team sees it; and the messages themselves.

nav-sign-in-and-mail = Sign-in and mail
mail-lead = How clients may sign in, what new ones begin with, and the messages about it.
mail-options = Ways to sign in
mail-client-links = Clients may sign in by a link in a mail
mail-client-links-hint = The link works once, for 15 minutes. Off: passwords only.
mail-outbox = Outbox
mail-is-sending = Messages are sent by your mail server. What could not be sent stands here.
mail-is-waiting = There is no mail server. Messages wait here: take the link and bring it to the person yourself. Who operates the server can set one (VITRINE__MAIL__SMTP_URL).
mail-empty = No messages yet
mail-empty-detail = When somebody asks for a new password, or is invited, the message appears here.
mail-what = Message
mail-to = To
mail-state = State
mail-when = Written
mail-acts = What you can do
mail-purpose-password_reset = New password
mail-purpose-sign_in = Link to sign in
mail-purpose-invitation = Invitation
mail-state-waiting = Waiting
mail-state-sending = On its way
mail-state-sent = Sent
mail-state-uncertain = Perhaps sent
mail-state-failed = Not sent
mail-state-dropped = Not needed any more
mail-state-handed_over = Handed over
mail-reason-too_old = it waited for too long
mail-reason-no_login = the person has no login any more
mail-reason-switched_off = links are switched off
mail-reason-other_address = the address has changed
mail-retry = Send now
mail-retry-of = Send the message to { $name } now
mail-retried = It is sent next
mail-hand-over = Take the link
mail-hand-over-of = Take the link for { $name }
mail-hand-over-title = Take the link for { $name }?
mail-hand-over-detail = Whoever opens it acts as { $name }. The message is not sent any more, and the audit log says that you took it.
mail-taken-title = The message to { $name }
mail-taken-lead = The link works once. It is shown only now.
mail-copied = Message copied
mail-copy = Copy the message

## The second step of others

second-demands = Who must have a second step
second-demands-lead = Who has such a set and no second step sets one up at the next click, before anything else.
second-demands-not = People with this set cannot change their own account.
second-reset = Remove the second step
second-reset-detail = For { $name }, who has lost their device: they sign in with the password alone, and their sessions end.
second-was-reset = The second step is removed

## What the audit log calls it

audit-act-account-updated = Account changed
audit-act-session-revoked = Session ended
audit-act-session-others_revoked = Other sessions ended
audit-act-account-password_reset = Password reset
audit-act-session-started_by_link = Signed in by a link
audit-act-mail-handed_over = Link of a mail taken
audit-act-mail-retried = Mail sent again
audit-act-workspace-sign_in_options_set = Ways to sign in changed
audit-act-account-second_factor_on = Second step turned on
audit-act-account-second_factor_off = Second step turned off
audit-act-account-second_factor_reset = Second step removed by staff
audit-act-account-recovery_codes_renewed = Recovery codes renewed
audit-act-permission_set-second_factor_demanded = Second step demanded or not

## Inviting a client

client-invite = Send an invitation
client-invite-hint = A message with a link to choose a username and a password. You see it first.
client-invite-no-address = First give an e-mail address and save.
client-invite-title = Invite { $name }
client-invite-goes-to = This message goes to { $address }. The link works once, for 7 days.
client-invite-outbox = What became of it stands in the outbox:
client-invite-send = Send the invitation
client-invited = Invitation to { $name } written
audit-act-client-invited = Client invited
audit-act-client-invitation_withdrawn = Invitation of a client withdrawn
mail-reason-withdrawn = the invitation was withdrawn
mail-reason-newer = a newer one was written

## The messages

mail-greeting = Hello { $name },
mail-password-reset-subject = Your new password for { $workspace }
mail-password-reset-lead = Somebody asked for a new password for your access to { $workspace }. Was it you? Choose it here:
mail-password-reset-act = Choose a new password
mail-password-reset-end = The link works once, for 30 minutes. If it was not you, ignore this message: nothing has changed.
mail-sign-in-subject = Your link to { $workspace }
mail-sign-in-lead = With this link you are signed in to { $workspace }:
mail-sign-in-act = Sign in
mail-sign-in-end = The link works once, for 15 minutes. If you did not ask for it, ignore this message.
mail-invitation-subject = Your access to { $workspace }
mail-invitation-lead = { $workspace } has a place for your projects, where you follow the work. Choose your username and your password here:
mail-invitation-act = Open my access
mail-invitation-end = The link works once, for 7 days. Nobody knows your password but you.

## Being asked for approval

mail-purpose-approval = Request for approval
mail-reason-not_asked = the person is not asked any more
mail-approval-subject = For your approval: { $title }
mail-approval-lead = “{ $title }” is ready and waits for your approval in { $workspace }. Look at it here:
mail-approval-act = Review
mail-approval-end = You will be asked to sign in. { $many ->
    [yes] More than one OK is needed: yours counts, whoever else gives theirs.
   *[no] If somebody else answers first, nothing is left for you to do.
}
mail-approval-reminder-subject = Reminder, for your approval: { $title }
mail-approval-reminder-lead = “{ $title }” waits for your approval in { $workspace }. Its last day { $past ->
    [yes] was
   *[no] is
} { $due }. Look at it here:
mail-approval-reminder-act = Review
mail-approval-reminder-end = You will be asked to sign in. { $many ->
    [yes] More than one OK is needed: yours counts, whoever else gives theirs.
   *[no] If somebody else answers first, nothing is left for you to do.
}
mail-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## Being told of what happens

mail-purpose-notification = Notification
mail-purpose-digest = Summary of what is new
mail-reason-no_news = nothing in it was new for the person any more
mail-news-assigned = { $name } gave you “{ $title }”
mail-news-mentioned = { $name } mentioned you on “{ $title }”
mail-news-commented = { $name } commented on “{ $title }”
mail-news-progress_updated = { $name } set progress to { $percent }% on “{ $title }”
mail-news-approval_asked = { $name } put “{ $title }” before the client
mail-news-approved = { $name } approved “{ $title }”{ $needed ->
    [0] {""}
   *[other] {" "}({ $given } of { $needed })
}
mail-news-changes_requested = { $name } asked for changes to “{ $title }”
mail-news-approval_withdrawn = { $name } withdrew “{ $title }” from approval
mail-news-team = Somebody of the team
mail-news-client = A client
mail-news-open = Open
mail-news-why = You get this message because of your settings.
mail-news-settings = Choose what you are told of
mail-news-stop = Stop these messages
mail-digest-subject = New for you in { $workspace } ({ $count })
mail-digest-lead = This is new for you:
mail-digest-more = And { $count } more, in the app.
unsubscribe-offer-title = Stop these messages?
unsubscribe-offer-text = You will get no more mails of this kind. What happens still appears in the app.
unsubscribe-act = Stop these messages
unsubscribe-done-title = No more of these messages
unsubscribe-done-text = Mails of this kind are turned off. In your account, you can turn them on again.
audit-act-account-notifications_set = Notifications chosen
