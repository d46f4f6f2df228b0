use super::*;
use vitrine_contract::{Level, Stage};

/// Three panes, filled as far as the project shows; always with the word.
#[component]
pub fn LevelMeter(#[prop(into)] level: Signal<Level>) -> impl IntoView {
    view! {
        <span class="level" data-level=move || level_name(level.get())>
            <span class="level-meter" aria-hidden="true"><i></i><i></i><i></i></span>
            {move || level_text(level.get())}
        </span>
    }
    .into_any()
}

/// As it stands on the wire and in texts.
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::NotVisible => "not_visible",
        Level::Overview => "overview",
        Level::ReadOnly => "read_only",
        Level::Full => "full",
    }
}

pub fn level_text(level: Level) -> String {
    match level {
        Level::NotVisible => t!("level-not_visible"),
        Level::Overview => t!("level-overview"),
        Level::ReadOnly => t!("level-read_only"),
        Level::Full => t!("level-full"),
    }
}

/// The mark of a column's stage. Decoration: the column's name stands beside it.
#[component]
pub fn StageMark(#[prop(into)] stage: Signal<Stage>) -> impl IntoView {
    move || {
        let (glyph, name) = match stage.get() {
            Stage::Planned => (Glyph::StagePlanned, "planned"),
            Stage::Active => (Glyph::StageActive, "active"),
            Stage::Review => (Glyph::StageReview, "review"),
            Stage::Done => (Glyph::StageDone, "done"),
        };
        view! { <span class="stage" data-stage=name><Icon glyph/></span> }
    }
}
