### Approvals, as the team sets them up.

approval-ask = Demander l’approbation du client
approval-moves = Entrer dans cette colonne prévient les approbateurs par e-mail. Le OK déplace la tâche à droite, vers { $column }.
approval-last = Entrer dans cette colonne prévient les approbateurs par e-mail. C’est la dernière colonne : après le OK, la tâche y reste, marquée comme approuvée.
approval-approvers = { $count ->
    [one] { $names } donne le OK.
   *[other] { $names } peuvent donner le OK.
}
approval-one = Les clients qui peuvent approuver donnent le OK.
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
approval-warning-nobody = Aucune des personnes interrogées ne peut approuver.
approval-warning-too_few = Parmi les personnes interrogées, trop peu peuvent approuver. Choisissez-en d’autres dans le menu de la colonne, puis sortez la tâche et remettez-la.
approval-warning-not_asked = Elle est entrée dans cette colonne quand personne ne pouvait être interrogé. Sortez-la et remettez-la pour demander maintenant.
approval-asked = { $count ->
    [one] L’approbation de { $names } est demandée
   *[other] L’approbation de { $names } est demandée
}

## Who must approve

approval-rule = Qui approuve, et sous quel délai
approval-rule-title = Qui approuve dans { $name }
approval-rule-approvers = Seulement ces personnes
approval-rule-approvers-help = Laissez vide pour interroger ceux que le projet nomme dans son onglet Accès ou, s’il ne nomme personne, tous ceux qui peuvent approuver.
approval-rule-somebody = Quelqu’un
approval-rule-unfit = Ne peuvent pas approuver actuellement : { $names }. Une demande qui a besoin d’eux ne peut aboutir.
approval-rule-how-many = Nombre de OK nécessaires
approval-rule-one = Un seul suffit
approval-rule-some = Plusieurs d’entre eux
approval-rule-all = Tous ceux qui sont interrogés
approval-rule-needed = Nombre de OK
approval-rule-due = Jours pour décider
approval-rule-due-help = Comptés à partir du jour de la demande. Laissez vide pour ne pas fixer de délai.
approval-rule-open = Cela vaut pour les demandes à venir.
approval-rule-saved = Qui approuve est enregistré
audit-field-approval_rule = OK nécessaires
audit-field-approver_ids = Approbateurs
audit-field-approval_due_days = Jours pour décider
audit-field-oks = OK donnés

## The board, as clients have it

board-hidden = Aucun client ne voit ce projet, ni ce tableau.
board-overview = Les clients voient l’aperçu de ce projet, pas ce tableau.
