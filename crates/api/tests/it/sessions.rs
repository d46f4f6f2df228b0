//! Signing in, staying signed in, signing out, and proving that it is oneself who asks.

mod browsers;
mod passwords;
mod renewal;
mod sign_in;
