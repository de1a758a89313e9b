//! Which briefs the arguments of a command mean, and what they are called in its output.

use super::arguments::Briefs;
use super::failure::{Failure, detail, notice};
use crate::BriefKey;
use crate::files;
use crate::text::Text;
use crate::workspace::Workspace;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The briefs of one run.
#[derive(Debug)]
pub(super) struct Selection {
    /// Those that were asked for, in the order of their names.
    pub asked: Vec<BriefKey>,
    /// All of their projects: those asked for and the ones that these are compared with.
    pub known: Vec<BriefKey>,
    /// How the briefs are called in output.
    pub names: Names,
    /// The one on standard input.
    pub stdin: Option<BriefKey>,
}

/// How briefs are called towards people: relative to the current folder where they lie below it.
#[derive(Debug, Clone)]
pub(super) struct Names {
    current: BriefKey,
}

impl Selection {
    /// Finds the briefs. Folders become roots of the workspace, standard input an open brief.
    pub(super) fn of(arguments: &Briefs, workspace: &Workspace) -> Result<Self, Failure> {
        let current = std::env::current_dir().map_err(|error| {
            Failure::with_help(
                format!("cannot tell the current folder: {error}"),
                "change to a folder that exists and may be read",
            )
        })?;
        let names = Names { current: BriefKey::of_path(&current) };
        let (mut files, mut folders, mut stdin) = (Vec::new(), Vec::new(), None);
        for path in &arguments.paths {
            if path == Path::new("-") {
                stdin = Some(BriefKey::of_path(&files::absolute(&current, &arguments.stdin_filename)));
                continue;
            }
            let absolute = files::absolute(&current, path);
            let metadata = absolute.metadata().map_err(|error| unreachable(path, &error))?;
            if metadata.is_dir() {
                folders.push(absolute);
                continue;
            }
            // What a shell puts there for a command can be read once only.
            if !metadata.is_file() {
                let text = files::read_named(&absolute)
                    .map_err(|reason| Failure::new(format!("cannot check {}: {reason}", path.display())))?;
                workspace.put(&BriefKey::of_path(&absolute), 0, Text::from(text.as_str()));
            }
            files.push(absolute);
        }
        if let Some(key) = &stdin {
            let text = files::decode(io::stdin().lock())
                .map_err(|reason| Failure::new(format!("cannot read the brief on standard input: {reason}")))?;
            workspace.put(key, 0, Text::from(text.as_str()));
        }
        folders.iter().for_each(|folder| workspace.add_root(folder));

        let below = folders.iter().flat_map(|folder| workspace.briefs_below(folder));
        let on_disk: BTreeSet<_> = below.chain(files.iter().map(|path| BriefKey::of_path(path))).collect();
        usable(workspace, stdin.iter().chain(&on_disk), &names)?;
        let roots: BTreeSet<_> = on_disk.iter().filter_map(|key| workspace.shelf(key).project.root.clone()).collect();
        // A named folder was walked just now.
        let others = roots.iter().filter(|root| !folders.contains(root)).flat_map(|root| workspace.briefs_of(root));
        let known: BTreeSet<_> = others.chain(on_disk.iter().cloned()).chain(stdin.clone()).collect();
        let asked: BTreeSet<_> = on_disk.into_iter().chain(stdin.clone()).collect();
        let mut asked: Vec<_> = asked.into_iter().collect();
        asked.sort_by_cached_key(|key| names.of(key));
        if asked.is_empty() {
            notice(&nothing_found(&arguments.paths, &folders, workspace));
        }
        if let Some(shard) = arguments.shard {
            asked = shard.of(&asked).to_vec();
        }
        detail(|| format!("{} briefs are asked for, {} are known", asked.len(), known.len()));
        Ok(Self { asked, known: known.into_iter().collect(), names, stdin })
    }
}

impl Names {
    /// Names that start from a folder.
    pub(super) fn from_folder(folder: &Path) -> Self {
        Self { current: BriefKey::of_path(folder) }
    }

    /// Calls briefs by their paths from another folder, if the current one lies in it.
    pub(super) fn start_from(&mut self, folder: &Path) {
        let folder = BriefKey::of_name(BriefKey::of_path(folder).as_str().trim_end_matches('/'));
        let below = self.current.as_str().strip_prefix(folder.as_str());
        if below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            self.current = folder;
        }
    }

    /// The folder that they start from.
    #[cfg(feature = "scip")]
    pub(super) fn folder(&self) -> &BriefKey {
        &self.current
    }

    /// The name of a brief.
    pub(super) fn of(&self, key: &BriefKey) -> String {
        let below = key.as_str().strip_prefix(self.current.as_str()).and_then(|rest| rest.strip_prefix('/'));
        below.unwrap_or(key.as_str()).to_owned()
    }
}

fn unreachable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => Failure::with_help(
            format!("cannot check {path}: there is no such file or folder"),
            "name files or folders that exist, or nothing for this folder",
        ),
        _ => Failure::new(format!("cannot check {path}: {}", files::reason(error))),
    }
}

/// Makes sure that nobody is told what holds under other settings than their own.
fn usable<'a>(workspace: &Workspace, briefs: impl Iterator<Item = &'a BriefKey>, names: &Names) -> Result<(), Failure> {
    briefs.for_each(|key| drop(workspace.shelf(key)));
    let faults = workspace.faults();
    if faults.is_empty() {
        return Ok(());
    }
    let named = faults.into_iter().map(|fault| (names.of(&BriefKey::of_path(&fault.path)), fault));
    Err(Failure::Settings(named.collect()))
}

/// What was looked for, and what left out what was there.
fn nothing_found(paths: &[PathBuf], folders: &[PathBuf], workspace: &Workspace) -> String {
    let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    let below = paths.join(", ");
    let there: usize = folders.iter().map(|folder| files::all_briefs_below(folder).len()).sum();
    let seen: usize = folders.iter().map(|folder| files::briefs_below(folder).len()).sum();
    let kept: usize = folders.iter().map(|folder| workspace.briefs_below(folder).len()).sum();
    let briefs = |count| format!("{count} brief{}", if count == 1 { "" } else { "s" });
    let mut reasons = Vec::new();
    if there > seen {
        reasons.push(format!("{} by .gitignore or .attacheignore", briefs(there - seen)));
    }
    if seen > kept {
        reasons.push(format!("{} by “exclude” in attache.toml", briefs(seen - kept)));
    }
    match reasons.as_slice() {
        [] => format!("no briefs found below {below}: attache looks for .md and .markdown files"),
        reasons => format!("no briefs to check below {below}: left out: {}", reasons.join(" and ")),
    }
}
