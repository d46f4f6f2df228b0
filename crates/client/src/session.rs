use crate::call::Call;
use crate::{Client, Error};
use vitrine_contract::{
    AcceptInvitation, ChangePassword, Invitee, ReadInvitation, RefreshSession, Session, SetUpWorkspace, SignIn,
    SignedIn,
};

impl Client {
    pub async fn sign_in(&self, input: &SignIn) -> Result<SignedIn, Error> {
        self.begin(Call::post("auth/sign-in").json(input)?).await
    }

    pub async fn sign_out(&self) -> Result<(), Error> {
        self.send(Call::post("auth/sign-out").without_renewal()).await?;
        self.set_csrf_token(None);
        Ok(())
    }

    /// Cookie sessions are renewed without being asked; this is for API clients.
    pub async fn refresh_session(&self, input: &RefreshSession) -> Result<SignedIn, Error> {
        self.begin(Call::post("auth/refresh").json(input)?).await
    }

    pub async fn set_up_workspace(&self, input: &SetUpWorkspace) -> Result<SignedIn, Error> {
        self.begin(Call::post("auth/set-up").json(input)?).await
    }

    pub async fn read_invitation(&self, input: &ReadInvitation) -> Result<Invitee, Error> {
        self.send(Call::post("auth/read-invitation").json(input)?.without_renewal()).await?.decoded()
    }

    pub async fn accept_invitation(&self, input: &AcceptInvitation) -> Result<SignedIn, Error> {
        self.begin(Call::post("auth/accept-invitation").json(input)?).await
    }

    pub async fn read_session(&self) -> Result<Session, Error> {
        let session: Session = self.send(Call::get("session")).await?.decoded()?;
        self.set_csrf_token(Some(session.csrf_token.clone()));
        Ok(session)
    }

    /// Ends every other session of the account.
    pub async fn change_password(&self, input: &ChangePassword) -> Result<Session, Error> {
        self.send(Call::post("session/password").json(input)?).await?.decoded()
    }

    pub(crate) async fn begin(&self, call: Call) -> Result<SignedIn, Error> {
        let signed_in: SignedIn = self.send(call.without_renewal()).await?.decoded()?;
        self.set_csrf_token(Some(signed_in.session.csrf_token.clone()));
        Ok(signed_in)
    }
}
