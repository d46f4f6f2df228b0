//! Glass is what clients see, wall is what only the team sees. Staff pages only: nothing of the portal uses these.

use super::*;

/// Who can see one object, as the server computed it. No screen composes an audience itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Clients see it: the words name them.
    Glass(String),
    TeamOnly,
    /// No client could ever see this kind of thing.
    Never,
}

/// The mark of the material: an eye on a solid edge, or a struck eye on hatch. With `on_click` it opens who will see this.
#[component]
pub fn AudienceChip(
    #[prop(into)] audience: Signal<Audience>,
    #[prop(optional, into)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    let inside = move || {
        let (glyph, text) = match audience.get() {
            Audience::Glass(names) => (Glyph::Eye, names),
            Audience::TeamOnly => (Glyph::EyeOff, t!("audience-team-only")),
            Audience::Never => (Glyph::EyeOff, t!("audience-never")),
        };
        view! { <span class="audience-plate"><Icon glyph size=IconSize::Small/>{text}</span> }
    };
    let material = move || if matches!(*audience.read(), Audience::Glass(_)) { "glass" } else { "wall" };
    match on_click {
        Some(callback) => view! {
            <button class="audience" type="button" data-material=material on:click=move |_| callback.run(())>
                {inside}
            </button>
        }
        .into_any(),
        None => view! { <span class="audience" data-material=material>{inside}</span> }.into_any(),
    }
}

/// A double edge of glass around what a client sees, inside a staff screen.
#[component]
pub fn Pane(#[prop(into)] title: Signal<String>, children: Children) -> impl IntoView {
    let id = next_id("pane");
    let title_id = id.clone();
    view! {
        <section class="pane" aria-labelledby=title_id>
            <div class="pane-inside">
                <h2 class="pane-title" id=id><Icon glyph=Glyph::Eye/>{move || title.get()}</h2>
                {children()}
            </div>
        </section>
    }
    .into_any()
}
