### Champs personnalisés : les finances, et les définitions dans les paramètres.

fields-none-client = Aucun champ personnalisé pour les clients
fields-none-client-detail = Qui gère l’espace de travail les définit dans les paramètres.
fields-finance = Finances
fields-finance-lead = Seules les personnes qui peuvent voir les finances les voient, jamais un client.
fields-money-help = Un montant et une devise, par exemple 1250.00 EUR.

custom-fields-page = Champs personnalisés
custom-fields-lead = Ce que votre agence veut savoir des clients, des projets et des tâches en plus de ce que demande Vitrine.
custom-fields-of = Champs des
custom-fields-client = Clients
custom-fields-project = Projets
custom-fields-task = Tâches
custom-fields-new = Nouveau champ
custom-fields-none = Aucun champ pour l’instant
custom-fields-none-detail = Un champ ajouté figure sur chacun d’eux, vide au début.
custom-fields-used = { $count ->
    [0] aucune valeur
    [one] { $count } valeur
   *[other] { $count } valeurs
}
custom-fields-edit = Modifier { $name }
custom-fields-up = Monter
custom-fields-down = Descendre
custom-fields-delete = Supprimer { $name } ?
custom-fields-delete-detail = { $count ->
    [0] Il n’a aucune valeur. Il ne peut pas être restauré.
    [one] Sa valeur disparaît avec lui. Il ne peut pas être restauré.
   *[other] Ses { $count } valeurs disparaissent avec lui. Il ne peut pas être restauré.
}
custom-fields-deleted = { $name } supprimé
custom-fields-saved = { $name } enregistré
custom-fields-read-only = Vous voyez les champs, sans pouvoir les modifier.
custom-field-name = Nom
custom-field-kind = Type
custom-field-kind-help = Tant qu’il y a des valeurs, seul un type qui les garde toutes peut être choisi.
custom-field-visibility = Qui le voit
custom-field-options = Options
custom-field-used = Utilisation
custom-field-options-help = Une par ligne, dans l’ordre d’affichage. Une ligne modifiée est un nouveau nom de la même option.
custom-field-kind-text = Texte
custom-field-kind-long_text = Texte long
custom-field-kind-number = Nombre
custom-field-kind-date = Date
custom-field-kind-choice = Choix
custom-field-kind-multi_choice = Plusieurs choix
custom-field-kind-yes_no = Oui ou non
custom-field-kind-link = Lien
custom-field-kind-money = Montant
custom-field-seen-team_only = Équipe seulement
custom-field-seen-team_only-hint = Aucun client ne le voit.
custom-field-seen-client_sees = Visible des clients
custom-field-seen-client_sees-hint = Les clients qui voient le projet ou la tâche le voient aussi.
custom-field-seen-client_edits = Modifiable par les clients
custom-field-seen-client_edits-hint = Les clients des projets en accès complet le modifient, là où ils peuvent changer le statut.
custom-field-seen-financial = Financier
custom-field-seen-financial-hint = Caché aussitôt aux clients, et à l’équipe qui ne peut pas voir les finances : ses valeurs, son nom et ses options.
custom-field-goes-financial = Enregistrer cache aussitôt ce champ partout à qui ne peut pas voir les finances.

audit-custom_field-created = { $actor } a ajouté un champ personnalisé
audit-act-custom_field-created = Champ personnalisé ajouté
audit-custom_field-updated = { $actor } a modifié un champ personnalisé
audit-act-custom_field-updated = Champ personnalisé modifié
audit-custom_field-moved = { $actor } a déplacé un champ personnalisé
audit-act-custom_field-moved = Champ personnalisé déplacé
audit-custom_field-deleted = { $actor } a supprimé un champ personnalisé
audit-act-custom_field-deleted = Champ personnalisé supprimé
audit-client-finance_set = { $actor } a modifié les finances du client { $subject }
audit-act-client-finance_set = Finances d’un client modifiées
audit-project-finance_set = { $actor } a modifié les finances du projet { $subject }
audit-act-project-finance_set = Finances d’un projet modifiées
audit-task-finance_set = { $actor } a modifié les finances de la tâche { $subject }
audit-act-task-finance_set = Finances d’une tâche modifiées
audit-project-fields_set = { $actor } a modifié des champs personnalisés du projet { $subject }
audit-act-project-fields_set = Champs personnalisés d’un projet modifiés
audit-task-fields_set = { $actor } a modifié des champs personnalisés de la tâche { $subject }
audit-act-task-fields_set = Champs personnalisés d’une tâche modifiés
audit-field-custom_fields = Champs personnalisés
audit-field-visibility = Qui le voit
audit-field-is_renamed = Renommé
audit-field-has_new_options = Options modifiées
audit-field-values_deleted = Valeurs supprimées
