### La chronologie d’un projet : ses tâches selon leurs dates, et ce qui attend quoi.

timeline = Chronologie
timeline-zoom = Échelle
timeline-days = Jours
timeline-weeks = Semaines
timeline-months = Mois
timeline-quarters = Trimestres
timeline-quarter = T{ $quarter } { $year }
timeline-undated = Sans dates
timeline-due = Échéance { $date }
timeline-from = À partir du { $date }
timeline-planned = { $title } : { $dates }
timeline-refused = « { $title } » garde ses dates. { $reason }
timeline-late = { $count ->
    [one] { $count } jour de retard
   *[other] { $count } jours de retard
}
timeline-pushes = { $late }, repousse « { $title } » de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
timeline-pushes-more = { $late }, repousse « { $title } » de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} et { $others ->
    [one] { $others } autre tâche
   *[other] { $others } autres tâches
}
timeline-waiting = En attente d’approbation
timeline-milestone = Jalon
timeline-help = Alt et une flèche déplacent les dates d’un jour, Maj et une flèche déplacent l’échéance, Entrée ouvre la tâche pour saisir des dates.
timeline-key-move = Déplacer
timeline-key-resize = Redimensionner
timeline-empty = Rien à montrer dans le temps pour l’instant
timeline-empty-team = Ajoutez des tâches au tableau et donnez-leur des dates. Elles apparaissent ici en barres.
timeline-empty-client = Dès qu’il y aura des tâches, elles apparaîtront ici selon leurs dates.

## Sur une tâche ouverte

task-milestone = Jalon
task-milestone-help = Marque un moment, par exemple un lancement. Un losange dans la chronologie.
task-dependencies = Dépendances
task-waits-for = Attend
task-waits-for-none = Rien
task-waited-for = Attendue par
task-wait-add = Ajouter
task-wait-choose = Quelle tâche doit être terminée d’abord ?
task-wait-remove = Ne plus attendre { $title }
field-dependency_cycle = Cette tâche attend celle-ci. Choisissez-en une autre.
