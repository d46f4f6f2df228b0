### Files of projects and tasks, as staff and clients read them.

files = Files
files-none = No files yet.
files-none-yet = No files yet. Choose some, or drop or paste them here.
files-choose = Choose files
files-drop = or drop or paste them here
files-share = Clients see them
files-share-on = What you add now is shared with clients.
files-share-off = What you add now is for the team only.
files-team-only = Team only
files-shared = Shared
files-act = Do something with { $name }
files-rename = Rename
files-name = Name
files-do-share = Share with clients
files-do-hide = For the team only
files-delete = Delete
files-deleted = The file was deleted.
files-cancel = Do not send { $name }
files-waiting = Waiting
files-percent = { $percent }%
files-size-b = { $count } B
files-size-kb = { $count } kB
files-size-mb = { $count } MB
files-size-gb = { $count } GB
