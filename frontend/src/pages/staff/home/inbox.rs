//! The inbox: what needs the team stands first, then what else clients did, then the rest by days (B154, B214).

use super::super::project::warning_words;
use crate::format;
use crate::news::{Mark, NewsRow, NewsSide, is_read, keep_up, news_pages, use_news};
use crate::paging::{Pages, ShowMore};
use crate::resource::{Loaded, read};
use crate::routes::{ProjectTab, Route};
use crate::ui::*;
use chrono::{DateTime, Days, Utc};
use leptos::html;
use uuid::Uuid;
use vitrine_client::ListNotifications;
use vitrine_contract::{Approval, AssigneeKind, Notification, NotificationKind};

/// How many more each press shows.
const STEP: u32 = 25;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Group {
    NeedsYou,
    FromClients,
    Today,
    Yesterday,
    Before,
}

/// Those below what needs the reader.
const GROUPS: [(Group, &str); 4] = [
    (Group::FromClients, "inbox-from-clients"),
    (Group::Today, "date-today"),
    (Group::Yesterday, "date-yesterday"),
    (Group::Before, "inbox-before"),
];

/// What of it is shown, by name.
const FILTERS: [(&str, &str); 4] =
    [("all", "inbox-all"), ("approvals", "inbox-approvals"), ("clients", "inbox-clients"), ("team", "inbox-team")];

/// What has been read.
#[derive(Clone, PartialEq)]
struct Entries {
    needed: Pages<Notification>,
    /// All of them, also those that are needed.
    all: Pages<Notification>,
}

/// `rounds`: what is before clients.
#[component]
pub(super) fn Inbox(rounds: Signal<Vec<Approval>>) -> impl IntoView {
    let news = use_news();
    let (needed_pages, pages) = (RwSignal::new(1_usize), RwSignal::new(1_usize));
    let source = read(move |client| {
        let (needed, all) = (needed_pages.get(), pages.get());
        let query = ListNotifications { limit: Some(STEP), ..ListNotifications::default() };
        let unanswered = ListNotifications { only_unread: true, only_unanswered: true, ..query.clone() };
        async move {
            let needed = news_pages(&client, &unanswered, needed).await?;
            Ok(Entries { needed, all: news_pages(&client, &query, all).await? })
        }
    });
    keep_up(source);
    let title = NodeRef::<html::H2>::new();
    let marking = news.marking(move || source.refetch());
    let filter = RwSignal::new("all".to_owned());
    let stuck = Signal::derive(move || {
        let is_shown = matches!(filter.read().as_str(), "all" | "approvals");
        rounds.get().into_iter().filter(|round| is_shown && round.warning.is_some()).collect::<Vec<_>>()
    });
    let ready = move |entries: Signal<Entries>| {
        let shown = Signal::derive(move || {
            let (filter, entries) = (filter.get(), entries.get());
            let others = entries.all.items.into_iter().filter(|one| !needs_reader(one));
            entries.needed.items.into_iter().chain(others).filter(|one| is_shown(&filter, one)).collect::<Vec<_>>()
        });
        let left = StoredValue::new_local(None::<Beside>);
        let mark = Callback::new(move |mark| {
            left.set_value(beside_focus());
            marking.send(mark);
        });
        // an entry that goes elsewhere takes the focus along, and would lose it there
        Effect::new(move |_| {
            shown.track();
            request_animation_frame(move || {
                if let Some(Some(Beside(beside))) = left.try_update_value(Option::take) {
                    keep_focus(beside.as_ref(), title);
                }
            });
        });
        let options = FILTERS.map(|(name, key)| Choice::new(name, t!(key))).to_vec();
        let more = Signal::derive(move || entries.read().needed.has_more);
        let is_none = Memo::new(move |_| shown.read().is_empty() && stuck.read().is_empty());
        view! {
            <div class="inbox-bar">
                <Segmented label=t!("inbox-filter") value=filter options/>
                {move || (news.unread().get() > 0).then(|| view! {
                    <Button label=t!("news-read-all") size=ButtonSize::Small busy=marking.busy on_click=move || marking.send(Mark::AllRead)/>
                })}
            </div>
            <InboxGroup group=Group::NeedsYou title=t!("inbox-needs-you") shown mark stuck>
                <ShowMore when=more on_click=move || needed_pages.update(|count| *count += 1)/>
            </InboxGroup>
            {GROUPS.map(|(group, key)| view! { <InboxGroup group title=t!(key) shown mark/> }).collect_view()}
            {move || is_none.get().then(|| view! { <p class="muted inbox-none">{t!("inbox-none-such")}</p> })}
            <ShowMore when=Signal::derive(move || entries.read().all.has_more) on_click=move || pages.update(|count| *count += 1)/>
        }
        .into_any()
    };
    let words = move || t!("news-title", count = news.unread().get());
    // what is stuck is there even for who was told of nothing
    let is_empty = Memo::new(move |_| match &*source.read() {
        Some(Ok(entries)) => {
            entries.all.items.is_empty()
                && entries.needed.items.is_empty()
                && rounds.read().iter().all(|round| round.warning.is_none())
        }
        _ => false,
    });
    view! {
        <section class="inbox" aria-label=t!("news")>
            <h2 class="inbox-title" tabindex="-1" node_ref=title>{words}</h2>
            {move || if is_empty.get() {
                view! { <p class="muted inbox-none">{t!("news-none")}</p> }.into_any()
            } else {
                view! { <Loaded source skeleton=|| view! { <Skeleton rows=3/> } ready/> }.into_any()
            }}
        </section>
    }
    .into_any()
}

