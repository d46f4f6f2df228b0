### The Access tab of a project.

access-who = Who sees it, and how much
access-read-only = You see who has access. Changing it needs a permission that you do not have.
access-behind = Someone changed this project while you were editing. Your changes are not saved.
access-behind-take = Show the newest version
access-unsaved = Not saved yet.
access-no-change = Nothing is changed.

access-invited = Invited people only
access-invited-hint = Of the people whom a client leads to the project, only those ticked here see it. An invitation is for one person: it reaches nobody above or below.
access-invited-none-to-choose = There is nobody to invite yet. Add a client whose people can sign in.

access-narrow = Less for one client
access-narrow-help = People have at most the privileges of their own account. Here, this project can leave them less. Who comes by two clients has the wider of the two.
access-width-all = All that their account has
access-width-comment = Comment, but no progress updates
access-width-read = Read tasks and progress
access-width-tasks = Read tasks, without progress
access-width-none = No tasks
access-width-own = Another combination

access-co-clients = Clients of different companies see each other’s names
access-co-clients-hint = Otherwise each sees only the clients of its own company on this project.

access-team = Team
access-team-help = Staff without the permission to see all projects see only those where they are on the team.
access-team-add = Add somebody

access-approvers = Approvers
access-approvers-help = Only these people are asked for their OK. A column that names its own goes before this. Leave it empty to ask everybody who may approve. What is asked already stays as it is.
access-approvers-save = Save approvers
