//! What waits for the reader's approval: one list, behind the bell, the landing page and the projects of the side bar (R23).

mod decide;
mod dialog;
mod talk;

pub(super) use dialog::ApprovalDialog;

use super::PortalPage;
use crate::board::{approval_href, person};
use crate::format;
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read};
use crate::routes::{Route, use_query_value, use_route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{ListApprovals, contract::EventKind};
use vitrine_contract::{Approval, AssigneeKind, Card};

/// The query that opens a round over any page.
const QUERY: &str = "approve";
/// As many as are read.
const READ: u32 = 100;
/// How many stand on the landing page.
const EXHIBITS: usize = 3;

/// What waits, oldest first.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    source: Reading<Vec<Approval>>,
    /// As it was last known.
    list: Memo<Vec<Approval>>,
}

pub(super) fn use_waiting() -> Waiting {
    expect_context()
}

impl Waiting {
    /// Reads it now and whenever it may have changed, for everything below.
    pub(super) fn provide() {
        let source = read(|client| async move {
            let query = ListApprovals { limit: Some(READ), ..ListApprovals::default() };
            client.list_approvals(&query).await.map(|list| list.data)
        });
        use_live().on(move |event| {
            if event.kind != EventKind::ClientChanged {
                source.refetch();
            }
        });
        let list = Memo::new(move |last: Option<&Vec<Approval>>| match &*source.read() {
            Some(Ok(list)) => list.clone(),
            _ => last.cloned().unwrap_or_default(),
        });
        provide_context(Self { source, list });
    }

    pub(super) fn count(self) -> usize {
        self.list.read().len()
    }

    pub(super) fn is_in(self, project: Uuid) -> bool {
        self.list.read().iter().any(|approval| approval.project.id == project)
    }

    /// Who of the workspace asked last, and is the one to turn to; clients ask by moving tasks.
    pub(super) fn asker(self) -> Option<String> {
        let list = self.list.read();
        let of_team = list.iter().rev().map(|approval| &approval.asked_by).find(|by| by.kind == AssigneeKind::Team);
        of_team.and_then(|by| by.name.clone())
    }

    pub(super) fn of_project(self, project: Uuid) -> Vec<Approval> {
        self.list.read().iter().filter(|approval| approval.project.id == project).cloned().collect()
    }
}

/// The bell: how much waits, and what.
#[component]
pub(super) fn Bell() -> impl IntoView {
    let (waiting, query) = (use_waiting(), use_query_value(QUERY));
    let label = Signal::derive(move || t!("approval-waiting-count", count = waiting.count()));
    let items = move || {
        let list = waiting.list.get_untracked();
        if list.is_empty() {
            return vec![MenuItem::Heading(t!("approval-waiting-count", count = 0))];
        }
        let heading = MenuItem::Heading(t!("approval-waiting"));
        let item = |approval: Approval| {
            let label = format!("{} · {}", approval.title, approval.project.name);
            MenuItem::act(label, move || query.set(&approval.id.to_string())).icon(Glyph::UserRoundCheck)
        };
        std::iter::once(heading).chain(list.into_iter().map(item)).collect()
    };
    view! {
        <span class="bell">
            <Menu label items face=MenuFace::Icon(Glyph::Bell) align_end=true/>
            {move || (waiting.count() > 0).then(|| view! { <span class="bell-count" aria-hidden="true"><Count count=waiting.count()/></span> })}
        </span>
    }
    .into_any()
}

#[component]
pub(super) fn Count(count: usize) -> impl IntoView {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    view! { <Counter count tone=Tone::Wait/> }.into_any()
}

/// Below a project of the side bar: an arrow that shows what waits in it (B213).
#[component]
pub(super) fn ProjectWaiting(project: Uuid, #[prop(into)] name: String, link: AnyView) -> impl IntoView {
    let (waiting, route) = (use_waiting(), use_route());
    let list = Memo::new(move |_| waiting.of_project(project));
    let is_open = RwSignal::new(false);
    let rows = move || {
        let row = |approval: Approval| {
            let href = approval_href(&route.read().path(), approval.id);
            view! { <li><a class="portal-link portal-waiting" href=href><Icon glyph=Glyph::UserRoundCheck/><span class="portal-link-name">{approval.title}</span></a></li> }
        };
        list.get().into_iter().map(row).collect_view()
    };
    let label = t!("approval-show-waiting", project = name);
    let arrow = move || {
        let label = label.clone();
        (!list.read().is_empty()).then(move || {
            let glyph = move || if is_open.get() { Glyph::ChevronDown } else { Glyph::ChevronRight };
            view! {
                <button
                    class="icon-button portal-arrow"
                    type="button"
                    aria-label=label
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |event| {
                        event.stop_propagation();
                        is_open.update(|open| *open = !*open);
                    }
                >
                    {move || view! { <Icon glyph=glyph()/> }}
                </button>
                <Count count=list.read().len()/>
            }
        })
    };
    let inside =
        move || (is_open.get() && !list.read().is_empty()).then(|| view! { <ul class="portal-waitings">{rows()}</ul> });
    view! { <div class="portal-entry">{link}{arrow}</div>{inside} }.into_any()
}

