### Les projets de l’équipe : liste, formulaire, public, modifications groupées, et l’accueil.

project-edit = Modifier le projet
project-edit-of = Modifier { $name }
project-created = { $name } a été créé
project-deleted = { $name } a été supprimé
project-restored = { $name } est de retour
project-archived = { $name } a été archivé
project-unarchived = { $name } est de nouveau actif
project-archive = Archiver
project-unarchive = Rendre actif
project-open-board = Ouvrir le tableau
project-audience-open = Qui verra ceci
project-primary = Principal
project-no-client = Aucun client
project-more-clients = et { $count } de plus
project-gone = Ce projet ou l’un de ses clients n’existe plus. Fermez cette fenêtre et revoyez la liste.

## État d’un projet

project-tabs = Projet
project-tab-overview = Aperçu
project-tab-board = Tableau
project-tab-access = Accès
project-time-shown = Temps affiché
project-time-hidden = Temps masqué
project-percent = { $percent } %
project-time-yes = Affiché
project-time-no = Masqué
project-time-impossible = Impossible
project-time-impossible-why = Les clients ne peuvent pas voir le temps d’un projet qu’ils ne voient pas.
project-is-archived = Archivé
project-is-deleted = Dans la corbeille
project-facts = Informations
project-changed = Dernière modification
project-about = À propos
project-no-description = Pas encore de description
project-dates = Dates
project-starts = Début
project-due = Échéance
project-no-date = Aucune date
project-overdue = En retard : { $date }
project-progress = Avancement
project-progress-of = { $done } tâches terminées sur { $total }
project-no-tasks = Pas encore de tâche
project-updated = Modifié { $when }

## La liste

projects-column-name = Projet
projects-column-clients = Clients
projects-column-time = Temps passé
projects-column-progress = Avancement
projects-column-due = Échéance
projects-column-actions = Actions
projects-search = Chercher un projet
projects-state = État
projects-state-active = Actifs
projects-state-archived = Archivés
projects-state-deleted = Supprimés
projects-state-deleted-column = Dernière modification
projects-count = { $count ->
    [one] { $count } projet
   *[other] { $count } projets
}
projects-sort = Tri : { $by }
projects-sort-name = nom
projects-sort-updated = dernière modification
projects-filter = Filtrer
projects-filter-any = Tous les niveaux
projects-filter-client = D’un client…
projects-filter-client-title = Projets d’un client
projects-filter-client-of = Client : { $name }
projects-filter-level-of = Accès : { $name }
projects-filter-clear = Tout effacer
projects-more = Afficher plus de projets
projects-empty = Pas encore de projet
projects-empty-text = Un projet contient le tableau que vous partagez avec ses clients.
projects-empty-archived = Rien n’est archivé
projects-empty-archived-text = Les projets archivés restent ici, à l’écart du travail quotidien.
projects-empty-deleted = La corbeille est vide
projects-empty-deleted-text = Les projets supprimés se restaurent ici.
projects-none = Aucun projet ne correspond
projects-none-text = Modifiez la recherche ou le filtre.
projects-deleted-note = Seule l’équipe voit ces projets. Restaurés, ils sont comme avant.

## Sélection

