### L’équipe de l’agence.

team-title = Équipe
team-lead = Vos collègues. Ce que chacun peut faire tient à son profil de permissions ; les clients ne sont pas ici.
team-seats = { $count ->
    [one] { $count } siège est occupé.
   *[other] { $count } sièges sont occupés.
}
team-free = { $count ->
    [0] Les clients n’en occupent jamais.
    [one] 1 accès client est gratuit.
   *[other] { $count } accès clients sont gratuits.
}
team-name = Nom
team-set = Profil de permissions
team-set-help = En vigueur à son prochain clic. Vous ne pouvez donner que ce que vous détenez.
team-reach-all = Voit tous les projets.
team-reach-teams = Voit les projets dont il ou elle est de l’équipe : cela se règle dans l’onglet Accès de chaque projet.
team-state = Connexion
team-seen = Vu pour la dernière fois
team-never = Jamais
team-you = vous
team-active = Actif
team-invited = Invitation valable jusqu’au { $when }
team-expired = Invitation expirée
team-no-login = Sans accès
team-left = Désactivé

team-invite = Inviter un collègue
team-invite-title = Inviter un collègue
team-invite-lead = Vous obtenez un lien à transmettre. Votre collègue y choisit ses identifiants ; personne n’est averti.
team-invite-act = Créer le lien
team-edit-title = Modifier { $name }
team-new-link = Nouveau lien
team-withdraw = Retirer l’invitation
team-withdrawn = Le lien de { $name } ne fonctionne plus
team-deactivate = Désactiver
team-reactivate = Rétablir l’accès
team-deactivated = { $name } est déconnecté et ne peut plus se connecter
team-reactivated = { $name } peut de nouveau se connecter
team-leave-title = Désactiver { $name } ?
team-leave-text = Toutes les sessions de { $name } se terminent aussitôt et la connexion lui est fermée. Ce qui a été écrit garde son nom. Vous pourrez rétablir l’accès.
team-leave-act = Désactiver

team-link = Lien de l’invitation
team-link-title = Le lien pour { $name }
team-link-words = Envoyez-le vous-même à { $name }. Il fonctionne une fois, jusqu’au { $when }.
team-link-note = Il n’est montré que maintenant. Quiconque l’ouvre devient cette personne : envoyez-le là où elle seule lit. Vous pourrez en créer un nouveau.
team-link-copy = Copier le lien
team-link-copied = Lien copié
team-link-gone = Le lien a déjà été montré. Créez-en un nouveau s’il est perdu.

## Dans le journal

audit-staff-invited = { $actor } a invité { $subject } dans l’équipe
audit-staff-updated = { $actor } a modifié { $subject } dans l’équipe
audit-staff-deactivated = { $actor } a désactivé { $subject }
audit-staff-reactivated = { $actor } a rétabli l’accès de { $subject }
audit-invitation-renewed = { $actor } a créé un nouveau lien pour { $subject }
audit-invitation-withdrawn = { $actor } a retiré l’invitation de { $subject }
audit-invitation-accepted = { $actor } a accepté l’invitation de { $subject }
audit-act-staff-invited = Collègue invité
audit-act-staff-updated = Collègue modifié
audit-act-staff-deactivated = Collègue désactivé
audit-act-staff-reactivated = Accès du collègue rétabli
audit-act-invitation-renewed = Nouveau lien créé
audit-act-invitation-withdrawn = Invitation retirée
audit-act-invitation-accepted = Invitation acceptée
audit-field-is_deactivated = Désactivé
