### How people choose to be told of what happens.

notify-title = Notifications
notify-lead = Choose what you are told of, and how. Whatever you choose, you are told only of what you may see.
notify-for = For
notify-all-projects = All projects
notify-assigned = Somebody gives you a task
notify-mentioned = Somebody mentions you
notify-commented = Somebody comments on a task that concerns you
notify-progress_updated = Somebody updates the progress of your task
notify-approved = A client approves
notify-changes_requested = A client asks for changes
notify-approval_asked = A task that concerns you is put before the client
notify-approval_withdrawn = An approval of your task is withdrawn
notify-mail = By mail
notify-in-app = In the app
notify-at_once = At once
notify-hourly = Once an hour
notify-daily = Every morning
notify-never = Never
notify-as-all = As for all projects
