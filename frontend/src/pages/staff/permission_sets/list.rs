use super::{may_manage, use_acts};
use crate::routes::Route;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{PermissionBase, PermissionSet, PermissionSetList};

/// All sets, those for clients first.
#[component]
pub fn SetList(sets: Signal<PermissionSetList>, id: Memo<Option<Uuid>>) -> impl IntoView {
    let acts = use_acts();
    let of = move |base: PermissionBase| {
        let sets = sets.read();
        sets.data.iter().filter(|set| set.base == base).cloned().collect::<Vec<_>>()
    };
    let group = move |key: &'static str, base: PermissionBase| {
        view! {
            <h2 class="sets-group">{texts().get(key, &[])}</h2>
            <ul>
                <For each=move || of(base) key=|set| (set.id, set.revision.clone(), set.used_by) let:set>
                    <Row set id/>
                </For>
            </ul>
        }
        .into_any()
    };
    view! {
        <nav class="sets-list" aria-label=t!("sets-list")>
            {may_manage().then(|| view! {
                <Button label=t!("sets-new") icon=Glyph::Plus wide=true on_click=move || acts.start(None)/>
            })}
            {group("sets-client", PermissionBase::Client)}
            {group("sets-staff", PermissionBase::Staff)}
        </nav>
    }
    .into_any()
}

#[component]
fn Row(set: PermissionSet, id: Memo<Option<Uuid>>) -> impl IntoView {
    let acts = use_acts();
    let own = set.id;
    let users = t!("sets-users", count = set.used_by);
    let on_click = move |event: web_sys::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            acts.open(own);
        }
    };
    view! {
        <li>
            <a class="sets-row" href=Route::PermissionSet { id: own }.path() on:click=on_click
                aria-current=move || (id.get() == Some(own)).then_some("page")>
                <span class="sets-name">{texts().permission_set(&set.name)}</span>
                {set.is_free_seat.then(|| view! { <Icon glyph=Glyph::Armchair/><span class="sr-only">{t!("set-free-seat")}</span> })}
                <span class="sets-count" aria-hidden="true">{set.used_by}</span>
                <span class="sr-only">{users}</span>
            </a>
        </li>
    }
    .into_any()
}
