use super::Wizard;
use super::check::Rows;
use crate::routes::Route;
use crate::ui::*;
use vitrine_contract::ImportReport;

/// While it runs, and what came of it.
#[component]
pub fn OutcomeStep(wizard: Wizard) -> impl IntoView {
    let announcer = use_announcer();
    Effect::new(move || {
        if let Some(report) = &*wizard.outcome.read() {
            announcer.say(t!("import-done", count = report.created + report.updated));
        }
    });
    let expected =
        move || wizard.plan.read_untracked().as_ref().map(|plan| plan.created + plan.updated).unwrap_or_default();
    move || match wizard.outcome.get() {
        None => view! {
            <div class="import-wait">
                <h2 id="import-step" tabindex="-1">{t!("import-under-way", count = expected())}</h2>
                <span class="import-running" role="progressbar" aria-label=t!("act-working")></span>
                <p class="detail">{t!("import-under-way-detail")}</p>
            </div>
        }
        .into_any(),
        Some(report) => view! { <Report report wizard/> }.into_any(),
    }
}

#[component]
fn Report(report: ImportReport, wizard: Wizard) -> impl IntoView {
    let count = report.created + report.updated;
    let mut facts = vec![
        (Glyph::Plus, t!("import-done-created", count = report.created)),
        (Glyph::Pencil, t!("import-done-updated", count = report.updated)),
        (Glyph::KeyRound, t!("import-done-logins", count = report.logins)),
    ];
    if report.with_problems > 0 {
        facts.push((Glyph::CircleMinus, t!("import-done-skipped", count = report.with_problems)));
    }
    let facts = facts.into_iter().map(|(glyph, words)| view! { <li><Icon glyph/>{words}</li> }).collect::<Vec<_>>();
    let report = Signal::stored(report);
    view! {
        <div class="import-done">
            <span class="empty-case"><Icon glyph=Glyph::Check size=IconSize::Large/></span>
            <h2 id="import-step" tabindex="-1">{t!("import-done", count = count)}</h2>
            <ul class="import-facts">{facts}</ul>
            <p class="detail">{t!("client-nobody-notified")}</p>
            <div class="import-done-acts">
                <ButtonLink label=t!("import-to-clients") href=Route::Clients.path() kind=ButtonKind::Primary/>
                <Button label=t!("import-more") on_click=move || wizard.start_over()/>
            </div>
        </div>
        <Rows report/>
    }
    .into_any()
}
