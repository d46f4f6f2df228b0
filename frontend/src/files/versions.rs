//! What a file held before: to save, and to put back; and the choice of what takes its place.

use super::list::{size, uploader};
use super::queue::Queue;
use crate::format;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_contract::{FileAct, FileVersion, FileVersionList, ProjectFile};

/// Which file is to be replaced, while its successor is chosen.
#[derive(Clone, Copy)]
pub(super) struct Replacing {
    file: RwSignal<Option<Uuid>>,
    input: NodeRef<html::Input>,
}

impl Replacing {
    pub(super) fn new() -> Self {
        Self { file: RwSignal::new(None), input: NodeRef::new() }
    }

    /// Opens the browser's own choice of a file.
    pub(super) fn ask(self, id: Uuid) {
        self.file.set(Some(id));
        if let Some(input) = self.input.get_untracked() {
            input.click();
        }
    }

    pub(super) fn input(self, queue: Queue) -> AnyView {
        let chosen = move |_: web_sys::Event| {
            let Some(input) = self.input.get_untracked() else { return };
            let file = input.files().and_then(|files| files.get(0));
            if let (Some(of), Some(file)) = (self.file.get_untracked(), file) {
                queue.replace(of, file);
            }
            // the same file chosen again is an upload again
            input.set_value("");
        };
        view! {
            <input class="files-successor" type="file" tabindex="-1" aria-label=t!("files-replace") node_ref=self.input on:change=chosen/>
        }
        .into_any()
    }
}

#[component]
pub(super) fn Versions(
    files: Signal<Vec<ProjectFile>>,
    looking: RwSignal<Option<Uuid>>,
    #[prop(into)] on_change: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(looking.read().is_some()));
    let file = Signal::derive(move || {
        let id = looking.get()?;
        files.read().iter().find(|file| file.id == id).cloned()
    });
    let title =
        Signal::derive(move || t!("files-versions-of", name = file.get().map(|file| file.name).unwrap_or_default()));
    let inside = move || file.get().map(|file| view! { <Earlier file on_change/> });
    view! { <Dialog open title size=DialogSize::Large on_close=move || looking.set(None)>{inside}</Dialog> }.into_any()
}

#[component]
fn Earlier(file: ProjectFile, on_change: Callback<()>) -> impl IntoView {
    let (id, may_restore, may_purge) =
        (file.id, file.may.contains(&FileAct::Update), file.may.contains(&FileAct::Purge));
    let errors = FormErrors::new();
    let list = read(move |client| async move { client.list_file_versions(id).await });
    let restore = write(
        |client, version: Uuid| async move { client.restore_file_version(version).await },
        move |answer: Result<ProjectFile, _>| match answer {
            Ok(_) => on_change.run(()),
            Err(error) => errors.take(&error),
        },
    );
    let purging = RwSignal::new(None::<(Uuid, String)>);
    let asks = RwSignal::new(false);
    let purge = write(
        |client, version: Uuid| async move { client.purge_file_version(version).await },
        move |answer| {
            asks.set(false);
            match answer {
                Ok(()) => {
                    list.refetch();
                    on_change.run(());
                }
                Err(error) => errors.take(&error),
            }
        },
    );
    let name = StoredValue::new(file.name.clone());
    let row = move |version: FileVersion| {
        let href = format!("/api/v1/file-versions/{}/content", version.id);
        let when = format::moment(version.uploaded_at);
        let facts = [
            size(version.size),
            uploader(&version.uploaded_by),
            t!("files-version-until", when = format::ago(version.replaced_at)),
        ];
        let back = may_restore.then(|| {
            let label = t!("files-version-restore", when = when.clone());
            let go = move || {
                errors.clear();
                restore.send(version.id);
            };
            view! { <IconButton label glyph=Glyph::Undo2 on_click=go/> }
        });
        let gone = may_purge.then(|| {
            let when = when.clone();
            let label = t!("files-version-purge-of", when = when.clone());
            let ask = move || {
                errors.clear();
                purging.set(Some((version.id, when.clone())));
                asks.set(true);
            };
            view! { <IconButton label glyph=Glyph::Trash2 on_click=ask/> }
        });
        view! {
            <li class="files-row">
                <div class="files-about">
                    <a class="files-name" href=href download=name.get_value()>{when}</a>
                    <span class="detail">{facts.join(" · ")}</span>
                </div>
                {back}
                {gone}
            </li>
        }
    };
    let ready = move |list: Signal<FileVersionList>| {
        let rows = move || list.get().data.into_iter().map(row).collect_view();
        view! { <ul class="files-list">{rows}</ul> }.into_any()
    };
    let text = Signal::derive(move || {
        t!("files-version-purge-detail", when = purging.get().map(|(_, when)| when).unwrap_or_default())
    });
    let go = move || {
        if let Some((version, _)) = purging.get_untracked() {
            purge.send(version);
        }
    };
    let now = [size(file.size), uploader(&file.content_by)].join(" · ");
    view! {
        <p class="files-now"><strong>{t!("files-version-now", when = format::moment(file.content_at))}</strong>" "<span class="detail">{now}</span></p>
        <Loaded
            source=list
            skeleton=|| view! { <Skeleton rows=2/> }
            is_empty=|list: &FileVersionList| list.data.is_empty()
            empty=|| view! { <p class="muted">{t!("files-versions-none")}</p> }
            ready
        />
        <FormProblem errors/>
        <ConfirmDialog open=asks title=t!("files-version-purge") text act=t!("files-bin-purge") busy=purge.busy on_confirm=go/>
    }
    .into_any()
}
