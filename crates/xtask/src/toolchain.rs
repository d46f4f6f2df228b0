//! A Rust toolchain that compiles to WebAssembly.
//!
//! Most machines have rustup and get the target from it. Debian packages a second toolchain with the sources of the
//! standard library, for its browsers; it serves where rustup has no network.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::setup::{self, install_command};
use crate::shell::{command, find, output, run, say};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

#[derive(Debug)]
pub(crate) enum Toolchain {
    /// The toolchain in use has the target.
    Plain,
    /// Debian's, which compiles the standard library too and takes its linker from the toolchain in use.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// What is here, or what can be installed.
    pub(crate) fn set_up() -> Result<Self> {
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        if find("rustup").is_some() {
            say(format!("Installing the Rust target {TARGET}"));
            if run(command("rustup").args(["target", "add", TARGET])).is_ok() {
                return Ok(Self::Plain);
            }
        }
        // not every release of Debian has these packages, hence the question afterwards
        let installed = setup::install(&DEBIAN_PACKAGES);
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        installed?;
        bail!(
            "no Rust toolchain for {TARGET}; `rustup target add {TARGET}` installs it, or on Debian `{}`",
            install_command(&DEBIAN_PACKAGES)
        )
    }

    fn find() -> Result<Option<Self>> {
        let rustlib = Path::new(&output(command("rustc").args(["--print", "sysroot"]))?).join("lib/rustlib");
        if rustlib.join(TARGET).is_dir() {
            return Ok(Some(Self::Plain));
        }
        let linker =
            rustlib.read_dir()?.flatten().map(|entry| entry.path().join("bin/rust-lld")).find(|lld| lld.is_file());
        let sources = Path::new("/usr/lib/rustlib/src/rust/library");
        let packaged =
            sources.is_dir() && output(command("/usr/bin/rustc").arg("--version")).is_ok_and(|it| is_new_enough(&it));
        Ok(linker.filter(|_| packaged).map(|linker| Self::Debian { linker }))
    }

    /// What makes the result smaller and the released toolchains do not offer yet: no words for panics and none for debugging,
    /// which nobody reads in a browser.
    pub(crate) fn flags_for_size(&self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Debian { .. } => {
                " -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
            }
        }
    }

    /// `cargo build` for the target.
    pub(crate) fn build(&self) -> Command {
        let mut build = match self {
            Self::Plain => command("cargo"),
            Self::Debian { linker } => {
                let mut cargo = command("/usr/bin/cargo");
                cargo
                    .args(["-Zbuild-std=std,panic_abort"])
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    // set for this program by the other toolchain
                    .env_remove("LD_LIBRARY_PATH");
                cargo
            }
        };
        build.args(["build", "--target", TARGET]);
        build
    }
}

/// Whether the compiler that calls itself `rustc 1.96.0 (…)` can compile this workspace.
fn is_new_enough(version: &str) -> bool {
    let minor = |version: &str| version.split('.').nth(1)?.parse::<u32>().ok();
    minor(version) >= minor(env!("CARGO_PKG_RUST_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn compilers_older_than_the_workspace_are_passed_over() {
        assert!(is_new_enough("rustc 1.196.0 (ac68faa20 2026-05-25)"));
        assert!(!is_new_enough("rustc 1.63.0"));
        assert!(!is_new_enough("something else"));
    }
}
