//! One style sheet from many.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::Result;

/// Tokens, then the base, then what is shared, then the sheets that stand beside their components.
pub(crate) fn collect(frontend: &Path) -> Result<String> {
    let mut shared = super::files(&frontend.join("styles"))?;
    shared.sort_by_key(|file| match file.file_name().and_then(OsStr::to_str) {
        Some("tokens.css") => 0,
        Some("base.css") => 1,
        _ => 2,
    });
    let sheets = shared
        .into_iter()
        .chain(super::files(&frontend.join("src"))?)
        .filter(|file| file.extension() == Some(OsStr::new("css")));
    sheets.map(|file| Ok(minify(&fs::read_to_string(file)?))).collect()
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
