### Les modèles de projet : la page des réglages, en enregistrer un, commencer avec un.

templates-lead = Ce avec quoi de nouveaux projets peuvent commencer. On enregistre un modèle depuis le menu d’un projet.
templates-none = Pas encore de modèle
templates-none-detail = Ouvrez le menu d’un projet dont les colonnes ou les tâches méritent d’être reprises, et choisissez « Enregistrer comme modèle ».
template-name = Nom
template-brings = Ce qu’il apporte
template-columns = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
template-tasks = { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}
template-team-only = dont { $count } pour l’équipe uniquement
template-show = Voir ce qu’il contient
template-edit = Modifier le modèle
template-delete = Supprimer { $name } ?
template-delete-detail = Les projets qui ont commencé avec lui restent tels quels. Il ne peut pas être restauré.
template-deleted = { $name } supprimé

## Ce qu’il contient

template-for-clients = Les clients lisent « { $name } ».
template-asks = Demande une approbation
template-steps = Étapes : { $steps }
template-days = Du jour { $from } au jour { $to } du projet
template-from = À partir du jour { $from } du projet
template-due = Échéance au jour { $to } du projet

## En enregistrer un

template-save = Enregistrer comme modèle
template-save-title = Enregistrer { $name } comme modèle
template-save-what = Que copier
template-save-columns = Colonnes seules
template-save-columns-hint = Leurs noms, couleurs, limites, et combien de OK elles demandent.
template-save-tasks = Colonnes et tâches
template-save-tasks-hint = Aussi les titres, descriptions, étapes, jalons, les dates comptées depuis le début du projet, et ce qui attend quoi. Les tâches réservées à l’équipe le restent ; rien ne commence terminé ni devant un client.
template-save-note = Dans l’équipe, quiconque peut créer des projets peut lire le modèle et s’en servir pour n’importe quel client. Jamais copiés : clients, personnes, commentaires, fichiers, temps, champs personnalisés et tâches ajoutées par des clients.
template-saved = { $name } enregistré comme modèle : { $brings }

## Commencer avec un

template-start-from = Partir de
template-start-plain = Quatre colonnes simples
template-start-dates = Ses dates sont comptées depuis le début du projet. Sans date de début, les tâches n’ont pas de dates.

audit-project_template-created = { $actor } a enregistré le modèle { $subject }
audit-act-project_template-created = Modèle enregistré
audit-project_template-updated = { $actor } a modifié le modèle { $subject }
audit-act-project_template-updated = Modèle modifié
audit-project_template-deleted = { $actor } a supprimé le modèle { $subject }
audit-act-project_template-deleted = Modèle supprimé
audit-field-template_id = Modèle
audit-field-column_count = Colonnes
audit-field-task_count = Tâches
