use super::*;
use leptos::{ev, html};
use web_sys::KeyboardEvent;

/// One row of a menu.
#[derive(Clone, Debug)]
pub enum MenuItem {
    Act {
        label: String,
        icon: Option<Glyph>,
        danger: bool,
        checked: Option<bool>,
        disabled: Option<String>,
        run: Callback<()>,
    },
    Link {
        label: String,
        icon: Option<Glyph>,
        href: String,
    },
    /// Something that is on or off, with the consequence in words.
    Toggle {
        label: String,
        hint: String,
        checked: bool,
        run: Callback<()>,
    },
    Heading(String),
    Separator,
}

impl MenuItem {
    pub fn act(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        let run = Callback::new(move |()| run());
        Self::Act { label: label.into(), icon: None, danger: false, checked: None, disabled: None, run }
    }

    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link { label: label.into(), icon: None, href: href.into() }
    }

    pub fn toggle(
        label: impl Into<String>,
        hint: impl Into<String>,
        checked: bool,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self::Toggle { label: label.into(), hint: hint.into(), checked, run: Callback::new(move |()| run()) }
    }

    #[must_use]
    pub fn icon(mut self, glyph: Glyph) -> Self {
        if let Self::Act { icon, .. } | Self::Link { icon, .. } = &mut self {
            *icon = Some(glyph);
        }
        self
    }

    #[must_use]
    pub fn danger(mut self) -> Self {
        if let Self::Act { danger, .. } = &mut self {
            *danger = true;
        }
        self
    }

    /// One of a group of which one is on.
    #[must_use]
    pub fn checked(mut self, on: bool) -> Self {
        if let Self::Act { checked, .. } = &mut self {
            *checked = Some(on);
        }
        self
    }

    /// Cannot be chosen now, for this reason.
    #[must_use]
    pub fn disabled(mut self, reason: Option<String>) -> Self {
        if let Self::Act { disabled, .. } = &mut self {
            *disabled = reason;
        }
        self
    }
}

/// How the button of a menu looks.
#[derive(Clone, Debug)]
pub enum MenuFace {
    Icon(Glyph),
    /// A button with words and an arrow.
    Button(Option<Glyph>),
    Avatar(AvatarKind, String),
}

/// A button that opens a list of acts. Arrow keys and first letters move, Esc gives the focus back.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    /// Asked each time it opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    #[prop(default = MenuFace::Icon(Glyph::Ellipsis))] face: MenuFace,
    #[prop(optional)] align_end: bool,
) -> impl IntoView {
    let id = next_id("menu");
    let trigger = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let show = move || {
        open.set(true);
        request_animation_frame(move || {
            if let (Some(list), Some(trigger)) = (list.get_untracked(), trigger.get_untracked()) {
                let _ = list.show_popover();
                place(&list, &trigger, align_end);
                focus_first("[role^='menuitem']", Some(&list));
            }
        });
    };
    let close = move || {
        if let Some(list) = list.get_untracked() {
            let _ = list.hide_popover();
        }
    };
    // The browser closes a popover by itself on Esc and on a press outside; then the list is dropped.
    let toggled = move |_: ev::CustomEvent| {
        let is_shown = list.get_untracked().is_some_and(|list| list.matches(":popover-open").unwrap_or(false));
        if !is_shown {
            let held_focus = list.get_untracked().is_some_and(|list| list.matches(":focus-within").unwrap_or(false));
            open.set(false);
            if held_focus || document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
                focus(trigger);
            }
        }
    };
    let rows = move || open.get().then(|| items.run(()).into_iter().map(|item| row(item, close)).collect_view());
    let (class, inside) = menu_face(face);
    let label_of_list = label;
    view! {
        <button
            class=class
            type="button"
            node_ref=trigger
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=id.clone()
            aria-label=(class != "button").then_some(move || label.get())
            data-tip=(class != "button").then_some(move || label.get())
            on:click=move |_| if open.get_untracked() { close() } else { show() }
            on:keydown=move |event| if event.key() == "ArrowDown" && !open.get_untracked() {
                event.prevent_default();
                show();
            }
        >
            {inside.0}
            {(class == "button").then(|| view! { <span class="button-label">{move || label.get()}</span> })}
            {inside.1}
        </button>
        <div
            class="menu"
            popover="auto"
            role="menu"
            id=id
            node_ref=list
            aria-label=move || label_of_list.get()
            on:keydown=move |event| move_focus(&event, list, close)
            on:toggle=move |event| toggled(event.unchecked_into())
        >
            {rows}
        </div>
    }
    .into_any()
}

