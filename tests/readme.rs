//! The README shows what the program really prints.

use crate::repository;
use std::process::Command;

#[test]
fn the_example_is_what_lint_prints() {
    let readme = repository::read(&repository::root().join("README.md"));
    let (_, rest) = readme.split_once("$ attache lint tests/briefs\n").expect("the README has an example");
    let (example, _) = rest.split_once("```").expect("the example ends");
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    let output = command.current_dir(repository::root()).args(["lint", "tests/briefs"]).output();
    let printed = String::from_utf8(output.expect("the program runs").stdout).expect("it prints text");
    for part in example.split("…\n").map(str::trim).filter(|part| !part.is_empty()) {
        assert!(printed.contains(part), "the README shows\n{part}\nbut the program prints\n{printed}");
    }
}

/// A brief of eleven lines with five findings.
const OLD_BRIEF: &str = "---\ntitle: Talks\nauthor: A. Analyst\ndate: 2025-11-18\n---\n\n\
    President Lee Jae Mung and Kim Jong Eun spoke.\n\nThe KHQX met.\n\nThe JWZQ and the QVXB stayed.\n";

/// The commands of the README, in a folder as it speaks of, as a shell carries them out.
#[cfg(unix)]
#[test]
fn old_findings_are_frozen_as_the_readme_says() {
    let readme = repository::read(&repository::root().join("README.md"));
    let (_, rest) = readme.split_once("```console\n$ attache lint --statistics").expect("the README freezes findings");
    let (example, _) = rest.split_once("```").expect("the example ends");
    let example = format!("$ attache lint --statistics{example}");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::create_dir(folder.path().join("briefs")).expect("there is room for a folder");
    for number in 1..=60 {
        std::fs::write(folder.path().join(format!("briefs/{number:02}.md")), OLD_BRIEF).expect("briefs can be written");
    }
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_attache"));
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Into::into).into_iter().chain(std::env::split_paths(&old));
    let path = std::env::join_paths(folders).expect("folders of a PATH join");
    let mut played = String::new();
    for command in example.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{command} 2>&1")]).current_dir(folder.path()).env("PATH", &path);
        let output = shell.output().expect("every Unix has a shell");
        played += &format!("$ {command}\n{}", String::from_utf8_lossy(&output.stdout));
    }
    assert_eq!(played, example);
}
