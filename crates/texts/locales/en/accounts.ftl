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

## What the audit log calls it

audit-act-account-updated = Account changed
audit-act-session-revoked = Session ended
audit-act-session-others_revoked = Other sessions ended
