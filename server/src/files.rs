//! The only place that opens briefs and folders. Writing has a file of its own.

mod target;
mod walk;
mod write;

pub use target::missing as missing_targets;
pub use write::{Replacement, Unwritable, create, put, replace, replace_all, sweep};

use ignore::DirEntry;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The largest brief that is read, in bytes.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The name of the file that holds a project's settings.
pub const SETTINGS: &str = "attache.toml";

/// Why a brief cannot be read, for a finding in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The system said no; its own words.
    Io(String),
    /// Larger than [`MOST_BYTES`]; its size in bytes.
    TooLarge(u64),
    /// UTF-16, as the mark at its beginning says.
    Utf16,
    /// Not UTF-8; the first byte that is not.
    NotUtf8(usize),
    /// It holds zero bytes like no text does.
    Binary,
    /// attache itself failed on it.
    Failed,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Io(reason) => write!(f, "this file cannot be read: {reason}"),
            Unreadable::TooLarge(bytes) => {
                let size = *bytes as f64 / (1024.0 * 1024.0);
                write!(f, "this file has {size:.1} MiB and briefs are read up to 8 MiB: split it, or exclude it")
            }
            Unreadable::NotUtf8(at) => {
                write!(f, "this file is not UTF-8 from byte {at} on: save it as UTF-8, or exclude it")
            }
            Unreadable::Failed => f.write_str(
                "attache failed on this file, which is a fault of attache: it is left alone, all others are checked",
            ),
            Unreadable::Utf16 => f.write_str("this file is UTF-16 by its first bytes: save it as UTF-8, or exclude it"),
            Unreadable::Binary => f.write_str("this file holds no text: exclude it if it is no brief"),
        }
    }
}

/// Why the system said no, for people.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read by this user".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// How many bytes a file has; none if it cannot be asked.
#[must_use]
pub fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |metadata| metadata.len())
}

/// Reads one brief. A byte order mark stays, as every position counts from the file's first byte. What
/// is no file is refused: nobody may ever write into a pipe.
///
/// # Errors
/// Says why the file is no readable brief.
pub fn read(path: &Path) -> Result<String, Unreadable> {
    let file = open_at_once(path).map_err(|error| Unreadable::Io(reason(&error)))?;
    let kind = file.metadata().map_err(|error| Unreadable::Io(reason(&error)))?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(Unreadable::Io("it is a pipe or a device".to_owned()));
    }
    decode(file).map_err(|reason| match reason {
        Unreadable::TooLarge(read) => Unreadable::TooLarge(path.metadata().map_or(read, |metadata| metadata.len())),
        reason => reason,
    })
}

/// Opens a file without waiting, not even for somebody at the other end of a pipe that took its place
/// just now.
#[cfg(unix)]
fn open_at_once(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(OFlags::NONBLOCK.bits() as i32).open(path)
}

#[cfg(not(unix))]
fn open_at_once(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Reads what somebody names, a pipe until its end.
///
/// # Errors
/// Says why it is no readable brief.
pub fn read_named(path: &Path) -> Result<String, Unreadable> {
    if path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return read(path);
    }
    decode(File::open(path).map_err(|error| Unreadable::Io(reason(&error)))?)
}

/// Reads one brief from wherever its bytes come.
///
/// # Errors
/// Says why they are no readable brief.
pub fn decode(bytes_of: impl Read) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    bytes_of.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::Io(reason(&error)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Unreadable::TooLarge(bytes.len() as u64));
    }
    // A file of UTF-32 begins in the same way, and its author has to do the same about it.
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Unreadable::Utf16);
    }
    // A zero byte here and there is what text pasted from PDF brings along.
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    match String::from_utf8(bytes) {
        Ok(text) if zeros > text.len() / 10 => Err(Unreadable::Binary),
        Ok(text) => Ok(text),
        Err(_) if zeros > 0 => Err(Unreadable::Binary),
        Err(error) => Err(Unreadable::NotUtf8(error.utf8_error().valid_up_to())),
    }
}

/// Whether a file is a brief by its name.
#[must_use]
pub fn is_brief(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown"))
}

/// Whether a path leads to a folder, and not to a link to one, which may be anywhere.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// The settings of a folder, if it has any.
#[must_use]
pub fn settings_in(folder: &Path) -> Option<PathBuf> {
    let path = folder.join(SETTINGS);
    path.is_file().then_some(path)
}

/// The briefs below a folder, in the order of their paths: what `.gitignore` and `.attacheignore`
/// leave out, hidden files and what lies behind links are not among them.
#[must_use]
pub fn briefs_below(folder: &Path) -> Vec<PathBuf> {
    files(walk::entries(folder, None), is_brief)
}

/// A folder and those below it in which [`briefs_below`] looks.
#[must_use]
pub fn folders_below(folder: &Path) -> Vec<PathBuf> {
    let is_folder = |entry: &DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    walk::entries(folder, None).into_iter().filter(is_folder).map(DirEntry::into_path).collect()
}

/// The briefs that lie in a folder itself, chosen as [`briefs_below`] does.
#[must_use]
pub fn briefs_in(folder: &Path) -> Vec<PathBuf> {
    files(walk::entries(folder, Some(1)), is_brief)
}

/// The briefs below a folder, those that are left out included; hidden files are not among them.
#[must_use]
pub fn all_briefs_below(folder: &Path) -> Vec<PathBuf> {
    files(walk::all_entries(folder, None), is_brief)
}

/// The briefs below a folder and what may change their findings: settings, packs and fact sheets.
#[must_use]
pub fn watched_below(folder: &Path) -> Vec<PathBuf> {
    let is_toml = |path: &Path| path.extension().is_some_and(|extension| extension == "toml");
    files(walk::entries(folder, None), |path| is_brief(path) || is_toml(path))
}

fn files(entries: Vec<DirEntry>, is_wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let files = entries.into_iter().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let mut found: Vec<_> = files.map(DirEntry::into_path).filter(|path| is_wanted(path)).collect();
    found.sort();
    found
}

/// A path from the file system's root on, without `.` and `..`. Links are not followed, so that a
/// brief keeps the name by which it was asked for.
#[must_use]
pub fn absolute(current: &Path, path: &Path) -> PathBuf {
    let mut absolute = PathBuf::new();
    for part in current.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                absolute.pop();
            }
            part => absolute.push(part),
        }
    }
    absolute
}
