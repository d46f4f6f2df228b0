### Clients : l’arborescence, un client, l’import, la corbeille, le journal d’audit.

client-top = Aucun parent (sommet de l’arborescence)
client-picker-placeholder = Nom, identifiant ou e-mail

## L’arborescence

clients-tree = Arborescence des clients
clients-find = Trouver un client
clients-counts = { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
}, { $logins ->
    [0] personne ne peut se connecter
    [one] { $logins } peut se connecter
   *[other] { $logins } peuvent se connecter
}
clients-found = { $count ->
    [0] Aucun client trouvé
    [one] { $count } client trouvé
   *[other] { $count } clients trouvés
}
clients-open-all = Tout ouvrir
clients-close-all = Tout fermer
clients-can-log-in = Peut se connecter
clients-virtual = Virtuel
clients-partial = Un très grand groupe n’est pas montré en entier. La recherche trouve les autres.
clients-none = Aucun client pour l’instant
clients-none-detail = Un client est une entreprise, une partie d’entreprise ou une personne. Ajoutez le premier, ou importez une liste.
clients-choose = Choisissez un client
clients-choose-detail = Sa fiche et ses accès s’ouvrent ici.
clients-no-match = Personne de ce nom
clients-no-match-detail = Cherchez une partie d’un nom, d’un identifiant ou d’une adresse e-mail.

## Un client

client-new = Nouveau client
client-new-below = Nouveau client en dessous
client-free-seat = Siège gratuit
client-last-seen = vu { $when }
client-never-seen = jamais connecté
client-tabs = Parties de { $name }
client-tab-basic = Fiche
client-tab-access = Accès
client-tab-fields = Champs personnalisés
client-tab-preferences = Préférences
client-tab-projects = Projets
client-tab-activity = Activité
client-sees = Ce que { $name } voit avec ces réglages
client-sees-unsaved = Comme ce serait une fois enregistré.
client-sees-checking = Vérification…
client-sees-unfinished = Cela ne peut pas être enregistré en l’état.
client-sees-all = Tous ses projets, et pourquoi
client-sees-somebody = ce client
client-does-progress = Voit l’avancement et ce que d’autres écrivent
client-does-no-progress = Ne voit ni l’avancement ni ce que d’autres écrivent
client-does-comment = Commente les tâches
client-does-no-comment = Ne peut pas commenter les tâches
client-does-update = Met à jour l’avancement
client-does-no-update = Ne peut pas mettre à jour l’avancement
client-does-edit = Change le statut des tâches
client-does-no-edit = Ne peut pas changer le statut des tâches
client-does-time = Voit le temps passé
client-does-no-time = Ne voit pas le temps passé
client-does-time-entries = Lit chaque saisie de temps et sa note
client-does-no-time-entries = Ne lit pas les saisies de temps
client-does-on = (sur { $count } des { $all })
client-narrowest-narrowing = Sur { $projects }, le projet lui-même laisse moins de ces privilèges. Voir ses accès.
client-narrowest-level = Sur { $projects }, c’est le niveau qui restreint le plus : des privilèges ou un profil plus larges n’ouvriraient rien au-delà.
client-narrowest-grant = Sur { $projects }, c’est le profil de permissions qui restreint le plus.
client-narrowest-privileges = Sur { $projects }, ce sont ces privilèges qui restreignent le plus.
client-narrowest-reach = Sur { $projects }, seules les personnes invitées voient quelque chose.
client-projects-lead = Les projets auxquels l’arborescence mène { $name }, et ce qui en est vu aujourd’hui.
client-projects-virtual = { $name } ne peut pas se connecter et n’en voit rien.
client-projects-of = Projets de { $name }
client-projects-via = Par
client-projects-own = Directement
client-projects-sees = Voit
client-projects-why = Pourquoi ? Au sujet de { $name }
client-projects-none = Aucun projet ne mène ici
client-projects-none-detail = Rien n’est montré à { $name } : ni ce client ni un client au-dessus n’est sur un projet actif.
client-activity-lead = Ce qui a été fait à ce client et par lui, du plus récent au plus ancien.
client-activity-whole = Ouvrir dans le journal d’audit
client-name = Nom
client-kind = Type
client-email = E-mail
client-phone = Téléphone
client-parent = Parent
client-at-top = Au sommet de l’arborescence
client-move = Déplacer sous…
client-read-only = Vous pouvez voir ce client, mais pas le modifier.

