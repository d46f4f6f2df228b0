//! Who works on an open task: to read, and to change for who may.

use super::state::use_board;
use crate::resource::{Loaded, Reading, Writing, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Assignee, AssigneeKind, AssigneeList, ChangeAssignees, ProjectAct, Task};

/// Sends changes of who works on a task.
type Change = Writing<(Uuid, ChangeAssignees)>;

#[component]
pub fn Assignees(task: Signal<Task>) -> impl IntoView {
    let (board, toasts) = (use_board(), use_toasts());
    let source = expect_context::<Reading<Task>>();
    let is_choosing = RwSignal::new(false);
    let change = write(
        |client, (task, input): (Uuid, ChangeAssignees)| async move { client.change_assignees(task, &input).await },
        move |answer: Result<Task, Error>| {
            if let Err(error) = answer {
                toasts.say(problem_words(&error).0);
            }
            source.refetch();
            board.refetch();
        },
    );
    let may = Memo::new(move |_| task.read().may.contains(&ProjectAct::AssignTask));
    let people = Memo::new(move |_| task.read().assignees.clone());
    let adding = move || {
        if is_choosing.get() {
            view! { <Chooser task people change is_choosing/> }.into_any()
        } else {
            let open = move || is_choosing.set(true);
            view! { <Button label=t!("task-assign") size=ButtonSize::Small icon=Glyph::Plus on_click=open/> }.into_any()
        }
    };
    view! {
        <div class="task-status" role="group" aria-label=t!("task-assignees")>
            <span class="field-label">{t!("task-assignees")}</span>
            {move || people.read().is_empty().then(|| view! { <span class="muted">{t!("task-nobody")}</span> })}
            <ul class="task-people">
                <For each=move || people.get() key=face_of let:one><Person one task may change/></For>
            </ul>
            {move || may.get().then(adding)}
        </div>
    }
    .into_any()
}

/// What is shown of somebody: another face is another row.
fn face_of(one: &Assignee) -> (Uuid, String, Option<bool>) {
    (one.id, one.name.clone(), one.is_waiting)
}

#[component]
fn Person(one: Assignee, task: Signal<Task>, may: Memo<bool>, change: Change) -> impl IntoView {
    let Assignee { id, name, kind, is_waiting } = one;
    let label = t!("task-unassign", name = name.as_str());
    let remove = move || {
        change.send((task.read_untracked().id, ChangeAssignees { remove: vec![id], ..ChangeAssignees::default() }));
    };
    view! {
        <li class="task-stage">
            <Avatar name=name.clone() kind=kind.into() size=AvatarSize::Small/>
            <span>
                {name}
                {(is_waiting == Some(true)).then(|| view! { <span class="detail">{t!("task-waiting")}</span> })}
            </span>
            {move || may.get().then(|| view! { <IconButton label=label.clone() glyph=Glyph::X on_click=remove/> })}
        </li>
    }
    .into_any()
}

/// Those who may be asked and do not have the task yet. Whoever is chosen has it at once.
#[component]
fn Chooser(
    task: Signal<Task>,
    people: Memo<Vec<Assignee>>,
    change: Change,
    is_choosing: RwSignal<bool>,
) -> impl IntoView {
    let id = task.read_untracked().id;
    let source = read(move |client| async move { client.list_possible_assignees(id).await });
    let selected = RwSignal::new(Vec::<Choice>::new());
    Effect::new(move || {
        let chosen = selected.read().first().and_then(|choice| choice.value.parse().ok());
        if let Some(chosen) = chosen {
            change.send((id, ChangeAssignees { add: vec![chosen], ..ChangeAssignees::default() }));
            is_choosing.set(false);
        }
    });
    let ready = move |list: Signal<AssigneeList>| {
        let options = Signal::derive(move || {
            let has = people.read();
            let free = list.get().data.into_iter().filter(|one| has.iter().all(|other| other.id != one.id));
            free.map(choice).collect::<Vec<_>>()
        });
        let has_none = Memo::new(move |_| options.read().is_empty());
        let choose = move || match has_none.get() {
            true => view! { <p class="muted">{t!("task-assign-none")}</p> }.into_any(),
            false => view! { <Combobox label=t!("task-assign-to") options selected/> }.into_any(),
        };
        choose.into_any()
    };
    view! {
        <Loaded source ready/>
        <Button label=t!("act-cancel") size=ButtonSize::Small on_click=move || is_choosing.set(false)/>
    }
    .into_any()
}

fn choice(one: Assignee) -> Choice {
    let hint = match one.kind {
        AssigneeKind::Team => t!("task-of-team"),
        AssigneeKind::Client => t!("task-of-client"),
    };
    Choice::new(one.id.to_string(), one.name).hint(hint)
}
