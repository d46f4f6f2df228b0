### La connexion et le courrier, vus par l’équipe ; et les messages eux-mêmes.

nav-sign-in-and-mail = Connexion et courrier
mail-lead = Comment les clients peuvent se connecter, avec quoi les nouveaux commencent, et les messages à ce sujet.
mail-options = Façons de se connecter
mail-client-links = Les clients peuvent se connecter par un lien reçu par e-mail
mail-client-links-hint = Le lien fonctionne une fois, pendant 15 minutes. Désactivé : mots de passe seulement.
mail-outbox = Boîte d’envoi
mail-is-sending = Votre serveur de courrier envoie les messages. Ceux qui n’ont pas pu partir restent ici.
mail-is-waiting = Il n’y a pas de serveur de courrier. Les messages attendent ici : prenez le lien et remettez-le vous-même. Qui exploite le serveur peut en indiquer un (VITRINE__MAIL__SMTP_URL).
mail-empty = Aucun message pour l’instant
mail-empty-detail = Quand quelqu’un demande un nouveau mot de passe ou reçoit une invitation, le message apparaît ici.
mail-what = Message
mail-to = À
mail-state = État
mail-when = Écrit
mail-acts = Ce que vous pouvez faire
mail-purpose-password_reset = Nouveau mot de passe
mail-purpose-sign_in = Lien de connexion
mail-purpose-invitation = Invitation
mail-state-waiting = En attente
mail-state-sending = En route
mail-state-sent = Envoyé
mail-state-uncertain = Peut-être envoyé
mail-state-failed = Non envoyé
mail-state-dropped = Plus nécessaire
mail-state-handed_over = Remis
mail-reason-too_old = il a attendu trop longtemps
mail-reason-no_login = la personne n’a plus d’accès
mail-reason-switched_off = les liens sont désactivés
mail-reason-other_address = l’adresse a changé
mail-retry = Envoyer maintenant
mail-retry-of = Envoyer maintenant le message à { $name }
mail-retried = Il part ensuite
mail-hand-over = Prendre le lien
mail-hand-over-of = Prendre le lien de { $name }
mail-hand-over-title = Prendre le lien de { $name } ?
mail-hand-over-detail = Qui l’ouvre agit au nom de { $name }. Le message n’est plus envoyé, et le journal d’audit note que vous l’avez pris.
mail-taken-title = Le message à { $name }
mail-taken-lead = Le lien fonctionne une fois. Il n’est montré que maintenant.
mail-copied = Message copié
mail-copy = Copier le message

## La seconde étape des autres

second-demands = Qui doit avoir une seconde étape
second-demands-lead = Qui a un tel profil et pas de seconde étape la met en place au prochain clic, avant toute autre chose.
second-demands-not = Les personnes qui ont ce profil ne peuvent pas modifier leur propre compte.
second-reset = Retirer la seconde étape
second-reset-detail = Pour { $name }, qui a perdu son appareil : la connexion se fait avec le seul mot de passe, et ses sessions se terminent.
second-was-reset = La seconde étape est retirée

## Ce qu’en dit le journal d’audit

audit-act-account-updated = Compte modifié
audit-act-session-revoked = Session terminée
audit-act-session-others_revoked = Autres sessions terminées
audit-act-account-password_reset = Mot de passe réinitialisé
audit-act-session-started_by_link = Connexion par lien
audit-act-mail-handed_over = Lien d’un message pris
audit-act-mail-retried = Message renvoyé
audit-act-workspace-sign_in_options_set = Façons de se connecter modifiées
audit-act-account-second_factor_on = Seconde étape activée
audit-act-account-second_factor_off = Seconde étape désactivée
audit-act-account-second_factor_reset = Seconde étape retirée par l’équipe
audit-act-account-recovery_codes_renewed = Codes de secours renouvelés
audit-act-permission_set-second_factor_demanded = Seconde étape exigée ou non

## Inviter un client

client-invite = Envoyer une invitation
client-invite-hint = Un message avec un lien pour choisir un identifiant et un mot de passe. Vous le voyez d’abord.
client-invite-no-address = Donnez d’abord une adresse e-mail et enregistrez.
client-invite-title = Inviter { $name }
client-invite-goes-to = Ce message est envoyé à { $address }. Le lien fonctionne une fois, pendant 7 jours.
client-invite-outbox = Ce qu’il devient est dans la boîte d’envoi :
client-invite-send = Envoyer l’invitation
client-invited = Invitation à { $name } écrite
audit-act-client-invited = Client invité
audit-act-client-invitation_withdrawn = Invitation d’un client retirée
mail-reason-withdrawn = l’invitation a été retirée
mail-reason-newer = un plus récent a été écrit

