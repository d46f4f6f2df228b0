### Profils de permissions : la liste, les permissions, les versions, l’aperçu.

sets-client = Client
sets-staff = Employé
sets-choose = Choisissez un profil
sets-choose-detail = Il montre ce que peuvent faire les personnes qui l’ont, et qui l’a.
sets-new = Nouveau profil
sets-list = Profils de permissions
sets-users = { $count ->
    [0] personne ne l’a
    [one] { $count } l’a
   *[other] { $count } l’ont
}

set-base-client = Base : Client
set-base-staff = Base : Employé
set-built-in = Fourni
set-name-administrator = Administrateur
set-name-project-manager = Chef de projet
set-name-team-member = Membre de l’équipe
set-name-client = Client
set-name-client-reviewer = Client relecteur
set-free-seat = Siège gratuit
set-facts = Version { $version }, { $count ->
    [0] personne ne l’a
    [one] { $count } l’a
   *[other] { $count } l’ont
}
set-lead-client = { $all } permissions existent pour les clients. Les { $others } autres relèvent des sièges payants et ne peuvent pas être activées ici.
set-lead-staff = Chacune des { $all } permissions s’active séparément. Personne ne peut donner ce qu’il n’a pas.
set-built-in-note = Les profils fournis restent tels quels. Copiez celui-ci pour le modifier.
set-view-only = Vous pouvez consulter les profils. Les modifier demande une autre permission.
set-copy = Copier
set-name = Nom
set-find = Trouver une permission
set-find-none = Aucune permission ne s’appelle « { $query } ».
set-group-count = { $count } sur { $all }
set-new-grant = Nouveau
set-removed-grant = Retiré
set-grant-not-held = Vous ne l’avez pas vous-même : vous ne pouvez pas la donner.
set-note = Motif, pour l’historique
set-changes = { $count ->
    [one] { $count } modification
   *[other] { $count } modifications
}
set-save-reach = { $count ->
    [0] Personne n’a encore ce profil.
    [one] { $count } a ce profil. La modification s’applique au prochain clic.
   *[other] { $count } ont ce profil. La modification s’applique au prochain clic.
}
set-stale = Quelqu’un a enregistré ce profil avant vous
set-stale-detail = Vos choix sont restés en place. Relisez-les, puis enregistrez.
set-tabs = Parties de { $name }
set-tab-grants = Permissions
set-tab-history = Historique
set-tab-accounts = Qui l’a

## Créer, supprimer, quitter

set-create-title = Nouveau profil de permissions
set-create-base = Pour qui
set-create-client = Des clients
set-create-client-hint = Un siège gratuit. Seulement ce que des clients peuvent avoir, rien d’autre, en aucune façon.
set-create-staff = Des employés
set-create-staff-hint = Un siège payant. Tout ce que vous avez vous-même.
set-create-from = Commencer avec
set-create-blank = Rien d’activé
set-create-copy = Ce qu’a « { $name } »
set-create-act = Créer
set-created = Profil créé
set-delete-title = Supprimer { $name } ?
set-delete-unused = Personne n’a ce profil. Son historique disparaît avec lui ; le journal d’audit garde ce qu’il était.
set-delete-used = { $count ->
    [one] { $count } a ce profil. Choisissez ce qui le remplace.
   *[other] { $count } ont ce profil. Choisissez ce qui le remplace.
}
set-delete-replacement = Profil de remplacement
set-delete-alone = Il n’y a pas d’autre profil de ce type. Créez-en d’abord un.
set-deleted = Profil supprimé
set-leave = Quitter sans enregistrer ?
set-leave-detail = Vos choix dans { $name } seraient perdus.
set-leave-act = Quitter

## Historique

set-history-lead = Chaque enregistrement est conservé. Choisissez-en deux pour les comparer.
set-compare-from = De
set-compare-to = À
set-compare-added = Ajouté
set-compare-removed = Retiré
set-compare-same = Les deux donnent les mêmes permissions.
set-compare-renamed = Renommé de { $old } en { $new }
set-version = Version { $number }
set-version-by = par { $name }
set-version-first = à l’origine
set-version-created = Créé avec { $count ->
    [one] { $count } permission
   *[other] { $count } permissions
}

## Qui l’a

set-accounts-none = Personne n’a ce profil
set-accounts-none-detail = Donnez-le à un client dans son onglet Accès.
set-accounts-more = et { $count } de plus, ou que vous ne pouvez pas voir
set-account-virtual = sans accès
set-grants-of = { $count } permissions client sur { $all }
set-open = Ouvrir { $name }
client-edit-permissions = Modifier les permissions

## Groupes de permissions

grant-group-tasks = Tâches
grant-group-approvals = Approbations
grant-group-time = Temps
grant-group-projects = Projets et documents
grant-group-together = Discussions et demandes
grant-group-reports = Rapports et budgets
grant-group-people = Personnes et export
grant-group-clients = Clients
grant-group-admin = Administration

## Chaque permission, et ce qu’elle veut dire

