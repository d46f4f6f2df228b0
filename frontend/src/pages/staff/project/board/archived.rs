//! Columns that the board no longer shows, and their way back.

use crate::board::use_board;
use crate::resource::write;
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Column, ProjectAct, UpdateColumn};

/// Takes a column off the board, or puts it back to where it stood.
pub(super) fn archiver() -> Callback<(Column, bool)> {
    let (board, toasts) = (use_board(), use_toasts());
    let send = write(
        |client, (column, is_archived): (Column, bool)| async move {
            let input = UpdateColumn { is_archived: Some(is_archived), ..UpdateColumn::default() };
            client.update_column(column.id, &column.revision, &input).await
        },
        move |answer: Result<Column, Error>| {
            match answer {
                Ok(column) if column.is_archived => toasts.say(t!("board-column-archived", name = column.name)),
                Ok(column) => toasts.say(t!("board-column-restored", name = column.name)),
                Err(error) => toasts.say(problem_words(&error).0),
            }
            board.refetch();
        },
    );
    Callback::new(move |input| send.send(input))
}

/// The place where they are found again. Nothing where there are none.
#[component]
pub(super) fn ArchivedColumns() -> impl IntoView {
    let board = use_board();
    let archive = archiver();
    let is_open = RwSignal::new(false);
    let list = NodeRef::<html::Ul>::new();
    let restored = StoredValue::new(None::<Uuid>);
    // what was pressed is gone: the next one has the focus or, after the last, the column that came back
    Effect::new(move || {
        board.columns.track();
        let Some(id) =
            restored.get_value().filter(|id| board.columns.read_untracked().iter().any(|column| column.id == *id))
        else {
            return;
        };
        restored.set_value(None);
        request_animation_frame(move || {
            let is_next = list.get_untracked().is_some_and(|list| focus_first("button", Some(&list)));
            if !is_next {
                focus_first(&format!("[data-column='{id}'] .column-tools button"), None);
            }
        });
    });
    let is_shown = Memo::new(move |_| board.may(ProjectAct::EditColumns) && !board.archived.read().is_empty());
    // the last one that comes back takes the dialog with it
    Effect::new(move || {
        if !is_shown.get() {
            is_open.set(false);
        }
    });
    let rows = move || {
        board
            .archived
            .get()
            .into_iter()
            .map(|column| {
                let name = column.name.clone();
                let label = t!("board-column-restore", name = name.as_str());
                let restore = move || {
                    restored.set_value(Some(column.id));
                    archive.run((column.clone(), false));
                };
                view! {
                    <li class="archived-column">
                        <span>{name}</span>
                        <Button label on_click=restore/>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        {move || is_shown.get().then(|| view! {
            <Button label=t!("board-archived") kind=ButtonKind::Quiet icon=Glyph::Archive on_click=move || is_open.set(true)/>
        })}
        <Dialog open=is_open title=t!("board-archived")>
            <p>{t!("board-archived-text")}</p>
            <ul class="archived-columns" node_ref=list>{rows}</ul>
        </Dialog>
    }
    .into_any()
}
