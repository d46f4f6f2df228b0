### Custom fields: finance, and definitions in the settings.

fields-none-client = No custom field for clients yet
fields-none-client-detail = Whoever manages the workspace defines them in the settings.
fields-finance = Finance
fields-finance-lead = Only who may view finance sees these, and no client ever.
fields-money-help = An amount and a currency, such as 1250.00 EUR.

custom-fields-page = Custom fields
custom-fields-lead = What your agency wants to know of clients, projects and tasks besides what Vitrine asks.
custom-fields-of = Fields of
custom-fields-client = Clients
custom-fields-project = Projects
custom-fields-task = Tasks
custom-fields-new = New field
custom-fields-none = No field yet
custom-fields-none-detail = A field that you add stands on every one of them, empty at first.
custom-fields-used = { $count ->
    [0] no value
    [one] 1 value
   *[other] { $count } values
}
custom-fields-edit = Edit { $name }
custom-fields-up = Move up
custom-fields-down = Move down
custom-fields-delete = Delete { $name }?
custom-fields-delete-detail = { $count ->
    [0] It has no value. It cannot be restored.
    [one] Its 1 value goes with it. It cannot be restored.
   *[other] Its { $count } values go with it. It cannot be restored.
}
custom-fields-deleted = { $name } deleted
custom-fields-saved = { $name } saved
custom-fields-read-only = You can see the fields, but not change them.
custom-field-name = Name
custom-field-kind = Kind
custom-field-kind-help = While there are values, only a kind that holds all of them can be chosen.
custom-field-visibility = Who sees it
custom-field-options = Options
custom-field-used = Used
custom-field-options-help = One on each line, in the order in which they are shown. A line that you change is a new name for the same option.
custom-field-kind-text = Text
custom-field-kind-long_text = Long text
custom-field-kind-number = Number
custom-field-kind-date = Date
custom-field-kind-choice = Choice
custom-field-kind-multi_choice = Several choices
custom-field-kind-yes_no = Yes or no
custom-field-kind-link = Link
custom-field-kind-money = Money
custom-field-seen-team_only = Team only
custom-field-seen-team_only-hint = No client sees it.
custom-field-seen-client_sees = Client may see
custom-field-seen-client_sees-hint = Clients who see the project or the task see it, too.
custom-field-seen-client_edits = Client may edit
custom-field-seen-client_edits-hint = Clients of projects with full access change it, where they may change the status.
custom-field-seen-financial = Financial
custom-field-seen-financial-hint = Hidden at once from clients, and from staff who may not view finance: its values, its name and its options.
custom-field-goes-financial = Saving hides this field everywhere at once from all who may not view finance.

audit-custom_field-created = { $actor } added a custom field
audit-act-custom_field-created = Custom field added
audit-custom_field-updated = { $actor } changed a custom field
audit-act-custom_field-updated = Custom field changed
audit-custom_field-moved = { $actor } moved a custom field
audit-act-custom_field-moved = Custom field moved
audit-custom_field-deleted = { $actor } deleted a custom field
audit-act-custom_field-deleted = Custom field deleted
audit-client-finance_set = { $actor } changed the finance of the client { $subject }
audit-act-client-finance_set = Finance of a client changed
audit-project-finance_set = { $actor } changed the finance of the project { $subject }
audit-act-project-finance_set = Finance of a project changed
audit-task-finance_set = { $actor } changed the finance of the task { $subject }
audit-act-task-finance_set = Finance of a task changed
audit-project-fields_set = { $actor } changed custom fields of the project { $subject }
audit-act-project-fields_set = Custom fields of a project changed
audit-task-fields_set = { $actor } changed custom fields of the task { $subject }
audit-act-task-fields_set = Custom fields of a task changed
audit-field-custom_fields = Custom fields
audit-field-visibility = Who sees it
audit-field-is_renamed = Renamed
audit-field-has_new_options = Options changed
audit-field-values_deleted = Values deleted
