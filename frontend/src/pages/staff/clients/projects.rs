use crate::live::use_live;
use crate::pages::staff::projects::{ProjectEditor, limit_text, sight_text, use_editing, when_quiet};
use crate::pages::staff::why::{Object, why_path};
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::routes::{ClientTab, ProjectTab, Route};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ListClientProjects;
use vitrine_contract::{AudienceSight, Client, ClientProject, Layer};

const PAGE: u32 = 50;

/// The projects that the tree leads a client to, and what it sees of each: the rule's own answer.
#[component]
pub fn ProjectsTab(client: Signal<Client>) -> impl IntoView {
    let id = Memo::new(move |_| client.read().id);
    // How many pages of whose list: another client begins with the first.
    let wanted = RwSignal::new((Uuid::nil(), 1_usize));
    let projects = read(move |api| {
        let id = id.get();
        let count = wanted.with(|(of, count)| if *of == id { *count } else { 1 });
        async move {
            first_pages(count, |cursor| {
                let api = api.clone();
                async move {
                    let page = api.list_client_projects(id, &ListClientProjects { limit: Some(PAGE), cursor }).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    let again = when_quiet(move || projects.refetch());
    use_live().on(move |_| again());
    let more = move || {
        let id = id.get_untracked();
        wanted.update(|(of, count)| {
            *count = if *of == id { *count + 1 } else { 2 };
            *of = id;
        });
    };
    let name = move || client.read().name.clone();
    let has_login = Memo::new(move |_| client.read().has_login);
    let ready = move |pages: Signal<Pages<ClientProject>>| {
        let columns = vec![
            Column::new(t!("projects-column-name")),
            Column::new(t!("client-projects-via")),
            Column::new(t!("level")),
            Column::new(t!("client-projects-sees")),
            Column::new(t!("projects-column-actions")).bare(),
        ];
        let rows = move || pages.get().items.into_iter().map(|project| row(project, id.get())).collect_view();
        view! {
            <Table caption=Signal::derive(move || t!("client-projects-of", name = name())) columns>{rows}</Table>
            <ShowMore when=Signal::derive(move || pages.read().has_more) on_click=more/>
        }
        .into_any()
    };
    let is_empty = |pages: &Pages<ClientProject>| pages.items.is_empty();
    let empty = move || {
        view! {
            <EmptyState glyph=Glyph::FolderKanban title=t!("client-projects-none") text=t!("client-projects-none-detail", name = name())/>
        }
        .into_any()
    };
    view! {
        <section class="client-told" aria-label=t!("client-tab-projects")>
            <p class="client-told-lead">{move || t!("client-projects-lead", name = name())}</p>
            {move || (!has_login.get()).then(|| view! { <Note kind=NoteKind::Wait>{t!("client-projects-virtual", name = name())}</Note> })}
            <Loaded source=projects is_empty empty ready/>
            <ProjectEditor on_saved=again on_deleted=again/>
        </section>
    }
    .into_any()
}

fn row(seen: ClientProject, client: Uuid) -> AnyView {
    let (id, name) = (seen.project.id, seen.project.name);
    let ask = t!("client-projects-why", name = name.as_str());
    let (editing, label) = (use_editing(), t!("project-edit-of", name = name.as_str()));
    let edit = use_session().may("project.edit").then(|| {
        view! { <IconButton label glyph=Glyph::Pencil on_click=move || editing.open(id)/> }
    });
    let time = seen.sees_time.then(|| format!(" {}", t!("audience-person-time")));
    // that it cannot sign in stands above the list
    let limit = seen.limited_by.filter(|layer| *layer != Layer::Account).map(limit_text);
    let via = if seen.via.id == client {
        view! { <span class="muted">{t!("client-projects-own")}</span> }.into_any()
    } else {
        let href = Route::Client { id: seen.via.id, tab: ClientTab::Projects }.path();
        view! { <a href=href>{seen.via.name}</a> }.into_any()
    };
    view! {
        <tr data-sees=(seen.sees != AudienceSight::Nothing).then_some("")>
            <td data-lead=""><a href=Route::Project { id, tab: ProjectTab::Access }.path()>{name}</a></td>
            <td data-label=t!("client-projects-via")>{via}</td>
            <td data-label=t!("level")><LevelMeter level=seen.level/></td>
            <td data-label=t!("client-projects-sees")>
                <span class="client-sight">
                    <span>{sight_text(seen.sees, seen.task_count)}{time}</span>
                    {limit.map(|limit| view! { <span class="detail">{limit}</span> })}
                </span>
            </td>
            <td class="client-why">
                <a class="button" data-kind="quiet" data-size="small" aria-label=ask href=why_path(Some(client), Some(Object::Project(id)))>
                    <span class="button-icon"><Icon glyph=Glyph::CircleHelp/></span>
                    <span class="button-label">{t!("why-ask")}</span>
                </a>
                {edit}
            </td>
        </tr>
    }
    .into_any()
}
