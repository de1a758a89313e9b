//! The packages that are locked: the oldest toolchain that attache promises builds all of them, and
//! what is fuzzed is what is shipped.

use crate::repository;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// What cargo knows of a workspace and all packages that it needs, on every system.
pub fn metadata(manifest: &Path) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version=1", "--locked", "--manifest-path"]).arg(manifest);
    let output = cargo.output().expect("cargo runs these tests");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("metadata is JSON")
}

/// The numbers of a version such as `1.89`, which stands for `1.89.0`.
fn numbers(version: &str) -> [u32; 3] {
    let mut numbers = version.split('.').map(|number| number.parse().expect("toolchains have plain versions"));
    [(); 3].map(|()| numbers.next().unwrap_or_default())
}

#[test]
fn no_locked_package_asks_for_a_newer_toolchain_than_attache_does() {
    let metadata = metadata(&repository::root().join("Cargo.toml"));
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let asked = |package: &Value| package["rust_version"].as_str().map(numbers);
    let own = packages.iter().find(|package| package["name"] == "attache").and_then(asked);
    let own = own.expect("attache promises a toolchain");
    for package in packages {
        let named = format!("{} {}", package["name"], package["version"]);
        assert!(asked(package).is_none_or(|asked| asked <= own), "{named} asks for {}", package["rust_version"]);
    }
}

#[test]
fn what_is_fuzzed_is_what_is_shipped() {
    let locked = |lock: &str| {
        let lock: toml::Table = repository::read(&repository::root().join(lock)).parse().expect("a lock is TOML");
        let mut versions = BTreeMap::<String, BTreeSet<String>>::new();
        for package in lock["package"].as_array().expect("a list of packages") {
            let text = |key: &str| package[key].as_str().expect("it is a text").to_owned();
            versions.entry(text("name")).or_default().insert(text("version"));
        }
        versions
    };
    let shipped = locked("Cargo.lock");
    for (name, versions) in locked("tests/fuzz/Cargo.lock") {
        let Some(shipped) = shipped.get(&name) else { continue };
        assert!(versions.is_subset(shipped), "{name} {versions:?} is fuzzed and {shipped:?} is shipped");
    }
}
