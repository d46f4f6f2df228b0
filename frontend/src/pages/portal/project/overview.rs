use super::super::progress::Progress;
use super::super::timesheets::ProjectHours;
use crate::fields::ValuesPanel;
use crate::files::Files;
use crate::format;
use crate::ui::*;
use chrono::NaiveDate;
use vitrine_client::{FilesOwner, ValuesOwner};
use vitrine_contract::{Project, ProjectAct};

#[component]
pub(super) fn OverviewTab(project: Signal<Project>) -> impl IntoView {
    let id = Memo::new(move |_| project.read().id);
    let may_attach = Memo::new(move |_| project.read().may.contains(&ProjectAct::AttachToProject));
    view! {
        <div class="portal-project-overview">
            <div class="portal-project-main">
                <About project/>
                <ValuesPanel owner=move || ValuesOwner::Project(id.get())/>
                <section class="portal-card">
                    <Files of=move || FilesOwner::Project(id.get()) may_attach=may_attach/>
                </section>
            </div>
            <div class="portal-project-aside">
                <Facts project/>
                <ProjectHours project/>
                <People project/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn About(project: Signal<Project>) -> impl IntoView {
    let text = move || match project.read().description.clone().filter(|text| !text.trim().is_empty()) {
        Some(text) => view! { <p class="portal-project-text">{text}</p> }.into_any(),
        None => view! { <p class="muted">{t!("portal-no-description")}</p> }.into_any(),
    };
    view! {
        <section class="portal-card portal-project-about">
            <h2>{t!("portal-about")}</h2>
            {text}
        </section>
    }
    .into_any()
}

#[component]
fn Facts(project: Signal<Project>) -> impl IntoView {
    let fact = |label: String, day: Option<NaiveDate>| {
        day.map(
            |day| view! { <div class="portal-project-fact"><dt>{label}</dt><dd>{format::date_near(day)}</dd></div> },
        )
    };
    let dates = move || {
        let project = project.read();
        let (starts, due) = (project.starts_on, project.due_on);
        view! {
            {fact(t!("portal-starts"), starts)}
            {fact(t!("portal-due"), due)}
            <div class="portal-project-fact"><dt>{t!("portal-updated")}</dt><dd>{format::ago(project.updated_at)}</dd></div>
        }
    };
    view! {
        <section class="portal-card">
            <h2>{t!("portal-progress")}</h2>
            <Progress project/>
            <dl class="portal-project-facts">{dates}</dl>
        </section>
    }
    .into_any()
}

/// Those of the reader's own side who have this project too.
#[component]
fn People(project: Signal<Project>) -> impl IntoView {
    let people = Memo::new(move |_| project.read().clients.clone());
    let list = move || {
        people
            .get()
            .into_iter()
            .map(|client| {
                let kind = AvatarKind::from(client.kind);
                view! { <li><Avatar name=client.name.clone() kind/>{client.name}</li> }
            })
            .collect_view()
    };
    move || {
        (!people.read().is_empty()).then(|| {
            view! {
                <section class="portal-card">
                    <h2>{t!("portal-for")}</h2>
                    <ul class="portal-project-people">{list}</ul>
                </section>
            }
        })
    }
}
