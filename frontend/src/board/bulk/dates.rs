use super::Bulk;
use crate::ui::*;
use chrono::NaiveDate;
use vitrine_contract::BulkTaskChange;

/// New dates for all chosen tasks. What is not ticked stays as each has it.
#[component]
pub(super) fn DatesDialog(bulk: Bulk) -> impl IntoView {
    let title = Signal::derive(move || t!("tasks-bulk-dates-of", count = bulk.chosen.read().len()));
    view! { <Dialog open=bulk.asks_dates title><Dates bulk/></Dialog> }.into_any()
}

#[component]
fn Dates(bulk: Bulk) -> impl IntoView {
    let day = || (RwSignal::new(false), RwSignal::new(String::new()));
    let ((sets_start, start), (sets_due, due)) = (day(), day());
    let wanted = |is_set: RwSignal<bool>, day: RwSignal<String>| -> Option<Option<NaiveDate>> {
        is_set.get_untracked().then(|| day.get_untracked().parse().ok())
    };
    let save = move || {
        let (starts_on, due_on) = (wanted(sets_start, start), wanted(sets_due, due));
        let said = t!("tasks-bulk-dated", count = bulk.count());
        bulk.change(said, |change| BulkTaskChange { starts_on, due_on, ..change });
    };
    let nothing = Signal::derive(move || (!sets_start.get() && !sets_due.get()).then(|| t!("tasks-bulk-dates-none")));
    let problems = move || bulk.problems.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); save() }>
            <Checkbox label=t!("tasks-bulk-start") checked=sets_start on_change=move |on| sets_start.set(on)/>
            {move || sets_start.get().then(|| view! { <TextField label=t!("task-starts") kind="date" value=start help=t!("tasks-bulk-empty") optional=true/> })}
            <Checkbox label=t!("tasks-bulk-due") checked=sets_due on_change=move |on| sets_due.set(on)/>
            {move || sets_due.get().then(|| view! { <TextField label=t!("board-due") kind="date" value=due help=t!("tasks-bulk-empty") optional=true/> })}
            {move || (!bulk.problems.read().is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{problems}</Note> })}
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || bulk.asks_dates.set(false)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=bulk.send.busy disabled=nothing/>
            </DialogActions>
        </form>
    }
    .into_any()
}
