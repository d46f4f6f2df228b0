//! The single-page app: from `frontend` to the files of `dist` that the server embeds.
//!
//! Names carry a hash of their content, so that browsers may keep them for ever, and each text file has a compressed
//! `.br` and `.gz` beside it. The module is divided at the functions that the app marks as parts of their own, which a browser
//! loads when it needs them.

mod split;
mod styles;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{root, run, say};
use crate::toolchain::{TARGET, Toolchain};
use split::Parts;
use styles::Sheets;

/// What the browser must load, compressed, before the first page shows.
const BOUND: usize = 450_000;

/// Whatever changes the app; the folders of crates that it does not depend on are left out.
const INPUTS: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "crates/client",
    "crates/contract",
    "crates/domain",
    "crates/texts",
    "crates/xtask/src/toolchain.rs",
    "crates/xtask/src/web",
    "crates/xtask/src/web.rs",
    "frontend",
];

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Compile quickly, leave the result large.
    #[arg(long)]
    dev: bool,
    /// Compile for size and check the size budget; this is the default.
    #[arg(long, conflicts_with = "dev")]
    release: bool,
}

impl Options {
    pub(crate) fn mode(&self) -> Mode {
        if self.dev { Mode::Dev } else { Mode::Release }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    Dev,
    Release,
}

/// Builds the app, unless `dist` already holds what the sources say.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let dist = root().join("dist");
    // beside dist, not in it: what is in dist is served
    let stamp_file = root().join("target/web/dist.stamp");
    let stamp = stamp(mode)?;
    if dist.join("index.html").is_file() && fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
        say("The app in dist is up to date");
        return Ok(());
    }

    let parts = split::split(&compile(mode)?)?;
    let bound = bind(&parts)?;

    say("Writing dist");
    let mut site = Site::default();
    write_site(&mut site, &bound)?;
    let unfinished = root().join("target/web/dist");
    site.write(&unfinished, mode)?;
    // dist is replaced as a whole: a build that fails leaves the old one
    remove(&dist)?;
    fs::rename(&unfinished, &dist)?;

    let first_page = site.report(&parts);
    if mode == Mode::Release && first_page > BOUND {
        bail!("the first page needs {first_page} bytes, more than the {BOUND} that it is held to");
    }
    fs::write(&stamp_file, stamp)?;
    Ok(())
}

/// A digest of everything that the result depends on.
fn stamp(mode: Mode) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update(format!("{mode:?}"));
    for input in INPUTS {
        for file in files(&root().join(input))? {
            digest.update(file.as_os_str().as_encoded_bytes());
            digest.update(Sha256::digest(fs::read(file)?));
        }
    }
    Ok(short(&digest.finalize()))
}

fn compile(mode: Mode) -> Result<PathBuf> {
    let toolchain = Toolchain::set_up()?;
    let (profile, size) = match mode {
        Mode::Dev => ("wasm-dev", ""),
        Mode::Release => ("wasm-release", toolchain.flags_for_size()),
    };
    say("Compiling the app to WebAssembly (some minutes the first time)");
    // its own target folder: two compilers must not share one
    run(toolchain
        .build()
        .args(["--package", "vitrine-frontend", "--lib", "--profile", profile, "--target-dir", "target/web"])
        // components without their types: they compile sooner and to less; what refers to what, for dividing
        .env("RUSTFLAGS", format!("--cfg erase_components -Clink-args=--emit-relocs{size}")))?;
    Ok(root().join("target/web").join(TARGET).join(profile).join("vitrine_frontend.wasm"))
}

