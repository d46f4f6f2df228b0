### Pourquoi quelqu’un peut ou ne peut pas faire quelque chose : les portes, en mots. Lu par l’équipe seulement.

why-yes = Oui, { $name } le peut.
why-no = Non. { $why }
why-not-reached = Non atteinte
why-not-reached-words = Une porte précédente avait déjà arrêté { $name }.

## Porte 1, compte

why-account-active = Actif
why-account-active-words = { $name } peut se connecter.
why-account-virtual = Sans accès
why-account-virtual-words = { $name } n’a pas d’identifiants et ne peut pas se connecter.
why-account-deleted = Supprimé
why-account-deleted-words = { $name } est dans la corbeille.
why-account-above-words = { $name } se trouve sous { $deleted }, qui est dans la corbeille.
why-account-left = Désactivé
why-account-left-words = { $name } a été désactivé.
why-account-invited = Sans accès
why-account-invited-words = { $name } n’a pas encore choisi d’identifiants.

## Porte 2, portée

why-reach-words = Le projet appartient à { $client }, et { $name } en fait partie.
why-reach-own-words = Le projet appartient à { $client }.
why-reach-all-words = Le profil « { $set } » ouvre tous les projets.
why-reach-member = Dans l’équipe
why-reach-member-words = { $name } fait partie de l’équipe du projet.
why-no-client = Hors de portée
why-no-client-words = Aucun client du projet n’est { $name } ni ne se trouve au-dessus de { $name } dans l’arbre.
why-not-invited = Non invité
why-not-invited-words = Le projet est réservé aux personnes invitées, et { $name } ne l’est pas.
why-not-member = Hors de l’équipe
why-not-member-words = { $name } ne voit que les projets de ses équipes et ne fait pas partie de celle-ci.

## Porte 3, niveau

why-level-words = L’accès du projet est « { $level } », ce qui suffit ici.
why-level-low-words = L’accès du projet est « { $level } ». Il faudrait « { $needs } ».
why-level-staff = Sans objet
why-level-staff-words = L’accès au portail client ne concerne pas l’équipe.
why-archived = Archivé
why-archived-words = Le projet est archivé et les clients ne le trouvent plus.
why-deleted = Supprimé
why-deleted-words = Le projet est dans la corbeille.

## Porte 4, autorisation

why-grant-words = Le profil « { $set } » l’accorde.
why-grant-missing-words = Le profil « { $set } » n’accorde pas « { $grant } ».
why-staff-only = Équipe uniquement
why-staff-only-words = Seule l’équipe fait cela, quoi que dise le profil du client.

## Porte 5, privilèges

why-privileges-on = Actifs
why-privileges-on-words = Les privilèges nécessaires sont actifs pour { $name }.
why-privileges-none = Aucun requis
why-privileges-none-words = Aucun des trois privilèges n’est nécessaire ici.
why-privileges-staff = Sans objet
why-privileges-staff-words = Les privilèges concernent les clients.
why-off = Inactif
why-privilege-off-words = Le privilège « { $privilege } » est inactif ou trop étroit pour { $name }.
why-narrowed = Restreint ici
why-narrowed-words = Ce projet restreint le privilège « { $privilege } » pour { $client }.
why-privilege-1 = Voir les informations des tâches
why-privilege-2 = Voir le détail de l’avancement
why-privilege-3 = Mettre à jour l’avancement

## Porte 6, partage

why-share-on = Partagé
why-share-on-words = Ce n’est pas réservé à l’équipe.
why-share-none = Aucun requis
why-share-none-words = Rien ne doit être partagé pour cela.
why-share-staff = Sans objet
why-share-staff-words = Aucun marquage ne cache quoi que ce soit à l’équipe.
why-team-only = Équipe uniquement
why-team-only-words = La tâche est réservée à l’équipe.
why-time-hidden = Non affiché
why-time-hidden-words = Le temps passé sur ce projet n’est pas montré aux clients.

## Porte 7, refus absolu

why-hard-none = Non financier
why-hard-none-words = Aucune donnée financière n’est concernée.
why-finance = Jamais aux clients
why-finance-words = Les données financières internes ne parviennent jamais aux clients.

## Le seul réglage qui le permettrait