grant-project-view_overview = Aperçu du projet
grant-project-view_overview-help = Ouvre les projets qui leur sont montrés. Sans elle, tout est fermé dans un projet.
grant-project-attach = Joindre à un projet
grant-project-attach-help = Déposer des fichiers sur l’ensemble d’un projet.
grant-task-view = Voir les tâches
grant-task-view-help = Ouvre le tableau et ses tâches, sans les montants. Tout le reste sur les tâches en a besoin.
grant-task-view_progress = Voir l’avancement
grant-task-view_progress-help = Le suivi des tâches, leur avancement et les commentaires des autres.
grant-task-comment = Commenter
grant-task-comment-help = Commenter les tâches qu’ils voient.
grant-task-progress_update = Mettre à jour l’avancement
grant-task-progress_update-help = Ajouter un point d’avancement. Ce que l’équipe a écrit reste dans l’historique.
grant-task-create = Créer des tâches
grant-task-create-help = Ajouter des tâches aux tableaux, au niveau Complet.
grant-task-edit_status = Changer l’état
grant-task-edit_status-help = Déplacer des tâches entre les colonnes, au niveau Complet.
grant-task-edit_assignee = Changer le responsable
grant-task-edit_assignee-help = Dire qui fait une tâche, au niveau Complet.
grant-task-edit_dates = Changer les dates
grant-task-edit_dates-help = Fixer l’échéance d’une tâche, au niveau Complet.
grant-task-check = Cocher
grant-task-check-help = Cocher les points de la liste d’une tâche, au niveau Complet.
grant-task-attach = Joindre des fichiers
grant-task-attach-help = Déposer des fichiers sur les tâches qu’ils voient.
grant-discussion-start = Ouvrir une discussion
grant-discussion-start-help = Commencer une discussion dans un projet qu’ils voient.
grant-discussion-reply = Répondre
grant-discussion-reply-help = Dans les discussions partagées avec eux.
grant-doc-view_shared = Lire les documents partagés
grant-doc-view_shared-help = Seulement les documents partagés avec eux, un par un.
grant-doc-comment_shared = Commenter les documents partagés
grant-doc-comment_shared-help = Seulement les documents partagés avec eux.
grant-doc-edit_shared = Modifier les documents partagés
grant-doc-edit_shared-help = Seulement les documents partagés avec eux, au niveau Complet.
grant-workflow-start = Faire une demande
grant-workflow-start-help = Par les formulaires que des clients peuvent ouvrir.
grant-workflow-view_own = Voir ses demandes
grant-workflow-view_own-help = Celles qu’ils ont faites ou auxquelles ils doivent répondre.
grant-workflow-transition = Faire avancer ses demandes
grant-workflow-transition-help = Franchir l’étape suivante quand elle leur revient.
grant-workflow-comment = Commenter les demandes
grant-workflow-comment-help = Les demandes qu’ils voient.
grant-approval-act = Approuver (OK)
grant-approval-act-help = Ils sont sollicités par e-mail et peuvent appuyer sur OK.
grant-approval-request_changes = Demander des modifications
grant-approval-request_changes-help = Renvoyer une tâche en disant ce qui doit changer.
grant-time-view_summary = Voir le total
grant-time-view_summary-help = Le temps passé, là où un projet le montre.
grant-time-view_entries = Voir chaque saisie
grant-time-view_entries-help = Saisie par saisie, là où un projet montre le temps.
grant-time-view_person = Voir qui a travaillé
grant-time-view_person-help = Le nom à côté de chaque saisie.
grant-budget-view = Budget, s’il est ouvert
grant-budget-view-help = Seulement les budgets qui leur ont été ouverts.
grant-budget-view_services = Lignes du budget
grant-budget-view_services-help = Les lignes d’un budget qui leur a été ouvert, avec quantité et prix.
grant-report-view_shared = Rapports partagés
grant-report-view_shared-help = Les rapports visibles pour eux, avec leurs propres lignes.
grant-report-use_prompts = Changer les filtres proposés
grant-report-use_prompts-help = Poser une autre question à un rapport partagé, dans ce qu’ils voient.
grant-dashboard-view_shared = Tableaux de bord partagés
grant-dashboard-view_shared-help = Les tableaux de bord visibles pour eux.
grant-people-view_team = Voir l’équipe
grant-people-view_team-help = Qui travaille sur un projet qu’ils voient.
grant-people-view_colleagues = Voir les collègues
grant-people-view_colleagues-help = Les autres personnes de leur société sur le même projet.
grant-export-own = Exporter
grant-export-own-help = Télécharger ce qu’ils voient dans un fichier.
grant-api-token = Jeton d’API
grant-api-token-help = Lire ce qu’ils voient avec un programme à eux.
grant-people-manage_own = Gérer son compte
grant-people-manage_own-help = Changer son mot de passe et ses coordonnées.
grant-client-view_info = Voir les fiches clients
grant-client-view_info-help = La liste des clients, avec coordonnées et accès. Sans elle, seulement les noms sur les projets.
grant-client-add = Ajouter des clients
grant-client-add-help = Ajouter des clients à l’arborescence.
grant-client-edit = Modifier les clients
grant-client-edit-help = Modifier et déplacer des clients, leur connexion et leurs permissions.
grant-client-delete = Supprimer des clients
grant-client-delete-help = Supprimer et restaurer des clients avec tout ce qu’ils contiennent.
grant-client-import = Importer des clients
grant-client-import-help = Ajouter et mettre à jour de nombreux clients par un fichier.
grant-permission_set-view = Voir les profils de permissions
grant-permission_set-view-help = Ce que donnent les profils, qui les a et comment ils ont changé.
grant-permission_set-manage = Gérer les profils de permissions
grant-permission_set-manage-help = Créer, modifier et supprimer des profils, dans la limite de ses propres permissions.
grant-project-view_all = Tous les projets
grant-project-view_all-help = Tous les projets de l’espace de travail. Sans elle, seulement ceux dont ils sont dans l’équipe.
grant-project-create = Créer des projets
grant-project-create-help = Commencer de nouveaux projets.
grant-project-edit = Modifier les projets
grant-project-edit-help = Clients, accès au portail, temps et dates des projets.
grant-project-delete = Supprimer des projets
grant-project-delete-help = Supprimer et restaurer des projets.
grant-project-edit_columns = Modifier les tableaux
grant-project-edit_columns-help = Ajouter, renommer, déplacer et supprimer les colonnes d’un tableau.
grant-project-view_audience = Voir qui voit quoi
grant-project-view_audience-help = Les noms de ceux qui voient un projet, et jusqu’où.
grant-project-share_across_roots = Partager entre sociétés
grant-project-share_across_roots-help = Mettre des clients de sociétés différentes sur un même projet.
grant-task-edit = Modifier les tâches
grant-task-edit-help = Titre, description et ce que les clients voient d’une tâche.
grant-task-delete = Supprimer des tâches
grant-task-delete-help = Supprimer et restaurer des tâches.
grant-finance-view = Voir les finances internes
grant-finance-view-help = Coûts, taux, marge et chiffre d’affaires. Jamais montrés aux clients.
grant-finance-edit = Modifier les finances internes
grant-finance-edit-help = Changer les coûts, les taux et les budgets.
grant-preview-as_client = Voir comme un client
grant-preview-as_client-help = Voir le portail comme un client le voit, dans la limite de ce qu’ils voient eux-mêmes. Rien n’est modifié.
grant-audit-view = Voir le journal d’audit
grant-audit-view-help = Qui a changé quoi, et quand.
grant-staff-manage = Gérer les employés
grant-staff-manage-help = Inviter et désactiver des employés, leur donner des profils de permissions.
grant-workspace-manage = Gérer l’espace de travail
grant-workspace-manage-help = Son nom, les e-mails et les autres réglages.

