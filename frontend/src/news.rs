//! What is new for whoever is signed in: read once for the whole shell, in step with what happens.

use crate::format;
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read, write};
use crate::routes::{PortalTab, ProjectTab, Route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Error, ListNotifications};
use vitrine_contract::{
    AssigneeKind, EventKind, MarkNotificationsRead, Notification, NotificationKind, NotificationPage,
};

const SHOWN: u32 = 25;
/// As much of a comment as fits beside it.
const QUOTED: usize = 160;

#[derive(Clone, Copy)]
pub struct News(Reading<NotificationPage>);

pub fn use_news() -> News {
    expect_context()
}

impl News {
    pub fn provide() {
        let source = read(|client| async move {
            let query = ListNotifications { only_unread: true, limit: Some(SHOWN), cursor: None };
            client.list_notifications(&query).await
        });
        use_live().on(move |event| {
            let is_concerned = matches!(
                event.kind,
                EventKind::CommentChanged
                    | EventKind::ProgressChanged
                    | EventKind::TaskChanged
                    | EventKind::ProjectChanged
                    | EventKind::ProjectGone
                    | EventKind::Reset
            );
            if is_concerned {
                source.refetch();
            }
        });
        provide_context(Self(source));
    }

    /// How many there are, on all pages.
    pub fn unread(self) -> Signal<u32> {
        Signal::derive(move || match &*self.0.read() {
            Some(Ok(page)) => page.unread,
            _ => 0,
        })
    }
}

/// Where an inbox stands: its links lead to the pages of that side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum InboxSide {
    Team,
    Portal,
}

/// What is new: what clients did comes first, then the newest.
#[component]
pub fn Inbox(side: InboxSide) -> impl IntoView {
    let news = use_news();
    let (source, toasts) = (news.0, use_toasts());
    let mark = write(
        |client, ids: Option<Vec<Uuid>>| async move { client.mark_notifications_read(&MarkNotificationsRead { ids }).await },
        move |answer: Result<(), Error>| {
            if let Err(error) = answer {
                toasts.say(problem_words(&error).0);
            }
            source.refetch();
        },
    );
    let ready = move |page: Signal<NotificationPage>| {
        let sorted = move || {
            let mut news = page.get().data;
            news.sort_by_key(|one| one.actor.kind == AssigneeKind::Team);
            news
        };
        let open = Callback::new(move |id: Uuid| mark.send(Some(vec![id])));
        view! {
            <ul class="news-list">
                <For each=sorted key=|one| one.id let:one><Row one side open/></For>
            </ul>
            <Button label=t!("news-read-all") size=ButtonSize::Small busy=mark.busy on_click=move || mark.send(None)/>
        }
        .into_any()
    };
    let is_empty = |page: &NotificationPage| page.data.is_empty();
    let title = move || t!("news-title", count = news.unread().get());
    view! {
        <section class="news" aria-label=t!("news")>
            <h2>{title}</h2>
            <Loaded source skeleton=|| view! { <Skeleton rows=2/> } is_empty empty=|| view! { <p class="muted">{t!("news-none")}</p> } ready/>
        </section>
    }
    .into_any()
}

#[component]
fn Row(one: Notification, side: InboxSide, open: Callback<Uuid>) -> impl IntoView {
    let name = one.actor.name.clone().unwrap_or_else(|| match one.actor.kind {
        AssigneeKind::Team => t!("comment-by-team"),
        AssigneeKind::Client => t!("comment-by-client"),
    });
    let board = match side {
        InboxSide::Team => Route::Project { id: one.project.id, tab: ProjectTab::Board }.path(),
        InboxSide::Portal => Route::PortalProject { id: one.project.id, tab: PortalTab::Board }.path(),
    };
    let href = format!("{board}?task={}", one.task.id);
    let id = one.id;
    let quote = one.text.as_deref().map(quoted);
    view! {
        <li class="news-row">
            <Avatar name=name.clone() kind=one.actor.kind.into()/>
            <div class="news-words">
                <p>
                    <strong>{name}</strong>" "{sentence(&one)}" "
                    <a href=href on:click=move |_| open.run(id)>{one.task.title}</a>
                </p>
                {quote.map(|quote| view! { <p class="news-quote">{quote}</p> })}
                <p class="detail">{one.project.name}", "{format::ago(one.created_at)}</p>
            </div>
        </li>
    }
    .into_any()
}

fn sentence(one: &Notification) -> String {
    match one.kind {
        NotificationKind::Assigned => t!("news-assigned"),
        NotificationKind::Mentioned => t!("news-mentioned"),
        NotificationKind::Commented => t!("news-commented"),
        NotificationKind::ProgressUpdated => {
            t!("news-progress", percent = format!("{}%", one.percent.unwrap_or_default()))
        }
    }
}

/// The beginning of a text, on one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
