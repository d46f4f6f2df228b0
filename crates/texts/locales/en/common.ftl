### Words that every part of the app uses.

app-name = Vitrine
title = { $page } · { $workspace }

## Acts

act-save = Save changes
act-saved = Changes saved
act-discard = Discard
act-cancel = Cancel
act-close = Close
act-delete = Delete
act-edit = Edit
act-remove = Remove { $name }
act-restore = Restore
act-undo = Undo
act-try-again = Try again
act-copy-reference = Copy reference
act-copied = Reference copied
act-search = Search
act-more = More actions
act-actions = Actions for { $name }
act-back = Back
act-show-more = Show more
act-show-password = Show the password
act-hide-password = Hide the password
act-dismiss = Dismiss
act-working = Working…

## Fields

field-optional = optional
field-choose = Choose
field-none = None
field-no-match = Nothing matches “{ $query }”.
field-chosen = { $count ->
    [0] Nothing chosen
    [one] 1 chosen
   *[other] { $count } chosen
}
field-summary = { $count ->
    [one] One field needs a correction.
   *[other] { $count } fields need a correction.
}

## States

state-loading = Loading…
state-offline = Not connected. What you do now is not saved.
state-online = Connected again.
state-connection = The server did not answer
state-connection-detail = Nothing you did is lost. Check your connection, then try again.
state-progress = { $percent }% done

## Levels of client portal access, from nothing to everything

level = Client portal access
level-not_visible = Not visible
level-overview = Overview
level-read_only = Read only
level-full = Full
level-not_visible-hint = The clients do not know that it exists.
level-overview-hint = Name, dates and progress. No tasks.
level-read_only-hint = The board and its tasks, to read.
level-full-hint = The board and its tasks, to work with as far as each client’s set allows.

## The stages of a board

stage-planned = Planned
stage-active = In progress
stage-review = In review
stage-done = Done

## Kinds of clients

kind-organisation = Organisation
kind-unit = Unit
kind-person = Person

## Dates

date-today = Today
date-tomorrow = Tomorrow
date-yesterday = Yesterday
ago-now = just now
ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}

## Lists of names

list-two = { $first } and { $second }
list-more = { $names } and { $count } more

## Putting in order

order-up = Move { $name } up
order-down = Move { $name } down
order-moved = { $name }: position { $position } of { $count }