## Dans le journal d’audit

audit-permission_set-created = { $actor } a créé le profil de permissions { $subject }
audit-permission_set-updated = { $actor } a modifié le profil de permissions { $subject }
audit-permission_set-deleted = { $actor } a supprimé le profil de permissions { $subject }
audit-act-permission_set-created = Profil de permissions créé
audit-act-permission_set-updated = Profil de permissions modifié
audit-act-permission_set-deleted = Profil de permissions supprimé
audit-field-grants = Permissions
audit-field-note = Motif
audit-field-base = Pour qui
audit-field-replacement = Profil de remplacement
audit-field-accounts_moved = Comptes qui l’ont reçu

## Essayer un profil, et voir comme un client

set-try = Essayer
set-try-save-first = Enregistrez d’abord, puis essayez
set-try-place = Un client voit ce qu’ouvrent sa place dans l’arborescence et ses privilèges. Choisissez la place de qui prendre ; rien n’est modifié, et personne n’est averti.
set-try-whose = À la place de
preview-act = Voir comme { $name }
preview-virtual = Ce client ne peut pas se connecter.
audit-preview-started = { $actor } a vu comme { $subject }
audit-act-preview-started = Aperçu commencé

## Le cadre d’un aperçu

preview-title = Aperçu
preview-as = Vous voyez le portail comme
preview-set = avec le profil { $set }
preview-staff = Vous voyez l’application comme un employé avec le profil { $set }
preview-rules = Rien n’est marqué comme vu. Les boutons ne changent rien.
preview-leave = Quitter l’aperçu
preview-switch = Voir comme quelqu’un d’autre
preview-switch-detail = Choisissez un autre client qui peut se connecter. Ce nouvel aperçu figure dans le journal d’audit, et la personne n’est pas avertie.
preview-switch-whose = À la place de
preview-switch-holder = A ce profil
preview-switch-act = Afficher l’aperçu
preview-phone = Taille d’un téléphone
preview-hidden = Montrer ce qui est masqué
preview-hidden-title = Masqué pour { $name }
preview-hidden-of-project = Ce que { $name } ne voit pas de ce projet. Cela n’est dit qu’à vous.
preview-hidden-of-projects = Les projets qui mènent à { $name } et ne sont pas montrés. Cela n’est dit qu’à vous.
preview-hidden-none = Rien n’est masqué ici
preview-hidden-none-detail = Rien de ce que vous pouvez voir n’est masqué pour { $name }.
