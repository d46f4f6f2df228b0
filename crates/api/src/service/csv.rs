//! Lists as CSV files that a spreadsheet opens without asking: UTF-8 with a mark, commas, and no cell that it would compute.

use super::{Error, Result};
use bytes::Bytes;
use std::borrow::Cow;

/// Tells spreadsheets that what follows is UTF-8. It stands before the headers.
pub(super) const MARK: &str = "\u{FEFF}";

/// Rows as they stand in the file.
pub(super) fn rows<Row>(rows: impl IntoIterator<Item = Row>) -> Result<Bytes>
where
    Row: IntoIterator,
    Row::Item: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        for cell in row {
            writer.write_field(neutral(cell.as_ref()).as_bytes()).map_err(|error| Error::Bug(error.into()))?;
        }
        writer.write_record(None::<&[u8]>).map_err(|error| Error::Bug(error.into()))?;
    }
    writer.into_inner().map(Bytes::from).map_err(|error| Error::Bug(error.into_error().into()))
}

/// A text that begins like a formula is given the mark by which spreadsheets know a text (fixture F).
fn neutral(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_quotes_are_doubled() {
        let table = [["=HYPERLINK(\"x\")", "+1", "-1", "@sum"], ["\tx", "a \"b\"", "c,\nd", "plain = text"]];
        assert_eq!(
            rows(table).unwrap(),
            "\"'=HYPERLINK(\"\"x\"\")\",'+1,'-1,'@sum\r\n'\tx,\"a \"\"b\"\"\",\"c,\nd\",plain = text\r\n"
        );
    }
}
