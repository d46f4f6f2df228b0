use super::*;
use leptos::html;

/// One primary button in each view. Glass is for sending to the client and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    Primary,
    #[default]
    Default,
    Quiet,
    Danger,
    Glass,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    Small,
    #[default]
    Normal,
    Large,
}

impl ButtonKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Default => "default",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
            Self::Glass => "glass",
        }
    }
}

impl ButtonSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }
}

/// A button with a verb. `disabled` holds the reason, which people can read; `None` is enabled.
#[component]
pub fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<Option<String>>,
    /// Sends the form that it stands in, or the one with this id.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] form: Option<String>,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    let id = next_id("button");
    let reason_id = format!("{id}-reason");
    let described_by = {
        let reason_id = reason_id.clone();
        move || disabled.read().is_some().then(|| reason_id.clone())
    };
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            form=form
            data-kind=kind.name()
            data-size=size.name()
            data-wide=wide.then_some("")
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || disabled.read().is_some().then_some("true")
            aria-describedby=described_by
            data-tip=move || disabled.get()
            on:click=move |event| {
                if busy.get_untracked() || disabled.read_untracked().is_some() {
                    event.prevent_default();
                } else if let Some(callback) = on_click {
                    callback.run(());
                }
            }
        >
            {icon.map(|glyph| view! { <span class="button-icon"><Icon glyph/></span> })}
            <span class="button-label">{move || label.get()}</span>
            {move || disabled.get().map(|reason| view! { <span class="sr-only" id=reason_id.clone()>{reason}</span> })}
        </button>
    }
    .into_any()
}

/// A link that looks like a button, where pressing it only goes elsewhere.
#[component]
pub fn ButtonLink(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    #[prop(optional, into)] icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class="button" href=move || href.get() data-kind=kind.name() data-size=size.name()>
            {icon.map(|glyph| view! { <span class="button-icon"><Icon glyph/></span> })}
            <span class="button-label">{move || label.get()}</span>
        </a>
    }
    .into_any()
}

/// A button that shows only an icon; the label is its name and its tooltip, `keys` the shortcut that the tooltip adds.
#[component]
pub fn IconButton(
    #[prop(into)] label: Signal<String>,
    glyph: Glyph,
    #[prop(optional)] keys: &'static str,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional)] node_ref: NodeRef<html::Button>,
    #[prop(optional, into)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            node_ref=node_ref
            aria-label=move || label.get()
            aria-pressed=pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" })
            data-tip=move || label.get()
            data-keys=keys
            on:click=move |_| if let Some(callback) = on_click { callback.run(()) }
        >
            <Icon glyph/>
        </button>
    }
    .into_any()
}

/// At the end of the way it stays where it is and keeps the focus, so that a person can press on.
#[component]
pub fn MoveButton(
    label: String,
    glyph: Glyph,
    #[prop(into)] is_off: Signal<bool>,
    #[prop(into)] on_click: Callback<()>,
) -> impl IntoView {
    let tip = label.clone();
    let node = NodeRef::<html::Button>::new();
    let go = move || {
        on_click.run(());
        // what is put elsewhere in the document loses the focus
        request_animation_frame(move || {
            if !node.is_disposed() {
                focus(node);
            }
        });
    };
    view! {
        <button
            class="icon-button"
            type="button"
            node_ref=node
            aria-label=label
            data-tip=tip
            aria-disabled=move || is_off.get().then_some("true")
            on:click=move |_| if !is_off.get_untracked() { go() }
        >
            <Icon glyph/>
        </button>
    }
    .into_any()
}
