//! Looking through somebody's eyes. Which preview a tab is in belongs to that tab: it is kept for a reload of it, and nowhere else.

use crate::pages::staff;
use crate::resource::{Writing, write};
use crate::routes::{Route, use_go};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Preview, StartPreview};
use web_sys::Storage;

/// The preview that a tab is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub id: Uuid,
    /// What the client is called whose place is shown; empty for one's own, with a set for staff.
    pub client: String,
    pub set: String,
    /// The set that is tried, where it is not theirs by itself.
    pub tried: Option<Uuid>,
    /// Where the tab was before, and is again afterwards.
    pub back: String,
}

const KEY: &str = "preview";

impl Shown {
    /// `back`: where the tab was before an earlier preview; else, where it is.
    fn of(preview: &Preview, tried: Option<Uuid>, back: Option<String>) -> Self {
        let location = window().location();
        let (path, search) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        Self {
            id: preview.id,
            client: preview.client.as_ref().map(|client| client.name.clone()).unwrap_or_default(),
            set: texts().permission_set(&preview.permission_set.name),
            tried,
            back: back.unwrap_or_else(|| format!("{path}{search}")),
        }
    }

    /// What this tab was in before it was loaded anew.
    pub fn kept() -> Option<Self> {
        Self::parse(&storage()?.get_item(KEY).ok().flatten()?)
    }

    pub fn keep(&self) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &self.text());
        }
    }

    pub fn forget() {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(KEY);
        }
    }

    /// Names hold no line breaks.
    fn text(&self) -> String {
        let tried = self.tried.map(|id| id.to_string()).unwrap_or_default();
        format!("{}\n{}\n{}\n{tried}\n{}", self.id, self.client, self.set, self.back)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').map(str::to_owned);
        let mut line = || lines.next();
        let (id, client, set, tried) = (line()?.parse().ok()?, line()?, line()?, line()?.parse().ok());
        Some(Self { id, client, set, tried, back: line()? })
    }
}

/// Private windows may have no storage; a preview then ends with a reload.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Starts a preview and goes to what that person sees first. Out of a preview, too: into the next, which is audited as one of its own.
pub fn use_start(on_error: impl Fn(&Error) + Copy + 'static) -> Writing<StartPreview> {
    let (session, go) = (use_session(), use_go());
    write(
        |api, input: StartPreview| async move {
            let preview = api.with_own_eyes().start_preview(&input).await?;
            Ok((preview, input.permission_set_id))
        },
        move |answer: Result<(Preview, Option<Uuid>), Error>| match answer {
            Ok((preview, tried)) => {
                let before = session.shown().get_untracked();
                session.enter(Shown::of(&preview, tried, before.map(|before| before.back)));
                go.to(&Route::Home);
            }
            Err(error) => on_error(&error),
        },
    )
}

/// The whole app inside a frame that says whose it is, as long as this tab is in a preview. What it says is for staff, and comes with
/// their part of the app.
#[component]
pub fn Framed(shown: Shown, children: Children) -> impl IntoView {
    let bar = LocalResource::new(staff::preview_bar);
    let loaded = move || match bar.get() {
        None => ().into_any(),
        Some(Ok(show)) => show(),
        Some(Err(error)) => {
            view! { <ProblemPanel error=Error::Network(error.to_string()) on_retry=move || bar.refetch()/> }.into_any()
        }
    };
    view! {
        <div class="preview" data-side=if shown.client.is_empty() { "staff" } else { "client" }>
            <div>{loaded}</div>
            <div class="preview-pane">{children()}</div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_it_was() {
        let shown = Shown {
            id: Uuid::from_u128(7),
            client: "Pierre".into(),
            set: "Client reviewer".into(),
            tried: Some(Uuid::from_u128(9)),
            back: "/w/clients/7/access?q=a".into(),
        };
        assert_eq!(Shown::parse(&shown.text()), Some(shown));
        for nonsense in ["", "x\ny\nz\n/", "00000000-0000-0000-0000-000000000007\nPierre"] {
            assert_eq!(Shown::parse(nonsense), None, "{nonsense}");
        }
    }
}
