//! The bin of a project's files: what may be had back, and for who may, deleted for good.

use super::list::size;
use crate::format;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{DeletedFile, DeletedFileList, FileAct, ProjectFile};

#[component]
pub(super) fn Bin(project: Uuid, #[prop(into)] on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="files-bin">
            <Button label=t!("files-bin") icon=Glyph::Trash2 kind=ButtonKind::Quiet size=ButtonSize::Small on_click=move || open.set(true)/>
        </div>
        <Dialog open title=t!("files-bin-title") size=DialogSize::Large>
            <p class="detail">{t!("files-bin-lead")}</p>
            <Deleted project on_change/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Deleted(project: Uuid, on_change: Callback<()>) -> impl IntoView {
    let list = read(move |client| async move { client.list_deleted_files(project).await });
    let errors = FormErrors::new();
    let purging = RwSignal::new(None::<(Uuid, String)>);
    let asks = RwSignal::new(false);
    let restore = write(
        |client, id: Uuid| async move { client.restore_file(id).await },
        move |answer: Result<ProjectFile, _>| match answer {
            Ok(_) => {
                list.refetch();
                on_change.run(());
            }
            Err(error) => errors.take(&error),
        },
    );
    let purge = write(
        |client, id: Uuid| async move { client.purge_file(id).await },
        move |answer| {
            asks.set(false);
            match answer {
                Ok(()) => list.refetch(),
                Err(error) => errors.take(&error),
            }
        },
    );
    let row = move |deleted: DeletedFile| {
        let DeletedFile { file, task_title, deleted_by, deleted_at, expires_at } = deleted;
        let id = file.id;
        let mut facts = vec![size(file.size)];
        facts.extend(task_title.map(|task| t!("files-bin-of-task", task = task)));
        facts.push(t!("files-bin-by", name = deleted_by, when = format::ago(deleted_at)));
        facts.push(t!("files-bin-until", when = format::date(expires_at.date_naive())));
        let back = t!("files-bin-restore", name = file.name.clone());
        let name = file.name.clone();
        let for_good = file.may.contains(&FileAct::Purge).then(|| {
            let label = t!("files-bin-purge-named", name = name.clone());
            let ask = move || {
                errors.clear();
                purging.set(Some((id, name.clone())));
                asks.set(true);
            };
            view! { <IconButton label glyph=Glyph::Trash2 on_click=ask/> }
        });
        view! {
            <li class="files-row">
                <span class="files-preview"><Icon glyph=Glyph::FileText/></span>
                <div class="files-about">
                    <span class="files-name">{file.name}</span>
                    <span class="detail">{facts.join(" · ")}</span>
                </div>
                <IconButton label=back glyph=Glyph::Undo2 on_click=move || { errors.clear(); restore.send(id) }/>
                {for_good}
            </li>
        }
    };
    let ready = move |list: Signal<DeletedFileList>| {
        let rows = move || list.get().data.into_iter().map(row).collect_view();
        view! { <ul class="files-list">{rows}</ul> }.into_any()
    };
    let text = Signal::derive(move || {
        t!("files-bin-purge-detail", name = purging.get().map(|(_, name)| name).unwrap_or_default())
    });
    let go = move || {
        if let Some((id, _)) = purging.get_untracked() {
            purge.send(id);
        }
    };
    view! {
        <Loaded
            source=list
            skeleton=|| view! { <Skeleton rows=2/> }
            is_empty=|list: &DeletedFileList| list.data.is_empty()
            empty=|| view! { <EmptyState glyph=Glyph::Trash2 title=t!("files-bin-empty") text=t!("files-bin-empty-detail")/> }
            ready
        />
        <FormProblem errors/>
        <ConfirmDialog open=asks title=t!("files-bin-purge") text act=t!("files-bin-purge") busy=purge.busy on_confirm=go/>
    }
    .into_any()
}
