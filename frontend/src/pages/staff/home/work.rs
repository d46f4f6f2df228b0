//! What the reader works on, and what clients have before them.

use super::super::projects::when_quiet;
use crate::format;
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read};
use crate::routes::{ProjectTab, Route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{ListApprovals, ListOwnTasks};
use vitrine_contract::{Approval, ApprovalPage, Task};

/// How many of each are shown.
const SHOWN: usize = 6;
/// How many are read: those that wait in vain are told of among them.
const READ: u32 = 100;

/// Rounds that wait for a client, the oldest first (R19).
pub(super) fn read_rounds() -> Reading<ApprovalPage> {
    let rounds = read(|client| async move {
        let query = ListApprovals { limit: Some(READ), ..ListApprovals::default() };
        client.list_approvals(&query).await
    });
    let again = when_quiet(move || rounds.refetch());
    use_live().on(move |_| again());
    rounds
}

#[component]
pub(super) fn WaitingOnClients(rounds: Reading<ApprovalPage>) -> impl IntoView {
    let is_empty = |rounds: &ApprovalPage| rounds.data.is_empty();
    let ready = move |rounds: Signal<ApprovalPage>| {
        let all = move || rounds.read().counts.iter().map(|one| one.count).sum::<u32>();
        let count = move || t!("staff-home-waiting-count", count = all());
        let shown = move || rounds.get().data.into_iter().take(SHOWN).map(round).collect_view();
        view! { <p class="detail">{count}</p> <ul class="staff-home-lines">{shown}</ul> }.into_any()
    };
    view! {
        <section class="staff-home-part">
            <h2>{t!("staff-home-waiting")}</h2>
            <Loaded source=rounds skeleton=|| view! { <Skeleton rows=2/> } is_empty empty=|| view! { <p class="muted">{t!("staff-home-waiting-none")}</p> } ready/>
        </section>
    }
    .into_any()
}

fn round(round: Approval) -> AnyView {
    let since = format::lasted(round.asked_at);
    let board = Route::Project { id: round.project.id, tab: ProjectTab::Board }.path();
    let href = round.task_id.map_or(board.clone(), |task| task_href(&board, task));
    view! {
        <li class="staff-home-line">
            <span class="staff-home-line-words"><a href=href>{round.title}</a><span class="detail">{round.project.name}</span></span>
            <Chip label=since tone=Tone::Wait icon=Glyph::Hourglass/>
        </li>
    }
    .into_any()
}

/// The reader's own tasks, what is due first.
#[component]
pub(super) fn OwnWork() -> impl IntoView {
    let tasks = read(|client| async move {
        let query = ListOwnTasks { limit: u32::try_from(SHOWN).ok() };
        client.list_own_tasks(&query).await.map(|page| page.data)
    });
    let again = when_quiet(move || tasks.refetch());
    use_live().on(move |_| again());
    let is_empty = |tasks: &Vec<Task>| tasks.is_empty();
    let ready = move |tasks: Signal<Vec<Task>>| {
        let lines = move || tasks.get().into_iter().map(task).collect_view();
        view! { <ul class="staff-home-lines">{lines}</ul> }.into_any()
    };
    view! {
        <section class="staff-home-part">
            <h2>{t!("staff-home-work")}</h2>
            <Loaded source=tasks skeleton=|| view! { <Skeleton rows=2/> } is_empty empty=|| view! { <p class="muted">{t!("staff-home-work-none")}</p> } ready/>
        </section>
    }
    .into_any()
}

fn task(task: Task) -> AnyView {
    let href = task_href(&Route::Project { id: task.project.id, tab: ProjectTab::Board }.path(), task.id);
    let is_late = task.due_on.is_some_and(|day| day < format::today());
    let due = task.due_on.map(format::date_near);
    view! {
        <li class="staff-home-line">
            <StageMark stage=task.column.stage/>
            <span class="staff-home-line-words"><a href=href>{task.title}</a><span class="detail">{task.project.name}</span></span>
            {due.map(|due| view! { <span class="staff-home-line-due" data-late=is_late.then_some("")>{due}{is_late.then(|| view! { <span class="sr-only">" "{t!("staff-home-late")}</span> })}</span> })}
        </li>
    }
    .into_any()
}

fn task_href(board: &str, task: Uuid) -> String {
    format!("{board}?task={task}")
}
