//! The program as Python's and Node's package managers bring it: built, packed and installed from the
//! files, nothing of it from a registry; and the hooks as pre-commit starts them. Asked where `CI=true` or
//! `ATTACHE_TEST_PACKAGES=1`, as it takes maturin, npm, pre-commit, and time.

use crate::repository;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const BRIEF: &str = "President Lee Jae Mung spoke.\n";

/// Whether packages are to be tested here; says so if not.
#[allow(clippy::print_stdout, reason = "whoever runs the tests wants to know")]
fn are_wanted() -> bool {
    let is_set = |variable: &str, value: &str| std::env::var_os(variable).is_some_and(|set| set == value);
    let wanted = is_set("CI", "true") || is_set("ATTACHE_TEST_PACKAGES", "1");
    if !wanted {
        println!("packages are tested where CI=true or ATTACHE_TEST_PACKAGES=1");
    }
    wanted
}

/// Runs a command that must succeed, and returns what it prints.
#[track_caller]
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.into_owned()
}

/// The one file in a folder whose name begins and ends like this.
#[track_caller]
fn file(folder: &Path, start: &str, end: &str) -> PathBuf {
    let names = std::fs::read_dir(folder).expect("it was packed into").map(|entry| entry.expect("an entry").path());
    let fits = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(start) && name.ends_with(end)
    };
    let found: Vec<_> = names.filter(fits).collect();
    assert_eq!(found.len(), 1, "{start}…{end}: {found:?}");
    found[0].clone()
}

/// The installed program does what the built one does.
#[track_caller]
fn assert_works(program: &Path, folder: &Path) {
    std::fs::write(folder.join("brief.md"), BRIEF).expect("a temporary folder can be written to");
    let version = run(Command::new(program).arg("--version"));
    assert_eq!(version, format!("attache {}\n", env!("CARGO_PKG_VERSION")));
    let output = Command::new(program).args(["lint", "--format", "compact", "brief.md"]).current_dir(folder).output();
    let output = output.expect("it was just started");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("brief.md:1:11: warning N001"));
}

#[test]
fn pip_installs_the_wheel_and_attache_lint_runs() {
    if !are_wanted() {
        return;
    }
    let disk = TempDir::new().expect("a temporary folder");
    let (packed, room) = (disk.path().join("packed"), disk.path().join("venv"));
    // The development profile is the one that these tests were built with, so that little is built anew.
    let mut maturin = Command::new("maturin");
    maturin.args(["build", "--profile", "dev", "--locked", "--compatibility", "linux", "--out"]).arg(&packed);
    run(maturin.current_dir(repository::root().join("server")));
    run(Command::new("python3").args(["-m", "venv"]).arg(&room));
    let wheel = file(&packed, "attache_lint-", ".whl");
    run(Command::new(room.join("bin/pip")).args(["install", "--no-index", "--no-deps"]).arg(&wheel));
    assert_works(&room.join("bin/attache"), disk.path());
}

#[test]
fn npm_installs_the_program_of_this_system_and_attache_lint_runs() {
    if !are_wanted() {
        return;
    }
    let disk = TempDir::new().expect("a temporary folder");
    let packed = disk.path().join("packed");
    let system = run(Command::new("node").args(["--print", "process.platform + '-' + process.arch"]));
    let pack = repository::root().join("server/npm/pack.mjs");
    run(Command::new("node").arg(pack).args([system.trim(), env!("CARGO_BIN_EXE_attache")]).arg(&packed));
    let chooser = file(&packed, "attache-lint-attache-", ".tgz");
    let program = file(&packed, &format!("attache-lint-{}-", system.trim()), ".tgz");
    std::fs::write(disk.path().join("package.json"), "{\"private\": true}").expect("it can be written to");
    let mut npm = Command::new("npm");
    npm.args(["install", "--offline", "--no-audit", "--no-fund"]).args([program, chooser]).current_dir(disk.path());
    run(&mut npm);
    assert_works(&disk.path().join("node_modules/.bin/attache"), disk.path());
}

/// Plays cargo for the hook: the program of these tests is the one that is built.
const CARGO: &str = r#"#!/bin/sh
while [ "$1" != --manifest-path ]; do shift; done
folder=$(dirname "$2")/target/release
mkdir -p "$folder" && cp "$PROGRAM" "$folder/attache"
"#;

#[cfg(unix)]
#[test]
fn pre_commit_checks_briefs_and_fixes_them() {
    use std::os::unix::fs::PermissionsExt;
    if !are_wanted() {
        return;
    }
    let disk = TempDir::new().expect("a temporary folder");
    let [hooks, briefs, bin] = ["hooks", "briefs", "bin"].map(|name| disk.path().join(name));
    let write = |path: PathBuf, text: &str| {
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a temporary folder can be written to");
    };
    let root = repository::root();
    write(hooks.join(".pre-commit-hooks.yaml"), &repository::read(&root.join(".pre-commit-hooks.yaml")));
    write(hooks.join(".ci/hook"), &repository::read(&root.join(".ci/hook")));
    write(bin.join("cargo"), CARGO);
    for program in [hooks.join(".ci/hook"), bin.join("cargo")] {
        std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }
    let git = |folder: &Path, arguments: &str| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments.split_whitespace());
        run(git.current_dir(folder))
    };
    for arguments in ["init --quiet", "add .", "commit --quiet --message hooks"] {
        git(&hooks, arguments);
    }
    let revision = git(&hooks, "rev-parse HEAD");
    let place = hooks.display();
    let settings =
        format!("repos:\n- repo: {place}\n  rev: {revision}  hooks:\n  - id: attache\n  - id: attache-fix\n");
    write(briefs.join(".pre-commit-config.yaml"), &settings);
    write(briefs.join("brief.md"), BRIEF);
    write(briefs.join("clean.md"), "All is well.\n");
    git(&briefs, "init --quiet");
    git(&briefs, "add .");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(bin).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(folders).expect("folders of a PATH join");
    let hook = |name: &str| {
        let mut command = Command::new("pre-commit");
        command.args(["run", "--all-files", name]).current_dir(&briefs).env("PATH", &path);
        command.env("PRE_COMMIT_HOME", disk.path().join("kept")).env("PROGRAM", env!("CARGO_BIN_EXE_attache"));
        let output = command.output().expect("pip install pre-commit");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (passed, said) = hook("attache");
    assert!(!passed && said.contains("warning[N001 misspelt-name]") && said.contains("in 1 of 2 briefs"), "{said}");
    let (passed, said) = hook("attache-fix");
    assert!(!passed && said.contains("files were modified by this hook"), "{said}");
    assert_eq!(repository::read(&briefs.join("brief.md")), "President Lee Jae Myung spoke.\n");
    let (passed, said) = hook("attache");
    assert!(passed && said.contains("Passed"), "{said}");
}

#[test]
fn all_packages_have_the_version_of_the_program() {
    let manifest = repository::read(&repository::root().join("server/npm/attache/package.json"));
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let depended = manifest["optionalDependencies"].as_object().expect("a program for each system").values();
    for version in depended.chain([&manifest["version"]]) {
        assert_eq!(version, env!("CARGO_PKG_VERSION"));
    }
}
