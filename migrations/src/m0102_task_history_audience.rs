//! Which entries of a task's history are the team's own. Of those from before nobody knows: they stay so.

crate::schema::migration!(
    r"
alter table task_history add column is_team_only boolean not null default true;
",
    r"
alter table task_history drop column is_team_only;
"
);
