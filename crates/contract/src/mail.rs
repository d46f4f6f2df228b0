use crate::{AccountKind, Delivery, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// Asks for a link by mail. The answer is the same whether or not the login exists.
    #[serde(deny_unknown_fields)]
    pub struct RequestLink {
        /// Username or e-mail address.
        pub login: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct ResetPassword {
        /// What stands behind the `#` of the link.
        pub token: String,
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub new_password: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SignInByLink {
        /// What stands behind the `#` of the link.
        pub token: String,
        /// Of the app that makes codes, or a recovery code; where the answer asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        #[serde(default)]
        pub delivery: Delivery,
    }
}

wire! {
    /// Where one comes to sign in, and how else than by password.
    pub struct SignInPage {
        pub workspace_name: String,
        pub client_links: bool,
    }
}

wire! {
    /// How people may sign in beside their passwords.
    #[serde(deny_unknown_fields)]
    pub struct SignInOptions {
        /// Clients may ask for a link by mail that signs them in once.
        pub client_links: bool,
    }
}

wire! {
    pub enum MailPurpose {
        PasswordReset,
        SignIn,
        Invitation,
        Approval,
        Notification,
        Digest,
    }
}

wire! {
    pub enum MailState {
        /// To be sent, or without a mail server to be handed over.
        Waiting,
        Sending,
        Sent,
        /// The server stopped while it was sent. It is not sent again by itself.
        Uncertain,
        /// Given up.
        Failed,
        /// No longer allowed or wanted when it was to be sent.
        Dropped,
        /// Somebody of the staff took its link.
        HandedOver,
    }
}

wire! {
    /// A mail of the outbox. Its link is not in it: that is made when it is sent or handed over.
    pub struct Mail {
        pub id: Uuid,
        pub purpose: MailPurpose,
        pub state: MailState,
        pub recipient: MailRecipient,
        pub attempts: u32,
        /// While it waits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_attempt_at: Option<DateTime<Utc>>,
        /// Why it waits, failed or was dropped, as the mail server said it or in a word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        pub created_at: DateTime<Utc>,
        /// The caller may take its link.
        pub can_hand_over: bool,
    }
}

wire! {
    pub struct MailRecipient {
        pub account_id: Uuid,
        pub kind: AccountKind,
        pub name: String,
        pub address: String,
    }
}

wire! {
    pub struct MailList {
        /// The newest first, a hundred at most.
        pub data: Vec<Mail>,
        /// There is a mail server. Without one, mails wait to be handed over.
        pub is_sending: bool,
    }
}

wire! {
    /// What the mail would have said.
    pub struct MailText {
        pub subject: String,
        pub text: String,
    }
}
