//! The timesheet: what one has worked in a week.

mod clock;
mod form;
mod grid;

pub(super) use clock::TaskClock;
pub(super) use form::{Subject, TimeForm};

use super::StaffPage;
use crate::format;
use crate::resource::{Loaded, Reading, read};
use crate::routes::use_query_value;
use crate::time::duration;
use crate::ui::*;
use chrono::{Datelike, Days, NaiveDate};
use clock::Clock;
use grid::Grid;
use vitrine_client::{Client, Error, ListTimeEntries};
use vitrine_contract::TimeEntry;

/// Made anew when time is logged, changed or deleted.
#[derive(Clone, Copy)]
struct Sheet(Reading<Vec<TimeEntry>>);

#[component]
pub(super) fn TimePage() -> impl IntoView {
    let week = use_query_value("week");
    let monday = Memo::new(move |_| monday(week.get().parse().unwrap_or_else(|_| format::today())));
    let entries = read(move |client| own_week(client, monday.get()));
    provide_context(Sheet(entries));
    let log = RwSignal::new(false);
    let go = move |days: i64| {
        let to = monday.get_untracked() + chrono::Duration::days(days);
        week.set(&to.to_string());
    };
    let empty =
        || view! { <EmptyState glyph=Glyph::Clock title=t!("time-empty") text=t!("time-empty-detail")/> }.into_any();
    let actions = move || {
        view! { <Button label=t!("time-log") kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || log.set(true)/> }.into_any()
    };
    view! {
        <StaffPage title=t!("time-title") actions=actions>
            <div class="time">
                <Clock on_logged=move || entries.refetch()/>
                <div class="time-week">
                    <IconButton label=t!("time-week-before") glyph=Glyph::ChevronLeft on_click=move || go(-7)/>
                    <h2 class="time-week-name" aria-live="polite">{move || t!("time-week", day = format::date(monday.get()))}</h2>
                    <IconButton label=t!("time-week-after") glyph=Glyph::ChevronRight on_click=move || go(7)/>
                </div>
                <Loaded
                    source=entries
                    is_empty=Vec::is_empty
                    empty
                    ready=move |entries| view! { <Grid entries monday/> <Entries entries/> }.into_any()
                />
            </div>
            <Dialog open=log title=t!("time-log-title")>
                <TimeForm subject=Subject::Any on_done=move || { log.set(false); entries.refetch() }/>
            </Dialog>
        </StaffPage>
    }
    .into_any()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

async fn own_week(client: Client, monday: NaiveDate) -> Result<Vec<TimeEntry>, Error> {
    let to = monday + Days::new(6);
    let mut query = ListTimeEntries {
        is_own: Some(true),
        from: Some(monday),
        to: Some(to),
        limit: Some(100),
        ..ListTimeEntries::default()
    };
    let mut entries = Vec::new();
    loop {
        let page = client.list_time_entries(&query).await?;
        entries.extend(page.data);
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            return Ok(entries);
        }
    }
}

#[component]
fn Entries(entries: Signal<Vec<TimeEntry>>) -> impl IntoView {
    let rows = move || entries.get().into_iter().map(|entry| view! { <EntryRow entry/> }).collect_view();
    view! {
        <section class="time-entries" aria-label=t!("time-entries")>
            <h2 class="time-week-name">{t!("time-entries")}</h2>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// One entry, with a dialog to change it.
#[component]
fn EntryRow(entry: TimeEntry) -> impl IntoView {
    let Sheet(sheet) = expect_context();
    let open = RwSignal::new(false);
    let (day, time) = (format::date_near(entry.day), duration(entry.minutes.into()));
    let label = t!("time-edit", time = time.clone(), day = day.clone());
    let may_edit = entry.may_edit == Some(true);
    let subject = Subject::Entry(Box::new(entry.clone()));
    view! {
        <li class="time-entry">
            <span class="time-entry-day">{day}</span>
            <span class="time-entry-what">
                <strong>{what(&entry)}</strong>
                {entry.note.clone().map(|note| view! { <span class="detail">{note}</span> })}
            </span>
            <span class="time-entry-time">{time}</span>
            {may_edit.then(|| view! { <IconButton label glyph=Glyph::Pencil on_click=move || open.set(true)/> })}
            <Dialog open title=t!("time-edit-title")>
                <TimeForm subject=subject.clone() on_done=move || { open.set(false); sheet.refetch() }/>
            </Dialog>
        </li>
    }
    .into_any()
}

/// "Website · Draft the text"
fn what(entry: &TimeEntry) -> String {
    match &entry.task {
        Some(task) => format!("{} · {}", entry.project.name, task.title),
        None => entry.project.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_its_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (of, expected) in [("2027-03-01", "2027-03-01"), ("2027-03-07", "2027-03-01"), ("2027-01-01", "2026-12-28")]
        {
            assert_eq!(monday(day(of)), day(expected));
        }
    }
}
