//! How often each rule has found something, and for how many of these there is a fix.

use super::Report;
use super::summary;
use crate::rules::RULES;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a line for each rule, the most frequent first, and what it all comes to.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut counts = BTreeMap::<&str, (usize, usize)>::new();
    for finding in &report.findings {
        let (found, fixable) = counts.entry(finding.rule.code).or_default();
        *found += 1;
        *fixable += usize::from(finding.fixes.iter().any(|fix| fix.safe));
    }
    let mut counted: Vec<_> = RULES.iter().filter_map(|rule| Some((rule, *counts.get(rule.code)?))).collect();
    counted.sort_by_key(|(_, (found, _))| std::cmp::Reverse(*found));
    let longest = counted.iter().map(|(rule, _)| rule.name.len()).max().unwrap_or_default();
    for (rule, (found, fixable)) in counted {
        let fixable = if fixable > 0 { format!("  {fixable} with a safe fix") } else { String::new() };
        let line = format!("{found:>6}  {} {:longest$}{fixable}", rule.code, rule.name);
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "{}", summary::counts(report))
}
