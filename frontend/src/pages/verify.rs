//! Checking a receipt, without an account: what is dropped or pasted here is sent to be compared with the key of the workspace, and nothing
//! else is read.

use super::GatePage;
use crate::app::use_title;
use crate::format;
use crate::resource::write;
use crate::ui::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use vitrine_client::Error;
use vitrine_contract::{ApprovalState, ReceiptCheck, ReceiptFault, ReceiptStatement};
use wasm_bindgen::closure::Closure;
use web_sys::{DragEvent, File, FileList, FileReader, HtmlInputElement};

/// No receipt is so large.
const MOST_BYTES: f64 = 64.0 * 1024.0;

/// A part of the app that only whoever has a receipt loads.
#[wasm_split(verify, wasm_split_path = leptos::wasm_split, fallible)]
pub fn part() -> Result<fn() -> AnyView, SplitLoaderError> {
    vitrine_texts::VERIFY.add();
    Ok(|| view! { <VerifyPage/> }.into_any())
}

#[component]
fn VerifyPage() -> impl IntoView {
    use_title(|| t!("verify"));
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Result<ReceiptCheck, Error>>);
    let check = write(
        |client, text: String| async move { client.verify_receipt_text(&text).await },
        move |answer| found.set(Some(answer)),
    );
    let errors = FormErrors::new();
    let send = move || {
        errors.clear();
        found.set(None);
        let text = text.get_untracked();
        if text.trim().is_empty() {
            return errors.set("/text", "required");
        }
        check.send(text);
    };
    let take = move |files: Option<FileList>| {
        read_first(files, move |content| {
            text.set(content);
            send();
        });
    };
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        take(input.files());
        input.set_value("");
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <GatePage>
            <h1>{t!("verify")}</h1>
            <p class="gate-lead">{t!("verify-lead")}</p>
            <form
                class="form"
                novalidate=true
                on:submit=move |event| { event.prevent_default(); send() }
                on:dragover=|event| event.prevent_default()
                on:drop=dropped
            >
                <TextArea label=t!("verify-text") value=text error=errors.at("/text") help=t!("verify-help") rows=6/>
                <label class="button files-choose">
                    <input class="files-input" type="file" accept=".json,application/json" on:change=chosen/>
                    <span class="button-icon"><Icon glyph=Glyph::Upload/></span>
                    <span class="button-label">{t!("verify-choose")}</span>
                </label>
                <Button label=t!("verify-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=check.busy/>
            </form>
            <div role="status">{move || found.get().map(outcome)}</div>
        </GatePage>
    }
    .into_any()
}

fn outcome(answer: Result<ReceiptCheck, Error>) -> AnyView {
    match answer {
        Ok(ReceiptCheck { statement: Some(statement), .. }) => view! { <Genuine statement/> }.into_any(),
        Ok(check) => bad(fault_words(check.fault)),
        // it could not even be read as one
        Err(error) if matches!(error.slug(), Some("malformed-request" | "invalid")) => bad(t!("verify-unreadable")),
        Err(error) => {
            let (title, detail) = problem_words(&error);
            bad(format!("{title}. {detail}"))
        }
    }
}

fn bad(words: String) -> AnyView {
    view! {
        <Note kind=NoteKind::Bad>
            <p><strong>{t!("verify-bad")}</strong></p>
            <p>{words}</p>
        </Note>
    }
    .into_any()
}

fn fault_words(fault: Option<ReceiptFault>) -> String {
    match fault {
        Some(ReceiptFault::OtherKey) => t!("verify-other-key"),
        Some(ReceiptFault::NoReceipt) => t!("verify-unreadable"),
        Some(ReceiptFault::Altered) | None => t!("verify-altered"),
    }
}

#[component]
fn Genuine(statement: ReceiptStatement) -> impl IntoView {
    let verdict = match statement.verdict {
        ApprovalState::ChangesRequested => t!("verify-changes"),
        ApprovalState::Approved | ApprovalState::Open | ApprovalState::Withdrawn => t!("verify-approved"),
    };
    let oks = statement.oks_given.zip(statement.oks_needed).filter(|(_, needed)| *needed > 1);
    let decided_at = statement.decided_at;
    let facts = [
        (t!("verify-what"), statement.title),
        (t!("verify-project"), statement.project),
        (t!("verify-workspace"), statement.workspace),
        (t!("verify-verdict"), verdict),
        (t!("verify-by"), statement.decided_by),
        (t!("verify-at"), format!("{}, {}", format::date(decided_at.date_naive()), decided_at.format("%H:%M UTC"))),
    ];
    let oks = oks.map(|(given, needed)| (t!("verify-oks"), t!("verify-oks-of", given = given, needed = needed)));
    let files = (!statement.files_sha256.is_empty()).then(|| (t!("verify-files"), statement.files_sha256.join(" ")));
    let facts = facts.into_iter().chain(oks).chain(files);
    let facts = facts.map(|(name, said)| view! { <div class="verify-fact"><dt>{name}</dt><dd>{said}</dd></div> });
    view! {
        <Note kind=NoteKind::Ok>
            <p><strong>{t!("verify-good")}</strong></p>
            <dl class="verify-facts">{facts.collect_view()}</dl>
        </Note>
    }
    .into_any()
}

/// The text of the first file; `done` hears of it later. One that is too large for a receipt is none.
fn read_first(files: Option<FileList>, done: impl FnOnce(String) + 'static) {
    let Some(file) = files.and_then(|files| files.get(0)).filter(|file: &File| file.size() <= MOST_BYTES) else {
        return;
    };
    let Ok(reader) = FileReader::new() else { return };
    let finished = reader.clone();
    let on_end = Closure::once_into_js(move || {
        done(finished.result().ok().and_then(|result| result.as_string()).unwrap_or_default());
    });
    reader.set_onloadend(Some(on_end.unchecked_ref()));
    let _ = reader.read_as_text(&file);
}
