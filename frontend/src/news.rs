//! What is new for whoever is signed in: read once for the whole shell, in step with what happens.

use crate::format;
use crate::live::use_live;
use crate::paging::{Pages, first_pages};
use crate::resource::{Reading, Writing, read, write};
use crate::routes::{PortalTab, ProjectTab, Route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, ListNotifications};
use vitrine_contract::{
    AssigneeKind, EventKind, MarkNotificationsRead, MarkNotificationsUnread, Notification, NotificationKind,
    NotificationPage,
};

/// As much of a comment as fits beside it.
const QUOTED: usize = 160;

/// How much is new.
#[derive(Clone, Copy)]
pub struct News(Reading<NotificationPage>);

/// What becomes of notifications.
#[derive(Clone, Copy, Debug)]
pub enum Mark {
    Read(Uuid),
    Unread(Uuid),
    AllRead,
}

impl Mark {
    async fn send(self, client: Client) -> Result<(), Error> {
        match self {
            Self::Read(id) => client.mark_notifications_read(&MarkNotificationsRead { ids: Some(vec![id]) }).await,
            Self::Unread(id) => client.mark_notifications_unread(&MarkNotificationsUnread { ids: vec![id] }).await,
            Self::AllRead => client.mark_notifications_read(&MarkNotificationsRead { ids: None }).await,
        }
    }
}

pub fn use_news() -> News {
    expect_context()
}

impl News {
    pub fn provide() {
        let query = ListNotifications { only_unread: true, limit: Some(1), ..ListNotifications::default() };
        let source = read(move |client| {
            let query = query.clone();
            async move { client.list_notifications(&query).await }
        });
        keep_up(source);
        provide_context(Self(source));
    }

    /// How many there are, on all pages.
    pub fn unread(self) -> Signal<u32> {
        Signal::derive(move || match &*self.0.read() {
            Some(Ok(page)) => page.unread,
            _ => 0,
        })
    }

    /// Marks one or all; `also` hears when it is done.
    pub fn marking(self, also: impl Fn() + Copy + 'static) -> Writing<Mark> {
        let toasts = use_toasts();
        write(
            |client, mark: Mark| mark.send(client),
            move |answer: Result<(), Error>| {
                if let Err(error) = answer {
                    toasts.say(problem_words(&error).0);
                }
                self.0.refetch();
                also();
            },
        )
    }
}

/// So many pages of them, newest first.
pub async fn news_pages(
    client: &Client,
    query: &ListNotifications,
    count: usize,
) -> Result<Pages<Notification>, Error> {
    first_pages(count, |cursor| {
        let (client, query) = (client.clone(), ListNotifications { cursor, ..query.clone() });
        async move {
            let page = client.list_notifications(&query).await?;
            Ok((page.data, page.next_cursor))
        }
    })
    .await
}

/// Reads anew whenever something happened that may be among them.
pub fn keep_up<T: 'static>(source: Reading<T>) {
    use_live().on(move |event| {
        let is_concerned = matches!(
            event.kind,
            EventKind::CommentChanged
                | EventKind::ProgressChanged
                | EventKind::ApprovalChanged
                | EventKind::TaskChanged
                | EventKind::ProjectChanged
                | EventKind::ProjectGone
                | EventKind::Reset
        );
        if is_concerned {
            source.refetch();
        }
    });
}

/// Whether one of a list has been read; what has left the list stays what it was.
pub fn is_read(list: Signal<Vec<Notification>>, id: Uuid) -> Signal<bool> {
    let find = move || list.read().iter().find(|one| one.id == id).map(|one| one.is_read);
    Memo::new(move |last: Option<&bool>| find().or(last.copied()).unwrap_or_default()).into()
}

/// Where news stand: their links lead to the pages of that side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NewsSide {
    Team,
    Portal,
}

/// One of them, marked as read or as new again by the button beside it; its link does not care.
#[component]
pub fn NewsRow(
    one: Notification,
    side: NewsSide,
    /// As it is now: the row stays the same, and the focus in it.
    is_read: Signal<bool>,
    /// The link was followed.
    open: Callback<Uuid>,
    mark: Callback<Mark>,
) -> impl IntoView {
    let name = one.actor.name.clone().unwrap_or_else(|| match one.actor.kind {
        AssigneeKind::Team => t!("comment-by-team"),
        AssigneeKind::Client => t!("comment-by-client"),
    });
    let board = match side {
        NewsSide::Team => Route::Project { id: one.project.id, tab: ProjectTab::Board }.path(),
        NewsSide::Portal => Route::PortalProject { id: one.project.id, tab: PortalTab::Board }.path(),
    };
    let href = format!("{board}?task={}", one.task.id);
    let id = one.id;
    let quote = one.text.as_deref().map(quoted);
    let moved = one.moved_to.as_deref().map(|column| t!("approval-moved-to", column = column));
    let details = [Some(one.project.name.clone()), moved, Some(format::ago(one.created_at))];
    let is_new = move || !is_read.get();
    let title = one.task.title.clone();
    let label = Signal::derive(move || match is_read.get() {
        true => t!("news-mark-unread", title = title.as_str()),
        false => t!("news-mark-read", title = title.as_str()),
    });
    let toggle = move || {
        let to = if is_read.get_untracked() { Mark::Unread(id) } else { Mark::Read(id) };
        mark.run(to);
    };
    view! {
        <li class="news-row" data-new=move || is_new().then_some("")>
            <Avatar name=name.clone() kind=one.actor.kind.into()/>
            <div class="news-words">
                <p>
                    {move || is_new().then(|| view! { <span class="sr-only">{t!("news-unread")}" "</span> })}
                    <strong>{name}</strong>" "{sentence(&one)}" "
                    <a href=href on:click=move |_| open.run(id)>{one.task.title}</a>
                </p>
                {quote.map(|quote| view! { <p class="news-quote">{quote}</p> })}
                <p class="detail" data-tip=format::moment(one.created_at)>{details.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
            </div>
            <button
                class="icon-button news-mark"
                type="button"
                aria-label=move || label.get()
                data-tip=move || label.get()
                on:click=move |_| toggle()
            >
                {move || view! { <Icon glyph=if is_new() { Glyph::Check } else { Glyph::Mail }/> }}
            </button>
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
        NotificationKind::ApprovalAsked => t!("news-approval-asked"),
        NotificationKind::Approved => match one.oks {
            Some(oks) => t!("news-approved-some", given = oks.given, needed = oks.needed),
            None => t!("news-approved"),
        },
        NotificationKind::ChangesRequested => t!("news-changes-requested"),
        NotificationKind::ApprovalWithdrawn => t!("news-approval-withdrawn"),
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
