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

## The log

audit-approval-requested = { $actor } a soumis { $subject } au client
audit-act-approval-requested = Approbation demandée
audit-approval-withdrawn = { $actor } a retiré { $subject } de l’approbation
audit-act-approval-withdrawn = Demande d’approbation retirée
audit-approval-given = { $actor } a approuvé { $subject }
audit-act-approval-given = Approuvé
audit-approval-changes_requested = { $actor } a demandé des changements à { $subject }
audit-act-approval-changes_requested = Changements demandés
audit-field-round = Tour

## What staff are told

approval-warning-title = Le client n’est pas interrogé
approval-warning-team_only = Seule l’équipe voit cette tâche.
approval-warning-not_visible = Le projet n’est pas visible.
approval-warning-nobody = Personne ayant accès à ce projet ne peut approuver.
approval-warning-not_asked = Elle est entrée dans cette colonne quand personne ne pouvait être interrogé. Sortez-la et remettez-la pour demander maintenant.
approval-asked = { $count ->
    [one] L’approbation de { $names } est demandée
   *[other] L’approbation de { $names } est demandée
}
