### Approvals, as the team sets them up.

approval-ask = Demander l’approbation du client
approval-moves = Entrer dans cette colonne prévient les approbateurs par e-mail. Le OK déplace la tâche à droite, vers { $column }.
approval-last = Entrer dans cette colonne prévient les approbateurs par e-mail. C’est la dernière colonne : après le OK, la tâche y reste, marquée comme approuvée.
approval-approvers = { $count ->
    [one] { $names } donne le OK.
   *[other] { $names } : un seul OK suffit.
}
approval-one = Un seul OK suffit.
approval-nobody = Personne à interroger : aucun client ayant accès à ce projet ne peut approuver.
approval-hidden = Le client ne sera pas interrogé : le projet n’est pas visible.
approval-switched-on = { $name } demande l’approbation du client
approval-switched-off = { $name } ne demande plus l’approbation du client
audit-field-asks_approval = Demande une approbation