projects-select = Sélectionner { $name }
projects-select-all = Sélectionner tout ce qui est affiché
projects-set-clients = Définir les clients
projects-set-clients-for = { $count ->
    [one] Définir les clients de { $count } projet
   *[other] Définir les clients de { $count } projets
}
projects-clients-mode = Manière
projects-clients-replace = Remplacer
projects-clients-add = Ajouter
projects-clients-remove = Retirer
projects-clients-replace-hint = Les projets ont ces clients et aucun autre. Le premier est le client principal.
projects-clients-add-hint = Ils viennent après les clients actuels. Le client principal reste le même.
projects-clients-remove-hint = Ils sont retirés là où ils sont. Si le client principal part, le suivant prend sa place.
projects-clients-now = Leurs clients actuels
projects-clients-kept = Conservés, principal inchangé
projects-clients-replace-act = { $count ->
    [one] Remplacer les clients de { $count } projet
   *[other] Remplacer les clients de { $count } projets
}
projects-clients-add-act = { $count ->
    [one] Ajouter à { $count } projet
   *[other] Ajouter à { $count } projets
}
projects-clients-remove-act = { $count ->
    [one] Retirer de { $count } projet
   *[other] Retirer de { $count } projets
}
projects-clients-choose-first = Choisissez d’abord un client
projects-clients-will-be-none = Sans client, seule l’équipe voit les projets.
projects-access = Accès au portail
projects-time-show = Afficher aux clients
projects-time-hide = Masquer aux clients
projects-time-impossible = { $count ->
    [one] { $count } d’entre eux n’est pas visible des clients.
   *[other] { $count } d’entre eux ne sont pas visibles des clients.
}
projects-bulk-most = Au plus { $count } projets peuvent être modifiés à la fois.
projects-bulk-clients-done = { $count ->
    [one] Clients définis pour { $count } projet
   *[other] Clients définis pour { $count } projets
}
projects-bulk-level-done = { $count ->
    [one] Accès au portail de { $count } projet : { $level }
   *[other] Accès au portail de { $count } projets : { $level }
}
projects-bulk-time-shown-done = { $count ->
    [one] Le temps de { $count } projet est affiché à ses clients
   *[other] Le temps de { $count } projets est affiché à leurs clients
}
projects-bulk-time-hidden-done = { $count ->
    [one] Le temps de { $count } projet est masqué
   *[other] Le temps de { $count } projets est masqué
}
projects-bulk-archived-done = { $count ->
    [one] { $count } projet archivé
   *[other] { $count } projets archivés
}
projects-bulk-unarchived-done = { $count ->
    [one] { $count } projet de nouveau actif
   *[other] { $count } projets de nouveau actifs
}
projects-key-next = Projet suivant
projects-key-previous = Projet précédent
projects-key-select = Sélectionner le projet

## Le formulaire

project-form-new = Nouveau projet
project-form-name = Nom
project-form-description = Description
project-form-clients = Clients
project-form-clients-help = Eux et tous ceux placés sous eux dans l’arbre voient le projet. Le premier est le client principal.
project-form-clients-none = Pas encore de client : seule l’équipe voit ce projet.
project-form-client-add = Ajouter un client
project-form-client-add-more = Ajouter un autre client
project-form-client-removed = { $name } retiré
project-form-time = Afficher le temps passé dans le portail
project-form-time-hint = Les clients voient les heures des tâches qu’ils voient.
project-form-time-rate = Qui connaît aussi un montant convenu peut déduire un tarif des heures.
project-form-time-off = Impossible tant que le projet n’est pas visible.
project-form-starts = Début
project-form-due = Échéance
project-form-create = Créer le projet
project-form-delete = Supprimer le projet

## Quelqu’un d’autre l’a modifié

project-stale = Quelqu’un a modifié ce projet avant vous
project-stale-text = Rien de votre saisie n’est encore enregistré. Modifié entre-temps : { $fields }.
project-stale-text-none = Rien de votre saisie n’est encore enregistré. Ce que vous modifiez ici n’a pas été touché.
project-stale-theirs = Afficher la dernière version
project-stale-mine = Garder mes modifications
project-stale-kept = La dernière version sert maintenant de base. Enregistrez pour y ajouter vos modifications.

## Clients de deux sociétés

project-roots = Clients de plusieurs sociétés
project-roots-act = Partager entre sociétés
project-roots-not-permitted = Partager un projet entre sociétés demande une autorisation que vous n’avez pas. Demandez à un administrateur.

## Qui le voit

