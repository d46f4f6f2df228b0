use super::super::markdown::Markdown;
use super::{CommentMaterial, Said};
use crate::files::{FileRows, Handling};
use crate::format;
use crate::i18n::name_list;
use crate::resource::write;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{AssigneeKind, Author, Comment, CommentAct, UpdateComment};

/// One comment, with what was sent with it. Another revision of it is another entry.
#[component]
pub fn Entry(comment: Comment, #[prop(optional_no_strip)] material: Option<CommentMaterial>) -> impl IntoView {
    let (is_team_only, handling) = (comment.is_team_only == Some(true), expect_context::<Handling>());
    let files = comment.files.clone();
    let name = author_name(&comment.author);
    let mark = material.filter(|_| comment.removed_at.is_none()).map(|material| material.mark.run(is_team_only));
    let at = format::moment(comment.created_at);
    let when = if comment.edited_at.is_some() { t!("comment-edited", when = at) } else { at };
    view! {
        <li class="comment" data-material=if is_team_only { "wall" } else { "plain" }>
            <Avatar name=name.clone() kind=comment.author.kind.into()/>
            <div class="comment-body">
                <p class="comment-head">
                    <strong>{name}</strong>
                    <span class="detail">{when}</span>
                    {mark.map(|mark| view! { <span class="comment-mark">{mark}</span> })}
                </p>
                <Words comment/>
                {(!files.is_empty()).then(|| view! { <FileRows files handling/> })}
            </div>
        </li>
    }
    .into_any()
}

/// What somebody is called; those of whom the reader may not know, by their side.
pub(in crate::board) fn author_name(author: &Author) -> String {
    match (&author.name, author.kind) {
        (Some(name), _) => name.clone(),
        (None, AssigneeKind::Team) => t!("comment-by-team"),
        (None, AssigneeKind::Client) => t!("comment-by-client"),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Read,
    Write,
    AskToRemove,
}

#[component]
fn Words(comment: Comment) -> impl IntoView {
    let Some(text) = comment.text.clone() else {
        return view! { <p class="muted">{t!("comment-removed")}</p> }.into_any();
    };
    let mode = RwSignal::new(Mode::Read);
    let comment = StoredValue::new(comment);
    let names = comment.with_value(|comment| comment.mentions.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    let mentions =
        (!names.is_empty()).then(|| view! { <p class="detail">{t!("comment-to", names = name_list(&names))}</p> });
    let source = text.clone();
    view! {
        {move || (mode.get() != Mode::Write).then(|| view! { <Markdown source=source.clone()/> })}
        {mentions}
        {move || match mode.get() {
            Mode::Read => view! { <Acts comment mode/> }.into_any(),
            Mode::Write => view! { <Rewrite comment text=text.clone() mode/> }.into_any(),
            Mode::AskToRemove => view! { <AskToRemove comment mode/> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Acts(comment: StoredValue<Comment>, mode: RwSignal<Mode>) -> impl IntoView {
    let may = |act| comment.with_value(|comment| comment.may.contains(&act));
    let button = move |label: String, next: Mode| {
        view! { <Button label kind=ButtonKind::Quiet size=ButtonSize::Small on_click=move || mode.set(next)/> }
    };
    let edit = may(CommentAct::Edit).then(|| button(t!("comment-edit"), Mode::Write));
    let remove = may(CommentAct::Remove).then(|| button(t!("comment-remove"), Mode::AskToRemove));
    (edit.is_some() || remove.is_some()).then(|| view! { <div class="comment-acts">{edit}{remove}</div> })
}

#[component]
fn Rewrite(comment: StoredValue<Comment>, text: String, mode: RwSignal<Mode>) -> impl IntoView {
    let said = expect_context::<Said>();
    let errors = FormErrors::new();
    let text = RwSignal::new(text);
    let update = write(
        |client, (before, input): (Comment, UpdateComment)| async move {
            client.update_comment(before.id, &before.revision, &input).await
        },
        move |answer: Result<Comment, Error>| match answer {
            Ok(_) => said.refetch(),
            Err(error) => errors.take(&error),
        },
    );
    let save = move || {
        errors.clear();
        let input = UpdateComment { text: Some(text.get_untracked()), ..UpdateComment::default() };
        update.send((comment.get_value(), input));
    };
    view! {
        <div class="form">
            <TextArea label=t!("comment-write") value=text error=errors.at("/text") rows=3/>
            <FormProblem errors/>
            <div class="task-acts">
                <Button label=t!("act-cancel") size=ButtonSize::Small on_click=move || mode.set(Mode::Read)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary size=ButtonSize::Small busy=update.busy on_click=save/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn AskToRemove(comment: StoredValue<Comment>, mode: RwSignal<Mode>) -> impl IntoView {
    let (said, toasts) = (expect_context::<Said>(), use_toasts());
    let remove = write(
        |client, comment: Comment| async move { client.remove_comment(comment.id, &comment.revision).await },
        move |answer: Result<(), Error>| {
            if let Err(error) = answer {
                toasts.say(problem_words(&error).0);
            }
            said.refetch();
        },
    );
    view! {
        <div class="comment-acts" role="group" aria-label=t!("comment-remove-ask")>
            <span>{t!("comment-remove-ask")}</span>
            <Button label=t!("act-cancel") size=ButtonSize::Small on_click=move || mode.set(Mode::Read)/>
            <Button label=t!("comment-remove") kind=ButtonKind::Danger size=ButtonSize::Small busy=remove.busy on_click=move || remove.send(comment.get_value())/>
        </div>
    }
    .into_any()
}
