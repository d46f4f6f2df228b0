//! What waits for the reader's approval: one list, behind the bell, the landing page and the projects of the side bar (R23).

mod decide;
mod dialog;
mod talk;

pub(super) use dialog::ApprovalDialog;

use super::PortalPage;
use crate::board::{approval_href, person};
use crate::format;
use crate::live::use_live;
use crate::paging::{ShowMore, first_pages};
use crate::resource::{Loaded, Reading, read};
use crate::routes::{Route, use_query_value, use_route};
use crate::ui::*;
use std::cell::RefCell;
use uuid::Uuid;
use vitrine_client::{ListApprovals, contract::EventKind};
use vitrine_contract::{Approval, AssigneeKind, Card, WaitingCount};

/// The query that opens a round over any page.
const QUERY: &str = "approve";
/// As many as are read at once.
const READ: u32 = 100;
/// How many stand on the landing page.
const EXHIBITS: usize = 3;

/// What waits, oldest first.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    source: Reading<Known>,
    /// As it was last known.
    known: Memo<Known>,
    /// How much of it is read: as many pages.
    pages: RwSignal<usize>,
}

/// What has been read, and how much there is of each project.
#[derive(Clone, Debug, Default, PartialEq)]
struct Known {
    list: Vec<Approval>,
    has_more: bool,
    counts: Vec<WaitingCount>,
}

pub(super) fn use_waiting() -> Waiting {
    expect_context()
}

impl Waiting {
    /// Reads it now and whenever it may have changed, for everything below.
    pub(super) fn provide() {
        let pages = RwSignal::new(1_usize);
        let source = read(move |client| {
            let count = pages.get();
            async move {
                let counts = RefCell::new(Vec::new());
                let list = first_pages(count, |cursor| {
                    let (client, counts) = (client.clone(), &counts);
                    async move {
                        let query = ListApprovals { limit: Some(READ), cursor, ..ListApprovals::default() };
                        let page = client.list_approvals(&query).await?;
                        counts.replace(page.counts);
                        Ok((page.data, page.next_cursor))
                    }
                })
                .await?;
                Ok(Known { list: list.items, has_more: list.has_more, counts: counts.into_inner() })
            }
        });
        use_live().on(move |event| {
            if event.kind != EventKind::ClientChanged {
                source.refetch();
            }
        });
        let known = Memo::new(move |last: Option<&Known>| match &*source.read() {
            Some(Ok(known)) => known.clone(),
            _ => last.cloned().unwrap_or_default(),
        });
        provide_context(Self { source, known, pages });
    }

    /// How much waits, read or not.
    pub(super) fn count(self) -> u32 {
        self.known.read().counts.iter().map(|one| one.count).sum()
    }

    pub(super) fn count_in(self, project: Uuid) -> u32 {
        self.known.read().counts.iter().find(|one| one.project_id == project).map_or(0, |one| one.count)
    }

    /// Who of the workspace asked last, and is the one to turn to; clients ask by moving tasks.
    pub(super) fn asker(self) -> Option<String> {
        let known = self.known.read();
        let of_team =
            known.list.iter().rev().map(|approval| &approval.asked_by).find(|by| by.kind == AssigneeKind::Team);
        of_team.and_then(|by| by.name.clone())
    }

    pub(super) fn of_project(self, project: Uuid) -> Vec<Approval> {
        self.known.read().list.iter().filter(|approval| approval.project.id == project).cloned().collect()
    }
}

