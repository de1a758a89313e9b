//! What `.github/SECURITY.md` promises: that the tests it names are there, and that attache has no way to
//! the network.

use crate::{locked, repository};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Packages that are there to reach the network. The list is not complete and cannot be; it holds what
/// one would most likely add.
const FOR_THE_NETWORK: [&str; 22] = [
    "async-std",
    "attohttpc",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "libp2p",
    "minreq",
    "native-tls",
    "openssl",
    "opentelemetry",
    "quinn",
    "reqwest",
    "rustls",
    "self_update",
    "sentry",
    "smol",
    "socket2",
    "surf",
    "tungstenite",
    "ureq",
];

/// Packages that can open connections, and the feature with which they would.
const WITH_A_FEATURE: [(&str, &str); 4] = [("mio", "net"), ("rustix", "net"), ("tokio", "net"), ("tokio", "process")];

/// The words in code marks, in the order of the text.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_test_that_is_named_exists() {
    let page = repository::read(&repository::root().join(".github/SECURITY.md"));
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| ") && line.contains("`: `")).collect();
    let claims = page.lines().filter(|line| line.starts_with("| ")).count();
    // Each of the three tables has a head and a line under it.
    assert_eq!(rows.len(), claims - 3 * 2, "every claim names a test");
    for row in rows {
        let (_, kept_by) = row.rsplit_once(" | ").expect("a claim and its tests");
        let mut source = String::new();
        for name in marked(kept_by) {
            if Path::new(name).extension().is_some() {
                source = repository::read(&repository::root().join(name));
            } else {
                let is_there = source.contains(&format!("fn {name}() {{")) && source.contains("test");
                assert!(is_there, "SECURITY.md names {name}, which is in no such file");
            }
        }
    }
}

#[test]
fn no_source_names_the_network() {
    for folder in ["server/src", "grammar/src"] {
        for path in repository::files(&repository::root().join(folder), "rs") {
            let source = repository::read(&path);
            for word in ["std::net", "tokio::net", "TcpStream", "UdpSocket", "TcpListener", "UnixStream"] {
                assert!(!source.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn no_package_for_the_network_is_locked() {
    let lock = repository::read(&repository::root().join("Cargo.lock"));
    let locked: BTreeSet<_> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(locked.contains("attache"));
    for name in FOR_THE_NETWORK {
        assert!(!locked.contains(name), "Cargo.lock has {name}");
    }
}

#[test]
fn packages_that_could_use_the_network_are_built_without_it() {
    let metadata = locked::metadata(&repository::root().join("Cargo.toml"));
    let nodes = metadata["resolve"]["nodes"].as_array().expect("packages are resolved");
    for (package, feature) in WITH_A_FEATURE {
        let is_meant = |node: &&Value| node["id"].as_str().is_some_and(|id| id.contains(&format!("#{package}@")));
        let node = nodes.iter().find(is_meant).unwrap_or_else(|| panic!("{package} is no longer used: take it off"));
        let features = node["features"].as_array().expect("a list of features");
        assert!(!features.iter().any(|known| known == feature), "{package} is built with {feature}");
    }
}
