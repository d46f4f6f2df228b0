use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{
    MailList, MailText, RequestLink, ResetPassword, SignInByLink, SignInOptions, SignInPage, SignedIn,
};

impl Client {
    /// The answer is the same whether or not the login exists.
    pub async fn request_password_reset(&self, input: &RequestLink) -> Result<(), Error> {
        self.send(Call::post("auth/request-password-reset").json(input)?.without_renewal()).await?;
        Ok(())
    }

    pub async fn reset_password(&self, input: &ResetPassword) -> Result<(), Error> {
        self.send(Call::post("auth/reset-password").json(input)?.without_renewal()).await?;
        Ok(())
    }

    /// The answer is the same whether or not the login exists.
    pub async fn request_sign_in_link(&self, input: &RequestLink) -> Result<(), Error> {
        self.send(Call::post("auth/request-sign-in-link").json(input)?.without_renewal()).await?;
        Ok(())
    }

    pub async fn sign_in_by_link(&self, input: &SignInByLink) -> Result<SignedIn, Error> {
        self.begin(Call::post("auth/sign-in-by-link").json(input)?).await
    }

    pub async fn read_sign_in_options(&self) -> Result<SignInPage, Error> {
        self.send(Call::get("auth/options")).await?.decoded()
    }

    pub async fn set_sign_in_options(&self, input: &SignInOptions) -> Result<SignInOptions, Error> {
        self.send(Call::post("workspace/sign-in-options").json(input)?).await?.decoded()
    }

    pub async fn list_mails(&self) -> Result<MailList, Error> {
        self.send(Call::get("mails")).await?.decoded()
    }

    /// Takes the link of a mail, to be given to its recipient another way. The mail is not sent then.
    pub async fn hand_over_mail(&self, mail_id: Uuid) -> Result<MailText, Error> {
        self.send(Call::post(format!("mails/{mail_id}/hand-over"))).await?.decoded()
    }

    /// Sends a mail that failed or waits, now.
    pub async fn retry_mail(&self, mail_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("mails/{mail_id}/retry"))).await?;
        Ok(())
    }
}
