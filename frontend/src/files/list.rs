//! What is there: to save, and for who may, to rename, share and delete.

use super::document::{Document, can_be_shown};
use super::queue::Queue;
use super::versions::{Replacing, Versions};
use crate::format;
use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::FilesOwner;
use vitrine_contract::{AssigneeKind, FileAct, FileUploader, ProjectFile, UpdateFile};
use web_sys::{HtmlInputElement, KeyboardEvent};

/// Larger images are not loaded to be shown small.
const MOST_PREVIEW: u64 = 4_000_000;

#[component]
pub(super) fn FileRows(
    files: Signal<Vec<ProjectFile>>,
    of: FilesOwner,
    asked: Option<Signal<Vec<Uuid>>>,
    queue: Queue,
    #[prop(into)] on_change: Callback<()>,
) -> impl IntoView {
    let asking = Asking {
        renaming: RwSignal::new(None),
        replacing: Replacing::new(),
        looking: RwSignal::new(None),
        showing: RwSignal::new(None),
    };
    let rows = move || {
        let row = |file: ProjectFile| {
            let is_asked = asked.is_some_and(|asked| asked.read().contains(&file.id));
            view! { <Row file of is_asked asking on_change/> }
        };
        files.get().into_iter().map(row).collect_view()
    };
    view! {
        <ul class="files-list">{rows}</ul>
        <Rename renaming=asking.renaming on_change/>
        <Versions files looking=asking.looking on_change/>
        <Document showing=asking.showing/>
        {asking.replacing.input(queue)}
    }
    .into_any()
}

/// What is done to one of them outside of its row.
#[derive(Clone, Copy)]
struct Asking {
    renaming: RwSignal<Option<ProjectFile>>,
    replacing: Replacing,
    /// At the versions of which file.
    looking: RwSignal<Option<Uuid>>,
    /// Which document is shown.
    showing: RwSignal<Option<ProjectFile>>,
}

#[component]
fn Row(file: ProjectFile, of: FilesOwner, is_asked: bool, asking: Asking, on_change: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let href = format!("/api/v1/{}", of.content_path(file.id));
    let restore = write(
        move |client, id: Uuid| async move { client.restore_file(id).await },
        move |_: Result<ProjectFile, _>| on_change.run(()),
    );
    let remove = write(
        move |client, (id, revision): (Uuid, String)| async move { client.delete_file(id, &revision).await.map(|()| id) },
        move |answer| {
            if let Ok(id) = answer {
                toasts.undo(t!("files-deleted"), move || restore.send(id));
            }
            on_change.run(());
        },
    );
    let share = write(
        move |client, (id, revision, input): (Uuid, String, UpdateFile)| async move {
            client.update_file(id, &revision, &input).await
        },
        move |_: Result<ProjectFile, _>| on_change.run(()),
    );
    let lead = if file.media_type.starts_with("image/") && file.size <= MOST_PREVIEW {
        view! { <img class="files-preview" src=href.clone() alt="" loading="lazy"/> }.into_any()
    } else if can_be_shown(&file) {
        let (own, label) = (file.clone(), t!("files-show", name = file.name.clone()));
        let show = move |_| asking.showing.set(Some(own.clone()));
        view! {
            <button class="files-preview" type="button" aria-label=label on:click=show><Icon glyph=Glyph::FileText/></button>
        }
        .into_any()
    } else {
        view! { <span class="files-preview"><Icon glyph=Glyph::FileText/></span> }.into_any()
    };
    let audience = file.is_team_only.map(|is_team_only| {
        let (label, icon) =
            if is_team_only { (t!("files-team-only"), Glyph::EyeOff) } else { (t!("files-shared"), Glyph::Eye) };
        view! { <Chip label icon/> }
    });
    let facts = [size(file.size), uploader(&file.content_by), format::ago(file.content_at)].join(" · ");
    let (id, versions) = (file.id, file.version_count);
    // a round is about the file as it was put before the client
    let has_versions = !matches!(of, FilesOwner::Approval(_));
    let earlier = (has_versions && versions > 0).then(|| {
        let words = t!("files-versions", count = versions);
        let look = move || asking.looking.set(Some(id));
        view! { <Button label=words icon=Glyph::History kind=ButtonKind::Quiet size=ButtonSize::Small on_click=look/> }
    });
    let may_change = file.may.contains(&FileAct::Update);
    let (name, label) = (file.name.clone(), t!("files-act", name = file.name.clone()));
    let items = move || {
        let own = file.clone();
        let (id, revision) = (file.id, file.revision.clone());
        let to_delete = (id, revision.clone());
        let mut items =
            vec![MenuItem::act(t!("files-rename"), move || asking.renaming.set(Some(own.clone()))).icon(Glyph::Pencil)];
        if has_versions {
            items.push(MenuItem::act(t!("files-replace"), move || asking.replacing.ask(id)).icon(Glyph::Upload));
        }
        if let Some(is_team_only) = file.is_team_only {
            let (words, icon) =
                if is_team_only { (t!("files-do-share"), Glyph::Eye) } else { (t!("files-do-hide"), Glyph::EyeOff) };
            let input = UpdateFile { name: None, is_team_only: Some(!is_team_only) };
            items.push(MenuItem::act(words, move || share.send((id, revision.clone(), input.clone()))).icon(icon));
        }
        items.push(MenuItem::act(t!("files-delete"), move || remove.send(to_delete.clone())).icon(Glyph::Trash2));
        items
    };
    view! {
        <li class="files-row">
            {lead}
            <div class="files-about">
                <a class="files-name" href=href download=name.clone()>{name.clone()}</a>
                <span class="detail">{facts}</span>
                {earlier}
            </div>
            {is_asked.then(|| view! { <Chip label=t!("approval-part-of") tone=Tone::Wait/> })}
            {audience}
            {may_change.then(|| view! { <Menu label items align_end=true/> })}
        </li>
    }
    .into_any()
}