#[component]
fn InboxGroup(
    group: Group,
    title: String,
    shown: Signal<Vec<Notification>>,
    mark: Callback<Mark>,
    #[prop(optional)] stuck: Option<Signal<Vec<Approval>>>,
    #[prop(optional)] children: Option<ChildrenFn>,
) -> impl IntoView {
    let own = Memo::new(move |_| {
        let starts = DayStarts::now();
        shown.read().iter().filter(|one| group_of(one, starts) == group).cloned().collect::<Vec<_>>()
    });
    let stuck = move || stuck.map(|stuck| stuck.get()).unwrap_or_default();
    let count = Memo::new(move |_| u32::try_from(own.read().len() + stuck().len()).unwrap_or(u32::MAX));
    let is_empty = Memo::new(move |_| count.get() == 0);
    // what waits for an answer is not dealt with by being looked at
    let open = Callback::new(move |id: Uuid| {
        if group != Group::NeedsYou {
            mark.run(Mark::Read(id));
        }
    });
    move || {
        let (name, title, children) = (title.clone(), title.clone(), children.clone());
        (!is_empty.get()).then(|| {
            view! {
                <section class="inbox-group" aria-label=name>
                    <h3 class="inbox-group-title">{title}<Counter count/></h3>
                    <ul class="news-list">
                        <For each=stuck key=|round| (round.id, round.warning) let:round><StuckRound round/></For>
                        <For each=move || own.get() key=|one| one.id let:one>
                            <NewsRow is_read=is_read(own.into(), one.id) one side=NewsSide::Team open mark/>
                        </For>
                    </ul>
                    {children.map(|children| children())}
                </section>
            }
        })
    }
}

