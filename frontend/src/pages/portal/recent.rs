//! What happened of late in the reader's projects, what is new and what they know.

use crate::news::{NewsRow, NewsSide, read_news, use_news};
use crate::resource::Loaded;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::NotificationPage;

const SHOWN: u32 = 8;

#[component]
pub(super) fn Recent() -> impl IntoView {
    let news = use_news();
    let source = read_news(false, SHOWN);
    let mark = news.marking(move || source.refetch());
    let ready = move |page: Signal<NotificationPage>| {
        let open = Callback::new(move |id: Uuid| mark.send(Some(vec![id])));
        view! {
            <ul class="news-list">
                <For each=move || page.get().data key=|one| (one.id, one.is_read) let:one>
                    <NewsRow one side=NewsSide::Portal open/>
                </For>
            </ul>
            {move || (news.unread().get() > 0).then(|| view! {
                <Button label=t!("news-read-all") size=ButtonSize::Small busy=mark.busy on_click=move || mark.send(None)/>
            })}
        }
        .into_any()
    };
    let is_empty = |page: &NotificationPage| page.data.is_empty();
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
