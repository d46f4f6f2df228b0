//! What happened of late in the reader's projects, what is new and what they know.

use crate::news::{Mark, NewsRow, NewsSide, is_read, keep_up, news_pages, use_news};
use crate::paging::Pages;
use crate::resource::{Loaded, read};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ListNotifications;
use vitrine_contract::Notification;

const SHOWN: u32 = 8;

#[component]
pub(super) fn Recent() -> impl IntoView {
    let news = use_news();
    let source = read(|client| async move {
        let query = ListNotifications { limit: Some(SHOWN), ..ListNotifications::default() };
        news_pages(&client, &query, 1).await
    });
    keep_up(source);
    let marking = news.marking(move || source.refetch());
    let ready = move |page: Signal<Pages<Notification>>| {
        let list = Signal::derive(move || page.get().items);
        let open = Callback::new(move |id: Uuid| marking.send(Mark::Read(id)));
        let mark = Callback::new(move |mark| marking.send(mark));
        view! {
            <ul class="news-list">
                <For each=move || list.get() key=|one| one.id let:one>
                    <NewsRow is_read=is_read(list, one.id) one side=NewsSide::Portal open mark/>
                </For>
            </ul>
            {move || (news.unread().get() > 0).then(|| view! {
                <Button label=t!("news-read-all") size=ButtonSize::Small busy=marking.busy on_click=move || marking.send(Mark::AllRead)/>
            })}
        }
        .into_any()
    };
    let is_empty = |page: &Pages<Notification>| page.items.is_empty();
    let title = move || match news.unread().get() {
        0 => t!("news-recent"),
        count => t!("news-recent-new", count = count),
    };
    view! {
        <section class="news" aria-label=t!("news-recent")>
            <h2>{title}</h2>
            <Loaded source skeleton=|| view! { <Skeleton rows=2/> } is_empty empty=|| view! { <p class="muted">{t!("news-none")}</p> } ready/>
        </section>
    }
    .into_any()
}