/// A round that waits, and can wait for ever.
#[component]
fn StuckRound(round: Approval) -> impl IntoView {
    let board = Route::Project { id: round.project.id, tab: ProjectTab::Board }.path();
    let href = round.task_id.map_or(board.clone(), |task| format!("{board}?task={task}"));
    let since = t!("approval-waits-since", time = format::lasted(round.asked_at));
    view! {
        <li class="news-row">
            <span class="inbox-stuck"><Icon glyph=Glyph::Hourglass/></span>
            <div class="news-words">
                <p><strong>{t!("approval-warning-title")}</strong>" "<a href=href>{round.title}</a></p>
                <p class="news-quote">{round.warning.map(warning_words)}</p>
                <p class="detail">{format!("{} · {since}", round.project.name)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// The entry after one, or before it if that is the last; none if it is alone.
struct Beside(Option<web_sys::Element>);

/// Of the entry that has the focus.
fn beside_focus() -> Option<Beside> {
    let row = document().active_element()?.closest(".news-row").ok()??;
    Some(Beside(row.next_element_sibling().or_else(|| row.previous_element_sibling())))
}

/// Where the focus was lost, it goes to this entry, or else to the head of all.
fn keep_focus(beside: Option<&web_sys::Element>, title: NodeRef<html::H2>) {
    let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    let beside = beside.filter(|beside| beside.is_connected());
    if is_lost && !beside.is_some_and(|beside| focus_first(".news-mark, a", Some(beside))) {
        focus(title);
    }
}

/// When today and yesterday began where the reader is.
#[derive(Clone, Copy, Debug)]
struct DayStarts {
    today: Option<DateTime<Utc>>,
    yesterday: Option<DateTime<Utc>>,
}

impl DayStarts {
    fn now() -> Self {
        let today = format::today();
        let yesterday = today.checked_sub_days(Days::new(1));
        Self { today: format::start_of_day(today), yesterday: yesterday.and_then(format::start_of_day) }
    }
}

/// The server tells what needs an answer; whoever has read it has decided about that.
fn needs_reader(one: &Notification) -> bool {
    one.needs_answer == Some(true) && !one.is_read
}

fn group_of(one: &Notification, starts: DayStarts) -> Group {
    let is_since = |start: Option<DateTime<Utc>>| start.is_some_and(|start| one.created_at >= start);
    if needs_reader(one) {
        Group::NeedsYou
    } else if one.actor.kind == AssigneeKind::Client && !one.is_read {
        Group::FromClients
    } else if is_since(starts.today) {
        Group::Today
    } else if is_since(starts.yesterday) {
        Group::Yesterday
    } else {
        Group::Before
    }
}

fn is_shown(filter: &str, one: &Notification) -> bool {
    let is_of_client = one.actor.kind == AssigneeKind::Client;
    let is_of_approval = matches!(
        one.kind,
        NotificationKind::ApprovalAsked
            | NotificationKind::Approved
            | NotificationKind::ChangesRequested
            | NotificationKind::ApprovalWithdrawn
    );
    match filter {
        "approvals" => is_of_approval,
        "clients" => is_of_client && !is_of_approval,
        "team" => !is_of_client && !is_of_approval,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::{Author, NotifiedTask, ProjectRef};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn one(kind: NotificationKind, actor: AssigneeKind, created_at: &str) -> Notification {
        Notification {
            id: Uuid::nil(),
            kind,
            actor: Author { id: None, name: None, kind: actor, is_self: false },
            project: ProjectRef { id: Uuid::nil(), name: String::new() },
            task: NotifiedTask { id: Uuid::nil(), title: String::new() },
            text: None,
            percent: None,
            oks: None,
            moved_to: None,
            needs_answer: Some(false),
            is_read: false,
            created_at: at(created_at),
        }
    }

    #[test]
    fn what_needs_the_reader_stands_first_then_what_clients_did_and_the_rest_by_days() {
        use AssigneeKind::{Client, Team};
        let starts = DayStarts { today: Some(at("2026-03-12T00:00:00Z")), yesterday: Some(at("2026-03-11T00:00:00Z")) };
        for (actor, time, group) in [
            (Client, "2026-03-01T09:00:00Z", Group::FromClients),
            (Team, "2026-03-12T00:00:00Z", Group::Today),
            (Team, "2026-03-11T23:59:59Z", Group::Yesterday),
            (Team, "2026-03-10T23:59:59Z", Group::Before),
        ] {
            assert_eq!(group_of(&one(NotificationKind::Commented, actor, time), starts), group);
        }
        let open = one(NotificationKind::Commented, Client, "2026-03-11T09:00:00Z");
        for (needs_answer, is_read, group) in [
            (true, false, Group::NeedsYou),
            (true, true, Group::Yesterday),
            (false, false, Group::FromClients),
            (false, true, Group::Yesterday),
        ] {
            let one = Notification { needs_answer: Some(needs_answer), is_read, ..open.clone() };
            assert_eq!(group_of(&one, starts), group, "{needs_answer} {is_read}");
        }
    }

    #[test]
    fn each_filter_shows_its_own_and_all_of_them_all() {
        use AssigneeKind::{Client, Team};
        use NotificationKind::{Approved, Commented};
        let time = "2026-03-12T00:00:00Z";
        let news = [one(Approved, Client, time), one(Commented, Client, time), one(Commented, Team, time)];
        for (filter, expected) in [
            ("all", [true, true, true]),
            ("approvals", [true, false, false]),
            ("clients", [false, true, false]),
            ("team", [false, false, true]),
        ] {
            assert_eq!(news.each_ref().map(|one| is_shown(filter, one)), expected, "{filter}");
        }
    }
}
