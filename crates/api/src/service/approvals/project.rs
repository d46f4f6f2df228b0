//! Whose OK a project asks for, where a column of it names nobody (R19).

use super::column::{choice, named};
use crate::service::parse::Faults;
use crate::service::{Caller, Error, Result, Services};
use vitrine_contract as contract;
use vitrine_contract::SetProjectApprovers;
use vitrine_domain::ProjectId;
use vitrine_domain::access::Action;
use vitrine_store::{ProjectApprovers, act};

pub async fn read_project_approvers(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
) -> Result<contract::ProjectApprovers> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let project = eyes.project(id).await?;
    if !project.may(Action::EditColumns) {
        return Err(Error::NotPermitted);
    }
    services.project_approvers(id, &eyes.project_approvers(&project).await?)
}

pub async fn set_project_approvers(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: SetProjectApprovers,
) -> Result<contract::ProjectApprovers> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::NameApprovers>()?;
    let before = tx.seen().project_approvers(&project).await?;
    let current = services.project_approvers(id, &before)?;
    if current.revision != revision {
        let current = serde_json::to_value(&current).map_err(|error| Error::Bug(error.into()))?;
        return Err(Error::Stale { current: Some(Box::new(current)) });
    }
    let mut faults = Faults::default();
    let after: Vec<_> =
        named(&before.approvers, &before.possible, &input.approver_ids, &mut faults).into_iter().collect();
    let after = faults.check(Some(after))?;
    tx.name_project_approvers(grant, &before, &after).await?;
    let value = services.project_approvers(id, &tx.seen().project_approvers(&project).await?)?;
    tx.commit().await?;
    Ok(value)
}

impl Services {
    fn project_approvers(&self, id: ProjectId, now: &ProjectApprovers) -> Result<contract::ProjectApprovers> {
        let ids: Vec<_> = now.approvers.iter().map(|one| one.account.0).collect();
        Ok(contract::ProjectApprovers {
            approvers: now.approvers.iter().map(choice).collect(),
            possible_approvers: now.possible.iter().map(choice).collect(),
            revision: self.revision_of_sight(id.0, &("approvers", ids))?,
        })
    }
}
