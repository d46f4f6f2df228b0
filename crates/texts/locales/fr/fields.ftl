### Champs personnalisés, tels que chacun les remplit.

fields-title = Champs personnalisés
field-yes = Oui
field-no = Non
field-seen-team = Seule l’équipe voit ce champ.
field-seen-client = Les clients voient ce champ.
field-edited-client = Les clients voient ce champ et peuvent le modifier sur les projets en accès complet.
field-seen-finance = Seules les personnes qui peuvent voir les finances voient ce champ.
field-decimal-mark = ,
field-no-number = Ce n’est pas un nombre. Écrivez-le comme 1250 ou 12,5.
field-no-date = Ce n’est pas une date.
field-no-link = Ce n’est pas l’adresse d’une page. Copiez-la en entier, à partir de « https ».
field-no-money = Ce n’est pas un montant. Écrivez-le avec sa devise, comme 1250.00 EUR.
