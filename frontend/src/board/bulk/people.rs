use super::Bulk;
use crate::resource::{Loaded, read};
use crate::ui::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vitrine_contract::{Assignee, AssigneeKind, AssigneeList, BulkTaskChange};

/// Who is given all chosen tasks, and who is taken off them.
#[component]
pub(super) fn PeopleDialog(bulk: Bulk) -> impl IntoView {
    let title = Signal::derive(move || t!("tasks-bulk-people-of", count = bulk.chosen.read().len()));
    view! { <Dialog open=bulk.asks_people title><People bulk/></Dialog> }.into_any()
}

#[component]
fn People(bulk: Bulk) -> impl IntoView {
    // whoever may be given one of them may be given most of them; of each the server judges
    let first = bulk.chosen.with_untracked(|chosen| chosen.first().map(|card| card.id));
    let source = read(move |client| async move {
        match first {
            Some(task) => client.list_possible_assignees(task).await,
            None => Ok(AssigneeList { data: Vec::new() }),
        }
    });
    let ready = move |list: Signal<AssigneeList>| view! { <Form bulk list/> }.into_any();
    view! { <Loaded source ready/> }.into_any()
}

#[component]
fn Form(bulk: Bulk, list: Signal<AssigneeList>) -> impl IntoView {
    let (add, remove) = (RwSignal::new(Vec::<Choice>::new()), RwSignal::new(Vec::<Choice>::new()));
    let possible = Signal::derive(move || list.get().data.iter().map(choice).collect::<Vec<_>>());
    let holders = Signal::derive(move || {
        let chosen = bulk.chosen.read();
        let all: BTreeMap<Uuid, Assignee> =
            chosen.iter().flat_map(|card| &card.assignees).map(|one| (one.id, one.clone())).collect();
        all.values().map(choice).collect::<Vec<_>>()
    });
    let ids = |choices: RwSignal<Vec<Choice>>| -> Vec<Uuid> {
        choices.read_untracked().iter().filter_map(|choice| choice.value.parse().ok()).collect()
    };
    let save = move || {
        let (add_assignee_ids, remove_assignee_ids) = (ids(add), ids(remove));
        let said = t!("tasks-bulk-assigned", count = bulk.count());
        bulk.change(said, |change| BulkTaskChange {
            add_assignee_ids: add_assignee_ids.clone(),
            remove_assignee_ids: remove_assignee_ids.clone(),
            ..change
        });
    };
    let nothing = Signal::derive(move || {
        (add.read().is_empty() && remove.read().is_empty()).then(|| t!("tasks-bulk-people-none"))
    });
    let problems = move || bulk.problems.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let has_holders = Memo::new(move |_| !holders.read().is_empty());
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); save() }>
            <Combobox label=t!("tasks-bulk-add") options=possible selected=add multiple=true/>
            {move || has_holders.get().then(|| view! { <Combobox label=t!("tasks-bulk-remove") options=holders selected=remove multiple=true/> })}
            {move || (!bulk.problems.read().is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{problems}</Note> })}
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || bulk.asks_people.set(false)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=bulk.send.busy disabled=nothing/>
            </DialogActions>
        </form>
    }
    .into_any()
}

fn choice(one: &Assignee) -> Choice {
    let hint = match one.kind {
        AssigneeKind::Team => t!("task-of-team"),
        AssigneeKind::Client => t!("task-of-client"),
    };
    Choice::new(one.id.to_string(), one.name.clone()).hint(hint)
}
