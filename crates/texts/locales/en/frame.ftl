### The frame around the pages: sign-in, navigation, palette, keys, preferences.

skip-to-content = Skip to the content
nav-main = Main
nav-breadcrumb = Where you are
nav-more = More
nav-home = Home
nav-projects = Projects
nav-clients = Clients
nav-people = People
nav-settings = Settings
nav-audit = Audit log
nav-team = Team
why-title = Why?
nav-templates = Templates
nav-permission-sets = Permission sets
nav-bin = Recycle bin
nav-import = Import
nav-new-client = New client
nav-new-project = New project
nav-portal = Client portal
nav-search = Search or jump to
nav-menu = Menu

## Preferences

theme = Appearance
theme-system = As the device
theme-light = Light
theme-dark = Dark
language = Language
keys-enabled = Single-letter keys

## Sign-in

sign-in = Sign in
sign-in-title = Welcome back
sign-in-lead = Your projects, questions and approvals.
sign-in-login = Username or e-mail
sign-in-password = Password
sign-in-wrong = Username and password do not match. Check both and try again.
sign-in-over = Your session is over. Sign in to go on.
sign-in-runs-on = Runs on Vitrine
sign-out = Sign out

## Set-up of an empty workspace

set-up = Set up
set-up-title = Set up your workspace
set-up-lead = You become its first administrator. This link works once.
set-up-workspace = Name of your agency
set-up-name = Your name
set-up-username = Username
set-up-password = Password
set-up-password-help = At least 12 characters.
set-up-act = Create the workspace
set-up-no-token = This link is incomplete
set-up-no-token-detail = Open the whole address that the server printed when it started.

## A password of one’s own

password-title = Choose your own password
password-lead = The one you have was chosen for you. Nobody else will know the new one.
password-current = Current password
password-new = New password
password-act = Change password
password-done = Password changed

## Not found

not-found-title = This page does not exist
not-found-detail = The address may be old. If someone sent it to you, ask them to check it.
not-found-act = Go to Home

## Keys

keys-title = Keyboard shortcuts
keys-group-go = Go to
keys-group-do = Do
keys-palette = Search or jump to
keys-help = All keys
keys-search = Search

## Command palette

palette-title = Search and commands
palette-placeholder = Search, or type a command
palette-group-go = Go to
palette-group-create = Create
palette-group-do = Do
palette-group-results = Found
palette-aliases = also found as { $aliases }
palette-theme = Switch between light and dark
palette-language = Passer en français

## Behind the link of an invitation

invitation = Invitation
invitation-title = Welcome, { $name }
invitation-lead = { $workspace } has invited you. Choose how you sign in; the link works once, until { $when }.
invitation-act = Create my login
invitation-dead = This link no longer works
invitation-dead-detail = It was used, withdrawn, or is too old. Ask whoever sent it for a new one.