/// Makes the JavaScript that loads the module and calls it, and puts the parts beside it.
fn bind(parts: &Parts) -> Result<PathBuf> {
    say("Binding it to JavaScript");
    let bound = root().join("target/web/bound");
    remove(&bound)?;
    Bindgen::new()
        .input_path(&parts.main)
        .web(true)?
        .out_name("vitrine")
        .typescript(false)
        // the parts are bound to what the linker exports
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&bound)
        .context("wasm-bindgen cannot bind the app")?;
    for file in &parts.others {
        fs::copy(file, bound.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(bound)
}

fn write_site(site: &mut Site, bound: &Path) -> Result<()> {
    let frontend = root().join("frontend");
    let Sheets { first: mut css, inside } = styles::collect(&frontend)?;
    let mut font = String::new();

    let assets = frontend.join("assets");
    for file in files(&assets)? {
        let name = format!("/assets/{}", file.strip_prefix(&assets)?.to_string_lossy());
        let content = fs::read(&file)?;
        // what the styles name can carry a hash; the rest is named by the app and by browsers
        if css.contains(&name) {
            let is_first = name.starts_with("/assets/fonts/vitrine-sans-latin") && font.is_empty();
            let hashed = site.add_hashed(&name, content, is_first);
            css = css.replace(&name, &hashed);
            if is_first {
                font = format!(r#"<link rel="preload" href="{hashed}" as="font" type="font/woff2" crossorigin>"#);
            }
        } else {
            site.add(name, content, false);
        }
    }
    let css = site.add_hashed("/vitrine.css", css.into_bytes(), true);
    let inside = site.add_hashed("/inside.css", inside.into_bytes(), false);

    // these name each other, so it is their folder that is named by what they hold
    let mut digest = Sha256::new();
    for file in files(bound)? {
        digest.update(fs::read(file)?);
    }
    let folder = format!("/app-{}", short(&digest.finalize()));
    for file in files(bound)? {
        let name = file.strip_prefix(bound)?.to_string_lossy().into_owned();
        let is_first_page = !split::is_part(&name);
        site.add(format!("{folder}/{name}"), fs::read(&file)?, is_first_page);
    }
    let (js, wasm) = (format!("{folder}/vitrine.js"), format!("{folder}/vitrine_bg.wasm"));
    // a file of its own, because the content security policy allows no script within the page
    let boot = format!("import start from \"{js}\";\nstart({{ module_or_path: \"{wasm}\" }});\n");
    let boot = site.add_hashed("/boot.js", boot.into_bytes(), true);

    let page = fs::read_to_string(frontend.join("index.html")).context("cannot read frontend/index.html")?;
    let page = [
        (
            "{{css}}",
            // the app asks for the other one with its first part
            format!(
                r#"<meta name="inside" content="{}"><link rel="stylesheet" href="{css}">"#,
                inside.trim_start_matches('/')
            ),
        ),
        ("{{font}}", font),
        ("{{js}}", format!(r#"<link rel="modulepreload" href="{js}"><script type="module" src="{boot}"></script>"#)),
        ("{{wasm}}", format!(r#"<link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin>"#)),
    ]
    .into_iter()
    .try_fold(page, |page, (placeholder, html)| {
        if !page.contains(placeholder) {
            bail!("frontend/index.html has no {placeholder}");
        }
        Ok(page.replace(placeholder, &html))
    })?;
    site.add("/index.html".to_owned(), page.into_bytes(), true);
    Ok(())
}

/// The files of `dist`, in memory.
#[derive(Debug, Default)]
struct Site {
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    /// The path of its address, from `/`.
    name: String,
    content: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
    is_first_page: bool,
}

impl Site {
    fn add(&mut self, name: String, content: Vec<u8>, is_first_page: bool) {
        self.files.push(File { name, content, brotli: None, gzip: None, is_first_page });
    }

    /// Adds a file under a name with a hash of its content and returns that name.
    fn add_hashed(&mut self, name: &str, content: Vec<u8>, is_first_page: bool) -> String {
        let hash = short(&Sha256::digest(&content));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let hashed = format!("{stem}-{hash}.{extension}");
        self.add(hashed.clone(), content, is_first_page);
        hashed
    }

    fn write(&mut self, folder: &Path, mode: Mode) -> Result<()> {
        remove(folder)?;
        for file in &mut self.files {
            file.compress(mode)?;
            let path = folder.join(file.name.trim_start_matches('/'));
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, &file.content)?;
            for (compressed, extension) in [(&file.brotli, "br"), (&file.gzip, "gz")] {
                if let Some(compressed) = compressed {
                    let mut name = path.clone().into_os_string();
                    name.push(".");
                    name.push(extension);
                    fs::write(name, compressed)?;
                }
            }
        }
        Ok(())
    }

    /// Prints a table of sizes and returns what the first page needs.
    fn report(&self, parts: &Parts) -> usize {
        eprintln!("{:>11} {:>11}   ({} files)", "bytes", "brotli", self.files.len());
        for file in self.files.iter().filter(|file| file.is_first_page || split::is_part(&file.name)) {
            eprintln!("{:>11} {:>11}   {}", file.content.len(), file.sent(), file.name);
        }
        let sent = |files: &dyn Fn(&File) -> bool| self.files.iter().filter(|file| files(file)).map(File::sent).sum();
        let first: usize = sent(&|file| file.is_first_page);
        eprintln!("{:>11} {first:>11}   first page; the bound is {BOUND}", "");
        for (part, needs) in &parts.needs {
            let more: usize = sent(&|file| needs.iter().any(|name| file.name.ends_with(&format!("/{name}.wasm"))));
            eprintln!("{:>11} {more:>11}   more for {part}", "");
        }
        first
    }
}

impl File {
    /// How many bytes travel.
    fn sent(&self) -> usize {
        self.brotli.as_ref().unwrap_or(&self.content).len()
    }

    /// Compresses what is not compressed by its own format.
    fn compress(&mut self, mode: Mode) -> Result<()> {
        let extension = self.name.rsplit('.').next().unwrap_or_default();
        if !["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"].contains(&extension) {
            return Ok(());
        }
        let quality = if mode == Mode::Release { 11 } else { 5 };
        let parameters = BrotliEncoderParams { quality, lgwin: 24, ..BrotliEncoderParams::default() };
        let mut smaller = Vec::new();
        brotli::BrotliCompress(&mut self.content.as_slice(), &mut smaller, &parameters)?;
        self.brotli = Some(smaller);

        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&self.content)?;
        self.gzip = Some(gzip.finish()?);
        Ok(())
    }
}

/// The files below a path, sorted; none when there is no such path.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            found.extend(files(&entry?.path())?);
        }
    }
    found.sort();
    Ok(found)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
    } else {
        Ok(())
    }
}

/// The start of a digest, as text.
fn short(digest: &[u8]) -> String {
    format!("{:016x}", digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
}
