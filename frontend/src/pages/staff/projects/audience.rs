//! Who sees a project, as the server computed it. Only here does an answer become words.

use super::people::PeopleList;
use super::quiet::when_quiet;
use crate::i18n::name_list;
use crate::live::use_live;
use crate::pages::staff::why::{Object, WhyLink};
use crate::resource::{Loaded, Reading, read};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ReadProjectAudience;
use vitrine_contract::{AudiencePerson, AudienceSight, Level, Project, ProjectAudience};

/// Whether the reader may know who sees projects.
pub fn may_view_audience() -> bool {
    use_session().may("project.view_audience")
}

/// The audience of a saved project, read again whenever something changes.
pub fn read_audience(project: Signal<Project>) -> Reading<ProjectAudience> {
    let asked = Memo::new(move |_| {
        let project = project.read();
        (project.id, project.revision.clone())
    });
    let audience = read(move |client| {
        let (id, _) = asked.get();
        async move { client.read_project_audience(&saved(id)).await }
    });
    keep_fresh(audience, Some(project.read_untracked().id));
    audience
}

/// Has it read again when something changes that it may depend on.
pub fn keep_fresh(audience: Reading<ProjectAudience>, project: Option<Uuid>) {
    let again = when_quiet(move || audience.refetch());
    use_live().on(move |event| {
        if event.project_id.is_none() || event.project_id == project {
            again();
        }
    });
}

fn saved(id: Uuid) -> ReadProjectAudience {
    ReadProjectAudience { project_id: Some(id), ..ReadProjectAudience::default() }
}

/// "Pierre and Chloe see 22 of 26" on glass, or "Team only" on the wall; opens the names.
#[component]
pub fn ProjectAudienceChip(
    #[prop(into)] project: Signal<Project>,
    audience: Reading<ProjectAudience>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let known = last_known(audience);
    move || {
        known.read().is_some().then(|| {
            let words = Signal::derive(move || known.read().as_ref().map_or(Audience::TeamOnly, in_words));
            view! {
                <AudienceChip audience=words on_click=move || open.set(true)/>
                <AudienceDialog open project audience/>
            }
        })
    }
}

/// The last good answer, so that words do not flicker while it is asked again.
pub fn last_known(audience: Reading<ProjectAudience>) -> Memo<Option<ProjectAudience>> {
    Memo::new(move |last: Option<&Option<ProjectAudience>>| match &*audience.read() {
        Some(Ok(audience)) => Some(audience.clone()),
        _ => last.cloned().flatten(),
    })
}

/// Everybody by name, what each sees, and what narrows it.
#[component]
pub fn AudienceDialog(
    open: RwSignal<bool>,
    #[prop(into)] project: Signal<Project>,
    audience: Reading<ProjectAudience>,
) -> impl IntoView {
    let title = Signal::derive(move || t!("audience-title-of", name = project.read().name.as_str()));
    let has_clients = Signal::derive(move || !project.read().clients.is_empty());
    let ready = move |audience: Signal<ProjectAudience>| view! { <AudienceAccount audience has_clients/> }.into_any();
    view! {
        <Dialog open title size=DialogSize::Large>
            <Loaded source=audience ready/>
            <p><WhyLink object=Object::Project(project.read_untracked().id)/></p>
        </Dialog>
    }
    .into_any()
}

/// A sentence that says it all, then the people.
#[component]
pub fn AudienceAccount(
    #[prop(into)] audience: Signal<ProjectAudience>,
    #[prop(into)] has_clients: Signal<bool>,
    /// As it would be: unless it begins with tasks, there are none to count.
    #[prop(optional)]
    is_new: bool,
) -> impl IntoView {
    let is_bare = Signal::derive(move || is_new && audience.read().task_total == 0);
    let line = move || audience.with(|audience| sentence(audience, has_clients.get()));
    let tasks = move || {
        let audience = audience.read();
        (!is_bare.get() && shows_tasks(&audience)).then(|| task_sentence(&audience))
    };
    let virtual_count = move || Some(audience.read().virtual_count).filter(|count| *count > 0);
    let is_seen = Memo::new(move |_| sees_any(&audience.read()));
    view! {
        <div class="audience-account" data-material=move || if is_seen.get() { "glass" } else { "wall" }>
            <p class="audience-line">
                {move || view! { <Icon glyph=if is_seen.get() { Glyph::Eye } else { Glyph::EyeOff }/> }}
                <span>{line}" "{tasks}</span>
            </p>
            <PeopleList audience is_bare/>
            {move || virtual_count().map(|count| view! { <p class="detail">{t!("audience-virtual", count = count)}</p> })}
        </div>
    }
    .into_any()
}

