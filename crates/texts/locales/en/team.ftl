### The agency’s own people.

team-title = Team
team-lead = Your own people. What each may do is in their permission set; clients are not here.
team-seats = { $count ->
    [one] 1 seat is taken.
   *[other] { $count } seats are taken.
}
team-free = { $count ->
    [0] Clients never take one.
    [one] 1 client login sits free.
   *[other] { $count } client logins sit free.
}
team-name = Name
team-set = Permission set
team-set-help = In force at their next click. You can give only what you hold yourself.
team-reach-all = Sees all projects.
team-reach-teams = Sees the projects whose team they are on: that is set on the Access tab of each project.
team-state = Sign-in
team-seen = Last seen
team-never = Never
team-you = you
team-active = Active
team-invited = Invited, until { $when }
team-expired = Invitation ran out
team-no-login = No login
team-left = Deactivated

team-invite = Invite a colleague
team-invite-title = Invite a colleague
team-invite-lead = You get a link to hand over. With it they choose their own username and password; nobody is notified.
team-invite-act = Make the link
team-edit-title = Edit { $name }
team-new-link = New link
team-withdraw = Withdraw the invitation
team-withdrawn = The link of { $name } is dead
team-deactivate = Deactivate
team-reactivate = Let in again
team-deactivated = { $name } is signed out and cannot sign in
team-reactivated = { $name } can sign in again
team-leave-title = Deactivate { $name }?
team-leave-text = Every session of { $name } ends at once, and they cannot sign in. What they wrote keeps their name. You can let them in again.
team-leave-act = Deactivate

team-link = Link of the invitation
team-link-title = The link for { $name }
team-link-words = Send it to { $name } yourself. It works once, until { $when }.
team-link-note = It is shown only now. Whoever opens it becomes this person, so send it where only they read. You can make a new one at any time.
team-link-copy = Copy the link
team-link-copied = Link copied
team-link-gone = The link was shown before. Make a new one if it was lost.

## In the audit log

audit-staff-invited = { $actor } invited { $subject } to the team
audit-staff-updated = { $actor } changed { $subject } of the team
audit-staff-deactivated = { $actor } deactivated { $subject }
audit-staff-reactivated = { $actor } let { $subject } in again
audit-invitation-renewed = { $actor } made a new link for { $subject }
audit-invitation-withdrawn = { $actor } withdrew the invitation of { $subject }
audit-invitation-accepted = { $actor } accepted the invitation of { $subject }
audit-act-staff-invited = Colleague invited
audit-act-staff-updated = Colleague changed
audit-act-staff-deactivated = Colleague deactivated
audit-act-staff-reactivated = Colleague let in again
audit-act-invitation-renewed = New link made
audit-act-invitation-withdrawn = Invitation withdrawn
audit-act-invitation-accepted = Invitation accepted
audit-field-is_deactivated = Deactivated
