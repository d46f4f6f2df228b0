use super::bar::RowView;
use super::drag::Dragging;
use super::links::Links;
use super::plan::Plans;
use super::rows::{Rows, rows, summary};
use super::scale::{Scale, Zoom};
use crate::board::{BoardState, Face, MoveDialog, use_board};
use crate::format;
use crate::routes::use_query_value;
use crate::ui::*;
use chrono::{Datelike, NaiveDate};
use leptos::html;
use std::collections::HashSet;
use uuid::Uuid;
use vitrine_contract::{Column, ProjectAct};

/// The height of a row in pixels, as in the sheet.
pub(super) const ROW: f64 = 40.0;
/// The id of the element that says how the keys work.
pub(super) const HELP: &str = "timeline-help";

/// What everything on a timeline shares.
#[derive(Clone, Copy)]
pub(super) struct Timeline {
    pub(super) board: BoardState,
    pub(super) face: Face,
    pub(super) rows: Memo<Rows>,
    pub(super) scale: Memo<Scale>,
    pub(super) plans: Plans,
    pub(super) dragging: Dragging,
    pub(super) may_date: Memo<bool>,
    /// The columns whose tasks are folded away.
    pub(super) closed: RwSignal<HashSet<Uuid>>,
}

pub(super) fn use_timeline() -> Timeline {
    expect_context()
}

#[component]
pub fn TimelineView(face: Face) -> impl IntoView {
    let board = use_board();
    let plans = Plans::new(board);
    let (zoom, choice) = use_zoom();
    let rows = Memo::new(move |_| {
        let planned = plans.spans();
        rows(&board.visible.read(), |task| planned.get(&task).copied())
    });
    let scale = Memo::new(move |_| {
        let rows = rows.read();
        let days = rows.values().filter_map(|row| row.span.ends()).flat_map(|(first, last)| [first, last]);
        Scale::of(days, format::today(), zoom.get())
    });
    let may_date = Memo::new(move |_| board.may(ProjectAct::EditTaskDates));
    let dragging = Dragging::new(plans, scale);
    let closed = RwSignal::new(HashSet::new());
    provide_context(Timeline { board, face, rows, scale, plans, dragging, may_date, closed });
    let left = follow_scale(scale, dragging.scroller);
    let to_today = move || scroll_to(dragging.scroller, scale.get_untracked(), format::today());
    let ids = Memo::new(move |_| board.visible.read().iter().map(|column| column.id).collect::<Vec<_>>());
    let zooms = Signal::derive(|| Zoom::ALL.map(|zoom| Choice::new(zoom.name(), zoom_text(zoom))).to_vec());
    view! {
        <div class="board timeline" node_ref=board.root() data-dragging=move || dragging.held.read().is_some().then_some("")>
            {move || may_date.get().then(|| view! { <p class="sr-only" id=HELP>{t!("timeline-help")}</p> })}
            <div class="timeline-tools">
                <Segmented label=t!("timeline-zoom") value=choice options=zooms/>
                <Button label=t!("date-today") size=ButtonSize::Small icon=Glyph::Calendar on_click=to_today/>
            </div>
            <div
                class="timeline-scroll"
                node_ref=dragging.scroller
                on:scroll=move |_| if let Some(scroller) = dragging.scroller.get_untracked() {
                    left.set_value(f64::from(scroller.scroll_left()));
                }
            >
                <div class="timeline-sheet" style:inline-size=move || format!("calc(var(--timeline-name) + {}px)", scale.get().width())>
                    <Head/>
                    <div class="timeline-body">
                        <Ground/>
                        <Links/>
                        <For each=move || ids.get() key=|id| *id let:id><Group id/></For>
                        <div class="timeline-rest"><div class="timeline-name"></div></div>
                    </div>
                </div>
            </div>
            <Legend/>
        </div>
        <MoveDialog/>
    }
    .into_any()
}

