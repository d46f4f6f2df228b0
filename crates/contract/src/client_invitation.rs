use crate::{Language, wire};

wire! {
    /// What a client will be sent, before it is.
    pub struct InvitationPreview {
        pub address: String,
        pub language: Language,
        pub subject: String,
        /// With `…` in the place of the secret, which is made when the mail is sent.
        pub text: String,
    }
}
