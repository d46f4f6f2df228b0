//! What is on its way: two at a time, so that the page's own requests get through.

use super::send::{Sending, send};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, FilesOwner, UploadFile};
use vitrine_contract::ProjectFile;
use web_sys::{File, FileList};

const AT_ONCE: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Sending,
    /// With why.
    Failed(String),
}

/// Where an upload goes.
#[derive(Clone, Debug)]
pub(super) enum Place {
    New(FilesOwner, UploadFile),
    /// In the place of what this file holds.
    Version(Uuid),
}

impl Place {
    pub(super) fn address(&self, client: &Client) -> Result<String, Error> {
        match self {
            Self::New(to, query) => client.upload_address(*to, query),
            Self::Version(id) => client.version_address(*id),
        }
    }
}

#[derive(Clone)]
struct Upload {
    id: u32,
    to: Place,
    file: File,
    state: State,
    percent: RwSignal<u8>,
    sending: Option<Sending>,
}

#[derive(Clone, Copy)]
pub(super) struct Queue {
    uploads: RwSignal<Vec<Upload>, LocalStorage>,
    last: StoredValue<u32>,
    session: SessionContext,
    arrived: Callback<ProjectFile>,
}

impl Queue {
    /// `arrived` hears of each that is there.
    pub fn new(arrived: impl Fn(ProjectFile) + Send + Sync + 'static) -> Self {
        let (uploads, session) = (RwSignal::new_local(Vec::<Upload>::new()), use_session());
        // whoever leaves the page stops sending
        on_cleanup(move || {
            uploads
                .try_update(|uploads| uploads.drain(..).filter_map(|upload| upload.sending).for_each(|own| own.stop()));
        });
        Self { uploads, last: StoredValue::new(0), session, arrived: Callback::new(arrived) }
    }

    pub(super) fn add(self, to: FilesOwner, files: Option<FileList>, is_team_only: Option<bool>) {
        self.send(to, files, |name| UploadFile { name, is_team_only, for_comment: None });
    }

    /// To be sent with a comment on a task.
    pub fn add_for_comment(self, task: Uuid, files: Option<FileList>) {
        let query = |name| UploadFile { name, is_team_only: None, for_comment: Some(true) };
        self.send(FilesOwner::Task(task), files, query);
    }

    fn send(self, to: FilesOwner, files: Option<FileList>, query: impl Fn(String) -> UploadFile) {
        let Some(files) = files else { return };
        for file in (0..files.length()).filter_map(|at| files.get(at)) {
            self.push(Place::New(to, query(file.name())), file);
        }
        self.go_on();
    }

    /// Whether anything is on its way; of what failed, nothing is.
    pub fn is_busy(self) -> bool {
        self.uploads.read().iter().any(|upload| !matches!(upload.state, State::Failed(_)))
    }

    pub fn has_failed(self) -> bool {
        self.uploads.read().iter().any(|upload| matches!(upload.state, State::Failed(_)))
    }

    /// Puts another file in the place of what this one holds.
    pub(super) fn replace(self, of: Uuid, file: File) {
        self.push(Place::Version(of), file);
        self.go_on();
    }

    fn push(self, to: Place, file: File) {
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        let upload = Upload { id, to, file, state: State::Waiting, percent: RwSignal::new(0), sending: None };
        self.uploads.update(|uploads| uploads.push(upload));
    }

    fn go_on(self) {
        loop {
            let Some(uploads) = self.uploads.try_get_untracked() else { return };
            let under_way = uploads.iter().filter(|upload| upload.state == State::Sending).count();
            let next = uploads.into_iter().find(|upload| upload.state == State::Waiting);
            match next {
                Some(upload) if under_way < AT_ONCE => self.begin(&upload),
                _ => return,
            }
        }
    }

    fn begin(self, upload: &Upload) {
        let (id, percent) = (upload.id, upload.percent);
        self.change(id, |upload| upload.state = State::Sending);
        let (client, upload) = (self.session.client(), upload.clone());
        let done = move |answer| self.settle(id, answer);
        leptos::task::spawn_local(async move {
            // asked first: only the client renews a session that ran out
            if let Err(error) = client.read_session().await {
                return done(Err(error));
            }
            if self.uploads.try_with_untracked(|uploads| uploads.iter().any(|own| own.id == id)) != Some(true) {
                return;
            }
            let progress = move |done| {
                percent.try_set(done);
            };
            match send(&client, &upload.to, &upload.file, progress, done) {
                Some(sending) => self.change(id, |upload| upload.sending = Some(sending)),
                None => self.change(id, |upload| upload.state = State::Failed(t!("state-connection"))),
            }
        });
    }

    fn settle(self, id: u32, answer: Result<ProjectFile, Error>) {
        match self.session.seen(answer) {
            Ok(file) => {
                self.arrived.try_run(file);
                self.uploads.try_update(|uploads| uploads.retain(|upload| upload.id != id));
            }
            Err(error) => {
                let reason = reason(&error);
                self.change(id, |upload| upload.state = State::Failed(reason));
            }
        }
        self.go_on();
    }

    fn change(self, id: u32, change: impl FnOnce(&mut Upload)) {
        self.uploads.try_update(|uploads| {
            if let Some(upload) = uploads.iter_mut().find(|upload| upload.id == id) {
                change(upload);
            }
        });
    }

    fn cancel(self, id: u32) {
        let uploads = self.uploads.get_untracked();
        self.uploads.update(|uploads| uploads.retain(|upload| upload.id != id));
        if let Some(sending) = uploads.into_iter().find(|upload| upload.id == id).and_then(|upload| upload.sending) {
            sending.stop();
        }
        self.go_on();
    }

    fn again(self, id: u32) {
        self.change(id, |upload| {
            upload.state = State::Waiting;
            upload.percent.set(0);
        });
        self.go_on();
    }
}

/// What is wrong with the file, where that is what is wrong.
fn reason(error: &Error) -> String {
    let of_file = match error {
        Error::Problem(problem) => problem.errors.first().map(|fault| fault.detail.clone()),
        _ => None,
    };
    of_file.filter(|words| !words.is_empty()).unwrap_or_else(|| problem_words(error).0)
}

#[component]
pub(super) fn Uploads(queue: Queue) -> impl IntoView {
    let rows = move || {
        let uploads = queue.uploads.get();
        uploads.into_iter().map(|upload| view! { <Row upload queue/> }).collect_view()
    };
    view! { <ul class="files-list" aria-live="polite">{rows}</ul> }.into_any()
}

#[component]
fn Row(upload: Upload, queue: Queue) -> impl IntoView {
    let Upload { id, file, state, percent, .. } = upload;
    let name = file.name();
    let label = Signal::derive(move || t!("files-percent", percent = percent.get()));
    let how = match state {
        State::Waiting => view! { <span class="detail">{t!("files-waiting")}</span> }.into_any(),
        State::Sending => view! { <ProgressBar percent label/> }.into_any(),
        State::Failed(reason) => view! {
            <span class="files-failed" role="alert">{reason}</span>
            <Button label=t!("act-try-again") size=ButtonSize::Small on_click=move || queue.again(id)/>
        }
        .into_any(),
    };
    let cancel = t!("files-cancel", name = name.clone());
    view! {
        <li class="files-row">
            <span class="files-preview"><Icon glyph=Glyph::Upload/></span>
            <div class="files-about"><span class="files-name">{name}</span>{how}</div>
            <IconButton label=cancel glyph=Glyph::X on_click=move || queue.cancel(id)/>
        </li>
    }
    .into_any()
}
