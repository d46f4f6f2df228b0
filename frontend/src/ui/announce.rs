use super::*;

/// Says things to screen readers: saves, moves and counts politely; only lost connection and suspended access at once.
#[derive(Clone, Copy, Debug)]
pub struct Announcer {
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
}

pub fn use_announcer() -> Announcer {
    expect_context()
}

impl Announcer {
    pub fn provide() {
        provide_context(Self { polite: RwSignal::default(), assertive: RwSignal::default() });
    }

    pub fn say(self, text: impl Into<String>) {
        put(self.polite, text.into());
    }

    pub fn interrupt(self, text: impl Into<String>) {
        put(self.assertive, text.into());
    }
}

/// The same words twice are heard twice only if the region was empty between.
fn put(region: RwSignal<String>, text: String) {
    region.set(String::new());
    request_animation_frame(move || region.set(text));
}

#[component]
pub fn LiveRegions() -> impl IntoView {
    let announcer = use_announcer();
    view! {
        <div class="sr-only" aria-live="polite">{move || announcer.polite.get()}</div>
        <div class="sr-only" aria-live="assertive">{move || announcer.assertive.get()}</div>
    }
    .into_any()
}
