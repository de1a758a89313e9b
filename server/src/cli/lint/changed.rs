//! `--changed-since`: which lines git says are new.

use crate::BriefKey;
use crate::cli::failure::Failure;
use crate::cli::report::Sources;
use crate::finding::Finding;
use attache_grammar::Span;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first of some lines, from 1, and the one behind the last.
type Lines = (u32, u32);

/// The lines that are not as they were.
#[derive(Debug)]
pub(super) struct Changed {
    /// The folder that git speaks of.
    top: PathBuf,
    /// New lines by the path below that folder; none for a file that git does not know.
    files: HashMap<String, Option<Vec<Lines>>>,
}

impl Changed {
    /// Asks git what is different in the folder at hand from a revision, or rather from where the
    /// present work branched off it.
    pub(super) fn since(revision: &str) -> Result<Self, Failure> {
        let told = |reason: String, help: &str| {
            Failure::with_help(format!("cannot tell what changed since {revision}: {reason}"), help)
        };
        let top = git(Path::new("."), &["rev-parse", "--show-toplevel"])
            .map_err(|reason| told(reason, "--changed-since needs git, and a folder that lies in a git repository"))?;
        let top = PathBuf::from(top.trim_end_matches(['\n', '\r']));
        let commit = format!("{revision}^{{commit}}");
        let commit = git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|_| {
            let reason = "git knows no such revision here".to_owned();
            told(reason, "name a branch, a tag or a commit; in a shallow clone, fetch it first (fetch-depth: 0)")
        })?;
        let commit = commit.trim();
        let base = git(&top, &["merge-base", commit, "HEAD"]).unwrap_or_else(|_| commit.to_owned());
        let failed = |reason| told(reason, "look at what `git diff` says");
        let diff =
            ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv"];
        let prefixes = ["--find-renames", "--src-prefix=a/", "--dst-prefix=b/", base.trim(), "--"];
        let diff = git(&top, &[&diff[..], &prefixes[..]].concat()).map_err(failed)?;
        let new = git(&top, &["ls-files", "--others", "--exclude-standard", "-z"]).map_err(failed)?;
        let mut files = new_lines(&diff);
        files.extend(new.split('\0').filter(|path| !path.is_empty()).map(|path| (path.to_owned(), None)));
        Ok(Self { top: top.canonicalize().unwrap_or(top), files })
    }

    /// Whether a finding, or a place that belongs to it, stands on a line that is new.
    pub(super) fn concerns(&self, finding: &Finding, sources: &Sources) -> bool {
        let related = finding.related.iter().map(|related| (&related.brief, related.span));
        std::iter::once((&finding.brief, finding.span))
            .chain(related)
            .any(|(brief, span)| self.is_new(brief, span, sources))
    }

    fn is_new(&self, brief: &BriefKey, span: Span, sources: &Sources) -> bool {
        // What lies in no file or elsewhere was never in the repository.
        let Some(path) = brief.path().and_then(|path| path.canonicalize().ok()) else { return true };
        let Ok(path) = path.strip_prefix(&self.top) else { return true };
        match self.files.get(&path.to_string_lossy().replace('\\', "/")) {
            None => false,
            Some(None) => true,
            Some(Some(lines)) => {
                let (first, last) = (sources.place(brief, span.start).line, sources.place(brief, span.end).line);
                lines.iter().any(|(start, end)| *start <= last && first < *end)
            }
        }
    }
}

/// A repository may ask git to run a program whenever it looks at files; here it does not.
const NO_PROGRAMS: [&str; 2] = ["-c", "core.fsmonitor=false"];

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").current_dir(folder).args(NO_PROGRAMS).args(arguments).output().map_err(
        |error| match error.kind() {
            ErrorKind::NotFound => "there is no program called git".to_owned(),
            _ => error.to_string(),
        },
    )?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned())
}

/// The new lines of each file that a diff without context names.
fn new_lines(diff: &str) -> HashMap<String, Option<Vec<Lines>>> {
    let mut files = HashMap::new();
    let mut file: Option<String> = None;
    // Lines of the files themselves may look like lines of the diff, so they are counted off.
    let mut inside = 0;
    for line in diff.split('\n') {
        if inside > 0 {
            inside -= u32::from(line.starts_with(['+', '-']));
        } else if let Some(name) = line.strip_prefix("+++ ") {
            file = unquoted(name.trim_end_matches('\t')).strip_prefix("b/").map(str::to_owned);
            if let Some(file) = &file {
                files.insert(file.clone(), Some(Vec::new()));
            }
        } else if let Some((old, new)) = line.strip_prefix("@@ -").and_then(|rest| rest.split_once(" +")) {
            let (_, removed) = start_and_count(old);
            let (start, added) = start_and_count(new.split(' ').next().unwrap_or_default());
            inside = removed + added;
            if let Some(Some(lines)) = file.as_ref().and_then(|file| files.get_mut(file)) {
                lines.push((start, start + added));
            }
        }
    }
    files
}

/// `12,3`, or `12` for one line.
fn start_and_count(range: &str) -> (u32, u32) {
    let (start, count) = range.split_once(',').unwrap_or((range, "1"));
    (start.parse().unwrap_or_default(), count.parse().unwrap_or_default())
}

/// A name that git put into quotation marks because of what is in it.
fn unquoted(name: &str) -> String {
    let Some(inner) = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return name.to_owned() };
    let mut bytes = Vec::new();
    let mut rest = inner.bytes();
    while let Some(byte) = rest.next() {
        match (byte, byte == b'\\') {
            (byte, false) => bytes.push(byte),
            (_, true) => match rest.next() {
                Some(first @ b'0'..=b'3') => {
                    let digits = [Some(first), rest.next(), rest.next()];
                    let value = digits.iter().flatten().fold(0u32, |value, digit| value * 8 + u32::from(digit & 7));
                    bytes.push(value as u8);
                }
                Some(b't') => bytes.push(b'\t'),
                Some(b'n') => bytes.push(b'\n'),
                Some(other) => bytes.push(other),
                None => {}
            },
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_are_told_by_file_whatever_the_lines_look_like() {
        let diff = "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@ Title\n-old\n+++ b/not-a-file.md\n+@@ -1 +9 @@\n\
                    @@ -7,2 +8,0 @@\n-gone\n-gone\n@@ -20,0 +20,3 @@\n+1\n+2\n+3\n\
                    diff --git \"a/t\\303\\274r \\\"1\\\".md\" \"b/t\\303\\274r \\\"1\\\".md\"\n--- /dev/null\n+++ \"b/t\\303\\274r \\\"1\\\".md\"\n@@ -0,0 +1 @@\n+one\n\\ No newline at end of file\n";
        let found = new_lines(diff);
        assert_eq!(found["a.md"], Some(vec![(1, 3), (8, 8), (20, 23)]));
        assert_eq!(found["tür \"1\".md"], Some(vec![(1, 2)]));
        assert_eq!(found.len(), 2);
    }
}