audience-see-of = { $count ->
    [one] { $names } en voit { $shared } sur { $total }
   *[other] { $names } en voient { $shared } sur { $total }
}
audience-see-up-to = { $count ->
    [one] { $names } en voit jusqu’à { $shared } sur { $total }
   *[other] { $names } en voient jusqu’à { $shared } sur { $total }
}
audience-see-overview = { $count ->
    [one] { $names } voit l’aperçu
   *[other] { $names } voient l’aperçu
}
audience-will-see = { $count ->
    [one] { $names } le verra
   *[other] { $names } le verront
}
audience-title = Qui verra ceci
audience-title-now = Qui voit ceci
audience-title-of = Qui voit { $name }
audience-line-glass = { $count ->
    [one] Une personne voit ce projet.
   *[other] { $count } personnes voient ce projet.
}
audience-line-hidden = Seule l’équipe voit ce projet : il n’est pas visible dans le portail.
audience-line-no-client = Seule l’équipe voit ce projet : il n’a pas de client.
audience-line-no-login = Seule l’équipe voit ce projet : aucun de ses clients ne peut se connecter.
audience-line-all-limited = Seule l’équipe voit ce projet : aucun de ses clients n’a le droit de voir ce qu’il montre.
audience-tasks = { $shared } tâches sur { $total } sont partagées ; les autres restent dans l’équipe.
audience-tasks-all = { $total ->
    [0] Pas encore de tâche.
    [one] Sa seule tâche est partagée.
   *[other] Les { $total } tâches sont partagées.
}
audience-person-nothing = Ne voit rien
audience-person-overview = Nom, dates et avancement
audience-person-board = { $count ->
    [one] Tableau, lecture seule : { $count } tâche
   *[other] Tableau, lecture seule : { $count } tâches
}
audience-person-edit = { $count ->
    [one] Tableau, peut le modifier : { $count } tâche
   *[other] Tableau, peut le modifier : { $count } tâches
}
audience-person-board-new = Tableau, lecture seule
audience-person-edit-new = Tableau, peut le modifier
audience-person-time = et le temps passé
audience-virtual = { $count ->
    [one] { $count } client y a accès sans pouvoir se connecter.
   *[other] { $count } clients y ont accès sans pouvoir se connecter.
}
audience-all = Afficher les { $count }
audience-limit-account = Moins que le niveau ne montre : le compte est suspendu.
audience-limit-reach = Moins que le niveau ne montre : seules les personnes invitées voient le projet, et celle-ci ne l’est pas.
audience-limit-level = Moins que le niveau ne montre : le niveau du projet.
audience-limit-grant = Moins que le niveau ne montre : le profil ne l’accorde pas.
audience-limit-privileges = Moins que le niveau ne montre : un privilège est désactivé sur le compte.
audience-limit-narrowing = Moins que ses propres privilèges : ce projet les restreint pour son client.
audience-limit-share_flag = Moins que le niveau ne montre : ce n’est pas partagé.
audience-limit-hard_deny = Moins que le niveau ne montre : les clients ne voient jamais cela.
audience-offer = Donner à { $name } les privilèges de { $template }
audience-given = { $name } a maintenant ces privilèges
audience-checking = Recherche des personnes qui verront ceci…

## Accueil

staff-home-morning = Bonjour { $name }
staff-home-afternoon = Bonjour { $name }
staff-home-evening = Bonsoir { $name }
staff-home-recent = Modifiés récemment
staff-home-recent-all = Tous les projets
staff-home-on-show = Ce que voient les clients
staff-home-on-show-text = Projets actifs par accès au portail.
staff-home-clients = Clients
staff-home-clients-count = { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
}
staff-home-clients-logins = { $logins ->
    [0] Personne ne peut encore se connecter.
    [one] { $logins } peut se connecter.
   *[other] { $logins } peuvent se connecter.
}
staff-home-import = Importer des clients
staff-home-side = En bref
staff-home-waiting = En attente des clients
staff-home-waiting-count = { $count ->
    [one] 1 en attente
   *[other] { $count } en attente, les plus anciens d’abord
}
staff-home-waiting-none = Aucun client n’a rien à approuver.
staff-home-work = Mon travail
staff-home-work-none = Aucune tâche ne vous est confiée.
staff-home-late = (en retard)
inbox-filter = Afficher
inbox-all = Tout
inbox-approvals = Approbations
inbox-clients = Messages des clients
inbox-team = De l’équipe
inbox-needs-you = À traiter
inbox-from-clients = Des clients
inbox-before = Auparavant
inbox-none-such = Rien de nouveau de ce genre.
staff-home-first = Commencez par un client et un projet
staff-home-first-text = Ajoutez ou importez vos clients, puis créez un projet et choisissez qui le voit.

## Les colonnes d’un tableau

board-column-limit = Limite
board-column-limit-help = Autant de cartes à la fois, de 1 à 999. Les suivantes ne sont pas refusées : le nombre devient rouge.
board-column-limit-set = Fixer une limite
board-column-over = { $count } cartes sur { $limit } : plus que la limite
board-column-within = { $count } cartes sur { $limit }
board-colour = Couleur
board-colour-none = Aucune
colour-blue = Bleu
colour-green = Vert
colour-amber = Ambre
colour-purple = Violet
colour-red = Rouge
colour-grey = Gris
colour-sky = Bleu ciel
