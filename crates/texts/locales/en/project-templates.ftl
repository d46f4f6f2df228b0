### Templates of projects: the page in the settings, saving one, beginning with one.

templates-lead = What new projects can begin with. You save one from the menu of a project.
templates-none = No template yet
templates-none-detail = Open the menu of a project whose columns or tasks are worth repeating, and choose “Save as template”.
template-name = Name
template-brings = What it brings
template-columns = { $count ->
    [one] 1 column
   *[other] { $count } columns
}
template-tasks = { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
template-team-only = { $count } of them team only
template-show = Show what is in it
template-edit = Edit template
template-delete = Delete { $name }?
template-delete-detail = Projects that began with it stay as they are. It cannot be restored.
template-deleted = { $name } deleted

## What is in it

template-for-clients = Clients read “{ $name }”.
template-asks = Asks for approval
template-steps = Steps: { $steps }
template-days = From day { $from } to day { $to } of the project
template-from = From day { $from } of the project
template-due = Due on day { $to } of the project

## Saving one

template-save = Save as template
template-save-title = Save { $name } as a template
template-save-what = What to copy
template-save-columns = Columns only
template-save-columns-hint = Their names, colours, limits, and how many OKs they ask for.
template-save-tasks = Columns and tasks
template-save-tasks-hint = Also titles, descriptions, steps, milestones, dates counted from the start of the project, and what waits for what. Team-only tasks stay team only; nothing begins done or before a client.
template-save-note = Whoever of the team may create projects can read the template and use it for any client. Never copied: clients, people, comments, files, time, custom fields, and tasks that clients added.
template-saved = { $name } saved as a template: { $brings }

## Beginning with one

template-start-from = Start from
template-start-plain = Four plain columns
template-start-dates = Its dates are counted from the start of the project. Without a start, the tasks have no dates.

audit-project_template-created = { $actor } saved the template { $subject }
audit-act-project_template-created = Template saved
audit-project_template-updated = { $actor } changed the template { $subject }
audit-act-project_template-updated = Template changed
audit-project_template-deleted = { $actor } deleted the template { $subject }
audit-act-project_template-deleted = Template deleted
audit-field-template_id = Template
audit-field-column_count = Columns
audit-field-task_count = Tasks
