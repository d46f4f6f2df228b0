//! What became of an open task. It is read when somebody wants to know.

use super::comments::author_name;
use crate::format;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::ui::*;
use vitrine_client::ListTaskHistory;
use vitrine_contract::{EventKind, Task, TaskChange, TaskDeed, TaskHistoryEntry, TaskPart};
use web_sys::{Element, Event};

#[component]
pub fn TaskHistory(task: Signal<Task>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="task-history" on:toggle=toggled>
            <summary class="field-label">{t!("history")}<Icon glyph=Glyph::ChevronDown/></summary>
            {move || is_open.get().then(|| view! { <Entries task/> })}
        </details>
    }
    .into_any()
}

#[component]
fn Entries(task: Signal<Task>) -> impl IntoView {
    let id = Memo::new(move |_| task.read().id);
    let pages = RwSignal::new(1_usize);
    let history = read(move |client| {
        let (id, count) = (id.get(), pages.get());
        async move {
            first_pages(count, |cursor| {
                let client = client.clone();
                async move {
                    let query = ListTaskHistory { cursor, ..ListTaskHistory::default() };
                    let page = client.list_task_history(id, &query).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    use_live().on(move |event| {
        let is_of_task = event.kind == EventKind::TaskChanged && event.object_id == Some(id.get_untracked());
        if is_of_task || matches!(event.kind, EventKind::ProjectChanged | EventKind::Reset) {
            history.refetch();
        }
    });
    let ready = move |list: Signal<Pages<TaskHistoryEntry>>| {
        view! {
            <ol class="comments" aria-label=t!("history")>
                <For each=move || list.get().items key=|entry| entry.id let:entry><Entry entry/></For>
            </ol>
            <ShowMore
                when=Signal::derive(move || list.read().has_more)
                on_click=move || pages.update(|count| *count += 1)
            />
        }
        .into_any()
    };
    view! {
        <Loaded
            source=history
            skeleton=|| view! { <Skeleton rows=2/> }
            is_empty
            empty=|| view! { <p class="muted">{t!("history-none")}</p> }
            ready
        />
    }
    .into_any()
}

fn is_empty(list: &Pages<TaskHistoryEntry>) -> bool {
    list.items.is_empty()
}

#[component]
fn Entry(entry: TaskHistoryEntry) -> impl IntoView {
    let name = author_name(&entry.author);
    let changes: Vec<AnyView> = entry.changes.into_iter().filter_map(told).collect();
    view! {
        <li class="comment" data-material="plain">
            <Avatar name=name.clone() kind=entry.author.kind.into() size=AvatarSize::Small/>
            <div class="comment-body">
                <p class="comment-head">
                    <strong>{name}</strong>
                    <span>{deed_words(entry.deed)}</span>
                    <span class="detail">{format::moment(entry.at)}</span>
                </p>
                {(!changes.is_empty()).then(|| view! { <ul class="history-changes">{changes}</ul> })}
            </div>
        </li>
    }
    .into_any()
}

fn deed_words(deed: TaskDeed) -> String {
    match deed {
        TaskDeed::Created => t!("history-created"),
        TaskDeed::Updated => t!("history-updated"),
        TaskDeed::Moved => t!("history-moved"),
        TaskDeed::Assigned => t!("history-assigned"),
        TaskDeed::ChecklistChanged => t!("history-checklist_changed"),
        TaskDeed::StepDone => t!("history-step_done"),
        TaskDeed::StepReopened => t!("history-step_reopened"),
        TaskDeed::Deleted => t!("history-deleted"),
        TaskDeed::Restored => t!("history-restored"),
        TaskDeed::ApprovalRequested => t!("history-approval_requested"),
        TaskDeed::ApprovalWithdrawn => t!("history-approval_withdrawn"),
        TaskDeed::Approved => t!("history-approved"),
        TaskDeed::ChangesRequested => t!("history-changes_requested"),
    }
}

/// One change as a line; long texts behind their name. None where the deed says it all.
fn told(change: TaskChange) -> Option<AnyView> {
    let TaskChange { part, before, after } = change;
    let name = part_name(part);
    let words = |text: Option<String>| text.map_or_else(|| t!("history-nothing"), |text| value(part, text));
    let line = match (part, before, after) {
        (TaskPart::Checklist | TaskPart::Step, None, None) => return None,
        (TaskPart::Description | TaskPart::Checklist, before, after) if before.is_some() || after.is_some() => {
            return Some(
                view! {
                    <li>
                        <details>
                            <summary>{name}</summary>
                            <p class="detail">{t!("history-before")}</p>
                            <p class="history-text">{words(before)}</p>
                            <p class="detail">{t!("history-after")}</p>
                            <p class="history-text">{words(after)}</p>
                        </details>
                    </li>
                }
                .into_any(),
            );
        }
        (TaskPart::Assignee, None, Some(name)) => t!("history-took-on", name = name),
        (TaskPart::Assignee, Some(name), None) => t!("history-left", name = name),
        (TaskPart::Step, _, Some(after)) => t!("history-now", part = name, after = after),
        (_, None, None) => name,
        (_, before, after) => t!("history-change", part = name, before = words(before), after = words(after)),
    };
    Some(view! { <li>{line}</li> }.into_any())
}

fn part_name(part: TaskPart) -> String {
    match part {
        TaskPart::Title => t!("board-title"),
        TaskPart::Description => t!("board-description"),
        TaskPart::Audience => t!("history-audience"),
        TaskPart::StartsOn => t!("task-starts"),
        TaskPart::DueOn => t!("board-due"),
        TaskPart::Column => t!("board-column"),
        TaskPart::Assignee => t!("task-assignees"),
        TaskPart::Checklist => t!("task-checklist"),
        TaskPart::Step => t!("history-step"),
    }
}

fn value(part: TaskPart, text: String) -> String {
    match part {
        TaskPart::StartsOn | TaskPart::DueOn => text.parse().map_or(text, format::date),
        TaskPart::Audience if text == "team_only" => t!("history-team_only"),
        TaskPart::Audience => t!("history-shared"),
        _ => text,
    }
}
