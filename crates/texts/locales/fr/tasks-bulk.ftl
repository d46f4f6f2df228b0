### Plusieurs tâches d’un tableau à la fois.

tasks-bulk-key = Sélectionner la tâche
tasks-bulk-pick = Sélectionner { $title }
tasks-bulk-select = Sélectionner
tasks-bulk-unpick = Retirer de la sélection
tasks-bulk-most = { $count } tâches au plus peuvent être modifiées à la fois.
tasks-bulk-moved = { $count ->
    [one] 1 tâche déplacée vers { $column }
   *[other] { $count } tâches déplacées vers { $column }
}
tasks-bulk-dated = { $count ->
    [one] Dates d’une tâche modifiées
   *[other] Dates de { $count } tâches modifiées
}
tasks-bulk-assigned = { $count ->
    [one] Responsables d’une tâche modifiés
   *[other] Responsables de { $count } tâches modifiés
}
tasks-bulk-dates-of = { $count ->
    [one] Dates d’une tâche
   *[other] Dates de { $count } tâches
}
tasks-bulk-dates-none = Cochez d’abord une date.
tasks-bulk-start = Changer le début
tasks-bulk-due = Changer l’échéance
tasks-bulk-empty = Si le champ reste vide, les tâches n’en ont pas.
tasks-bulk-people-of = { $count ->
    [one] Responsables d’une tâche
   *[other] Responsables de { $count } tâches
}
tasks-bulk-people-none = Choisissez d’abord quelqu’un.
tasks-bulk-add = Confier les tâches à
tasks-bulk-remove = Retirer des tâches
tasks-bulk-fault = { $title } : { $words }
tasks-bulk-stale = Quelqu’un a modifié « { $title } » entre-temps, rien n’a donc été fait. Regardez la tâche, puis recommencez.
tasks-bulk-undo-stale = Quelqu’un a modifié « { $title } » depuis, rien n’a donc été annulé.
selected = { $count ->
    [one] { $count } sélectionné
   *[other] { $count } sélectionnés
}
selection = Sélection
selection-clear = Effacer la sélection
