### Problems, in the words of the person reading. Keys follow the wire: `problem-<kind>`.

problem-malformed-request = The request could not be read
problem-malformed-request-detail = Nothing was changed. Check the address and the data, then try again.

problem-not-signed-in = You are not signed in
problem-not-signed-in-detail = Sign in, then try again. What you typed is still here.

problem-code-required = A code is needed
problem-code-required-detail = Type the code that your app shows, or a recovery code.

problem-second-factor-set-up-required = A second step has to be set up first
problem-second-factor-set-up-required-detail = Your permission set demands a second step at sign-in. Set it up, then go on.

problem-not-permitted = You cannot do this
problem-not-permitted-detail = You can see this, but changing it needs a permission that you do not have.

problem-not-found = This page does not exist
problem-not-found-detail = The address may be old. If someone sent it to you, ask them to check it.

problem-method-not-allowed = This cannot be done here
problem-method-not-allowed-detail = This address does not accept that kind of request. Nothing was changed.

problem-unsupported-media-type = This kind of data is not accepted here
problem-unsupported-media-type-detail = Send it in a format that this address accepts. Nothing was changed.

problem-conflict = This does not fit what is there now
problem-conflict-detail = Something else was changed in the meantime. Look at it again, then decide.

problem-stale-version = Someone changed this before you
problem-stale-version-detail = Your change was not saved. See the newest version, then make it again.

problem-world-changed = Something changed in the meantime
problem-world-changed-detail = Your change was not saved, as it would now affect others. Look at the new effect, then decide.

problem-precondition-required = The version is missing
problem-precondition-required-detail = Say which version you are changing, so that nobody’s work is overwritten.

problem-invalid = Some values need a correction
problem-invalid-detail = Nothing was saved. Correct the marked fields, then save again.

problem-too-large = This is too large
problem-too-large-detail = Send less at once. Nothing was changed.

problem-slow-down = Too many attempts
problem-slow-down-detail = Wait a moment, then try again.

problem-unavailable = The server cannot answer now
problem-unavailable-detail = Nothing is lost. Try again in a moment.

problem-idempotency-mismatch = This request was already used for something else
problem-idempotency-mismatch-detail = Reload the page, then try again.

problem-csrf = This request did not come from the app
problem-csrf-detail = Reload the page, then try again. Nothing was changed.

problem-column-not-empty = This column still holds tasks
problem-column-not-empty-detail = Move its tasks to another column, then try again.
problem-column-archived = This column is archived
problem-column-archived-detail = Restore the column first, or choose another one.

problem-assignees-undecided = Clients have tasks that they could not be given any more
problem-assignees-undecided-detail = Say what shall become of these tasks: keep them, take them off, or give them to a colleague.
problem-foreign-root-unconfirmed = A client of another company was chosen
problem-foreign-root-unconfirmed-detail = Several companies would share this project: { $names }. People of each would see it. Confirm that this is intended.

problem-timer-running = Your clock runs already
problem-timer-running-detail = Stop or discard it, then start it here.
problem-parent-in-bin = The client above is in the recycle bin
problem-parent-in-bin-detail = Restore it first, or choose another place in the tree.

problem-last-administrator = This is the last administrator
problem-last-administrator-detail = Make someone else an administrator first. Otherwise nobody could manage this workspace.

problem-import-problems = Some rows have problems
problem-import-problems-detail = Nothing was imported. Correct the file, or leave those rows out.

# The columns that a new project begins with.
default-column-backlog = Backlog
default-column-in-progress = In progress
default-column-review = Internal review
default-column-done = Done

## Signing in, and the last column

problem-sign-in-failed = Username and password do not match
problem-sign-in-failed-detail = Check both and try again.
problem-password-change-required = Choose your own password first
problem-password-change-required-detail = The one you have was chosen for you. Everything else opens once you have replaced it.
problem-last-column = A board needs a column
problem-last-column-detail = This is its only one. Add another first.

## Permission sets

problem-permission-set-built-in = Built-in sets stay as they are
problem-permission-set-built-in-detail = Copy it into a new set, and change that one.
problem-permission-set-in-use = People have this set
problem-permission-set-in-use-detail = Choose the set that they get instead, then delete this one.

## Custom fields

problem-field-has-values = The kind of this field cannot change now
problem-field-has-values-detail = It has values that the new kind could not hold. Empty them first, or make a new field.

problem-option-in-use = This option is in use
problem-option-in-use-detail = “{ $names }” is chosen somewhere. Choose something else there first. Nothing was changed.

## Previews

problem-preview-read-only = This is a preview
problem-preview-read-only-detail = Nothing can be changed while you look through someone else’s eyes. Leave the preview first.
problem-preview-too-wide = This preview is not available
problem-preview-too-wide-detail = You can only look through the eyes of people who see no more than you do.

## Approvals

problem-approval-closed = This is settled already
problem-approval-closed-detail = It was decided before, or withdrawn. See how it stands now.

## Files

problem-storage-full = There is no room left for files
problem-storage-full-detail = All files together have reached the limit of this workspace. Delete some that are no longer needed, or ask an administrator.
problem-range-not-satisfiable = The file has no such part
problem-range-not-satisfiable-detail = It is shorter than that. Load it again from the start.
