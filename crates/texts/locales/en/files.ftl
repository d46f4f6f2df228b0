### Files of projects and tasks, as staff and clients read them.

files = Files
files-none = No files yet.
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
files-show = Show { $name }
files-document = Content of { $name }
files-replace = Upload a new version
files-versions = { $count ->
    [one] One earlier version
   *[other] { $count } earlier versions
}
files-versions-of = Versions of { $name }
files-versions-none = There are no earlier versions.
files-version-now = Now: of { $when }
files-version-until = replaced { $when }
files-version-restore = Put back the version of { $when }
files-version-purge = Delete this version for good
files-version-purge-of = Delete the version of { $when } for good
files-version-purge-detail = The version of { $when } is gone then, for everybody. The file and its other versions stay.
files-bin = Deleted files
files-bin-title = Deleted files
files-bin-lead = Files of this project and of its tasks stay here for thirty days.
files-bin-empty = Nothing was deleted
files-bin-empty-detail = Deleted files can be restored from here.
files-bin-of-task = of { $task }
files-bin-by = deleted by { $name } { $when }
files-bin-until = until { $when }
files-bin-restore = Restore { $name }
files-bin-purge = Delete for good
files-bin-purge-named = Delete { $name } for good
files-bin-purge-detail = { $name } and all its versions are gone then. Nobody can bring them back.
files-cancel = Do not send { $name }
files-waiting = Waiting
files-percent = { $percent }%
files-size-b = { $count } B
files-size-kb = { $count } kB
files-size-mb = { $count } MB
files-size-gb = { $count } GB
field-audience_of_comment = This file belongs to a comment. Whoever reads the comment sees it.
field-file_gone = This file is not there any more. Take it out, and add it again.
field-files_failed = A file did not arrive. Try again with it, or take it out, then send the comment.
