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

## Ce qu’en dit le journal d’audit

audit-act-account-updated = Compte modifié
audit-act-session-revoked = Session terminée
audit-act-session-others_revoked = Autres sessions terminées
