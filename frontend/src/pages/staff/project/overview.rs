//! What a project is and who sees it, at a glance.

use super::super::finance_panel::FinancePanel;
use super::super::projects::{AudienceAccount, level_hint};
use crate::fields::ValuesPanel;
use crate::files::Files;
use crate::format;
use crate::resource::{Loaded, Reading};
use crate::routes::{ClientTab, Route};
use crate::session::use_session;
use crate::ui::*;
use chrono::NaiveDate;
use vitrine_client::{FilesOwner, FinanceOwner, ValuesOwner};
use vitrine_contract::{ClientRef, Level, Project, ProjectAct, ProjectAudience};

#[component]
pub(super) fn Overview(project: Signal<Project>, audience: Option<Reading<ProjectAudience>>) -> impl IntoView {
    let id = Memo::new(move |_| project.read().id);
    let may_attach = Memo::new(move |_| project.read().may.contains(&ProjectAct::AttachToProject));
    let has_clients = Signal::derive(move || !project.read().clients.is_empty());
    let account = move |audience: Signal<ProjectAudience>| view! { <AudienceAccount audience has_clients/> }.into_any();
    view! {
        <div class="overview">
            <div class="overview-main">
                <About project/>
                <Progress project/>
                <ValuesPanel owner=move || ValuesOwner::Project(id.get())/>
                <section class="overview-part">
                    <Files of=move || FilesOwner::Project(id.get()) may_attach=may_attach/>
                </section>
                <FinancePanel owner=Signal::derive(move || FinanceOwner::Project(id.get()))/>
                {audience.map(|source| view! {
                    <section class="overview-part">
                        <h2>{t!("audience-title-now")}</h2>
                        <Loaded source ready=account/>
                    </section>
                })}
            </div>
            <aside class="overview-side" aria-label=t!("project-facts")><Facts project/></aside>
        </div>
    }
    .into_any()
}

#[component]
fn About(project: Signal<Project>) -> impl IntoView {
    let words = move || match &project.read().description {
        Some(text) => view! { <p class="overview-text">{text.clone()}</p> }.into_any(),
        None => view! { <p class="muted">{t!("project-no-description")}</p> }.into_any(),
    };
    view! { <section class="overview-part"><h2>{t!("project-about")}</h2>{words}</section> }.into_any()
}

#[component]
fn Progress(project: Signal<Project>) -> impl IntoView {
    let percent = Signal::derive(move || project.read().progress_percent.unwrap_or_default());
    let has_tasks = move || project.read().task_counts.is_some_and(|counts| counts.total > 0);
    let counts = move || {
        let counts = project.read().task_counts;
        counts.map(|counts| t!("project-progress-of", done = counts.done, total = counts.total))
    };
    let bar = move || {
        if has_tasks() {
            view! {
                <ProgressBar percent label=Signal::derive(move || t!("project-percent", percent = percent.get()))/>
                <p class="detail">{counts}</p>
            }
            .into_any()
        } else {
            view! { <p class="muted">{t!("project-no-tasks")}</p> }.into_any()
        }
    };
    view! { <section class="overview-part"><h2>{t!("project-progress")}</h2>{bar}</section> }.into_any()
}

#[component]
fn Facts(project: Signal<Project>) -> impl IntoView {
    let level = Signal::derive(move || project.read().level);
    let day = |date: Option<NaiveDate>| date.map_or_else(|| t!("project-no-date"), format::date);
    let time = move || match (project.read().level, project.read().time_shown) {
        (Level::NotVisible, _) => t!("project-time-impossible-why"),
        (_, true) => t!("project-time-yes"),
        (_, false) => t!("project-time-no"),
    };
    view! {
        <dl class="overview-facts">
            <div><dt>{t!("project-form-clients")}</dt><dd>{move || clients(&project.read().clients)}</dd></div>
            <div>
                <dt>{t!("level")}</dt>
                <dd><LevelMeter level/><span class="detail">{move || level_hint(level.get())}</span></dd>
            </div>
            <div><dt>{t!("projects-column-time")}</dt><dd>{time}</dd></div>
            <div><dt>{t!("project-form-starts")}</dt><dd>{move || day(project.read().starts_on)}</dd></div>
            <div><dt>{t!("project-form-due")}</dt><dd>{move || day(project.read().due_on)}</dd></div>
            <div><dt>{t!("project-changed")}</dt><dd>{move || format::moment(project.read().updated_at)}</dd></div>
        </dl>
    }
    .into_any()
}

/// All of them in order; the first is the primary client.
fn clients(clients: &[ClientRef]) -> AnyView {
    if clients.is_empty() {
        return view! { <span class="muted">{t!("project-no-client")}</span> }.into_any();
    }
    let links = use_session().may("client.view_info");
    let rows = clients.iter().enumerate().map(|(at, client)| {
        let name = client.name.clone();
        let name = if links {
            let href = Route::Client { id: client.id, tab: ClientTab::Basic }.path();
            view! { <a class="person-name" href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        view! {
            <li>
                <Avatar name=client.name.clone() kind=client.kind.into() size=AvatarSize::Small/>
                {name}
                {(at == 0 && clients.len() > 1).then(|| view! { <Chip label=t!("project-primary")/> })}
            </li>
        }
    });
    view! { <ol class="overview-clients">{rows.collect_view()}</ol> }.into_any()
}
