//! Dates and times as the reader's language writes them, or in the order and the time zone that they prefer.

use crate::i18n::{locale, t};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use js_sys::{Date, Intl, Object, Reflect};
use std::cell::RefCell;
use vitrine_contract::{DateFormat, Preferences};
use vitrine_texts::Locale;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static PREFERRED: RefCell<Preferences> = RefCell::default();
}

/// From now on as this person prefers.
pub fn prefer(preferences: &Preferences) {
    PREFERRED.set(preferences.clone());
}

fn date_format() -> Option<DateFormat> {
    PREFERRED.with_borrow(|preferred| preferred.date_format)
}

/// "17 Apr"; with the year where it is not this one.
pub fn date(date: NaiveDate) -> String {
    if let Some(format) = date_format() {
        return in_figures(date, format);
    }
    let is_this_year = date.year() == today().year();
    let parts: &[(&str, &str)] = &[("day", "numeric"), ("month", "short"), ("year", "numeric")];
    let shown = if is_this_year { parts.get(..2) } else { None }.unwrap_or(parts);
    intl(&noon(date), language_tag(), shown)
}

/// A date in figures, in one of the orders that people use.
pub fn in_figures(date: NaiveDate, format: DateFormat) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match format {
        DateFormat::DayMonthYear => format!("{day:02}/{month:02}/{year}"),
        DateFormat::MonthDayYear => format!("{month:02}/{day:02}/{year}"),
        DateFormat::YearMonthDay => format!("{year}-{month:02}-{day:02}"),
    }
}

/// "Mon 2"
pub fn weekday(date: NaiveDate) -> String {
    intl(&noon(date), language_tag(), &[("weekday", "short"), ("day", "numeric")])
}

/// "April"; with the year where it is not this one.
pub fn month(date: NaiveDate) -> String {
    let parts: &[(&str, &str)] = &[("month", "long"), ("year", "numeric")];
    let shown = if date.year() == today().year() { parts.get(..1) } else { None }.unwrap_or(parts);
    intl(&noon(date), language_tag(), shown)
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
    const TIME: [(&str, &str); 2] = [("hour", "2-digit"), ("minute", "2-digit")];
    let at = js_date(at);
    match date_format() {
        Some(format) => format!("{}, {}", in_figures(day_of(&at), format), local(&at, &TIME)),
        None => local(&at, &[("day", "numeric"), ("month", "short"), TIME[0], TIME[1]]),
    }
}

/// "2 days ago", up to a week; then the date.
pub fn ago(at: DateTime<Utc>) -> String {
    let minutes = minutes_since(at);
    match minutes {
        ..1 => t!("ago-now"),
        1..60 => t!("ago-minutes", count = minutes),
        60..1440 => t!("ago-hours", count = minutes / 60),
        1440..10_080 => t!("ago-days", count = minutes / 1440),
        _ => match (js_date(at), date_format()) {
            (at, Some(format)) => in_figures(day_of(&at), format),
            (at, None) => local(&at, &[("day", "numeric"), ("month", "short"), ("year", "numeric")]),
        },
    }
}

/// "2 days": how long something has lasted.
pub fn lasted(since: DateTime<Utc>) -> String {
    match minutes_since(since) {
        ..1 => t!("lasted-moment"),
        minutes @ 1..60 => t!("lasted-minutes", count = minutes),
        minutes @ 60..1440 => t!("lasted-hours", count = minutes / 60),
        minutes => t!("lasted-days", count = minutes / 1440),
    }
}

pub fn minutes_since(at: DateTime<Utc>) -> i64 {
    (now_millis() - at.timestamp_millis()) / 60_000
}

/// The day it is where the reader is.
pub fn today() -> NaiveDate {
    day_of(&Date::new_0())
}

