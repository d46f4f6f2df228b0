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

/// A spreadsheet computes what begins so, in either width; some do after blanks and quotes, too (T-093).
fn is_formula(text: &str) -> bool {
    let inner = text.trim_start_matches([' ', '"', '\'', '\u{A0}', '\u{3000}']);
    inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A text that begins like a formula is given the mark by which spreadsheets know a text (fixture F).
pub(super) fn neutral(text: &str) -> Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// The text as it was before it was made neutral, so that an exported file can be imported.
pub(super) fn meant(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
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

    #[test]
    fn what_could_be_a_formula_is_text_and_leads_back() {
        let formulas = [
            "=1",
            "+33 1 23",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\"=1",
            "'=1",
            "\u{3000}＝1",
        ];
        for text in formulas {
            let cell = neutral(text);
            assert_eq!((cell.as_ref(), meant(&cell)), (format!("'{text}").as_str(), text), "{text:?} (T-093)");
        }
        for text in ["", "Acme", "a=b", "'tis", "1-2", "O'Neil", "pierre@acme.fr"] {
            assert_eq!((neutral(text).as_ref(), meant(text)), (text, text), "{text:?}");
        }
    }
}