/// The bell: how much waits, and what.
#[component]
pub(super) fn Bell() -> impl IntoView {
    let (waiting, query) = (use_waiting(), use_query_value(QUERY));
    let label = Signal::derive(move || t!("approval-waiting-count", count = waiting.count()));
    let items = move || {
        let list = waiting.known.read_untracked().list.clone();
        if list.is_empty() {
            return vec![MenuItem::Heading(t!("approval-waiting-count", count = 0))];
        }
        let heading = MenuItem::Heading(t!("approval-waiting"));
        let item = |approval: Approval| {
            let label = format!("{} · {}", approval.title, approval.project.name);
            MenuItem::act(label, move || query.set(&approval.id.to_string())).icon(Glyph::UserRoundCheck)
        };
        let more = untrack(|| more_than(waiting.count(), list.len()));
        let more = more.map(|more| MenuItem::link(t!("approval-waiting-more", count = more), Route::Waiting.path()));
        std::iter::once(heading).chain(list.into_iter().map(item)).chain(more).collect()
    };
    view! {
        <span class="bell">
            <Menu label items face=MenuFace::Icon(Glyph::Bell) align_end=true/>
            {move || (waiting.count() > 0).then(|| view! { <span class="bell-count" aria-hidden="true"><Count count=waiting.count()/></span> })}
        </span>
    }
    .into_any()
}

/// How many are left of so many, if any are.
fn more_than(count: u32, shown: usize) -> Option<u32> {
    let shown = u32::try_from(shown).unwrap_or(u32::MAX);
    Some(count.saturating_sub(shown)).filter(|more| *more > 0)
}

#[component]
pub(super) fn Count(#[prop(into)] count: Signal<u32>) -> impl IntoView {
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
        let more = more_than(waiting.count_in(project), list.read().len()).map(|more| {
            view! { <li><a class="portal-link portal-waiting" href=Route::Waiting.path()>{t!("approval-waiting-more", count = more)}</a></li> }
        });
        (list.get().into_iter().map(row).collect_view(), more)
    };
    let count = Memo::new(move |_| waiting.count_in(project));
    let label = t!("approval-show-waiting", project = name);
    let arrow = move || {
        let label = label.clone();
        (count.get() > 0).then(move || {
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
                <Count count/>
            }
        })
    };
    let inside =
        move || (is_open.get() && count.get() > 0).then(|| view! { <ul class="portal-waitings">{rows()}</ul> });
    view! { <div class="portal-entry">{link}{arrow}</div>{inside} }.into_any()
}

/// On a project's card.
#[component]
pub(super) fn WaitingChip(project: Uuid) -> impl IntoView {
    let waiting = use_waiting();
    let count = Memo::new(move |_| waiting.count_in(project));
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
        let round = waiting
            .known
            .read()
            .list
            .iter()
            .find(|approval| approval.task_id == Some(task))
            .map(|approval| approval.id)?;
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
    let known = waiting.known.read();
    match known.list.first().filter(|oldest| format::minutes_since(oldest.asked_at) >= WORTH_SAYING) {
        None => count,
        Some(oldest) => {
            let key = if known.list.len() == 1 { "approval-only" } else { "approval-oldest" };
            format!("{count} {}", t!(key, time = format::lasted(oldest.asked_at)))
        }
    }
}

/// What waits, in the case of the landing page; what is too much for it is with the bell.
#[component]
pub(super) fn WaitingCase() -> impl IntoView {
    let waiting = use_waiting();
    let exhibits = move || {
        waiting.known.get().list.into_iter().take(EXHIBITS).map(|approval| view! { <Exhibit approval/> }).collect_view()
    };
    let more = move || {
        more_than(waiting.count(), EXHIBITS).map(|more| view! { <p class="landing-more"><a href=Route::Waiting.path()>{t!("approval-waiting-more", count = more)}</a></p> })
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
    // the next visit begins at the first page again
    on_cleanup(move || waiting.pages.set(1));
    let ready = move |known: Signal<Known>| {
        let more = Signal::derive(move || known.read().has_more);
        view! {
            <p class="landing-lead">{move || t!("approval-waiting-count", count = waiting.count())}</p>
            <ul class="portal-card waiting-list">
                <For each=move || known.get().list key=|approval| approval.id let:approval><Exhibit approval/></For>
            </ul>
            <ShowMore when=more on_click=move || waiting.pages.update(|count| *count += 1)/>
        }
        .into_any()
    };
    view! {
        <PortalPage title=t!("approval-waiting") back=Route::Home>
            <h1 class="portal-heading">{t!("approval-waiting")}</h1>
            <Loaded source=waiting.source skeleton=|| view! { <Skeleton rows=3/> } is_empty=|known: &Known| known.list.is_empty() empty ready/>
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
