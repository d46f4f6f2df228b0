### Problems, in the words of the person reading. Keys follow the wire: `problem-<kind>`.

problem-malformed-request = La demande n’a pas pu être lue
problem-malformed-request-detail = Rien n’a été modifié. Vérifiez l’adresse et les données, puis réessayez.

problem-not-signed-in = Connexion requise
problem-not-signed-in-detail = Connectez-vous, puis réessayez. Votre saisie est conservée.

problem-code-required = Un code est nécessaire
problem-code-required-detail = Tapez le code que montre votre application, ou un code de secours.

problem-second-factor-set-up-required = Une seconde étape doit d’abord être mise en place
problem-second-factor-set-up-required-detail = Votre profil de permissions demande une seconde étape à la connexion. Mettez-la en place, puis continuez.

problem-not-permitted = Vous ne pouvez pas faire cela
problem-not-permitted-detail = Vous pouvez le voir, mais le modifier demande une autorisation que vous n’avez pas.

problem-not-found = Cette page n’existe pas
problem-not-found-detail = L’adresse est peut-être ancienne. Si quelqu’un vous l’a envoyée, demandez-lui de la vérifier.

problem-method-not-allowed = Cela n’est pas possible ici
problem-method-not-allowed-detail = Cette adresse n’accepte pas ce type de demande. Rien n’a été modifié.

problem-unsupported-media-type = Ce type de données n’est pas accepté ici
problem-unsupported-media-type-detail = Envoyez-les dans un format que cette adresse accepte. Rien n’a été modifié.

problem-conflict = Cela ne correspond plus à l’état actuel
problem-conflict-detail = Quelque chose a changé entre-temps. Regardez à nouveau, puis décidez.

problem-stale-version = Quelqu’un a modifié cela avant vous
problem-stale-version-detail = Votre modification n’a pas été enregistrée. Voyez la dernière version, puis recommencez.

problem-world-changed = Quelque chose a changé entre-temps
problem-world-changed-detail = Votre modification n’a pas été enregistrée, car son effet ne serait plus le même. Regardez le nouvel effet, puis décidez.

problem-precondition-required = La version manque
problem-precondition-required-detail = Indiquez la version que vous modifiez, afin de n’écraser le travail de personne.

problem-invalid = Certaines valeurs sont à corriger
problem-invalid-detail = Rien n’a été enregistré. Corrigez les champs signalés, puis enregistrez à nouveau.

problem-too-large = C’est trop volumineux
problem-too-large-detail = Envoyez moins de données à la fois. Rien n’a été modifié.

problem-slow-down = Trop de tentatives
problem-slow-down-detail = Patientez un instant, puis réessayez.

problem-unavailable = Le serveur ne peut pas répondre pour l’instant
problem-unavailable-detail = Rien n’est perdu. Réessayez dans un instant.

problem-idempotency-mismatch = Cette demande a déjà servi à autre chose
problem-idempotency-mismatch-detail = Rechargez la page, puis réessayez.

problem-csrf = Cette demande ne vient pas de l’application
problem-csrf-detail = Rechargez la page, puis réessayez. Rien n’a été modifié.

problem-column-not-empty = Cette colonne contient encore des tâches
problem-column-not-empty-detail = Déplacez ses tâches dans une autre colonne, puis réessayez.
problem-column-archived = Cette colonne est archivée
problem-column-archived-detail = Restaurez d’abord la colonne, ou choisissez-en une autre.

problem-assignees-undecided = Des clients ont des tâches qui ne pourraient plus leur être confiées
problem-assignees-undecided-detail = Dites ce que deviennent ces tâches : les garder, les retirer ou les confier à un collègue.
problem-foreign-root-unconfirmed = Un client d’une autre société a été choisi
problem-foreign-root-unconfirmed-detail = Plusieurs sociétés partageraient ce projet : { $names }. Les personnes de chacune le verraient. Confirmez que c’est voulu.

problem-timer-running = Votre chronomètre tourne déjà
problem-timer-running-detail = Arrêtez-le ou abandonnez-le, puis lancez-le ici.
problem-parent-in-bin = Le client parent est dans la corbeille
problem-parent-in-bin-detail = Restaurez-le d’abord, ou choisissez une autre place dans l’arborescence.

problem-last-administrator = C’est le dernier administrateur
problem-last-administrator-detail = Nommez d’abord un autre administrateur, sans quoi personne ne pourrait gérer cet espace.

problem-import-problems = Certaines lignes posent problème
problem-import-problems-detail = Rien n’a été importé. Corrigez le fichier, ou laissez ces lignes de côté.

# Les colonnes d’un nouveau projet.
default-column-backlog = À faire
default-column-in-progress = En cours
default-column-review = Relecture interne
default-column-done = Terminé

## Connexion, et dernière colonne

problem-sign-in-failed = L’identifiant et le mot de passe ne correspondent pas
problem-sign-in-failed-detail = Vérifiez les deux et réessayez.
problem-password-change-required = Choisissez d’abord votre propre mot de passe
problem-password-change-required-detail = Celui que vous avez a été choisi pour vous. Tout le reste s’ouvre dès que vous l’avez remplacé.
problem-last-column = Un tableau a besoin d’une colonne
problem-last-column-detail = C’est la seule. Ajoutez-en d’abord une autre.

## Permission sets

problem-permission-set-built-in = Les profils fournis restent tels quels
problem-permission-set-built-in-detail = Copiez-le dans un nouveau profil, puis modifiez celui-ci.
problem-permission-set-in-use = Des personnes ont ce profil
problem-permission-set-in-use-detail = Choisissez le profil qu’elles auront à la place, puis supprimez celui-ci.

## Champs personnalisés

problem-field-has-values = Le type de ce champ ne peut pas changer maintenant
problem-field-has-values-detail = Il contient des valeurs que le nouveau type ne pourrait pas garder. Videz-les d’abord, ou créez un autre champ.

problem-option-in-use = Cette option est utilisée
problem-option-in-use-detail = « { $names } » est choisie quelque part. Choisissez-y d’abord autre chose. Rien n’a été modifié.

## Aperçus

problem-preview-read-only = Ceci est un aperçu
problem-preview-read-only-detail = Rien ne peut être modifié pendant que vous voyez comme quelqu’un d’autre. Quittez d’abord l’aperçu.
problem-preview-too-wide = Cet aperçu n’est pas disponible
problem-preview-too-wide-detail = Vous ne pouvez voir que comme des personnes qui ne voient pas plus que vous.

## Approvals

problem-approval-closed = C’est déjà réglé
problem-approval-closed-detail = La décision a déjà été prise, ou la demande a été retirée. Voyez où elle en est.

## Files

problem-storage-full = Il n’y a plus de place pour les fichiers
problem-storage-full-detail = L’ensemble des fichiers a atteint la limite de cet espace. Supprimez ceux qui ne servent plus ou demandez à un administrateur.
problem-range-not-satisfiable = Le fichier n’a pas de telle partie
problem-range-not-satisfiable-detail = Il est plus court. Chargez-le à nouveau depuis le début.
