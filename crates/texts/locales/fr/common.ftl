### Les mots que toute l’application emploie. Espaces insécables fines (U+202F) devant : ; ! ? » et après «.

app-name = Vitrine
title = { $page } · { $workspace }

## Actes

act-save = Enregistrer les modifications
act-saved = Modifications enregistrées
act-discard = Abandonner
act-cancel = Annuler
act-close = Fermer
act-delete = Supprimer
act-edit = Modifier
act-remove = Retirer { $name }
act-restore = Restaurer
act-undo = Annuler
act-try-again = Réessayer
act-copy-reference = Copier la référence
act-copied = Référence copiée
act-search = Rechercher
act-more = Autres actions
act-actions = Actions pour { $name }
act-back = Retour
act-show-more = Afficher plus
act-show-password = Afficher le mot de passe
act-hide-password = Masquer le mot de passe
act-dismiss = Ignorer
act-working = En cours…

## Champs

field-optional = facultatif
field-choose = Choisir
field-none = Aucun
field-no-match = Rien ne correspond à « { $query } ».
field-chosen = { $count ->
    [0] Aucun choix
    [one] { $count } choix
   *[other] { $count } choix
}
field-summary = { $count ->
    [one] Un champ est à corriger.
   *[other] { $count } champs sont à corriger.
}

## États

state-loading = Chargement…
state-offline = Hors connexion. Ce que vous faites n’est pas enregistré.
state-online = Connexion rétablie.
state-connection = Le serveur n’a pas répondu
state-connection-detail = Rien n’est perdu. Vérifiez votre connexion, puis réessayez.
state-progress = { $percent } % terminé

## Niveaux d’accès au portail client

level = Accès au portail client
level-not_visible = Non visible
level-overview = Aperçu
level-read_only = Lecture seule
level-full = Complet
level-not_visible-hint = Les clients ignorent son existence.
level-overview-hint = Nom, dates et avancement. Aucune tâche.
level-read_only-hint = Le tableau et ses tâches, en lecture.
level-full-hint = Le tableau et ses tâches, à utiliser selon le profil de chaque client.

## Étapes d’un tableau

stage-planned = Prévu
stage-active = En cours
stage-review = En relecture
stage-done = Terminé

## Sortes de clients

kind-organisation = Organisation
kind-unit = Service
kind-person = Personne

## Dates

date-today = Aujourd’hui
date-tomorrow = Demain
date-yesterday = Hier
ago-now = à l’instant
ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}

## Listes de noms

list-two = { $first } et { $second }
list-more = { $names } et { $count } de plus

## Mettre en ordre

order-up = Monter { $name }
order-down = Descendre { $name }
order-moved = { $name } : position { $position } sur { $count }
