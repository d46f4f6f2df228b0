//! The diff panel: who gains, who loses, by person, the most sensitive first.

use super::words;
use crate::ui::*;
use vitrine_contract::{Rehearsal, RehearsedPerson, SightChange};

/// So many people stand there at once; the others on demand.
const AT_FIRST: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Gain,
    Loss,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Self::Gain => "gain",
            Self::Loss => "loss",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Gain => Glyph::Plus,
            Self::Loss => Glyph::Minus,
        }
    }

    fn changes(self, person: &RehearsedPerson) -> &[SightChange] {
        match self {
            Self::Gain => &person.gains,
            Self::Loss => &person.losses,
        }
    }

    fn count(self, rehearsal: &Rehearsal) -> u32 {
        match self {
            Self::Gain => rehearsal.gaining,
            Self::Loss => rehearsal.losing,
        }
    }

    fn title(self, count: u32) -> String {
        match self {
            Self::Gain => t!("review-gain", count = count),
            Self::Loss => t!("review-lose", count = count),
        }
    }
}

/// How many people a change concerns. Who both gains and loses is one person, as far as the list goes.
pub fn concerned(rehearsal: &Rehearsal) -> u32 {
    let listed = u32::try_from(rehearsal.people.len()).unwrap_or(u32::MAX);
    listed.max(rehearsal.gaining).max(rehearsal.losing)
}

#[component]
pub fn DiffPanel(rehearsal: Rehearsal) -> impl IntoView {
    let is_unknown = rehearsal.people.is_empty() && concerned(&rehearsal) > 0;
    let none = (concerned(&rehearsal) == 0).then(|| view! { <Note kind=NoteKind::Ok>{t!("review-nobody")}</Note> });
    let same = (rehearsal.unaffected > 0).then(|| {
        view! {
            <section class="review-part" data-way="same">
                <h3><Icon glyph=Glyph::Equal/>{t!("review-same", count = rehearsal.unaffected)}</h3>
            </section>
        }
    });
    view! {
        <div class="review">
            {none}
            {[Way::Loss, Way::Gain].map(|way| part(&rehearsal, way)).collect_view()}
            {is_unknown.then(|| view! { <p class="detail">{t!("review-unnamed")}</p> })}
            {same}
        </div>
    }
    .into_any()
}

fn part(rehearsal: &Rehearsal, way: Way) -> AnyView {
    let count = way.count(rehearsal);
    if count == 0 {
        return ().into_any();
    }
    let people: Vec<RehearsedPerson> =
        rehearsal.people.iter().filter(|person| !way.changes(person).is_empty()).cloned().collect();
    let listed = people.len();
    let unlisted = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(listed);
    let shows_all = RwSignal::new(false);
    let rows = move || {
        let most = if shows_all.get() { people.len() } else { AT_FIRST };
        people.iter().take(most).map(|person| row(person, way)).collect_view()
    };
    view! {
        <section class="review-part" data-way=way.name()>
            <h3><Icon glyph=way.glyph()/>{way.title(count)}</h3>
            {(listed > 0).then(|| view! { <ul class="review-people">{rows}</ul> })}
            {move || (listed > AT_FIRST && !shows_all.get()).then(|| view! {
                <Button label=t!("review-all", count = listed) kind=ButtonKind::Quiet size=ButtonSize::Small on_click=move || shows_all.set(true)/>
            })}
            {(listed > 0 && unlisted > 0).then(|| view! { <p class="detail">{t!("review-unlisted", count = unlisted)}</p> })}
        </section>
    }
    .into_any()
}

fn row(person: &RehearsedPerson, way: Way) -> AnyView {
    let client = &person.client;
    let root = (person.root.id != client.id).then(|| person.root.name.clone());
    let lines = words::lines(way.changes(person)).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <li class="review-person">
            <Avatar name=client.name.clone() kind=client.kind.into()/>
            <div>
                <p class="review-name">{client.name.clone()}{root.map(|root| view! { <span class="detail">{root}</span> })}</p>
                <ul class="review-lines">{lines}</ul>
            </div>
        </li>
    }
    .into_any()
}
