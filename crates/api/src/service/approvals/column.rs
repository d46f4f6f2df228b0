//! What a column asks for: how many OKs, whose, and by when.

use crate::service::parse::Faults;
use crate::service::{Caller, Error, Result, Services};
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{ApprovalRule, SetColumnApproval};
use vitrine_domain::access::Action;
use vitrine_domain::approval::{MOST_DUE_DAYS, MOST_OKS, OkRule};
use vitrine_domain::{AccountId, ColumnId};
use vitrine_store::{ApproverChoice, Column, ColumnApproval, ColumnApprovalChange, Eyes, Moment, act};

pub async fn read_column_approval(
    services: &Services,
    caller: &Caller,
    id: ColumnId,
) -> Result<contract::ColumnApproval> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let column = eyes.column(id).await?;
    if !column.may(Action::EditColumns) {
        return Err(Error::NotPermitted);
    }
    services.column_approval(&eyes, &column).await
}

pub async fn set_column_approval(
    services: &Services,
    caller: &Caller,
    id: ColumnId,
    revision: &str,
    input: SetColumnApproval,
) -> Result<contract::ColumnApproval> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let column = tx.seen().column(id).await?;
    let grant = column.grant::<act::EditColumn>()?;
    services.check_column(&column, revision)?;
    let before = tx.seen().column_approval(&column).await?;
    let after = changed(&before, &input)?;
    tx.set_column_approval(grant, &before, after).await?;
    let column = tx.seen().column(id).await?;
    let value = services.column_approval(&tx.seen(), &column).await?;
    tx.commit().await?;
    Ok(value)
}

impl Services {
    async fn column_approval<C: Moment>(
        &self,
        eyes: &Eyes<'_, C>,
        column: &Column,
    ) -> Result<contract::ColumnApproval> {
        let approval = eyes.column_approval(column).await?;
        let (rule, needed) = rule(approval.rule);
        Ok(contract::ColumnApproval {
            rule,
            needed,
            approvers: approval.approvers.iter().map(choice).collect(),
            possible_approvers: approval.possible.iter().map(choice).collect(),
            due_days: approval.due_days,
            revision: self.revision(column.id.0, column.version),
        })
    }
}

pub(in crate::service) fn rule(rule: OkRule) -> (ApprovalRule, Option<u8>) {
    match rule {
        OkRule::One => (ApprovalRule::One, None),
        OkRule::Some(needed) => (ApprovalRule::Some, Some(needed)),
        OkRule::All => (ApprovalRule::All, None),
    }
}

pub(super) fn choice(one: &ApproverChoice) -> contract::ApproverChoice {
    contract::ApproverChoice { account_id: one.account.0, name: one.name.clone(), may_approve: one.may_approve }
}

/// Of `approver_ids`, each once.
pub(super) fn named(
    now: &[ApproverChoice],
    possible: &[ApproverChoice],
    ids: &[Uuid],
    faults: &mut Faults,
) -> BTreeSet<AccountId> {
    let mut approvers = BTreeSet::new();
    for (at, id) in ids.iter().enumerate() {
        // whoever was named stays, though they may approve no longer
        if possible.iter().chain(now).any(|one| one.account.0 == *id) {
            approvers.insert(AccountId(*id));
        } else {
            faults.add(&format!("/approver_ids/{at}"), "not_approver");
        }
    }
    approvers
}

fn changed(before: &ColumnApproval, input: &SetColumnApproval) -> Result<ColumnApprovalChange> {
    let mut faults = Faults::default();
    let approvers = named(&before.approvers, &before.possible, &input.approver_ids, &mut faults);
    let rule = match (input.rule, input.needed) {
        (ApprovalRule::One, None) => OkRule::One,
        (ApprovalRule::All, None) => OkRule::All,
        (ApprovalRule::Some, Some(needed)) => {
            let most = if approvers.is_empty() { usize::from(MOST_OKS) } else { approvers.len() };
            if !(2..=most).contains(&usize::from(needed)) {
                faults.add("/needed", "out_of_range");
            }
            OkRule::Some(needed)
        }
        (ApprovalRule::Some, None) => {
            faults.add("/needed", "required");
            OkRule::All
        }
        (ApprovalRule::One | ApprovalRule::All, Some(_)) => {
            faults.add("/needed", "must_be_empty");
            OkRule::All
        }
    };
    if input.due_days.is_some_and(|days| !(1..=MOST_DUE_DAYS).contains(&days)) {
        faults.add("/due_days", "out_of_range");
    }
    let approvers = approvers.into_iter().collect();
    faults.check(Some(ColumnApprovalChange { rule, approvers, due_days: input.due_days }))
}
