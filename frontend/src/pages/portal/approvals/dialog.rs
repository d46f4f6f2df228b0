//! A round that is open over whatever page the reader is on: what they are asked about, as it was when they were asked (B149, B212).

use super::QUERY;
use super::decide::Decide;
use super::talk::{Pictures, Talk, said_of};
use crate::board::{ApprovalRecord, Markdown, RoundProgress, person};
use crate::files::Files;
use crate::format;
use crate::i18n::name_list;
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::use_query_value;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::FilesOwner;
use vitrine_contract::{Approval, ApprovalPart, ApprovalState, ApprovalValue, EventKind, ValueKind};

#[component]
pub(in super::super) fn ApprovalDialog() -> impl IntoView {
    let query = use_query_value(QUERY);
    let round =
        Memo::new(move |_| Some(query.get()).filter(|value| !value.is_empty()).map(|value| value.parse::<Uuid>()));
    let open = RwSignal::new(false);
    Effect::new(move || open.set(round.read().is_some()));
    view! {
        <Dialog open title=t!("approval-title") size=DialogSize::Large on_close=move || query.set("")>
            {move || round.get().map(|round| match round {
                Ok(id) => view! { <OpenRound id/> }.into_any(),
                Err(_) => view! { <EmptyState glyph=Glyph::MapPinOff title=t!("not-found-title") text=t!("not-found-detail")/> }.into_any(),
            })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn OpenRound(id: Uuid) -> impl IntoView {
    let source = read(move |client| async move { client.read_approval(id).await });
    use_live().on(move |event| {
        let is_own = event.kind == EventKind::ApprovalChanged && event.object_id == Some(id);
        if is_own
            || matches!(
                event.kind,
                EventKind::TaskChanged | EventKind::BoardChanged | EventKind::ProjectGone | EventKind::Reset
            )
        {
            source.refetch();
        }
    });
    provide_context(source);
    view! { <Loaded source ready=|round| view! { <RoundView round/> }.into_any()/> }.into_any()
}

#[component]
fn RoundView(round: Signal<Approval>) -> impl IntoView {
    let title = move || round.read().title.clone();
    let asked = move || {
        let round = round.read();
        let (project, name) = (round.project.name.as_str(), person(&round.asked_by));
        t!("approval-asked-on", project = project, name = name, when = format::moment(round.asked_at))
    };
    let state = Memo::new(move |_| round.read().state);
    let chip = move || {
        (state.get() == ApprovalState::Open).then(|| {
            let label = t!("approval-waits-since", time = format::lasted(round.read().asked_at));
            view! { <Chip label tone=Tone::Wait icon=Glyph::Hourglass/> }
        })
    };
    let id = round.read_untracked().id;
    let record = move || {
        round.read().closing.clone().map(|closing| {
            view! { <div class="approval-end" role="status"><ApprovalRecord id state=state.get() closing/></div> }
        })
    };
    let is_open = Memo::new(move |_| state.get() == ApprovalState::Open);
    view! {
        <article class="approval">
            {chip}
            <h3 class="approval-name">{title}</h3>
            <p class="detail">{asked}</p>
            <div class="approval-end">{move || view! { <RoundProgress round=round.get()/> }}</div>
            <Changes round/>
            <Content round/>
            {record}
            {move || is_open.get().then(|| view! { <Waiting round/> })}
        </article>
    }
    .into_any()
}

/// What is there as long as it waits: the files, the conversation, the decision.
#[component]
fn Waiting(round: Signal<Approval>) -> impl IntoView {
    let id = round.read_untracked().id;
    let asked =
        Memo::new(move |_| round.read().content.as_ref().map(|content| content.file_ids.clone()).unwrap_or_default());
    let takes_files = Memo::new(move |_| round.read().takes_files);
    let has_say = Memo::new(move |_| !round.read().may.is_empty() || round.read().takes_words);
    let said = said_of(round);
    provide_context(said);
    view! {
        <Pictures id asked=asked.into()/>
        <Files of=move || FilesOwner::Approval(id) may_attach=takes_files asked/>
        <Talk id said/>
        {move || has_say.get().then(|| view! { <Decide round/> })}
    }
    .into_any()
}

/// What is another by now, and what was another at the last decision.
#[component]
fn Changes(round: Signal<Approval>) -> impl IntoView {
    let since = move || {
        let parts = round.read().changed_since.clone();
        (!parts.is_empty()).then(|| {
            view! { <Note kind=NoteKind::Wait alert=true><p>{t!("approval-changed-since", parts = names(&parts))}</p></Note> }
        })
    };
    let decision = move || {
        round.read().changed_since_decision.clone().map(|parts| {
            let words = if parts.is_empty() {
                t!("approval-same-decision")
            } else {
                t!("approval-changed-decision", parts = names(&parts))
            };
            view! { <p class="approval-diff"><Icon glyph=Glyph::History/>{words}</p> }
        })
    };
    view! { {since}{decision} }.into_any()
}

fn names(parts: &[ApprovalPart]) -> String {
    let name = |part: &ApprovalPart| match part {
        ApprovalPart::Title => t!("approval-part-title"),
        ApprovalPart::Description => t!("approval-part-description"),
        ApprovalPart::Values => t!("approval-part-values"),
        ApprovalPart::Files => t!("approval-part-files"),
    };
    name_list(&parts.iter().map(name).collect::<Vec<_>>())
}

#[component]
fn Content(round: Signal<Approval>) -> impl IntoView {
    let content = Memo::new(move |_| round.read().content.clone());
    let text = Signal::derive(move || {
        content.read().as_ref().and_then(|content| content.description.clone()).unwrap_or_default()
    });
    let words = move || {
        if text.read().trim().is_empty() {
            view! { <p class="muted">{t!("approval-no-description")}</p> }.into_any()
        } else {
            view! { <Markdown source=text/> }.into_any()
        }
    };
    let values = move || {
        let values = content.read().as_ref().map(|content| content.values.clone()).unwrap_or_default();
        (!values.is_empty())
            .then(|| view! { <dl class="portal-project-facts">{values.into_iter().map(value).collect_view()}</dl> })
    };
    move || content.read().is_some().then(|| view! { <div class="approval-content">{words}{values}</div> })
}

fn value(value: ApprovalValue) -> impl IntoView {
    let said = value.said.into_iter().map(|said| match value.kind {
        ValueKind::Date => said.parse().map_or(said, format::date),
        ValueKind::YesNo if said == "true" => t!("approval-yes"),
        ValueKind::YesNo => t!("approval-no"),
        _ => said,
    });
    let said = said.collect::<Vec<_>>().join(", ");
    view! { <div class="portal-project-fact"><dt>{value.name}</dt><dd>{said}</dd></div> }
}
