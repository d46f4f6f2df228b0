### What clients read. It speaks as the agency and never of anything hidden.

portal-empty-projects = No project yet
portal-empty-projects-detail = When { $workspace } shares a project with you, it stands here.
