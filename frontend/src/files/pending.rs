//! What is to be sent with a comment: on its way, or there already and its author's alone.

use super::list::{picture, size};
use super::queue::{Queue, Uploads};
use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::FilesOwner;
use vitrine_contract::ProjectFile;
use web_sys::FileList;

#[derive(Clone, Copy)]
pub struct Pending {
    task: Uuid,
    files: RwSignal<Vec<ProjectFile>>,
    queue: Queue,
}

impl Pending {
    pub fn new(task: Uuid) -> Self {
        let files = RwSignal::new(Vec::<ProjectFile>::new());
        let arrived = move |file| {
            files.try_update(|files| files.push(file));
        };
        Self { task, files, queue: Queue::new(arrived) }
    }

    pub fn add(self, files: Option<FileList>) {
        self.queue.add_for_comment(self.task, files);
    }

    pub fn ids(self) -> Vec<Uuid> {
        self.files.read().iter().map(|file| file.id).collect()
    }

    /// Whether something is on its way; of what failed, nothing is.
    pub fn is_busy(self) -> bool {
        self.queue.is_busy()
    }

    pub fn has_failed(self) -> bool {
        self.queue.has_failed()
    }

    /// These were sent.
    pub fn forget(self, sent: &[ProjectFile]) {
        self.files.update(|files| files.retain(|file| !sent.iter().any(|other| other.id == file.id)));
    }
}

/// `errors`: at `/file_ids`, and for each at its place below.
#[component]
pub fn PendingFiles(pending: Pending, errors: FormErrors) -> impl IntoView {
    let Pending { task, files, queue } = pending;
    // what stays there for all that is forgotten after a day
    let discard = write(
        |client, (id, revision): (Uuid, String)| async move { client.delete_file(id, &revision).await },
        |_: Result<(), _>| (),
    );
    let row = move |(at, file): (usize, ProjectFile)| {
        let href = format!("/api/v1/{}", FilesOwner::Task(task).content_path(file.id));
        let lead = picture(&file, &href)
            .unwrap_or_else(|| view! { <span class="files-preview"><Icon glyph=Glyph::Paperclip/></span> }.into_any());
        let fault = move || {
            let words = errors.below(&format!("/file_ids/{at}"))?;
            Some(view! { <span class="files-failed" role="alert">{words}</span> })
        };
        let (name, label) = (file.name.clone(), t!("files-cancel", name = file.name));
        let (id, revision) = (file.id, file.revision);
        let take_out = move || {
            // the places below are others now
            errors.clear();
            files.update(|files| files.retain(|file| file.id != id));
            discard.send((id, revision.clone()));
        };
        view! {
            <li class="files-row">
                {lead}
                <div class="files-about">
                    <span class="files-name">{name}</span>
                    <span class="detail">{size(file.size)}</span>
                    {fault}
                </div>
                <IconButton label glyph=Glyph::X on_click=take_out/>
            </li>
        }
    };
    let rows = move || files.get().into_iter().enumerate().map(row).collect_view();
    let fault =
        move || errors.at("/file_ids").get().map(|words| view! { <p class="files-failed" role="alert">{words}</p> });
    view! {
        <ul class="files-list" aria-label=t!("comment-files")>{rows}</ul>
        <Uploads queue/>
        {fault}
    }
    .into_any()
}