client-sign-in = Connexion
client-username = Identifiant
client-password = Mot de passe
client-password-set = Inchangé si laissé vide
client-password-help = Au moins 12 caractères. Il devra être changé à la première connexion.
client-sign-in-help = Vitrine n’envoie jamais d’identifiants par e-mail. Videz les deux champs pour retirer la connexion : { $name } reste un client virtuel.
client-sign-in-help-virtual = { $name } est virtuel et ne peut pas se connecter. Donnez un identifiant et un mot de passe pour changer cela.
client-withdraw = L’enregistrement retire la connexion : { $name } devient un client virtuel, et toutes ses sessions se terminent aussitôt.
client-nobody-notified = Personne ne sera averti. Vous transmettez vous-même les identifiants.
client-must-change = Devra choisir son propre mot de passe à la prochaine connexion.

client-set = Profil de permissions

client-privileges = Privilèges
client-template = Modèle
client-template-is = Modèle : { $name }
client_template-none = Rien
client_template-none-words = Seulement les aperçus, jusqu’à ce que quelqu’un donne plus.
client_template-observer = Observateur
client_template-observer-words = Les tâches, leur avancement et ce que d’autres écrivent.
client_template-collaborator = Collaborateur
client_template-collaborator-words = De même, avec leurs propres commentaires.
client_template-co_manager = Co-gestionnaire
client_template-co_manager-words = De même, avec des mises à jour de l’avancement.
client-template-new = Nouveaux clients
client-template-new-lead = Les privilèges déjà choisis quand quelqu’un ajoute un client. Le formulaire les montre et permet de les changer ; les imports et les programmes donnent ce qu’on leur dit.
client-template-proposed = L’espace de travail fait commencer les nouveaux clients comme { $name }. Changez ce que vous voulez : sera enregistré ce qui figure ici.
client-p1 = Voir les informations des tâches, hors données financières
client-p1-hint = Tâches et tableaux des projets à sa portée. Montants et taux n’apparaissent jamais.
client-p2 = Voir le détail de l’avancement des tâches
client-p2-hint = Qui a mis quoi à jour et quand, avec les notes et les commentaires des autres.
client-p3 = Mettre à jour l’avancement des tâches
client-p3-hint = Sa mise à jour s’ajoute à la vôtre ; elle ne la remplace jamais.
client-p3-comment = Commenter
client-p3-full = Commenter et mettre à jour
client-offer = Avec une connexion et sans privilège, seuls les aperçus se voient, quel que soit le niveau d’un projet.
client-offer-act = Donner les privilèges de { $name }
client-p1-first = Sans le premier privilège, les deux autres ne montrent rien.
client-reports-too = Les privilèges seuls ne montrent aucun rapport. Le rapport doit aussi être partagé avec le client.

client-changes = { $count ->
    [one] { $count } modification : { $names }
   *[other] { $count } modifications : { $names }
}
client-field-credentials = connexion
client-field-name = nom
client-field-kind = type
client-field-email = e-mail
client-field-phone = téléphone
client-field-privileges = privilèges
client-field-set = profil de permissions
client-field-preferences = préférences
client-field-custom = champs personnalisés

client-pref-help = L’application s’y conforme partout où la personne se connecte.

client-stale = Quelqu’un a modifié { $name } entre-temps
client-stale-detail = Vos modifications sont toujours là, non enregistrées. Les champs que vous n’avez pas touchés montrent la dernière version.
client-stale-keep = Garder les miennes
client-stale-reload = Abandonner les miennes
client-leave = Partir sans enregistrer ?
client-leave-detail = Vos modifications de { $name } ne sont pas enregistrées.
client-leave-act = Abandonner les modifications

## Déplacer

