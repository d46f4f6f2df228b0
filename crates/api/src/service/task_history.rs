//! What became of a task.

use super::audit::ids_in;
use super::{Caller, Result, Services, present};
use crate::query::ListTaskHistory;
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use vitrine_contract::{TaskChange, TaskDeed, TaskHistoryEntry, TaskHistoryPage, TaskPart};
use vitrine_domain::TaskId;
use vitrine_domain::audit::Deed;
use vitrine_store::{HistoryEntry, HistoryQuery, Seen};

const LIST: &str = "task-history";

pub async fn list_task_history(
    services: &Services,
    caller: &Caller,
    task: TaskId,
    query: ListTaskHistory,
) -> Result<TaskHistoryPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let before = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
    let mut entries = eyes.task_history(HistoryQuery { task, before, limit: u64::from(query.limit.get()) + 1 }).await?;
    if entries.is_empty() {
        // no history of a task that the caller does not see is no list at all
        eyes.task(task).await?;
    }
    let has_more = entries.len() > limit;
    entries.truncate(limit);
    let ids: BTreeSet<Uuid> = entries.iter().flat_map(|entry| ids_in(&entry.changes)).collect();
    let names = eyes.names_in_history(task, &ids.into_iter().collect::<Vec<_>>()).await?;
    let next_cursor = entries.last().filter(|_| has_more).map(|entry| services.cursor(LIST, "", entry.id));
    let shown = entries.iter().map(|entry| (entry.facts().is_staff(), shown(entry, &names)));
    // who may know nobody of whom it tells reads of no change at all
    let tells = |(is_staff, entry): &(bool, TaskHistoryEntry)| {
        *is_staff || entry.deed != TaskDeed::Assigned || !entry.changes.is_empty()
    };
    let data = shown.filter(tells).map(|(_, entry)| entry).collect();
    Ok(TaskHistoryPage { data, next_cursor, total: None })
}

fn shown<When>(seen: &Seen<HistoryEntry, When>, names: &HashMap<Uuid, String>) -> TaskHistoryEntry {
    let entry: &HistoryEntry = seen;
    let is_done = entry.changes.pointer("/is_done/1").and_then(Json::as_bool);
    // what a task began with is no change
    let mut changes = if entry.deed == Deed::TaskCreated { Vec::new() } else { changes(&entry.changes, names) };
    if !seen.facts().is_staff() {
        changes.retain(|change| change.part != TaskPart::Audience);
        for change in changes.iter_mut().filter(|change| is_prose(change.part)) {
            (change.before, change.after) = (None, None);
        }
    }
    TaskHistoryEntry {
        id: entry.id,
        author: present::author(entry.author, entry.author_name.as_deref(), entry.writer, seen.facts()),
        deed: match entry.deed {
            Deed::TaskCreated => TaskDeed::Created,
            Deed::TaskMoved => TaskDeed::Moved,
            Deed::TaskAssigned => TaskDeed::Assigned,
            Deed::TaskChecklistChanged => TaskDeed::ChecklistChanged,
            Deed::TaskChecked if is_done == Some(false) => TaskDeed::StepReopened,
            Deed::TaskChecked => TaskDeed::StepDone,
            Deed::TaskDeleted => TaskDeed::Deleted,
            Deed::TaskRestored => TaskDeed::Restored,
            Deed::ApprovalRequested => TaskDeed::ApprovalRequested,
            Deed::ApprovalWithdrawn => TaskDeed::ApprovalWithdrawn,
            Deed::ApprovalGiven => TaskDeed::Approved,
            Deed::ApprovalChangesRequested => TaskDeed::ChangesRequested,
            _ => TaskDeed::Updated,
        },
        changes,
        at: entry.at,
    }
}

/// Words that were replaced were perhaps never meant for who reads the task today.
const fn is_prose(part: TaskPart) -> bool {
    matches!(part, TaskPart::Title | TaskPart::Description | TaskPart::Checklist | TaskPart::Step)
}

/// Of what is recorded, what has a word here. Columns and people without a name are left out.
fn changes(recorded: &Json, names: &HashMap<Uuid, String>) -> Vec<TaskChange> {
    let text = |side: Option<&Json>| side.and_then(Json::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let called = |side: Option<&Json>| -> Vec<String> {
        side.into_iter().flat_map(ids_in).filter_map(|id| names.get(&id).cloned()).collect()
    };
    let audience = |side: Option<&Json>| {
        side.and_then(Json::as_bool).map(|is_team_only| if is_team_only { "team_only" } else { "shared" }.to_owned())
    };
    let mut list = Vec::new();
    for (field, sides) in recorded.as_object().into_iter().flatten() {
        let (before, after) = (sides.get(0), sides.get(1));
        let of = |part| TaskChange { part, before: text(before), after: text(after) };
        match field.as_str() {
            "title" => list.push(of(TaskPart::Title)),
            "description" => list.push(of(TaskPart::Description)),
            "starts_on" => list.push(of(TaskPart::StartsOn)),
            "due_on" => list.push(of(TaskPart::DueOn)),
            "checklist" => list.push(of(TaskPart::Checklist)),
            "item" => list.push(of(TaskPart::Step)),
            "is_team_only" => {
                list.push(TaskChange { part: TaskPart::Audience, before: audience(before), after: audience(after) });
            }
            "column_id" => {
                let [before, after] = [before, after].map(|side| called(side).pop());
                list.push(TaskChange { part: TaskPart::Column, before, after });
            }
            "assigned_account_ids" => list.extend(called(after).into_iter().map(|name| TaskChange {
                part: TaskPart::Assignee,
                before: None,
                after: Some(name),
            })),
            "unassigned_account_ids" => list.extend(called(after).into_iter().map(|name| TaskChange {
                part: TaskPart::Assignee,
                before: Some(name),
                after: None,
            })),
            _ => {}
        }
    }
    list
}
