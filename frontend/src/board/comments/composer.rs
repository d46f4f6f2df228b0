use super::{CommentMaterial, Said};
use crate::files::{ChooseFiles, Pending, PendingFiles, dropped, holds_files, pasted};
use crate::resource::{read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{AssigneeKind, Comment, CommentReader, CreateComment};
use web_sys::{DragEvent, FileList};

/// What is sent, and under which key: sent again unchanged it is the same comment, however the first attempt ended.
type Sending = (Uuid, CreateComment);

#[component]
pub(super) fn Composer(task: Uuid, material: Option<CommentMaterial>, may_attach: Signal<bool>) -> impl IntoView {
    let source = read(move |client| async move { client.list_comment_readers(task).await });
    let readers = Signal::derive(move || match &*source.read() {
        Some(Ok(list)) => Some(list.data.clone()),
        _ => None,
    });
    let said = expect_context::<Said>();
    let announcer = use_announcer();
    let errors = FormErrors::new();
    let text = RwSignal::new(String::new());
    let mentions = RwSignal::new(Vec::<Choice>::new());
    let pending = Pending::new(task);
    // it follows as soon as its files are there
    let waits = RwSignal::new(false);
    let last = StoredValue::new(None::<Sending>);
    let create = write(
        move |client, (key, input): Sending| async move {
            client.with_idempotency_key(key).create_comment(task, &input).await
        },
        move |answer: Result<Comment, Error>| match answer {
            Ok(comment) => {
                announcer.say(t!("comment-sent"));
                said.refetch();
                if !text.is_disposed() {
                    last.set_value(None);
                    text.set(String::new());
                    mentions.set(Vec::new());
                    pending.forget(&comment.files);
                }
            }
            // what was written stays where it is
            Err(error) => errors.take(&error),
        },
    );
    let send = move || {
        if create.busy.get_untracked() {
            return;
        }
        errors.clear();
        if text.read_untracked().trim().is_empty() {
            return errors.set("/text", "required");
        }
        if pending.has_failed() {
            return errors.set("/file_ids", "files_failed");
        }
        if pending.is_busy() {
            return waits.set(true);
        }
        let input = CreateComment {
            text: text.get_untracked(),
            mention_ids: ids(&mentions.read_untracked()),
            file_ids: pending.ids(),
            is_team_only: material.map(|material| material.is_team_only.get_untracked()),
        };
        let key = last.with_value(|last| last.as_ref().filter(|(_, sent)| *sent == input).map(|(key, _)| *key));
        let sending = (key.unwrap_or_else(new_key), input);
        last.set_value(Some(sending.clone()));
        create.send(sending);
    };
    let send = move || untrack(send);
    Effect::new(move || {
        if !pending.is_busy() && waits.get() {
            waits.set(false);
            send();
        }
    });
    let is_over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        if may_attach.get_untracked() {
            pending.add(files);
        }
    };
    let over = move |event: DragEvent| {
        if may_attach.get_untracked() && holds_files(&event) {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        is_over.set(false);
        if holds_files(&event) {
            event.prevent_default();
            take(dropped(&event));
        }
    };
    let busy = Signal::derive(move || waits.get() || create.busy.get());
    let is_wall = move || material.is_some_and(|material| material.is_team_only.get());
    let is_glass = move || material.is_some_and(|material| !material.is_team_only.get());
    let label = Signal::derive(move || if is_glass() { t!("comment-send-clients") } else { t!("comment-send") });
    let button = move || {
        let kind = if is_glass() { ButtonKind::Glass } else { ButtonKind::Primary };
        view! { <Button label kind busy on_click=send/> }
    };
    view! {
        <div
            class="composer"
            role="group"
            aria-label=t!("comment-write")
            data-material=move || if is_wall() { "wall" } else if is_glass() { "glass" } else { "plain" }
            data-over=move || is_over.get().then_some("")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
            on:paste=move |event| take(pasted(&event))
            on:keydown=move |event| if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                send();
            }
        >
            {material.map(|material| material.chooser.run(readers))}
            <div class="composer-body form">
                <TextArea label=t!("comment-write") value=text error=errors.at("/text") help=t!("comment-help") rows=3/>
                <Mentions readers mentions material error=Signal::derive(move || errors.below("/mention_ids"))/>
                <PendingFiles pending errors/>
                <FormProblem errors/>
                <div class="task-acts">
                    {move || may_attach.get().then(|| view! {
                        <ChooseFiles label=t!("comment-attach") glyph=Glyph::Paperclip on_files=take/>
                    })}
                    {button}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Whom the comment is addressed to, of those who will be able to read it.
#[component]
fn Mentions(
    readers: Signal<Option<Vec<CommentReader>>>,
    mentions: RwSignal<Vec<Choice>>,
    material: Option<CommentMaterial>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let is_team_only = move || material.is_some_and(|material| material.is_team_only.get());
    let options = Signal::derive(move || {
        let team_only = is_team_only();
        let fitting = readers.get().into_iter().flatten().filter(|one| !team_only || one.kind == AssigneeKind::Team);
        fitting.map(choice).collect::<Vec<_>>()
    });
    // whoever can no longer read it is no longer addressed
    Effect::new(move || {
        let options = options.get();
        let is_fit = |one: &Choice| options.iter().any(|other| other.value == one.value);
        if readers.read_untracked().is_some() && !mentions.get_untracked().iter().all(is_fit) {
            mentions.update(|mentions| mentions.retain(is_fit));
        }
    });
    let has_any = Memo::new(move |_| !options.read().is_empty());
    move || {
        has_any.get().then(|| {
            view! { <Combobox label=t!("comment-mention") options selected=mentions multiple=true optional=true error/> }
        })
    }
}

fn choice(one: CommentReader) -> Choice {
    let hint = match one.kind {
        AssigneeKind::Team => t!("task-of-team"),
        AssigneeKind::Client => t!("task-of-client"),
    };
    Choice::new(one.id.to_string(), one.name).hint(hint).avatar(one.kind.into())
}

fn ids(mentions: &[Choice]) -> Vec<Uuid> {
    mentions.iter().filter_map(|choice| choice.value.parse().ok()).collect()
}

#[expect(clippy::disallowed_methods, reason = "a browser has no other source of keys for what it sends")]
pub fn new_key() -> Uuid {
    Uuid::new_v4()
}
