//! `--baseline` and `--write-baseline`: old findings are left alone, and told when they are gone.

use super::arguments::Lint;
use crate::baseline::{Baseline, Entry, Known};
use crate::cli::failure::{Failure, notice};
use crate::cli::output;
use crate::cli::report::{Sources, clean, within};
use crate::cli::selection::{Names, Selection};
use crate::files;
use crate::finding::Finding;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where a baseline lies unless one says otherwise.
const DEFAULT: &str = "attache-baseline.json";

/// As many expired entries as are told one by one.
const MOST_TOLD: usize = 10;

/// A baseline on disk.
#[derive(Debug)]
pub(super) struct Accepted {
    path: PathBuf,
    baseline: Baseline,
    /// Briefs are called by their paths from the baseline's folder, wherever the program is run.
    names: Names,
}

impl Accepted {
    /// The baseline that the arguments name.
    pub(super) fn of(command: &Lint) -> Result<Option<Self>, Failure> {
        let Some(path) = command.baseline.clone().or(command.write_baseline.then(|| DEFAULT.into())) else {
            return Ok(None);
        };
        let current = std::env::current_dir().unwrap_or_default();
        let absolute = files::absolute(&current, &path);
        let names = Names::from_folder(absolute.parent().unwrap_or(&current));
        let cannot_use = |reason: String, help: &str| {
            Err(Failure::with_help(format!("cannot use the baseline {}: {reason}", path.display()), help))
        };
        let baseline = match std::fs::read_to_string(&absolute) {
            Ok(text) => match Baseline::parse(&text) {
                Ok(baseline) => baseline,
                Err(reason) => return cannot_use(reason, "write a new one with --write-baseline, after removing it"),
            },
            Err(_) if command.write_baseline && !absolute.exists() => Baseline::default(),
            Err(error) => return cannot_use(files::reason(&error), "--write-baseline makes one of what is found now"),
        };
        Ok(Some(Self { path, baseline, names }))
    }

    /// The findings that it does not accept.
    pub(super) fn new_ones(&self, findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
        let accepted = self.with_known(&findings, sources, |known| self.baseline.compare(known).accepted);
        findings.into_iter().zip(accepted).filter(|(_, accepted)| !accepted).map(|(finding, _)| finding).collect()
    }

    /// Says which entries accept what is not there any more, of those that this run can know about.
    pub(super) fn tell_expired(&self, findings: &[Finding], selection: &Selection, sources: &Sources) {
        let checked = self.checked(selection);
        let expired: Vec<(&Entry, u32)> = self.with_known(findings, sources, |known| {
            let left = self.baseline.compare(known).left;
            left.into_iter().filter(|(entry, _)| checked.contains(&entry.path) || !self.is_there(entry)).collect()
        });
        let count: u32 = expired.iter().map(|(_, left)| left).sum();
        if count == 0 {
            return;
        }
        let (verb, findings) = if count == 1 { ("is", "finding") } else { ("are", "findings") };
        let path = self.path.display();
        notice(&format!("{count} {findings} of {path} {verb} gone: --write-baseline takes them out"));
        for (entry, left) in expired.iter().take(MOST_TOLD) {
            let times = if *left > 1 { format!(" ({left} times)") } else { String::new() };
            notice(&format!("  {}: {} “{}”{times}", clean(&entry.path), entry.rule, clean(&entry.text)));
        }
        if expired.len() > MOST_TOLD {
            notice(&format!("  and {} more", expired.len() - MOST_TOLD));
        }
    }

    /// Writes what is found now in the place of what is there. Briefs that were not checked keep
    /// their entries.
    pub(super) fn write(&self, findings: &[Finding], selection: &Selection, sources: &Sources) -> Result<(), Failure> {
        let checked = self.checked(selection);
        let new = self.with_known(findings, sources, |known| Baseline::of(known.iter().copied()));
        let new = new.with(&self.baseline, |entry| !checked.contains(&entry.path) && self.is_there(entry));
        output::file(&self.path, |out| out.write_all(new.write().as_bytes()))?;
        let findings = if new.count() == 1 { "finding" } else { "findings" };
        let path = self.path.display();
        notice(&format!("{path} accepts {} {findings} now: run attache lint --baseline {path}", new.count()));
        Ok(())
    }

    fn checked(&self, selection: &Selection) -> BTreeSet<String> {
        selection.asked.iter().map(|key| self.names.of(key)).collect()
    }

    fn is_there(&self, entry: &Entry) -> bool {
        self.path.parent().unwrap_or(Path::new("")).join(&entry.path).exists()
    }

    fn with_known<T>(&self, findings: &[Finding], sources: &Sources, ask: impl FnOnce(&[Known<'_>]) -> T) -> T {
        let paths: Vec<String> = findings.iter().map(|finding| self.names.of(&finding.brief)).collect();
        let words = |finding: &Finding| {
            let text = sources.text(&finding.brief);
            text[within(&text, finding.span)].to_owned()
        };
        let words: Vec<String> = findings.iter().map(words).collect();
        let known: Vec<_> = findings
            .iter()
            .zip(paths.iter().zip(&words))
            .map(|(finding, (path, text))| Known {
                rule: finding.rule.code,
                path,
                text,
                fingerprint: &finding.fingerprint,
            })
            .collect();
        ask(&known)
    }
}
