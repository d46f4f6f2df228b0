### Le journal d’audit : recherche, fichier, et ce que contient le fichier.

audit-column-at = Date et heure
audit-column-actor = Par
audit-column-actor-id = Compte
audit-column-action = Action
audit-column-subject = Objet
audit-column-subject-kind = Type
audit-column-subject-id = Identifiant
audit-column-project-id = Projet
audit-column-changes = Modifications
audit-column-recorded = Tel qu’enregistré
audit-change = { $field } : { $before } → { $after }
audit-column-reference = Référence
audit-column-hash = Empreinte
audit-session-ended = { $actor } s’est déconnecté
audit-act-session-ended = Déconnexion
audit-search = Rechercher dans le journal
audit-from = Du
audit-to = Au
audit-project = Dans { $name }
audit-of-project = un projet
audit-of-client = Au sujet de { $name } ou par cette personne
audit-only-project = Seulement dans ce projet
audit-export = Exporter en CSV
audit-seal = Sceau { $hash }

# What was done, where no area of its own says it.
audit-account-updated = { $actor } a modifié le compte de { $subject }
audit-account-password_reset = Le mot de passe de { $subject } a été réinitialisé
audit-account-second_factor_on = { $actor } a activé sa seconde étape
audit-account-second_factor_off = { $actor } a désactivé sa seconde étape
audit-account-second_factor_reset = { $actor } a retiré la seconde étape de { $subject }
audit-account-recovery_codes_renewed = { $actor } a renouvelé ses codes de secours
audit-account-notifications_set = { $actor } a choisi les notifications de { $subject }
audit-client-invited = { $actor } a invité { $subject }
audit-client-invitation_withdrawn = { $actor } a retiré l’invitation de { $subject }
audit-mail-handed_over = { $actor } a pris le lien d’un message à { $subject }
audit-mail-retried = { $actor } a fait renvoyer un message à { $subject }
audit-permission_set-second_factor_demanded = { $actor } a décidé si { $subject } exige une seconde étape
audit-preview-ended = { $actor } ne voit plus comme { $subject }
audit-act-preview-ended = Aperçu terminé
audit-project-access_set = { $actor } a modifié l’accès à { $subject }
audit-act-project-access_set = Accès à un projet modifié
audit-session-revoked = { $actor } a mis fin à une session de { $subject }
audit-session-others_revoked = { $actor } a mis fin aux autres sessions de { $subject }
audit-session-started_by_link = { $actor } s’est connecté par un lien
audit-workspace-set_up = L’espace a été créé pour { $subject }
audit-act-workspace-set_up = Espace créé
audit-workspace-sign_in_options_set = { $actor } a modifié les façons de se connecter
audit-workspace-client_defaults_set = { $actor } a modifié ce avec quoi les nouveaux clients commencent
audit-act-workspace-client_defaults_set = Départ des nouveaux clients modifié

# What changed, where no area of its own says it.
audit-field-invited = Invitation
audit-field-requires_second_factor = Exige une seconde étape
audit-field-member_ids = Équipe
audit-field-invited_client_ids = Personnes invitées
audit-field-is_invited_only = Personnes invitées uniquement
audit-field-co_clients_visible = Les clients se connaissent
audit-field-narrowed_privileges = Privilèges restreints
audit-field-assigned_account_ids = Assignés
audit-field-unassigned_account_ids = Ne sont plus assignés
audit-field-client_links = Connexion des clients par lien
audit-field-client_template = Les nouveaux clients commencent comme
audit-nameless = { $count ->
    [one] { $count } sans nom
   *[other] { $count } sans nom
}
audit-field-column_id = Colonne
audit-comment-added = { $actor } a commenté { $subject }
audit-comment-edited = { $actor } a modifié un commentaire sur { $subject }
audit-comment-removed = { $actor } a retiré un commentaire sur { $subject }
audit-act-comment-added = Commentaire écrit
audit-act-comment-edited = Commentaire modifié
audit-act-comment-removed = Commentaire retiré
audit-task-progress_updated = { $actor } a mis à jour l’avancement de la tâche { $subject }
audit-act-task-progress_updated = Avancement d’une tâche mis à jour
audit-task-dependencies_changed = { $actor } a changé ce que la tâche { $subject } attend
audit-act-task-dependencies_changed = Dépendances d’une tâche modifiées
audit-field-predecessor_ids = Attend
audit-field-colour = Couleur
audit-field-card_limit = Limite
audit-field-is_milestone = Jalon

# Files.
audit-file-attached = { $actor } a envoyé { $subject }
audit-file-updated = { $actor } a modifié le fichier { $subject }
audit-file-deleted = { $actor } a supprimé le fichier { $subject }
audit-file-restored = { $actor } a restauré le fichier { $subject }
audit-act-file-attached = Fichier envoyé
audit-act-file-updated = Fichier modifié
audit-act-file-deleted = Fichier supprimé
audit-act-file-restored = Fichier restauré
audit-file-version_added = { $actor } a envoyé une nouvelle version de { $subject }
audit-file-version_restored = { $actor } a remis une version antérieure de { $subject }
audit-file-version_purged = { $actor } a supprimé définitivement une version antérieure de { $subject }
audit-file-purged = { $actor } a supprimé définitivement le fichier { $subject }
audit-act-file-version_added = Nouvelle version d’un fichier envoyée
audit-act-file-version_restored = Version antérieure d’un fichier remise
audit-act-file-version_purged = Version antérieure d’un fichier supprimée définitivement
audit-act-file-purged = Fichier supprimé définitivement
audit-field-is_reworded = Note reformulée
audit-field-sha256 = Contenu (SHA-256)
