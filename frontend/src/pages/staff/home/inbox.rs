//! The inbox: what clients did stands first, then the rest by days (B154, B214).

use crate::format;
use crate::news::{NewsRow, NewsSide, use_news};
use crate::resource::Loaded;
use crate::ui::*;
use chrono::{DateTime, Days, Utc};
use uuid::Uuid;
use vitrine_contract::{AssigneeKind, Notification, NotificationKind, NotificationPage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Group {
    FromClients,
    Today,
    Yesterday,
    Before,
}

const GROUPS: [(Group, &str); 4] = [
    (Group::FromClients, "inbox-from-clients"),
    (Group::Today, "date-today"),
    (Group::Yesterday, "date-yesterday"),
    (Group::Before, "inbox-before"),
];

/// What of it is shown, by name.
const FILTERS: [(&str, &str); 4] =
    [("all", "inbox-all"), ("approvals", "inbox-approvals"), ("clients", "inbox-clients"), ("team", "inbox-team")];

#[component]
pub(super) fn Inbox() -> impl IntoView {
    let news = use_news();
    let mark = news.marking(|| ());
    let filter = RwSignal::new("all".to_owned());
    let ready = move |page: Signal<NotificationPage>| {
        let open = Callback::new(move |id: Uuid| mark.send(Some(vec![id])));
        let shown = Signal::derive(move || {
            let filter = filter.get();
            page.get().data.into_iter().filter(|one| is_shown(&filter, one)).collect::<Vec<_>>()
        });
        let options = FILTERS.map(|(name, key)| Choice::new(name, t!(key))).to_vec();
        view! {
            <div class="inbox-bar">
                <Segmented label=t!("inbox-filter") value=filter options/>
                <Button label=t!("news-read-all") size=ButtonSize::Small busy=mark.busy on_click=move || mark.send(None)/>
            </div>
            {GROUPS.map(|(group, key)| view! { <InboxGroup group title=t!(key) shown open/> }).collect_view()}
            {move || shown.read().is_empty().then(|| view! { <p class="muted inbox-none">{t!("inbox-none-such")}</p> })}
        }
        .into_any()
    };
    let is_empty = |page: &NotificationPage| page.data.is_empty();
    let title = move || t!("news-title", count = news.unread().get());
    view! {
        <section class="inbox" aria-label=t!("news")>
            <h2 class="inbox-title">{title}</h2>
            <Loaded source=news.source() skeleton=|| view! { <Skeleton rows=3/> } is_empty empty=|| view! { <p class="muted inbox-none">{t!("news-none")}</p> } ready/>
        </section>
    }
    .into_any()
}

#[component]
fn InboxGroup(group: Group, title: String, shown: Signal<Vec<Notification>>, open: Callback<Uuid>) -> impl IntoView {
    let own = Memo::new(move |_| {
        let starts = DayStarts::now();
        shown.read().iter().filter(|one| group_of(one, starts) == group).cloned().collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| own.read().is_empty());
    let count = Signal::derive(move || u32::try_from(own.read().len()).unwrap_or(u32::MAX));
    move || {
        let title = title.clone();
        (!is_empty.get()).then(|| {
            view! {
                <section class="inbox-group">
                    <h3 class="inbox-group-title">{title}<Counter count/></h3>
                    <ul class="news-list">
                        <For each=move || own.get() key=|one| one.id let:one><NewsRow one side=NewsSide::Team open/></For>
                    </ul>
                </section>
            }
        })
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

fn group_of(one: &Notification, starts: DayStarts) -> Group {
    let is_since = |start: Option<DateTime<Utc>>| start.is_some_and(|start| one.created_at >= start);
    if one.actor.kind == AssigneeKind::Client {
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
            is_read: false,
            created_at: at(created_at),
        }
    }

    #[test]
    fn what_clients_did_stands_first_and_the_rest_by_days() {
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
