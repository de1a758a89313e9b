//! Whether the files that a brief links to are there.

use attache_grammar::Link;
use percent_encoding::percent_decode_str;
use std::path::Path;

/// The links of the brief at `path`, by their index, that lead to no file. Web addresses, anchors and
/// paths from the root of a site are not looked up, and of a page that a generator will make
/// (`costs/`, `costs.html`) the source will do.
#[must_use]
pub fn missing(path: &Path, links: &[Link]) -> Vec<usize> {
    let Some(folder) = path.parent() else { return Vec::new() };
    let is_missing = |link: &Link| {
        let (target, _) = link.parts();
        // A backslash would name another machine on some systems.
        let is_path = !target.is_empty()
            && !link.is_remote()
            && !target.starts_with('/')
            && !target.contains(['\\', '{', '<', '$']);
        is_path && !exists(folder, target)
    };
    links.iter().enumerate().filter(|(_, link)| is_missing(link)).map(|(index, _)| index).collect()
}

fn exists(folder: &Path, target: &str) -> bool {
    let decoded = percent_decode_str(target).decode_utf8_lossy();
    let path = folder.join(decoded.trim_end_matches('/'));
    if path.exists() {
        return true;
    }
    let is_page = path.extension().is_none_or(|extension| extension == "html" || extension == "htm");
    is_page && ["md", "markdown"].iter().any(|source| path.with_extension(source).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_lead_to_nothing_are_missing() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for name in ["there.md", "a b.png"] {
            std::fs::write(folder.path().join(name), "x").expect("the folder can be written");
        }
        let text = "[1](there.md#x) ![2](a%20b.png) [3](gone.md) [4](there.html) [5](there/) [6](https://a.b/gone.md) \
            [7](/gone.md) [8](#gone) [9]({{ref}}) [10](gone.pdf)";
        let brief = attache_grammar::parse(text);
        let missing = missing(&folder.path().join("brief.md"), &brief.links);
        let targets: Vec<_> = missing.iter().map(|index| brief.links[*index].target.as_str()).collect();
        assert_eq!(targets, ["gone.md", "gone.pdf"]);
    }
}
