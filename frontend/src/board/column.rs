use super::card::CardView;
use super::compose::Composer;
use super::drag::use_dragging;
use super::state::use_board;
use super::view::Face;
use super::window::{Part, Sight};
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_contract::{Column, ColumnColour, ProjectAct};

/// What stands in a column: its cards, and room for one that is held over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Item {
    Drawn(Part<Uuid>),
    Gap,
}

#[component]
pub(super) fn ColumnView(id: Uuid, face: Face) -> impl IntoView {
    let (board, dragging) = (use_board(), use_dragging());
    let find = move |columns: &[Column]| columns.iter().find(|column| column.id == id).cloned();
    let Some(first) = find(&board.visible.read_untracked()) else { return ().into_any() };
    let column = Memo::new(move |last: Option<&Column>| {
        find(&board.visible.read()).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let sight = Sight::new();
    let items = Memo::new(move |_| {
        let held = dragging.held.read().map(|held| held.task);
        let lifted = board.lifted.read().map(|lifted| lifted.task);
        let drawn = sight.parts(&column.read().tasks, &[held, lifted, board.revealed.get()]);
        let mut items: Vec<_> = drawn.into_iter().map(Item::Drawn).collect();
        if let Some(landing) = dragging.landing.get().filter(|landing| landing.column == id) {
            let below = |after| {
                items.iter().position(|item| *item == Item::Drawn(Part::Card(after))).map_or(items.len(), |at| at + 1)
            };
            let at = landing.after.map_or(0, below);
            items.insert(at, Item::Gap);
        }
        items
    });
    let title_id = next_id("column");
    let heading_id = title_id.clone();
    let total = Memo::new(move |_| {
        board.columns.read().iter().find(|column| column.id == id).map_or(0, |column| column.tasks.len())
    });
    let count = move || {
        let (shown, total) = (column.read().tasks.len(), total.get());
        if shown == total { total.to_string() } else { t!("board-count-of", shown = shown, total = total) }
    };
    let stage = Signal::derive(move || column.read().stage);
    let column: Signal<Column> = column.into();
    view! {
        <section class="column" data-column=id.to_string() data-colour=move || column.read().colour.map(colour_name) aria-labelledby=title_id>
            <header class="column-head">
                <StageMark stage/>
                <h2 class="column-name" id=heading_id>{move || column.read().name.clone()}</h2>
                {move || column.read().asks_approval.then(|| view! { <ApprovalMark/> })}
                {move || match (face.limit, column.read().card_limit) {
                    (Some(limit), Some(most)) => limit(total.get(), most),
                    _ => view! { <span class="column-count">{count}</span> }.into_any(),
                }}
                <span class="column-tools">
                    <AddButton column/>
                    {face.column_menu.map(|menu| menu.run(column))}
                </span>
            </header>
            <ul
                class="column-list"
                node_ref=sight.list
                on:scroll=move |_| sight.look()
                on:focusin=move |event| sight.focus_on(&event)
            >
                <For each=move || items.get() key=|item| *item let:item>
                    {match item {
                        Item::Drawn(Part::Card(task)) => view! { <CardView id=task column face/> }.into_any(),
                        Item::Drawn(Part::Room(_, height)) => {
                            view! { <li class="card-room" aria-hidden="true" style:block-size=format!("{height}px")></li> }.into_any()
                        }
                        Item::Gap => view! { <Gap/> }.into_any(),
                    }}
                </For>
            </ul>
            {move || (board.composing.get() == Some(id)).then(|| view! { <Composer column=id face/> })}
        </section>
    }
    .into_any()
}

/// As it stands in the sheet and in the address of a choice.
pub const fn colour_name(colour: ColumnColour) -> &'static str {
    match colour {
        ColumnColour::Blue => "blue",
        ColumnColour::Green => "green",
        ColumnColour::Amber => "amber",
        ColumnColour::Purple => "purple",
        ColumnColour::Red => "red",
        ColumnColour::Grey => "grey",
        ColumnColour::Sky => "sky",
    }
}

/// The person beside the name of a column whose tasks wait for a client's OK (B146).
#[component]
fn ApprovalMark() -> impl IntoView {
    view! {
        <span class="column-approval" data-tip=t!("approval-column")>
            <Icon glyph=Glyph::UserRoundCheck/>
            <span class="sr-only">{t!("approval-column")}</span>
        </span>
    }
    .into_any()
}

#[component]
fn Gap() -> impl IntoView {
    let dragging = use_dragging();
    let height = move || dragging.held.read().map(|held| format!("{}px", held.height)).unwrap_or_default();
    view! { <li class="card-gap" aria-hidden="true" style:block-size=height></li> }.into_any()
}

#[component]
fn AddButton(column: Signal<Column>) -> impl IntoView {
    let board = use_board();
    let node = NodeRef::<html::Button>::new();
    let id = column.read_untracked().id;
    let label = Signal::derive(move || t!("board-add-to", column = column.read().name.as_str()));
    // Whoever is done writing is where they began.
    Effect::new(move |was: Option<bool>| {
        let is = board.composing.get() == Some(id);
        if was == Some(true) && !is && board.composing.read_untracked().is_none() {
            focus(node);
        }
        is
    });
    let may = Memo::new(move |_| board.may(ProjectAct::CreateTask));
    move || {
        may.get().then(|| {
            view! { <IconButton label glyph=Glyph::Plus node_ref=node on_click=move || board.composing.set(Some(id))/> }
        })
    }
}
