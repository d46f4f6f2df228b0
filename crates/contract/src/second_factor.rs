use crate::{PermissionBase, PermissionSetRef, wire};
use uuid::Uuid;

wire! {
    /// One's own second step at sign-in.
    pub struct SecondFactor {
        pub is_on: bool,
        /// The permission set demands one.
        pub is_required: bool,
        pub recovery_codes_left: u32,
    }
}

wire! {
    /// Says again that it is oneself.
    #[serde(deny_unknown_fields)]
    pub struct ConfirmPassword {
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub current_password: String,
    }
}

wire! {
    /// For the app that makes the codes. Shown once, and in force when a first code confirms it.
    pub struct SecondFactorSecret {
        /// Base32, to be typed where the picture cannot be read.
        pub secret: String,
        /// What the picture says.
        pub otpauth_url: String,
        /// The picture, as SVG.
        pub qr_svg: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct ConfirmSecondFactor {
        /// The six digits that the app shows.
        pub code: String,
    }
}

wire! {
    /// Each signs in once in place of a code. Shown once.
    pub struct RecoveryCodes {
        pub data: Vec<String>,
    }
}

wire! {
    /// Whether a permission set demands a second step at sign-in.
    pub struct SecondFactorDemand {
        pub permission_set: PermissionSetRef,
        pub base: PermissionBase,
        pub is_required: bool,
        /// People with this set may change their own account; others could not set up what is demanded.
        pub can_be_met: bool,
    }
}

wire! {
    pub struct SecondFactorDemandList {
        pub data: Vec<SecondFactorDemand>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct DemandSecondFactor {
        pub permission_set_id: Uuid,
        pub is_required: bool,
    }
}