fn seeing(audience: &ProjectAudience) -> impl Iterator<Item = &AudiencePerson> {
    audience.people.iter().filter(|person| person.sees != AudienceSight::Nothing)
}

fn sees_any(audience: &ProjectAudience) -> bool {
    seeing(audience).next().is_some()
}

fn shows_tasks(audience: &ProjectAudience) -> bool {
    seeing(audience).any(|person| sees_board(person.sees))
}

const fn sees_board(sight: AudienceSight) -> bool {
    matches!(sight, AudienceSight::Board | AudienceSight::BoardEdit)
}

/// In the words of a chip.
pub fn in_words(audience: &ProjectAudience) -> Audience {
    let names: Vec<_> = seeing(audience).map(|person| person.client.name.clone()).collect();
    if names.is_empty() {
        return Audience::TeamOnly;
    }
    let (count, names) = (names.len(), name_list(&names));
    if !shows_tasks(audience) {
        return Audience::Glass(t!("audience-see-overview", names = names, count = count));
    }
    if audience.task_total == 0 {
        return Audience::Glass(t!("audience-will-see", names = names, count = count));
    }
    let most = seeing(audience).map(|person| person.task_count).max().unwrap_or_default();
    let is_equal = seeing(audience).all(|person| person.task_count == most);
    let key = if is_equal { "audience-see-of" } else { "audience-see-up-to" };
    Audience::Glass(t!(key, names = names, count = count, shared = most, total = audience.task_total))
}

fn sentence(audience: &ProjectAudience, has_clients: bool) -> String {
    match seeing(audience).count() {
        0 if audience.level == Level::NotVisible => t!("audience-line-hidden"),
        0 if !has_clients => t!("audience-line-no-client"),
        0 if audience.people.is_empty() => t!("audience-line-no-login"),
        0 => t!("audience-line-all-limited"),
        count => t!("audience-line-glass", count = count),
    }
}

fn task_sentence(audience: &ProjectAudience) -> String {
    let (shared, total) = (audience.task_shared, audience.task_total);
    if shared == total {
        t!("audience-tasks-all", total = total)
    } else {
        t!("audience-tasks", shared = shared, total = total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::{ClientKind, ClientRef};

    fn person(name: &str, sees: AudienceSight, task_count: u32) -> AudiencePerson {
        let client = ClientRef { id: Uuid::nil(), name: name.to_owned(), kind: ClientKind::Person };
        AudiencePerson {
            root: client.clone(),
            client,
            sees,
            task_count,
            sees_time: false,
            approves: false,
            limited_by: None,
        }
    }

    fn audience(people: Vec<AudiencePerson>) -> ProjectAudience {
        ProjectAudience { level: Level::ReadOnly, people, virtual_count: 0, task_total: 26, task_shared: 22 }
    }

    #[test]
    fn chip_names_those_who_see_and_how_much() {
        use AudienceSight::{Board, Nothing, Overview};
        for (people, expected) in [
            (vec![], Audience::TeamOnly),
            (vec![person("Pierre", Nothing, 0)], Audience::TeamOnly),
            (
                vec![person("Pierre", Board, 22), person("Chloe", Board, 22)],
                Audience::Glass("Pierre and Chloe see 22 of 26".into()),
            ),
            (
                vec![person("Pierre", Board, 22), person("Chloe", Overview, 0), person("Ravi", Nothing, 0)],
                Audience::Glass("Pierre and Chloe see up to 22 of 26".into()),
            ),
            (vec![person("Ravi", Overview, 0)], Audience::Glass("Ravi sees the overview".into())),
        ] {
            assert_eq!(in_words(&audience(people)), expected);
        }
    }

    #[test]
    fn sentence_says_why_nobody_sees_it() {
        let hidden = ProjectAudience { level: Level::NotVisible, ..audience(vec![]) };
        assert_eq!(sentence(&hidden, true), t!("audience-line-hidden"));
        assert_eq!(sentence(&audience(vec![]), false), t!("audience-line-no-client"));
        assert_eq!(sentence(&audience(vec![]), true), t!("audience-line-no-login"));
        let limited = audience(vec![person("Pierre", AudienceSight::Nothing, 0)]);
        assert_eq!(sentence(&limited, true), t!("audience-line-all-limited"));
    }
}
