//! Inviting a client, deliberately: the only act by which a mail about a login is written.

use super::Client;
use crate::ClientRef;
use crate::Error;
use crate::act::InviteClient;
use crate::evidence::Grant;
use crate::invitations::NewInvitation;
use crate::links::Purpose;
use crate::sql::sql;
use crate::tx::{Changes, Tx};
use vitrine_domain::audit::Deed;

impl Tx {
    /// Writes a mail with a link to choose a login. The link is made with the mail; `held` stands for it until then, and nobody has it.
    pub async fn invite_client(
        &self,
        grant: Grant<InviteClient>,
        address: &str,
        language: &str,
        held: NewInvitation,
    ) -> Result<(), Error> {
        let client = grant.target();
        let id = grant.key();
        self.replace_invitation(client.account, held).await?;
        self.drop_waiting_mails(client, "newer").await?;
        self.store
            .insert_mail(&self.conn, Purpose::Invitation, client.account, address, language, self.viewer.now)
            .await?;
        let invited = ClientRef { id, name: client.name.clone(), kind: client.kind };
        let changes = Changes::default().field("invited", None, Some(address));
        self.record_client(Deed::ClientInvited, &invited, &changes).await
    }
    /// Its link, wherever it is, opens nothing any more. Not found where there is none.
    pub async fn withdraw_client_invitation(&self, grant: Grant<InviteClient>) -> Result<(), Error> {
        let client = grant.target();
        if !self.drop_invitation(client.account).await? {
            return Err(Error::NotFound);
        }
        self.drop_waiting_mails(client, "withdrawn").await?;
        let invited = ClientRef { id: grant.key(), name: client.name.clone(), kind: client.kind };
        let changes = Changes::default().field("invited", true, false);
        self.record_client(Deed::ClientInvitationWithdrawn, &invited, &changes).await
    }

    async fn drop_waiting_mails(&self, client: &Client, reason: &str) -> Result<(), Error> {
        sql!(
            "update mails set state = 'dropped', reason = ",
            reason,
            " where state = 'waiting' and purpose = 'invitation' and account_id = ",
            client.account.0
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}
