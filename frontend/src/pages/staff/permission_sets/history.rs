//! What a set was saved as, and the difference between two of those states.

use super::grants::labels;
use crate::format;
use crate::resource::{Loaded, read};
use crate::ui::*;
use vitrine_client::ListPermissionSetVersions;
use vitrine_contract::{PermissionSet, PermissionSetVersion};

/// As many saves are shown; older ones are in the audit log too.
const SHOWN: u32 = 100;

#[component]
pub fn History(set: Signal<PermissionSet>) -> impl IntoView {
    let key = Memo::new(move |_| (set.read().id, set.read().version));
    let versions = read(move |api| {
        let (id, _) = key.get();
        async move {
            let query = ListPermissionSetVersions { limit: Some(SHOWN), ..ListPermissionSetVersions::default() };
            api.list_permission_set_versions(id, &query).await.map(|page| page.data)
        }
    });
    let ready = move |versions: Signal<Vec<PermissionSetVersion>>| view! { <Versions versions/> }.into_any();
    view! { <div class="set-history"><Loaded source=versions ready/></div> }.into_any()
}

#[component]
fn Versions(versions: Signal<Vec<PermissionSetVersion>>) -> impl IntoView {
    let rows = move || {
        let versions = versions.get();
        let older = versions.iter().skip(1).map(Some).chain([None]);
        versions
            .iter()
            .zip(older)
            .map(|(version, before)| view! { <Version version=version.clone() before=before.cloned()/> })
            .collect_view()
    };
    view! {
        {move || (versions.read().len() > 1).then(|| view! { <Compare versions/> })}
        <ol class="set-versions">{rows}</ol>
    }
    .into_any()
}

#[component]
fn Version(version: PermissionSetVersion, before: Option<PermissionSetVersion>) -> impl IntoView {
    let by = match &version.author {
        Some(name) => t!("set-version-by", name = name.as_str()),
        None => t!("set-version-first"),
    };
    let what = match before {
        Some(before) => view! { <Difference old=before new=version.clone()/> }.into_any(),
        None => view! { <p class="detail">{t!("set-version-created", count = version.grants.len())}</p> }.into_any(),
    };
    view! {
        <li class="set-version">
            <p><strong>{t!("set-version", number = version.version)}</strong>" "{by}
                <span class="detail" data-tip=format::moment(version.at)>{format::ago(version.at)}</span></p>
            {version.note.map(|note| view! { <p class="set-version-note">{note}</p> })}
            {what}
        </li>
    }
    .into_any()
}

#[component]
fn Difference(old: PermissionSetVersion, new: PermissionSetVersion) -> impl IntoView {
    let only = |of: &PermissionSetVersion, other: &PermissionSetVersion| {
        labels(|grant| {
            let has = |version: &PermissionSetVersion| version.grants.iter().any(|name| name == grant.name());
            has(of) && !has(other)
        })
    };
    let (added, removed) = (only(&new, &old), only(&old, &new));
    let is_same = added.is_empty() && removed.is_empty();
    let renamed = (old.name != new.name).then(|| t!("set-compare-renamed", old = old.name, new = new.name));
    let list = |key: &str, kind: &'static str, glyph: Glyph, names: Vec<String>| {
        (!names.is_empty()).then(|| {
            let word = texts().get(key, &[]);
            view! { <p class="set-difference" data-kind=kind><Icon glyph/><span><strong>{word}</strong>" "{names.join(", ")}</span></p> }
        })
    };
    view! {
        {renamed.map(|words| view! { <p class="detail">{words}</p> })}
        {list("set-compare-added", "added", Glyph::Plus, added)}
        {list("set-compare-removed", "removed", Glyph::Minus, removed)}
        {is_same.then(|| view! { <p class="detail">{t!("set-compare-same")}</p> })}
    }
    .into_any()
}

/// Any two states, beside each other.
#[component]
fn Compare(versions: Signal<Vec<PermissionSetVersion>>) -> impl IntoView {
    let at = |index: usize| {
        versions.read_untracked().get(index).map(|version| version.version.to_string()).unwrap_or_default()
    };
    let (from, to) = (RwSignal::new(at(1)), RwSignal::new(at(0)));
    let options = Signal::derive(move || {
        let option = |version: &PermissionSetVersion| {
            let words = format!("{} · {}", t!("set-version", number = version.version), format::moment(version.at));
            Choice::new(version.version.to_string(), words)
        };
        versions.read().iter().map(option).collect::<Vec<_>>()
    });
    let find = move |number: RwSignal<String>| {
        versions.read().iter().find(|version| version.version.to_string() == *number.read()).cloned()
    };
    view! {
        <section class="set-compare">
            <p class="detail">{t!("set-history-lead")}</p>
            <div class="form-row">
                <SelectField label=t!("set-compare-from") value=from options/>
                <SelectField label=t!("set-compare-to") value=to options/>
            </div>
            <div role="status">
                {move || find(from).zip(find(to)).map(|(old, new)| view! { <Difference old new/> })}
            </div>
        </section>
    }
    .into_any()
}
