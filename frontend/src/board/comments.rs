//! What is said of an open task. Everybody reads what the server gives them; the team also chooses who will read what they write, with
//! material that its own page brings along.

mod composer;
mod entry;

use crate::files::Handling;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, Reading, read};
use crate::ui::*;
use composer::Composer;
pub use composer::new_key;
use entry::Entry;
pub use entry::Entry as CommentEntry;
pub(super) use entry::author_name;
use vitrine_client::{FilesOwner, ListComments};
use vitrine_contract::{Comment, CommentReader, EventKind, ProjectAct, ProjectFile, Task};

/// What only the team has: the choice of who will read a comment, and the mark of who reads one.
#[derive(Clone, Copy)]
pub struct CommentMaterial {
    pub is_team_only: RwSignal<bool>,
    /// Of the readers that the server named; absent until it has.
    pub chooser: Callback<Signal<Option<Vec<CommentReader>>>, AnyView>,
    pub mark: Callback<bool, AnyView>,
}

/// What has been read of the conversation.
pub type Said = Reading<Pages<Comment>>;

/// Everything that was sent with what has been read.
pub fn files_of(said: Signal<Pages<Comment>>) -> Signal<Vec<ProjectFile>> {
    Signal::derive(move || said.read().items.iter().flat_map(|comment| comment.files.clone()).collect())
}

#[component]
pub fn Conversation(task: Signal<Task>, #[prop(optional)] material: Option<CommentMaterial>) -> impl IntoView {
    let id = Memo::new(move |_| task.read().id);
    let may_comment = Memo::new(move |_| task.read().may.contains(&ProjectAct::Comment));
    let may_attach = Memo::new(move |_| task.read().may.contains(&ProjectAct::AttachToTask));
    let pages = RwSignal::new(1_usize);
    let said: Said = read(move |client| {
        let (id, count) = (id.get(), pages.get());
        async move {
            first_pages(count, |cursor| {
                let client = client.clone();
                async move {
                    let page = client.list_comments(id, &ListComments { cursor, ..ListComments::default() }).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    use_live().on(move |event| {
        let is_of_task = event.kind == EventKind::CommentChanged && event.object_id == Some(id.get_untracked());
        if is_of_task || matches!(event.kind, EventKind::ProjectChanged | EventKind::Reset) {
            said.refetch();
        }
    });
    provide_context(said);
    let handling = Handling::new(FilesOwner::Task(id.get_untracked()), move || said.refetch());
    provide_context(handling);
    let ready = move |list: Signal<Pages<Comment>>| {
        let is_empty = Memo::new(move |_| list.read().items.is_empty());
        // the server begins with the newest, a conversation with the oldest
        let oldest_first = move || list.get().items.into_iter().rev().collect::<Vec<_>>();
        let more = move || pages.update(|count| *count += 1);
        view! {
            <ShowMore when=Signal::derive(move || list.read().has_more) on_click=more/>
            {move || is_empty.get().then(|| view! { <p class="muted">{t!("comments-none")}</p> })}
            <ol class="comments" aria-label=t!("comments")>
                <For each=oldest_first key=|comment| (comment.id, comment.revision.clone()) let:comment>
                    <Entry comment material/>
                </For>
            </ol>
            {handling.uploads()}
            {handling.dialogs(files_of(list))}
        }
        .into_any()
    };
    view! {
        <section class="conversation" aria-label=t!("comments")>
            <h3 class="field-label">{t!("comments")}</h3>
            <Loaded source=said skeleton=|| view! { <Skeleton rows=2/> } ready/>
            {move || may_comment.get().then(|| view! { <Composer task=id.get() material may_attach=may_attach.into()/> })}
        </section>
    }
    .into_any()
}
