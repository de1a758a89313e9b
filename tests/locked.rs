//! The packages that are locked: the oldest toolchain that attache promises builds all of them, they come
//! from where `.cargo/deny.toml` says and with the licences that it allows, and what is fuzzed is what is
//! shipped. `cargo deny` asks the same, and for advisories, which need the network.

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

fn table(path: &str) -> toml::Table {
    repository::read(&repository::root().join(path)).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts of a list.
fn texts(list: &toml::Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// Whether a licence such as `(MIT OR Apache-2.0) AND Unicode-3.0` leaves a choice that is allowed.
fn is_allowed(licence: &str, allowed: &[&str]) -> bool {
    let spaced = licence.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").replace(" WITH ", "+");
    any(&mut spaced.split_whitespace().peekable(), allowed)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut is_allowed = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        is_allowed |= all(words, allowed);
    }
    is_allowed
}

fn all(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut is_allowed = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        is_allowed &= one(words, allowed);
    }
    is_allowed
}

fn one(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let word = words.next().expect("a licence has a name").replace('+', " WITH ");
    if word != "(" {
        return allowed.contains(&word.as_str());
    }
    let is_allowed = any(words, allowed);
    assert_eq!(words.next(), Some(")"), "brackets that open close");
    is_allowed
}

#[test]
fn a_licence_is_allowed_if_it_leaves_a_choice_that_is() {
    let allowed = ["MIT", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
    for licence in
        ["MIT", "GPL-3.0/MIT", "(Apache-2.0 OR MIT) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR ISC"]
    {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in ["Apache-2.0", "MIT AND GPL-3.0", "(GPL-3.0 OR ISC) AND MIT"] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

#[test]
fn packages_have_the_sources_and_the_licences_that_are_allowed() {
    let deny = table(".cargo/deny.toml");
    let (allowed, banned) = (texts(&deny["licenses"]["allow"]), deny["bans"]["deny"].as_array().expect("a list"));
    let mut registries = BTreeSet::new();
    for package in metadata(&repository::root().join("Cargo.toml"))["packages"].as_array().expect("a list") {
        let text = |key: &str| package[key].as_str();
        let name = text("name").expect("packages have names");
        let source = text("source").map(str::to_owned);
        let is_ours = source.is_none() && name.starts_with("attache");
        let is_published = source.as_ref().is_some_and(|source| source.starts_with("registry+"));
        assert!(is_ours || is_published, "{name} comes from {source:?}");
        registries.extend(source);
        let licence = text("license").unwrap_or_default();
        assert!(!licence.is_empty() && is_allowed(licence, &allowed), "{name} has the licence {licence:?}");
        assert!(!banned.iter().any(|banned| banned["name"].as_str() == Some(name)), "{name} is banned");
    }
    // Cargo's own; that of somebody else would be a second one.
    assert_eq!(registries.len(), 1, "{registries:?}");
}

#[test]
fn what_is_fuzzed_is_what_is_shipped() {
    let locked = |lock: &str| {
        let lock = table(lock);
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
