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
audit-column-recorded = As recorded
audit-change = { $field }: { $before } → { $after }
audit-column-reference = Reference
audit-column-hash = Hash
audit-session-ended = { $actor } signed out
audit-act-session-ended = Signed out
audit-search = Search the log
audit-from = From
audit-to = To
audit-project = In { $name }
audit-of-project = one project
audit-of-client = About or by { $name }
audit-only-project = Only in this project
audit-export = Export as CSV
audit-seal = Seal { $hash }

# What was done, where no area of its own says it.
audit-account-updated = { $actor } changed the account of { $subject }
audit-account-password_reset = The password of { $subject } was reset
audit-account-second_factor_on = { $actor } turned on their second step
audit-account-second_factor_off = { $actor } turned off their second step
audit-account-second_factor_reset = { $actor } removed the second step of { $subject }
audit-account-recovery_codes_renewed = { $actor } renewed their recovery codes
audit-account-notifications_set = { $actor } chose the notifications of { $subject }
audit-client-invited = { $actor } invited { $subject }
audit-client-invitation_withdrawn = { $actor } withdrew the invitation of { $subject }
audit-mail-handed_over = { $actor } took the link of a mail to { $subject }
audit-mail-retried = { $actor } had a mail to { $subject } sent again
audit-permission_set-second_factor_demanded = { $actor } changed whether { $subject } demands a second step
audit-preview-ended = { $actor } no longer looks through the eyes of { $subject }
audit-act-preview-ended = Preview ended
audit-project-access_set = { $actor } changed who has access to { $subject }
audit-act-project-access_set = Access to a project changed
audit-session-revoked = { $actor } ended a session of { $subject }
audit-session-others_revoked = { $actor } ended the other sessions of { $subject }
audit-session-started_by_link = { $actor } signed in by a link
audit-workspace-set_up = The workspace was set up for { $subject }
audit-act-workspace-set_up = Workspace set up
audit-workspace-sign_in_options_set = { $actor } changed the ways to sign in
audit-workspace-client_defaults_set = { $actor } changed what new clients begin with
audit-act-workspace-client_defaults_set = What new clients begin with changed

# What changed, where no area of its own says it.
audit-field-invited = Invited
audit-field-requires_second_factor = Demands a second step
audit-field-member_ids = Team
audit-field-invited_client_ids = Invited people
audit-field-is_invited_only = Invited people only
audit-field-co_clients_visible = Clients learn of each other
audit-field-narrowed_privileges = Narrowed privileges
audit-field-assigned_account_ids = Assigned
audit-field-unassigned_account_ids = No longer assigned
audit-field-client_links = Clients sign in by a link
audit-field-client_template = New clients begin as
audit-nameless = { $count ->
    [one] 1 that is not named
   *[other] { $count } that are not named
}
audit-field-column_id = Column
audit-comment-added = { $actor } commented on { $subject }
audit-comment-edited = { $actor } changed a comment on { $subject }
audit-comment-removed = { $actor } removed a comment on { $subject }
audit-act-comment-added = Comment written
audit-act-comment-edited = Comment changed
audit-act-comment-removed = Comment removed
audit-task-progress_updated = { $actor } said how far the task { $subject } is
audit-act-task-progress_updated = Progress of a task updated
audit-task-dependencies_changed = { $actor } changed what the task { $subject } waits for
audit-act-task-dependencies_changed = Dependencies of a task changed
audit-field-predecessor_ids = Waits for
audit-field-colour = Colour
audit-field-card_limit = Limit
audit-field-is_milestone = Milestone

# Files.
audit-file-attached = { $actor } uploaded { $subject }
audit-file-updated = { $actor } changed the file { $subject }
audit-file-deleted = { $actor } deleted the file { $subject }
audit-file-restored = { $actor } restored the file { $subject }
audit-act-file-attached = File uploaded
audit-act-file-updated = File changed
audit-act-file-deleted = File deleted
audit-act-file-restored = File restored
audit-file-version_added = { $actor } uploaded a new version of { $subject }
audit-file-version_restored = { $actor } put back an earlier version of { $subject }
audit-file-version_purged = { $actor } deleted an earlier version of { $subject } for good
audit-file-purged = { $actor } deleted the file { $subject } for good
audit-act-file-version_added = New version of a file uploaded
audit-act-file-version_restored = Earlier version of a file put back
audit-act-file-version_purged = Earlier version of a file deleted for good
audit-act-file-purged = File deleted for good
audit-field-is_reworded = Note reworded
audit-field-sha256 = Content (SHA-256)
