//! Who is signed in. A 401 from anywhere ends the session here, once, whoever made the request.

use crate::format;
use crate::preview::Shown;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error};
use vitrine_contract::{AccountKind, Session};

#[derive(Clone, Debug, PartialEq)]
pub enum SessionState {
    Loading,
    /// With whether someone was signed in until now.
    Anonymous {
        was_signed_in: bool,
    },
    SignedIn(Session),
    Unreachable(Error),
}

#[derive(Clone, Copy, Debug)]
pub struct SessionContext {
    state: RwSignal<SessionState>,
    client: StoredValue<Client, LocalStorage>,
    /// Through whose eyes this tab looks, if not its own.
    shown: RwSignal<Option<Shown>>,
}

pub fn use_session() -> SessionContext {
    expect_context()
}

impl SessionContext {
    /// Fails only where the page has no address that a server could be at.
    pub fn provide() -> Result<Self, Error> {
        let origin = window().location().origin().unwrap_or_default();
        let client = Client::new(&origin)?;
        let shown = Shown::kept();
        client.set_preview(shown.as_ref().map(|shown| shown.id));
        let context = Self {
            state: RwSignal::new(SessionState::Loading),
            client: StoredValue::new_local(client),
            shown: RwSignal::new(shown),
        };
        provide_context(context);
        context.read();
        Ok(context)
    }

    pub fn client(self) -> Client {
        self.client.get_value()
    }

    pub fn state(self) -> Signal<SessionState> {
        self.state.into()
    }

    /// The session as it is now, not tracked: a shell is built anew when the person or the grants change.
    pub fn get(self) -> Option<Session> {
        self.with(Session::clone)
    }

    pub fn kind(self) -> Option<AccountKind> {
        self.with(|session| session.kind)
    }

    /// Whether to offer something. The server decides each request anew.
    pub fn may(self, grant: &str) -> bool {
        self.with(|session| session.grants.iter().any(|own| own == grant)).unwrap_or_default()
    }

    pub fn name(self) -> String {
        self.with(|session| session.name.clone()).unwrap_or_default()
    }

    pub fn workspace(self) -> String {
        self.with(|session| session.workspace.name.clone()).unwrap_or_default()
    }

    fn with<T>(self, ask: impl FnOnce(&Session) -> T) -> Option<T> {
        match &*self.state.read_untracked() {
            SessionState::SignedIn(session) => Some(ask(session)),
            _ => None,
        }
    }

    /// Asks the server who is signed in.
    pub fn read(self) {
        let client = self.client();
        leptos::task::spawn_local(async move {
            match client.read_session().await {
                Ok(session) => self.begin(session),
                Err(error) if error.status() == Some(401) => self.over(),
                // A page that is open stays open while the connection is gone.
                Err(_) if matches!(&*self.state.read_untracked(), SessionState::SignedIn(_)) => {}
                Err(error) => self.state.set(SessionState::Unreachable(error)),
            }
        });
    }

    pub fn begin(self, session: Session) {
        format::prefer(&session.preferences);
        self.state.set(SessionState::SignedIn(session));
    }

    /// Forgets the session on this page; the server is not asked.
    pub fn end(self) {
        let was_signed_in = matches!(&*self.state.read_untracked(), SessionState::SignedIn(_));
        if !matches!(&*self.state.read_untracked(), SessionState::Anonymous { .. }) {
            self.state.set(SessionState::Anonymous { was_signed_in });
        }
    }

    /// The preview that this tab is in.
    pub fn shown(self) -> Signal<Option<Shown>> {
        self.shown.into()
    }

    /// Looks through a preview from now on, and no longer through the one before.
    pub fn enter(self, shown: Shown) {
        self.state.set(SessionState::Loading);
        if let Some(before) = self.shown.get_untracked() {
            self.end_preview(before.id);
        }
        self.client().set_preview(Some(shown.id));
        shown.keep();
        self.shown.set(Some(shown));
        self.read();
    }

    /// Looks through one's own eyes again. Gives the preview that was left.
    pub fn leave(self) -> Option<Shown> {
        let shown = self.shown.get_untracked()?;
        self.state.set(SessionState::Loading);
        self.client().set_preview(None);
        Shown::forget();
        self.shown.set(None);
        self.read();
        self.end_preview(shown.id);
        Some(shown)
    }

    fn end_preview(self, id: Uuid) {
        let client = self.client().with_own_eyes();
        leptos::task::spawn_local(async move {
            // it ends by itself where this does not arrive
            let _ = client.end_preview(id).await;
        });
    }

    /// The server knows nobody here any more: the preview is over, or else the session.
    fn over(self) {
        match self.leave() {
            Some(shown) => drop(window().location().set_href(&shown.back)),
            None => self.end(),
        }
    }

    pub fn sign_out(self) {
        if self.shown.read_untracked().is_some() {
            return self.over();
        }
        let client = self.client();
        leptos::task::spawn_local(async move {
            // Also where the server cannot be reached: on this page the person is out.
            let _ = client.sign_out().await;
            self.state.set(SessionState::Anonymous { was_signed_in: false });
        });
    }

    /// Passes a result on and looks whether it says that the session is over.
    pub fn seen<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        if result.as_ref().is_err_and(|error| error.slug() == Some("not-signed-in")) {
            self.over();
        }
        result
    }
}