## Les messages

mail-greeting = Bonjour { $name },
mail-password-reset-subject = Votre nouveau mot de passe pour { $workspace }
mail-password-reset-lead = Quelqu’un a demandé un nouveau mot de passe pour votre accès à { $workspace }. C’était vous ? Choisissez-le ici :
mail-password-reset-act = Choisir un nouveau mot de passe
mail-password-reset-end = Le lien fonctionne une fois, pendant 30 minutes. Si ce n’était pas vous, ignorez ce message : rien n’a changé.
mail-sign-in-subject = Votre lien vers { $workspace }
mail-sign-in-lead = Avec ce lien, vous êtes connecté à { $workspace } :
mail-sign-in-act = Se connecter
mail-sign-in-end = Le lien fonctionne une fois, pendant 15 minutes. Si vous ne l’avez pas demandé, ignorez ce message.
mail-invitation-subject = Votre accès à { $workspace }
mail-invitation-lead = { $workspace } a un espace pour vos projets, où vous suivez le travail. Choisissez ici votre identifiant et votre mot de passe :
mail-invitation-act = Ouvrir mon accès
mail-invitation-end = Le lien fonctionne une fois, pendant 7 jours. Personne ne connaît votre mot de passe, sauf vous.

## Being asked for approval

mail-purpose-approval = Demande d’approbation
mail-reason-not_asked = la personne n’est plus interrogée
mail-approval-subject = Pour votre approbation : { $title }
mail-approval-lead = « { $title } » est prêt et attend votre approbation dans { $workspace }. Consultez-le ici :
mail-approval-act = Consulter
mail-approval-end = Vous devrez vous connecter. { $many ->
    [yes] Plusieurs approbations sont nécessaires : la vôtre compte, quelles que soient les autres.
   *[no] Si quelqu’un d’autre répond avant vous, vous n’avez plus rien à faire.
}
mail-approval-reminder-subject = Rappel, pour votre approbation : { $title }
mail-approval-reminder-lead = « { $title } » attend votre approbation dans { $workspace }. Son dernier jour { $past ->
    [yes] était le
   *[no] est le
} { $due }. Consultez-le ici :
mail-approval-reminder-act = Consulter
mail-approval-reminder-end = Vous devrez vous connecter. { $many ->
    [yes] Plusieurs approbations sont nécessaires : la vôtre compte, quelles que soient les autres.
   *[no] Si quelqu’un d’autre répond avant vous, vous n’avez plus rien à faire.
}
mail-date = { $day } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }

## Être informé de ce qui se passe

mail-purpose-notification = Notification
mail-purpose-digest = Résumé des nouveautés
mail-reason-no_news = il n’apprenait plus rien de nouveau à la personne
mail-news-assigned = { $name } vous a confié « { $title } »
mail-news-mentioned = { $name } vous a mentionné sur « { $title } »
mail-news-commented = { $name } a commenté « { $title } »
mail-news-progress_updated = { $name } a porté à { $percent } % l’avancement de « { $title } »
mail-news-approval_asked = { $name } a soumis « { $title } » au client
mail-news-approved = { $name } a approuvé « { $title } »{ $needed ->
    [0] {""}
   *[other] {" "}({ $given } sur { $needed })
}
mail-news-changes_requested = { $name } demande des modifications de « { $title } »
mail-news-approval_withdrawn = { $name } a retiré « { $title } » de l’approbation
mail-news-team = Quelqu’un de l’équipe
mail-news-client = Un client
mail-news-open = Ouvrir
mail-news-why = Vous recevez ce message d’après vos réglages.
mail-news-settings = Choisir ce dont vous êtes informé
mail-news-stop = Arrêter ces messages
mail-digest-subject = Nouveau pour vous dans { $workspace } ({ $count })
mail-digest-lead = Voici ce qui est nouveau pour vous :
mail-digest-more = Et { $count } de plus, dans l’application.
unsubscribe-offer-title = Arrêter ces messages ?
unsubscribe-offer-text = Vous ne recevrez plus de messages de ce genre. Ce qui se passe reste visible dans l’application.
unsubscribe-act = Arrêter ces messages
unsubscribe-done-title = Plus de messages de ce genre
unsubscribe-done-text = Les messages de ce genre sont désactivés. Vous pouvez les réactiver dans votre compte.
audit-act-account-notifications_set = Notifications choisies
