//! What the team is told of approvals. Clients are asked by mail and by what waits for them, which are the approvals' own.

use crate::Error;
use crate::sql::{Row, sql};
use crate::tx::Tx;
use std::collections::BTreeSet;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::{AccountId, ApprovalId, TaskId};

impl Tx {
    /// Tells who of the team is concerned how far a round is. What was said of it before is no news any more.
    pub(crate) async fn notify_of_round(
        &self,
        kind: NotificationKind,
        task: TaskId,
        round: ApprovalId,
    ) -> Result<(), Error> {
        sql!("delete from notifications where object_id = ", round.0).run(&self.conn).await?;
        let concerned = self.concerned(task).await?;
        let mut of_team = sql!(
            "select id from accounts where kind = 'staff' and (id = (select asked_by from approval_rounds where id = ",
            round.0,
            ") or id in ("
        );
        of_team.bind_all(concerned.iter().map(|account| account.0)).push("))");
        let rows = of_team.all(&self.conn).await?;
        let team: BTreeSet<AccountId> = rows.iter().map(|row| row.id("id")).collect::<Result<_, _>>()?;
        self.notify(kind, task, round.0, &team).await
    }
}
