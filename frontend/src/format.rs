//! Dates and times as the reader's language writes them.

use crate::i18n::{locale, t};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use js_sys::{Date, Intl, Object, Reflect};
use vitrine_texts::Locale;
use wasm_bindgen::JsValue;

/// "17 Apr"; with the year where it is not this one.
pub fn date(date: NaiveDate) -> String {
    let is_this_year = date.year() == today().year();
    let parts: &[(&str, &str)] = &[("day", "numeric"), ("month", "short"), ("year", "numeric")];
    let shown = if is_this_year { parts.get(..2) } else { None }.unwrap_or(parts);
    intl(&noon(date), shown)
}

/// "Today", "Tomorrow", "Yesterday", else the date.
pub fn date_near(day: NaiveDate) -> String {
    match day.signed_duration_since(today()).num_days() {
        0 => t!("date-today"),
        1 => t!("date-tomorrow"),
        -1 => t!("date-yesterday"),
        _ => date(day),
    }
}

/// "12 Mar, 08:47"
pub fn moment(at: DateTime<Utc>) -> String {
    intl(&js_date(at), &[("day", "numeric"), ("month", "short"), ("hour", "2-digit"), ("minute", "2-digit")])
}

/// "2 days ago", up to a week; then the date.
pub fn ago(at: DateTime<Utc>) -> String {
    let minutes = (now_millis() - at.timestamp_millis()) / 60_000;
    match minutes {
        ..1 => t!("ago-now"),
        1..60 => t!("ago-minutes", count = minutes),
        60..1440 => t!("ago-hours", count = minutes / 60),
        1440..10_080 => t!("ago-days", count = minutes / 1440),
        _ => intl(&js_date(at), &[("day", "numeric"), ("month", "short"), ("year", "numeric")]),
    }
}

/// The day it is where the reader is.
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// When a day begins where the reader is.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 are whole and fit"
)]
pub fn start_of_day(day: NaiveDate) -> Option<DateTime<Utc>> {
    let month = i32::try_from(day.month0()).ok()?;
    let start = Date::new_with_year_month_day(u32::try_from(day.year()).ok()?, month, i32::try_from(day.day()).ok()?);
    DateTime::from_timestamp_millis(start.get_time() as i64)
}

/// Whether the hour is one for "good morning".
pub fn hour() -> u32 {
    Date::new_0().get_hours()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 are whole and fit"
)]
fn now_millis() -> i64 {
    Date::now() as i64
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "milliseconds since 1970 fit the mantissa")]
fn js_date(at: DateTime<Utc>) -> Date {
    Date::new(&JsValue::from_f64(at.timestamp_millis() as f64))
}

/// A day as a moment that has the same date in every time zone's formatting: noon there.
fn noon(date: NaiveDate) -> Date {
    let month = i32::try_from(date.month0()).unwrap_or_default();
    let day = i32::try_from(date.day()).unwrap_or_default();
    let year = u32::try_from(date.year()).unwrap_or_default();
    Date::new_with_year_month_day_hr(year, month, day, 12)
}

fn intl(date: &Date, parts: &[(&str, &str)]) -> String {
    let tag = match locale() {
        Locale::En => "en-GB",
        Locale::Fr => "fr",
    };
    let options = Object::new();
    for (part, style) in parts {
        let _ = Reflect::set(&options, &JsValue::from_str(part), &JsValue::from_str(style));
    }
    let locales = js_sys::Array::of1(&JsValue::from_str(tag));
    let format = Intl::DateTimeFormat::new(&locales, &options).format();
    format.call1(&JsValue::UNDEFINED, date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
