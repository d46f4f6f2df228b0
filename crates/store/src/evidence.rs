//! What proves that a viewer saw a thing, and may do something to it.

use crate::Error;
use crate::act::Act;
use crate::facts::{Duty, Known};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;
use vitrine_domain::access::{Action, Acts, Facts};
use vitrine_domain::permission::Permission;

/// Seen at some moment before; good for answering, not for changing.
#[derive(Clone, Copy, Debug)]
pub struct Then;

/// Seen inside the transaction that is going on.
#[derive(Clone, Copy, Debug)]
pub struct Now;

mod sealed {
    pub trait Sealed {}
    impl Sealed for sea_orm::DatabaseConnection {}
    impl Sealed for sea_orm::DatabaseTransaction {}
}

/// Where a statement runs, and what its answer is worth.
pub trait Moment: ConnectionTrait + Send + Sync + sealed::Sealed {
    type When;
}

impl Moment for DatabaseConnection {
    type When = Then;
}

impl Moment for DatabaseTransaction {
    type When = Now;
}

/// The workspace, as the thing that clients and projects are added to.
#[derive(Clone, Copy, Debug)]
pub struct Workspace;

/// Something that a viewer's own scoped statement gave. Only the store makes one.
pub struct Seen<T, When = Then> {
    value: T,
    known: Arc<Known>,
    acts: Acts,
    when: PhantomData<When>,
}

impl<T, When> Seen<T, When> {
    /// `acts`: what the rule lets this viewer do to it.
    pub(crate) fn new(value: T, known: &Arc<Known>, acts: Acts) -> Self {
        Self { value, known: known.clone(), acts, when: PhantomData }
    }

    /// For what belongs to no project: grants alone decide.
    pub(crate) fn of_workspace(value: T, known: &Arc<Known>) -> Self {
        Self::new(value, known, Acts::NONE)
    }

    pub fn facts(&self) -> &Facts {
        &self.known.facts
    }

    pub fn acts(&self) -> Acts {
        self.acts
    }

    pub fn may(&self, action: Action) -> bool {
        self.acts.contains(action)
    }

    pub fn holds(&self, permission: Permission) -> bool {
        self.known.facts.holds(permission)
    }

    pub fn must_change_password(&self) -> bool {
        self.known.duty == Some(Duty::ChangePassword)
    }

    pub fn must_set_up_second_factor(&self) -> bool {
        self.known.duty == Some(Duty::SetUpSecondFactor)
    }

    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T: Clone> Seen<T, Now> {
    /// Leave to do `A` to this very thing, in this transaction. The viewer sees it, so a refusal may say so.
    pub fn grant<A: Act<Target = T>>(&self) -> Result<Grant<A>, Error> {
        if A::is_allowed(&self.value, &self.known.facts, self.acts) {
            Ok(Grant { target: self.value.clone() })
        } else {
            Err(Error::Denied(A::PERMISSION))
        }
    }
}

impl<T, When> Deref for Seen<T, When> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug, When> fmt::Debug for Seen<T, When> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Seen").field(&self.value).finish()
    }
}

/// Leave to do one act to one thing, once. Writing takes it by value and knows the thing from it, as the viewer saw it: there is no other
/// one that could be mistaken for it.
#[must_use = "a grant that is not spent changes nothing"]
pub struct Grant<A: Act> {
    target: A::Target,
}

impl<A: Act> Grant<A> {
    pub fn target(&self) -> &A::Target {
        &self.target
    }

    pub(crate) fn key(&self) -> A::Key {
        A::key(&self.target)
    }
}

impl<A: Act> fmt::Debug for Grant<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Grant").field(&self.key()).finish()
    }
}
