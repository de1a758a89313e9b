//! Findings that a team has decided to live with. They are known again by the words at and around
//! their places, so that they survive edits elsewhere, and renamed and moved briefs; a finding that
//! lost its surroundings is known again by its own words in the same brief.

use crate::finding::Finding;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How much of a finding's own words is kept, in characters.
const LONGEST_TEXT: usize = 80;

/// A finding as a baseline sees it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The code of the rule.
    pub rule: &'a str,
    /// The brief, as the baseline calls it.
    pub path: &'a str,
    /// The words that the finding is about.
    pub text: &'a str,
    /// [`Finding::fingerprint`](crate::finding::Finding::fingerprint).
    pub fingerprint: &'a str,
}

impl<'a> Known<'a> {
    /// A finding in a brief that the baseline calls `path`, with the words that it is about.
    #[must_use]
    pub fn of(finding: &'a Finding, path: &'a str, words: &'a str) -> Self {
        Self { rule: finding.rule.code, path, text: words, fingerprint: &finding.fingerprint }
    }

    /// The words of a text that a finding is about; none if the text is another one by now.
    #[must_use]
    pub fn words<'t>(finding: &Finding, text: &'t str) -> &'t str {
        text.get(finding.span.range()).unwrap_or_default()
    }
}

/// What is accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Entry>,
}

/// Findings that are alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The brief in which they were found.
    pub path: String,
    /// The code of the rule.
    pub rule: String,
    /// The words that they are about, or the beginning of these.
    pub text: String,
    /// The fingerprint, without a number: equal ones are counted.
    pub fingerprint: String,
    /// How many there are.
    pub count: u32,
}

/// What came of holding findings against a baseline.
#[derive(Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// For each finding, whether the baseline accepts it.
    pub accepted: Vec<bool>,
    /// Entries that accept more than was found, with what is left of their counts.
    pub left: Vec<(&'a Entry, u32)>,
}

impl Baseline {
    /// The version of the form in which baselines are written.
    pub const VERSION: u32 = 1;

    /// A baseline that accepts these findings.
    #[must_use]
    pub fn of<'a>(findings: impl IntoIterator<Item = Known<'a>>) -> Self {
        let mut entries: Vec<_> = findings.into_iter().map(Entry::of).collect();
        entries.sort();
        Self { version: Self::VERSION, findings: merged(entries) }
    }

    /// This baseline with the entries of another that `keep` chooses.
    #[must_use]
    pub fn with(mut self, other: &Self, keep: impl Fn(&Entry) -> bool) -> Self {
        self.findings.extend(other.findings.iter().filter(|entry| keep(entry)).cloned());
        self.findings.sort();
        self.findings = merged(self.findings);
        self
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// Says why it is none, with the line and the column.
    pub fn parse(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match baseline.version {
            Self::VERSION => Ok(baseline),
            other => Err(format!("it is of version {other}, and this program knows version {}", Self::VERSION)),
        }
    }

    /// The baseline as text: an entry a line, in a stable order, so that changes to it are small.
    #[must_use]
    pub fn write(&self) -> String {
        let line = |entry| serde_json::to_string(entry).expect("texts and numbers are always JSON");
        let lines: Vec<_> = self.findings.iter().map(line).collect();
        let lines = if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join(",\n")) };
        format!("{{\"version\":{},\"findings\":[{lines}]}}\n", self.version)
    }

    /// How many findings it accepts.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.findings.iter().map(|entry| entry.count).sum()
    }

    /// Holds findings against the baseline. An entry accepts the same words with the same
    /// surroundings, first in its own brief, then in another if its own is gone; then the same words in its
    /// own brief. So each brief may be held against it for itself.
    #[must_use]
    pub fn compare(&self, findings: &[Known<'_>], is_gone: impl Fn(&str) -> bool) -> Comparison<'_> {
        let mut left: Vec<u32> = self.findings.iter().map(|entry| entry.count).collect();
        let mut by_fingerprint = HashMap::<&str, Vec<usize>>::new();
        let mut by_words = HashMap::<(&str, &str, &str), Vec<usize>>::new();
        for (index, entry) in self.findings.iter().enumerate() {
            by_fingerprint.entry(&entry.fingerprint).or_default().push(index);
            by_words.entry((&entry.path, &entry.rule, &entry.text)).or_default().push(index);
        }
        let mut accepted = vec![false; findings.len()];
        for pass in [Pass::SamePlace, Pass::Moved, Pass::SameWords] {
            for (finding, accepted) in findings.iter().zip(&mut accepted).filter(|(_, accepted)| !**accepted) {
                let candidates = match pass {
                    Pass::SameWords => by_words.get(&(finding.path, finding.rule, shortened(finding.text))),
                    Pass::SamePlace | Pass::Moved => by_fingerprint.get(unnumbered(finding.fingerprint)),
                };
                let fits = |&&index: &&usize| {
                    let path = &self.findings[index].path;
                    left[index] > 0 && (path == finding.path || pass == Pass::Moved && is_gone(path))
                };
                if let Some(&index) = candidates.into_iter().flatten().find(fits) {
                    left[index] -= 1;
                    *accepted = true;
                }
            }
        }
        let left = self.findings.iter().zip(left).filter(|(_, left)| *left > 0).collect();
        Comparison { accepted, left }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    SamePlace,
    Moved,
    SameWords,
}

impl Entry {
    fn of(finding: Known<'_>) -> Self {
        Self {
            path: finding.path.to_owned(),
            rule: finding.rule.to_owned(),
            text: shortened(finding.text).to_owned(),
            fingerprint: unnumbered(finding.fingerprint).to_owned(),
            count: 1,
        }
    }
}

/// Entries in their order, with those that are alike counted together.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let mut merged: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let alike = |last: &&mut Entry| {
            (&last.path, &last.rule, &last.text, &last.fingerprint)
                == (&entry.path, &entry.rule, &entry.text, &entry.fingerprint)
        };
        match merged.last_mut().filter(alike) {
            Some(last) => last.count = last.count.saturating_add(entry.count),
            None => merged.push(entry),
        }
    }
    merged
}

