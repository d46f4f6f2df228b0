//! Reading and writing through the server: four states of a page, one way to send a change.

use crate::session::use_session;
use crate::ui::*;
use std::future::Future;
use vitrine_client::{Client, Error};

/// A read that runs again when a signal that `fetch` reads changes, or on `refetch()`.
pub type Reading<T> = LocalResource<Result<T, Error>>;

/// `read(move |client| { let id = id.get(); async move { client.read_project(id).await } })`
pub fn read<T, F>(fetch: impl Fn(Client) -> F + 'static) -> Reading<T>
where
    T: 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let session = use_session();
    LocalResource::new(move || {
        let answer = fetch(session.client());
        async move { session.seen(answer.await) }
    })
}

/// A change: `send` starts it, `busy` while it is under way; then `done` hears how it went.
pub struct Writing<I: 'static> {
    action: Action<I, ()>,
    pub busy: Signal<bool>,
}

impl<I> Clone for Writing<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Writing<I> {}

impl<I: 'static> Writing<I> {
    pub fn send(self, input: I) {
        self.action.dispatch_local(input);
    }
}

pub fn write<I, O, F>(
    call: impl Fn(Client, I) -> F + Copy + 'static,
    done: impl Fn(Result<O, Error>) + Copy + 'static,
) -> Writing<I>
where
    I: Clone + 'static,
    O: 'static,
    F: Future<Output = Result<O, Error>> + 'static,
{
    let session = use_session();
    let action = Action::new_local(move |input: &I| {
        let answer = call(session.client(), input.clone());
        async move { done(session.seen(answer.await)) }
    });
    Writing { action, busy: action.pending().into() }
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Loading,
    Problem(Error),
    Empty,
    Ready,
}

/// The four states of what is read: a skeleton, a problem, emptiness, or the thing itself. What is shown stays while it is read
/// anew: `ready` is built once and gets the data as a signal.
#[component]
pub fn Loaded<T>(
    source: Reading<T>,
    #[prop(optional, into)] skeleton: Option<ViewFn>,
    /// When there is nothing to show, and what to show then.
    #[prop(optional)]
    is_empty: Option<fn(&T) -> bool>,
    #[prop(optional, into)] empty: Option<ViewFn>,
    ready: impl Fn(Signal<T>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let state = Memo::new(move |_| match &*source.read() {
        None => State::Loading,
        Some(Err(error)) => State::Problem(error.clone()),
        Some(Ok(data)) if is_empty.is_some_and(|test| test(data)) => State::Empty,
        Some(Ok(_)) => State::Ready,
    });
    // Keeps the last good data, so that the view below never sees none.
    let data = Memo::new(move |last: Option<&Option<T>>| match &*source.read() {
        Some(Ok(data)) => Some(data.clone()),
        _ => last.cloned().flatten(),
    });
    move || match state.get() {
        State::Loading => skeleton.as_ref().map_or_else(|| view! { <Skeleton/> }.into_any(), ViewFn::run),
        State::Problem(error) => view! { <ProblemPanel error on_retry=move || source.refetch()/> }.into_any(),
        State::Empty => empty.as_ref().map_or_else(|| ().into_any(), ViewFn::run),
        State::Ready => match data.get_untracked() {
            Some(first) => ready(Signal::derive(move || data.get().unwrap_or_else(|| first.clone()))),
            None => ().into_any(),
        },
    }
}
