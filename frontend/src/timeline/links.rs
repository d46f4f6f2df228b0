//! What waits for what, as lines. In words it stands on the open task.

use super::rows::{Link, links};
use super::view::{ROW, Timeline, use_timeline};
use crate::ui::*;

#[component]
pub(super) fn Links() -> impl IntoView {
    let Timeline { board, rows, scale, closed, .. } = use_timeline();
    let all = Memo::new(move |_| {
        let closed = closed.read();
        links(&board.visible.read(), &rows.read(), scale.get(), ROW, |column| !closed.contains(&column))
    });
    let paths = move || {
        let path = |link: Link| view! { <path d=path(&link) data-broken=link.is_broken.then_some("")></path> };
        all.get().into_iter().map(path).collect_view()
    };
    view! { <svg class="timeline-links" aria-hidden="true">{paths}</svg> }.into_any()
}

/// Out to the right, over to the other row, and in from the left with a head.
fn path(link: &Link) -> String {
    const OUT: f64 = 8.0;
    let ((x, y), (to_x, to_y)) = (link.from, link.to);
    let way = if to_x - x >= 2.0 * OUT {
        format!("M{x} {y}H{}V{to_y}H{to_x}", x + OUT)
    } else {
        // around between the rows
        let between = y + ROW / 2.0 * (to_y - y).signum();
        format!("M{x} {y}H{}V{between}H{}V{to_y}H{to_x}", x + OUT, to_x - OUT)
    };
    format!("{way}M{} {}L{to_x} {to_y}L{} {}", to_x - 5.0, to_y - 3.5, to_x - 5.0, to_y + 3.5)
}
