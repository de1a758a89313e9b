//! Files are written whole or not at all: to a temporary file beside the old one, which then takes
//! its name. Who reads meanwhile sees the old text or the new one, and a crash costs neither.

use std::fmt;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

/// Why a file cannot be written. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritable {
    /// The system said no; its own words.
    Io(String),
    /// It may only be read.
    ReadOnly,
    /// It holds another text than the one that was read before.
    Changed,
    /// There is a file of that name already.
    Exists,
    /// It has other names (hard links), which would be left behind.
    Linked,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritable::Io(reason) => write!(f, "{reason}; nothing was changed"),
            Unwritable::ReadOnly => f.write_str("it is marked as read-only: allow writing, or work on a copy"),
            Unwritable::Changed => f.write_str("somebody has changed it just now: run the command again"),
            Unwritable::Linked => f.write_str(
                "it has a second name (hard link), and whether that is to change as well nobody can tell: \
                 work on a copy",
            ),
            Unwritable::Exists => f.write_str("there is a file of that name already"),
        }
    }
}

/// A new text for a file.
#[derive(Debug)]
pub struct Replacement<'a> {
    /// The file.
    pub path: PathBuf,
    /// The text that the new one was made of.
    pub before: &'a str,
    /// The new text.
    pub after: &'a str,
}

/// Replaces the text of a file by another, as [`replace_all`] does.
///
/// # Errors
/// Says why nothing was changed, such as that the file no longer holds `before`.
pub fn replace(path: &Path, before: &str, text: &str) -> Result<(), Unwritable> {
    replace_all(&[Replacement { path: path.to_owned(), before, after: text }]).map_err(|(_, reason)| reason)
}

