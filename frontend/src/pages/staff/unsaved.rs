//! What is not saved yet: asked about before it is given up.

use crate::ui::*;
use leptos::ev;
use uuid::Uuid;

/// Asks before something else is opened in the place of what has unsaved changes.
#[component]
pub(super) fn LeaveDialog(
    /// What is to be opened instead; none while nothing is asked.
    leave_for: RwSignal<Option<Uuid>>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] act: Signal<String>,
    #[prop(into)] on_leave: Callback<Uuid>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(leave_for.read().is_some()));
    let leave = move || {
        open.set(false);
        if let Some(id) = leave_for.get_untracked() {
            leave_for.set(None);
            on_leave.run(id);
        }
    };
    view! {
        <Dialog open title on_close=move || leave_for.set(None)>
            <p>{move || text.get()}</p>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=act kind=ButtonKind::Danger on_click=leave/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}

/// The browser asks before the window goes with something unsaved in it.
pub(super) fn keep_unsaved(is_dirty: impl Fn() -> bool + 'static) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if untrack(&is_dirty) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
