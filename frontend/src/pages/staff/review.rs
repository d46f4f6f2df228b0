//! "Review and save": a change of access is rehearsed first. Where somebody gains or loses, it is shown and asked about; where nobody
//! does, it is made at once. If the world moved between review and save, the new difference is shown and asked about again.

mod assignees;
mod panel;
mod words;

pub use panel::DiffPanel;

use assignees::{ClientAssignees, Decision};

use crate::session::use_session;
use crate::ui::*;
use std::future::Future;
use vitrine_client::{Client, Error};
use vitrine_contract::{Rehearsal, RehearseChange};

/// What stands in the dialog.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    rehearsals: Vec<Rehearsal>,
    /// It is not what was shown before: somebody changed something meanwhile.
    has_moved: bool,
}

/// The dialog's side of a change under review: for [`ReviewDialog`].
#[derive(Clone, Copy)]
pub struct Review {
    shown: RwSignal<Option<Shown>>,
    pub busy: Signal<bool>,
    decision: Decision,
    confirm: Callback<()>,
}

/// A change that is reviewed before it is made.
pub struct Reviewed<I: 'static> {
    action: Action<(I, Option<Vec<Rehearsal>>), ()>,
    pub review: Review,
}

impl<I> Clone for Reviewed<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Reviewed<I> {}

impl<I: 'static> Reviewed<I> {
    pub fn send(self, input: I) {
        self.action.dispatch_local((input, None));
    }
}

/// `changes`: what of the input has to be rehearsed; nothing where it touches no access. `save` gets the fingerprints of those, in
/// their order, and sends each with [`Client::with_review`]. `done` hears how it went, or why it could not even be rehearsed.
pub fn use_reviewed<I, O, F>(
    changes: impl Fn(&I) -> Vec<RehearseChange> + Copy + 'static,
    save: impl Fn(Client, I, Vec<String>) -> F + Copy + 'static,
    done: impl Fn(Result<O, Error>) + Copy + 'static,
) -> Reviewed<I>
where
    I: Clone + Send + Sync + 'static,
    O: 'static,
    F: Future<Output = Result<O, Error>> + 'static,
{
    let session = use_session();
    let shown = RwSignal::new(None::<Shown>);
    let pending = StoredValue::new(None::<I>);
    let decision = Decision::new();
    let action = Action::new_local(move |(input, agreed): &(I, Option<Vec<Rehearsal>>)| {
        let (input, agreed, client) = (input.clone(), agreed.clone(), session.client());
        async move {
            let wanted = changes(&input);
            let is_agreed = agreed.is_some();
            let rehearsals = match agreed {
                Some(agreed) => agreed,
                None => match session.seen(rehearse(&client, &wanted).await) {
                    Ok(rehearsals) => rehearsals,
                    Err(error) => return done(Err(error)),
                },
            };
            if !is_agreed && rehearsals.iter().any(has_effect) {
                pending.set_value(Some(input));
                decision.clear();
                shown.set(Some(Shown { rehearsals, has_moved: false }));
                return;
            }
            let client = decision.carried_by(&client, &rehearsals);
            let fingerprints = rehearsals.into_iter().map(|rehearsal| rehearsal.fingerprint).collect();
            let answer = session.seen(save(client.clone(), input.clone(), fingerprints).await);
            if answer.as_ref().is_err_and(|error| error.slug() == Some("world-changed"))
                && let Ok(rehearsals) = session.seen(rehearse(&client, &wanted).await)
            {
                pending.set_value(Some(input));
                shown.set(Some(Shown { rehearsals, has_moved: true }));
                return;
            }
            shown.try_set(None);
            done(answer);
        }
    });
    let confirm = Callback::new(move |()| {
        if let (Some(input), Some(now)) = (pending.get_value(), shown.get_untracked()) {
            action.dispatch_local((input, Some(now.rehearsals)));
        }
    });
    Reviewed { action, review: Review { shown, busy: action.pending().into(), decision, confirm } }
}

/// Faults are told of the input itself, as the form knows it.
async fn rehearse(client: &Client, changes: &[RehearseChange]) -> Result<Vec<Rehearsal>, Error> {
    let mut rehearsals = Vec::new();
    for change in changes {
        rehearsals.push(client.rehearse_change(change).await.map_err(of_input)?);
    }
    Ok(rehearsals)
}

/// The client that sends the fingerprint of the rehearsal with this number.
pub fn under(client: &Client, fingerprints: &[String], number: usize) -> Client {
    fingerprints.get(number).map_or_else(|| client.clone(), |fingerprint| client.with_review(fingerprint))
}

fn of_input(error: Error) -> Error {
    let Error::Problem(mut problem) = error else { return error };
    for fault in &mut problem.errors {
        if let Some(rest) = fault.pointer.strip_prefix("/input") {
            fault.pointer = rest.to_owned();
        }
    }
    Error::Problem(problem)
}

/// Whether anybody gains or loses, or is on tasks that they could not be given.
pub fn has_effect(rehearsal: &Rehearsal) -> bool {
    rehearsal.gaining + rehearsal.losing > 0 || !rehearsal.assignments.is_empty()
}

/// It is no longer what was shown before.
#[component]
pub fn Moved() -> impl IntoView {
    view! {
        <div class="review-moved" role="alert">
            <Icon glyph=Glyph::GitCompareArrows size=IconSize::Large/>
            <div>
                <h3>{t!("review-moved")}</h3>
                <p>{t!("review-moved-detail")}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Asks, showing who gains and who loses.
#[component]
pub fn ReviewDialog(review: Review) -> impl IntoView {
    let Review { shown, busy, decision, confirm } = review;
    let open = RwSignal::new(false);
    Effect::new(move || open.set(shown.read().is_some()));
    let rehearsals =
        Memo::new(move |_| shown.read().as_ref().map(|shown| shown.rehearsals.clone()).unwrap_or_default());
    let has_moved = Memo::new(move |_| shown.read().as_ref().is_some_and(|shown| shown.has_moved));
    let act = Signal::derive(move || {
        let count: u32 = rehearsals.read().iter().map(panel::concerned).sum();
        if count == 0 { t!("act-save") } else { t!("review-save-for", count = count) }
    });
    view! {
        <Dialog open title=t!("review-title") size=DialogSize::Large on_close=move || shown.set(None)>
            {move || has_moved.get().then(|| view! { <Moved/> })}
            {move || rehearsals.get().into_iter().map(|rehearsal| view! { <DiffPanel rehearsal/> }).collect_view()}
            <ClientAssignees rehearsals decision/>
            <DialogActions>
                <Button label=t!("review-back") on_click=move || open.set(false)/>
                <Button label=act kind=ButtonKind::Primary busy disabled=decision.missing(rehearsals) on_click=confirm/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}
