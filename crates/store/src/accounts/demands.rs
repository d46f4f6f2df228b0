//! Which permission sets demand a second step at sign-in. That is a rule of the workspace beside their grants, so it is kept for
//! built-in ones too.

use crate::Error;
use crate::act::DemandSecondFactor;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use vitrine_domain::PermissionSetId;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permission, Permissions};

/// Of one permission set.
#[derive(Clone, Debug)]
pub struct SecondFactorDemand {
    pub permission_set: PermissionSetId,
    pub name: String,
    pub base: Base,
    pub is_required: bool,
    /// People with this set may change their own account; others could not set up what is demanded.
    pub can_be_met: bool,
}

/// Far more than anybody keeps; without a limit SQLite would drop the order of an inner query.
const LIMIT: i64 = 1000;

impl<C: Moment> Eyes<'_, C> {
    /// For every set, those for staff first, for who may see them.
    pub async fn second_factor_demands(&self) -> Result<Vec<Seen<SecondFactorDemand, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let condition = if facts.holds(Permission::PermissionSetView) { "1 = 1" } else { "1 = 0" };
                sql.push("select 1 as hit, s.id, s.name, s.base, s.grants, s.requires_second_factor from permission_sets s where ");
                sql.push(condition).push(" order by s.base desc, s.name_key, s.id").limit(LIMIT);
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        rows.iter()
            .map(|row| {
                let grants = Permissions::from_names(&row.get::<String>("grants")?);
                let demand = SecondFactorDemand {
                    permission_set: row.id("id")?,
                    name: row.get("name")?,
                    base: if row.get::<String>("base")? == "staff" { Base::Staff } else { Base::Client },
                    is_required: row.get("requires_second_factor")?,
                    can_be_met: grants.contains(Permission::PeopleManageOwn),
                };
                Ok(Seen::of_workspace(demand, &known))
            })
            .collect()
    }
}

impl Tx {
    /// From the next request on, who has the set and no second step sets one up first.
    pub async fn demand_second_factor(&self, grant: Grant<DemandSecondFactor>, is_required: bool) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let changes = Changes::default().field("requires_second_factor", before.is_required, is_required);
        if changes.is_empty() {
            return Ok(());
        }
        let update = sql!("update permission_sets set requires_second_factor = ", is_required, " where id = ", id.0);
        exactly_one(update.run(&self.conn).await?)?;
        let subject = Subject { kind: "permission_set", id: id.0, name: &before.name, project: None };
        self.audit(Deed::PermissionSetSecondFactorDemanded, &subject, &changes);
        Ok(())
    }
}
