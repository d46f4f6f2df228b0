//! How far an import is.

use crate::resource::{Reading, read};
use crate::ui::*;
use std::time::Duration;
use uuid::Uuid;
use vitrine_contract::{ClientImport, ClientImportReport, ImportFailure, ImportStatus};

/// Between two looks at an import that runs.
const PAUSE: Duration = Duration::from_secs(1);

/// An import, read again as long as it runs. `ended` hears that it ran and does no more.
pub fn follow(id: Uuid, ended: impl Fn() + 'static) -> Reading<ClientImportReport> {
    let report = read(move |api| async move { api.read_client_import(id).await });
    let runs = Memo::new(move |_| match &*report.read() {
        Some(Ok(report)) => report.import.status == ImportStatus::Running,
        _ => false,
    });
    Effect::new(move |ran: Option<bool>| {
        if !runs.get() {
            if ran == Some(true) {
                ended();
            }
            return false;
        }
        let timer = set_interval_with_handle(move || report.refetch(), PAUSE).ok();
        on_cleanup(move || timer.into_iter().for_each(|timer| timer.clear()));
        true
    });
    report
}

/// Unless it is finished: how far it is, or why nothing came of it.
#[component]
pub fn Progress(#[prop(into)] import: Signal<ClientImport>) -> impl IntoView {
    let status = Memo::new(move |_| import.read().status);
    let percent = Signal::derive(move || {
        let import = import.read();
        u8::try_from(u64::from(import.hashed) * 100 / u64::from(import.passwords.max(1))).unwrap_or(100)
    });
    let label = Signal::derive(move || {
        let import = import.read();
        t!("import-hashed", hashed = import.hashed, count = import.passwords)
    });
    move || match status.get() {
        ImportStatus::Running => view! {
            <div class="import-progress">
                <ProgressBar percent label/>
                <p class="detail">{t!("import-under-way-detail")}</p>
            </div>
        }
        .into_any(),
        ImportStatus::Finished => ().into_any(),
        ImportStatus::Failed => {
            view! { <Note kind=NoteKind::Bad alert=true>{reason(import.read_untracked().failure)}</Note> }.into_any()
        }
        ImportStatus::Interrupted => {
            view! { <Note kind=NoteKind::Bad alert=true>{t!("import-interrupted")}</Note> }.into_any()
        }
    }
}

fn reason(failure: Option<ImportFailure>) -> String {
    match failure {
        Some(ImportFailure::WorldChanged) => t!("import-failed-world_changed"),
        Some(ImportFailure::Problems) => t!("import-failed-problems"),
        Some(ImportFailure::NotPermitted) => t!("import-failed-not_permitted"),
        Some(ImportFailure::SignedOut) => t!("import-failed-signed_out"),
        Some(ImportFailure::Unavailable) | None => t!("import-failed-unavailable"),
    }
}

pub fn status_chip(status: ImportStatus) -> AnyView {
    let (label, tone, glyph) = match status {
        ImportStatus::Running => (t!("imports-running"), Tone::Wait, Glyph::Clock),
        ImportStatus::Finished => (t!("imports-finished"), Tone::Ok, Glyph::Check),
        ImportStatus::Failed => (t!("imports-failed"), Tone::Bad, Glyph::CircleX),
        ImportStatus::Interrupted => (t!("imports-interrupted"), Tone::Bad, Glyph::CircleX),
    };
    view! { <Chip label tone icon=glyph/> }.into_any()
}
