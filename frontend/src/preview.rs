//! Looking through somebody's eyes. Which preview a tab is in belongs to that tab: it is kept for a reload of it, and nowhere else.

use crate::keys::{KeyGroup, use_shortcut};
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
    client: String,
    set: String,
    /// Where the tab was before, and is again afterwards.
    pub back: String,
}

const KEY: &str = "preview";

impl Shown {
    fn of(preview: &Preview) -> Self {
        let location = window().location();
        let (path, search) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        Self {
            id: preview.id,
            client: preview.client.as_ref().map(|client| client.name.clone()).unwrap_or_default(),
            set: texts().permission_set(&preview.permission_set.name),
            back: format!("{path}{search}"),
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
        format!("{}\n{}\n{}\n{}", self.id, self.client, self.set, self.back)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').map(str::to_owned);
        let mut line = || lines.next();
        Some(Self { id: line()?.parse().ok()?, client: line()?, set: line()?, back: line()? })
    }
}

/// Private windows may have no storage; a preview then ends with a reload.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Starts a preview and goes to what that person sees first.
pub fn use_start(on_error: impl Fn(&Error) + Copy + 'static) -> Writing<StartPreview> {
    let (session, go) = (use_session(), use_go());
    write(
        |api, input: StartPreview| async move { api.start_preview(&input).await },
        move |answer: Result<Preview, Error>| match answer {
            Ok(preview) => {
                session.enter(Shown::of(&preview));
                go.to(&Route::Home);
            }
            Err(error) => on_error(&error),
        },
    )
}

/// The whole app inside a frame that says whose it is, as long as this tab is in a preview.
#[component]
pub fn Framed(shown: Shown, children: Children) -> impl IntoView {
    let (session, go) = (use_session(), use_go());
    let leave = move || {
        if let Some(shown) = session.leave() {
            go.path(&shown.back);
        }
    };
    use_shortcut("Escape", KeyGroup::Do, t!("preview-leave"), leave);
    let whose = match shown.client.is_empty() {
        true => view! { <strong>{t!("preview-staff", set = shown.set.as_str())}</strong> }.into_any(),
        false => view! {
            <strong>{t!("preview-as")}</strong>
            <Avatar name=shown.client.clone() kind=AvatarKind::Client size=AvatarSize::Small/>
            <strong>{shown.client.clone()}</strong>
            <span class="preview-set">{t!("preview-set", set = shown.set.as_str())}</span>
        }
        .into_any(),
    };
    view! {
        <div class="preview" data-side=if shown.client.is_empty() { "staff" } else { "client" }>
            <section class="preview-bar" aria-label=t!("preview-title")>
                <Icon glyph=Glyph::Eye/>
                <p class="preview-words">{whose}<span class="preview-rules">{t!("preview-rules")}</span></p>
                <button class="preview-leave" type="button" on:click=move |_| leave()>{t!("preview-leave")}<Keys keys="Esc"/></button>
            </section>
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
            back: "/w/clients/7/access?q=a".into(),
        };
        assert_eq!(Shown::parse(&shown.text()), Some(shown));
        for nonsense in ["", "x\ny\nz\n/", "00000000-0000-0000-0000-000000000007\nPierre"] {
            assert_eq!(Shown::parse(nonsense), None, "{nonsense}");
        }
    }
}
