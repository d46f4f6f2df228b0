//! What a client says, and where the task goes by it.

use super::{Round, Sign};
use crate::act::{ApproveRound, RequestChanges};
use crate::evidence::Grant;
use crate::sql::{Row, run_each, sql};
use crate::tasks::Of;
use crate::tx::{Changes, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use vitrine_domain::ColumnId;
use vitrine_domain::approval::{Decision, RoundState, Step, Tally, destination};
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::text::Prose;

impl Tx {
    /// A client's OK, which closes the round if it is the last that it takes. Refused where the round is closed, or has it already.
    pub async fn approve_round(
        &self,
        grant: Grant<ApproveRound>,
        comment: Option<Prose>,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let round = grant.target();
        if round.state != RoundState::Open || !round.share.is_ok_due {
            return Err(Conflict::RoundClosed.into());
        }
        let words = comment.as_ref().map(|comment| comment.as_str().to_owned());
        sql!(
            "insert into approval_oks (round_id, account_id, comment, created_at) values (",
            round.id.0,
            ", ",
            self.account().0,
            ", ",
            words.clone(),
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await?;
        let tally = round.tally.with_one_more();
        if tally.is_reached() {
            return self.close_round(round, tally, Decision::Ok, comment, sign).await;
        }
        self.write_receipt(round, tally, RoundState::Approved, words.as_deref(), sign).await?;
        let changes = Changes::default().field("round", None, Some(i64::from(round.number))).field(
            "oks",
            i64::from(round.tally.given),
            i64::from(tally.given),
        );
        self.record_task(of(round), Deed::ApprovalGiven, &changes).await?;
        self.notify_of_round(NotificationKind::Approved, round.task, round.id).await?;
        self.emit(EventKind::ApprovalChanged, Some(round.project), Some(round.id.0), false).await?;
        self.renew_card(round.task, round.project).await
    }

    /// The client's wish for changes, in words. Refused where the round is closed.
    pub async fn request_changes(
        &self,
        grant: Grant<RequestChanges>,
        comment: Prose,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let round = grant.target();
        self.close_round(round, round.tally, Decision::RequestChanges, Some(comment), sign).await
    }

    async fn close_round(
        &self,
        round: &Round,
        tally: Tally,
        decision: Decision,
        comment: Option<Prose>,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let comment = comment.map(Prose::into_string);
        let state = round.state.decided(decision).map_err(|_closed| Conflict::RoundClosed)?;
        let board = self.steps(round).await?;
        let to = destination(&board, round.column, decision);
        let closed = sql!(
            "update approval_rounds set state = ",
            state.name(),
            ", closed_by = ",
            self.account().0,
            ", closed_at = ",
            self.now(),
            ", comment = ",
            comment.clone(),
            ", moved_to = ",
            to.map(|column| column.0),
            " where state = 'open' and id = ",
            round.id.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(closed)?;
        self.write_receipt(round, tally, state, comment.as_deref(), sign).await?;
        let (deed, kind) = match decision {
            Decision::Ok => (Deed::ApprovalGiven, NotificationKind::Approved),
            Decision::RequestChanges => (Deed::ApprovalChangesRequested, NotificationKind::ChangesRequested),
        };
        self.notify_of_round(kind, round.task, round.id).await?;
        let number = i64::from(round.number);
        self.record_task(of(round), deed, &Changes::default().field("round", None, Some(number))).await?;
        self.emit(EventKind::ApprovalChanged, Some(round.project), Some(round.id.0), false).await?;
        match to {
            Some(to) => self.send_on(round, to, board.iter().any(|step| step.column == to && step.asks)).await,
            None => self.renew_card(round.task, round.project).await,
        }
    }

    /// To the top of another column; where that asks too, a new round begins (R20). A limit of the column stops no client.
    async fn send_on(&self, round: &Round, to: ColumnId, asks: bool) -> Result<(), Error> {
        let position = self.top_of(to, round.task).await?;
        run_each(self.placing(round.task, round.project, to, &position), &self.conn).await?;
        self.recount(round.project).await?;
        let changes = Changes::default().field("column_id", round.column.0.to_string(), to.0.to_string());
        self.record_task(of(round), Deed::TaskMoved, &changes).await?;
        if asks { self.open_round(round.task, round.project, to, &round.asked).await } else { Ok(()) }
    }

    /// The columns that the round's board shows, from left to right: an OK passes by those that are archived (R20).
    async fn steps(&self, round: &Round) -> Result<Vec<Step>, Error> {
        let rows = sql!(
            "select id, asks_approval from board_columns where deleted_at is null and archived_at is null and project_id = ",
            round.project.0,
            " order by position, id"
        )
        .all(&self.conn)
        .await?;
        rows.iter().map(|row| Ok(Step { column: row.id("id")?, asks: row.get("asks_approval")? })).collect()
    }
}

fn of(round: &Round) -> Of<'_> {
    let (project, is_team_only) = (round.project, round.asked.is_team_only);
    Of { id: round.task, project, title: &round.asked.title, is_team_only }
}
