### Vérifier et enregistrer : qui gagne et qui perd quoi, avant qu’un changement d’accès soit fait.

review-title = Qui gagne, qui perd
review-act = Vérifier et enregistrer
review-move = Vérifier et déplacer
review-back = Retour
review-save-for = { $count ->
    [one] Enregistrer pour une personne
   *[other] Enregistrer pour { $count } personnes
}
review-gain = { $count ->
    [one] Une personne gagne
   *[other] { $count } personnes gagnent
}
review-lose = { $count ->
    [one] Une personne perd
   *[other] { $count } personnes perdent
}
review-same = { $count ->
    [one] Sans effet pour une autre personne
   *[other] Sans effet pour { $count } autres personnes
}
review-nobody = Personne ne gagne ni ne perd quoi que ce soit.
review-unnamed = Vous ne pouvez pas voir de qui il s’agit.
review-unlisted = { $count ->
    [one] Et une personne de plus.
   *[other] Et { $count } personnes de plus.
}
review-all = Afficher les { $count } personnes
review-moved = Quelque chose a changé entre-temps
review-moved-detail = Votre modification n’a pas été enregistrée. Voici l’effet qu’elle aurait maintenant.
review-time-entries = { $count ->
    [0] Les saisies de temps sur { $projects }, où il n’y en a pas encore
    [one] Une saisie de temps sur { $projects }
   *[other] { $count } saisies de temps sur { $projects }
}{ $notes ->
    [0] {""}
    [one] , dont une avec une note
   *[other] , dont { $notes } avec une note
}
review-time = Le temps passé sur { $projects }
review-project = { $count ->
    [one] Le projet { $projects }
   *[other] Les projets { $projects }
}
review-tasks = { $count ->
    [one] Une tâche sur les tableaux de { $projects }
   *[other] { $count } tâches sur les tableaux de { $projects }
}
review-progress = Le détail de l’avancement sur { $projects }
review-project-progress = Le pourcentage d’avancement de { $projects }
review-acts = Sur { $projects } : { $acts }
review-act-approve = approuver
review-act-comment = commenter
review-act-start_discussion = lancer des discussions
review-act-attach_to_project = ajouter des fichiers
review-act-attach_to_task = joindre des fichiers aux tâches
review-act-create_task = créer des tâches
review-act-edit_status = changer le statut
review-act-edit_assignee = changer les responsables
review-act-edit_dates = changer les dates
review-act-check = cocher des tâches
review-act-update_progress = mettre à jour l’avancement
review-projects = { $count ->
    [one] un projet
   *[other] { $count } projets
}
review-more-projects = { $count ->
    [one] un autre projet
   *[other] { $count } autres projets
}
review-kept = Vérifié avant l’enregistrement

## Des clients à qui leurs tâches ne pourraient plus être confiées

review-assignees = Des clients ont ici des tâches qui ne pourraient plus leur être confiées
review-assignee = { $task } ({ $project }), confiée à { $name }
review-assignees-what = Que deviennent-elles ?
review-assignees-keep = Les garder, en attente d’accès
review-assignees-unassign = Les retirer
review-assignees-reassign = Les confier à un collègue
review-assignees-to = Collègue
review-assignees-choose = Choisissez un collègue
review-assignees-missing = Choisissez d’abord ce que deviennent les tâches