/// The zoom of the address, and the same as what is chosen.
fn use_zoom() -> (Memo<Zoom>, RwSignal<String>) {
    let query = use_query_value("zoom");
    let zoom = Memo::new(move |_| Zoom::from_name(&query.get()));
    let choice = RwSignal::new(zoom.get_untracked().name().to_owned());
    Effect::new(move || choice.set(zoom.get().name().to_owned()));
    Effect::new(move |was: Option<String>| {
        let now = choice.get();
        if was.is_some() && now != zoom.get_untracked().name() {
            query.set(&now);
        }
        now
    });
    (zoom, choice)
}

fn zoom_text(zoom: Zoom) -> String {
    match zoom {
        Zoom::Days => t!("timeline-days"),
        Zoom::Weeks => t!("timeline-weeks"),
        Zoom::Months => t!("timeline-months"),
        Zoom::Quarters => t!("timeline-quarters"),
    }
}

/// Begins at today, and then keeps the same day in sight whatever becomes of the scale. Holds how far everything is scrolled.
fn follow_scale(scale: Memo<Scale>, scroller: NodeRef<html::Div>) -> StoredValue<f64> {
    let left = StoredValue::new(0.0_f64);
    Effect::new(move |last: Option<Scale>| {
        let now = scale.get();
        let day = match last {
            None => format::today(),
            Some(last) if last.first == now.first && last.zoom == now.zoom => return now,
            Some(last) => last.day_at(left.get_value() + before(scroller)),
        };
        request_animation_frame(move || scroll_to(scroller, now, day));
        now
    });
    left
}

fn scroll_to(scroller: NodeRef<html::Div>, scale: Scale, day: NaiveDate) {
    if let Some(element) = scroller.try_get_untracked().flatten() {
        element.scroll_to_with_x_and_y(scale.x(day) - before(scroller), f64::from(element.scroll_top()));
    }
}

/// How much of what was before a day is in sight with it.
fn before(scroller: NodeRef<html::Div>) -> f64 {
    const SHARE: f64 = 0.2;
    scroller.try_get_untracked().flatten().map_or(0.0, |scroller| f64::from(scroller.client_width()) * SHARE)
}

/// The days above the rows. What they say stands in each row in words.
#[component]
fn Head() -> impl IntoView {
    let Timeline { scale, .. } = use_timeline();
    let words = move || {
        let scale = scale.get();
        // the word for today stands where these would begin or end
        let today = scale.x(format::today()) + scale.zoom.day() / 2.0;
        let is_free = |day: &NaiveDate| !(-92.0..46.0).contains(&(scale.x(*day) - today));
        let tick = |day: NaiveDate| {
            view! { <span class="timeline-tick" style:inset-inline-start=px(scale.x(day))>{tick_text(scale.zoom, day)}</span> }
        };
        scale.ticks().into_iter().filter(is_free).map(tick).collect_view()
    };
    let today = move || px(scale.get().x(format::today()) + scale.get().zoom.day() / 2.0);
    view! {
        <div class="timeline-head" aria-hidden="true">
            <div class="timeline-name">{t!("board-task")}</div>
            <div class="timeline-ticks">
                {words}
                <span class="timeline-today-word" style:inset-inline-start=today>{t!("date-today")}</span>
            </div>
        </div>
    }
    .into_any()
}

fn tick_text(zoom: Zoom, day: NaiveDate) -> String {
    match zoom {
        Zoom::Days => format::weekday(day),
        Zoom::Weeks => format::date(day),
        Zoom::Months => format::month(day),
        Zoom::Quarters => t!("timeline-quarter", quarter = day.month0() / 3 + 1, year = day.year().to_string()),
    }
}

