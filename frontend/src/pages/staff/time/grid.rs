use super::what;
use crate::format;
use crate::time::duration;
use crate::ui::*;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;
use vitrine_contract::TimeEntry;

/// What was worked on, by days of the week.
#[component]
pub(super) fn Grid(entries: Signal<Vec<TimeEntry>>, monday: Memo<NaiveDate>) -> impl IntoView {
    let days = move || -> Vec<NaiveDate> { (0..7).map(|at| monday.get() + Days::new(at)).collect() };
    let head =
        move || days().into_iter().map(|day| view! { <th scope="col">{format::weekday(day)}</th> }).collect_view();
    let body = move || {
        let (entries, days) = (entries.read(), days());
        let rows = rows(&entries).into_iter().map(|((name, ..), own)| {
            view! { <tr><th scope="row">{name}</th>{cells(&own, &days)}</tr> }
        });
        rows.collect_view()
    };
    let foot = move || cells(&entries.read().iter().collect::<Vec<_>>(), &days());
    view! {
        <div class="time-grid" tabindex="0" role="region" aria-label=t!("time-title")>
            <table>
                <thead><tr><th scope="col">{t!("time-what")}</th>{head}<th scope="col">{t!("time-total")}</th></tr></thead>
                <tbody>{body}</tbody>
                <tfoot><tr><th scope="row">{t!("time-total")}</th>{foot}</tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// By name, and what has the same name apart.
fn rows(entries: &[TimeEntry]) -> BTreeMap<(String, Uuid, Option<Uuid>), Vec<&TimeEntry>> {
    let mut rows = BTreeMap::<_, Vec<&TimeEntry>>::new();
    for entry in entries {
        let task = entry.task.as_ref().map(|task| task.id);
        rows.entry((what(entry), entry.project.id, task)).or_default().push(entry);
    }
    rows
}

/// One for each day, and the sum.
fn cells(entries: &[&TimeEntry], days: &[NaiveDate]) -> AnyView {
    let sum = |on: Option<NaiveDate>| {
        let minutes =
            entries.iter().filter(|entry| on.is_none_or(|day| entry.day == day)).map(|entry| i64::from(entry.minutes));
        Some(minutes.sum::<i64>()).filter(|minutes| *minutes > 0).map(duration)
    };
    let each: Vec<_> = days.iter().map(|day| view! { <td>{sum(Some(*day))}</td> }).collect();
    view! { {each}<td class="time-sum">{sum(None)}</td> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::{ProjectRef, TaskRef};

    fn entry(project: u128, task: Option<u128>) -> TimeEntry {
        TimeEntry {
            id: Uuid::nil(),
            project: ProjectRef { id: Uuid::from_u128(project), name: "Site".into() },
            task: task.map(|task| TaskRef { id: Uuid::from_u128(task), title: "Home".into() }),
            worker: None,
            day: NaiveDate::default(),
            minutes: 1,
            note: None,
            may_edit: None,
            revision: String::new(),
        }
    }

    #[test]
    fn two_of_one_name_are_two_rows() {
        let entries = [entry(1, Some(3)), entry(1, Some(4)), entry(2, None), entry(1, None), entry(1, Some(3))];
        let rows = rows(&entries);
        assert_eq!(rows.values().map(Vec::len).collect::<Vec<_>>(), [1, 1, 2, 1]);
        assert!(rows.keys().map(|(name, ..)| name.as_str()).eq(["Site", "Site", "Site · Home", "Site · Home"]));
    }
}
