### Files of projects and tasks, as staff and clients read them.

files = Fichiers
files-none = Aucun fichier pour l’instant.
files-none-yet = Aucun fichier pour l’instant. Choisissez-en, ou déposez-les ou collez-les ici.
files-choose = Choisir des fichiers
files-drop = ou déposez-les ou collez-les ici
files-share = Visibles par les clients
files-share-on = Ce que vous ajoutez maintenant est partagé avec les clients.
files-share-off = Ce que vous ajoutez maintenant est réservé à l’équipe.
files-team-only = Équipe seulement
files-shared = Partagé
files-act = Agir sur { $name }
files-rename = Renommer
files-name = Nom
files-do-share = Partager avec les clients
files-do-hide = Réserver à l’équipe
files-delete = Supprimer
files-deleted = Le fichier a été supprimé.
files-cancel = Ne pas envoyer { $name }
files-waiting = En attente
files-percent = { $percent } %
files-size-b = { $count } o
files-size-kb = { $count } ko
files-size-mb = { $count } Mo
files-size-gb = { $count } Go
