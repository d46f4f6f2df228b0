//! Replaces, adds or removes clients of all chosen projects.

use super::super::client_picker::chosen_ids;
use super::super::review::{ReviewDialog, use_reviewed};
use super::bulk::{Change, rehearsals, request, send_reviewed, succeeded};
use super::clients_field::ClientsField;
use super::roots::{ConfirmRoots, wants_roots_confirmed};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{BulkClients, BulkClientsMode, BulkUpdateProjects, Project};

const ADD: &str = "add";
const REMOVE: &str = "remove";
const REPLACE: &str = "replace";

#[component]
pub fn BulkClientsDialog(
    open: RwSignal<bool>,
    #[prop(into)] chosen: Signal<Vec<Project>>,
    /// Where a failing way back is told.
    problem: RwSignal<Option<Error>>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let title = Signal::derive(move || t!("projects-set-clients-for", count = chosen.read().len()));
    view! {
        <Dialog open title>
            <BulkClientsForm open chosen problem on_done/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn BulkClientsForm(
    open: RwSignal<bool>,
    chosen: Signal<Vec<Project>>,
    problem: RwSignal<Option<Error>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let mode = RwSignal::new(ADD.to_owned());
    let clients = RwSignal::new(Vec::<Choice>::new());
    let errors = FormErrors::new();
    let roots = RwSignal::new(None::<Error>);
    let save = use_reviewed(rehearsals, send_reviewed, move |answer: Result<Change, Error>| match answer {
        Ok(change) => {
            roots.set(None);
            open.set(false);
            succeeded(session, toasts, problem, &change);
            on_done.run(());
        }
        Err(error) if wants_roots_confirmed(&error) => roots.set(Some(error)),
        Err(error) => {
            roots.set(None);
            errors.take(&error);
        }
    });
    let submit = move |confirmed: bool| {
        errors.clear();
        let asked = BulkClients {
            mode: mode_of(&mode.read_untracked()),
            client_ids: chosen_ids(&clients.read_untracked()),
            confirm_foreign_root: confirmed,
        };
        save.send(change(chosen.get_untracked(), asked));
    };
    let missing = Signal::derive(move || {
        (clients.read().is_empty() && *mode.read() != REPLACE).then(|| t!("projects-clients-choose-first"))
    });
    let act = Signal::derive(move || act_text(&mode.read(), chosen.read().len()));
    let options = vec![
        Choice::new(REPLACE, t!("projects-clients-replace")),
        Choice::new(ADD, t!("projects-clients-add")),
        Choice::new(REMOVE, t!("projects-clients-remove")),
    ];
    let ordered = move || *mode.read() == REPLACE;
    view! {
        <form class="form" on:submit=move |event| { event.prevent_default(); submit(false) }>
            <div><Segmented label=t!("projects-clients-mode") value=mode options/></div>
            <p class="detail">{move || hint(&mode.read())}</p>
            {move || (*mode.read() == ADD).then(|| view! {
                <p class="bulk-kept"><Icon glyph=Glyph::Layers/><span>{t!("projects-clients-now")}</span><span class="detail">{t!("projects-clients-kept")}</span></p>
            })}
            {move || view! { <ClientsField clients ordered=ordered() error=errors.at("/clients/client_ids")/> }}
            {move || (clients.read().is_empty() && *mode.read() == REPLACE).then(|| view! {
                <Note kind=NoteKind::Wait>{t!("projects-clients-will-be-none")}</Note>
            })}
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=act kind=ButtonKind::Primary submit=true busy=save.review.busy disabled=missing/>
            </DialogActions>
        </form>
        <ReviewDialog review=save.review/>
        <ConfirmRoots asked=roots busy=save.review.busy on_confirm=move || submit(true)/>
    }
    .into_any()
}

fn mode_of(name: &str) -> BulkClientsMode {
    match name {
        REPLACE => BulkClientsMode::Replace,
        REMOVE => BulkClientsMode::Remove,
        _ => BulkClientsMode::Add,
    }
}

fn change(projects: Vec<Project>, clients: BulkClients) -> Change {
    let ids = projects.iter().map(|project| project.id).collect();
    Change {
        requests: vec![BulkUpdateProjects { clients: Some(clients), ..request(ids) }],
        said: t!("projects-bulk-clients-done", count = projects.len()),
        before: projects,
    }
}

fn hint(mode: &str) -> String {
    match mode_of(mode) {
        BulkClientsMode::Replace => t!("projects-clients-replace-hint"),
        BulkClientsMode::Add => t!("projects-clients-add-hint"),
        BulkClientsMode::Remove => t!("projects-clients-remove-hint"),
    }
}

fn act_text(mode: &str, count: usize) -> String {
    match mode_of(mode) {
        BulkClientsMode::Replace => t!("projects-clients-replace-act", count = count),
        BulkClientsMode::Add => t!("projects-clients-add-act", count = count),
        BulkClientsMode::Remove => t!("projects-clients-remove-act", count = count),
    }
}
