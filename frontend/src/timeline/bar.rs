//! One task: its name, and its days as a bar, or as a diamond if it is a milestone.

use super::plan::words;
use super::rows::{Push, Row, Tone, push};
use super::span::{Grip, Span};
use super::view::{HELP, Timeline, px, use_timeline};
use crate::board::task_href;
use crate::format;
use crate::routes::use_go;
use crate::ui::*;
use uuid::Uuid;
use web_sys::KeyboardEvent;

#[component]
pub(super) fn RowView(id: Uuid) -> impl IntoView {
    let timeline = use_timeline();
    let Timeline { rows, dragging, face, board, may_date, .. } = timeline;
    let Some(first) = rows.read_untracked().get(&id).cloned() else { return ().into_any() };
    let row =
        Memo::new(move |last: Option<&Row>| rows.read().get(&id).or(last).cloned().unwrap_or_else(|| first.clone()));
    // what is held goes before what is known
    let span = Memo::new(move |_| {
        let held = *dragging.held.read();
        held.filter(|(task, _)| *task == id).map_or_else(|| row.read().span, |(_, span)| span)
    });
    let is_held = Memo::new(move |_| dragging.held.read().is_some_and(|(task, _)| task == id));
    let tone = Memo::new(move |_| row.read().tone(format::today(), face.tells_overdue));
    // what it pushes is told where it is told that it is late
    let late = Memo::new(move |_| {
        (tone.get() == Tone::Late).then(|| late_words(&row.read(), push(&row.read(), &rows.read(), format::today())))
    });
    let stage = Signal::derive(move || row.read().stage);
    let edge = face.edge.map(|edge| move || edge(&row.read().card, board.level.get()));
    let dates_id = next_id("timeline-dates");
    let described_by = {
        let dates_id = dates_id.clone();
        move || if may_date.get() { format!("{dates_id} {HELP}") } else { dates_id.clone() }
    };
    let people = move || {
        let card = row.read().card.clone();
        let people = card.assignees.into_iter().take(2);
        people
            .map(|one| view! { <Avatar name=one.name kind=one.kind.into() size=AvatarSize::Small tip=true/> })
            .collect_view()
    };
    // what the bar tells by its looks, in words
    let said = move || {
        let row = row.read();
        let standing = match tone.get() {
            Tone::Late => late.get(),
            Tone::Waiting => Some(t!("timeline-waiting")),
            Tone::Plain | Tone::Done => None,
        };
        let milestone = row.card.is_milestone.then(|| t!("timeline-milestone"));
        [Some(words(span.get())), milestone, standing].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let mark = move || face.above.map(|above| above(&row.read().card));
    view! {
        <li class="timeline-row" data-task=id.to_string() data-tone=move || tone.get().name() data-held=move || is_held.get().then_some("")>
            <div class="timeline-name">
                <StageMark stage/>
                <span class="timeline-words">
                    <a
                        class="timeline-title"
                        href=move || task_href(timeline.board, id)
                        aria-describedby=described_by
                        on:keydown=move |event| hear(timeline, id, span.get_untracked(), &event)
                    >
                        {move || row.read().card.title.clone()}
                    </a>
                    <span class="timeline-dates" id=dates_id>{said}</span>
                </span>
                <span class="timeline-mark">{mark}</span>
                <span class="timeline-people">{people}</span>
            </div>
            <div class="timeline-track"><Stretch id row span tone late is_held edge=edge.map(Signal::derive)/></div>
        </li>
    }
    .into_any()
}

/// The bar. Its element stays while it is held: a finger that holds an element keeps its events only as long as the element is there.
#[component]
fn Stretch(
    id: Uuid,
    row: Memo<Row>,
    span: Memo<Span>,
    tone: Memo<Tone>,
    /// The words for a late one.
    late: Memo<Option<String>>,
    is_held: Memo<bool>,
    edge: Option<Signal<&'static str>>,
) -> impl IntoView {
    let timeline = use_timeline();
    let Timeline { scale, dragging, may_date, .. } = timeline;
    let go = use_go();
    let place = Memo::new(move |_| span.get().ends().map(|ends| scale.get().stretch(ends)));
    let is_dated = Memo::new(move |_| place.get().is_some());
    let is_milestone = Memo::new(move |_| row.read().card.is_milestone);
    let at = move || place.get().unwrap_or_default();
    let press = move |grip: Grip, event: &web_sys::PointerEvent| {
        if may_date.get_untracked() {
            dragging.press(id, row.read_untracked().span, grip, event);
        }
    };
    let open = move |_| {
        if !dragging.is_echo() {
            go.path(&task_href(timeline.board, id));
        }
    };
    // a milestone stands at the day that it is due
    let point = move || {
        let (from, width) = at();
        from + width - scale.get().zoom.day() / 2.0
    };
    let grips = move || {
        (may_date.get() && !is_milestone.get()).then(|| {
            [("start", Grip::Start), ("due", Grip::Due)].map(|(name, grip)| {
                let hold = move |event: web_sys::PointerEvent| {
                    event.stop_propagation();
                    press(grip, &event);
                };
                view! { <i class="timeline-grip" data-end=name on:pointerdown=hold></i> }
            })
        })
    };
    let done = move || {
        let percent = row.read().card.progress_percent.filter(|_| !is_milestone.get())?;
        Some(view! { <i class="timeline-done" style:inline-size=format!("{percent}%")></i> })
    };
    let is_wall = move || edge.is_some_and(|edge| edge.get() == "wall");
    let label = move || {
        if is_held.get() {
            return Some(words(span.get()));
        }
        match tone.get() {
            _ if is_milestone.get() => Some(format!("{}, {}", row.read().card.title, words(span.get()))),
            Tone::Late => late.get(),
            Tone::Waiting => Some(t!("timeline-waiting")),
            Tone::Plain | Tone::Done => is_wall().then(|| t!("audience-team-only")),
        }
    };
    let undated = move || {
        let words = is_wall().then(|| t!("audience-team-only"));
        std::iter::once(t!("timeline-undated")).chain(words).collect::<Vec<_>>().join(" · ")
    };
    let label_at = move || 14.0 + if is_milestone.get() { point() } else { at().0 + at().1 };
    let bar = move || {
        view! {
            <div
                class="timeline-bar"
                aria-hidden="true"
                data-shape=move || if is_milestone.get() { "milestone" } else { "bar" }
                data-edge=edge
                data-movable=move || may_date.get().then_some("")
                style:inset-inline-start=move || if is_milestone.get() { px(point() - 9.0) } else { px(at().0) }
                style:inline-size=move || if is_milestone.get() { px(18.0) } else { px(at().1) }
                on:pointerdown=move |event| press(Grip::Whole, &event)
                on:touchmove=move |event| if dragging.is_on() { event.prevent_default() }
                on:contextmenu=move |event| if dragging.is_on() { event.prevent_default() }
                on:click=open
            >
                {done}
                {grips}
            </div>
            <span class="timeline-label" aria-hidden="true" style:inset-inline-start=move || px(label_at())>{label}</span>
        }
    };
    move || match is_dated.get() {
        true => bar().into_any(),
        false => view! { <span class="timeline-none" aria-hidden="true">{undated}</span> }.into_any(),
    }
}

fn late_words(row: &Row, push: Option<Push>) -> String {
    let late = t!("timeline-late", count = row.days_late(format::today()));
    match push {
        None => late,
        Some(Push { title, days, others: 0 }) => t!("timeline-pushes", late = late, title = title, days = days),
        Some(Push { title, days, others }) => {
            t!("timeline-pushes-more", late = late, title = title, days = days, others = others)
        }
    }
}

/// Alt and an arrow move, Shift and an arrow resize; arrows up and down walk. Enter opens the task, where dates can be typed.
fn hear(timeline: Timeline, task: Uuid, span: Span, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let days = match event.key().as_str() {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "ArrowUp" | "ArrowDown" if !event.alt_key() && !event.shift_key() => {
            event.prevent_default();
            return walk(event, event.key() == "ArrowDown");
        }
        _ => return,
    };
    let grip = match (event.alt_key(), event.shift_key()) {
        (true, false) => Grip::Whole,
        (false, true) => Grip::Due,
        _ => return,
    };
    // where nothing moves, the keys stay the browser's
    if !timeline.may_date.get_untracked() || span.ends().is_none() {
        return;
    }
    event.prevent_default();
    timeline.plans.carry_out(task, span.moved(grip, days));
}

fn walk(event: &KeyboardEvent, is_down: bool) {
    let Some(link) = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    let Some(sheet) = link.closest(".timeline-body").ok().flatten() else { return };
    let titles = elements(&sheet, ".timeline-title");
    let at = titles.iter().position(|title| *title == link);
    let next = at.and_then(|at| if is_down { at.checked_add(1) } else { at.checked_sub(1) });
    if let Some(next) = next.and_then(|at| titles.get(at)) {
        let _ = next.focus();
    }
}
