//! The pages. Staff material lives in `staff`, and `portal` does not import it.

mod account;
mod brand;
mod invitation;
mod links;
mod not_found;
mod password;
pub mod portal;
mod preferences;
mod profile;
mod second_factor;
mod set_up;
mod sign_in;
pub mod staff;
pub mod verify;

pub use account::AccountParts;
pub use brand::*;
pub use invitation::InvitationPage;
pub use links::{AskForLinkPage, AskForResetPage, ResetPasswordPage, SignInByLinkPage};
pub use not_found::NotFoundPage;
pub use password::PasswordPage;
pub use preferences::{PreferenceControls, PreferenceFields, TABS};
pub use profile::ProfileMenu;
pub use second_factor::{RecoveryCodeList, SecondFactorPage, SetUpSteps};
pub use set_up::SetUpPage;
pub use sign_in::SignInPage;
