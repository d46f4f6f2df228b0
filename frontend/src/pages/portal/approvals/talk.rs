//! What is said of what waits for approval, and the pictures in it (B150, B152).

use crate::board::{CommentEntry, Said, files_of};
use crate::files::Handling;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{FilesOwner, ListComments};
use vitrine_contract::{Approval, Comment, EventKind, ProjectFile};

/// Larger images are saved to be looked at.
const MOST_SHOWN: u64 = 8_000_000;

/// How many pages of the conversation are read.
#[derive(Clone, Copy)]
struct PagesRead(RwSignal<usize>);

/// The conversation, read anew when something is said.
pub(super) fn said_of(round: Signal<Approval>) -> Said {
    let (id, project) = round.with_untracked(|round| (round.id, round.project.id));
    let pages = RwSignal::new(1_usize);
    provide_context(PagesRead(pages));
    let said: Said = read(move |client| {
        let count = pages.get();
        async move {
            first_pages(count, |cursor| {
                let client = client.clone();
                async move {
                    let query = ListComments { cursor, ..ListComments::default() };
                    let page = client.list_approval_comments(id, &query).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    use_live().on(move |event| {
        let is_here = event.kind == EventKind::CommentChanged && event.project_id == Some(project);
        if is_here || event.kind == EventKind::Reset {
            said.refetch();
        }
    });
    said
}

#[component]
pub(super) fn Talk(id: Uuid, said: Said) -> impl IntoView {
    let PagesRead(pages) = expect_context();
    let handling = Handling::new(FilesOwner::Approval(id), move || said.refetch());
    provide_context(handling);
    let ready = move |list: Signal<Pages<Comment>>| {
        let is_empty = Memo::new(move |_| list.read().items.is_empty());
        let oldest_first = move || list.get().items.into_iter().rev().collect::<Vec<_>>();
        let more = move || pages.update(|count| *count += 1);
        view! {
            <ShowMore when=Signal::derive(move || list.read().has_more) on_click=more/>
            {move || is_empty.get().then(|| view! { <p class="muted">{t!("comments-none")}</p> })}
            <ol class="comments" aria-label=t!("comments")>
                <For each=oldest_first key=|comment| (comment.id, comment.revision.clone()) let:comment>
                    <CommentEntry comment/>
                </For>
            </ol>
            {handling.dialogs(files_of(list))}
        }
        .into_any()
    };
    view! {
        <section class="conversation" aria-label=t!("comments")>
            <h3 class="field-label">{t!("comments")}</h3>
            <Loaded source=said skeleton=|| view! { <Skeleton rows=2/> } ready/>
        </section>
    }
    .into_any()
}

/// The images that are part of what is asked about, to look at without saving them.
#[component]
pub(super) fn Pictures(id: Uuid, asked: Signal<Vec<Uuid>>) -> impl IntoView {
    let source = read(move |client| {
        let asked = asked.get();
        async move {
            let files = client.list_files(FilesOwner::Approval(id)).await?.data;
            let is_shown = |file: &ProjectFile| {
                asked.contains(&file.id) && file.media_type.starts_with("image/") && file.size <= MOST_SHOWN
            };
            Ok(files.into_iter().rev().filter(is_shown).collect::<Vec<_>>())
        }
    });
    let pictures = Memo::new(move |last: Option<&Vec<ProjectFile>>| match &*source.read() {
        Some(Ok(files)) => files.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    let picture = move |file: ProjectFile| {
        let src = format!("/api/v1/{}", FilesOwner::Approval(id).content_path(file.id));
        view! { <li><img src=src alt=file.name loading="lazy"/></li> }
    };
    move || {
        (!pictures.read().is_empty()).then(|| {
            let list = pictures.get().into_iter().map(picture).collect_view();
            view! { <ul class="approval-pictures" aria-label=t!("approval-pictures")>{list}</ul> }
        })
    }
}
