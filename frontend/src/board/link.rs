//! The address of an open task, to hand on.

use super::state::use_board;
use crate::ui::*;
use uuid::Uuid;

#[component]
pub(super) fn CopyLink(task: Uuid) -> impl IntoView {
    let (board, toasts) = (use_board(), use_toasts());
    let go = move || {
        let origin = window().location().origin().unwrap_or_default();
        let address = board.path.with_value(|path| format!("{origin}{path}?task={task}"));
        toasts.say(if copy_text(&address) { t!("task-link-copied") } else { t!("task-link-in-bar") });
    };
    view! { <Button label=t!("task-link") kind=ButtonKind::Quiet size=ButtonSize::Small icon=Glyph::Link on_click=go/> }
        .into_any()
}
