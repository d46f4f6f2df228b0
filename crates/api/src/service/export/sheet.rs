//! One sheet of text. Nothing but what is seen: no author, no formula, no hidden part (T-094).

use crate::service::csv::neutral;
use chrono::{DateTime, Datelike, Timelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

pub(super) fn made(
    title: &str,
    heads: &[String],
    rows: &[Vec<String>],
    made_at: DateTime<Utc>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_time(made_at)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name(title)?;
    let bold = Format::new().set_bold();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, neutral(cell))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook.save_to_buffer()
}

fn excel_time(at: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    let byte = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let hour = u16::try_from(at.hour()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, byte(at.month()), byte(at.day()))?.and_hms(hour, byte(at.minute()), at.second())
}
