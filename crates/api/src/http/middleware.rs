//! The two middlewares: the envelope around every request, and the gate of the API.

mod envelope;
mod gate;
mod head;
mod headers;
mod origin;
pub mod rates;

#[cfg(test)]
mod tests;

pub use envelope::envelope;
pub use gate::gate;
