### The Access tab of a project.

access-who = Qui le voit, et jusqu’où
access-read-only = Vous voyez qui a accès. Pour le modifier, il faut une autorisation que vous n’avez pas.
access-behind = Quelqu’un a modifié ce projet pendant que vous l’éditiez. Vos modifications ne sont pas enregistrées.
access-behind-take = Afficher la dernière version
access-unsaved = Pas encore enregistré.
access-no-change = Rien n’a changé.

access-invited = Personnes invitées uniquement
access-invited-hint = Parmi les personnes qu’un client mène au projet, seules celles cochées ici le voient. Une invitation vaut pour une personne : elle n’atteint personne au-dessus ni au-dessous.
access-invited-none-to-choose = Il n’y a encore personne à inviter. Ajoutez un client dont les personnes peuvent se connecter.

access-narrow = Moins pour un client
access-narrow-help = Chacun a au plus les privilèges de son compte. Ici, ce projet peut en laisser moins. Qui vient par deux clients a le plus large des deux.
access-width-all = Tout ce que le compte permet
access-width-comment = Commenter, sans mises à jour d’avancement
access-width-read = Lire les tâches et l’avancement
access-width-tasks = Lire les tâches, sans l’avancement
access-width-none = Aucune tâche
access-width-own = Une autre combinaison

access-co-clients = Les clients d’entreprises différentes voient leurs noms
access-co-clients-hint = Sinon, chacun ne voit que les clients de sa propre entreprise sur ce projet.

access-team = Équipe
access-team-help = Les membres de l’agence qui ne peuvent pas voir tous les projets ne voient que ceux où ils sont dans l’équipe.
access-team-add = Ajouter quelqu’un

access-approvers = Approbateurs
access-approvers-help = Seules ces personnes sont sollicitées pour leur OK. Une colonne qui nomme les siennes passe avant. Laissez vide pour solliciter tous ceux qui peuvent approuver. Ce qui est déjà demandé ne change pas.
access-approvers-save = Enregistrer les approbateurs
