//! The files of a project or of a task, for both shells: what is there, and what is on its way.

mod bin;
mod document;
mod list;
mod pending;
mod queue;
mod send;
mod versions;

use crate::live::use_live;
use crate::resource::{Loaded, Reading, read};
use crate::session::use_session;
use crate::ui::*;
use bin::Bin;
pub use list::{FileRows, Handling};
pub use pending::{Pending, PendingFiles};
use uuid::Uuid;
use vitrine_client::FilesOwner;
use vitrine_contract::{AccountKind, EventKind, ProjectFileList};
use web_sys::{ClipboardEvent, DragEvent, FileList, HtmlInputElement};

#[component]
pub fn Files(
    /// What they belong to.
    of: impl Fn() -> FilesOwner + Copy + Send + Sync + 'static,
    /// The reader may add to them.
    #[prop(into)]
    may_attach: Signal<bool>,
    /// Which of them somebody is asked to approve, if that is asked.
    #[prop(optional, into)]
    asked: Option<Signal<Vec<Uuid>>>,
) -> impl IntoView {
    let source = read(move |client| {
        let of = of();
        async move { client.list_files(of).await }
    });
    use_live().on(move |event| {
        let is_about_these =
            matches!(event.kind, EventKind::TaskChanged | EventKind::ProjectChanged | EventKind::Reset);
        if is_about_these {
            source.refetch();
        }
    });
    let is_staff = use_session().kind() == Some(AccountKind::Staff);
    let is_shared = RwSignal::new(!is_staff);
    let handling = Handling::new(untrack(of), move || source.refetch());
    let queue = handling.queue();
    let is_over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        if may_attach.get_untracked() {
            queue.add(untrack(of), files, is_staff.then(|| !is_shared.get_untracked()));
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        take(dropped(&event));
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(may_attach.get_untracked());
    };
    view! {
        <section
            class="files"
            aria-label=t!("files")
            data-over=move || is_over.get().then_some("")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
            on:paste=move |event| take(pasted(&event))
        >
            <h3 class="field-label">{t!("files")}</h3>
            <Present source handling asked/>
            {handling.uploads()}
            {move || may_attach.get().then(|| view! { <Chooser is_staff is_shared on_files=take/> })}
            {move || match of() {
                FilesOwner::Project(id) => Some(view! { <Bin project=id on_change=move || source.refetch()/> }),
                FilesOwner::Task(_) | FilesOwner::Approval(_) => None,
            }}
        </section>
    }
    .into_any()
}

#[component]
fn Present(source: Reading<ProjectFileList>, handling: Handling, asked: Option<Signal<Vec<Uuid>>>) -> impl IntoView {
    // how some come here is said below, where they are chosen
    let none = || view! { <p class="muted">{t!("files-none")}</p> }.into_any();
    let rows = move |list: Signal<ProjectFileList>| {
        let files = Signal::derive(move || list.read().data.clone());
        view! { <FileRows files handling asked/>{handling.dialogs(files)} }.into_any()
    };
    view! {
        <Loaded
            source
            skeleton=|| view! { <Skeleton rows=1/> }
            is_empty=|list: &ProjectFileList| list.data.is_empty()
            empty=none
            ready=rows
        />
    }
    .into_any()
}

/// Where files are chosen; staff say first who will see them.
#[component]
fn Chooser(
    is_staff: bool,
    is_shared: RwSignal<bool>,
    on_files: impl Fn(Option<FileList>) + Copy + 'static,
) -> impl IntoView {
    let sharing = move || {
        let hint = if is_shared.get() { t!("files-share-on") } else { t!("files-share-off") };
        view! { <span class="detail">{hint}</span> }
    };
    view! {
        <div class="files-add">
            {is_staff.then(|| view! {
                <Checkbox label=t!("files-share") checked=is_shared on_change=move |on| is_shared.set(on)/>
                {sharing}
            })}
            <ChooseFiles label=t!("files-choose") glyph=Glyph::Upload on_files/>
            <span class="detail files-drop-hint">{t!("files-drop")}</span>
        </div>
    }
    .into_any()
}

/// Opens the browser's own choice of files.
#[component]
pub fn ChooseFiles(label: String, glyph: Glyph, on_files: impl Fn(Option<FileList>) + Copy + 'static) -> impl IntoView {
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        on_files(input.files());
        // the same file chosen again is an upload again
        input.set_value("");
    };
    view! {
        <label class="button files-choose">
            <input class="files-input" type="file" multiple=true on:change=chosen/>
            <span class="button-icon"><Icon glyph/></span>
            <span class="button-label">{label}</span>
        </label>
    }
    .into_any()
}

/// What is dragged, if it is files: words are let go where the browser lets them.
pub fn holds_files(event: &DragEvent) -> bool {
    let files = wasm_bindgen::JsValue::from_str("Files");
    event.data_transfer().is_some_and(|data| data.types().includes(&files, 0))
}

pub fn dropped(event: &DragEvent) -> Option<FileList> {
    event.data_transfer().and_then(|data| data.files())
}

/// What is pasted, if it is files alone: beside words there is a picture of them, which nobody asked for.
pub fn pasted(event: &ClipboardEvent) -> Option<FileList> {
    let data = event.clipboard_data()?;
    let has_words = data.get_data("text/plain").is_ok_and(|words| !words.is_empty());
    data.files().filter(|_| !has_words)
}
