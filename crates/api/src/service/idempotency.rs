use super::{Idempotency, Result, Services};
use uuid::Uuid;
use vitrine_store::Tx;

impl Services {
    /// What the same request made before. It is read anew, so that a replay shows no more than its reader may see today.
    pub(super) async fn made_before(
        &self,
        tx: &Tx,
        operation: &str,
        idempotency: Option<&Idempotency>,
    ) -> Result<Option<Uuid>> {
        match idempotency {
            Some(idempotency) => Ok(tx.made_before(operation, &idempotency.key, &idempotency.fingerprint).await?),
            None => Ok(None),
        }
    }

    pub(super) async fn remember(
        &self,
        tx: &Tx,
        operation: &str,
        idempotency: Option<&Idempotency>,
        made: Uuid,
    ) -> Result<()> {
        match idempotency {
            Some(idempotency) => {
                Ok(tx.remember_made(operation, &idempotency.key, &idempotency.fingerprint, made).await?)
            }
            None => Ok(()),
        }
    }
}
