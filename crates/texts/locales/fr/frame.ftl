### Le cadre des pages : connexion, navigation, palette, raccourcis, préférences.

skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-breadcrumb = Où vous êtes
nav-more = Plus
nav-home = Accueil
nav-projects = Projets
nav-clients = Clients
nav-people = Personnes
nav-settings = Réglages
nav-audit = Journal d’audit
nav-team = Équipe
why-title = Pourquoi ?
nav-templates = Modèles
nav-permission-sets = Profils de permissions
nav-bin = Corbeille
nav-import = Importer
nav-new-client = Nouveau client
nav-new-project = Nouveau projet
nav-portal = Portail client
nav-search = Chercher, aller
nav-menu = Menu

## Préférences

theme = Apparence
theme-system = Comme l’appareil
theme-light = Claire
theme-dark = Sombre
language = Langue
keys-enabled = Raccourcis à une lettre

## Connexion

sign-in = Se connecter
sign-in-title = Heureux de vous revoir
sign-in-lead = Vos projets, vos questions et vos validations.
sign-in-login = Identifiant ou e-mail
sign-in-password = Mot de passe
sign-in-wrong = L’identifiant et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.
sign-in-over = Votre session est terminée. Connectez-vous pour continuer.
sign-in-runs-on = Fonctionne avec Vitrine
sign-out = Se déconnecter

## Mise en place d’un espace vide

set-up = Mise en place
set-up-title = Mettez en place votre espace
set-up-lead = Vous en serez l’administrateur. Ce lien ne sert qu’une fois.
set-up-workspace = Nom de votre agence
set-up-name = Votre nom
set-up-username = Identifiant
set-up-password = Mot de passe
set-up-password-help = Au moins 12 caractères.
set-up-act = Créer l’espace
set-up-no-token = Ce lien est incomplet
set-up-no-token-detail = Ouvrez l’adresse entière que le serveur a affichée à son démarrage.

## Un mot de passe à soi

password-title = Choisissez votre propre mot de passe
password-lead = Le vôtre a été choisi pour vous. Personne d’autre ne connaîtra le nouveau.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-act = Changer le mot de passe
password-done = Mot de passe changé

## Introuvable

not-found-title = Cette page n’existe pas
not-found-detail = L’adresse est peut-être ancienne. Si quelqu’un vous l’a envoyée, demandez-lui de la vérifier.
not-found-act = Aller à l’accueil

## Raccourcis

keys-title = Raccourcis clavier
keys-group-go = Aller à
keys-group-do = Faire
keys-palette = Chercher ou aller à
keys-help = Tous les raccourcis
keys-search = Rechercher

## Palette de commandes

palette-title = Recherche et commandes
palette-placeholder = Cherchez, ou tapez une commande
palette-group-go = Aller à
palette-group-create = Créer
palette-group-do = Faire
palette-group-results = Trouvé
palette-aliases = aussi sous { $aliases }
palette-theme = Passer du clair au sombre
palette-language = Switch to English

## Derrière le lien d’une invitation

invitation = Invitation
invitation-title = Bienvenue, { $name }
invitation-lead = { $workspace } vous invite. Choisissez vos identifiants ; le lien fonctionne une fois, jusqu’au { $when }.
invitation-act = Créer mon accès
invitation-dead = Ce lien ne fonctionne plus
invitation-dead-detail = Il a été utilisé, retiré ou est trop ancien. Demandez-en un nouveau à qui vous l’a envoyé.
