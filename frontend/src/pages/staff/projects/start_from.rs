//! What a new project begins with: plain columns, or a template.

use super::super::templates::{brings, read_templates, sees_templates};
use super::draft::Draft;
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::ProjectTemplate;

/// Nothing where there is nothing to choose from.
#[component]
pub fn StartFrom(draft: Draft, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    // a template takes what making all of it by hand takes
    let session = use_session();
    if !sees_templates() || !session.may("project.edit_columns") {
        return ().into_any();
    }
    let may_fill = session.may("task.create") && session.may("task.edit");
    let list = read_templates();
    let usable = Memo::new(move |last: Option<&Vec<ProjectTemplate>>| match &*list.read() {
        Some(Ok(list)) => list.data.iter().filter(|template| may_fill || template.task_count == 0).cloned().collect(),
        _ => last.cloned().unwrap_or_default(),
    });
    let options = Signal::derive(move || {
        let usable = usable.read();
        let choice = |template: &ProjectTemplate| {
            Choice::new(template.id.to_string(), &*template.name).hint(brings(template)).glyph(Glyph::Layers)
        };
        std::iter::once(plain()).chain(usable.iter().map(choice)).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let id = draft.template_id(None);
        usable.read().iter().find(|template| Some(template.id) == id).cloned()
    });
    let help = Signal::derive(move || chosen.read().as_ref().map(brings).unwrap_or_default());
    let lacks_start = Memo::new(move |_| {
        chosen.read().as_ref().is_some_and(|template| template.has_dates) && draft.starts_on.read().is_empty()
    });
    let has_any = Memo::new(move |_| !usable.read().is_empty());
    let field = move || {
        has_any.get().then(|| {
            view! {
                <Combobox label=t!("template-start-from") options selected=draft.template help error/>
                {move || lacks_start.get().then(|| view! { <Note>{t!("template-start-dates")}</Note> })}
            }
        })
    };
    field.into_any()
}

/// Without a template.
pub fn plain() -> Choice {
    Choice::new("", t!("template-start-plain")).glyph(Glyph::Columns3)
}
