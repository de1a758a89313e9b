//! The way through a folder and what is left out on it. The walker opens whatever bears the name of a
//! list of what to leave out, so that a pipe would be waited for and a device read without end: folders
//! with such a thing are walked by themselves, and nothing in them is left out.

use ignore::{DirEntry, WalkBuilder};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What a list of ours is called.
const OWN_LIST: &str = ".attacheignore";

/// What lists are called that the walker reads, ours among them.
const LISTS: [&str; 3] = [OWN_LIST, ".gitignore", ".ignore"];

/// Longer lists are none. Those of the largest repositories have a hundredth of it.
const MOST_BYTES: u64 = 1024 * 1024;

/// What lies below a folder, the folder itself included, down to so many levels: what `.gitignore` and
/// `.attacheignore` leave out, hidden files and what lies behind links are not among it.
pub(super) fn entries(folder: &Path, levels: Option<usize>) -> Vec<DirEntry> {
    // The walker opens the lists above a folder as well, be it only to find the repository.
    if !folder.ancestors().all(is_sound) {
        return all_entries(folder, levels);
    }
    let mut walk = WalkBuilder::new(folder);
    walk.max_depth(levels).require_git(false).add_custom_ignore_filename(OWN_LIST);
    let unsound = Arc::<Mutex<Vec<(usize, PathBuf)>>>::default();
    let set_apart = Arc::clone(&unsound);
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let is_walked = !is_folder || is_sound(entry.path());
        if !is_walked {
            let mut unsound = set_apart.lock().unwrap_or_else(PoisonError::into_inner);
            unsound.push((entry.depth(), entry.path().to_owned()));
        }
        is_walked
    });
    let mut found: Vec<_> = walk.build().filter_map(Result::ok).collect();
    for (depth, folder) in &*unsound.lock().unwrap_or_else(PoisonError::into_inner) {
        found.extend(all_entries(folder, levels.map(|levels| levels.saturating_sub(*depth))));
    }
    found
}

/// What lies below a folder, whatever lists leave out; hidden files are not among it.
pub(super) fn all_entries(folder: &Path, levels: Option<usize>) -> Vec<DirEntry> {
    let mut walk = WalkBuilder::new(folder);
    walk.max_depth(levels).standard_filters(false).hidden(true);
    walk.build().filter_map(Result::ok).collect()
}

/// Whether the walker may open the lists of a folder.
fn is_sound(folder: &Path) -> bool {
    LISTS.iter().all(|list| may_be_opened(&folder.join(list))) && is_sound_git(&folder.join(".git"))
}

/// The same of the list that git keeps beside its own files. Those of a second work tree lie where the
/// file `.git` says, and there it may say that again.
fn is_sound_git(git: &Path) -> bool {
    let Ok(metadata) = git.metadata() else { return true };
    if metadata.is_dir() {
        return may_be_opened(&git.join("info/exclude"));
    }
    let first_line = |path: &Path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.lines().next().unwrap_or_default().to_owned()
    };
    if !may_be_opened(git) {
        return false;
    }
    let line = first_line(git);
    // Relative to the current folder, as the walker understands it.
    let Some(there) = line.strip_prefix("gitdir: ").map(Path::new) else { return true };
    let common = there.join("commondir");
    if !may_be_opened(&common) {
        return false;
    }
    let line = first_line(&common);
    let common = if line.starts_with('.') { there.join(line) } else { PathBuf::from(line) };
    may_be_opened(&common.join("info/exclude"))
}

/// A file of some size, or nothing that could be read at all.
fn may_be_opened(path: &Path) -> bool {
    path.metadata().map_or(true, |metadata| metadata.is_dir() || metadata.is_file() && metadata.len() <= MOST_BYTES)
}
