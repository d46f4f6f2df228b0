use super::approvals::CardApprovalChip;
use super::bulk::{CardPick, may_change, pick_item};
use super::carry;
use super::drag::use_dragging;
use super::drawer::task_href;
use super::state::use_board;
use super::view::Face;
use super::window::WHOLE;
use crate::format;
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_contract::{Card, Column, ProjectAct, Stage};

#[component]
pub(super) fn CardView(id: Uuid, column: Signal<Column>, face: Face) -> impl IntoView {
    let (board, dragging) = (use_board(), use_dragging());
    let find = move |column: &Column| column.tasks.iter().find(|card| card.id == id).cloned();
    let Some(first) = find(&column.read_untracked()) else { return ().into_any() };
    // The last one stays for the moment in which a card leaves.
    let card = Memo::new(move |last: Option<&Card>| {
        find(&column.read()).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let node = NodeRef::<html::Li>::new();
    let edge = face.edge.map(|edge| move || edge(&card.read(), board.level.get()));
    let is_held = move || dragging.held.read().is_some_and(|held| held.task == id).then_some("");
    let is_lifted = move || board.lifted.read().is_some_and(|lifted| lifted.task == id).then_some("");
    // where not all of them are drawn, each says which one it is
    let is_long = Memo::new(move |_| column.read().tasks.len() > WHOLE);
    let count = move || is_long.get().then(|| column.read().tasks.len().to_string());
    let place = move || {
        let at = is_long.get().then(|| column.read().tasks.iter().position(|card| card.id == id)).flatten();
        at.map(|at| (at + 1).to_string())
    };
    let is_open_to_moves = Memo::new(move |_| board.may(ProjectAct::MoveTask));
    view! {
        <li
            class="card"
            node_ref=node
            data-task=id.to_string()
            aria-setsize=count
            aria-posinset=place
            data-edge=edge
            data-held=is_held
            data-lifted=is_lifted
            data-movable=move || is_open_to_moves.get().then_some("")
            on:pointerdown=move |event| if let Some(node) = node.get_untracked() { dragging.press(id, &node, &event) }
            // Without this the browser would take the finger's next way for scrolling, or offer a menu for the link.
            on:touchmove=move |event| if dragging.is_on() { event.prevent_default() }
            on:contextmenu=move |event| if dragging.is_on() { event.prevent_default() }
        >
            <CardPick card/>
            {move || face.above.map(|above| above(&card.read()))}
            <a
                class="card-title"
                href=move || task_href(board, id)
                draggable="false"
                aria-describedby=move || is_open_to_moves.get().then_some(carry::HELP)
                on:keydown=move |event| carry::hear(board, id, &event)
                on:click=move |event| if dragging.is_echo() {
                    event.prevent_default();
                    event.stop_propagation();
                }
            >
                {move || card.read().title.clone()}
            </a>
            {move || card.read().approval.clone().map(|approval| view! { <CardApprovalChip approval/> })}
            {move || card.read().progress_percent.map(|percent| view! { <CardProgress percent/> })}
            {move || face.below.map(|below| below(&card.read()))}
            <CardMeta card column face/>
            <CardMenu card face/>
        </li>
    }
    .into_any()
}

#[component]
fn CardProgress(percent: u8) -> impl IntoView {
    view! { <ProgressBar percent label=format!("{percent}%")/> }.into_any()
}

/// The one row below the title; absent where there is nothing to say.
#[component]
pub(super) fn CardMeta(card: Memo<Card>, column: Signal<Column>, face: Face) -> impl IntoView {
    let board = use_board();
    let due = move || {
        let day = card.read().due_on?;
        let is_late = face.tells_overdue && day < format::today() && column.read().stage != Stage::Done;
        Some(view! {
            <span class="card-fact" data-late=is_late.then_some("")>
                <Icon glyph=Glyph::Calendar/>
                <span class="sr-only">{if is_late { t!("board-due-late") } else { t!("board-due") }}</span>
                {format::date_near(day)}
            </span>
        })
    };
    let text = move || {
        card.read().has_description.then(|| {
            view! {
                <span class="card-fact" data-tip=t!("board-described")>
                    <Icon glyph=Glyph::AlignLeft/>
                    <span class="sr-only">{t!("board-described")}</span>
                </span>
            }
        })
    };
    let steps = move || {
        let counts = card.read().checklist?;
        Some(view! {
            <span class="card-fact" data-tip=t!("task-checklist")>
                <Icon glyph=Glyph::CircleCheck/>
                <span class="sr-only">{t!("task-steps", done = counts.done, total = counts.total)}</span>
                <span aria-hidden="true">{format!("{}/{}", counts.done, counts.total)}</span>
            </span>
        })
    };
    let said = move || {
        let count = card.read().comment_count?;
        Some(view! { <CardCount glyph=Glyph::MessageSquare count words=t!("card-comments", count = count)/> })
    };
    let files = move || {
        let count = card.read().file_count?;
        Some(view! { <CardCount glyph=Glyph::Paperclip count words=t!("card-files", count = count)/> })
    };
    let people = move || {
        const SHOWN: usize = 3;
        let card = card.read();
        let shown = card.assignees.iter().take(SHOWN).map(|one| {
            view! { <Avatar name=one.name.clone() kind=one.kind.into() size=AvatarSize::Small tip=true/> }
        });
        let more = card.assignees.len().saturating_sub(SHOWN);
        let more =
            (more > 0).then(|| view! { <span aria-label=t!("card-more", count = more)>{format!("+{more}")}</span> });
        (shown.collect_view(), more)
    };
    let beside = move || face.beside.map(|beside| beside(&card.read(), board.level.get()));
    view! { <div class="card-meta">{due}{text}{steps}{said}{files}<span class="card-beside">{beside}{people}</span></div> }
        .into_any()
}

/// How many there are of something: a number beside its symbol, and in words.
#[component]
fn CardCount(glyph: Glyph, count: u32, words: String) -> impl IntoView {
    let said = words.clone();
    view! {
        <span class="card-fact" data-tip=words>
            <Icon glyph/>
            <span class="sr-only">{said}</span>
            <span aria-hidden="true">{count}</span>
        </span>
    }
    .into_any()
}

#[component]
fn CardMenu(card: Memo<Card>, face: Face) -> impl IntoView {
    let board = use_board();
    let selection = expect_context::<Selection>();
    let has_items = Memo::new(move |_| may_change(board) || face.card_items.is_some());
    let items = move || {
        let id = card.read_untracked().id;
        let mut items = vec![MenuItem::link(t!("board-open"), task_href(board, id)).icon(Glyph::AlignLeft)];
        if untrack(|| board.may(ProjectAct::MoveTask)) {
            let dialog = board.moving;
            items.push(MenuItem::act(t!("board-move-to"), move || dialog.set(Some(id))).icon(Glyph::Move));
        }
        if untrack(|| may_change(board)) {
            items.push(pick_item(selection, id));
        }
        items.extend(face.card_items.map(|more| more.run(card.get_untracked())).unwrap_or_default());
        items
    };
    let label = Signal::derive(move || t!("act-actions", name = card.read().title.as_str()));
    move || has_items.get().then(|| view! { <span class="card-menu"><Menu label items align_end=true/></span> })
}

/// What hangs under the pointer while a card is dragged.
#[component]
pub(super) fn HeldCard(face: Face) -> impl IntoView {
    let (board, dragging) = (use_board(), use_dragging());
    move || {
        let held = dragging.held.get()?;
        let card = untrack(|| board.card(held.task))?;
        let edge = face.edge.map(|edge| edge(&card, board.level.get_untracked()));
        Some(view! {
            <div
                class="card card-held"
                aria-hidden="true"
                data-edge=edge
                style:inline-size=format!("{}px", held.width)
                style:min-block-size=format!("{}px", held.height)
                style:transform=move || { let (x, y) = dragging.at.get(); format!("translate({x}px, {y}px) rotate(1.2deg)") }
            >
                {face.above.map(|above| above(&card))}
                <span class="card-title">{card.title.clone()}</span>
            </div>
        })
    }
}
