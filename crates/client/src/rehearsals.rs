use crate::call::Call;
use crate::{Client, Error};
use vitrine_contract::{Rehearsal, RehearseChange};

impl Client {
    pub async fn rehearse_change(&self, input: &RehearseChange) -> Result<Rehearsal, Error> {
        self.send(Call::post("rehearsals").json(input)?).await?.decoded()
    }
}
