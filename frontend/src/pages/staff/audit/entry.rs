use super::super::review::DiffPanel;
use super::action_text;
use super::filters::Filters;
use crate::format;
use crate::ui::*;
use chrono::NaiveDate;
use uuid::Uuid;
use vitrine_contract::{AccountKind, AuditEntry, AuditName};

/// One line as a sentence; opened, it shows what was there before and after, and narrows the list where it has filters.
#[component]
pub fn Entry(entry: AuditEntry, filters: Option<Filters>) -> impl IntoView {
    let actor = entry.actor.as_ref().map_or_else(|| t!("audit-system"), |actor| actor.name.clone());
    let avatar = entry.actor.as_ref().map(|actor| {
        let kind = if actor.kind == AccountKind::Staff { AvatarKind::Team } else { AvatarKind::Client };
        view! { <Avatar name=actor.name.clone() kind/> }
    });
    let at = entry.at;
    let words = sentence(&entry, &actor);
    let fields = changed_fields(&entry);
    let review = entry.review.clone().map(|rehearsal| {
        view! { <section><h3 class="audit-reviewed">{t!("review-kept")}</h3><DiffPanel rehearsal/></section> }
    });
    view! {
        <li class="audit-entry">
            <details>
                <summary>
                    <span class="audit-mark">{avatar}</span>
                    <span class="audit-words">{words}</span>
                    <span class="audit-when" data-tip=format::moment(at)>{format::ago(at)}</span>
                    <Icon glyph=Glyph::ChevronDown/>
                </summary>
                <div class="audit-more">
                    {changes_table(fields)}
                    {review}
                    {filters.map(|filters| view! { <p class="audit-acts">{narrowing(&entry, actor, filters)}</p> })}
                    <p class="detail">
                        {format::moment(at)}
                        {entry.request_id.map(|reference| view! { " · "<span class="mono">{t!("audit-reference", reference = reference)}</span> })}
                        {entry.hash.map(|hash| view! { " · "<span class="mono audit-seal">{t!("audit-seal", hash = hash)}</span> })}
                    </p>
                </div>
            </details>
        </li>
    }
    .into_any()
}

fn sentence(entry: &AuditEntry, actor: &str) -> String {
    let key = format!("audit-{}", entry.action.replace('.', "-"));
    let subject = subject_name(entry);
    let args = [("actor", actor.into()), ("subject", subject.as_str().into())];
    texts().find(&key, &args).unwrap_or_else(|| {
        let action = action_text(&entry.action);
        t!("audit-other", actor = actor, action = action, subject = subject.as_str())
    })
}

pub(super) fn subject_name(entry: &AuditEntry) -> String {
    match entry.subject_kind.as_str() {
        "permission_set" => texts().permission_set(&entry.subject_name),
        _ => entry.subject_name.clone(),
    }
}

/// Buttons that narrow the list to this person or this thing.
fn narrowing(entry: &AuditEntry, actor: String, filters: Filters) -> AnyView {
    let subject_id = entry.subject_id.to_string();
    let by = entry.actor.as_ref().map(|by| {
        let id = by.account_id.to_string();
        view! { <Button label=t!("audit-only-actor", name = actor) size=ButtonSize::Small on_click=move || filters.actor.set(&id)/> }
    });
    let within = entry.project_id.map(|id| {
        view! { <Button label=t!("audit-only-project") size=ButtonSize::Small on_click=move || filters.project.set(&id.to_string())/> }
    });
    view! {
        {by}
        <Button label=t!("audit-only-subject", name = subject_name(entry)) size=ButtonSize::Small on_click=move || filters.subject.set(&subject_id)/>
        {within}
    }
    .into_any()
}

fn changes_table(fields: Vec<(String, String, String)>) -> AnyView {
    if fields.is_empty() {
        return view! { <p class="detail">{t!("audit-no-details")}</p> }.into_any();
    }
    let rows = fields.into_iter().map(|(name, before, after)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=t!("audit-before")>{before}</td>
                <td data-label=t!("audit-after")>{after}</td>
            </tr>
        }
    });
    view! {
        <table class="audit-changes">
            <caption class="sr-only">{t!("audit-changes")}</caption>
            <thead><tr><th scope="col">{t!("audit-field")}</th><th scope="col">{t!("audit-before")}</th><th scope="col">{t!("audit-after")}</th></tr></thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// Field, before, after, in words. Bare ids say nothing to a reader, who gets the names that go with them.
fn changed_fields(entry: &AuditEntry) -> Vec<(String, String, String)> {
    let Some(changes) = entry.changes.as_object() else { return Vec::new() };
    let mut fields = Vec::new();
    for (field, pair) in changes {
        // of some things the name of then is recorded, too
        if field.strip_suffix("_id").is_some_and(|thing| changes.contains_key(thing)) {
            continue;
        }
        let side = |at: usize| match pair.get(at) {
            None => t!("audit-nothing"),
            Some(value) if value.is_null() => t!("audit-nothing"),
            Some(value) => match (value.as_bool(), value.as_str(), value.as_array()) {
                (Some(true), ..) => t!("audit-yes"),
                (Some(false), ..) => t!("audit-no"),
                (_, Some(text), _) => text_value(field, text, &entry.names),
                (_, _, Some(list)) => t!("audit-several", count = list.len()),
                _ => value.to_string(),
            },
        };
        fields.push((field_text(field), side(0), side(1)));
    }
    fields
}

fn field_text(field: &str) -> String {
    texts().find(&format!("audit-field-{field}"), &[]).unwrap_or_else(|| field.replace('_', " "))
}

/// The word of one of several known values, a date as dates are written, the names of things and how many have none, else the text itself.
fn text_value(field: &str, text: &str, names: &[AuditName]) -> String {
    if ["permission_set", "replacement"].contains(&field) && !text.is_empty() {
        return texts().permission_set(text);
    }
    if let Some(words) = texts().find(&format!("{field}-{text}"), &[]) {
        return words;
    }
    let ids: Vec<Uuid> = text.split([' ', ':', ';']).filter_map(|word| word.parse().ok()).collect();
    match text.parse::<NaiveDate>() {
        Ok(date) => format::date(date),
        Err(_) if text.is_empty() => t!("audit-nothing"),
        Err(_) if ids.is_empty() => text.to_owned(),
        Err(_) => named(&ids, names),
    }
}

fn named(ids: &[Uuid], names: &[AuditName]) -> String {
    let known = names.iter().filter(|one| ids.contains(&one.id)).map(|one| one.name.clone());
    let mut words: Vec<String> = known.collect();
    let nameless = ids.len().saturating_sub(words.len());
    if nameless > 0 {
        words.push(t!("audit-nameless", count = nameless));
    }
    words.join(", ")
}
