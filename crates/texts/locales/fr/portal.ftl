### Ce que lisent les clients. Le ton est celui de l’agence, sans jamais évoquer ce qui est caché.

portal-empty-projects = Pas encore de projet
portal-empty-projects-detail = Quand { $workspace } partagera un projet avec vous, il se trouvera ici.
