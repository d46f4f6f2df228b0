//! Where the team starts: what changed, what clients see, what can be begun.

mod inbox;
mod recent;
mod show;
mod work;

use super::StaffPage;
use super::projects::{ProjectEditor, may_create, use_editing};
use crate::format;
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use inbox::Inbox;
use recent::Recent;
use show::{Clients, OnShow};
use work::{OwnWork, WaitingOnClients, read_rounds};

#[component]
pub(super) fn HomePage() -> impl IntoView {
    let session = use_session();
    let sees_clients = session.may("client.view_info");
    let rounds = read_rounds();
    // as they were last known
    let known = Memo::new(move |last: Option<&Vec<_>>| match &*rounds.read() {
        Some(Ok(rounds)) => rounds.data.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    view! {
        <StaffPage title=t!("nav-home") own_heading=true>
            <div class="staff-home">
                <div class="staff-home-main">
                    <header class="staff-home-head">
                        <h1>{greeting(&session.name())}</h1>
                        <QuickActs/>
                    </header>
                    <Inbox rounds=known.into()/>
                    <Recent/>
                </div>
                <aside class="staff-home-side" aria-label=t!("staff-home-side")>
                    <WaitingOnClients rounds/>
                    <OwnWork/>
                    <OnShow/>
                    {sees_clients.then(|| view! { <Clients/> })}
                </aside>
            </div>
            <ProjectEditor/>
        </StaffPage>
    }
    .into_any()
}

fn greeting(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or(name);
    let key = match format::hour() {
        5..12 => "staff-home-morning",
        12..18 => "staff-home-afternoon",
        _ => "staff-home-evening",
    };
    t!(key, name = first)
}

#[component]
fn QuickActs() -> impl IntoView {
    let session = use_session();
    let editing = use_editing();
    let client = session.may("client.add").then(|| {
        let href = format!("{}?new=1", Route::Clients.path());
        view! { <ButtonLink label=t!("nav-new-client") icon=Glyph::SquareUserRound href/> }
    });
    let import = session.may("client.import").then(|| {
        view! { <ButtonLink label=t!("staff-home-import") icon=Glyph::Upload href=Route::ClientImport.path()/> }
    });
    let project = may_create().then(|| {
        view! { <Button label=t!("nav-new-project") kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || editing.create()/> }
    });
    view! { <div class="staff-home-acts">{client}{import}{project}</div> }.into_any()
}
