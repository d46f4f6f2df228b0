use super::super::review::DiffPanel;
use super::action_text;
use super::filters::Filters;
use crate::format;
use crate::ui::*;
use vitrine_contract::{AccountKind, AuditEntry};
use vitrine_texts::changes::{Changed, Reader};

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
                    <span class="audit-when" data-tip=format::ago(at)>{format::moment(at)}</span>
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

fn changes_table(fields: Vec<Changed>) -> AnyView {
    if fields.is_empty() {
        return view! { <p class="detail">{t!("audit-no-details")}</p> }.into_any();
    }
    let rows = fields.into_iter().map(|changed| {
        view! {
            <tr>
                <th scope="row">{changed.field}</th>
                <td data-label=t!("audit-before")>{changed.before}</td>
                <td data-label=t!("audit-after")>{changed.after}</td>
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

fn changed_fields(entry: &AuditEntry) -> Vec<Changed> {
    let name = |id| entry.names.iter().find(|one| one.id == id).map(|one| one.name.clone());
    Reader { texts: texts(), name: &name, date: &format::date }.changes(&entry.changes)
}
