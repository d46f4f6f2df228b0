//! Bodies that are taken as they come, and answers of which a part is wanted.

use crate::http::problem::ApiError;
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, HeaderName, IF_RANGE, RANGE};
use actix_web::{FromRequest, HttpRequest};
use std::fmt;
use std::future::{Ready, ready};
use std::ops::Range;

/// A body of any kind, not read yet: whether it may come at all is asked first.
pub struct Body {
    pub bytes: Payload,
    /// How many bytes the sender says there are.
    pub announced: Option<u64>,
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Body").field("announced", &self.announced).finish_non_exhaustive()
    }
}

impl FromRequest for Body {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let announced = text(request, &CONTENT_LENGTH).and_then(|length| length.parse().ok());
        ready(Ok(Self { bytes: payload.take(), announced }))
    }
}

/// Which part of an answer is wanted, if not the whole (RFC 9110, section 14). Several parts at once are not given: all is.
#[derive(Clone, Debug, Default)]
pub struct RangeOf {
    range: Option<String>,
    of: Option<String>,
}

impl FromRequest for RangeOf {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let own = |name| text(request, name).map(str::to_owned);
        ready(Ok(Self { range: own(&RANGE), of: own(&IF_RANGE) }))
    }
}

impl RangeOf {
    /// Of so many bytes under this tag; none: the part lies behind the end.
    pub fn within(&self, size: u64, tag: &str) -> Option<Range<u64>> {
        let is_of_these = self.of.as_ref().is_none_or(|of| *of == format!("\"{tag}\""));
        match self.range.as_deref().filter(|_| is_of_these).and_then(bounds) {
            None | Some((None, None)) => Some(0..size),
            Some((Some(first), _)) if first >= size => None,
            Some((Some(first), last)) => Some(first..last.map_or(size, |last| last.saturating_add(1).min(size))),
            Some((None, Some(0))) => None,
            Some((None, Some(suffix))) => Some(size.saturating_sub(suffix)..size),
        }
    }
}

/// `bytes=first-last`, `bytes=first-`, `bytes=-length`. What is not one of these is as if it were not there.
fn bounds(range: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| -> Option<Option<u64>> {
        match text.trim() {
            "" => Some(None),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok().map(Some),
            _ => None,
        }
    };
    let (first, last) = (number(first)?, number(last)?);
    let is_backwards = first.zip(last).is_some_and(|(first, last)| last < first);
    (!is_backwards && (first.is_some() || last.is_some())).then_some((first, last))
}

fn text<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_at_the_edges() {
        for (range, expected) in [
            ("bytes=0-0", Some(0..1)),
            ("bytes=0-9", Some(0..10)),
            ("bytes=9-", Some(9..10)),
            ("bytes=5-99999999999999", Some(5..10)),
            ("bytes=-3", Some(7..10)),
            ("bytes=-99", Some(0..10)),
            ("bytes=10-", None),
            ("bytes=-0", None),
            ("bytes=4-3", Some(0..10)),
            ("bytes=0-1,4-5", Some(0..10)),
            ("bytes=-", Some(0..10)),
            ("bytes=a-b", Some(0..10)),
            ("lines=0-1", Some(0..10)),
            ("bytes=99999999999999999999-", Some(0..10)),
        ] {
            let wanted = RangeOf { range: Some(range.to_owned()), of: None };
            assert_eq!(wanted.within(10, "tag"), expected, "{range}");
        }
        let of = |of: &str| RangeOf { range: Some("bytes=0-0".to_owned()), of: Some(of.to_owned()) };
        assert_eq!(of("\"tag\"").within(10, "tag"), Some(0..1));
        assert_eq!(of("\"another\"").within(10, "tag"), Some(0..10));
        assert_eq!(RangeOf::default().within(10, "tag"), Some(0..10));
    }
}
