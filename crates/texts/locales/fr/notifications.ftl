### Comment chacun choisit d’être informé de ce qui se passe.

notify-title = Notifications
notify-lead = Choisissez ce dont vous êtes informé, et comment. Quel que soit votre choix, vous n’êtes informé que de ce que vous pouvez voir.
notify-for = Pour
notify-all-projects = Tous les projets
notify-assigned = Quelqu’un vous confie une tâche
notify-mentioned = Quelqu’un vous mentionne
notify-commented = Quelqu’un commente une tâche qui vous concerne
notify-progress_updated = Quelqu’un met à jour l’avancement de votre tâche
notify-approved = Un client approuve
notify-changes_requested = Un client demande des modifications
notify-approval_asked = Une tâche qui vous concerne est soumise au client
notify-approval_withdrawn = Une approbation de votre tâche est retirée
notify-mail = Par e-mail
notify-in-app = Dans l’application
notify-at_once = Aussitôt
notify-hourly = Une fois par heure
notify-daily = Chaque matin
notify-never = Jamais
notify-as-all = Comme pour tous les projets
