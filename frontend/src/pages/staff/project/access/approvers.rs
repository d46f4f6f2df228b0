//! Whose OK the project asks for, where a column of it names nobody (R19).

use crate::i18n::name_list;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{ApproverChoice, Project, ProjectAct, ProjectApprovers, SetProjectApprovers};

/// For whoever may set up columns, whose own lists go before this one.
#[component]
pub(super) fn Approvers(project: Signal<Project>) -> impl IntoView {
    let id = Memo::new(move |_| {
        let project = project.read();
        project.may.contains(&ProjectAct::EditColumns).then_some(project.id)
    });
    move || id.get().map(|id| view! { <Own id/> })
}

#[component]
fn Own(id: Uuid) -> impl IntoView {
    let source = read(move |client| async move { client.read_project_approvers(id).await });
    view! {
        <section class="access-approvers" aria-label=t!("access-approvers")>
            <Loaded source ready=move |saved| view! { <Form id saved=saved.get_untracked()/> }.into_any()/>
        </section>
    }
    .into_any()
}

#[component]
fn Form(id: Uuid, saved: ProjectApprovers) -> impl IntoView {
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let named = RwSignal::new(choices(&saved.approvers));
    let saved = RwSignal::new(saved);
    let set = write(
        move |client, (revision, input): (String, SetProjectApprovers)| async move {
            client.set_project_approvers(id, &revision, &input).await
        },
        move |answer: Result<ProjectApprovers, Error>| match answer {
            Ok(newest) => {
                toasts.say(t!("act-saved"));
                named.set(choices(&newest.approvers));
                saved.set(newest);
            }
            Err(error) => errors.take(&error),
        },
    );
    let is_changed = Memo::new(move |_| chosen(&named.read()) != ids(&saved.read().approvers));
    let send = move || {
        errors.clear();
        let approver_ids = chosen(&named.read_untracked());
        set.send((saved.read_untracked().revision.clone(), SetProjectApprovers { approver_ids }));
    };
    let options = Signal::derive(move || choices(&saved.read().possible_approvers));
    let unfit = move || {
        let names: Vec<String> = saved.read().approvers.iter().filter(|one| !one.may_approve).map(name).collect();
        (!names.is_empty()).then(|| {
            view! { <Note kind=NoteKind::Wait><p>{t!("approval-rule-unfit", names = name_list(&names))}</p></Note> }
        })
    };
    let off = Signal::derive(move || (!is_changed.get()).then(|| t!("access-no-change")));
    let error = Signal::derive(move || errors.messages_but(&[]).into_iter().next());
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send() }>
            {unfit}
            <Combobox label=t!("access-approvers") help=t!("access-approvers-help") options selected=named multiple=true optional=true error/>
            <FormProblem errors/>
            <div><Button label=t!("access-approvers-save") submit=true busy=set.busy disabled=off/></div>
        </form>
    }
    .into_any()
}

fn name(one: &ApproverChoice) -> String {
    one.name.clone().unwrap_or_else(|| t!("approval-rule-somebody"))
}

fn choices(list: &[ApproverChoice]) -> Vec<Choice> {
    list.iter().map(|one| Choice::new(one.account_id.to_string(), name(one))).collect()
}

/// In one order, so that lists can be compared.
fn chosen(choices: &[Choice]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = choices.iter().filter_map(|choice| choice.value.parse().ok()).collect();
    ids.sort_unstable();
    ids
}

fn ids(list: &[ApproverChoice]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = list.iter().map(|one| one.account_id).collect();
    ids.sort_unstable();
    ids
}
