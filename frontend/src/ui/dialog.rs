use super::*;
use leptos::html;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// 480 px
    #[default]
    Small,
    /// 640 px
    Large,
    /// The drawer: from the end of the window, 912 px.
    Drawer,
    /// The whole window: what a drawer holds, as a page of its own.
    Page,
    /// The palette: near the top, 640 px, no title bar.
    Palette,
}

impl DialogSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Large => "large",
            Self::Drawer => "drawer",
            Self::Page => "page",
            Self::Palette => "palette",
        }
    }
}

/// A modal dialog on the browser's own: it traps focus, closes on Esc and gives the focus back. Its children live while it is open.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] size: Signal<DialogSize>,
    /// Called after it has closed, however that happened.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = next_id("dialog");
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let is_bare = size.get_untracked() == DialogSize::Palette;
    let heading_id = title_id.clone();
    let inside = move || {
        let children = children.clone();
        let heading_id = heading_id.clone();
        open.get().then(move || {
            view! {
                <div class="dialog-head" class:sr-only=is_bare>
                    <h2 class="dialog-title" id=heading_id tabindex="-1" autofocus="">{move || title.get()}</h2>
                    {(!is_bare).then(|| view! {
                        <IconButton label=t!("act-close") glyph=Glyph::X on_click=move || open.set(false)/>
                    })}
                </div>
                <div class="dialog-body">{children()}</div>
            }
        })
    };
    view! {
        <dialog
            class="dialog"
            data-size=move || size.get().name()
            node_ref=node
            aria-labelledby=title_id
            on:close=move |_| {
                open.set(false);
                if let Some(callback) = on_close {
                    callback.run(());
                }
            }
            on:mousedown=move |event| {
                // Only the backdrop has the dialog itself as its target. Forms are not lost by a slip: they have to be closed.
                let on_backdrop = node.get_untracked().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
                if on_backdrop && matches!(size.get_untracked(), DialogSize::Drawer | DialogSize::Palette) {
                    open.set(false);
                }
            }
        >
            {inside}
        </dialog>
    }
    .into_any()
}

/// The row of buttons at the end of a dialog; it stays in sight.
#[component]
pub fn DialogActions(children: Children) -> impl IntoView {
    view! { <div class="dialog-actions">{children()}</div> }.into_any()
}

/// Asks before something that cannot be undone. The words say what will happen.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] act: Signal<String>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title>
            <p>{move || text.get()}</p>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=act kind=ButtonKind::Danger busy on_click=on_confirm/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}
