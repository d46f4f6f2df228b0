### The audit log: search, file, and what stands in the file.

audit-column-at = Time
audit-column-actor = By
audit-column-actor-id = Account
audit-column-action = Action
audit-column-subject = About
audit-column-subject-kind = Kind
audit-column-subject-id = Id
audit-column-project-id = Project
audit-column-changes = Changes
audit-column-reference = Reference
audit-column-hash = Hash
audit-session-ended = { $actor } signed out
audit-act-session-ended = Signed out
audit-search = Search the log
audit-from = From
audit-to = To
audit-project = In { $name }
audit-of-project = one project
audit-only-project = Only in this project
audit-export = Export as CSV
audit-seal = Seal { $hash }
