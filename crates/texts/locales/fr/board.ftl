### Tableaux et tâches, tels que l’équipe et les clients les lisent.

board-task = Tâche
board-columns = Colonnes
board-column = Colonne
board-title = Titre
board-title-hint = Que faut-il faire ?
board-description = Description
board-due = Échéance
board-due-late = En retard
board-described = Avec une description
board-changed = Modifié { $when }
board-open = Ouvrir
board-count-of = { $shown } sur { $total }

## Déplacer une carte

board-help = Espace soulève la carte, les flèches la portent, Espace la dépose, Échap la remet en place.
board-keys-move = Déplacer la tâche vers…
board-move-to = Déplacer vers…
board-move = Déplacer
board-move-title = Déplacer « { $title } »
board-position = Position
board-position-top = 1, tout en haut
board-position-below = { $position }, sous { $title }
board-lifted = { $title } soulevée, { $column }, position { $position } sur { $count }
board-over = { $title }, { $column }, position { $position } sur { $count }
board-dropped = { $title } déposée, { $column }, position { $position } sur { $count }
board-moved = { $title } déplacée vers { $column }, position { $position } sur { $count }
board-returned = { $title } remise en place, { $column }, position { $position } sur { $count }
board-not-moved = « { $title } » n’a pas été déplacée. { $reason }

## Écrire et modifier des tâches

board-add = Ajouter la tâche
board-add-to = Ajouter une tâche à { $column }
board-added = { $title } ajoutée à { $column }
board-new = Nouvelle tâche
board-create = Créer la tâche
board-delete = Supprimer la tâche
board-deleted = « { $title } » a été supprimée
board-conflict = Quelqu’un a modifié cette tâche avant vous.
board-conflict-detail = Votre saisie est toujours là, pas encore enregistrée.
board-conflict-take = Voir la dernière version
board-conflict-keep = Enregistrer la mienne par-dessus

## Ce que seule l’équipe a sur un tableau

board-filter = Filtrer par titre
board-empty = Ce tableau n’a pas encore de colonnes
board-empty-detail = Les colonnes sont les étapes du travail, par exemple À faire, En cours et Terminé.
board-seen = Visible des clients
board-sees = { $count ->
    [one] { $names } voit cette tâche.
   *[other] { $names } voient cette tâche.
}
board-sees-clients = Les clients de ce projet voient cette tâche.
board-sees-team = Seule l’équipe voit cette tâche.
board-sees-hidden = Aucun client ne voit cette tâche tant que le projet n’est pas visible.
board-sees-overview = Les clients voient l’avancement de ce projet, pas ses tâches.
board-sees-nobody = Aucun client pouvant se connecter ne voit cette tâche.
board-stage = Étape
board-stage-help = Décide du signe de la colonne et de ce qui compte comme terminé.
board-add-column = Ajouter une colonne
board-column-name = Nom
board-column-client-name = Nom pour les clients
board-column-client-name-help = Ce que les clients lisent à la place. Vide : ils lisent le nom.
board-column-edit = Modifier la colonne
board-column-left = Déplacer à gauche
board-column-right = Déplacer à droite
board-column-first = C’est la première colonne.
board-column-last = C’est la dernière colonne.
board-column-moved = { $name } déplacée
board-column-delete = Supprimer la colonne
board-column-delete-title = Supprimer « { $name } » ?
board-column-delete-text = La colonne « { $name } » est vide. Aucune tâche n’est perdue.
board-column-archive = Archiver la colonne
board-column-archived = { $name } a été archivée
board-column-restore = Restaurer { $name }
board-column-restored = { $name } est de retour sur le tableau
board-column-only = Un tableau montre au moins une colonne.
board-archived = Colonnes archivées
board-archived-text = Les tableaux ne les montrent pas, et une validation les saute. Restaurées, elles reprennent leur place et leurs réglages.
board-column-full = Déplacez d’abord ses tâches ailleurs.
board-column-deleted = { $name } a été supprimée
