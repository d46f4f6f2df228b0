### An open task, as staff and clients read it.

task-starts = Start
task-dates = Dates
task-from-to = { $start } to { $due }
task-describe = Add a description
task-describe-edit = Edit
task-markdown = Formatted as Markdown: **bold**, *italic*, lists with -, quotes with >, [links](https://…).