/// Lines, weekends and today, behind the rows.
#[component]
fn Ground() -> impl IntoView {
    let Timeline { scale, .. } = use_timeline();
    let lines = move || {
        let scale = scale.get();
        let line = |day: NaiveDate| view! { <i class="timeline-line" style:inset-inline-start=px(scale.x(day))></i> };
        scale.ticks().into_iter().map(line).collect_view()
    };
    // a week begins at the left edge
    let has_weekends = move || matches!(scale.get().zoom, Zoom::Days | Zoom::Weeks).then_some("");
    let today = move || px(scale.get().x(format::today()) + scale.get().zoom.day() / 2.0);
    view! {
        <div
            class="timeline-ground"
            aria-hidden="true"
            data-weekends=has_weekends
            style=("--timeline-day", move || px(scale.get().zoom.day()))
        >
            {lines}
            <i class="timeline-today" style:inset-inline-start=today></i>
        </div>
    }
    .into_any()
}

/// A column of the board with its tasks, as far as it is not folded.
#[component]
fn Group(id: Uuid) -> impl IntoView {
    let Timeline { board, rows, scale, closed, .. } = use_timeline();
    let find = move |columns: &[Column]| columns.iter().find(|column| column.id == id).cloned();
    let Some(first) = find(&board.visible.read_untracked()) else { return ().into_any() };
    let column = Memo::new(move |last: Option<&Column>| {
        find(&board.visible.read()).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let is_open = Memo::new(move |_| !closed.read().contains(&id));
    let tasks = Memo::new(move |_| match is_open.get() {
        true => column.read().tasks.iter().map(|card| card.id).collect::<Vec<_>>(),
        false => Vec::new(),
    });
    let fold = move |_| {
        closed.update(|closed| {
            if !closed.remove(&id) {
                closed.insert(id);
            }
        });
    };
    let whole = move || {
        summary(&column.read(), &rows.read()).map(|ends| {
            let (from, width) = scale.get().stretch(ends);
            view! { <i class="timeline-summary" aria-hidden="true" style:inset-inline-start=px(from) style:inline-size=px(width)></i> }
        })
    };
    let stage = Signal::derive(move || column.read().stage);
    let title_id = next_id("timeline-group");
    let heading_id = title_id.clone();
    view! {
        <section class="timeline-group" aria-labelledby=title_id>
            <div class="timeline-row timeline-group-head">
                <div class="timeline-name">
                    <h2 id=heading_id>
                        <button class="timeline-fold" type="button" aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=fold>
                            <Icon glyph=Glyph::ChevronRight/>
                            <StageMark stage/>
                            <span class="timeline-group-name">{move || column.read().name.clone()}</span>
                            <span class="column-count">{move || column.read().tasks.len()}</span>
                        </button>
                    </h2>
                </div>
                <div class="timeline-track">{whole}</div>
            </div>
            <ul><For each=move || tasks.get() key=|task| *task let:task><RowView id=task/></For></ul>
        </section>
    }
    .into_any()
}

#[component]
fn Legend() -> impl IntoView {
    let Timeline { may_date, .. } = use_timeline();
    let keys = move || {
        may_date.get().then(|| {
            view! {
                <span class="timeline-keys">
                    {t!("timeline-key-move")}<Keys keys="Alt ← →"/>
                    {t!("timeline-key-resize")}<Keys keys="Shift ← →"/>
                </span>
            }
        })
    };
    view! {
        <div class="timeline-legend">
            <span><i class="timeline-sample" data-tone="waiting"></i>{t!("timeline-waiting")}</span>
            <span><i class="timeline-sample" data-tone="milestone"></i>{t!("timeline-milestone")}</span>
            {keys}
        </div>
    }
    .into_any()
}

pub(super) fn px(pixels: f64) -> String {
    format!("{pixels}px")
}

#[component]
pub fn TimelineSkeleton() -> impl IntoView {
    let rows = (0..8).map(|_| view! { <i class="skeleton-block" data-shape="line"></i> }).collect_view();
    view! { <Skeleton><div class="timeline-skeleton">{rows}</div></Skeleton> }.into_any()
}
