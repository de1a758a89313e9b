//! The borders within the house, read from the sources: dependencies point one way, the protocol is
//! spoken in one place, lines are printed in one place, files are small.

use crate::repository;
use std::path::Path;

/// The modules of the server, lowest first. A module uses its own layer and those below.
const LAYERS: &[&[&str]] = &[
    &[
        "arithmetic",
        "article",
        "compound",
        "edition",
        "expansion",
        "facts",
        "files",
        "hands",
        "harmless",
        "index",
        "key",
        "lasting",
        "ledger",
        "measure",
        "naming",
        "nearest",
        "packs",
        "quantity",
        "quotations",
        "reading",
        "slip",
        "text",
        "vouched",
        "wording",
        "words",
    ],
    &[
        "abbreviations",
        "baseline",
        "finding",
        "fix",
        "introduction",
        "meaning",
        "profile",
        "project",
        "rules",
        "scope",
        "settings",
        "usage",
        "waivers",
    ],
    &["lint"],
    &["exchange"],
    &["workspace"],
    &["features"],
    &["lsp"],
    &["cli"],
];

const MOST_LINES: usize = 400;

/// A source file: its path from the repository's root with forward slashes, and its text without
/// comments.
struct Source {
    path: String,
    code: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let root = repository::root();
    let read = |path: &Path| {
        let text = repository::read(path);
        let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
        let path = path.strip_prefix(&root).expect("it lies in the repository").to_string_lossy().replace('\\', "/");
        Source { path, code: lines.fold(String::new(), |code, line| code + line + "\n") }
    };
    repository::files(&root.join(folder), "rs").iter().map(|path| read(path)).collect()
}

/// The module of the server that a file belongs to.
fn module(source: &Source) -> &str {
    let inner = source.path.strip_prefix("server/src/").unwrap_or(&source.path);
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules that a file names from the root of its crate.
fn uses(source: &Source) -> Vec<&str> {
    let mut uses = Vec::new();
    for (at, root) in source.code.match_indices("crate::") {
        let rest = &source.code[at + root.len()..];
        match rest.strip_prefix('{') {
            Some(group) => uses.extend(heads(&group[..group.find("};").unwrap_or(group.len())])),
            None => uses.push(head(rest)),
        }
    }
    // In a file that lies at the root, `super` is the root.
    if !source.path["server/src/".len()..].contains('/') {
        uses.extend(source.code.match_indices("super::").map(|(at, path)| head(&source.code[at + path.len()..])));
    }
    uses
}

fn head(path: &str) -> &str {
    &path[..path.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(path.len())]
}

/// The first names of a group such as `index::{Facts, Index}, packs::Lexicon`.
fn heads(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let split = group.split(|char: char| {
        depth += i32::from(char == '{') - i32::from(char == '}');
        char == ',' && depth == 0
    });
    split.map(|part| head(part.trim_start())).collect()
}

fn assert_named_only_in(words: &[&str], allowed: &[&str]) {
    for source in sources("server/src").iter().chain(&sources("grammar/src")) {
        let may = allowed.iter().any(|allowed| source.path.starts_with(allowed));
        for word in words.iter().filter(|_| !may) {
            assert!(!source.code.contains(word), "{} names {word}, which belongs in {allowed:?}", source.path);
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    for source in &sources("server/src") {
        let Some(own) = layer(module(source)) else { continue };
        for used in uses(source) {
            let upward = layer(used).is_some_and(|used| used > own);
            assert!(!upward, "{} uses {used}, which lies above it", source.path);
        }
    }
}

#[test]
fn every_module_has_its_layer() {
    for source in sources("server/src").iter().filter(|source| !matches!(module(source), "lib" | "main")) {
        assert!(layer(module(source)).is_some(), "{} is in no layer", source.path);
    }
}

#[test]
fn the_protocol_is_spoken_in_one_place() {
    assert_named_only_in(&["tower_lsp", "ls_types"], &["server/src/lsp/"]);
}

#[test]
fn the_rope_is_known_in_one_file() {
    assert_named_only_in(&["ropey"], &["server/src/text.rs"]);
}

#[test]
fn lines_are_printed_in_one_place() {
    let printing = ["println!", "print!(", "std::io::stdout", "std::io::stderr", "anstream"];
    assert_named_only_in(&printing, &["server/src/cli/"]);
}

#[test]
fn briefs_are_read_and_written_in_one_place() {
    assert_named_only_in(&["std::fs", "File::open"], &["server/src/files", "server/src/cli/"]);
}

#[test]
fn the_grammar_knows_neither_files_nor_clock() {
    for source in &sources("grammar/src") {
        for word in ["std::fs", "std::io", "std::env", "std::net", "std::time", "std::thread", "Zoned::now", "println!"]
        {
            assert!(!source.code.contains(word), "{} names {word}", source.path);
        }
    }
}

#[test]
fn no_source_file_is_long() {
    for folder in ["server/src", "grammar/src", "tests"] {
        for source in sources(folder) {
            let lines = source.code.lines().count();
            assert!(lines <= MOST_LINES, "{} has {lines} lines: look for the seam", source.path);
        }
    }
}

#[test]
fn a_grouped_import_counts_each_of_its_modules() {
    let code = "use crate::{index::{Facts, Index}, packs::Lexicon};".to_owned();
    let source = Source { path: "server/src/rules/mod.rs".to_owned(), code };
    assert_eq!(uses(&source), ["index", "packs"]);
}
