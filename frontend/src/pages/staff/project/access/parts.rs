//! The parts of the form that are about single people and clients.

use super::draft::{ALL, AccessDraft, WIDTHS, member_choice};
use super::{Saved, chosen_ids};
use crate::resource::Reading;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{ClientRef, Privileges, ProjectAudience};

/// The switch, and everybody whom the clients lead to the project, each to be invited or not.
#[component]
pub(super) fn Invitations(
    access: AccessDraft,
    audience: Option<Reading<ProjectAudience>>,
    saved: RwSignal<Saved>,
) -> impl IntoView {
    let people = Memo::new(move |last: Option<&Vec<ClientRef>>| match audience.map(|source| source.get()) {
        Some(Some(Ok(audience))) => {
            people(audience.people.into_iter().map(|person| person.client), &saved.read().1.invited)
        }
        _ => last.cloned().unwrap_or_else(|| saved.read().1.invited.clone()),
    });
    let rows = move || {
        let row = |client: ClientRef| {
            let id = client.id;
            let checked = Signal::derive(move || access.invited.read().contains(&id));
            let set = move |on| {
                access.invited.update(|invited| {
                    if on {
                        invited.insert(id)
                    } else {
                        invited.remove(&id)
                    };
                });
            };
            view! {
                <li>
                    <Avatar name=client.name.clone() kind=client.kind.into() size=AvatarSize::Small/>
                    <Checkbox label=client.name checked on_change=set/>
                </li>
            }
        };
        people.get().into_iter().map(row).collect_view()
    };
    let list = move || {
        if people.read().is_empty() {
            view! { <p class="muted">{t!("access-invited-none-to-choose")}</p> }.into_any()
        } else {
            view! { <ul class="access-people">{rows}</ul> }.into_any()
        }
    };
    view! {
        <fieldset class="access-part">
            <legend class="sr-only">{t!("access-invited")}</legend>
            <Switch label=t!("access-invited") hint=t!("access-invited-hint") checked=access.is_invited_only
                on_change=move |on| access.is_invited_only.set(on)/>
            {move || access.is_invited_only.get().then(list)}
        </fieldset>
    }
    .into_any()
}

/// Those of the audience, and who is invited already, by name and each once.
fn people(reached: impl Iterator<Item = ClientRef>, invited: &[ClientRef]) -> Vec<ClientRef> {
    let mut people: Vec<ClientRef> = reached.collect();
    for client in invited {
        if people.iter().all(|known| known.id != client.id) {
            people.push(client.clone());
        }
    }
    people.sort_by_key(|client| client.name.to_lowercase());
    people
}

/// For each client, what the project leaves of the privileges.
#[component]
pub(super) fn Narrowings(access: AccessDraft, clients: RwSignal<Vec<Choice>>) -> impl IntoView {
    let rows = move || {
        let row = |client: Choice| {
            let id = chosen_ids(std::slice::from_ref(&client)).first().copied();
            id.map(|id| view! { <Width access id name=client.label/> })
        };
        clients.get().into_iter().map(row).collect_view()
    };
    move || {
        (!clients.read().is_empty()).then(|| {
            view! {
                <fieldset class="access-part">
                    <legend class="field-label">{t!("access-narrow")}</legend>
                    <p class="field-help">{t!("access-narrow-help")}</p>
                    {rows}
                </fieldset>
            }
        })
    }
}

const OWN: &str = "own";

fn width_of(left: Privileges) -> &'static str {
    WIDTHS.iter().find(|(_, width)| *width == left).map_or(OWN, |(name, _)| name)
}

fn width_text(name: &str) -> String {
    match name {
        "all" => t!("access-width-all"),
        "comment" => t!("access-width-comment"),
        "read" => t!("access-width-read"),
        "tasks" => t!("access-width-tasks"),
        "none" => t!("access-width-none"),
        _ => t!("access-width-own"),
    }
}

#[component]
fn Width(access: AccessDraft, id: Uuid, name: String) -> impl IntoView {
    let left = move || access.left.read().get(&id).copied().unwrap_or(ALL);
    let value = RwSignal::new(width_of(untrack(left)).to_owned());
    // each follows the other, and only where they differ
    Effect::new(move || {
        let name = width_of(left());
        if *value.read_untracked() != name {
            value.set(name.to_owned());
        }
    });
    Effect::new(move || {
        let chosen = value.get();
        let width = WIDTHS.iter().find(|(name, _)| *name == chosen).map(|(_, width)| *width);
        if let Some(width) = width.filter(|width| *width != untrack(left)) {
            access.left.update(|all| {
                all.insert(id, width);
            });
        }
    });
    // a mix that somebody made by the API is kept until another is chosen
    let options = Signal::derive(move || {
        let own = (width_of(left()) == OWN).then_some(OWN);
        let names = WIDTHS.iter().map(|(name, _)| *name).chain(own);
        names.map(|name| Choice::new(name, width_text(name))).collect::<Vec<_>>()
    });
    view! { <SelectField label=name value options/> }.into_any()
}

/// Staff who work on it. Who sees all projects sees it anyway.
#[component]
pub(super) fn Team(
    access: AccessDraft,
    saved: RwSignal<Saved>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let options = Signal::derive(move || saved.read().1.possible_members.iter().map(member_choice).collect::<Vec<_>>());
    view! {
        <Combobox label=t!("access-team") help=t!("access-team-help") options selected=access.members multiple=true error
            placeholder=t!("access-team-add")/>
    }
    .into_any()
}
