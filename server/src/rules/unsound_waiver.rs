//! Every waiver silences something, and says why.
//!
//! A waiver is a decision, and the next editor has to know its reason. One whose rule no longer
//! finds anything, or that names a rule that does not exist, only looks like a decision: it hides
//! nothing today and may hide a real mistake tomorrow.
//!
//! ## Bad
//! ```markdown
//! <!-- attache: ignore undefined-acronym -->
//! KHQX published the first study of the harbour.
//! ```
//!
//! ```markdown
//! <!-- attache: ignore undefined-acronym (the publisher's own name) -->
//! The institute published the first study of the harbour.
//! ```
//!
//! ```markdown
//! <!-- attache: ignore undefined-acronyms (the publisher's own name) -->
//! The institute published the first study of the harbour.
//! ```
//! ## Good
//! ```markdown
//! <!-- attache: ignore undefined-acronym (the publisher's own name) -->
//! KHQX published the first study of the harbour.
//! ```

use super::{Case, RULES, Rule, find};
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::nearest::nearest;
use crate::waivers::judge;
use attache_grammar::{Span, Waiver};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule::new("D011", "unsound-waiver", Some(Severity::Warning), check);

/// As many waivers for unknown rules get a fix; each of them has to be tried.
const MOST_TRIED: usize = 8;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut used = Used { case, by_rule: BTreeMap::new(), tried: 0 };
    let waivers = case.reading.brief.waivers.iter().enumerate();
    waivers.flat_map(|(index, waiver)| remarks(case, index, waiver, &mut used)).collect()
}

/// The waivers at work, by the rule that they silence; each rule is asked once.
struct Used<'a> {
    case: &'a Case<'a>,
    by_rule: BTreeMap<&'static str, BTreeSet<usize>>,
    tried: usize,
}

impl Used<'_> {
    /// Whether a rule was asked and had nothing to say that this waiver would have silenced. Nobody
    /// knows what a rule would say that is off.
    fn is_idle(&mut self, waiver: usize, name: &str) -> bool {
        let Some(rule) = find(name).filter(|rule| is_asked(self.case, rule)) else { return false };
        let used = self.by_rule.entry(rule.code).or_insert_with(|| judge(self.case, rule).used);
        !used.contains(&waiver)
    }
}

fn is_asked(case: &Case<'_>, rule: &Rule) -> bool {
    let settings = case.project.settings.rules.get(rule.code);
    *rule != RULE && settings.and_then(|settings| settings.severity).unwrap_or(rule.severity).is_some()
}

fn remarks(case: &Case<'_>, index: usize, waiver: &Waiver, used: &mut Used<'_>) -> Vec<Remark> {
    if waiver.rules.is_empty() {
        let message = "this waiver names no rule and silences nothing";
        return vec![Remark::new(waiver.span, message).with_fix(removal(case, waiver))];
    }
    let idle: Vec<usize> = (0..waiver.rules.len()).filter(|&name| used.is_idle(index, &waiver.rules[name].0)).collect();
    if idle.len() == waiver.rules.len() {
        let message = format!("nothing here needs this waiver for {}", list(waiver));
        return vec![Remark::new(waiver.span, message).with_fix(removal(case, waiver))];
    }
    let unknown = waiver.rules.iter().filter(|(name, _)| find(name).is_none());
    let mut remarks: Vec<_> = unknown.map(|(name, span)| unknown_rule(case, index, name, *span, used)).collect();
    for name in idle {
        let (rule, span) = &waiver.rules[name];
        let message = format!("nothing here needs this waiver for {rule}");
        remarks.push(Remark::new(*span, message).with_fix(shortening(case, waiver, name)));
    }
    if waiver.reason.is_none() {
        remarks.push(Remark::new(waiver.span, "this waiver gives no reason: add one in brackets"));
    }
    remarks
}

fn list(waiver: &Waiver) -> String {
    waiver.rules.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
}

fn unknown_rule(case: &Case<'_>, waiver: usize, name: &str, span: Span, used: &mut Used<'_>) -> Remark {
    let known = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
    let Some(meant) = nearest(name, known) else {
        return Remark::new(span, format!("there is no rule “{name}”: `attache explain` lists all"));
    };
    let remark = Remark::new(span, format!("there is no rule “{name}”: the nearest is “{meant}”"));
    used.tried += 1;
    if used.tried > MOST_TRIED {
        return remark;
    }
    // The right name is no help where its rule has nothing to say.
    let mut reading = case.reading.clone();
    reading.brief.waivers[waiver].rules = vec![(meant.to_owned(), span)];
    let tried = Case { reading: &reading, ..*case };
    if (Used { case: &tried, by_rule: BTreeMap::new(), tried: 0 }).is_idle(waiver, meant) {
        return remark;
    }
    let title = format!("Replace by “{meant}”");
    remark.with_fix(Fix { title, safe: false, edits: vec![case.edit(span, meant)] })
}

/// Takes the whole comment out.
fn removal(case: &Case<'_>, waiver: &Waiver) -> Fix {
    let edits = vec![removed(case, waiver.span)];
    Fix { title: "Remove the waiver".to_owned(), safe: false, edits }
}

/// A comment beside words goes with the blank before it. One alone on its line goes with the line,
/// unless only that line keeps two blocks apart.
fn removed(case: &Case<'_>, comment: Span) -> Edit {
    let text = &case.reading.text;
    let (before, after) = (&text[..comment.start as usize], &text[comment.end as usize..]);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = after.find('\n').map_or(text.len(), |at| comment.end as usize + at + 1);
    let is_alone = before[line_start..].trim().is_empty() && text[comment.end as usize..line_end].trim().is_empty();
    if !is_alone {
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        return case.edit(Span::new(before.len() - blanks, comment.end as usize), "");
    }
    let above = text[..line_start].trim_end_matches(['\n', '\r']);
    let is_blank_above = line_start == 0 || text[above.len()..line_start].matches('\n').count() > 1;
    let is_blank_below = text[line_end..].lines().next().is_none_or(|line| line.trim().is_empty());
    if is_blank_above || is_blank_below {
        case.edit(Span::new(line_start, line_end), "")
    } else {
        case.edit(Span::new(line_start, comment.end as usize), "")
    }
}

/// Takes one of several names out, with the comma that parts it from the others.
fn shortening(case: &Case<'_>, waiver: &Waiver, name: usize) -> Fix {
    let span = |index: usize| waiver.rules[index].1;
    let range = match name {
        0 => Span { start: span(0).start, end: span(1).start },
        _ => Span { start: span(name - 1).end, end: span(name).end },
    };
    let title = format!("Remove {} from the waiver", waiver.rules[name].0);
    Fix { title, safe: false, edits: vec![case.edit(range, "")] }
}
