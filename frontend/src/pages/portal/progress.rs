use crate::ui::*;
use vitrine_contract::Project;

/// How far a project is: in tasks where the reader sees tasks, else as a share. Absent where there is nothing to count.
#[component]
pub(super) fn Progress(#[prop(into)] project: Signal<Project>) -> impl IntoView {
    let state = Memo::new(move |_| progress(&project.read()));
    let percent = Signal::derive(move || state.get().map_or(0, |(percent, _)| percent));
    let label = Signal::derive(move || state.get().map_or_else(String::new, |(_, label)| label));
    let is_known = Memo::new(move |_| state.read().is_some());
    move || is_known.get().then(|| view! { <ProgressBar percent label glass=true/> })
}

/// The share that is done, and the words for it.
pub(super) fn progress(project: &Project) -> Option<(u8, String)> {
    match (project.task_counts, project.progress_percent) {
        (Some(counts), _) if counts.total > 0 => {
            let percent = u8::try_from(u64::from(counts.done) * 100 / u64::from(counts.total)).unwrap_or(100);
            Some((percent, t!("portal-done-of", done = counts.done, total = counts.total)))
        }
        (None, Some(percent)) => Some((percent, t!("state-progress", percent = percent))),
        _ => None,
    }
}
