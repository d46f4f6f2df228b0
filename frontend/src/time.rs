//! Time worked, in the words of both shells.

use crate::ui::*;

/// "1 h 30 min"
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => t!("time-minutes", minutes = minutes),
        (hours, 0) => t!("time-hours", hours = hours),
        (hours, minutes) => t!("time-hours-minutes", hours = hours, minutes = minutes),
    }
}

/// Minutes from "1:30", "1h30", "1.5", "2" or "45m". None where it says no time; what is out of range, the server tells.
pub fn parse_duration(text: &str) -> Option<i32> {
    let text: String = text.to_lowercase().replace("min", "m").replace(',', ".").split_whitespace().collect();
    if let Some(minutes) = text.strip_suffix('m').filter(|rest| !rest.contains('h')) {
        return minutes.parse().ok();
    }
    if let Some((hours, minutes)) = text.split_once([':', 'h']) {
        let hours: i32 = hours.parse().ok()?;
        let minutes = minutes.trim_end_matches('m');
        let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok().filter(|m| (0..60).contains(m))? };
        return hours.checked_mul(60)?.checked_add(minutes);
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let (hours, digits): (i32, u32) = (whole.parse().ok()?, u32::try_from(part.len()).ok()?);
    let part: i32 = part.parse().ok().filter(|part| *part >= 0)?;
    let minutes = part.checked_mul(60)?.checked_div(10_i32.checked_pow(digits)?)?;
    hours.checked_mul(60)?.checked_add(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_understood_as_people_write_it() {
        for (text, minutes) in [
            ("1:30", Some(90)),
            ("0:05", Some(5)),
            ("1h30", Some(90)),
            ("1 h 30 min", Some(90)),
            ("2 h", Some(120)),
            ("2", Some(120)),
            ("1.5", Some(90)),
            ("1,25", Some(75)),
            ("45m", Some(45)),
            ("45 min", Some(45)),
            ("-1", Some(-60)),
            ("25", Some(1500)),
            ("1:75", None),
            ("", None),
            ("soon", None),
            ("1.", None),
            ("99999999999", None),
            ("99999999", None),
        ] {
            assert_eq!(parse_duration(text), minutes, "{text:?}");
        }
    }
}
