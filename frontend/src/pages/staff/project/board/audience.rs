//! Who will read a comment: chosen before it is sent, and shown on each.

use crate::board::CommentMaterial;
use crate::i18n::name_list;
use crate::ui::*;
use vitrine_contract::{AssigneeKind, CommentReader, Task};

/// The team alone, until the author says otherwise.
pub(super) fn material(task: Signal<Task>) -> CommentMaterial {
    let is_team_only = RwSignal::new(true);
    let task_is_team_only = Memo::new(move |_| task.read().is_team_only == Some(true));
    Effect::new(move || {
        if task_is_team_only.get() {
            is_team_only.set(true);
        }
    });
    CommentMaterial {
        is_team_only,
        chooser: Callback::new(move |readers| view! { <Chooser is_team_only task_is_team_only readers/> }.into_any()),
        mark: Callback::new(|is_team_only: bool| {
            let audience = if is_team_only { Audience::TeamOnly } else { Audience::Glass(t!("comment-for-clients")) };
            view! { <AudienceChip audience/> }.into_any()
        }),
    }
}

#[component]
fn Chooser(
    is_team_only: RwSignal<bool>,
    task_is_team_only: Memo<bool>,
    readers: Signal<Option<Vec<CommentReader>>>,
) -> impl IntoView {
    let reason = move || task_is_team_only.get().then(|| t!("comment-task-team-only"));
    let choose = move |team_only: bool| {
        if team_only || !task_is_team_only.get_untracked() {
            is_team_only.set(team_only);
        }
    };
    let arrows = move |event: web_sys::KeyboardEvent| {
        if ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].contains(&event.key().as_str()) {
            event.prevent_default();
            choose(!is_team_only.get_untracked());
        }
    };
    let button = move |team_only: bool, label: String, glyph: Glyph| {
        let is_on = move || is_team_only.get() == team_only;
        view! {
            <button
                class="composer-choice"
                type="button"
                role="radio"
                aria-checked=move || if is_on() { "true" } else { "false" }
                aria-disabled=move || (!team_only && task_is_team_only.get()).then_some("true")
                data-tip=move || if team_only { None } else { reason() }
                tabindex=move || if is_on() { "0" } else { "-1" }
                on:click=move |_| choose(team_only)
            >
                <Icon glyph size=IconSize::Small/>{label}
            </button>
        }
    };
    view! {
        <div class="composer-audience" role="radiogroup" aria-label=t!("comment-audience") on:keydown=arrows>
            {button(true, t!("audience-team-only"), Glyph::EyeOff)}
            {button(false, t!("comment-for-clients"), Glyph::Eye)}
            <span class="composer-readers" aria-live="polite">{move || sentence(is_team_only.get(), readers.get())}</span>
        </div>
    }
    .into_any()
}

/// As the server named them: nothing here decides who reads.
fn sentence(is_team_only: bool, readers: Option<Vec<CommentReader>>) -> String {
    let Some(readers) = readers else { return String::new() };
    if is_team_only {
        return t!("comment-readers-team");
    }
    let is_client = |one: &&CommentReader| one.kind == AssigneeKind::Client && one.reads_all == Some(true);
    let names: Vec<String> = readers.iter().filter(is_client).map(|one| one.name.clone()).collect();
    match names.is_empty() {
        true => t!("comment-readers-none"),
        false => t!("comment-readers", names = name_list(&names)),
    }
}
