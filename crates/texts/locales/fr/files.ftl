### Files of projects and tasks, as staff and clients read them.

files = Fichiers
files-none = Aucun fichier pour l’instant.
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
files-show = Afficher { $name }
files-document = Contenu de { $name }
files-replace = Envoyer une nouvelle version
files-versions = { $count ->
    [one] Une version antérieure
   *[other] { $count } versions antérieures
}
files-versions-of = Versions de { $name }
files-versions-none = Il n’y a pas de version antérieure.
files-version-now = Actuelle : du { $when }
files-version-until = remplacée { $when }
files-version-restore = Remettre la version du { $when }
files-version-purge = Supprimer définitivement cette version
files-version-purge-of = Supprimer définitivement la version du { $when }
files-version-purge-detail = La version du { $when } disparaît pour tout le monde. Le fichier et ses autres versions restent.
files-bin = Fichiers supprimés
files-bin-title = Fichiers supprimés
files-bin-lead = Les fichiers de ce projet et de ses tâches restent ici trente jours.
files-bin-empty = Rien n’a été supprimé
files-bin-empty-detail = Les fichiers supprimés peuvent être restaurés d’ici.
files-bin-of-task = de { $task }
files-bin-by = supprimé par { $name } { $when }
files-bin-until = jusqu’au { $when }
files-bin-restore = Restaurer { $name }
files-bin-purge = Supprimer définitivement
files-bin-purge-named = Supprimer définitivement { $name }
files-bin-purge-detail = { $name } et toutes ses versions disparaissent. Personne ne pourra les récupérer.
files-cancel = Ne pas envoyer { $name }
files-waiting = En attente
files-percent = { $percent } %
files-size-b = { $count } o
files-size-kb = { $count } ko
files-size-mb = { $count } Mo
files-size-gb = { $count } Go
field-audience_of_comment = Ce fichier accompagne un commentaire. Qui lit le commentaire le voit.
field-file_gone = Ce fichier n’est plus là. Retirez-le et ajoutez-le de nouveau.
field-files_failed = Un fichier n’est pas arrivé. Réessayez ou retirez-le, puis envoyez le commentaire.
