use super::*;
use vitrine_client::Error;

/// What belongs here and the next step. The small case is the only picture.
#[component]
pub fn EmptyState(
    glyph: Glyph,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Signal<String>,
    /// At most one action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-case"><Icon glyph size=IconSize::Large/></span>
            <h2 class="empty-title">{move || title.get()}</h2>
            <p class="empty-text">{move || text.get()}</p>
            {children.map(|children| view! { <div class="empty-act">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// What happened, what is safe, what to do, and a reference to quote.
#[component]
pub fn ProblemPanel(
    #[prop(into)] error: Error,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    if error.slug() == Some("not-found") {
        return view! { <EmptyState glyph=Glyph::MapPinOff title=t!("not-found-title") text=t!("not-found-detail")/> }
            .into_any();
    }
    let (title, detail) = problem_words(&error);
    let reference = match &error {
        Error::Problem(problem) => Some(problem.request_id.clone()),
        Error::Network(_) | Error::Unexpected { .. } => None,
    };
    view! {
        <div class="problem" role="alert">
            <Icon glyph=Glyph::CloudOff size=IconSize::Large/>
            <div class="problem-words">
                <h2>{title}</h2>
                <p>{detail}</p>
                <div class="problem-acts">
                    {on_retry.map(|retry| view! { <Button label=t!("act-try-again") kind=ButtonKind::Primary on_click=retry/> })}
                    {reference.map(|reference| view! { <CopyReference reference/> })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn CopyReference(reference: String) -> impl IntoView {
    let toasts = use_toasts();
    let copied = reference.clone();
    view! {
        <button class="button" type="button" data-kind="default" on:click=move |_| {
            let _ = window().navigator().clipboard().write_text(&copied);
            toasts.say(t!("act-copied"));
        }>
            {t!("act-copy-reference")}
            <span class="mono muted">{reference}</span>
        </button>
    }
    .into_any()
}

/// Title and detail in the words of the app, or else of the server.
pub fn problem_words(error: &Error) -> (String, String) {
    let texts = texts();
    match error {
        Error::Problem(problem) => {
            let key = format!("problem-{}", problem.slug());
            (
                texts.find(&key, &[]).unwrap_or_else(|| problem.title.clone()),
                texts.find(&format!("{key}-detail"), &[]).unwrap_or_else(|| problem.detail.clone()),
            )
        }
        Error::Network(_) => (t!("state-connection"), t!("state-connection-detail")),
        Error::Unexpected { .. } => (t!("problem-internal"), t!("problem-internal-detail")),
    }
}

/// Grey shapes of what is coming; invisible for the first 200 ms. `rows` of a list, or pass shapes of your own.
#[component]
pub fn Skeleton(#[prop(default = 5)] rows: usize, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let shapes = match children {
        Some(children) => children(),
        None => (0..rows)
            .map(|_| {
                view! {
                    <div class="skeleton-row">
                        <i class="skeleton-block" data-shape="avatar"></i>
                        <i class="skeleton-block" data-shape="line"></i>
                        <i class="skeleton-block" data-shape="chip"></i>
                    </div>
                }
            })
            .collect_view()
            .into_any(),
    };
    view! {
        <div class="skeleton" role="status" aria-busy="true">
            <span class="sr-only">{t!("state-loading")}</span>
            <div aria-hidden="true">{shapes}</div>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteKind {
    #[default]
    Plain,
    Glass,
    Wait,
    Ok,
    Bad,
}

/// A few words on a coloured ground inside a page: what a choice means, what stands in the way.
#[component]
pub fn Note(
    #[prop(optional)] kind: NoteKind,
    /// Read out when it appears.
    #[prop(optional)]
    alert: bool,
    children: Children,
) -> impl IntoView {
    let (name, glyph) = match kind {
        NoteKind::Plain => ("plain", Glyph::Info),
        NoteKind::Glass => ("glass", Glyph::Eye),
        NoteKind::Wait => ("wait", Glyph::TriangleAlert),
        NoteKind::Ok => ("ok", Glyph::CircleCheck),
        NoteKind::Bad => ("bad", Glyph::CircleX),
    };
    view! {
        <div class="note" data-kind=name role=alert.then_some("alert")>
            <Icon glyph/>
            <div>{children()}</div>
        </div>
    }
    .into_any()
}

/// How far something is. The number stands beside the bar.
#[component]
pub fn ProgressBar(
    #[prop(into)] percent: Signal<u8>,
    #[prop(into)] label: Signal<String>,
    /// In the colour of glass, for what is shared with clients.
    #[prop(optional)]
    glass: bool,
) -> impl IntoView {
    view! {
        <span class="progress" data-glass=glass.then_some("")>
            <span
                class="progress-track"
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent.get().to_string()
                aria-label=move || label.get()
            >
                <span class="progress-fill" style:inline-size=move || format!("{}%", percent.get().min(100))></span>
            </span>
            <span class="progress-number" aria-hidden="true">{move || label.get()}</span>
        </span>
    }
    .into_any()
}

/// Work behind glass on a dark plinth: the portal's home and approvals, nowhere else.
#[component]
pub fn Case(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <section class="case" aria-label=move || label.get()>
            <div class="case-inside">{children()}</div>
        </section>
    }
    .into_any()
}
