//! A project that clients of two companies would share has to be confirmed (R10).

use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;

/// Whether the server wants to hear that this is intended.
pub fn wants_roots_confirmed(error: &Error) -> bool {
    error.slug() == Some("foreign-root-unconfirmed")
}

/// Asks, naming both companies as the server named them. Who may not confirm reads whom to ask.
#[component]
pub fn ConfirmRoots(
    asked: RwSignal<Option<Error>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(asked.read().is_some()));
    let words = move || match &*asked.read() {
        Some(Error::Problem(problem)) => problem.detail.clone(),
        _ => String::new(),
    };
    let may = session.may("project.share_across_roots");
    view! {
        <Dialog open title=t!("project-roots") on_close=move || asked.set(None)>
            <Note kind=NoteKind::Wait>{words}</Note>
            {(!may).then(|| view! { <p class="project-roots-refusal">{t!("project-roots-not-permitted")}</p> })}
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                {may.then(|| view! {
                    <Button label=t!("project-roots-act") kind=ButtonKind::Primary busy on_click=on_confirm/>
                })}
            </DialogActions>
        </Dialog>
    }
    .into_any()
}
