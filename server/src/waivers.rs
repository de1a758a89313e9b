//! What waivers silence. A waiver speaks for places: a rule that would report a problem at such a
//! place for the first time reports it at the next place that no waiver covers.

use crate::finding::Remark;
use crate::reading::Reading;
use crate::rules::{Case, Rule, find};
use attache_grammar::{Span, Waiver, WaiverScope};
use std::collections::BTreeSet;

/// How often a rule is asked about one brief because of waivers. In the last round all waivers that
/// name it are taken to be at work, so that hundreds of them cost no more than a dozen.
const MOST_ROUNDS: usize = 12;

/// What a rule has to say of a brief.
#[derive(Debug)]
pub struct Judged {
    /// What no waiver silences.
    pub remarks: Vec<Remark>,
    /// The waivers that silenced something, by their place in [`Brief::waivers`](attache_grammar::Brief).
    pub used: BTreeSet<usize>,
}

/// Asks a rule, and the waivers that name it.
#[must_use]
pub fn judge(case: &Case<'_>, rule: &Rule) -> Judged {
    let waivers = &case.reading.brief.waivers;
    let naming: Vec<usize> = (0..waivers.len()).filter(|&index| names(&waivers[index], rule)).collect();
    let mut judged = Judged { remarks: (rule.check)(case), used: BTreeSet::new() };
    if naming.is_empty() {
        return judged;
    }
    let mut silenced = judged.part(waivers, &naming);
    // Each round another waiver is at work, or it is the last one.
    for round in 1..=MOST_ROUNDS {
        if silenced.is_empty() {
            break;
        }
        let before = judged.used.len();
        if round == MOST_ROUNDS {
            judged.used.extend(&naming);
        }
        let reading = without(case.reading, judged.used.iter().filter_map(|&index| part_of(&waivers[index])));
        let again = (rule.check)(&Case { reading: &reading, ..*case });
        let is_rest = |remark: &Remark| {
            silenced.iter().any(|subject| *subject == self::subject(remark))
                && !judged.remarks.iter().any(|known| known.span == remark.span)
        };
        let rest: Vec<_> = again.into_iter().filter(is_rest).collect();
        judged.remarks.extend(rest);
        silenced = judged.part(waivers, &naming);
        if judged.used.len() == before {
            break;
        }
    }
    judged
}

impl Judged {
    /// Takes out what waivers silence, and returns the subjects of it.
    fn part(&mut self, waivers: &[Waiver], naming: &[usize]) -> BTreeSet<String> {
        let mut silenced = BTreeSet::new();
        self.remarks.retain(|remark| {
            let covering: Vec<usize> =
                naming.iter().copied().filter(|&index| covers(&waivers[index], remark.span)).collect();
            if !covering.is_empty() {
                silenced.insert(subject(remark));
            }
            let is_open = covering.is_empty();
            self.used.extend(covering);
            is_open
        });
        silenced
    }
}

fn names(waiver: &Waiver, rule: &Rule) -> bool {
    waiver.rules.iter().any(|(name, _)| find(name).is_some_and(|named| named == rule))
}

fn covers(waiver: &Waiver, span: Span) -> bool {
    match waiver.scope {
        WaiverScope::File => true,
        WaiverScope::Next(part) => part.start <= span.start && span.start < part.end,
    }
}

fn part_of(waiver: &Waiver) -> Option<Span> {
    match waiver.scope {
        WaiverScope::File => None,
        WaiverScope::Next(part) => Some(part),
    }
}

/// What a remark is about, wherever it stands and how often.
fn subject(remark: &Remark) -> String {
    remark.message.split(" (and in ").next().unwrap_or_default().to_owned()
}

/// The brief as it would read if some parts used no terms and names. What they define stands.
fn without(reading: &Reading, parts: impl Iterator<Item = Span>) -> Reading {
    let parts: Vec<Span> = parts.collect();
    reading.with_uses(|span| !parts.iter().any(|part| part.start <= span.start && span.start < part.end))
}
