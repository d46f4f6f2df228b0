//! Time that projects show to the reader: entry by entry, and the sum of these.

use super::PortalPage;
use crate::format;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::routes::Route;
use crate::time::duration;
use crate::ui::*;
use std::cell::Cell;
use uuid::Uuid;
use vitrine_client::ListTimeEntries;
use vitrine_contract::{EventKind, Project, TimeEntry};

/// What has been read, and the sum of all there is.
#[derive(Clone, PartialEq)]
struct Sheet {
    entries: Pages<TimeEntry>,
    minutes: i64,
}

#[component]
pub(super) fn TimesheetsPage() -> impl IntoView {
    let pages = RwSignal::new(1_usize);
    let sheet = read(move |client| {
        let count = pages.get();
        async move {
            let minutes = Cell::new(0);
            let entries = first_pages(count, |cursor| {
                let (client, minutes) = (client.clone(), &minutes);
                async move {
                    let page =
                        client.list_time_entries(&ListTimeEntries { cursor, ..ListTimeEntries::default() }).await?;
                    minutes.set(page.minutes);
                    Ok((page.data, page.next_cursor))
                }
            })
            .await?;
            Ok(Sheet { entries, minutes: minutes.get() })
        }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ProjectChanged | EventKind::ProjectGone | EventKind::Reset) {
            sheet.refetch();
        }
    });
    let empty = || {
        view! { <EmptyState glyph=Glyph::Clock title=t!("time-shared-empty") text=t!("time-shared-empty-detail")/> }
            .into_any()
    };
    let ready = move |sheet: Signal<Sheet>| {
        let days = move || {
            let sheet = sheet.read();
            let days: Vec<_> = sheet.entries.items.chunk_by(|one, other| one.day == other.day).collect();
            let last = days.len().saturating_sub(1);
            let day = |(at, entries): (usize, &&[TimeEntry])| day(entries, at < last || !sheet.entries.has_more);
            days.iter().enumerate().map(day).collect_view()
        };
        view! {
            <section class="portal-card portal-time" aria-label=t!("time-shared")>
                <p class="portal-time-sum">{t!("time-shared")}" "<strong>{move || duration(sheet.read().minutes)}</strong></p>
                {days}
                <ShowMore
                    when=Signal::derive(move || sheet.read().entries.has_more)
                    on_click=move || pages.update(|count| *count += 1)
                />
            </section>
        }
        .into_any()
    };
    view! {
        <PortalPage title=t!("time-nav-portal") back=Route::Home>
            <h1 class="portal-heading">{t!("time-nav-portal")}</h1>
            <Loaded source=sheet is_empty=|sheet: &Sheet| sheet.entries.items.is_empty() empty ready/>
        </PortalPage>
    }
    .into_any()
}

/// What was worked on a day, project by project; with the sum where all of the day has been read.
fn day(entries: &[TimeEntry], is_whole: bool) -> impl IntoView + use<> {
    let name = entries.first().map(|entry| format::date(entry.day));
    let minutes: i64 = entries.iter().map(|entry| i64::from(entry.minutes)).sum();
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by(|one, other| one.project.name.cmp(&other.project.name));
    let rows = entries.into_iter().map(row).collect_view();
    view! {
        <section class="portal-time-day">
            <h2 class="portal-time-head"><span>{name}</span>{is_whole.then(|| view! { <span class="portal-time-time">{duration(minutes)}</span> })}</h2>
            <ul class="portal-time-list">{rows}</ul>
        </section>
    }
}

fn row(entry: &TimeEntry) -> impl IntoView + use<> {
    let worker = entry.worker.as_ref().map(|worker| worker.name.clone());
    let task = entry.task.as_ref().map(|task| task.title.clone());
    let details: Vec<String> = [task, entry.note.clone(), worker].into_iter().flatten().collect();
    view! {
        <li class="portal-time-entry">
            <span class="portal-time-what">
                <strong>{entry.project.name.clone()}</strong>
                <span class="detail">{details.join(" · ")}</span>
            </span>
            <span class="portal-time-time">{duration(entry.minutes.into())}</span>
        </li>
    }
}

/// The sum of a project, where it shows its time.
#[component]
pub(super) fn ProjectHours(project: Signal<Project>) -> impl IntoView {
    let shown = Memo::new(move |_| Some(project.read().id).filter(|_| project.read().time_shown));
    move || shown.get().map(|id| view! { <Hours id/> })
}

#[component]
fn Hours(id: Uuid) -> impl IntoView {
    let time = read(move |client| async move { client.read_project_time(id).await });
    // who may not see the sum has no such place
    move || {
        let minutes = time.read().as_ref().and_then(|answer| answer.as_ref().ok()).map(|time| time.minutes);
        minutes.map(|minutes| {
            view! {
                <section class="portal-card">
                    <h2>{t!("time-shared")}</h2>
                    <p class="portal-time-sum"><strong>{duration(minutes)}</strong></p>
                </section>
            }
        })
    }
}
