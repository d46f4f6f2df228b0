//! The clock: one for each person, started on a task and stopped anywhere.

use super::form::{Subject, TimeForm};
use crate::format;
use crate::live::use_live;
use crate::resource::{Reading, read, write};
use crate::time::duration;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, ListTimeEntries};
use vitrine_contract::{EventKind, OwnTimer, StartTimer, StopTimer, Task, TimeEntry, TimeEntryPage, Timer};

fn own_timer() -> Reading<OwnTimer> {
    read(|client| async move { client.read_timer().await })
}

/// What the clock runs for, and the ways to end it. Nothing where none runs.
#[component]
pub(super) fn Clock(#[prop(into)] on_logged: Callback<()>) -> impl IntoView {
    view! { <Running source=own_timer() on_logged/> }.into_any()
}

#[component]
fn Running(source: Reading<OwnTimer>, #[prop(into)] on_logged: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let timer = Memo::new(move |_| match &*source.read() {
        Some(Ok(own)) => own.timer.clone(),
        _ => None,
    });
    let stopped = move |answer: Result<TimeEntry, Error>| {
        match answer {
            Ok(entry) => toasts.say(t!("time-logged", time = duration(entry.minutes.into()))),
            Err(error) => toasts.say(fault_words(&error).unwrap_or_else(|| problem_words(&error).0)),
        }
        source.refetch();
        on_logged.run(());
    };
    let stop = write(
        |client: Client, ()| async move { client.stop_timer(&StopTimer { day: format::today(), note: None }).await },
        stopped,
    );
    let discarded = move |answer: Result<(), Error>| {
        if let Err(error) = answer {
            toasts.say(problem_words(&error).0);
        }
        source.refetch();
    };
    let discard = write(|client: Client, ()| async move { client.discard_timer().await }, discarded);
    move || {
        timer.get().map(|timer| {
            view! {
                <div class="time-clock" role="status">
                    <Icon glyph=Glyph::Timer/>
                    <span>{t!("time-clock-runs", what = what(&timer), when = format::moment(timer.started_at))}</span>
                    <Button label=t!("time-clock-stop") kind=ButtonKind::Primary size=ButtonSize::Small on_click=move || stop.send(()) busy=stop.busy/>
                    <Button label=t!("time-clock-discard") size=ButtonSize::Small on_click=move || discard.send(()) busy=discard.busy/>
                </div>
            }
        })
    }
}

/// Why the clock could not be written down, where that is known.
fn fault_words(error: &Error) -> Option<String> {
    texts().find(&format!("field-{}", error.fields().first()?.code), &[])
}

fn what(timer: &Timer) -> String {
    match &timer.task {
        Some(task) => format!("{} · {}", timer.project.name, task.title),
        None => timer.project.name.clone(),
    }
}

/// The time of an open task: what was worked, a clock, and a form.
#[component]
pub(in crate::pages::staff) fn TaskClock(task: Signal<Task>) -> impl IntoView {
    let toasts = use_toasts();
    let ids = Memo::new(move |_| (task.read().project.id, task.read().id));
    let time = read(move |client| {
        let query = ListTimeEntries { task_id: Some(ids.get().1), limit: Some(1), ..ListTimeEntries::default() };
        async move { client.list_time_entries(&query).await }
    });
    let timer = own_timer();
    use_live().on(move |event| {
        let is_own = event.kind == EventKind::TaskChanged && event.object_id == Some(ids.get_untracked().1);
        if is_own || event.kind == EventKind::Reset {
            time.refetch();
        }
    });
    let started = move |answer: Result<OwnTimer, Error>| {
        if let Err(error) = answer {
            toasts.say(problem_words(&error).0);
        }
        timer.refetch();
    };
    let start = write(
        |client: Client, (project, task): (Uuid, Uuid)| async move {
            client.start_timer(project, &StartTimer { task_id: Some(task) }).await
        },
        started,
    );
    let minutes = Memo::new(move |last: Option<&i64>| match &*time.read() {
        Some(Ok(TimeEntryPage { minutes, .. })) => *minutes,
        _ => last.copied().unwrap_or_default(),
    });
    let is_idle = Memo::new(move |_| matches!(&*timer.read(), Some(Ok(own)) if own.timer.is_none()));
    let log = RwSignal::new(false);
    let subject = move || {
        let (project, task) = ids.get_untracked();
        Subject::Task { project, task }
    };
    view! {
        <section class="task-status" aria-label=t!("time-worked")>
            <span class="field-label">{t!("time-worked")}</span>
            <span class="task-stage"><Icon glyph=Glyph::Clock/>{move || duration(minutes.get())}</span>
            <Running source=timer on_logged=move || time.refetch()/>
            <div class="time-acts">
                <Button label=t!("time-log") size=ButtonSize::Small icon=Glyph::Plus on_click=move || log.set(true)/>
                {move || is_idle.get().then(|| view! {
                    <Button label=t!("time-clock-start") size=ButtonSize::Small icon=Glyph::Timer on_click=move || start.send(ids.get_untracked()) busy=start.busy/>
                })}
            </div>
            <Dialog open=log title=t!("time-log-title")>
                {move || log.get().then(|| view! { <TimeForm subject=subject() on_done=move || { log.set(false); time.refetch() }/> })}
            </Dialog>
        </section>
    }
    .into_any()
}