why-fix-share = Désactivez « Équipe uniquement » sur la tâche.
why-fix-time = Montrez aux clients le temps passé sur { $project }.
why-fix-privilege = Donnez à { $name } le privilège « { $privilege } ».
why-fix-widen = Laissez à { $client } le privilège « { $privilege } » sur { $project }.
why-fix-grant = Donnez à { $name } un profil de permissions qui accorde aussi « { $grant } ».
why-fix-invite = Invitez { $name } sur { $project }.
why-fix-join = Ajoutez { $name } à l’équipe de { $project }.
why-fix-level = Réglez l’accès de { $project } sur « { $level } ».
why-fix-unarchive = Sortez { $project } de l’archive.
why-fix-undelete = Restaurez { $project } depuis la corbeille.
why-fix-client = Faites de { $name }, ou de qui se trouve au-dessus dans l’arbre, un client de { $project }.
why-fix-login = Donnez des identifiants à { $name }.
why-fix-reactivate = Réactivez { $name }.
why-fix-restore = Restaurez { $deleted } depuis la corbeille.

## La page

why-ask = Pourquoi ?
why-ask-person = Pourquoi ne voit-il pas…
why-ask-here = Pourquoi ? Pour la carte active
why-empty = Posez une question sur quelqu’un et quelque chose
why-empty-detail = Choisissez qui, ce que la personne veut faire, et sur quel projet ou quelle tâche. La réponse vient de la règle même qui est appliquée.
why-who = Qui
why-who-placeholder = Nom d’un client ou d’un collègue
why-team = Équipe
why-does = peut-il faire cela
why-what = sur
why-what-placeholder = Chercher un projet ou une tâche
why-gates = Les sept portes
why-gate = Porte { $number }
why-passed = Laisse passer
why-stopped = Arrête
why-gate-account = Compte
why-gate-reach = Portée
why-gate-level = Niveau
why-gate-grant = Autorisation
why-gate-privileges = Privilèges
why-gate-share_flag = Partage
why-gate-hard_deny = Refus absolu
why-layer-narrowing = Privilèges restreints par le projet
why-lead-yes = Les sept portes laissent passer { $name }.
why-lead-no = { $count ->
    [0] La toute première porte arrête { $name }. Les clients ne savent jamais pourquoi.
    [one] Une porte laisse passer { $name }, la suivante arrête. Les clients ne savent jamais pourquoi.
   *[other] { $count } portes laissent passer { $name }, la suivante arrête. Les clients ne savent jamais pourquoi.
}
why-lead-staff = { $count ->
    [0] La toute première porte arrête { $name }.
    [one] Une porte laisse passer { $name }, la suivante arrête.
   *[other] { $count } portes laissent passer { $name }, la suivante arrête.
}
why-decides = Ce qui décide
why-set-by = Réglé par { $actor }, { $when }.
why-since = Ainsi depuis la création par { $actor }, { $when }.
why-rule = C’est une règle du produit. Aucun réglage ne la change.
why-change = Où cela se règle
why-shortest = Solution la plus courte :
why-open-set = Ouvrir le profil « { $name } »
why-change-words = Tout changement vaut dès le prochain clic.
why-open-client = Ouvrir l’accès de { $name }
why-open-bin = Ouvrir la corbeille
why-open-team = Ouvrir l’équipe
why-open-project = Ouvrir l’accès de { $name }
why-open-task = Ouvrir { $name }
why-narrowest = Le plus étroit ici
why-narrowest-words = De toutes les couches, « { $gate } » restreint le plus ce que { $name } peut faire ici.
why-who-sees = Qui peut l’ouvrir aujourd’hui

## Ce qui peut être demandé

why-act-view_project = Ouvrir le projet
why-act-attach_to_project = Joindre un fichier au projet
why-act-view_board = Voir le tableau
why-act-view_project_progress = Voir l’avancement du projet
why-act-create_task = Ajouter une tâche
why-act-start_discussion = Lancer une discussion
why-act-view_time = Voir le temps passé
why-act-view_time_entries = Lire chaque saisie de temps
why-act-view_finance = Voir les données financières internes
why-act-edit_project = Modifier le projet
why-act-delete_project = Supprimer le projet
why-act-edit_columns = Modifier les colonnes
why-act-view_audience = Voir qui le voit
why-act-view_task = Ouvrir la tâche
why-act-view_progress = Voir l’avancement et les commentaires des autres
why-act-comment_on_task = Commenter la tâche
why-act-attach_to_task = Joindre un fichier à la tâche
why-act-move_task = Déplacer la tâche
why-act-assign_task = Attribuer la tâche
why-act-edit_task_dates = Changer ses dates
why-act-check_task = La cocher
why-act-update_progress = Mettre à jour son avancement
why-act-approve = L’approuver
why-act-edit_task = Modifier le titre et la description
why-act-delete_task = Supprimer la tâche
