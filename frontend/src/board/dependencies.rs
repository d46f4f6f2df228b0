//! What an open task waits for, and what waits for it: to read, and to change for who may.

use super::drawer::task_href;
use super::state::use_board;
use crate::live::use_live;
use crate::resource::{Reading, Writing, write};
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{ChangeDependencies, EventKind, ProjectAct, Task, TaskRef};

/// Sends changes of what a task waits for.
type Change = Writing<(Uuid, ChangeDependencies)>;

#[component]
pub fn Dependencies(task: Signal<Task>) -> impl IntoView {
    let (board, toasts) = (use_board(), use_toasts());
    let section = NodeRef::<html::Section>::new();
    let source = expect_context::<Reading<Task>>();
    let errors = FormErrors::new();
    let is_choosing = RwSignal::new(false);
    let change: Change = write(
        |client, (task, input): (Uuid, ChangeDependencies)| async move { client.change_dependencies(task, &input).await },
        move |answer: Result<Task, Error>| {
            match answer {
                Ok(_) => {
                    is_choosing.try_set(false);
                    // what had the focus is about to go
                    request_animation_frame(move || {
                        if let Some(section) = section.try_get_untracked().flatten() {
                            focus_first(".button", Some(&section));
                        }
                    });
                }
                Err(error) if is_choosing.try_get_untracked() == Some(true) => errors.take(&error),
                Err(error) => toasts.say(problem_words(&error).0),
            }
            source.refetch();
            board.refetch();
        },
    );
    let may = Memo::new(move |_| task.read().may.contains(&ProjectAct::EditTask));
    let before = Memo::new(move |_| task.read().predecessors.clone());
    let after = Memo::new(move |_| task.read().successors.clone());
    // what is called otherwise now, or is gone
    use_live().on(move |event| {
        let is_linked = |id: Uuid| untrack(|| before.read().iter().chain(&*after.read()).any(|other| other.id == id));
        if event.kind == EventKind::TaskChanged && event.object_id.is_some_and(is_linked) {
            source.refetch();
        }
    });
    let remove = move |other: Uuid| {
        let input = ChangeDependencies { remove: vec![other], ..ChangeDependencies::default() };
        change.send((task.read_untracked().id, input));
    };
    let adding = move || {
        if is_choosing.get() {
            return view! { <Chooser task before change errors is_choosing/> }.into_any();
        }
        let open = move || {
            errors.clear();
            is_choosing.set(true);
        };
        view! { <Button label=t!("task-wait-add") size=ButtonSize::Small icon=Glyph::Plus on_click=open/> }.into_any()
    };
    let is_shown = Memo::new(move |_| may.get() || !before.read().is_empty() || !after.read().is_empty());
    move || {
        is_shown.get().then(|| {
            view! {
                <section class="task-status" node_ref=section aria-label=t!("task-dependencies")>
                    <span class="field-label">{t!("task-waits-for")}</span>
                    {move || before.read().is_empty().then(|| view! { <span class="muted">{t!("task-waits-for-none")}</span> })}
                    <Linked tasks=before remove=Callback::new(remove) may/>
                    {move || may.get().then(adding)}
                    {move || (!after.read().is_empty()).then(|| view! {
                        <span class="field-label">{t!("task-waited-for")}</span>
                        <Linked tasks=after/>
                    })}
                </section>
            }
        })
    }
}

#[component]
fn Linked(
    tasks: Memo<Vec<TaskRef>>,
    #[prop(optional)] remove: Option<Callback<Uuid>>,
    #[prop(optional, into)] may: Signal<bool>,
) -> impl IntoView {
    let board = use_board();
    let row = move |other: TaskRef| {
        let (id, label) = (other.id, t!("task-wait-remove", title = other.title.as_str()));
        view! {
            <li class="task-stage">
                <a href=move || task_href(board, id)>{other.title}</a>
                {move || remove.filter(|_| may.get()).map(|remove| view! {
                    <IconButton label=label.clone() glyph=Glyph::X on_click=move || remove.run(id)/>
                })}
            </li>
        }
    };
    view! { <ul class="task-people"><For each=move || tasks.get() key=|other| (other.id, other.title.clone()) children=row/></ul> }
        .into_any()
}

/// The other tasks of the board. What is chosen is waited for at once.
#[component]
fn Chooser(
    task: Signal<Task>,
    before: Memo<Vec<TaskRef>>,
    change: Change,
    errors: FormErrors,
    is_choosing: RwSignal<bool>,
) -> impl IntoView {
    let board = use_board();
    let id = task.read_untracked().id;
    let options = Signal::derive(move || {
        let taken = before.read();
        let columns = board.columns.read();
        let free = columns.iter().flat_map(|column| column.tasks.iter().map(move |card| (column, card)));
        free.filter(|(_, card)| card.id != id && taken.iter().all(|other| other.id != card.id))
            .map(|(column, card)| Choice::new(card.id.to_string(), card.title.as_str()).hint(column.name.as_str()))
            .collect::<Vec<_>>()
    });
    // of the one that was chosen, or that there are too many
    let (of_choice, of_all) = (errors.at("/add/0"), errors.at("/add"));
    let error = Signal::derive(move || of_choice.get().or_else(|| of_all.get()));
    let selected = RwSignal::new(Vec::<Choice>::new());
    Effect::new(move || {
        let chosen = selected.read().first().and_then(|choice| choice.value.parse().ok());
        if let Some(chosen) = chosen {
            errors.clear();
            change.send((id, ChangeDependencies { add: vec![chosen], ..ChangeDependencies::default() }));
        }
    });
    view! {
        <Combobox label=t!("task-wait-choose") options selected error/>
        <FormProblem errors/>
        <Button label=t!("act-cancel") size=ButtonSize::Small on_click=move || is_choosing.set(false)/>
    }
    .into_any()
}
