//! `attache lint --fix`: fixes are made in memory until nothing changes, and then the files are
//! written. A file is written whole or not at all, and only if it still holds what was checked.

use super::Run;
use crate::BriefKey;
use crate::cli::failure::{Failure, notice, say};
use crate::cli::output::{self, Target};
use crate::cli::selection::Selection;
use crate::files::{self, Replacement, Unwritable};
use crate::finding::Finding;
use crate::fix::{self, Reach, choose};
use crate::text::Text;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fixes may make room for others; ones that still find something to do after so many rounds undo
/// each other.
pub(super) const MOST_ROUNDS: usize = 12;

/// What became of the briefs.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// The texts before and after, of the briefs that were changed.
    changed: BTreeMap<BriefKey, (Arc<str>, Arc<str>)>,
    /// Briefs that one fix changed together.
    joined: Vec<BTreeSet<BriefKey>>,
    /// How many fixes were made.
    fixes: usize,
    /// Whether fixes were left when the rounds were over.
    unsettled: bool,
}

/// Makes fixes in memory. Afterwards run and findings are those of the new texts.
pub(super) fn settle(run: &mut Run<'_>, findings: &mut Vec<Finding>, reach: Reach) -> Fixed {
    // What lines were new is known of the texts on disk only.
    let most_rounds = if run.changed.is_some() { 1 } else { MOST_ROUNDS };
    let own: BTreeSet<BriefKey> = run.selection.asked.iter().cloned().collect();
    let mut fixed = Fixed::default();
    for round in 0..=most_rounds {
        let chosen = choose(findings, reach, |key| own.contains(key));
        if chosen.is_empty() || round == most_rounds {
            fixed.unsettled = round == MOST_ROUNDS && !chosen.is_empty();
            break;
        }
        fixed.fixes += chosen.len();
        let mut edits = BTreeMap::<&BriefKey, Vec<_>>::new();
        for (_, fix) in &chosen {
            fix.edits.iter().for_each(|edit| edits.entry(&edit.brief).or_default().push(edit));
            fixed.join(fix.edits.iter().map(|edit| edit.brief.clone()).collect());
        }
        for (key, edits) in &edits {
            let before: Arc<str> = run.sources.text(key);
            let after = fix::apply(&before, edits.iter().copied()).expect("chosen edits never overlap");
            run.workspace.put(key, 0, Text::from(after.as_str()));
            fixed.changed.entry((*key).clone()).or_insert((before, "".into())).1 = after.into();
        }
        let keys: Vec<_> = edits.into_keys().cloned().collect();
        run.sources.read_again(&keys);
        *findings = run.concerning(run.lint());
    }
    fixed.changed.retain(|_, (before, after)| before != after);
    fixed
}

impl Fixed {
    fn join(&mut self, mut briefs: BTreeSet<BriefKey>) {
        if briefs.len() < 2 {
            return;
        }
        let (meets, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.joined).into_iter().partition(|group| !group.is_disjoint(&briefs));
        briefs.extend(meets.into_iter().flatten());
        self.joined = others;
        self.joined.push(briefs);
    }

    /// Writes the files. Returns whether all could be written; of those that could not, it is said.
    pub(super) fn write(&self, selection: &Selection) -> bool {
        let folders = selection.asked.iter().filter_map(|key| Some(key.path()?.parent()?.to_owned()));
        folders.collect::<BTreeSet<_>>().iter().for_each(|folder| files::sweep(folder));
        let on_disk = self.changed.keys().filter(|key| selection.stdin.as_ref() != Some(key));
        let alone = on_disk.filter(|key| !self.joined.iter().any(|group| group.contains(key)));
        let groups = self.joined.iter().map(|group| group.iter().collect()).chain(alone.map(|key| vec![key]));
        let mut complete = true;
        for group in groups {
            if let Err((key, reason)) = self.write_group(&group) {
                if reason == Unwritable::Changed && self.is_done(&group) {
                    continue;
                }
                complete = false;
                say(&format!("cannot write {}: {reason}", selection.names.of(key)));
                for other in group.iter().filter(|other| **other != key) {
                    say(&format!(
                        "left {} as it was: a fix changes it together with the former",
                        selection.names.of(other)
                    ));
                }
            }
        }
        complete
    }

    fn write_group<'a>(&self, group: &[&'a BriefKey]) -> Result<(), (&'a BriefKey, Unwritable)> {
        let replacement = |key: &&'a BriefKey| {
            let (before, after) = self.changed.get(*key)?;
            Some((*key, Replacement { path: key.path()?, before, after }))
        };
        let (keys, replacements): (Vec<_>, Vec<_>) = group.iter().filter_map(replacement).unzip();
        files::replace_all(&replacements).map_err(|(index, reason)| (keys[index], reason))
    }

    /// Whether somebody else made the same fixes at the same time.
    fn is_done(&self, group: &[&BriefKey]) -> bool {
        let holds = |key: &&BriefKey| {
            let (_, after) = self.changed.get(*key)?;
            let text = files::read(&key.path()?).ok()?;
            Some(*text == **after)
        };
        group.iter().all(|key| holds(key).unwrap_or_default())
    }

    /// `fixed 3 findings in 2 briefs`.
    pub(super) fn tell(&self, verb: &str) {
        let plural = |count, what| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let (fixes, briefs) = (plural(self.fixes, "finding"), plural(self.changed.len(), "brief"));
        match self.fixes {
            0 => notice("nothing to fix"),
            _ => notice(&format!("{verb} {fixes} in {briefs}")),
        }
        if self.unsettled {
            say("some fixes undo each other: stopped after a dozen rounds; please report the text");
        }
    }

    /// Prints what would change, as `git apply` and `patch` take it. Returns whether anything would.
    pub(super) fn diff(&self, target: Target<'_>, selection: &Selection) -> Result<bool, Failure> {
        output::bare(target, |out| {
            for (key, (before, after)) in &self.changed {
                let name = selection.names.of(key);
                let diff = TextDiff::from_lines(&**before, &**after);
                write!(out, "{}", diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")))?;
            }
            Ok(())
        })?;
        Ok(!self.changed.is_empty())
    }
}
