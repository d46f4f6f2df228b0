//! Waiting for a moment of quiet, so that a burst of changes is one request.

use crate::ui::*;
use std::time::Duration;

const MOMENT: Duration = Duration::from_millis(250);

/// Calls `act` once nothing has asked for it during a moment.
pub fn when_quiet(act: impl Fn() + 'static) -> impl Fn() + Copy {
    let act = StoredValue::new_local(act);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    on_cleanup(move || stop(timer));
    move || {
        stop(timer);
        let handle = set_timeout_with_handle(
            move || {
                act.try_with_value(|act| act());
            },
            MOMENT,
        );
        timer.set_value(handle.ok());
    }
}

fn stop(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(handle) = timer.try_update_value(Option::take).flatten() {
        handle.clear();
    }
}

/// The value of the source once it has stood still for a moment.
pub fn settled<T>(source: Signal<T>) -> Signal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let value = RwSignal::new(source.get_untracked());
    let settle = when_quiet(move || value.set(source.get_untracked()));
    Effect::new(move || {
        if source.get() != *value.read_untracked() {
            settle();
        }
    });
    value.into()
}
