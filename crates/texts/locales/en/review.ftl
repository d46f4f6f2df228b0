### Review and save: who gains and who loses what, before a change of access is made.

review-title = Who gains, who loses
review-act = Review and save
review-move = Review and move
review-back = Back
review-save-for = { $count ->
    [one] Save changes for one person
   *[other] Save changes for { $count } people
}
review-gain = { $count ->
    [one] One person gains
   *[other] { $count } people gain
}
review-lose = { $count ->
    [one] One person loses
   *[other] { $count } people lose
}
review-same = { $count ->
    [one] No effect for one other person
   *[other] No effect for { $count } other people
}
review-nobody = Nobody gains or loses anything.
review-unnamed = You may not see who they are.
review-unlisted = { $count ->
    [one] And one more person.
   *[other] And { $count } more people.
}
review-all = Show all { $count } people
review-moved = Something changed in the meantime
review-moved-detail = Your change was not saved. This is what it would do now.
review-time-entries = { $count ->
    [0] Entries of time worked on { $projects }, where there is none yet
    [one] One entry of time worked on { $projects }
   *[other] { $count } entries of time worked on { $projects }
}{ $notes ->
    [0] {""}
    [one] , one of them with a note
   *[other] , { $notes } of them with a note
}
review-time = Time worked on { $projects }
review-project = { $count ->
    [one] The project { $projects }
   *[other] The projects { $projects }
}
review-tasks = { $count ->
    [one] One task on the board of { $projects }
   *[other] { $count } tasks on the boards of { $projects }
}
review-progress = Progress updates on { $projects }
review-project-progress = The percentage done of { $projects }
review-acts = On { $projects }: { $acts }
review-act-approve = approving
review-act-comment = commenting
review-act-start_discussion = starting discussions
review-act-attach_to_project = adding files
review-act-attach_to_task = attaching files to tasks
review-act-create_task = creating tasks
review-act-edit_status = changing the status
review-act-edit_assignee = changing assignees
review-act-edit_dates = changing dates
review-act-check = checking off tasks
review-act-update_progress = updating progress
review-projects = { $count ->
    [one] one project
   *[other] { $count } projects
}
review-more-projects = { $count ->
    [one] one more project
   *[other] { $count } more projects
}
review-kept = Reviewed before saving

## Clients who could not be given their tasks any more

review-assignees = Clients have tasks here that they could not be given any more
review-assignee = { $task } ({ $project }), with { $name }
review-assignees-what = What shall become of them?
review-assignees-keep = Keep them, as waiting for access
review-assignees-unassign = Take them off
review-assignees-reassign = Give them to a colleague
review-assignees-to = Colleague
review-assignees-choose = Choose a colleague
review-assignees-missing = Choose first what shall become of the tasks
