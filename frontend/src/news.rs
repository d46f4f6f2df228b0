//! What is new for whoever is signed in: read once for the whole shell, in step with what happens.

use crate::format;
use crate::live::use_live;
use crate::resource::{Reading, Writing, read, write};
use crate::routes::{PortalTab, ProjectTab, Route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Error, ListNotifications};
use vitrine_contract::{
    AssigneeKind, EventKind, MarkNotificationsRead, Notification, NotificationKind, NotificationPage,
};

const SHOWN: u32 = 50;
/// As much of a comment as fits beside it.
const QUOTED: usize = 160;

#[derive(Clone, Copy)]
pub struct News(Reading<NotificationPage>);

pub fn use_news() -> News {
    expect_context()
}

impl News {
    pub fn provide() {
        provide_context(Self(read_news(true, SHOWN)));
    }

    /// What was not read yet, as far as it stands on one page.
    pub fn source(self) -> Reading<NotificationPage> {
        self.0
    }

    /// How many there are, on all pages.
    pub fn unread(self) -> Signal<u32> {
        Signal::derive(move || match &*self.0.read() {
            Some(Ok(page)) => page.unread,
            _ => 0,
        })
    }

    /// Marks these as read, or all; `also` hears when it is done.
    pub fn marking(self, also: impl Fn() + Copy + 'static) -> Writing<Option<Vec<Uuid>>> {
        let toasts = use_toasts();
        write(
            |client, ids: Option<Vec<Uuid>>| async move {
                client.mark_notifications_read(&MarkNotificationsRead { ids }).await
            },
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

/// The newest of them, read anew whenever something happened that may be among them.
pub fn read_news(only_unread: bool, limit: u32) -> Reading<NotificationPage> {
    let source = read(move |client| async move {
        let query = ListNotifications { only_unread, limit: Some(limit), cursor: None };
        client.list_notifications(&query).await
    });
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
    source
}

/// Where news stand: their links lead to the pages of that side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NewsSide {
    Team,
    Portal,
}

#[component]
pub fn NewsRow(one: Notification, side: NewsSide, open: Callback<Uuid>) -> impl IntoView {
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
    let is_new = !one.is_read;
    view! {
        <li class="news-row" data-new=is_new.then_some("")>
            <Avatar name=name.clone() kind=one.actor.kind.into()/>
            <div class="news-words">
                <p>
                    {is_new.then(|| view! { <span class="sr-only">{t!("news-unread")}" "</span> })}
                    <strong>{name}</strong>" "{sentence(&one)}" "
                    <a href=href on:click=move |_| open.run(id)>{one.task.title}</a>
                </p>
                {quote.map(|quote| view! { <p class="news-quote">{quote}</p> })}
                <p class="detail" data-tip=format::moment(one.created_at)>{details.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
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
