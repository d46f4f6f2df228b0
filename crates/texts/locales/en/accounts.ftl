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

## Preferences

pref-title = Language and place
pref-help = The app follows this wherever you sign in.
pref-device = As on the device
pref-by-language = As the language writes them
pref-zone = Location (time zone)
pref-zone-help = A city of the region, such as Paris or Kolkata.
pref-dates = Dates
pref-tabs = Landing page
pref-tabs-help = Sections in their order. What waits for approval is always shown.

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
forgot-title = Forgot your password?
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

## A second step at sign-in

second-title = Second step
second-off = Sign in with your password alone, or add a code from an app on your phone.
second-on = Sign-in asks for a code from your app.
second-codes-left = { $count ->
    [one] One recovery code left
   *[other] { $count } recovery codes left
}
second-is-required = Your permission set demands it.
second-set-up = Set up a second step
second-renew = New recovery codes
second-turn-off = Turn off
second-confirm-it = Confirm that it is you
second-scan = Scan this with an app that makes codes, such as Aegis, 2FAS or Google Authenticator.
second-type = Or type this into the app:
second-picture = Picture of the secret for your app
second-code = Code from the app
second-code-help = Six digits, or a recovery code.
second-confirm = Turn on
second-done-title = Keep these recovery codes
second-done-lead = Each signs you in once if you lose your phone. They are shown only now.
second-copy = Copy the codes
second-copied = Codes copied
second-kept = I have kept them
second-is-off = Second step turned off
second-demanded-title = Set up a second step first
second-demanded-lead = Your agency asks for a code beside the password. It takes a minute.
second-next = Continue
