//! Single facts of a project as lists, headers and Home show them.

use crate::format;
use crate::ui::*;
use vitrine_contract::{ClientRef, Level, Project, ProjectState};

/// The primary client, and how many there are besides.
#[component]
pub fn ClientsFact(#[prop(into)] clients: Signal<Vec<ClientRef>>) -> impl IntoView {
    move || {
        let clients = clients.read();
        let Some((primary, others)) = clients.split_first() else {
            return view! { <span class="muted">{t!("project-no-client")}</span> }.into_any();
        };
        let more = (!others.is_empty()).then(|| {
            let names = others.iter().map(|client| client.name.as_str()).collect::<Vec<_>>().join(", ");
            view! {
                <span class="chip" data-tip=names>
                    <span aria-hidden="true">{format!("+{}", others.len())}</span>
                    <span class="sr-only">{t!("project-more-clients", count = others.len())}</span>
                </span>
            }
        });
        view! {
            <span class="project-clients">
                <Avatar name=primary.name.clone() kind=primary.kind.into() size=AvatarSize::Small/>
                <span class="project-client-name">{primary.name.clone()}</span>
                {more}
            </span>
        }
        .into_any()
    }
}

/// Whether the clients see the time worked, with an icon: shown, hidden, or not possible at all.
#[component]
pub fn TimeFact(#[prop(into)] project: Signal<Project>) -> impl IntoView {
    move || {
        let project = project.read();
        let (glyph, text, why) = match (project.level, project.time_shown) {
            (Level::NotVisible, _) => {
                (Glyph::Lock, t!("project-time-impossible"), Some(t!("project-time-impossible-why")))
            }
            (_, true) => (Glyph::Eye, t!("project-time-yes"), None),
            (_, false) => (Glyph::EyeOff, t!("project-time-no"), None),
        };
        let (tip, possible) = (why.clone(), why.is_none().then_some(""));
        view! {
            <span class="project-time" data-tip=tip data-possible=possible>
                <Icon glyph/>
                {text}
                {why.map(|why| view! { <span class="sr-only">{why}</span> })}
            </span>
        }
    }
}

#[component]
pub fn ProgressFact(#[prop(into)] project: Signal<Project>) -> impl IntoView {
    move || {
        let percent = project.read().progress_percent;
        match percent {
            Some(percent) => view! { <ProgressBar percent label=t!("project-percent", percent = percent)/> }.into_any(),
            None => view! { <span class="muted">{t!("project-no-tasks")}</span> }.into_any(),
        }
    }
}

/// The due date; said and coloured when it has passed while work remains.
#[component]
pub fn DueFact(#[prop(into)] project: Signal<Project>) -> impl IntoView {
    move || {
        let project = project.read();
        let Some(due) = project.due_on else {
            return view! { <span class="muted" aria-label=t!("project-no-date")>"–"</span> }.into_any();
        };
        let date = format::date(due);
        if is_overdue(&project) {
            let words = t!("project-overdue", date = date.as_str());
            let tip = words.clone();
            view! {
                <span class="project-overdue" data-tip=tip>
                    <span aria-hidden="true">{date}</span>
                    <span class="sr-only">{words}</span>
                </span>
            }
            .into_any()
        } else {
            view! { <span>{date}</span> }.into_any()
        }
    }
}

fn is_overdue(project: &Project) -> bool {
    project.state == ProjectState::Active
        && project.progress_percent != Some(100)
        && project.due_on.is_some_and(|due| due < format::today())
}
