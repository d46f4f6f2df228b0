//! How far an open task is: now, as it was said before, and to say anew for who may.

use super::comments::author_name;
use super::markdown::Markdown;
use crate::format;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, Reading, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Error, ListProgressUpdates};
use vitrine_contract::{CreateProgressUpdate, EventKind, ProgressUpdate, ProjectAct, Task};

/// What has been read of the history.
type History = Reading<Pages<ProgressUpdate>>;

#[component]
pub fn ProgressPanel(task: Signal<Task>) -> impl IntoView {
    let id = Memo::new(move |_| task.read().id);
    let may_update = Memo::new(move |_| task.read().may.contains(&ProjectAct::UpdateProgress));
    let source = expect_context::<Reading<Task>>();
    let pages = RwSignal::new(1_usize);
    let is_writing = RwSignal::new(false);
    let history: History = read(move |client| {
        let (id, count) = (id.get(), pages.get());
        async move {
            first_pages(count, |cursor| {
                let client = client.clone();
                async move {
                    let query = ListProgressUpdates { cursor, limit: Some(5) };
                    let page = client.list_progress_updates(id, &query).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    use_live().on(move |event| {
        let is_of_task = event.kind == EventKind::ProgressChanged && event.object_id == Some(id.get_untracked());
        if is_of_task {
            source.refetch();
        }
        if is_of_task || matches!(event.kind, EventKind::ProjectChanged | EventKind::Reset) {
            history.refetch();
        }
    });
    let now = move || {
        task.read().progress.clone().map(|now| {
            let left = now.hours_left.map(|hours| view! { <span class="detail">{t!("progress-left", hours = hours)}</span> });
            view! { <p class="progress-now"><ProgressBar percent=now.percent label=format!("{}%", now.percent)/>{left}</p> }
        })
    };
    let ready = move |list: Signal<Pages<ProgressUpdate>>| {
        let is_empty = Memo::new(move |_| list.read().items.is_empty());
        let more = move || pages.update(|count| *count += 1);
        view! {
            {move || is_empty.get().then(|| view! { <p class="muted">{t!("progress-none")}</p> })}
            <ol class="comments" aria-label=t!("progress-history")>
                <For each=move || list.get().items key=|update| update.id let:update><Said update/></For>
            </ol>
            <ShowMore when=Signal::derive(move || list.read().has_more) on_click=more/>
        }
        .into_any()
    };
    let act = move || {
        if is_writing.get() {
            view! { <UpdateForm task=id.get_untracked() percent=task.read_untracked().progress.as_ref().map(|now| now.percent) history is_writing/> }.into_any()
        } else {
            view! { <Button label=t!("progress-update") size=ButtonSize::Small icon=Glyph::Pencil on_click=move || is_writing.set(true)/> }.into_any()
        }
    };
    view! {
        <section class="conversation" aria-label=t!("progress")>
            <h3 class="field-label">{t!("progress")}</h3>
            {now}
            {move || may_update.get().then(|| view! { <div>{act}</div> })}
            <Loaded source=history skeleton=|| view! { <Skeleton rows=1/> } ready/>
        </section>
    }
    .into_any()
}

#[component]
fn Said(update: ProgressUpdate) -> impl IntoView {
    let name = author_name(&update.author);
    let percent = format!("{}%", update.percent);
    let words = match update.percent_before {
        Some(before) => t!("progress-from-to", before = format!("{before}%"), percent = percent),
        None => t!("progress-to", percent = percent),
    };
    let left = update.hours_left.map(|hours| t!("progress-left", hours = hours));
    view! {
        <li class="comment" data-material="plain">
            <Avatar name=name.clone() kind=update.author.kind.into() size=AvatarSize::Small/>
            <div class="comment-body">
                <p class="comment-head">
                    <strong>{name}</strong>
                    <span>{words}</span>
                    {left.map(|left| view! { <span class="detail">{left}</span> })}
                    <span class="detail">{format::moment(update.created_at)}</span>
                </p>
                {update.note.map(|note| view! { <Markdown source=note/> })}
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn UpdateForm(task: Uuid, percent: Option<u8>, history: History, is_writing: RwSignal<bool>) -> impl IntoView {
    let source = expect_context::<Reading<Task>>();
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let percent = RwSignal::new(percent.map(|percent| percent.to_string()).unwrap_or_default());
    let (hours, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let create = write(
        move |client, input: CreateProgressUpdate| async move { client.create_progress_update(task, &input).await },
        move |answer: Result<ProgressUpdate, Error>| match answer {
            Ok(_) => {
                toasts.say(t!("progress-updated"));
                history.refetch();
                source.refetch();
                if !is_writing.is_disposed() {
                    is_writing.set(false);
                }
            }
            Err(error) => errors.take(&error),
        },
    );
    let send = move || {
        errors.clear();
        let Ok(percent) = percent.read_untracked().trim().parse() else {
            return errors.set("/percent", "out_of_range");
        };
        let typed = hours.read_untracked().trim().replace(',', ".");
        let hours_left = match typed.is_empty() {
            true => None,
            false => match typed.parse() {
                Ok(hours) => Some(hours),
                Err(_) => return errors.set("/hours_left", "out_of_range"),
            },
        };
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        create.send(CreateProgressUpdate { percent, hours_left, note });
    };
    view! {
        <div class="form" role="group" aria-label=t!("progress-update")>
            <TextField label=t!("progress-percent") value=percent kind="number" error=errors.at("/percent")/>
            <TextField label=t!("progress-hours") value=hours error=errors.at("/hours_left") optional=true/>
            <TextArea label=t!("progress-note") value=note error=errors.at("/note") help=t!("progress-readers") optional=true rows=2/>
            <FormProblem errors/>
            <div class="task-acts">
                <Button label=t!("act-cancel") on_click=move || is_writing.set(false)/>
                <Button label=t!("progress-update") kind=ButtonKind::Primary busy=create.busy on_click=send/>
            </div>
        </div>
    }
    .into_any()
}
