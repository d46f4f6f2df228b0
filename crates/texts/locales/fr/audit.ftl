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
audit-column-reference = Référence
audit-column-hash = Empreinte
audit-session-ended = { $actor } s’est déconnecté
audit-act-session-ended = Déconnexion
audit-search = Rechercher dans le journal
audit-from = Du
audit-to = Au
audit-project = Dans { $name }
audit-of-project = un projet
audit-only-project = Seulement dans ce projet
audit-export = Exporter en CSV
audit-seal = Sceau { $hash }
