//! Installs what is missing. Asks nothing; says what it does, or which command would help.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::shell::{command, find, root, run, say};
use crate::toolchain::Toolchain;

/// What the tests need: a toolchain for the app, a browser, Node, Python and the programs of a PostgreSQL server.
pub(crate) fn for_tests() -> Result<()> {
    Toolchain::set_up()?;

    let mut packages = Vec::new();
    if find("node").is_none() {
        packages.push("nodejs");
    }
    if find("npm").is_none() {
        packages.push("npm");
    }
    if find_chromium().is_none() {
        packages.push("chromium");
    }
    if find_postgres().is_none() {
        packages.push("postgresql");
    }
    if find("python3").is_none() || !has_python_module("ensurepip") {
        packages.push("python3-venv");
    }
    if !packages.is_empty() {
        install(&packages)?;
    }

    let e2e = root().join("e2e");
    once(&e2e.join("package-lock.json"), &e2e.join("node_modules/.installed"), || {
        say("Installing the packages of e2e");
        run(command("npm").args(["ci", "--no-audit", "--no-fund", "--prefix", "e2e"]))
    })?;
    let requirements = e2e.join("requirements.txt");
    once(&requirements, &root().join("target/venv/.installed"), || {
        say("Installing the Python tools of the tests");
        run(command("python3").args(["-m", "venv", "--clear", "target/venv"]))?;
        run(command("target/venv/bin/pip").args(["install", "--quiet", "--requirement"]).arg(&requirements))
    })
}

/// Installs packages of Debian and its relatives.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let help = || format!("missing: {}; `{}` installs it", packages.join(", "), install_command(packages));
    if find("apt-get").is_none() {
        bail!("missing: {}; please install it, under whatever name your system has for it", packages.join(", "));
    }
    let mut may_sudo = command("sudo");
    may_sudo.args(["-n", "true"]).stderr(Stdio::null());
    let mut apt: Vec<&str> = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"];
    if !is_root() {
        run(&mut may_sudo).with_context(help)?;
        apt.splice(0..0, ["sudo", "-n"]);
    }
    say(format!("Installing {}", packages.join(", ")));
    let [program, arguments @ ..] = apt.as_slice() else { return Ok(()) };
    run(command(program).args(arguments).arg("update")).with_context(help)?;
    run(command(program).args(arguments).args(["install", "--no-install-recommends"]).args(packages)).with_context(help)
}

/// What a person types to install packages.
pub(crate) fn install_command(packages: &[&str]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

/// The browser that the journeys drive.
pub(crate) fn find_chromium() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from);
    chosen.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find))
}

/// The folder with the programs of the newest PostgreSQL server here. Debian does not put it on the `PATH`.
pub(crate) fn find_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten();
    let newest = versions.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).max();
    let packaged = newest.map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    let on_path = || Some(find("initdb")?.parent()?.to_owned());
    packaged.filter(|folder| folder.join("initdb").is_file()).or_else(on_path)
}

pub(crate) fn is_root() -> bool {
    // the owner of a process's own folder is its user
    fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0)
}

fn has_python_module(name: &str) -> bool {
    let mut python = command("python3");
    python.args(["-c", &format!("import {name}")]).stderr(Stdio::null());
    run(&mut python).is_ok()
}

/// Does `install` unless it was done for this very content of `wanted`.
fn once(wanted: &Path, installed: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let wanted = fs::read(wanted)?;
    if fs::read(installed).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    install()?;
    Ok(fs::write(installed, wanted)?)
}
