//! Why somebody may or may not do something: a question to fill in, the answer, the seven gates, and the setting that decides.

mod answer;
mod gates;
mod person;
mod question;

use super::projects::quiet::when_quiet;
use super::{Crumb, StaffPage};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::{Route, use_query_value};
use crate::session::use_session;
use crate::ui::*;
use answer::Answer;
use question::{Question, QuestionFields};
use uuid::Uuid;
use vitrine_contract::Explanation;

/// Where the question stands half asked: about somebody, about a thing, or about neither yet.
pub fn why_path(who: Option<Uuid>, object: Option<Object>) -> String {
    let who = who.map(|id| format!("who={id}"));
    let object = object.map(|object| format!("object={}", object.text()));
    let query: Vec<_> = who.into_iter().chain(object).collect();
    let path = Route::Why.path();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    Project(Uuid),
    Task(Uuid),
}

impl Object {
    /// As the address has it.
    fn text(self) -> String {
        match self {
            Self::Project(id) => format!("project-{id}"),
            Self::Task(id) => format!("task-{id}"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('-')?;
        let id = id.parse().ok()?;
        match kind {
            "project" => Some(Self::Project(id)),
            "task" => Some(Self::Task(id)),
            _ => None,
        }
    }
}

/// The way to ask why somebody sees a thing or does not, for who may look at clients.
#[component]
pub fn WhyLink(object: Object) -> impl IntoView {
    let may = use_session().may("client.view_info");
    let href = why_path(None, Some(object));
    may.then(|| {
        view! { <ButtonLink label=t!("why-ask") href kind=ButtonKind::Quiet size=ButtonSize::Small icon=Glyph::CircleHelp/> }
    })
}

#[component]
pub(super) fn WhyPage() -> impl IntoView {
    let question =
        Question { who: use_query_value("who"), action: use_query_value("action"), object: use_query_value("object") };
    let asked = Memo::new(move |_| question.asked());
    let explanation = read(move |client| {
        let asked = asked.get();
        async move {
            match asked {
                Some(query) => client.explain_access(&query).await.map(Some),
                None => Ok(None),
            }
        }
    });
    let again = when_quiet(move || explanation.refetch());
    use_live().on(move |_| again());
    let known = Memo::new(move |last: Option<&Option<Explanation>>| match &*explanation.read() {
        Some(Ok(Some(explanation))) => Some(explanation.clone()),
        _ => last.cloned().flatten(),
    });
    let empty =
        || view! { <EmptyState glyph=Glyph::CircleHelp title=t!("why-empty") text=t!("why-empty-detail")/> }.into_any();
    let ready = move |explanation: Signal<Option<Explanation>>| {
        let shown = move || explanation.get().map(|explanation| view! { <Answer explanation/> });
        view! { <div aria-live="polite">{shown}</div> }.into_any()
    };
    view! {
        <StaffPage title=t!("why-title") crumbs=vec![Crumb::new(t!("nav-clients"), &Route::Clients)]>
            <div class="why">
                <QuestionFields question known/>
                <Loaded source=explanation is_empty=Option::is_none empty ready/>
            </div>
        </StaffPage>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_read_back_from_its_address() {
        let id = Uuid::from_u128(7);
        for object in [Object::Project(id), Object::Task(id)] {
            assert_eq!(Object::parse(&object.text()), Some(object));
        }
        for text in ["", "project-7", "file-00000000-0000-0000-0000-000000000007", "task"] {
            assert_eq!(Object::parse(text), None, "{text}");
        }
    }
}
