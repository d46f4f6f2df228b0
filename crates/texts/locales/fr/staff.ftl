### Ce que seule l’équipe lit : matières, publics.

audience-team-only = Équipe uniquement
audience-never = Jamais aux clients
audience-nobody = Personne ne le voit
audience-all-clients = Tous les clients ({ $count })
audience-sees = Visible des clients : { $names }
