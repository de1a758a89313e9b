//! What the benches read.

use std::path::Path;

/// The briefs of the tests, in the order of their names.
pub fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/briefs");
    let entries = std::fs::read_dir(&folder).expect("the repository has its briefs");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("it is text")).collect()
}