/// Repeated text gives numbered fingerprints; here equal ones are counted instead.
fn unnumbered(fingerprint: &str) -> &str {
    fingerprint.split('-').next().unwrap_or(fingerprint)
}

fn shortened(text: &str) -> &str {
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(path: &'a str, text: &'a str, fingerprint: &'a str) -> Known<'a> {
        Known { rule: "T001", path, text, fingerprint }
    }

    /// What a baseline of some findings accepts of others, and the paths of what is left.
    fn compare(old: &[Known<'_>], new: &[Known<'_>]) -> (Vec<bool>, Vec<(String, u32)>) {
        compare_beside(old, new, &[])
    }

    /// The same, with briefs that are still there.
    fn compare_beside(old: &[Known<'_>], new: &[Known<'_>], there: &[&str]) -> (Vec<bool>, Vec<(String, u32)>) {
        let baseline = Baseline::of(old.iter().copied());
        let read = Baseline::parse(&baseline.write()).expect("what was written can be read");
        assert_eq!(read, baseline);
        let comparison = read.compare(new, |path| !there.contains(&path));
        let left = comparison.left.iter().map(|(entry, left)| (entry.path.clone(), *left)).collect();
        (comparison.accepted, left)
    }

    #[test]
    fn what_was_there_is_accepted_and_what_is_new_is_not() {
        let old = [known("a.md", "KHQX", "f1")];
        assert_eq!(compare(&old, &old), (vec![true], vec![]));
        assert_eq!(compare(&old, &[known("a.md", "QRZV", "f2")]), (vec![false], vec![("a.md".to_owned(), 1)]));
    }

    #[test]
    fn a_renamed_brief_keeps_its_findings() {
        assert_eq!(compare(&[known("a.md", "KHQX", "f1")], &[known("b/c.md", "KHQX", "f1")]).0, [true]);
    }

    #[test]
    fn a_copy_in_another_brief_is_new() {
        assert_eq!(
            compare_beside(&[known("a.md", "KHQX", "f1")], &[known("c.md", "KHQX", "f1")], &["a.md"]).0,
            [false]
        );
    }

    #[test]
    fn other_surroundings_in_the_same_brief_are_the_same_finding() {
        let old = [known("a.md", "KHQX", "f1")];
        assert_eq!(compare(&old, &[known("a.md", "KHQX", "f2")]).0, [true]);
        assert_eq!(compare(&old, &[known("b.md", "KHQX", "f2")]).0, [false]);
    }

    #[test]
    fn as_many_are_accepted_as_there_were() {
        let old = [known("a.md", "KHQX", "f1"), known("a.md", "KHQX", "f1-2")];
        let new = [known("a.md", "KHQX", "f1"), known("a.md", "KHQX", "f1-2"), known("a.md", "KHQX", "f1-3")];
        assert_eq!(compare(&old, &new).0, [true, true, false]);
        assert_eq!(compare(&new, &old), (vec![true, true], vec![("a.md".to_owned(), 1)]));
    }

    #[test]
    fn a_finding_takes_the_entry_of_its_own_brief_first() {
        let old = [known("a.md", "KHQX", "f1"), known("b.md", "KHQX", "f1")];
        assert_eq!(compare(&old, &[known("b.md", "KHQX", "f1")]), (vec![true], vec![("a.md".to_owned(), 1)]));
    }

    #[test]
    fn an_entry_stands_on_a_line_of_its_own() {
        let baseline = Baseline::of([known("b.md", "QRZV", "f2"), known("a.md", &"x".repeat(100), "f1")]);
        let entry = |path, text: &str, fingerprint| {
            format!(
                "{{\"path\":\"{path}\",\"rule\":\"T001\",\"text\":\"{text}\",\"fingerprint\":\"{fingerprint}\",\"count\":1}}"
            )
        };
        let (first, second) = (entry("a.md", &"x".repeat(80), "f1"), entry("b.md", "QRZV", "f2"));
        assert_eq!(baseline.write(), format!("{{\"version\":1,\"findings\":[\n{first},\n{second}\n]}}\n"));
        assert_eq!(Baseline::of([]).write(), "{\"version\":1,\"findings\":[]}\n");
    }

    #[test]
    fn what_is_no_baseline_is_told() {
        assert!(Baseline::parse("[]").is_err());
        assert!(Baseline::parse("{\"version\":2,\"findings\":[]}").is_err_and(|reason| reason.contains("version 2")));
    }
}
