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
