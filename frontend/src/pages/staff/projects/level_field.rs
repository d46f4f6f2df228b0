use super::draft::LEVELS;
use crate::ui::*;
use vitrine_contract::Level;

/// The four levels, each with what it shows the clients.
#[component]
pub fn LevelField(value: RwSignal<String>, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let name = next_id("level");
    let error_id = format!("{name}-error");
    let described = {
        let error_id = error_id.clone();
        move || error.read().is_some().then(|| error_id.clone())
    };
    let options = LEVELS.map(|level| option(level, name.clone(), value)).collect_view();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field-label">{t!("level")}</legend>
            <div class="levels">{options}</div>
            {move || error.get().map(|error| view! {
                <p class="field-error" id=error_id.clone()><Icon glyph=Glyph::CircleX/><span>{error}</span></p>
            })}
        </fieldset>
    }
    .into_any()
}

fn option(level: Level, name: String, value: RwSignal<String>) -> AnyView {
    let own = level_name(level);
    view! {
        <label class="level-option">
            <input
                class="radio"
                type="radio"
                name=name
                value=own
                prop:checked=move || *value.read() == own
                on:change=move |_| value.set(own.to_owned())
            />
            <LevelMeter level/>
            <span class="level-hint">{hint(level)}</span>
        </label>
    }
    .into_any()
}

pub fn hint(level: Level) -> String {
    match level {
        Level::NotVisible => t!("level-not_visible-hint"),
        Level::Overview => t!("level-overview-hint"),
        Level::ReadOnly => t!("level-read_only-hint"),
        Level::Full => t!("level-full-hint"),
    }
}
