use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{OwnSessionList, Profile, UpdateProfile};

impl Client {
    pub async fn read_profile(&self) -> Result<Profile, Error> {
        self.send(Call::get("me")).await?.decoded()
    }

    pub async fn update_profile(&self, revision: &str, input: &UpdateProfile) -> Result<Profile, Error> {
        self.send(Call::patch("me", input)?.if_match(revision)).await?.decoded()
    }

    pub async fn list_sessions(&self) -> Result<OwnSessionList, Error> {
        self.send(Call::get("sessions")).await?.decoded()
    }

    pub async fn revoke_session(&self, session_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("sessions/{session_id}/revoke"))).await?;
        Ok(())
    }

    /// All sessions of the account but this one.
    pub async fn revoke_other_sessions(&self) -> Result<(), Error> {
        self.send(Call::post("sessions/revoke-others")).await?;
        Ok(())
    }
}
