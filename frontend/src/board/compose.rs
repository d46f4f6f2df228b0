use super::state::use_board;
use super::view::Face;
use crate::resource::write;
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{CreateTask, Task};

/// What a page adds to the line that a new card is written in.
#[derive(Clone, Copy)]
pub struct Compose {
    pub below: Callback<(), AnyView>,
    /// Puts into the new task what was chosen there.
    pub finish: Callback<CreateTask, CreateTask>,
    /// The task is there; the next one may follow.
    pub added: Callback<()>,
    /// Shows what was wrong with what was chosen there, and gives whether something was.
    pub refused: Callback<Error, bool>,
}

/// A new card at the end of a column. It stays open for the next one; Esc closes it.
#[component]
pub(super) fn Composer(column: Uuid, face: Face) -> impl IntoView {
    let board = use_board();
    let announcer = use_announcer();
    let errors = FormErrors::new();
    let title = RwSignal::new(String::new());
    let node = NodeRef::<html::Textarea>::new();
    focus_area(node);
    let create = write(
        move |client, input: CreateTask| async move { client.create_task(board.project, &input).await },
        move |answer: Result<Task, Error>| match answer {
            Ok(task) => {
                announcer.say(t!("board-added", title = task.title, column = task.column.name));
                board.refetch();
                if !title.is_disposed() {
                    if let Some(compose) = face.compose {
                        compose.added.run(());
                    }
                    title.set(String::new());
                    focus(node);
                }
            }
            Err(error) => {
                if !face.compose.is_some_and(|compose| compose.refused.run(error.clone())) {
                    errors.take(&error);
                }
            }
        },
    );
    let send = move || {
        let text = title.get_untracked().trim().to_owned();
        if text.is_empty() || create.busy.get_untracked() {
            return focus(node);
        }
        errors.clear();
        let input = CreateTask { title: text, column_id: Some(column), ..CreateTask::default() };
        create.send(face.compose.map_or(input.clone(), |compose| compose.finish.run(input)));
    };
    let error = errors.at("/title");
    let error_id = next_id("compose-error");
    let described_by = error_id.clone();
    view! {
        <form class="compose" on:submit=move |event| { event.prevent_default(); send() }>
            <textarea
                class="input compose-title"
                node_ref=node
                rows="2"
                aria-label=t!("board-title")
                placeholder=t!("board-title-hint")
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || error.read().is_some().then(|| described_by.clone())
                prop:value=move || title.get()
                on:input=move |event| title.set(event_target_value(&event))
                on:keydown=move |event| match event.key().as_str() {
                    "Enter" if !event.shift_key() && !event.is_composing() => {
                        event.prevent_default();
                        send();
                    }
                    "Escape" => {
                        event.stop_propagation();
                        board.composing.set(None);
                    }
                    _ => {}
                }
            ></textarea>
            {move || error.get().map(|error| view! { <p class="field-error" id=error_id.clone()>{error}</p> })}
            <FormProblem errors/>
            {face.compose.map(|compose| compose.below.run(()))}
            <div class="compose-acts">
                <Button label=t!("board-add") kind=ButtonKind::Primary size=ButtonSize::Small busy=create.busy submit=true/>
                <Button label=t!("act-cancel") kind=ButtonKind::Quiet size=ButtonSize::Small on_click=move || board.composing.set(None)/>
            </div>
        </form>
    }
    .into_any()
}

fn focus_area(node: NodeRef<html::Textarea>) {
    Effect::new(move || {
        if let Some(area) = node.get() {
            request_animation_frame(move || {
                area.scroll_into_view_with_bool(false);
                let _ = area.focus();
            });
        }
    });
}
