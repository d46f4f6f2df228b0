use super::draft::{Draft, Mark};
use super::grants::{self, Group, groups};
use super::{may_manage, use_acts};
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::PermissionSet;
use vitrine_domain::permission::Permission;

/// Every permission that the base offers, in groups, each with what it means.
#[component]
pub fn Switches(set: Signal<PermissionSet>) -> impl IntoView {
    let find = RwSignal::new(String::new());
    let base = Memo::new(move |_| set.read().base);
    let is_locked = Memo::new(move |_| set.read().is_builtin || !may_manage());
    let shown = Memo::new(move |_| {
        let words = folded(find.read().trim());
        let fits = |grant: &Permission| {
            let text = folded(&format!("{} {} {}", grants::label(*grant), grants::help(*grant), grant.name()));
            words.split_whitespace().all(|word| text.contains(word))
        };
        let all = groups(base.get()).into_iter();
        all.map(|group| Group { grants: group.grants.into_iter().filter(fits).collect(), ..group })
            .filter(|group| !group.grants.is_empty())
            .collect::<Vec<_>>()
    });
    let none = move || match shown.read().is_empty() {
        true => t!("set-find-none", query = find.get()),
        false => String::new(),
    };
    view! {
        <div class="set-find"><SearchField label=t!("set-find") value=find/></div>
        <p class="detail" role="status">{none}</p>
        <div class="set-groups">
            <For each=move || shown.get() key=|group| (group.key, group.grants.clone()) let:group>
                <GrantGroup group is_locked/>
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn GrantGroup(group: Group, is_locked: Memo<bool>) -> impl IntoView {
    let draft = use_acts().draft;
    let id = next_id("grants");
    let heading = id.clone();
    let (all, of_all) = (group.grants.len(), group.grants.clone());
    let count = move || of_all.iter().filter(|grant| draft.holds(grant.name())).count();
    let rows = group.grants.into_iter().map(|grant| view! { <Row draft grant is_locked/> }).collect_view();
    view! {
        <section class="set-group" aria-labelledby=heading>
            <header class="set-group-head">
                <h2 id=id>{texts().get(group.key, &[])}</h2>
                <span class="detail">{move || t!("set-group-count", count = count(), all = all)}</span>
            </header>
            {rows}
        </section>
    }
    .into_any()
}

#[component]
fn Row(draft: Draft, grant: Permission, is_locked: Memo<bool>) -> impl IntoView {
    let name = grant.name();
    // what one does not hold stays where it is, but is not given
    let is_own = use_session().may(name);
    let cannot_give = Memo::new(move |_| !is_own && !draft.held(name));
    let hint = match cannot_give.get_untracked() && !is_locked.get_untracked() {
        true => format!("{} {}", grants::help(grant), t!("set-grant-not-held")),
        false => grants::help(grant),
    };
    let mark = Memo::new(move |_| draft.mark(name));
    let words = move || {
        mark.get().map(|mark| match mark {
            Mark::New => t!("set-new-grant"),
            Mark::Removed => t!("set-removed-grant"),
        })
    };
    view! {
        <div class="set-row" data-changed=move || mark.get().is_some().then_some("")>
            <Switch
                label=grants::label(grant)
                hint
                checked=Signal::derive(move || draft.holds(name))
                disabled=Signal::derive(move || is_locked.get() || (cannot_give.get() && !draft.holds(name)))
                on_change=move |on| draft.switch(name, on)
            />
            {move || words().map(|words| view! { <span class="set-mark">{words}</span> })}
        </div>
    }
    .into_any()
}
