//! Two style sheets from many.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

/// What the page needs whose reader is not known yet, within `frontend/src`.
const OUTSIDE: [&str; 3] = ["ui", "pages/brand.css", "pages/second_factor"];

#[derive(Debug)]
pub(crate) struct Sheets {
    /// What the first page needs: tokens, then the base, then what pages are made of.
    pub(crate) first: String,
    /// What stands beside its components: it comes before the other, as pages come before what they are made of.
    pub(crate) inside: String,
}

pub(crate) fn collect(frontend: &Path) -> Result<Sheets> {
    let (mut shared, source) = (super::files(&frontend.join("styles"))?, frontend.join("src"));
    shared.sort_by_key(|file| match file.file_name().and_then(OsStr::to_str) {
        Some("tokens.css") => 0,
        Some("base.css") => 1,
        _ => 2,
    });
    let sheets = super::files(&source)?.into_iter().filter(|file| file.extension() == Some(OsStr::new("css")));
    let (outside, inside): (Vec<_>, Vec<_>) =
        sheets.partition(|file| OUTSIDE.iter().any(|name| file.starts_with(source.join(name))));
    shared.extend(outside);
    Ok(Sheets { first: join(&shared)?, inside: join(&inside)? })
}

fn join(files: &[PathBuf]) -> Result<String> {
    files.iter().map(|file| Ok(minify(&fs::read_to_string(file)?))).collect()
}

/// Drops comments and the white space that means nothing; strings stay as they are.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    // white space is written only once it is known what follows it
    let mut is_space_due = false;
    while let Some(next) = rest.next() {
        match next {
            '/' if rest.peek() == Some(&'*') => {
                let mut last = ' ';
                rest.next();
                for within in rest.by_ref() {
                    if (last, within) == ('*', '/') {
                        break;
                    }
                    last = within;
                }
                is_space_due = true;
            }
            _ if next.is_whitespace() => is_space_due = true,
            _ => {
                let is_open = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']);
                if is_space_due && !is_open && !['{', '}', ';', ','].contains(&next) {
                    out.push(' ');
                }
                is_space_due = false;
                if next == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(next);
                if next == '"' || next == '\'' {
                    let mut is_escaped = false;
                    for within in rest.by_ref() {
                        out.push(within);
                        if within == next && !is_escaped {
                            break;
                        }
                        is_escaped = within == '\\' && !is_escaped;
                    }
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn space_that_means_nothing_is_dropped() {
        for (css, expected) in [
            ("a {\n  color: red;\n  margin: 0 1px;\n}\n", "a{color:red;margin:0 1px}"),
            ("/* why */ a, b > c :hover { }", "a,b > c :hover{}"),
            ("a{b:calc( 1px + 2px )}", "a{b:calc( 1px + 2px )}"),
            ("@media (width < 10px) and (hover) {a{b:c}}", "@media (width < 10px) and (hover){a{b:c}}"),
            (r#"a::after { content: "  \"}  /* */ ;"; }"#, r#"a::after{content:"  \"}  /* */ ;"}"#),
            ("a/**/b{}", "a b{}"),
        ] {
            assert_eq!(minify(css), expected);
        }
    }
}
