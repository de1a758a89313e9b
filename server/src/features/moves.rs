//! Links that still lead to where they led after files and folders have moved.

use super::links::target;
use crate::BriefKey;
use crate::finding::Edit;
use crate::workspace::Workspace;
use attache_grammar::Link;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::{Component, Path, PathBuf};

/// A file or folder that gets another path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where it is.
    pub from: PathBuf,
    /// Where it will be.
    pub to: PathBuf,
}

/// The edits that keep relative links right, made before the files move: brief by brief, in the order
/// of each text.
#[must_use]
pub fn edits(workspace: &Workspace, moves: &[Move]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for brief in workspace.indexed() {
        let (Some(path), Some(text)) = (brief.path(), workspace.text(&brief)) else { continue };
        let text = text.to_arc_str();
        let may_link = moves.iter().any(|moved| names(&moved.from).iter().any(|name| text.contains(name.as_str())));
        if !may_link && moved(moves, &path).is_none() {
            continue;
        }
        let Ok(reading) = workspace.reading(&brief) else { continue };
        let edit = |link: &Link| edit(moves, &brief, &path, &reading.text, link);
        edits.extend(reading.brief.links.iter().filter_map(edit));
    }
    edits.dedup();
    edits
}

fn edit(moves: &[Move], brief: &BriefKey, path: &Path, text: &str, link: &Link) -> Option<Edit> {
    let (span, (written, _)) = (link.target_span?, link.parts());
    if link.is_remote() || written.is_empty() {
        return None;
    }
    let leads_to = target(brief, written)?.path()?;
    let (here, there) = (moved(moves, path), moved(moves, &leads_to));
    if here.is_none() && there.is_none() {
        return None;
    }
    let there = there.unwrap_or_else(|| leads_to.clone());
    let folder = here.as_deref().unwrap_or(path).parent()?.to_owned();
    // It may lead there all the same, as within a folder that moves as a whole.
    if crate::files::absolute(&folder, Path::new(&*decoded(written))) == there {
        return None;
    }
    let relative = relative(&folder, &there)?;
    // In angle brackets a blank may stand as it is.
    let is_bracketed = text[..span.start as usize].ends_with('<');
    let relative = if is_bracketed { relative } else { utf8_percent_encode(&relative, IN_LINKS).to_string() };
    let dot = if written.starts_with("./") && !relative.starts_with("../") { "./" } else { "" };
    let span = attache_grammar::Span { end: span.start + written.len() as u32, ..span };
    Some(Edit { brief: brief.clone(), span, text: format!("{dot}{relative}") })
}

/// What would end a link or mean something else in it.
const IN_LINKS: &AsciiSet = &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'?');

/// What others write in another way within links, letters beyond ASCII included.
const ELSEWHERE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// The last part of a path, as it may stand in a link.
fn names(path: &Path) -> Vec<String> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let encoded = utf8_percent_encode(&name, IN_LINKS).to_string();
    vec![utf8_percent_encode(&name, ELSEWHERE).to_string(), encoded, name]
}

fn decoded(written: &str) -> String {
    percent_encoding::percent_decode_str(written).decode_utf8_lossy().into_owned()
}

/// The new path of a file, if it is one that moves or lies in a folder that does.
fn moved(moves: &[Move], path: &Path) -> Option<PathBuf> {
    moves.iter().find_map(|one| {
        let rest = path.strip_prefix(&one.from).ok()?;
        Some(if rest.as_os_str().is_empty() { one.to.clone() } else { one.to.join(rest) })
    })
}

/// The way from a folder to a file, with forward slashes. None between two disks.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = folder.iter().zip(&file).take_while(|(one, other)| one == other).count();
    let up = folder[shared..].iter().map(|_| Some("..".to_owned()));
    let down = file[shared..].iter().map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    Some(up.chain(down).collect::<Option<Vec<_>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use crate::text::Text;

    #[track_caller]
    fn check(briefs: &[(&str, &str)], from: &str, to: &str, expected: &[(&str, &str)]) {
        let root = Path::new("/briefs");
        let workspace = Workspace::default();
        let key = |name: &str| BriefKey::of_path(&root.join(name));
        for (name, text) in briefs {
            workspace.put(&key(name), 1, Text::from(*text));
            workspace.refresh(&key(name));
        }
        let edits = edits(&workspace, &[Move { from: root.join(from), to: root.join(to) }]);
        let after = |name: &str| {
            let text = workspace.text(&key(name)).expect("it is open").to_arc_str();
            fix::apply(&text, edits.iter().filter(|edit| edit.brief == key(name))).expect("the edits part")
        };
        let changed: Vec<_> = briefs.iter().map(|(name, text)| (*name, after(name), *text)).collect();
        let changed: Vec<_> = changed
            .iter()
            .filter(|(_, after, before)| after != before)
            .map(|(name, after, _)| (*name, after.as_str()))
            .collect();
        assert_eq!(changed, expected);
    }

    #[test]
    fn links_follow_a_file_that_is_renamed() {
        check(
            &[
                ("a.md", "See [b](b.md#costs), [again](./b.md) and [c](c.md)."),
                ("b.md", "[a](a.md)"),
                ("c.md", "No b.md."),
            ],
            "b.md",
            "port plan (1).md",
            &[("a.md", "See [b](port%20plan%20%281%29.md#costs), [again](./port%20plan%20%281%29.md) and [c](c.md).")],
        );
    }

    #[test]
    fn a_file_that_moves_takes_its_links_along() {
        check(
            &[
                ("a.md", "[b](sub/b.md)"),
                ("sub/b.md", "[a](../a.md) [c](c.md) [here](#x) [web](https://b.example/b.md)"),
                ("sub/c.md", "-"),
            ],
            "sub/b.md",
            "b.md",
            &[("a.md", "[b](b.md)"), ("sub/b.md", "[a](a.md) [c](sub/c.md) [here](#x) [web](https://b.example/b.md)")],
        );
    }

    #[test]
    fn a_folder_moves_with_all_that_is_in_it() {
        check(
            &[("a.md", "[b](old/b.md)"), ("old/b.md", "[c](c.md) [a](../a.md)"), ("old/c.md", "![p](pictures/p.png)")],
            "old",
            "new/deep",
            &[("a.md", "[b](new/deep/b.md)"), ("old/b.md", "[c](c.md) [a](../../a.md)")],
        );
    }

    #[test]
    fn a_name_with_blanks_is_found_in_either_spelling() {
        check(
            &[("a.md", "[b](port%20plan.md) [c](<port plan.md>)")],
            "port plan.md",
            "new plan.md",
            &[("a.md", "[b](new%20plan.md) [c](<new plan.md>)")],
        );
    }
}
