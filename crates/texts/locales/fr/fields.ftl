### Champs personnalisés, tels que chacun les remplit.

fields-title = Champs personnalisés
field-yes = Oui
field-no = Non
field-seen-team = Seule l’équipe voit ce champ.
field-seen-client = Les clients voient ce champ.
field-edited-client = Les clients voient ce champ et peuvent le modifier sur les projets en accès complet.
field-seen-finance = Seules les personnes qui peuvent voir les finances voient ce champ.
