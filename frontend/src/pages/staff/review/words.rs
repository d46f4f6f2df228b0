//! What somebody gains or loses, in sentences.

use crate::ui::*;
use vitrine_contract::{RehearsedProject, SightChange, SightKind};

/// One line for each thing that is seen, and one for all acts on the same projects.
pub(super) fn lines(changes: &[SightChange]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut acts: Vec<(&SightChange, Vec<String>)> = Vec::new();
    for change in changes {
        match act(change.kind) {
            None => lines.push(sight(change)),
            Some(act) => {
                let like = acts.iter_mut().find(|(first, _)| {
                    first.projects == change.projects && first.project_count == change.project_count
                });
                match like {
                    Some((_, acts)) => acts.push(act),
                    None => acts.push((change, vec![act])),
                }
            }
        }
    }
    lines.extend(
        acts.iter().map(|(change, acts)| t!("review-acts", acts = listed(acts), projects = projects(change, plain))),
    );
    lines
}

fn sight(change: &SightChange) -> String {
    match change.kind {
        SightKind::TimeEntries => t!(
            "review-time-entries",
            count = change.count,
            notes = change.note_count.unwrap_or_default(),
            projects = projects(change, plain)
        ),
        SightKind::Time => t!("review-time", projects = projects(change, plain)),
        SightKind::Project => {
            t!("review-project", count = change.project_count, projects = projects(change, with_level))
        }
        SightKind::Tasks => t!("review-tasks", count = change.count, projects = projects(change, plain)),
        SightKind::Progress => t!("review-progress", projects = projects(change, plain)),
        _ => t!("review-project-progress", projects = projects(change, plain)),
    }
}

/// What is done rather than seen.
fn act(kind: SightKind) -> Option<String> {
    Some(match kind {
        SightKind::TimeEntries
        | SightKind::Time
        | SightKind::Project
        | SightKind::Tasks
        | SightKind::Progress
        | SightKind::ProjectProgress => return None,
        SightKind::Approve => t!("review-act-approve"),
        SightKind::Comment => t!("review-act-comment"),
        SightKind::StartDiscussion => t!("review-act-start_discussion"),
        SightKind::AttachToProject => t!("review-act-attach_to_project"),
        SightKind::AttachToTask => t!("review-act-attach_to_task"),
        SightKind::CreateTask => t!("review-act-create_task"),
        SightKind::EditStatus => t!("review-act-edit_status"),
        SightKind::EditAssignee => t!("review-act-edit_assignee"),
        SightKind::EditDates => t!("review-act-edit_dates"),
        SightKind::Check => t!("review-act-check"),
        SightKind::UpdateProgress => t!("review-act-update_progress"),
    })
}

fn plain(project: &RehearsedProject) -> String {
    project.name.clone()
}

fn with_level(project: &RehearsedProject) -> String {
    format!("{} ({})", project.name, level_text(project.level))
}

/// The first names, and how many there are besides.
fn projects(change: &SightChange, name: fn(&RehearsedProject) -> String) -> String {
    let mut parts: Vec<String> = change.projects.iter().map(name).collect();
    let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let more = change.project_count.saturating_sub(count);
    if more > 0 {
        let key = if parts.is_empty() { "review-projects" } else { "review-more-projects" };
        parts.push(texts().get(key, &[("count", more.into())]));
    }
    listed(&parts)
}

fn listed(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => t!("list-two", first = rest.join(", "), second = last.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vitrine_contract::Level;

    fn change(kind: SightKind, count: u32, project_count: u32) -> SightChange {
        let site = RehearsedProject { id: Uuid::nil(), name: "Site".into(), level: Level::Full };
        SightChange { kind, count, note_count: None, project_count, projects: vec![site] }
    }

    #[test]
    fn what_is_seen_has_a_line_each_and_acts_on_the_same_projects_share_one() {
        let changes = [
            SightChange { note_count: Some(5), ..change(SightKind::TimeEntries, 12, 1) },
            change(SightKind::Time, 1, 1),
            change(SightKind::Project, 1, 1),
            change(SightKind::Tasks, 22, 3),
            change(SightKind::Comment, 1, 1),
            change(SightKind::EditStatus, 1, 1),
        ];
        assert_eq!(
            lines(&changes),
            [
                "12 entries of time worked on Site, 5 of them with a note",
                "Time worked on Site",
                "The project Site (Full)",
                "22 tasks on the boards of Site and 2 more projects",
                "On Site: commenting and changing the status",
            ]
        );
    }

    #[test]
    fn projects_that_may_not_be_named_are_counted() {
        let change = SightChange { projects: Vec::new(), ..change(SightKind::Time, 2, 2) };
        assert_eq!(lines(&[change]), ["Time worked on 2 projects"]);
    }
}