move-title = Déplacer { $name }
move-lead = Tout ce qui est en dessous suit. Qui voit quels projets découle de la nouvelle place.
move-to = Nouveau parent
move-done = { $name } a changé de place

## Supprimer

delete-title = Supprimer { $name } ?
delete-takes = { $clients ->
    [one] Ce client va dans la corbeille.
   *[other] { $clients } clients vont dans la corbeille : celui-ci et tous ceux en dessous.
}
delete-logins = { $logins ->
    [0] Personne ne perd sa connexion.
    [one] { $logins } personne est déconnectée aussitôt et ne peut plus se connecter.
   *[other] { $logins } personnes sont déconnectées aussitôt et ne peuvent plus se connecter.
}
delete-projects = { $projects ->
    [0] Aucun projet n’est concerné.
    [one] { $projects } projet est conservé.
   *[other] { $projects } projets sont conservés.
}
delete-done = { $name } supprimé

## Créer

create-title = Nouveau client
create-parts = Parties du formulaire
create-virtual = Virtuel
create-virtual-hint = Ne peut pas se connecter. Un identifiant et un mot de passe peuvent venir plus tard.
create-another = En ajouter un autre
create-act = Créer le client
create-done = { $name } créé

## Corbeille

bin-title = Corbeille
bin-lead = Les clients supprimés, avec tout ce qui était en dessous. Restaurer rend ce qu’ils voyaient ; les anciennes sessions restent closes.
bin-empty = La corbeille est vide
bin-empty-detail = Les clients supprimés restent ici jusqu’à ce que quelqu’un les restaure.
bin-client = Client
bin-place = Ancienne place
bin-deleted = Supprimé
bin-by = par { $name }
bin-takes = Reviendra
bin-clients = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
bin-logins = { $count ->
    [0] aucune connexion
    [one] { $count } connexion
   *[other] { $count } connexions
}
bin-projects = { $count ->
    [0] aucun projet
    [one] { $count } projet
   *[other] { $count } projets
}
bin-parent-gone = Son parent est supprimé aussi
bin-restore = Restaurer { $name }
bin-restore-place = Le client au-dessus de { $name } est dans la corbeille. Choisissez une autre place.
bin-purge = Supprimer définitivement
bin-purge-of = Supprimer définitivement { $name }
bin-purge-title = Supprimer définitivement { $name } ?
bin-purge-detail = C’est irréversible. Les noms, les coordonnées et les champs personnalisés sont effacés, aussi ceux des clients en dessous supprimés auparavant. Les identifiants redeviennent libres. Le journal d’audit garde ce qu’il a consigné.
bin-purge-type = Saisissez le nom { $name } pour confirmer
bin-purged = { $name } supprimé définitivement
audit-client-purged = { $actor } a supprimé définitivement { $subject }
audit-act-client-purged = Client supprimé définitivement
audit-field-clients_purged = Clients supprimés définitivement
bin-restored = { $name } restauré

## Import

