//! The one path to findings, for the editor and the command line alike.

#[cfg(test)]
mod work;

use crate::finding::{Finding, Remark};
use crate::hands;
use crate::rules::{Case, Rule, find};
use crate::waivers::judge;
use attache_grammar::Span;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks one brief. Findings come in the order of their places, then of the rules' codes; the same
/// input gives the same findings on every machine.
#[must_use]
pub fn lint(case: &Case<'_>, rules: &'static [Rule]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = match case.reading.text.len() {
        hands::LONG.. => hands::each(rules, |rule| check(case, rule)).into_iter().flatten().collect(),
        _ => rules.iter().flat_map(|rule| check(case, rule)).collect(),
    };
    findings.sort_by(|a, b| (a.span, a.rule.code, &a.message).cmp(&(b.span, b.rule.code, &b.message)));
    number_fingerprints(&mut findings);
    findings
}

/// One rule on one brief. A rule that panics costs its own answer and nothing else.
fn check(case: &Case<'_>, rule: &'static Rule) -> Vec<Finding> {
    let settings = case.project.settings.rules.get(rule.code);
    let asked = settings.and_then(|settings| settings.severity);
    let severity = asked.or_else(|| case.project.house.weights.get(rule.code).copied()).unwrap_or(rule.severity);
    let Some(severity) = severity else { return Vec::new() };
    let finding = |mut remark: Remark| {
        // A large folder has many findings, and most have one related place or fix.
        remark.related.shrink_to_fit();
        remark.fixes.shrink_to_fit();
        remark.fixes.iter_mut().for_each(|fix| fix.edits.shrink_to_fit());
        remark.message.shrink_to_fit();
        let fingerprint = fingerprint(rule, &case.reading.text, remark.span);
        Finding {
            rule,
            severity: severity.min(remark.at_most),
            brief: case.reading.key.clone(),
            span: remark.span,
            fingerprint,
            message: remark.message,
            related: remark.related,
            fixes: remark.fixes,
        }
    };
    let judged = || judge(case, rule).remarks.into_iter().map(finding).collect();
    catch_unwind(AssertUnwindSafe(judged)).unwrap_or_else(|_| vec![failure(case, rule)])
}

fn failure(case: &Case<'_>, rule: &Rule) -> Finding {
    let failed = find("rule-failed").expect("the list of rules holds rule-failed");
    Finding {
        rule: failed,
        severity: failed.severity.unwrap_or(crate::finding::Severity::Warning),
        brief: case.reading.key.clone(),
        span: Span::default(),
        message: format!("the rule {} failed on this brief; all others were checked", rule.name),
        fingerprint: fingerprint(failed, rule.name, Span::default()),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

/// How many words on either side make a place the same place after an edit elsewhere.
const WORDS_AROUND: usize = 4;

/// A name for the finding that does not depend on where it stands: the rule, the place's own text
/// and the words around it in the same paragraph, so that paragraphs may move.
fn fingerprint(rule: &Rule, text: &str, span: Span) -> String {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let mut hash = blake3::Hasher::new();
    hash.update(rule.code.as_bytes());
    // A text has the same names on every system, however its lines end there.
    let place = text[span.range()].replace("\r\n", "\n");
    let (behind, ahead) = (words_before(before), words_behind(after));
    for part in std::iter::once(place.as_str()).chain(behind.take(WORDS_AROUND)).chain(ahead.take(WORDS_AROUND)) {
        hash.update(b"\0");
        hash.update(part.as_bytes());
    }
    hash.finalize().to_hex()[..16].to_owned()
}

/// The words before a place in the same paragraph, the nearest first. Lines may be endless, so that no
/// more of the text is looked at than the words take that somebody asks for.
fn words_before(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let rest = text.trim_end();
        let word = rest.rsplit(char::is_whitespace).next().filter(|_| !holds_empty_line(&text[rest.len()..]))?;
        text = &rest[..rest.len() - word.len()];
        (!word.is_empty()).then_some(word)
    })
}

/// The words behind it.
fn words_behind(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let rest = text.trim_start();
        let blank = &text[..text.len() - rest.len()];
        let word = rest.split(char::is_whitespace).next().filter(|_| !holds_empty_line(blank))?;
        text = &rest[word.len()..];
        (!word.is_empty()).then_some(word)
    })
}

/// Whether an empty line is among these blanks, which ends a paragraph.
fn holds_empty_line(blank: &str) -> bool {
    memchr::memchr_iter(b'\n', blank.as_bytes()).nth(1).is_some()
}

/// Repeated text gives equal fingerprints; the second and later ones are numbered.
fn number_fingerprints(findings: &mut [Finding]) {
    let mut seen = HashMap::<String, u32>::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.fingerprint = format!("{}-{count}", finding.fingerprint);
        }
    }
}
