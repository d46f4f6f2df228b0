use super::file::{Fault, Upload, read_first};
use super::{Refusal, Runs, Wizard};
use crate::ui::*;
use web_sys::{DragEvent, HtmlInputElement};

/// As a spreadsheet of another program would write it.
const SAMPLE: &str = "\u{feff}Name,Parent,Kind,E-mail,Phone,Username,Password,Virtual\r\n\
    Acme (Belgium),,organisation,,,,,true\r\n\
    Lotte,Acme (Belgium),person,lotte@acme.example,+32 2 555 01 01,lotte,choose a long one,false\r\n";

#[component]
pub fn UploadStep(wizard: Wizard, runs: Runs) -> impl IntoView {
    let fault = RwSignal::new(None::<Fault>);
    let is_over = RwSignal::new(false);
    let take = move |answer: Result<Upload, Fault>| match answer {
        Ok(upload) => {
            wizard.file.set(Some(upload.clone()));
            wizard.matches.set(Vec::new());
            runs.recognise.send(upload);
        }
        Err(reason) => fault.set(Some(reason)),
    };
    let begin = move || {
        wizard.errors.clear();
        fault.set(None);
    };
    let chosen = move |event: web_sys::Event| {
        begin();
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        read_first(input.as_ref().and_then(HtmlInputElement::files), take);
        // The same file chosen again is a change again.
        input.inspect(|input| input.set_value(""));
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        begin();
        read_first(event.data_transfer().and_then(|data| data.files()), take);
    };
    let busy = runs.recognise.busy;
    view! {
        <h2 class="sr-only" id="import-step" tabindex="-1">{t!("import-step-upload")}</h2>
        <div
            class="import-drop"
            data-over=move || is_over.get().then_some("")
            on:dragover=move |event| { event.prevent_default(); is_over.set(true) }
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <Icon glyph=Glyph::FileSpreadsheet size=IconSize::Large/>
            <p class="import-drop-title">{t!("import-drop")}</p>
            <p class="detail">{t!("import-drop-detail")}</p>
            <label class="button import-choose" data-kind="primary">
                <input class="import-input" type="file" accept=".csv,text/csv" disabled=move || busy.get() on:change=chosen/>
                <span class="button-icon"><Icon glyph=Glyph::Upload/></span>
                <span class="button-label">{t!("import-choose")}</span>
            </label>
            <p role="status">
                {move || busy.get().then(|| wizard.file.get()).flatten().map(|file| t!("import-reading", name = file.name))}
            </p>
        </div>
        <Refusal errors=wizard.errors/>
        {move || fault.get().map(|fault| {
            let words = match fault {
                Fault::TooLarge => format!("{}. {}", t!("problem-too-large"), t!("problem-too-large-detail")),
                Fault::Unreadable => t!("import-unreadable"),
            };
            view! { <Note kind=NoteKind::Bad alert=true>{words}</Note> }
        })}
        <div class="import-about">
            <Note>{t!("import-columns-known")}</Note>
            <Nobody/>
            <Note>{t!("import-no-privileges")}</Note>
            <p><a class="button" data-kind="quiet" download="clients.csv" href=sample()><Icon glyph=Glyph::Download/>{t!("import-sample")}</a></p>
        </div>
    }
    .into_any()
}

/// No mail goes out, and what becomes of passwords.
#[component]
pub fn Nobody() -> impl IntoView {
    view! {
        <div class="note" data-kind="glass">
            <Icon glyph=Glyph::BellOff/>
            <p><strong>{t!("import-nobody")}</strong>" "{t!("import-nobody-detail")}</p>
        </div>
    }
    .into_any()
}

fn sample() -> String {
    format!("data:text/csv;charset=utf-8,{}", js_sys::encode_uri_component(SAMPLE))
}
