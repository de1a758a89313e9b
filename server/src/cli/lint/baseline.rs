//! `--baseline`, `--write-baseline` and the setting of that name: old findings are left alone, and told
//! when they are gone.

use super::arguments::Lint;
use crate::BriefKey;
use crate::baseline::{Baseline, Entry, Known};
use crate::cli::failure::{Failure, notice};
use crate::cli::output;
use crate::cli::report::Sources;
use crate::cli::selection::Selection;
use crate::files;
use crate::finding::Finding;
use crate::harmless::clean;
use crate::project::Accepted;
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a baseline lies unless one says otherwise.
const DEFAULT: &str = "attache-baseline.json";

/// As many expired entries as are told one by one.
const MOST_TOLD: usize = 10;

/// The baselines of a run: the one of the command line, or those of the projects.
#[derive(Debug, Default)]
pub(super) struct Baselines(Vec<Frozen>);

/// A baseline, as it is called, and the briefs of this run that it is about.
#[derive(Debug)]
struct Frozen {
    shown: PathBuf,
    accepted: Arc<Accepted>,
    /// Whether the settings name it.
    is_set: bool,
    briefs: BTreeSet<BriefKey>,
}

impl Baselines {
    /// The baselines that the arguments name, or else the settings.
    pub(super) fn of(command: &Lint, workspace: &Workspace, selection: &Selection) -> Result<Self, Failure> {
        let current = std::env::current_dir().unwrap_or_default();
        let mut left: BTreeSet<BriefKey> = selection.asked.iter().cloned().collect();
        let mut all = Vec::new();
        if command.baseline.is_none() {
            let mut by_path = BTreeMap::<PathBuf, (Arc<Accepted>, BTreeSet<BriefKey>)>::new();
            for key in &selection.asked {
                if let Some(accepted) = &workspace.shelf(key).project.accepted {
                    left.remove(key);
                    let entry =
                        by_path.entry(accepted.path.clone()).or_insert_with(|| (Arc::clone(accepted), BTreeSet::new()));
                    entry.1.insert(key.clone());
                }
            }
            let shown = |path: &Path| path.strip_prefix(&current).unwrap_or(path).to_owned();
            all.extend(by_path.into_iter().map(|(path, (accepted, briefs))| Frozen {
                shown: shown(&path),
                accepted,
                is_set: true,
                briefs,
            }));
        }
        let stated = command.baseline.clone().or((command.write_baseline && !left.is_empty()).then(|| DEFAULT.into()));
        if let Some(shown) = stated {
            let path = files::absolute(&current, &shown);
            let cannot_use = |reason: &str, help| {
                Failure::with_help(format!("cannot use the baseline {}: {reason}", shown.display()), help)
            };
            if !command.write_baseline && !path.exists() {
                return Err(cannot_use("there is no such file", "--write-baseline makes one of what is found now"));
            }
            let help = "write a new one with --write-baseline, after removing it";
            let accepted = Accepted::read(path).map_err(|reason| cannot_use(&reason, help))?;
            all.push(Frozen { shown, accepted: Arc::new(accepted), is_set: false, briefs: left });
        }
        Ok(Self(all))
    }

    /// The findings that they do not accept.
    pub(super) fn new_ones(&self, mut findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
        for Frozen { accepted, briefs, .. } in &self.0 {
            let (own, others): (Vec<_>, Vec<_>) =
                (0..findings.len()).partition(|at| briefs.contains(&findings[*at].brief));
            let asked: Vec<_> = own.iter().map(|at| &findings[*at]).collect();
            let is_old = with_known(accepted, &asked, sources, |known| {
                accepted.baseline.compare(known, |name| !accepted.is_there(name)).accepted
            });
            let mut kept: BTreeSet<_> = others.into_iter().collect();
            kept.extend(own.into_iter().zip(is_old).filter(|(_, is_old)| !is_old).map(|(at, _)| at));
            let mut at = 0..;
            findings.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
        }
        findings
    }

    /// Says which entries accept what is not there any more, of those that this run can know about.
    pub(super) fn tell_expired(&self, findings: &[Finding], sources: &Sources) {
        for frozen in &self.0 {
            frozen.tell_expired(findings, sources);
        }
    }

    /// Writes what is found now in the place of what is there. Briefs that were not checked keep their
    /// entries.
    pub(super) fn write(&self, findings: &[Finding], sources: &Sources) -> Result<(), Failure> {
        self.0.iter().try_for_each(|frozen| frozen.write(findings, sources))
    }
}

impl Frozen {
    fn tell_expired(&self, findings: &[Finding], sources: &Sources) {
        let (accepted, checked) = (&self.accepted, self.checked());
        let own: Vec<_> = findings.iter().filter(|finding| self.briefs.contains(&finding.brief)).collect();
        let expired: Vec<(&Entry, u32)> = with_known(accepted, &own, sources, |known| {
            let left = accepted.baseline.compare(known, |name| !accepted.is_there(name)).left;
            left.into_iter()
                .filter(|(entry, _)| checked.contains(&entry.path) || !accepted.is_there(&entry.path))
                .collect()
        });
        let count: u32 = expired.iter().map(|(_, left)| left).sum();
        if count == 0 {
            return;
        }
        let (verb, findings) = if count == 1 { ("is", "finding") } else { ("are", "findings") };
        let path = self.shown.display();
        notice(&format!("{count} {findings} of {path} {verb} gone: --write-baseline takes them out"));
        for (entry, left) in expired.iter().take(MOST_TOLD) {
            let times = if *left > 1 { format!(" ({left} times)") } else { String::new() };
            notice(&format!("  {}: {} “{}”{times}", clean(&entry.path), entry.rule, clean(&entry.text)));
        }
        if expired.len() > MOST_TOLD {
            notice(&format!("  and {} more", expired.len() - MOST_TOLD));
        }
    }

    fn write(&self, findings: &[Finding], sources: &Sources) -> Result<(), Failure> {
        let (accepted, checked) = (&self.accepted, self.checked());
        let own: Vec<_> = findings.iter().filter(|finding| self.briefs.contains(&finding.brief)).collect();
        let new = with_known(accepted, &own, sources, |known| Baseline::of(known.iter().copied()));
        let new =
            new.with(&accepted.baseline, |entry| !checked.contains(&entry.path) && accepted.is_there(&entry.path));
        output::file(&accepted.path, |out| out.write_all(new.write().as_bytes()))?;
        let findings = if new.count() == 1 { "finding" } else { "findings" };
        let path = self.shown.display();
        let flag = if self.is_set { String::new() } else { format!(" --baseline {path}") };
        notice(&format!("{path} accepts {} {findings} now: run attache lint{flag}", new.count()));
        Ok(())
    }

    fn checked(&self) -> BTreeSet<String> {
        self.briefs.iter().map(|key| self.accepted.name(key)).collect()
    }
}

fn with_known<T>(
    accepted: &Accepted,
    findings: &[&Finding],
    sources: &Sources,
    ask: impl FnOnce(&[Known<'_>]) -> T,
) -> T {
    let paths: Vec<String> = findings.iter().map(|finding| accepted.name(&finding.brief)).collect();
    let words = |finding: &&Finding| Known::words(finding, &sources.text(&finding.brief)).to_owned();
    let words: Vec<String> = findings.iter().map(words).collect();
    let known = findings.iter().zip(paths.iter().zip(&words));
    ask(&known.map(|(finding, (path, words))| Known::of(finding, path, words)).collect::<Vec<_>>())
}
