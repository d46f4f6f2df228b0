### What only the team reads: materials, audiences.

audience-team-only = Team only
audience-never = Never to clients