/// The day it is in UTC, by which rounds are overdue wherever their reader is.
pub fn server_day() -> NaiveDate {
    DateTime::from_timestamp_millis(now_millis()).unwrap_or_default().date_naive()
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
    let hour = intl_in_zone(&Date::new_0(), "en-GB", &[("hour", "2-digit"), ("hourCycle", "h23")]);
    hour.parse().unwrap_or_else(|_| Date::new_0().get_hours())
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

/// The day of a moment where the reader is.
fn day_of(at: &Date) -> NaiveDate {
    // Canada writes days as ISO does
    let day = intl_in_zone(at, "en-CA", &[("day", "2-digit"), ("month", "2-digit"), ("year", "numeric")]);
    day.parse().unwrap_or_default()
}

/// A day as a moment that has the same date in every time zone's formatting: noon there.
fn noon(date: NaiveDate) -> Date {
    let month = i32::try_from(date.month0()).unwrap_or_default();
    let day = i32::try_from(date.day()).unwrap_or_default();
    let year = u32::try_from(date.year()).unwrap_or_default();
    Date::new_with_year_month_day_hr(year, month, day, 12)
}

fn language_tag() -> &'static str {
    match locale() {
        Locale::En => "en-GB",
        Locale::Fr => "fr",
    }
}

/// A moment in the language and the time zone of the reader.
fn local(at: &Date, parts: &[(&str, &str)]) -> String {
    intl_in_zone(at, language_tag(), parts)
}

fn intl_in_zone(at: &Date, tag: &str, parts: &[(&str, &str)]) -> String {
    let zone = PREFERRED.with_borrow(|preferred| preferred.time_zone.clone());
    match zone {
        Some(zone) => intl(at, tag, &[parts, &[("timeZone", zone.as_str())]].concat()),
        None => intl(at, tag, parts),
    }
}

thread_local! {
    /// Formats that were made before, by language and parts: making one takes longer than all that is done with it, and a timeline asks
    /// for thousands of dates.
    static FORMATS: RefCell<Vec<(String, js_sys::Function)>> = const { RefCell::new(Vec::new()) };
}

fn intl(date: &Date, tag: &str, parts: &[(&str, &str)]) -> String {
    let key = parts.iter().fold(tag.to_owned(), |key, (part, style)| key + " " + part + " " + style);
    let known =
        FORMATS.with_borrow(|formats| formats.iter().find(|(of, _)| *of == key).map(|(_, format)| format.clone()));
    let format = known.unwrap_or_else(|| {
        let format = formatter(tag, parts);
        FORMATS.with_borrow_mut(|formats| formats.push((key, format.clone())));
        format
    });
    format.call1(&JsValue::UNDEFINED, date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn formatter(tag: &str, parts: &[(&str, &str)]) -> js_sys::Function {
    let options = Object::new();
    for (part, style) in parts {
        let _ = Reflect::set(&options, &JsValue::from_str(part), &JsValue::from_str(style));
    }
    let locales = js_sys::Array::of1(&JsValue::from_str(tag));
    Intl::DateTimeFormat::new(&locales, &options).format()
}

/// The time zones that this browser knows, as the IANA database names them.
pub fn time_zones() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).unwrap_or_default();
    let ask = Reflect::get(&intl, &JsValue::from_str("supportedValuesOf")).unwrap_or_default();
    let Some(ask) = ask.dyn_ref::<js_sys::Function>() else { return Vec::new() };
    let zones = ask.call1(&intl, &JsValue::from_str("timeZone")).unwrap_or_default();
    js_sys::Array::from(&zones).iter().filter_map(|zone| zone.as_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_figures_keep_their_zeros() {
        let day = NaiveDate::from_ymd_opt(2026, 4, 7).unwrap();
        let written = [DateFormat::DayMonthYear, DateFormat::MonthDayYear, DateFormat::YearMonthDay];
        assert_eq!(written.map(|format| in_figures(day, format)), ["07/04/2026", "04/07/2026", "2026-04-07"]);
    }
}
