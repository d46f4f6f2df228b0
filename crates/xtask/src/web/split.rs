//! Divides the module at the functions that the app marks as parts of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::Parser;

use super::remove;
use crate::shell::{root, say};

#[derive(Debug)]
pub(super) struct Parts {
    /// What the browser starts with.
    pub(super) main: PathBuf,
    /// The rest, and the script that loads it.
    pub(super) others: Vec<PathBuf>,
    /// The files of each part, by the part's name: its own and those it shares with others.
    pub(super) needs: BTreeMap<String, Vec<String>>,
}

/// Whether this is a file that is loaded when it is needed.
pub(super) fn is_part(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "wasm") && !name.ends_with("vitrine_bg.wasm")
}

pub(super) fn split(wasm: &Path) -> Result<Parts> {
    say("Dividing it into parts");
    let folder = root().join("target/web/parts");
    remove(&folder)?;
    let input = fs::read(wasm)?;
    let (main, script) = (folder.join("main.wasm"), "parts.js");
    let link = format!("./{script}");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./vitrine.js";
    let divided = transform(options).map_err(|error| anyhow!("cannot divide the app: {error:#}"))?;
    let mut others = divided.split_modules;
    for part in &others {
        fs::write(part, without_names(&fs::read(part)?)?)?;
    }
    others.push(folder.join(script));
    Ok(Parts { main, others, needs: divided.prefetch_map.into_iter().collect() })
}

/// The module without the sections that only tools read.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    const CUSTOM: u8 = 0;
    let mut smaller = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Some((id, range)) = payload?.as_section().filter(|(id, _)| *id != CUSTOM) {
            smaller.section(&RawSection { id, data: wasm.get(range).unwrap_or_default() });
        }
    }
    Ok(smaller.finish())
}
