//! Beside what decides it: what a client sees with the settings of the form, before they are saved.

use super::super::client_picker::chosen_ids;
use super::draft::{Draft, Fields, access_part, given};
use super::narrowest::Narrowest;
use crate::live::use_live;
use crate::pages::staff::projects::{settled, sight_text, when_quiet};
use crate::resource::{Loaded, read};
use crate::routes::{ClientTab, ProjectTab, Route};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client as Api, Error, ListClientProjects};
use vitrine_contract::{
    AudienceSight, Client, ClientProject, ClientProjectPage, EventKind, RehearseNewClient, SightKind, UpdateClient,
};

/// So many projects stand there; the others have a tab of their own.
const FIRST: u32 = 8;

/// Whose projects are asked for.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    /// As saved in which revision, and what of the form is not saved yet.
    Client {
        id: Uuid,
        revision: String,
        change: Box<UpdateClient>,
    },
    New(RehearseNewClient),
}

impl Asked {
    fn is_saved(&self) -> bool {
        matches!(self, Self::Client { change, .. } if **change == UpdateClient::default())
    }

    const fn client(&self) -> Option<Uuid> {
        match self {
            Self::Client { id, .. } => Some(*id),
            Self::New(_) => None,
        }
    }
}

/// The answer, and to which question.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    asked: Asked,
    page: Result<ClientProjectPage, String>,
}

#[component]
pub fn Sees(client: Signal<Client>, draft: Draft) -> impl IntoView {
    let now = Signal::derive(move || {
        let client = client.read();
        let is_of_draft = draft.base().read().as_ref().is_some_and(|base| base.id == client.id);
        let change = if is_of_draft { access_part(&draft.patch(), client.has_login) } else { UpdateClient::default() };
        Asked::Client { id: client.id, revision: client.revision.clone(), change: Box::new(change) }
    });
    let name = Signal::derive(move || client.read().name.clone());
    let all = move || Route::Client { id: client.read().id, tab: ClientTab::Projects }.path();
    view! {
        <SeesPane now name>
            <p class="detail"><a href=all>{t!("client-sees-all")}</a></p>
        </SeesPane>
    }
    .into_any()
}

/// The same of a client that is about to be added.
#[component]
pub fn SeesNew(fields: Fields, parent: RwSignal<Vec<Choice>>, is_virtual: RwSignal<bool>) -> impl IntoView {
    let now = Signal::derive(move || {
        let values = fields.get();
        Asked::New(RehearseNewClient {
            parent_id: chosen_ids(&parent.read()).first().copied(),
            has_login: !is_virtual.get(),
            privileges: values.privileges,
            permission_set_id: values.set.parse().ok(),
        })
    });
    let name = Signal::derive(move || given(&fields.name.read()).unwrap_or_else(|| t!("client-sees-somebody")));
    view! { <SeesPane now name/> }.into_any()
}

#[component]
fn SeesPane(
    now: Signal<Asked>,
    name: Signal<String>,
    /// The way to more of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let asked = settled(now);
    let told = read(move |api| {
        let asked = asked.get();
        async move {
            let page = ask(&api, &asked).await?;
            Ok(Told { asked, page })
        }
    });
    let again = when_quiet(move || told.refetch());
    use_live().on(move |event| {
        // what is tried out keeps others from writing meanwhile, so that news of tasks are no reason to
        let is_of_access = matches!(
            event.kind,
            EventKind::ClientChanged
                | EventKind::ProjectChanged
                | EventKind::ProjectGone
                | EventKind::PermissionSetChanged
                | EventKind::Reset
        );
        if is_of_access || untrack(|| now.read().is_saved()) {
            again();
        }
    });
    let ready = move |told: Signal<Told>| {
        let is_behind = Memo::new(move |_| told.read().asked != now.get());
        let state = move || match (is_behind.get(), told.read().asked.is_saved()) {
            (true, _) => Some(t!("client-sees-checking")),
            (false, false) => Some(t!("client-sees-unsaved")),
            (false, true) => None,
        };
        let is_of_another = Memo::new(move |_| told.read().asked.client() != now.read().client());
        let inside = move || match told.get() {
            _ if is_of_another.get() => view! { <Skeleton rows=3/> }.into_any(),
            // what was typed about somebody new would not outlive a way out
            Told { page: Ok(page), asked } => view! { <Seen page name leads_on=asked.client().is_some()/> }.into_any(),
            Told { page: Err(reason), .. } => {
                view! { <Note kind=NoteKind::Wait>{t!("client-sees-unfinished")}" "{reason}</Note> }.into_any()
            }
        };
        view! {
            <p class="client-sees-state" role="status">{state}</p>
            <div aria-busy=move || is_behind.get().then_some("true")>{inside}</div>
        }
        .into_any()
    };
    view! {
        <aside class="client-sees-pane">
            <Pane title=Signal::derive(move || t!("client-sees", name = name.read().as_str()))>
                <Loaded source=told ready/>
                {children.map(|more| more())}
            </Pane>
        </aside>
    }
    .into_any()
}

