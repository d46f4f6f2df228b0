### Une tâche ouverte, telle que l’équipe et les clients la lisent.

task-starts = Début
task-dates = Dates
task-from-to = Du { $start } au { $due }
task-describe = Ajouter une description
task-describe-edit = Modifier
task-markdown = Mise en forme Markdown : **gras**, *italique*, listes avec -, citations avec >, [liens](https://…).