/// On a project's card.
#[component]
pub(super) fn WaitingChip(project: Uuid) -> impl IntoView {
    let waiting = use_waiting();
    let count = Memo::new(move |_| waiting.of_project(project).len());
    move || {
        (count.get() > 0).then(|| {
            view! { <Chip label=t!("approval-waiting-chip", count = count.get()) tone=Tone::Wait icon=Glyph::Hourglass/> }
        })
    }
}

/// On a card of the board, where the reader is asked.
pub(super) fn review_link(card: &Card) -> AnyView {
    let (waiting, route, task) = (use_waiting(), use_route(), card.id);
    let title = card.title.clone();
    let link = move || {
        let round =
            waiting.list.read().iter().find(|approval| approval.task_id == Some(task)).map(|approval| approval.id)?;
        let label = t!("approval-review-of", title = title.as_str());
        let href = approval_href(&route.read().path(), round);
        Some(view! {
            <a class="button card-review" data-kind="primary" data-size="small" href=href aria-label=label draggable="false">{t!("approval-review")}</a>
        })
    };
    view! { {link} }.into_any()
}

/// How much waits, and since when, under the greeting.
pub(super) fn waiting_words(waiting: Waiting) -> String {
    const WORTH_SAYING: i64 = 60;
    let count = t!("approval-waiting-count", count = waiting.count());
    let list = waiting.list.read();
    match list.first().filter(|oldest| format::minutes_since(oldest.asked_at) >= WORTH_SAYING) {
        None => count,
        Some(oldest) => {
            let key = if list.len() == 1 { "approval-only" } else { "approval-oldest" };
            format!("{count} {}", t!(key, time = format::lasted(oldest.asked_at)))
        }
    }
}

/// What waits, in the case of the landing page; what is too much for it is with the bell.
#[component]
pub(super) fn WaitingCase() -> impl IntoView {
    let waiting = use_waiting();
    let exhibits = move || {
        waiting.list.get().into_iter().take(EXHIBITS).map(|approval| view! { <Exhibit approval/> }).collect_view()
    };
    let more = move || {
        let more = waiting.count().saturating_sub(EXHIBITS);
        (more > 0).then(|| view! { <p class="landing-more"><a href=Route::Waiting.path()>{t!("approval-waiting-more", count = more)}</a></p> })
    };
    view! { <Case label=t!("approval-waiting")><ul class="landing-exhibits">{exhibits}</ul>{more}</Case> }.into_any()
}

/// All of what waits.
#[component]
pub(super) fn WaitingPage() -> impl IntoView {
    let waiting = use_waiting();
    let empty = || {
        let (title, text) = (t!("approval-waiting-count", count = 0), t!("approval-waiting-none"));
        view! { <EmptyState glyph=Glyph::CircleCheck title text/> }
    };
    let ready = |list: Signal<Vec<Approval>>| {
        let exhibits = move || list.get().into_iter().map(|approval| view! { <Exhibit approval/> }).collect_view();
        view! { <ul class="portal-card waiting-list">{exhibits}</ul> }.into_any()
    };
    view! {
        <PortalPage title=t!("approval-waiting") back=Route::Home>
            <h1 class="portal-heading">{t!("approval-waiting")}</h1>
            <Loaded source=waiting.source skeleton=|| view! { <Skeleton rows=3/> } is_empty=Vec::is_empty empty ready/>
        </PortalPage>
    }
    .into_any()
}

#[component]
fn Exhibit(approval: Approval) -> impl IntoView {
    let route = use_route();
    let (label, id) = (t!("approval-review-of", title = approval.title.as_str()), approval.id);
    let from = t!("approval-from", project = approval.project.name.as_str(), name = person(&approval.asked_by));
    let due = approval.due_on.map(|due| match approval.is_overdue {
        true => t!("approval-overdue", date = format::date(due)),
        false => t!("approval-due", date = format::date(due)),
    });
    let progress =
        (approval.needed > 1).then(|| t!("approval-progress", given = approval.oks.len(), needed = approval.needed));
    view! {
        <li class="exhibit">
            <div class="exhibit-picture" aria-hidden="true">
                <div class="exhibit-sheet"><strong>{approval.title.clone()}</strong><i></i><i></i><i></i></div>
            </div>
            <h2 class="exhibit-name">{approval.title}</h2>
            <p class="exhibit-words">{from}</p>
            <p class="exhibit-words exhibit-wait"><Icon glyph=Glyph::Hourglass/>{t!("approval-waits-since", time = format::lasted(approval.asked_at))}</p>
            {progress.map(|progress| view! { <p class="exhibit-words">{progress}</p> })}
            {due.map(|due| view! { <p class="exhibit-words">{due}</p> })}
            <a class="button exhibit-open" data-kind="primary" href=move || approval_href(&route.read().path(), id) aria-label=label>{t!("approval-review")}</a>
        </li>
    }
    .into_any()
}
