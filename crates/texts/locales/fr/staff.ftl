### Ce que seule l’équipe lit : matières, publics.

audience-team-only = Équipe uniquement
audience-never = Jamais aux clients
