//! What is there: to save, and for who may, to rename, share and delete.

use super::document::{Document, can_be_shown};
use super::queue::{Queue, Uploads};
use super::versions::{Replacing, Versions};
use crate::format;
use crate::resource::{Writing, write};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::FilesOwner;
use vitrine_contract::{AssigneeKind, FileAct, FileUploader, ProjectFile, UpdateFile};
use web_sys::{HtmlInputElement, KeyboardEvent};

/// Larger images are not loaded to be shown small.
const MOST_PREVIEW: u64 = 4_000_000;

/// What is done to files beside their rows, which come and go while they are read anew: the dialogs stay open over them.
#[derive(Clone, Copy)]
pub struct Handling {
    of: FilesOwner,
    queue: Queue,
    on_change: Callback<()>,
    renaming: RwSignal<Option<ProjectFile>>,
    replacing: Replacing,
    /// At the versions of which file.
    looking: RwSignal<Option<Uuid>>,
    /// Which document is shown.
    showing: RwSignal<Option<ProjectFile>>,
    remove: Writing<(Uuid, String)>,
    share: Writing<(Uuid, String, UpdateFile)>,
}

impl Handling {
    /// Of the files of this; `on_change` hears of whatever was done to one.
    pub fn new(of: FilesOwner, on_change: impl Fn() + Copy + Send + Sync + 'static) -> Self {
        let (session, toasts) = (use_session(), use_toasts());
        let remove = write(
            move |client, (id, revision): (Uuid, String)| async move {
                client.delete_file(id, &revision).await.map(|()| id)
            },
            move |answer| {
                match answer {
                    Ok(id) => toasts.undo(t!("files-deleted"), move || restore(session, toasts, id, on_change)),
                    Err(error) => toasts.say(problem_words(&error).0),
                }
                on_change();
            },
        );
        let share = write(
            move |client, (id, revision, input): (Uuid, String, UpdateFile)| async move {
                client.update_file(id, &revision, &input).await
            },
            move |answer: Result<ProjectFile, _>| {
                if let Err(error) = answer {
                    toasts.say(problem_words(&error).0);
                }
                on_change();
            },
        );
        Self {
            of,
            queue: Queue::new(move |_| on_change()),
            on_change: Callback::new(move |()| on_change()),
            renaming: RwSignal::new(None),
            replacing: Replacing::new(),
            looking: RwSignal::new(None),
            showing: RwSignal::new(None),
            remove,
            share,
        }
    }

    pub(super) fn queue(self) -> Queue {
        self.queue
    }

    /// What is on its way.
    pub fn uploads(self) -> AnyView {
        view! { <Uploads queue=self.queue/> }.into_any()
    }

    /// A round is about the file as it was put before the client.
    fn has_versions(self) -> bool {
        !matches!(self.of, FilesOwner::Approval(_))
    }

    /// `files`: all whose rows there are.
    pub fn dialogs(self, files: Signal<Vec<ProjectFile>>) -> AnyView {
        let Self { of, on_change, .. } = self;
        view! {
            <Rename renaming=self.renaming on_change/>
            <Versions files looking=self.looking on_change/>
            <Document of showing=self.showing/>
            {self.has_versions().then(|| self.replacing.input(self.queue))}
        }
        .into_any()
    }
}

/// The way back outlives the page, so nothing of the page may be needed for it.
fn restore(session: SessionContext, toasts: Toasts, id: Uuid, on_change: impl Fn() + 'static) {
    let client = session.client();
    leptos::task::spawn_local(async move {
        match session.seen(client.restore_file(id).await) {
            Ok(_) => on_change(),
            Err(error) => toasts.say(problem_words(&error).0),
        }
    });
}

#[component]
pub fn FileRows(
    #[prop(into)] files: Signal<Vec<ProjectFile>>,
    handling: Handling,
    /// Which of them somebody is asked to approve.
    #[prop(optional_no_strip)]
    asked: Option<Signal<Vec<Uuid>>>,
) -> impl IntoView {
    let row = move |file: ProjectFile| {
        let is_asked = asked.is_some_and(|asked| asked.read().contains(&file.id));
        view! { <Row file is_asked handling/> }
    };
    view! { <ul class="files-list">{move || files.get().into_iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
fn Row(file: ProjectFile, is_asked: bool, handling: Handling) -> impl IntoView {
    let Handling { of, remove, share, .. } = handling;
    let href = format!("/api/v1/{}", of.content_path(file.id));
    let lead = if let Some(picture) = picture(&file, &href) {
        picture
    } else if can_be_shown(&file) {
        let (own, label) = (file.clone(), t!("files-show", name = file.name.clone()));
        let show = move |_| handling.showing.set(Some(own.clone()));
        view! {
            <button class="files-preview" type="button" aria-label=label on:click=show><Icon glyph=Glyph::FileText/></button>
        }
        .into_any()
    } else {
        view! { <span class="files-preview"><Icon glyph=Glyph::FileText/></span> }.into_any()
    };
    // what is sent with a comment has the audience of that
    let own_audience = file.is_team_only.filter(|_| file.comment_id.is_none());
    let audience = own_audience.map(|is_team_only| {
        let (label, icon) =
            if is_team_only { (t!("files-team-only"), Glyph::EyeOff) } else { (t!("files-shared"), Glyph::Eye) };
        view! { <Chip label icon/> }
    });
    let facts = [size(file.size), uploader(&file.content_by), format::ago(file.content_at)].join(" · ");
    let (id, versions) = (file.id, file.version_count);
    let has_versions = handling.has_versions();
    let earlier = (has_versions && versions > 0).then(|| {
        let words = t!("files-versions", count = versions);
        let look = move || handling.looking.set(Some(id));
        view! { <Button label=words icon=Glyph::History kind=ButtonKind::Quiet size=ButtonSize::Small on_click=look/> }
    });
    let may_change = file.may.contains(&FileAct::Update);
    let (name, label) = (file.name.clone(), t!("files-act", name = file.name.clone()));
    let items = move || {
        let own = file.clone();
        let (id, revision) = (file.id, file.revision.clone());
        let to_delete = (id, revision.clone());
        let mut items = vec![
            MenuItem::act(t!("files-rename"), move || handling.renaming.set(Some(own.clone()))).icon(Glyph::Pencil),
        ];
        if has_versions {
            items.push(MenuItem::act(t!("files-replace"), move || handling.replacing.ask(id)).icon(Glyph::Upload));
        }
        if let Some(is_team_only) = own_audience {
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

/// The image itself, small.
pub(super) fn picture(file: &ProjectFile, href: &str) -> Option<AnyView> {
    let is_shown = file.media_type.starts_with("image/") && file.size <= MOST_PREVIEW;
    let src = href.to_owned();
    is_shown.then(|| view! { <img class="files-preview" src=src alt="" loading="lazy"/> }.into_any())
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
