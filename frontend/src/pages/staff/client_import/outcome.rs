use super::super::client_imports::{ImportedRows, Progress, follow};
use super::Wizard;
use crate::resource::Loaded;
use crate::routes::Route;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{ClientImport, ClientImportReport, ImportStatus};

/// While it runs, and what came of it.
#[component]
pub fn OutcomeStep(wizard: Wizard) -> impl IntoView {
    move || match wizard.begun.get() {
        None => {
            let count = wizard.expected();
            view! {
                <div class="import-wait">
                    <h2 id="import-step" tabindex="-1">{t!("import-under-way", count = count)}</h2>
                    <span class="import-running" role="progressbar" aria-label=t!("act-working")></span>
                </div>
            }
            .into_any()
        }
        Some(id) => view! { <Outcome id wizard/> }.into_any(),
    }
}

#[component]
fn Outcome(id: Uuid, wizard: Wizard) -> impl IntoView {
    let ready = move |report: Signal<ClientImportReport>| {
        request_animation_frame(|| focus_id("import-step"));
        view! { <Report report wizard/> }.into_any()
    };
    view! { <Loaded source=follow(id, || ()) ready/> }
}

#[component]
fn Report(report: Signal<ClientImportReport>, wizard: Wizard) -> impl IntoView {
    let status = Memo::new(move |_| report.read().import.status);
    let count = move || {
        let report = report.read();
        report.import.created + report.import.updated
    };
    let title = move || match status.get() {
        ImportStatus::Running => t!("import-under-way", count = wizard.expected()),
        ImportStatus::Finished | ImportStatus::Failed | ImportStatus::Interrupted => {
            t!("import-done", count = count())
        }
    };
    let announcer = use_announcer();
    Effect::new(move || {
        if status.get() != ImportStatus::Running {
            announcer.say(untrack(title));
        }
    });
    let import = Signal::derive(move || report.read().import.clone());
    view! {
        <div class="import-done">
            {move || (status.get() == ImportStatus::Finished).then(|| view! {
                <span class="empty-case"><Icon glyph=Glyph::Check size=IconSize::Large/></span>
            })}
            <h2 id="import-step" tabindex="-1">{title}</h2>
            <Progress import/>
            {move || match status.get() {
                ImportStatus::Running => ().into_any(),
                ImportStatus::Finished => view! { <Facts import=import.get_untracked() wizard/> }.into_any(),
                ImportStatus::Failed | ImportStatus::Interrupted => view! {
                    <div class="import-done-acts">
                        <Button label=t!("import-again") kind=ButtonKind::Primary on_click=move || wizard.start_over()/>
                    </div>
                }
                .into_any(),
            }}
        </div>
        {move || (status.get() == ImportStatus::Finished).then(|| view! { <ImportedRows report/> })}
    }
    .into_any()
}

#[component]
fn Facts(import: ClientImport, wizard: Wizard) -> impl IntoView {
    let logins = wizard.plan.read_untracked().as_ref().map(|plan| plan.logins).unwrap_or_default();
    let mut facts = vec![
        (Glyph::Plus, t!("import-done-created", count = import.created)),
        (Glyph::Pencil, t!("import-done-updated", count = import.updated)),
        (Glyph::KeyRound, t!("import-done-logins", count = logins)),
    ];
    if import.left_out > 0 {
        facts.push((Glyph::CircleMinus, t!("import-done-skipped", count = import.left_out)));
    }
    let facts = facts.into_iter().map(|(glyph, words)| view! { <li><Icon glyph/>{words}</li> }).collect::<Vec<_>>();
    view! {
        <ul class="import-facts">{facts}</ul>
        <p class="detail">{t!("client-nobody-notified")}</p>
        <div class="import-done-acts">
            <ButtonLink label=t!("import-to-clients") href=Route::Clients.path() kind=ButtonKind::Primary/>
            <Button label=t!("import-more") on_click=move || wizard.start_over()/>
        </div>
    }
    .into_any()
}
