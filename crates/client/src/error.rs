use std::fmt;
use vitrine_contract::{FieldError, Problem};

#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The server refused and says why.
    Problem(Box<Problem>),
    /// No answer arrived.
    Network(String),
    /// An answer that is not of this API: another version, or something in between.
    Unexpected { status: u16, reason: String },
}

impl Error {
    /// The last part of the problem's type, such as `not-found`.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(problem.slug()),
            Self::Network(_) | Self::Unexpected { .. } => None,
        }
    }

    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Unexpected { status, .. } => Some(*status),
            Self::Network(_) => None,
        }
    }

    /// The faults of single fields, if the server named any.
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Problem(problem) => &problem.errors,
            Self::Network(_) | Self::Unexpected { .. } => &[],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(problem) => write!(formatter, "{}: {}", problem.title, problem.detail),
            Self::Network(reason) => write!(formatter, "no answer from the server: {reason}"),
            Self::Unexpected { status, reason } => {
                write!(formatter, "unexpected answer with status {status}: {reason}")
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        let mut reason = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            reason = format!("{reason}: {error}");
            cause = error.source();
        }
        Self::Network(reason)
    }
}
