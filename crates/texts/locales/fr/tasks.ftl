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
card-comments = { $count ->
    [one] { $count } commentaire
   *[other] { $count } commentaires
}
card-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}

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

## Ce qui s’en dit

comments = Conversation
comments-none = Personne n’a encore rien écrit.
comment-write = Écrire un commentaire
comment-help = Mise en forme Markdown. Ctrl et Entrée l’envoient.
comment-mention = Mentionner
comment-to = À { $names }
comment-send = Envoyer
comment-send-clients = Envoyer au client
comment-sent = Commentaire envoyé
comment-attach = Joindre des fichiers
comment-files = Fichiers de ce commentaire
comment-edit = Modifier
comment-edited = { $when }, modifié
comment-remove = Retirer
comment-remove-ask = Retirer ce commentaire ? On verra encore qu’il y en avait un.
comment-removed = Ce commentaire a été retiré.
comment-by-team = Quelqu’un de l’équipe
comment-by-client = Un autre client
comment-audience = Qui lira ceci
comment-for-clients = Clients
comment-task-team-only = La tâche elle-même est réservée à l’équipe. Montrez-la d’abord aux clients.
comment-readers-team = Seule l’équipe lira ceci
comment-readers-none = Aucun client que vous pouvez connaître ne lit les commentaires ici pour l’instant
comment-readers = Sera lu par { $names }
field-not_mentionable = Cette personne ne peut pas être mentionnée ici. Mentionnez quelqu’un qui voit cette tâche et lira le commentaire.
field-team_only_task = Les clients ne voient pas cette tâche. Gardez le commentaire pour l’équipe, ou montrez-leur d’abord la tâche.

## Où elle en est

progress = Avancement
progress-history = Avancement jusqu’ici
progress-none = Personne n’a encore indiqué l’avancement.
progress-left = { $hours } h restantes
progress-to = a porté l’avancement à { $percent }
progress-from-to = de { $before } à { $percent }
progress-update = Mettre à jour l’avancement
progress-updated = Avancement mis à jour
progress-percent = Pourcentage réalisé, de 0 à 100
progress-hours = Heures restantes
progress-note = Note
progress-readers = Lu par quiconque voit cette tâche et peut voir l’avancement.

## Ce qu’elle est devenue

history = Historique
history-none = Rien n’a encore été modifié.
history-created = a créé cette tâche
history-updated = a modifié cette tâche
history-moved = a déplacé cette tâche
history-assigned = a changé qui y travaille
history-checklist_changed = a modifié la liste de contrôle
history-step_done = a coché une étape
history-step_reopened = a décoché une étape
history-deleted = a supprimé cette tâche
history-restored = a restauré cette tâche
history-approval_requested = a demandé une approbation
history-approval_withdrawn = a retiré la demande d’approbation
history-approved = a approuvé
history-changes_requested = a demandé des modifications
history-step = Étape
history-audience = Visible par
history-team_only = l’équipe
history-shared = les clients aussi
history-change = { $part } : { $before } → { $after }
history-now = { $part } : { $after }
history-nothing = rien
history-before = Avant
history-after = Après
history-took-on = { $name } s’y est ajouté
history-left = { $name } en a été retiré

## Son adresse

task-link = Copier le lien
task-link-copied = Lien copié
task-link-in-bar = Ce navigateur ne laisse pas les pages copier. Le lien figure dans la barre d’adresse.
task-full = Afficher en page
task-beside = Afficher à côté du tableau

## Nouveautés

news = Nouveau pour vous
news-title = { $count ->
    [0] Nouveau pour vous
   *[other] Nouveau pour vous ({ $count })
}
news-none = Rien de nouveau. Ce que les autres disent et font sur vos tâches apparaît ici.
news-read-all = Tout marquer comme lu
news-mark-read = Marquer { $title } comme lu
news-mark-unread = Marquer { $title } comme nouveau
news-assigned = vous a confié
news-mentioned = vous a mentionné sur
news-commented = a commenté
news-progress = a porté à { $percent } l’avancement de
news-approval-asked = a soumis au client
news-approved = a approuvé
news-approved-some = a donné l’un des OK (à présent { $given } sur { $needed }) à
news-changes-requested = demande des modifications de
news-approval-withdrawn = a retiré de l’approbation
news-unread = Nouveau :
news-recent = Récemment
news-recent-new = Récemment ({ $count ->
    [one] 1 nouveauté
   *[other] { $count } nouveautés
})
