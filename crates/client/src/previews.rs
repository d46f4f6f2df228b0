use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{Preview, StartPreview};

impl Client {
    /// To look through it, give its id to [`Client::set_preview`].
    pub async fn start_preview(&self, input: &StartPreview) -> Result<Preview, Error> {
        self.send(Call::post("previews").json(input)?).await?.decoded()
    }

    pub async fn end_preview(&self, preview_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("previews/{preview_id}/end"))).await?;
        Ok(())
    }
}