/// What cannot be saved as it stands is no problem of the page: whoever is typing has not finished.
async fn ask(api: &Api, asked: &Asked) -> Result<Result<ClientProjectPage, String>, Error> {
    let query = ListClientProjects { limit: Some(FIRST), cursor: None };
    let answer = match asked {
        Asked::New(input) => api.rehearse_new_client_projects(&query, input).await,
        Asked::Client { id, .. } if asked.is_saved() => api.list_client_projects(*id, &query).await,
        Asked::Client { id, change, .. } => api.rehearse_client_projects(*id, &query, change).await,
    };
    match answer {
        Err(error) if error.status() == Some(422) => {
            Ok(Err(error.fields().iter().map(|fault| fault.detail.clone()).collect::<Vec<_>>().join(" ")))
        }
        answer => answer.map(Ok),
    }
}

#[component]
fn Seen(page: ClientProjectPage, name: Signal<String>, leads_on: bool) -> impl IntoView {
    if page.data.is_empty() {
        return view! { <p class="detail">{t!("client-projects-none-detail", name = name.get_untracked())}</p> }
            .into_any();
    }
    let line = |seen: &ClientProject| {
        let href = Route::Project { id: seen.project.id, tab: ProjectTab::Access }.path();
        let project = seen.project.name.clone();
        let project = if leads_on {
            view! { <a href=href>{project}</a> }.into_any()
        } else {
            view! { <strong>{project}</strong> }.into_any()
        };
        view! {
            <li data-sees=(seen.sees != AudienceSight::Nothing).then_some("")>
                {project}
                <span>{sight_text(seen.sees, seen.task_count)}</span>
            </li>
        }
    };
    view! {
        <ul class="client-sees">{page.data.iter().map(line).collect_view()}</ul>
        {does(&page.data)}
        <Narrowest projects=page.data/>
    }
    .into_any()
}

/// What can be done on any of these projects, and what on none.
fn does(projects: &[ClientProject]) -> Option<AnyView> {
    const ACTS: [(SightKind, &str, &str); 6] = [
        (SightKind::Progress, "client-does-progress", "client-does-no-progress"),
        (SightKind::Comment, "client-does-comment", "client-does-no-comment"),
        (SightKind::UpdateProgress, "client-does-update", "client-does-no-update"),
        (SightKind::EditStatus, "client-does-edit", "client-does-no-edit"),
        (SightKind::Time, "client-does-time", "client-does-no-time"),
        (SightKind::TimeEntries, "client-does-time-entries", "client-does-no-time-entries"),
    ];
    let seen: Vec<_> = projects.iter().filter(|project| project.sees != AudienceSight::Nothing).collect();
    let line = |(kind, yes, no): (SightKind, &str, &str)| {
        let count = seen.iter().filter(|project| project.may.contains(&kind)).count();
        let some = (count > 0 && count < seen.len()).then(|| t!("client-does-on", count = count, all = seen.len()));
        let (glyph, key) = if count > 0 { (Glyph::Check, yes) } else { (Glyph::Minus, no) };
        view! {
            <li data-may=(count > 0).then_some("")><Icon glyph/><span>{texts().get(key, &[])}{some.map(|some| format!(" {some}"))}</span></li>
        }
    };
    (!seen.is_empty()).then(|| view! { <ul class="client-does">{ACTS.map(line).collect_view()}</ul> }.into_any())
}
