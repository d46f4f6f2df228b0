### Son propre compte : profil, connexion, sessions. Le courrier à ce sujet.

account-title = Votre compte
account-profile = Profil
account-name = Nom
account-username = Identifiant
account-email = E-mail
account-email-help = Les messages sur la connexion y sont envoyés.
account-email-password = Pour changer l’adresse, confirmez que c’est bien vous.
account-sign-in = Connexion
account-password = Mot de passe
account-password-detail = Quand vous le changez, toutes vos autres sessions se terminent.

## Préférences

pref-title = Langue et lieu
pref-help = L’application s’y conforme partout où vous vous connectez.
pref-device = Comme sur l’appareil
pref-by-language = Comme l’écrit la langue
pref-zone = Lieu (fuseau horaire)
pref-zone-help = Une ville de la région, par exemple Paris ou Kolkata.
pref-dates = Dates
pref-tabs = Page d’accueil
pref-tabs-help = Les sections dans leur ordre. Ce qui attend une approbation est toujours affiché.

## Sessions

account-sessions = Où vous êtes connecté
sessions-lead = Si vous n’en reconnaissez pas une, déconnectez-la et changez votre mot de passe.
sessions-device = { $browser } sur { $system }
sessions-device-unknown = Appareil inconnu
sessions-seen = Dernière utilisation : { $ago }
sessions-this = Cette session
sessions-end = Déconnecter { $device }
sessions-ended = Session terminée
sessions-end-others = Déconnecter partout ailleurs
sessions-end-others-detail = Toutes vos sessions sauf celle-ci se terminent aussitôt.
sessions-end-others-act = Déconnecter les autres

## Liens par e-mail

forgot-link = Mot de passe oublié ?
forgot-title = Mot de passe oublié ?
forgot-lead = Dites-nous qui vous êtes. Nous envoyons un lien à l’adresse que nous connaissons.
forgot-act = M’envoyer un lien
forgot-sent = Si nous vous connaissons, un message est en route
forgot-sent-detail = Son lien fonctionne une fois, pendant { $minutes } minutes. Rien dans votre boîte ? Regardez parmi les indésirables, ou demandez à votre agence.
forgot-back = Retour à la connexion
reset-title = Choisir un nouveau mot de passe
reset-lead = Toutes vos sessions se terminent. Connectez-vous ensuite avec le nouveau.
reset-act = Enregistrer le mot de passe
reset-done = Mot de passe modifié. Connectez-vous avec.
link-sign-in = M’envoyer plutôt un lien
link-title = Se connecter par un lien
link-lead = Nous envoyons un lien à l’adresse que nous connaissons. Il vous connecte une fois.
link-open-title = Encore un pas
link-open-lead = Ce lien vous connecte une fois, sur cet appareil.
link-dead-title = Ce lien ne fonctionne plus
link-dead-detail = Un lien fonctionne une fois et peu de temps. Demandez-en un nouveau.
link-again = Demander un nouveau lien

## Une seconde étape à la connexion

second-title = Seconde étape
second-off = Connectez-vous avec votre seul mot de passe, ou ajoutez un code donné par une application de votre téléphone.
second-on = La connexion demande un code de votre application.
second-codes-left = { $count ->
    [one] Il reste un code de secours
   *[other] Il reste { $count } codes de secours
}
second-is-required = Votre profil de permissions la demande.
second-set-up = Mettre en place une seconde étape
second-renew = Nouveaux codes de secours
second-turn-off = Désactiver
second-confirm-it = Confirmez que c’est bien vous
second-scan = Scannez ceci avec une application qui donne des codes, comme Aegis, 2FAS ou Google Authenticator.
second-type = Ou tapez ceci dans l’application :
second-picture = Image du secret pour votre application
second-code = Code de l’application
second-code-help = Six chiffres, ou un code de secours.
second-confirm = Activer
second-done-title = Gardez ces codes de secours
second-done-lead = Chacun vous connecte une fois si vous perdez votre téléphone. Ils ne sont montrés que maintenant.
second-copy = Copier les codes
second-copied = Codes copiés
second-kept = Je les ai gardés
second-is-off = Seconde étape désactivée
second-demanded-title = Mettez d’abord en place une seconde étape
second-demanded-lead = Votre agence demande un code en plus du mot de passe. Cela prend une minute.
second-next = Continuer