import-title = Importer des clients
import-steps = Étapes
import-step-upload = Fichier
import-step-match = Colonnes
import-step-check = Vérification
import-step-import = Import
import-step-done = fait
import-sample = Fichier d’exemple
import-drop = Déposez un fichier CSV ici
import-drop-detail = Virgule ou point-virgule, UTF-8, avec une ligne d’en-têtes. Excel : Fichier, Enregistrer sous, « CSV UTF-8 ».
import-choose = Choisir un fichier
import-reading = Lecture de { $name }…
import-unreadable = Ce fichier n’a pas pu être lu. Choisissez-le à nouveau.
import-columns-known = Colonnes reconnues : Nom, Parent, Type, E-mail, Téléphone, Identifiant, Mot de passe, Virtuel, Id ; aussi sous leurs noms anglais ; et les champs personnalisés sous leur nom.
import-nobody = Personne ne sera averti.
import-nobody-detail = Vous transmettez vous-même les identifiants. Les mots de passe sont hachés avant que rien ne soit enregistré, et jamais montrés.
import-no-privileges = Un import ne donne aucun privilège aux nouveaux clients ; ceux qui sont mis à jour gardent les leurs.
import-column = Colonne du fichier
import-samples = Premières valeurs
import-field = Devient
import-field-ignored = Non importée
import-field-id = Id (met ce client à jour)
import-field-name = Nom
import-field-email = E-mail
import-field-phone = Téléphone
import-field-parent = Parent
import-field-kind = Type
import-field-username = Identifiant
import-field-password = Mot de passe
import-field-virtual = Virtuel
import-field-of = { $column } devient
import-field-twice = Deux colonnes ne peuvent pas devenir le même champ.
import-name-missing = Une colonne doit devenir le nom.
import-without = Lignes non virtuelles sans identifiant ni mot de passe
import-without-problem = Sont un problème
import-without-problem-hint = Chaque ligne dit si elle peut se connecter.
import-without-later = Inviter plus tard
import-without-later-hint = Elles sont importées sans connexion ; vous la donnez plus tard.
import-check-act = Vérifier { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-file = { $name }, { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-rows = lignes lues
import-created = seraient créées
import-updated = seraient mises à jour
import-problems = avec problème
import-filter = Montrer les lignes
import-filter-all = Toutes
import-verdict-create = Nouveau
import-verdict-update = Mise à jour
import-verdict-problem = Problème
import-row = Ligne
import-verdict = Résultat
import-found = Constat
import-gets-login = Peut se connecter ; choisit un mot de passe à la première connexion
import-cannot-log-in = Virtuel, ne peut pas se connecter
import-invite-later = Pas encore de connexion
import-problem-in = { $column } : { $detail }
import-no-rows = Aucune ligne de cette sorte
import-on-problem = Si des lignes ont un problème
import-stop = Tout ou rien
import-skip = Ignorer les lignes avec problème
import-fix = { $count ->
    [one] Corrigez { $count } ligne dans le fichier et rechargez-le, ou laissez-la de côté.
   *[other] Corrigez { $count } lignes dans le fichier et rechargez-le, ou laissez-les de côté.
}
import-ready = Toutes les lignes peuvent être importées.
import-nothing = Aucune ligne ne peut être importée.
import-again = Recharger un fichier
import-act = Importer { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
import-under-way = Import de { $count ->
    [one] { $count } client
   *[other] { $count } clients
}…
import-under-way-detail = Les mots de passe sont hachés d’abord, puis tous les clients sont importés d’un coup. Vous pouvez quitter cette page : « Imports précédents » dit où en est l’import.
import-hashed = { $hashed } mots de passe hachés sur { $count }
import-interrupted = Le serveur s’est arrêté avant la fin de l’import. Rien n’a été importé : importez le fichier à nouveau.
import-failed-world_changed = Quelqu’un a changé quelque chose entre-temps. Rien n’a été importé : vérifiez le fichier à nouveau.
import-failed-problems = Des lignes ont désormais un problème. Rien n’a été importé : vérifiez le fichier à nouveau.
import-failed-not_permitted = La personne qui l’a commencé ne peut plus importer ce fichier. Rien n’a été importé.
import-failed-signed_out = La personne qui l’a commencé s’est déconnectée entre-temps. Rien n’a été importé : importez le fichier à nouveau.
import-failed-unavailable = Le serveur n’a pas pu terminer. Rien n’a été importé : réessayez plus tard.
import-done = { $count ->
    [0] Rien n’a été importé
    [one] { $count } client importé
   *[other] { $count } clients importés
}
import-done-created = { $count ->
    [one] { $count } créé
   *[other] { $count } créés
}
import-done-updated = { $count ->
    [one] { $count } mis à jour
   *[other] { $count } mis à jour
}
import-done-skipped = { $count ->
    [one] { $count } ligne laissée de côté
   *[other] { $count } lignes laissées de côté
}
import-done-logins = { $count ->
    [0] aucune connexion donnée
    [one] { $count } connexion donnée
   *[other] { $count } connexions données
}
import-to-clients = Voir les clients
import-more = Importer un autre fichier

## L’export

export-title = Clients
export-id = ID
export-name = Nom
export-parent = Parent
export-kind = Type
export-email = E-mail
export-phone = Téléphone
export-username = Identifiant
export-virtual = Virtuel
export-permission-set = Profil de permissions
export-view-tasks = Voit les tâches
export-view-progress = Voit l’avancement
export-update-progress = Met à jour l’avancement
export-time-zone = Fuseau horaire
export-language = Langue
export-date-format = Format des dates
export-dashboard-tabs = Page d’accueil
export-last-seen = Dernière visite
export-created = Création
export-updated = Modification
export-act = Exporter
export-csv = Fichier CSV
export-xlsx = Classeur Excel (XLSX)
export-done = Le fichier est prêt.

## La liste

clients-view = Affichage
clients-view-tree = Arborescence
clients-view-list = Liste
clients-list-count = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
clients-list-none = Aucun client ne correspond
clients-list-none-detail = Retirez un filtre pour en voir davantage.
clients-columns = Colonnes
clients-column-name = Nom
clients-column-path = Se trouve sous
clients-column-email = E-mail
clients-column-phone = Téléphone
clients-column-login = Connexion
clients-column-set = Profil de permissions
clients-column-seen = Dernière visite
clients-column-updated = Modification
clients-filter = Filtrer
clients-filter-login = Connexion
clients-filter-login-yes = Peut se connecter
clients-filter-login-no = Virtuel
clients-filter-seen = Dernière visite
clients-filter-seen-week = Ces 7 derniers jours
clients-filter-seen-month = Ces 30 derniers jours
clients-filter-seen-long = Pas depuis 90 jours, ou jamais
clients-filter-set = Profil de permissions
clients-filter-level = A un projet au niveau
clients-filter-root = Une branche de l’arborescence…
clients-filter-root-title = Montrer une branche
clients-filter-root-of = Dans { $name }
clients-filter-level-of = Projet au niveau { $name }
clients-filter-clear = Effacer les filtres
clients-never-seen = Jamais

## Journal d’audit

audit-lead = Qui a modifié quoi, du plus récent au plus ancien. Rien n’y peut être modifié ni supprimé.
audit-filter-action = Ce qui a été fait
audit-filter-any = Tout
audit-of-actor = Par { $name }
audit-of-subject = Au sujet de { $name }
audit-of-someone = une personne
audit-of-something = un élément
audit-only-actor = Seulement ce qu’a fait { $name }
audit-only-subject = Seulement au sujet de { $name }
audit-clear = Retirer le filtre : { $name }
audit-system = Le système
audit-empty = Aucune entrée pour l’instant
audit-empty-detail = Toute modification faite par quelqu’un figure ici.
audit-none = Aucune entrée ne correspond
audit-none-detail = Retirez un filtre pour en voir plus.
audit-list = Entrées, de la plus récente à la plus ancienne
audit-changes = Modifications de cette entrée
audit-field = Champ
audit-before = Avant
audit-after = Après
audit-nothing = vide
audit-yes = oui
audit-no = non
audit-no-details = Cette entrée n’a pas d’autre détail.
audit-reference = Référence { $reference }
audit-other = { $actor } · { $action } · { $subject }
audit-account-password_changed = { $actor } a changé son mot de passe
audit-client-created = { $actor } a créé le client { $subject }
audit-client-updated = { $actor } a modifié le client { $subject }
audit-client-moved = { $actor } a déplacé le client { $subject }
audit-client-deleted = { $actor } a supprimé le client { $subject }
audit-client-restored = { $actor } a restauré le client { $subject }
audit-column-created = { $actor } a ajouté la colonne { $subject }
audit-column-updated = { $actor } a modifié la colonne { $subject }
audit-column-moved = { $actor } a déplacé la colonne { $subject }
audit-column-deleted = { $actor } a supprimé la colonne { $subject }
audit-project-created = { $actor } a créé le projet { $subject }
audit-project-updated = { $actor } a modifié le projet { $subject }
audit-project-deleted = { $actor } a supprimé le projet { $subject }
audit-project-restored = { $actor } a restauré le projet { $subject }
audit-task-created = { $actor } a créé la tâche { $subject }
audit-task-updated = { $actor } a modifié la tâche { $subject }
audit-task-moved = { $actor } a déplacé la tâche { $subject }
audit-task-assigned = { $actor } a changé qui travaille à la tâche { $subject }
audit-task-checklist_changed = { $actor } a modifié les étapes de la tâche { $subject }
audit-task-checked = { $actor } a coché une étape de la tâche { $subject }
audit-time-logged = { $actor } a saisi du temps sur { $subject }
audit-time-changed = { $actor } a modifié du temps sur { $subject }
audit-time-deleted = { $actor } a supprimé du temps sur { $subject }
audit-task-deleted = { $actor } a supprimé la tâche { $subject }
audit-task-restored = { $actor } a restauré la tâche { $subject }
audit-act-account-password_changed = Mot de passe changé
audit-act-client-created = Client créé
audit-act-client-updated = Client modifié
audit-act-client-moved = Client déplacé
audit-act-client-deleted = Client supprimé
audit-act-client-restored = Client restauré
audit-act-column-created = Colonne ajoutée
audit-act-column-updated = Colonne modifiée
audit-act-column-moved = Colonne déplacée
audit-act-column-deleted = Colonne supprimée
audit-act-project-created = Projet créé
audit-act-project-updated = Projet modifié
audit-act-project-deleted = Projet supprimé
audit-act-project-restored = Projet restauré
audit-act-task-created = Tâche créée
audit-act-task-updated = Tâche modifiée
audit-act-task-moved = Tâche déplacée
audit-act-task-assigned = Tâche confiée
audit-act-task-checklist_changed = Étapes d’une tâche modifiées
audit-act-task-checked = Étape cochée
audit-act-time-logged = Temps saisi
audit-act-time-changed = Temps modifié
audit-act-time-deleted = Temps supprimé
audit-act-task-deleted = Tâche supprimée
audit-act-task-restored = Tâche restaurée
audit-several = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
audit-field-name = Nom
audit-field-kind = Type
audit-field-email = E-mail
audit-field-phone = Téléphone
audit-field-username = Identifiant
audit-field-password_set = Nouveau mot de passe
audit-field-view_tasks = Voit les tâches
audit-field-view_progress = Voit l’avancement
audit-field-update_progress = Met à jour l’avancement
audit-field-permission_set = Profil de permissions
audit-field-permission_set_id = Profil de permissions
audit-field-time_zone = Fuseau horaire
audit-field-language = Langue
audit-field-date_format = Format des dates
audit-field-dashboard_tabs = Sections de la page d’accueil
audit-field-parent = Parent
audit-field-title = Titre
audit-field-description = Description
audit-field-is_team_only = Équipe uniquement
audit-field-due_on = Échéance
audit-field-starts_on = Début
audit-field-client_name = Nom pour les clients
audit-field-stage = Étape
audit-field-position = Position
audit-field-level = Accès au portail client
audit-field-client_ids = Clients
audit-field-time_shown = Temps montré
audit-field-is_archived = Archivé
audit-field-is_deleted = Supprimé
audit-field-clients_deleted = Clients supprimés
audit-field-clients_restored = Clients restaurés
update_progress-off = non
update_progress-comment = commenter
update_progress-full = commenter et mettre à jour
audit-session-started = { $actor } s’est connecté
audit-project-clients_set = { $actor } a choisi les clients du projet { $subject }
audit-act-session-started = Connexion
audit-act-project-clients_set = Clients d’un projet choisis

imports-title = Imports précédents
imports-lead = Ce que chaque ligne est devenue. Rien de ce que contenaient les fichiers n’est conservé.
imports-empty = Rien n’a encore été importé
imports-empty-detail = Chaque import laisse ici un rapport.
imports-file = Fichier
imports-unnamed = Sans nom
imports-by = Importé par
imports-when = Quand
imports-status = Résultat
imports-running = En cours
imports-finished = Importé
imports-failed = Non importé
imports-interrupted = Interrompu
imports-created = Nouveaux
imports-updated = Modifiés
imports-left-out = Écartées
imports-rows = Ligne par ligne
imports-gone = N’existe plus
