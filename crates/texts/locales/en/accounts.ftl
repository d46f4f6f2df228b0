### One’s own account: profile, signing in, sessions. Mail about it.

account-title = Your account
account-profile = Profile
account-name = Name
account-username = Username
account-email = E-mail
account-email-help = Messages about signing in go there.
account-email-password = To change the address, confirm that it is you.
account-sign-in = Signing in
account-password = Password
account-password-detail = When you change it, every other session of yours ends.

## Sessions

account-sessions = Where you are signed in
sessions-lead = If you do not know one of these, sign it out and change your password.
sessions-device = { $browser } on { $system }
sessions-device-unknown = Unknown device
sessions-seen = Last used { $ago }
sessions-this = This session
sessions-end = Sign out { $device }
sessions-ended = Signed out there
sessions-end-others = Sign out everywhere else
sessions-end-others-detail = Every session of yours but this one ends at once.
sessions-end-others-act = Sign out the others

## Links by mail

forgot-link = Forgot your password?
forgot-title = Choose a new password
forgot-lead = Tell us who you are. We send a link to the address that we know.
forgot-act = Send me a link
forgot-sent = If we know you, a message is on its way
forgot-sent-detail = The link in it works once, for { $minutes } minutes. Nothing in your inbox? Look among unwanted mail, or ask your agency.
forgot-back = Back to sign-in
reset-title = Choose a new password
reset-lead = Every session of yours ends. Then sign in with the new one.
reset-act = Set the password
reset-done = Password changed. Sign in with it.
link-sign-in = Send me a link instead
link-title = Sign in by a link
link-lead = We send a link to the address that we know. It signs you in once.
link-open-title = One step left
link-open-lead = This link signs you in once, on this device.
link-dead-title = This link no longer works
link-dead-detail = Links work once and for a short time. Ask for a new one.
link-again = Ask for a new link

## Signing in and mail, for staff

nav-sign-in-and-mail = Sign-in and mail
mail-lead = How clients may sign in, and the messages about it.
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

## The messages themselves

mail-greeting = Hello { $name },
mail-reset-subject = Your new password for { $workspace }
mail-reset-lead = Somebody asked for a new password for your access to { $workspace }. Was it you? Choose it here:
mail-reset-act = Choose a new password
mail-reset-end = The link works once, for 30 minutes. If it was not you, ignore this message: nothing has changed.
mail-sign-in-subject = Your link to { $workspace }
mail-sign-in-lead = With this link you are signed in to { $workspace }:
mail-sign-in-act = Sign in
mail-sign-in-end = The link works once, for 15 minutes. If you did not ask for it, ignore this message.
mail-invitation-subject = Your access to { $workspace }
mail-invitation-lead = { $workspace } has a place for your projects, where you follow the work. Choose your username and your password here:
mail-invitation-act = Open my access
mail-invitation-end = The link works once, for 7 days. Nobody knows your password but you.

## What the audit log calls it

audit-act-account-updated = Account changed
audit-act-session-revoked = Session ended
audit-act-session-others_revoked = Other sessions ended
audit-act-account-password_reset = Password reset
audit-act-session-started_by_link = Signed in by a link
audit-act-mail-handed_over = Link of a mail taken
audit-act-mail-retried = Mail sent again
audit-act-workspace-sign_in_options_set = Ways to sign in changed
