### What only the team reads: materials, audiences.

audience-team-only = Team only
audience-never = Never to clients
audience-nobody = Nobody sees it
audience-all-clients = All clients ({ $count })
audience-sees = Clients see it: { $names }
