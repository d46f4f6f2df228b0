//! The stream of what changes, read through its listener's own scope each time.

use super::{Caller, Error, Result, Services};
use futures_util::stream::{self, LocalBoxStream, StreamExt};
use std::collections::{HashMap, VecDeque};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;
use vitrine_contract::{Event, EventKind};
use vitrine_domain::access::Acts;
use vitrine_domain::{EventId, ProjectId};
use vitrine_store::{Mark, Viewer};

/// One event, and the opaque id to go on from after it.
#[derive(Debug)]
pub struct Happened {
    pub id: String,
    pub event: Event,
}

/// Without a commit, a session is looked at again so often: one that ran out hears no more.
const LOOK_AGAIN: Duration = Duration::from_secs(15);

struct Listener {
    services: Services,
    caller: Caller,
    commits: watch::Receiver<u64>,
    mark: Mark,
    last_id: String,
    /// The projects seen last and what could be done to them, so that a listener is told when that is more or less; none for who sees
    /// all, and is told of every change.
    visible: Option<HashMap<ProjectId, Acts>>,
    waiting: VecDeque<Happened>,
}

pub async fn stream_events(
    services: &Services,
    caller: Caller,
    last: Option<String>,
) -> Result<LocalBoxStream<'static, Result<Happened>>> {
    let commits = services.store.commits();
    let viewer = services.viewer(&caller);
    let eyes = services.store.seen_by(&viewer);
    let visible = eyes.visible_projects().await?;
    let after = last.as_deref().map(|id| Uuid::try_parse(id).unwrap_or_default());
    let found = match after {
        Some(id) => eyes.event_mark(Some(EventId(id))).await?,
        None => None,
    };
    let mut waiting = VecDeque::new();
    let mark = match found {
        Some(mark) => mark,
        None => {
            if after.is_some() {
                let event = Event { kind: EventKind::Reset, project_id: None, object_id: None };
                waiting.push_back(Happened { id: String::new(), event });
            }
            eyes.event_mark(None).await?.ok_or(Error::NotFound)?
        }
    };
    let last_id = last.unwrap_or_default();
    let listener = Listener { services: services.clone(), caller, commits, mark, last_id, visible, waiting };
    // a stream that was taken up again first reads what it missed
    let first = if found.is_some() { Step::Read } else { Step::Wait };
    Ok(stream::unfold(Some((listener, first)), |state| async {
        let (mut listener, step) = state?;
        match listener.next(step).await {
            Ok(happened) => Some((Ok(happened), Some((listener, Step::Wait)))),
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed_local())
}

enum Step {
    Wait,
    Read,
}

impl Listener {
    async fn next(&mut self, first: Step) -> Result<Happened> {
        let mut step = first;
        loop {
            if let Some(happened) = self.waiting.pop_front() {
                return Ok(happened);
            }
            if matches!(step, Step::Wait) {
                // the sender lives as long as the services, so this ends with a commit or with the time
                let _ = tokio::time::timeout(LOOK_AGAIN, self.commits.changed()).await;
            }
            step = Step::Wait;
            self.read().await?;
        }
    }

    async fn read(&mut self) -> Result<()> {
        let viewer = self.services.viewer(&self.caller);
        loop {
            let heard = self.services.store.seen_by(&viewer).events(self.mark).await?;
            self.mark = heard.mark;
            for event in heard.events {
                self.last_id = event.id.0.simple().to_string();
                let kind = match event.kind {
                    vitrine_store::EventKind::ClientChanged => EventKind::ClientChanged,
                    vitrine_store::EventKind::ProjectChanged => EventKind::ProjectChanged,
                    vitrine_store::EventKind::BoardChanged => EventKind::BoardChanged,
                    vitrine_store::EventKind::TaskChanged => EventKind::TaskChanged,
                    vitrine_store::EventKind::ApprovalChanged => EventKind::ApprovalChanged,
                    vitrine_store::EventKind::CommentChanged => EventKind::CommentChanged,
                    vitrine_store::EventKind::ProgressChanged => EventKind::ProgressChanged,
                    vitrine_store::EventKind::PermissionSetChanged => EventKind::PermissionSetChanged,
                    vitrine_store::EventKind::FieldChanged => EventKind::FieldChanged,
                    vitrine_store::EventKind::TemplateChanged => EventKind::TemplateChanged,
                };
                self.push(kind, event.project, event.object);
            }
            if heard.is_all {
                break;
            }
        }
        self.notice_comings_and_goings(&viewer).await
    }

    /// Rights change in many ways; whatever the way, the set of visible projects tells.
    async fn notice_comings_and_goings(&mut self, viewer: &Viewer) -> Result<()> {
        let now = self.services.store.seen_by(viewer).visible_projects().await?;
        match (self.visible.take(), &now) {
            (None, None) => {}
            (Some(before), Some(now)) => {
                for gone in before.keys().filter(|project| !now.contains_key(project)) {
                    self.push(EventKind::ProjectGone, Some(*gone), None);
                }
                // come, or opened or closed by a step: also where a project narrows the privileges
                for (project, _) in now.iter().filter(|(project, acts)| before.get(project) != Some(acts)) {
                    self.push(EventKind::ProjectChanged, Some(*project), None);
                }
            }
            // all projects, or no longer all of them: too many to name
            (Some(_), None) | (None, Some(_)) => self.push(EventKind::Reset, None, None),
        }
        self.visible = now;
        Ok(())
    }

    fn push(&mut self, kind: EventKind, project: Option<ProjectId>, object: Option<Uuid>) {
        let event = Event { kind, project_id: project.map(|id| id.0), object_id: object };
        self.waiting.push_back(Happened { id: self.last_id.clone(), event });
    }
}
