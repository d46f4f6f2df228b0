### Approvals, as staff and clients read them.

approval-column = Demande une approbation

## How a round stands

approval-history = Approbations
approval-state-open = En attente d’approbation
approval-state-approved = Approuvé
approval-state-changes = Changements demandés
approval-state-withdrawn = Retirée
approval-card-open = En attente depuis { $time }
approval-card-approved = Approuvé par { $name }, { $when }
approval-card-changes = Changements demandés par { $name }, { $when }
approval-asked-by = Demandée par { $name }, { $when }
approval-by-at = { $name }, { $when }
approval-moved-to = Déplacée vers { $column }
approval-another-client = un autre client
approval-the-team = l’équipe
approval-progress = { $given } OK sur { $needed }
approval-card-progress = { $given } OK sur { $needed }
approval-awaits = En attente de { $names }
approval-oks = OK donnés
approval-due = Avant la fin du { $date }
approval-overdue = En retard depuis le { $date }
approval-receipt = Reçu
approval-receipt-pdf = Reçu (PDF)
approval-verify = Vérifier un reçu
approval-review = Consulter
approval-review-of = Consulter { $title }

## What waits for a client

approval-waiting = En attente de vous
approval-waiting-nav = En attente
approval-waiting-none = Ce qui demande votre décision se trouvera ici, et vous serez averti par e-mail.
approval-waiting-count = { $count ->
    [0] Rien ne vous attend.
    [one] Une chose vous attend.
   *[other] { $count } choses vous attendent.
}
approval-waiting-chip = { $count ->
    [one] { $count } vous attend
   *[other] { $count } vous attendent
}
approval-waiting-more = { $count ->
    [one] { $count } autre vous attend
   *[other] { $count } autres vous attendent
}
approval-show-waiting = Ce qui vous attend dans { $project }
approval-from = { $project }. De { $name }
approval-waits-since = En attente depuis { $time }
approval-oldest = La plus ancienne attend depuis { $time }.
approval-only = Elle attend depuis { $time }.
lasted-moment = un instant
lasted-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
lasted-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
lasted-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Deciding

approval-title = Approbation
approval-asked-on = { $project }. Demandée par { $name }, { $when }.
approval-changed-since = Depuis la demande, ceci a changé : { $parts }. Vous décidez de ce que vous voyez ici, tel que c’était lors de la demande.
approval-changed-decision = Depuis la dernière décision, ceci a changé : { $parts }.
approval-same-decision = Rien n’y a changé depuis la dernière décision.
approval-part-title = titre
approval-part-description = description
approval-part-values = détails
approval-part-files = fichiers
approval-part-of = Partie de cette demande
approval-pictures = Images de cette demande
approval-no-description = Pas d’autres précisions.
approval-comment = Ajoutez un commentaire, ou dites ce qui doit changer
approval-say = Envoyer le commentaire
approval-ok = OK, j’approuve
approval-changes = Demander des changements
approval-statement = Vous approuvez en tant que { $name }. Un seul OK suffit. Qui a décidé, et quand, est consigné.
approval-statement-many = Vous approuvez en tant que { $name }. Il faut { $needed } OK. Qui a décidé, et quand, est consigné.
approval-noted = Votre OK est noté : { $given } sur { $needed } à ce jour. Merci.
approval-done = « { $title } » est approuvé. Merci.
approval-sent-back = Vos changements sont demandés.
approval-yes = Oui
approval-no = Non
