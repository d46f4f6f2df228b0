use crate::locked;
use std::future::poll_fn;
use std::sync::Mutex;
use std::task::{Poll, Waker};

/// Lets one of many requests that found the session expired renew it, and the others wait for that.
#[derive(Default)]
pub(crate) struct Renewal(Mutex<State>);

#[derive(Default)]
struct State {
    finished: u64,
    is_running: bool,
    waiting: Vec<Waker>,
}

/// The right to renew. Dropped without `finish`, as with a cancelled request, it passes to one that waits.
pub(crate) struct Turn<'renewal>(&'renewal Renewal);

impl Renewal {
    /// How many renewals there have been; to be asked before a request is sent.
    pub(crate) fn finished(&self) -> u64 {
        locked(&self.0).finished
    }

    /// `None` if somebody else has renewed since `before`.
    pub(crate) async fn turn(&self, before: u64) -> Option<Turn<'_>> {
        poll_fn(|context| {
            let mut state = locked(&self.0);
            if state.finished != before {
                return Poll::Ready(None);
            }
            if state.is_running {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            state.is_running = true;
            Poll::Ready(Some(Turn(self)))
        })
        .await
    }
}

impl Turn<'_> {
    pub(crate) fn finish(self) {
        locked(&self.0.0).finished += 1;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut state = locked(&self.0.0);
            state.is_running = false;
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::Context;

    fn polled<F: Future>(future: std::pin::Pin<&mut F>) -> Option<F::Output> {
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        }
    }

    #[test]
    fn one_renews_and_the_others_wait_for_it() {
        let renewal = Renewal::default();
        let before = renewal.finished();
        let (mut first, mut second) = (pin!(renewal.turn(before)), pin!(renewal.turn(before)));
        let turn = polled(first.as_mut()).flatten().unwrap();
        assert!(polled(second.as_mut()).is_none());
        turn.finish();
        assert!(polled(second.as_mut()).unwrap().is_none());
    }

    #[test]
    fn a_cancelled_renewal_is_taken_over() {
        let renewal = Renewal::default();
        let (mut first, mut second) = (pin!(renewal.turn(0)), pin!(renewal.turn(0)));
        let turn = polled(first.as_mut()).flatten().unwrap();
        assert!(polled(second.as_mut()).is_none());
        drop(turn);
        assert!(polled(second.as_mut()).unwrap().is_some());
    }
}
