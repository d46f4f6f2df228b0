//! Keyboard shortcuts of the whole app. They never fire in fields or under a dialog, and single letters can be switched off.

use crate::prefs::use_prefs;
use crate::ui::*;
use leptos::ev;
use web_sys::KeyboardEvent;

/// How long a first key waits for its second, in milliseconds.
const PATIENCE: f64 = 1200.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyGroup {
    Go,
    Do,
}

#[derive(Clone, Debug)]
struct Shortcut {
    id: u32,
    /// `"e"`, `"g h"` for one after the other, `"mod+k"` for Ctrl or ⌘.
    keys: &'static str,
    label: String,
    group: KeyGroup,
    run: Callback<()>,
}

#[derive(Clone, Copy, Debug)]
pub struct KeyRegistry {
    list: RwSignal<Vec<Shortcut>>,
    last_id: StoredValue<u32>,
    /// The key that waits for a second one, and since when.
    first: StoredValue<Option<(String, f64)>>,
    help: RwSignal<bool>,
}

/// Adds a shortcut while the calling component lives; the newest of equal keys wins.
pub fn use_shortcut(
    keys: &'static str,
    group: KeyGroup,
    label: impl Into<String>,
    run: impl Fn() + Send + Sync + 'static,
) {
    let registry = expect_context::<KeyRegistry>();
    let id = registry.last_id.get_value() + 1;
    registry.last_id.set_value(id);
    let shortcut = Shortcut { id, keys, label: label.into(), group, run: Callback::new(move |()| run()) };
    registry.list.update(|list| list.push(shortcut));
    on_cleanup(move || {
        registry.list.try_update(|list| list.retain(|shortcut| shortcut.id != id));
    });
}

impl KeyRegistry {
    /// Listens from now on.
    pub fn provide() {
        let registry = Self {
            list: RwSignal::default(),
            last_id: StoredValue::new(0),
            first: StoredValue::new(None),
            help: RwSignal::new(false),
        };
        provide_context(registry);
        let prefs = use_prefs();
        let handle =
            window_event_listener(ev::keydown, move |event| registry.hear(&event, prefs.letters.get_untracked()));
        on_cleanup(move || handle.remove());
    }

    pub fn show_help(self) {
        self.help.set(true);
    }

    fn hear(self, event: &KeyboardEvent, letters: bool) {
        let key = event.key();
        if event.default_prevented() || event.is_composing() || event.repeat() {
            return;
        }
        let is_modified = event.ctrl_key() || event.meta_key();
        let typed = if is_modified { format!("mod+{}", key.to_lowercase()) } else { key.clone() };
        if !is_modified && (!letters || event.alt_key() || is_elsewhere(event)) {
            return;
        }
        let before = self.first.try_update_value(Option::take).flatten();
        let now = event.time_stamp();
        let sequence = before.filter(|(_, since)| now - since < PATIENCE).map(|(first, _)| format!("{first} {typed}"));
        let found = {
            let list = self.list.read_untracked();
            let find =
                |keys: &str| list.iter().rev().find(|shortcut| shortcut.keys == keys).map(|shortcut| shortcut.run);
            let is_first = || list.iter().any(|shortcut| shortcut.keys.starts_with(&format!("{typed} ")));
            match sequence.as_deref().and_then(find).or_else(|| find(&typed)) {
                None if is_first() => {
                    self.first.set_value(Some((typed, now)));
                    return;
                }
                found => found,
            }
        };
        if let Some(run) = found {
            event.prevent_default();
            run.run(());
        }
    }
}

/// In a field, or under an open dialog or menu.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| is_typing(&target));
    in_field || document().query_selector("dialog[open], .menu:popover-open").is_ok_and(|found| found.is_some())
}

/// All keys that work where the person is.
#[component]
pub fn KeyHelp() -> impl IntoView {
    let registry = expect_context::<KeyRegistry>();
    let prefs = use_prefs();
    use_shortcut("?", KeyGroup::Do, t!("keys-help"), move || registry.show_help());
    let rows = move |group: KeyGroup| {
        let list = registry.list.get();
        let rows = list.into_iter().filter(|shortcut| shortcut.group == group).map(|shortcut| {
            view! { <div class="key-row"><dt>{shortcut.label}</dt><dd><Keys keys=shortcut.keys.replace('+', " ")/></dd></div> }
        });
        view! { <dl class="key-list">{rows.collect_view()}</dl> }.into_any()
    };
    view! {
        <Dialog open=registry.help title=t!("keys-title") size=DialogSize::Large>
            <div class="key-groups">
                <section><h3>{t!("keys-group-go")}</h3>{rows(KeyGroup::Go)}</section>
                <section><h3>{t!("keys-group-do")}</h3>{rows(KeyGroup::Do)}</section>
            </div>
            <hr/>
            <Switch label=t!("keys-enabled") checked=prefs.letters on_change=move |on| prefs.letters.set(on)/>
        </Dialog>
    }
    .into_any()
}
