### Boards and tasks, as staff and clients read them.

board-task = Task
board-columns = Columns
board-column = Column
board-title = Title
board-title-hint = What is to be done?
board-description = Description
board-due = Due
board-due-late = Overdue
board-described = Has a description
board-changed = Changed { $when }
board-open = Open
board-count-of = { $shown } of { $total }

## Moving a card

board-help = Press Space to lift the card, the arrow keys to carry it, Space to drop it, Escape to put it back.
board-keys-move = Move the task to…
board-move-to = Move to…
board-move = Move
board-move-title = Move “{ $title }”
board-position = Position
board-position-top = 1, at the top
board-position-below = { $position }, below { $title }
board-lifted = { $title } lifted, { $column }, position { $position } of { $count }
board-over = { $title }, { $column }, position { $position } of { $count }
board-dropped = { $title } dropped, { $column }, position { $position } of { $count }
board-moved = { $title } moved to { $column }, position { $position } of { $count }
board-returned = { $title } put back, { $column }, position { $position } of { $count }
board-not-moved = “{ $title }” was not moved. { $reason }

## Writing and changing tasks

board-add = Add task
board-add-to = Add a task to { $column }
board-added = { $title } added to { $column }
board-new = New task
board-create = Create task
board-delete = Delete task
board-deleted = “{ $title }” was deleted
board-conflict = Someone changed this task before you.
board-conflict-detail = What you typed is still here and not yet saved.
board-conflict-take = See the newest version
board-conflict-keep = Save mine over it

## What only the team has on a board

board-filter = Filter by title
board-empty = This board has no columns yet
board-empty-detail = Columns are the steps that work goes through, such as Backlog, In progress and Done.
board-seen = Clients see this
board-sees = { $count ->
    [one] { $names } sees this.
   *[other] { $names } see this.
}
board-sees-clients = The clients of this project see this.
board-sees-team = Only the team sees this.
board-sees-hidden = No client sees this as long as the project is not visible.
board-sees-overview = Clients see the progress of this project, not its tasks.
board-sees-nobody = No client who can sign in sees this.
board-stage = Stage
board-stage-help = Decides the mark of the column and what counts as done.
board-add-column = Add column
board-column-name = Name
board-column-client-name = Name for clients
board-column-client-name-help = What clients read instead. Left empty, they read the name.
board-column-edit = Edit column
board-column-left = Move left
board-column-right = Move right
board-column-first = This is the first column.
board-column-last = This is the last column.
board-column-moved = { $name } moved
board-column-delete = Delete column
board-column-delete-title = Delete “{ $name }”?
board-column-delete-text = The column “{ $name }” is empty. No task is lost with it.
board-column-archive = Archive column
board-column-archived = { $name } was archived
board-column-restore = Restore { $name }
board-column-restored = { $name } is back on the board
board-column-only = A board shows at least one column.
board-archived = Archived columns
board-archived-text = Boards leave them out, and an OK passes by them. Restored, they stand where they stood, with their settings.
board-column-full = Move its tasks elsewhere first.
board-column-deleted = { $name } was deleted
