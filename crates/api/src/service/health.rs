use super::{Error, Result, Services};

/// The database answers and its schema is up to date.
pub async fn check(services: &Services) -> Result<()> {
    match services.store.is_ready().await? {
        true => Ok(()),
        false => Err(Error::Unavailable(anyhow::anyhow!("the schema is not up to date"))),
    }
}
