//! What a client says, and where the task goes by it.

use super::{Round, Sign};
use crate::act::{ApproveRound, RequestChanges};
use crate::evidence::Grant;
use crate::sql::{Row, sql};
use crate::tasks::Of;
use crate::tx::{Changes, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use vitrine_domain::ColumnId;
use vitrine_domain::approval::{Decision, Step, destination};
use vitrine_domain::audit::Deed;
use vitrine_domain::text::Prose;

impl Tx {
    /// The client's OK. Refused where the round is closed.
    pub async fn approve_round(
        &self,
        grant: Grant<ApproveRound>,
        comment: Option<Prose>,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        self.close_round(grant.target(), Decision::Ok, comment, sign).await
    }

    /// The client's wish for changes, in words. Refused where the round is closed.
    pub async fn request_changes(
        &self,
        grant: Grant<RequestChanges>,
        comment: Prose,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        self.close_round(grant.target(), Decision::RequestChanges, Some(comment), sign).await
    }

    async fn close_round(
        &self,
        round: &Round,
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
        self.write_receipt(round, state, comment.as_deref(), sign).await?;
        let deed = match decision {
            Decision::Ok => Deed::ApprovalGiven,
            Decision::RequestChanges => Deed::ApprovalChangesRequested,
        };
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
        self.place(round.task, round.project, to, &position).await?;
        self.recount(round.project).await?;
        let changes = Changes::default().field("column_id", round.column.0.to_string(), to.0.to_string());
        self.record_task(of(round), Deed::TaskMoved, &changes).await?;
        if asks { self.open_round(round.task, round.project, to, &round.asked).await } else { Ok(()) }
    }

    /// The columns of the round's board from left to right.
    async fn steps(&self, round: &Round) -> Result<Vec<Step>, Error> {
        let rows = sql!(
            "select id, asks_approval from board_columns where deleted_at is null and project_id = ",
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