/// Replaces the texts of files that belong together. All new texts lie on the disk before the first
/// takes the place of an old one. Files keep their permissions and, where the system lets us, their
/// owners; a link keeps pointing at the file whose text is replaced.
///
/// # Errors
/// Says in the way of which file something came, counted from 0, and what. Before the last step
/// nothing was changed.
pub fn replace_all(replacements: &[Replacement<'_>]) -> Result<(), (usize, Unwritable)> {
    let at = |index| move |reason| (index, reason);
    let mut drafts = Vec::new();
    for (index, replacement) in replacements.iter().enumerate() {
        let path = replacement.path.canonicalize().map_err(in_words).map_err(at(index))?;
        let metadata = path.metadata().map_err(in_words).map_err(at(index))?;
        if metadata.permissions().readonly() {
            return Err((index, Unwritable::ReadOnly));
        }
        if is_linked(&metadata) {
            return Err((index, Unwritable::Linked));
        }
        let text = replacement.after.as_bytes();
        let draft = draft(&path, text, Some(metadata.permissions())).map_err(in_words).map_err(at(index))?;
        own(draft.path(), &metadata);
        drafts.push((path, draft));
    }
    // As late as possible, so that hardly any time is left for others to write.
    for (index, (replacement, (path, _))) in replacements.iter().zip(&drafts).enumerate() {
        if fs::read(path).map_err(in_words).map_err(at(index))? != replacement.before.as_bytes() {
            return Err((index, Unwritable::Changed));
        }
    }
    for (index, (path, draft)) in drafts.into_iter().enumerate() {
        draft.persist(&path).map_err(|error| (index, in_words(error.error)))?;
        keep(&path);
    }
    Ok(())
}

/// Removes what runs that were killed have left in a folder: drafts that nobody has touched for long. A run
/// needs seconds for its own.
pub fn sweep(folder: &Path) {
    let is_ours = |name: &str| {
        let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
        middle.is_some_and(|middle| middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        let age = metadata.modified().ok().and_then(|modified| modified.elapsed().ok());
        let is_stale = metadata.is_file() && age.is_some_and(|age| age > STALE);
        if is_stale && entry.file_name().to_str().is_some_and(is_ours) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What drafts are called. They end like no brief does, so that nobody checks them.
const PREFIX: &str = ".attache-";
const SUFFIX: &str = ".draft";

/// The age from which on nobody is at work on a draft.
const STALE: Duration = Duration::from_secs(60 * 60);

#[cfg(unix)]
fn is_linked(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn is_linked(_metadata: &fs::Metadata) -> bool {
    false
}

/// Gives a draft the owner of the file that it will replace; only some users may.
#[cfg(unix)]
fn own(draft: &Path, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(draft, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn own(_draft: &Path, _metadata: &fs::Metadata) {}

/// Writes a file where there is none.
///
/// # Errors
/// Says why nothing was written, such as that there is one.
pub fn create(path: &Path, text: &str) -> Result<(), Unwritable> {
    let draft = draft(path, text.as_bytes(), fresh()).map_err(in_words)?;
    draft.persist_noclobber(path).map_err(|error| in_words(error.error))?;
    keep(path);
    Ok(())
}

/// Writes a file, whatever it held before. A link keeps pointing at the file that is written.
///
/// # Errors
/// Says why nothing was written.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let permissions = path.metadata().map(|metadata| metadata.permissions()).ok();
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        return Err(Unwritable::ReadOnly);
    }
    let draft = draft(&path, bytes, permissions.or_else(fresh)).map_err(in_words)?;
    draft.persist(&path).map_err(|error| in_words(error.error))?;
    keep(&path);
    Ok(())
}

/// The text on disk, under a name that nobody uses.
fn draft(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    if let Some(permissions) = permissions.clone().filter(|_| cfg!(unix)) {
        builder.permissions(permissions);
    }
    let mut draft = builder.tempfile_in(folder)?;
    draft.write_all(bytes)?;
    // The mask of the process has its say when a file is made, and none in what a file was before.
    if let Some(permissions) = permissions.filter(|_| path.exists()) {
        draft.as_file().set_permissions(permissions)?;
    }
    draft.as_file().sync_all()?;
    Ok(draft)
}

/// What a new file may be used for: temporary ones are their owner's alone.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such thing")]
fn fresh() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn fresh() -> Option<Permissions> {
    None
}

/// Makes the new name last through a power cut where the system can do that.
fn keep(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

fn in_words(error: io::Error) -> Unwritable {
    match error.kind() {
        ErrorKind::AlreadyExists => Unwritable::Exists,
        ErrorKind::NotFound => Unwritable::Io("there is no such file or folder".to_owned()),
        ErrorKind::PermissionDenied => Unwritable::Io("this user may not write there".to_owned()),
        _ => Unwritable::Io(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "The port is old.\r\n";
    const NEW: &str = "The port is new.\r\n";

    /// A folder with one brief in it.
    fn desk() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("port.md");
        fs::write(&path, OLD).expect("the test may write");
        (folder, path)
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).expect("the test may read").count()
    }

    #[test]
    fn the_new_text_takes_the_place_of_the_old_one_and_nothing_is_left_over() {
        let (folder, path) = desk();
        assert_eq!(replace(&path, OLD, NEW), Ok(()));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), NEW);
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let (folder, path) = desk();
        assert_eq!(replace(&path, "The port is gone.\n", NEW), Err(Unwritable::Changed));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), OLD);
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn files_that_belong_together_are_replaced_together() {
        let (folder, port) = desk();
        let pier = folder.path().join("pier.md");
        fs::write(&pier, "The pier is gone.\n").expect("the test may write");
        let both = [
            Replacement { path: port.clone(), before: OLD, after: NEW },
            Replacement { path: pier.clone(), before: OLD, after: NEW },
        ];
        assert_eq!(replace_all(&both), Err((1, Unwritable::Changed)));
        assert_eq!(fs::read_to_string(&port).expect("it is there"), OLD);
        fs::write(&pier, OLD).expect("the test may write");
        assert_eq!(replace_all(&both), Ok(()));
        assert_eq!(fs::read_to_string(&port).expect("it is there"), NEW);
        assert_eq!(fs::read_to_string(&pier).expect("it is there"), NEW);
        assert_eq!(names(folder.path()), 2);
    }

    #[test]
    fn a_file_is_created_only_where_there_is_none() {
        let (folder, path) = desk();
        assert_eq!(create(&path, NEW), Err(Unwritable::Exists));
        assert_eq!(create(&folder.path().join("pier.md"), NEW), Ok(()));
        assert_eq!(names(folder.path()), 2);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, path) = desk();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("the test may");
        let link = folder.path().join("link.md");
        symlink(&path, &link).expect("the test may");
        assert_eq!(replace(&link, OLD, NEW), Ok(()));
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), NEW);
        assert_eq!(path.metadata().expect("it is there").permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_a_second_name_is_left_alone() {
        let (folder, path) = desk();
        let other = folder.path().join("other.md");
        fs::hard_link(&path, &other).expect("the test may");
        assert_eq!(replace(&path, OLD, NEW), Err(Unwritable::Linked));
        assert_eq!(fs::read_to_string(&other).expect("it is there"), OLD);
        fs::remove_file(&other).expect("the test may");
        assert_eq!(replace(&path, OLD, NEW), Ok(()));
    }

    #[test]
    fn drafts_of_killed_runs_are_swept_away_and_nothing_else() {
        let (folder, _) = desk();
        let aged = |name: &str| {
            let file = File::create(folder.path().join(name)).expect("the test may");
            file.set_modified(std::time::SystemTime::now() - 2 * STALE).expect("the test may");
        };
        [".attache-a1B2c3.draft", ".attache-notes.draft", ".attache-a1B2c3", "a1B2c3.draft"].into_iter().for_each(aged);
        File::create(folder.path().join(".attache-d4E5f6.draft")).expect("the test may");
        sweep(folder.path());
        assert_eq!(names(folder.path()), 5);
        assert!(!folder.path().join(".attache-a1B2c3.draft").exists());
    }

    #[cfg(unix)]
    #[test]
    fn what_may_only_be_read_is_not_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = desk();
        fs::set_permissions(&path, Permissions::from_mode(0o440)).expect("the test may");
        assert_eq!(replace(&path, OLD, NEW), Err(Unwritable::ReadOnly));
    }
}