fn menu_face(face: MenuFace) -> (&'static str, (AnyView, AnyView)) {
    match face {
        MenuFace::Icon(glyph) => ("icon-button", (view! { <Icon glyph/> }.into_any(), ().into_any())),
        MenuFace::Avatar(kind, name) => ("menu-avatar", (view! { <Avatar name kind/> }.into_any(), ().into_any())),
        MenuFace::Button(glyph) => (
            "button",
            (
                glyph.map(|glyph| view! { <span class="button-icon"><Icon glyph/></span> }).into_any(),
                view! { <Icon glyph=Glyph::ChevronDown/> }.into_any(),
            ),
        ),
    }
}

fn row(item: MenuItem, close: impl Fn() + Copy + 'static) -> AnyView {
    match item {
        MenuItem::Act { label, icon, danger, checked, disabled, run } => {
            let is_disabled = disabled.is_some();
            view! {
                <button
                    class="menu-item"
                    type="button"
                    tabindex="-1"
                    role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
                    aria-checked=checked.map(|on| if on { "true" } else { "false" })
                    aria-disabled=is_disabled.then_some("true")
                    data-danger=danger.then_some("")
                    on:click=move |_| if !is_disabled {
                        close();
                        run.run(());
                    }
                >
                    <span class="menu-icon">{icon.map(|glyph| view! { <Icon glyph/> })}</span>
                    <span class="menu-text">
                        {label}
                        {disabled.map(|reason| view! { <span class="menu-reason">{reason}</span> })}
                    </span>
                    {(checked == Some(true)).then(|| view! { <Icon glyph=Glyph::Check/> })}
                </button>
            }
            .into_any()
        }
        MenuItem::Link { label, icon, href } => view! {
            <a class="menu-item" href=href tabindex="-1" role="menuitem" on:click=move |_| close()>
                <span class="menu-icon">{icon.map(|glyph| view! { <Icon glyph/> })}</span>
                <span class="menu-text">{label}</span>
            </a>
        }
        .into_any(),
        MenuItem::Toggle { label, hint, checked, run } => view! {
            <button
                class="menu-item menu-toggle"
                type="button"
                tabindex="-1"
                role="menuitemcheckbox"
                aria-checked=if checked { "true" } else { "false" }
                on:click=move |_| {
                    close();
                    run.run(());
                }
            >
                <span class="switch" data-on=checked.then_some("")></span>
                <span class="menu-text">{label}<span class="menu-reason">{hint}</span></span>
            </button>
        }
        .into_any(),
        MenuItem::Heading(text) => view! { <div class="menu-heading" role="presentation">{text}</div> }.into_any(),
        MenuItem::Separator => view! { <hr class="menu-line"/> }.into_any(),
    }
}

fn move_focus(event: &KeyboardEvent, list: NodeRef<html::Div>, close: impl Fn()) {
    let Some(list) = list.get_untracked() else { return };
    let rows = elements(&list, "[role^='menuitem']");
    let active = document().active_element();
    let current = rows.iter().position(|row| active.as_ref() == Some(row.as_ref()));
    let key = event.key();
    let target = match (key.as_str(), current) {
        ("ArrowDown", Some(at)) => step(at, rows.len(), true),
        ("ArrowUp", Some(at)) => step(at, rows.len(), false),
        ("ArrowDown" | "Home", _) => 0,
        ("ArrowUp" | "End", _) => rows.len().saturating_sub(1),
        ("Tab", _) => return close(),
        _ if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() => {
            let texts: Vec<_> = rows.iter().map(|row| row.text_content().unwrap_or_default()).collect();
            match typeahead(&texts, &key, current) {
                Some(at) => at,
                None => return,
            }
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(row) = rows.get(target) {
        let _ = row.focus();
    }
}

/// The next text after `current` that starts with what was typed.
pub(super) fn typeahead(texts: &[String], typed: &str, current: Option<usize>) -> Option<usize> {
    let typed = folded(typed);
    let start = current.map_or(0, |at| at + 1);
    (0..texts.len())
        .map(|offset| (start + offset) % texts.len())
        .find(|at| texts.get(*at).is_some_and(|text| folded(text.trim()).starts_with(&typed)))
}

#[cfg(test)]
mod tests {
    use super::typeahead;

    #[test]
    fn typeahead_goes_on_from_the_current_row() {
        let texts = ["Edit", "Éclair", "Delete"].map(String::from);
        assert_eq!(typeahead(&texts, "e", None), Some(0));
        assert_eq!(typeahead(&texts, "E", Some(0)), Some(1));
        assert_eq!(typeahead(&texts, "e", Some(1)), Some(0));
        assert_eq!(typeahead(&texts, "x", Some(1)), None);
        assert_eq!(typeahead(&[], "x", None), None);
    }
}
