//! Cells that no spreadsheet takes for formulas (T-093).

use std::borrow::Cow;

/// A spreadsheet calculates what begins so, in either width; some do after blanks and quotes, too.
fn is_risky(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| matches!(c, ' ' | '"' | '\'' | '\u{A0}' | '\u{3000}'));
    inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text as a spreadsheet may have it: an apostrophe makes it text.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it was before it was guarded, so that an exported file can be imported.
pub(in super::super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_text_and_leads_back() {
        let risky = [
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
        for text in risky {
            let cell = guarded(text);
            assert_eq!((cell.as_ref(), unguarded(&cell)), (format!("'{text}").as_str(), text), "{text:?} (T-093)");
        }
        for text in ["", "Acme", "a=b", "'tis", "1-2", "O'Neil", "pierre@acme.fr"] {
            assert_eq!((guarded(text).as_ref(), unguarded(text)), (text, text), "{text:?}");
        }
    }
}
