### Une tâche ouverte, telle que l’équipe et les clients la lisent.

task-starts = Début
task-dates = Dates
task-from-to = Du { $start } au { $due }
task-describe = Ajouter une description
task-describe-edit = Modifier
task-markdown = Mise en forme Markdown : **gras**, *italique*, listes avec -, citations avec >, [liens](adresse).

## Qui y travaille

task-assignees = Responsables
task-nobody = Personne pour l’instant
task-assign = Confier
task-assign-to = Qui doit y travailler ?
task-assign-none = Personne d’autre ne peut s’en charger.
task-unassign = Retirer { $name } de cette tâche
task-of-team = Équipe
task-of-client = Client
task-waiting = Ne peut pas y travailler pour l’instant
card-more = { $count } de plus

## Ses étapes

task-checklist = Liste de contrôle
task-steps = { $total ->
    [one] { $done } étape terminée sur { $total }
   *[other] { $done } étapes terminées sur { $total }
}
task-step-new = Nouvelle étape
task-step-add = Ajouter
task-step-acts = Actions pour { $title }
task-step-up = Monter
task-step-down = Descendre
