//! What becomes of tasks that client contacts have, when they lose what it takes to have them (R27).

use crate::resource::{Loaded, read};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Client;
use vitrine_contract::{AssigneeKind, AssigneeList, Rehearsal, RehearsedAssignment};

const REASSIGN: &str = "reassign";

/// What was chosen in the dialog; at first nothing.
#[derive(Clone, Copy)]
pub(super) struct Decision {
    what: RwSignal<String>,
    /// The account of the colleague, where one takes the tasks over.
    to: RwSignal<String>,
}

impl Decision {
    pub(super) fn new() -> Self {
        Self { what: RwSignal::new(String::new()), to: RwSignal::new(String::new()) }
    }

    pub(super) fn clear(self) {
        self.what.set(String::new());
        self.to.set(String::new());
    }

    /// As it is sent; empty while nothing was chosen.
    fn value(self) -> String {
        if *self.what.read() == REASSIGN { self.to.get() } else { self.what.get() }
    }

    /// The client that sends it along, where there is something to decide.
    pub(super) fn carried_by(self, client: &Client, rehearsals: &[Rehearsal]) -> Client {
        let value = untrack(|| self.value());
        if assignments(rehearsals).is_empty() || value.is_empty() {
            client.clone()
        } else {
            client.with_client_assignees(&value)
        }
    }

    /// Why the change cannot be made yet.
    pub(super) fn missing(self, rehearsals: Memo<Vec<Rehearsal>>) -> Signal<Option<String>> {
        Signal::derive(move || {
            let is_open = !assignments(&rehearsals.read()).is_empty() && self.value().is_empty();
            is_open.then(|| t!("review-assignees-missing"))
        })
    }
}

fn assignments(rehearsals: &[Rehearsal]) -> Vec<RehearsedAssignment> {
    rehearsals.iter().flat_map(|rehearsal| rehearsal.assignments.iter().cloned()).collect()
}

#[component]
pub(super) fn ClientAssignees(rehearsals: Memo<Vec<Rehearsal>>, decision: Decision) -> impl IntoView {
    let tasks = Memo::new(move |_| assignments(&rehearsals.read()));
    let options = || {
        vec![
            Choice::new("keep", t!("review-assignees-keep")),
            Choice::new("unassign", t!("review-assignees-unassign")),
            Choice::new(REASSIGN, t!("review-assignees-reassign")),
        ]
    };
    let is_handed_over = Memo::new(move |_| *decision.what.read() == REASSIGN);
    move || {
        let tasks = tasks.get();
        let first = tasks.first()?.task_id;
        let lines = tasks.iter().map(|one| {
            let (task, project) = (one.task_title.as_str(), one.project_name.as_str());
            view! { <li>{t!("review-assignee", task = task, project = project, name = one.assignee.name.as_str())}</li> }
        });
        Some(view! {
            <div class="review"><section class="review-part" data-way="loss">
                <h3><Icon glyph=Glyph::Hourglass/>{t!("review-assignees")}</h3>
                <ul class="review-lines">{lines.collect_view()}</ul>
                <RadioGroup label=t!("review-assignees-what") value=decision.what options=options()/>
                {move || is_handed_over.get().then(|| view! { <Colleagues task=first to=decision.to/> })}
            </section></div>
        })
    }
}

/// Colleagues who see the task, of whom one may take it over.
#[component]
fn Colleagues(task: Uuid, to: RwSignal<String>) -> impl IntoView {
    let source = read(move |client| async move { client.list_possible_assignees(task).await });
    let ready = move |list: Signal<AssigneeList>| {
        let options = Signal::derive(move || {
            let team = list.get().data.into_iter().filter(|one| one.kind == AssigneeKind::Team);
            let nobody = Choice::new("", t!("review-assignees-choose"));
            [nobody].into_iter().chain(team.map(|one| Choice::new(one.id.to_string(), one.name))).collect::<Vec<_>>()
        });
        view! { <SelectField label=t!("review-assignees-to") value=to options/> }.into_any()
    };
    view! { <Loaded source ready/> }.into_any()
}
