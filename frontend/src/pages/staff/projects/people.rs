//! The people of an audience, one by one.

use super::offer::Offer;
use crate::routes::{ClientTab, Route};
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::{AudiencePerson, AudienceSight, Layer, ProjectAudience};

/// So many stand there at once; the others on demand.
const AT_FIRST: usize = 8;

#[component]
pub fn PeopleList(
    #[prop(into)] audience: Signal<ProjectAudience>,
    /// There are no tasks to count yet.
    #[prop(into)]
    is_bare: Signal<bool>,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let session = use_session();
    let links = session.may("client.view_info");
    let (offer, review) = Offer::new();
    let offer = (links && session.may("client.edit")).then_some(offer);
    let rows = move || {
        let audience = audience.read();
        let most = if shows_all.get() { audience.people.len() } else { AT_FIRST };
        audience.people.iter().take(most).map(|person| row(person, is_bare.get(), links, offer)).collect_view()
    };
    let hidden = move || Some(audience.read().people.len()).filter(|count| *count > AT_FIRST && !shows_all.get());
    let list = move || {
        (!audience.read().people.is_empty()).then(|| {
            view! {
                <ul class="people">{rows}</ul>
                {move || hidden().map(|count| view! {
                    <Button label=t!("audience-all", count = count) kind=ButtonKind::Quiet size=ButtonSize::Small on_click=move || shows_all.set(true)/>
                })}
            }
        })
    };
    view! { {list} {review} }
}

fn row(person: &AudiencePerson, is_bare: bool, links: bool, offer: Option<Offer>) -> AnyView {
    let name = if links {
        let href = Route::Client { id: person.client.id, tab: ClientTab::Access }.path();
        view! { <a class="person-name" href=href>{person.client.name.clone()}</a> }.into_any()
    } else {
        view! { <span class="person-name">{person.client.name.clone()}</span> }.into_any()
    };
    let lacks = person.limited_by == Some(Layer::Privileges) && person.sees != AudienceSight::BoardEdit;
    let offer = offer.filter(|_| lacks).map(|offer| offer.button(person.client.id, &person.client.name));
    let root = (person.root.id != person.client.id).then(|| person.root.name.clone());
    let time = person.sees_time.then(|| format!(" {}", t!("audience-person-time")));
    view! {
        <li class="person" data-sees=(person.sees != AudienceSight::Nothing).then_some("")>
            <Avatar name=person.client.name.clone() kind=person.client.kind.into()/>
            <span class="person-who">{name}<span class="detail">{root}</span></span>
            <span class="person-sight">
                <span>{sight(person.sees, person.task_count, is_bare)}{time}</span>
                {person.limited_by.map(|layer| view! { <span class="person-limit">{limit_text(layer)}</span> })}
                {offer}
            </span>
        </li>
    }
    .into_any()
}

fn sight(sees: AudienceSight, count: u32, is_bare: bool) -> String {
    match sees {
        AudienceSight::Board if is_bare => t!("audience-person-board-new"),
        AudienceSight::BoardEdit if is_bare => t!("audience-person-edit-new"),
        _ => sight_text(sees, count),
    }
}

/// How much of a project somebody sees, in words.
pub fn sight_text(sees: AudienceSight, count: u32) -> String {
    match sees {
        AudienceSight::Nothing => t!("audience-person-nothing"),
        AudienceSight::Overview => t!("audience-person-overview"),
        AudienceSight::Board => t!("audience-person-board", count = count),
        AudienceSight::BoardEdit => t!("audience-person-edit", count = count),
    }
}

/// What keeps somebody from what the level would show, in words.
pub fn limit_text(layer: Layer) -> String {
    match layer {
        Layer::Account => t!("audience-limit-account"),
        Layer::Reach => t!("audience-limit-reach"),
        Layer::Level => t!("audience-limit-level"),
        Layer::Grant => t!("audience-limit-grant"),
        Layer::Privileges => t!("audience-limit-privileges"),
        Layer::Narrowing => t!("audience-limit-narrowing"),
        Layer::ShareFlag => t!("audience-limit-share_flag"),
        Layer::HardDeny => t!("audience-limit-hard_deny"),
    }
}
