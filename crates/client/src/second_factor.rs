use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{
    ConfirmPassword, ConfirmSecondFactor, DemandSecondFactor, RecoveryCodes, SecondFactor, SecondFactorDemandList,
    SecondFactorSecret,
};

impl Client {
    pub async fn read_second_factor(&self) -> Result<SecondFactor, Error> {
        self.send(Call::get("me/second-factor")).await?.decoded()
    }

    pub async fn begin_second_factor(&self, input: &ConfirmPassword) -> Result<SecondFactorSecret, Error> {
        self.send(Call::post("me/second-factor/begin").json(input)?).await?.decoded()
    }

    pub async fn confirm_second_factor(&self, input: &ConfirmSecondFactor) -> Result<RecoveryCodes, Error> {
        self.send(Call::post("me/second-factor/confirm").json(input)?).await?.decoded()
    }

    pub async fn turn_off_second_factor(&self, input: &ConfirmPassword) -> Result<SecondFactor, Error> {
        self.send(Call::post("me/second-factor/turn-off").json(input)?).await?.decoded()
    }

    /// The old ones are dead.
    pub async fn renew_recovery_codes(&self, input: &ConfirmPassword) -> Result<RecoveryCodes, Error> {
        self.send(Call::post("me/second-factor/recovery-codes").json(input)?).await?.decoded()
    }

    /// For one of the staff who has lost their device.
    pub async fn reset_staff_second_factor(&self, account_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("staff/{account_id}/reset-second-factor"))).await?;
        Ok(())
    }

    pub async fn list_second_factor_demands(&self) -> Result<SecondFactorDemandList, Error> {
        self.send(Call::get("second-factor-demands")).await?.decoded()
    }

    pub async fn demand_second_factor(&self, input: &DemandSecondFactor) -> Result<SecondFactorDemandList, Error> {
        self.send(Call::post("second-factor-demands").json(input)?).await?.decoded()
    }

    /// For a client who has lost their device.
    pub async fn reset_second_factor(&self, client_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("clients/{client_id}/reset-second-factor"))).await?;
        Ok(())
    }
}
