use super::*;
use std::sync::Arc;
use std::time::Duration;

const PLAIN: Duration = Duration::from_secs(6);
const WITH_UNDO: Duration = Duration::from_secs(10);
const MOST: usize = 3;

/// Short words after something was done. Errors are never in a toast alone.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u32>,
}

/// Owns what it holds: a toast outlives the dialog or page that said it.
#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    undo: Option<Undo>,
    seconds_left: ArcRwSignal<u64>,
}

type Undo = Arc<dyn Fn() + Send + Sync>;

pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    pub fn provide() {
        provide_context(Self { list: RwSignal::default(), last_id: StoredValue::new(0) });
    }

    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// With a way back, for ten seconds.
    pub fn undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some(Arc::new(undo)));
    }

    fn push(self, text: String, undo: Option<Undo>) {
        let id = self.last_id.get_value() + 1;
        self.last_id.set_value(id);
        let lasts = if undo.is_some() { WITH_UNDO } else { PLAIN };
        let toast = Toast { id, text, undo, seconds_left: ArcRwSignal::new(lasts.as_secs()) };
        self.list.update(|list| {
            list.push(toast);
            let over = list.len().saturating_sub(MOST);
            list.drain(..over);
        });
    }

    fn drop(self, id: u32) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }

    fn tick(self) {
        let mut is_over = false;
        for toast in self.list.get_untracked() {
            toast.seconds_left.update(|left| *left = left.saturating_sub(1));
            is_over |= toast.seconds_left.get_untracked() == 0;
        }
        if is_over {
            self.list.update(|list| list.retain(|toast| toast.seconds_left.get_untracked() > 0));
        }
    }
}

/// The place of the toasts; stands once in the app. Time stops while a pointer or the focus is on them.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let is_held = RwSignal::new(false);
    let has_any = Memo::new(move |_| !toasts.list.read().is_empty());
    Effect::new(move |previous: Option<Option<IntervalHandle>>| {
        if let Some(Some(handle)) = previous {
            handle.clear();
        }
        (has_any.get() && !is_held.get())
            .then(|| set_interval_with_handle(move || toasts.tick(), Duration::from_secs(1)).ok())
            .flatten()
    });
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            on:pointerenter=move |_| is_held.set(true)
            on:pointerleave=move |_| is_held.set(false)
            on:focusin=move |_| is_held.set(true)
            on:focusout=move |_| is_held.set(false)
        >
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                <div class="toast">
                    <span class="toast-text">{toast.text.clone()}</span>
                    {toast.undo.map(|undo| view! {
                        <button class="toast-undo" type="button" on:click=move |_| {
                            is_held.set(false);
                            toasts.drop(toast.id);
                            undo();
                        }>
                            {t!("act-undo")}
                            <span aria-hidden="true">{move || format!(", {} s", toast.seconds_left.get())}</span>
                        </button>
                    })}
                    <button class="toast-close" type="button" aria-label=t!("act-dismiss") on:click=move |_| {
                        is_held.set(false);
                        toasts.drop(toast.id);
                    }>
                        <Icon glyph=Glyph::X/>
                    </button>
                </div>
            </For>
        </div>
    }
    .into_any()
}
