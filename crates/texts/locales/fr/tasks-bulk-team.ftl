### Qui voit plusieurs tâches d’un tableau à la fois.

tasks-bulk-audience = Qui les voit
tasks-bulk-share = Montrer aux clients
tasks-bulk-hide = Garder pour l’équipe
tasks-bulk-shared = { $count ->
    [one] 1 tâche est montrée aux clients
   *[other] { $count } tâches sont montrées aux clients
}
tasks-bulk-hidden = { $count ->
    [one] 1 tâche est réservée à l’équipe
   *[other] { $count } tâches sont réservées à l’équipe
}
