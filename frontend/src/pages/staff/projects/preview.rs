//! Who would see the project as it stands in the form, before it is saved.

use super::audience::{AudienceAccount, in_words, keep_fresh, last_known, may_view_audience};
use super::draft::Draft;
use super::quiet::settled;
use crate::resource::{Loaded, Reading, read};
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::ProjectAudience;

const ID: &str = "project-preview";

/// Asked again when the form has rested for a moment.
pub fn preview_audience(draft: Draft, project_id: Option<Uuid>) -> Option<Reading<ProjectAudience>> {
    may_view_audience().then(|| {
        let asked = settled(draft.audience(project_id));
        let audience = read(move |client| {
            let asked = asked.get();
            async move { client.read_project_audience(&asked).await }
        });
        keep_fresh(audience, project_id);
        audience
    })
}

#[component]
pub fn Preview(source: Reading<ProjectAudience>, draft: Draft, is_new: bool) -> impl IntoView {
    let has_clients = Signal::derive(move || !draft.clients.read().is_empty());
    let ready =
        move |audience: Signal<ProjectAudience>| view! { <AudienceAccount audience has_clients is_new/> }.into_any();
    view! {
        <section class="project-preview" id=ID tabindex="-1">
            <h3>{t!("audience-title")}</h3>
            <Loaded source skeleton=|| view! { <p class="detail">{t!("audience-checking")}</p> } ready/>
        </section>
    }
    .into_any()
}

/// The same in a few words, beside the buttons, where it is always in sight; leads to the names.
#[component]
pub fn PreviewChip(source: Reading<ProjectAudience>) -> impl IntoView {
    let known = last_known(source);
    let words = move || known.read().as_ref().map(in_words);
    view! {
        <div class="project-chip" role="status">
            {move || words().map(|audience| view! { <AudienceChip audience on_click=|| focus_id(ID)/> })}
        </div>
    }
    .into_any()
}