#[component]
fn Rename(renaming: RwSignal<Option<ProjectFile>>, on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let errors = FormErrors::new();
    Effect::new(move || {
        if let Some(file) = renaming.get() {
            errors.clear();
            name.set(file.name);
            open.set(true);
        }
    });
    let save = write(
        move |client, (id, revision, input): (Uuid, String, UpdateFile)| async move {
            client.update_file(id, &revision, &input).await
        },
        move |answer| match answer {
            Ok(_) => {
                open.set(false);
                on_change.run(());
            }
            Err(error) => errors.take(&error),
        },
    );
    let go = move || {
        if let Some(file) = renaming.get_untracked() {
            let input = UpdateFile { name: Some(name.get_untracked()), is_team_only: None };
            save.send((file.id, file.revision, input));
        }
    };
    // what it stands in may be a form of its own
    let on_enter = move |event: KeyboardEvent| {
        let is_typed = event.target().is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some());
        if event.key() == "Enter" && is_typed {
            event.prevent_default();
            go();
        }
    };
    view! {
        <Dialog open title=t!("files-rename") on_close=move || renaming.set(None)>
            <div class="form" on:keydown=on_enter>
                <TextField label=t!("files-name") value=name error=errors.at("/name")/>
                <FormProblem errors/>
                <DialogActions>
                    <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                    <Button label=t!("act-save") kind=ButtonKind::Primary busy=save.busy on_click=go/>
                </DialogActions>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Of whom the reader may not know, the side.
pub(super) fn uploader(person: &FileUploader) -> String {
    match (&person.name, person.kind) {
        (Some(name), _) => name.clone(),
        (None, AssigneeKind::Client) => t!("approval-another-client"),
        (None, AssigneeKind::Team) => t!("approval-the-team"),
    }
}

pub(super) fn size(bytes: u64) -> String {
    match bytes {
        ..10_000 => t!("files-size-b", count = bytes),
        10_000..10_000_000 => t!("files-size-kb", count = bytes / 1000),
        10_000_000..10_000_000_000 => t!("files-size-mb", count = bytes / 1_000_000),
        _ => t!("files-size-gb", count = bytes / 1_000_000_000),
    }
}
