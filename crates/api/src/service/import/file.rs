//! From the bytes of a file to rows of cells.

use csv::{ReaderBuilder, StringRecord};
use secrecy::zeroize::Zeroize;
use std::fmt;

const MAX_ROWS: usize = 20_000;
const MAX_COLUMNS: usize = 100;

#[derive(Debug)]
pub(super) struct Table {
    pub(super) headers: Vec<String>,
    pub(super) records: Vec<Record>,
}

pub(super) struct Record {
    /// As a spreadsheet numbers it: the header is 1, a blank row counts, a line break inside a cell does not.
    pub(super) row: u32,
    /// As many as there are headers.
    pub(super) cells: Vec<String>,
    /// There is something to the right of the last header.
    pub(super) has_more: bool,
}

/// There may be a password among the cells.
impl Drop for Record {
    fn drop(&mut self) {
        self.cells.zeroize();
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Record").field("row", &self.row).finish_non_exhaustive()
    }
}

/// The file as a table, or the code of what makes it none.
pub(super) fn read(bytes: &[u8]) -> Result<Table, &'static str> {
    let text = decode(bytes)?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut headers: Option<Vec<String>> = None;
    let mut records = Vec::new();
    let (mut row, mut line) = (0_u64, 1_u64);
    let mut ends_in_quotes = false;
    while reader.read_record(&mut record).map_err(|_error| "not_text")? {
        let breaks = line_breaks(&record);
        let lines = reader.position().line() - line;
        row += 1 + lines.saturating_sub(1 + breaks);
        line += lines;
        ends_in_quotes = breaks > 0;
        let cells = record.iter().map(one_line);
        match &headers {
            None if record.len() > MAX_COLUMNS => return Err("too_many_columns"),
            None => headers = Some(cells.collect()),
            Some(_) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Some(_) if records.len() == MAX_ROWS => return Err("too_many_rows"),
            Some(headers) => {
                let mut kept: Vec<String> = cells.take(headers.len()).collect();
                kept.resize(headers.len(), String::new());
                let has_more = record.iter().skip(headers.len()).any(|cell| !cell.trim().is_empty());
                records.push(Record { row: u32::try_from(row).unwrap_or(u32::MAX), cells: kept, has_more });
            }
        }
    }
    // a quote that nobody closes swallows every row behind it
    if ends_in_quotes && text.matches('"').count() % 2 == 1 {
        return Err("unclosed_quote");
    }
    match headers {
        Some(headers) if !records.is_empty() => Ok(Table { headers, records }),
        _ => Err("empty_file"),
    }
}

fn decode(bytes: &[u8]) -> Result<&str, &'static str> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("not_utf8");
    }
    if bytes.contains(&0) || bytes.starts_with(b"PK\x03\x04") {
        return Err("not_text");
    }
    let text = std::str::from_utf8(bytes).map_err(|_error| "not_utf8")?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// What divides the headers: of comma, semicolon and tab the one that stands there most often outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let (mut commas, mut semicolons, mut tabs) = (0, 0, 0);
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            b',' if !is_quoted => commas += 1,
            b';' if !is_quoted => semicolons += 1,
            b'\t' if !is_quoted => tabs += 1,
            _ => {}
        }
    }
    match (commas, semicolons, tabs) {
        (c, s, t) if s > c && s >= t => b';',
        (c, _, t) if t > c => b'\t',
        _ => b',',
    }
}

fn line_breaks(record: &StringRecord) -> u64 {
    record.iter().flat_map(str::bytes).map(|byte| u64::from(byte == b'\n')).sum()
}

/// A cell is one line: where it was broken, there is a space.
fn one_line(cell: &str) -> String {
    cell.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
