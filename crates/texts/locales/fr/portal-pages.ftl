### Les pages du portail : accueil, projets, un projet.

landing-morning = Bonjour { $name }
landing-afternoon = Bonjour { $name }
landing-evening = Bonsoir { $name }
landing-next = Prochaines dates
landing-due-in = { $count ->
    [0] Échéance aujourd’hui
    [1] Échéance demain
   *[other] Échéance dans { $count } jours
}
landing-changed = Modifié { $when }
landing-open = Ouvrir { $name }
landing-all-projects = Tous les projets
portal-projects = Vos projets
portal-done-of = { $done ->
    [one] { $done } sur { $total } terminée
   *[other] { $done } sur { $total } terminées
}
portal-tabs = Projet
portal-tab-overview = Aperçu
portal-tab-board = Tableau
portal-can-view = Vous pouvez consulter
portal-can-change = Vous pouvez consulter et modifier
portal-about = À propos de ce projet
portal-no-description = Pas de description
portal-progress = Avancement
portal-starts = Début
portal-due = Échéance
portal-updated = Modifié
portal-for = Pour
portal-board-read = { $workspace } déplace les cartes. Ouvrez une carte pour la lire.
portal-board-full = Vous pouvez déplacer les cartes et fixer leurs dates. Ouvrez une carte pour la lire.
portal-board-empty = Ce tableau est encore vide
portal-board-empty-detail = Dès que du travail est prévu, il se trouve ici.
portal-ask = Des questions ? { $workspace } est là pour vous aider.
portal-ask-person = Des questions ? Demandez à { $name }, de { $workspace }.
portal-verify = Vérifier un reçu
