//! Where else a figure is stated, in its brief and in the others, and whether it has the same value
//! there. What is reported of it is for the rules to say.

use crate::BriefKey;
use crate::quantity::between::{Difference, agreeing, differences};
use crate::quantity::statement::Statement;
use crate::rules::Case;
use attache_grammar::Span;

/// Another statement of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The brief it stands in.
    pub brief: BriefKey,
    /// Where it stands there.
    pub span: Span,
    /// The figure as printed there.
    pub text: String,
    /// Whether the value is the same.
    pub agrees: bool,
}

/// The other statements of the figure with this number: this brief first, then brief by brief.
pub fn others(case: &Case<'_>, figure: usize) -> Vec<Other> {
    let all = &case.reading.statements().all;
    let Some(own) = all.iter().find(|statement| statement.figure == figure) else { return Vec::new() };
    let differing = differences(case.reading, &case.project.lexicon, case.index);
    others_of(case, own, &differing)
}

/// Every figure of the brief that is stated again, by its number, with its other statements.
pub fn repeated(case: &Case<'_>) -> Vec<(usize, Vec<Other>)> {
    let differing = differences(case.reading, &case.project.lexicon, case.index);
    let all = case.reading.statements().all.iter();
    let each = all.map(|own| (own.figure, others_of(case, own, &differing)));
    each.filter(|(_, others)| !others.is_empty()).collect()
}

fn others_of(case: &Case<'_>, own: &Statement, differing: &[Difference<'_>]) -> Vec<Other> {
    let (reading, figure) = (case.reading, own.figure);
    let here = |index: usize, agrees: bool| {
        let figure = &reading.brief.figures[index];
        let text = reading.brief.prose.text()[figure.prose.clone()].to_owned();
        Other { brief: reading.key.clone(), span: figure.span, text, agrees }
    };
    let all = reading.statements().all.iter();
    let mut found: Vec<Other> = all.filter(|other| is_same(own, other)).map(|other| here(other.figure, true)).collect();
    for conflict in reading.conflicts() {
        let rest = conflict.agreeing.iter().copied().chain([conflict.other]);
        if conflict.odd == figure {
            found.extend(rest.map(|index| here(index, false)));
        } else if rest.into_iter().any(|index| index == figure) {
            found.push(here(conflict.odd, false));
        }
    }
    found.sort_by_key(|other| other.span);
    let there = |brief: &BriefKey, span: Span, text: &str, agrees: bool| Other {
        brief: brief.clone(),
        span,
        text: text.to_owned(),
        agrees,
    };
    let agreeing = agreeing(reading, &case.project.lexicon, case.index, own).into_iter();
    found.extend(agreeing.map(|(brief, other)| there(brief, other.span, &other.text, true)));
    let differing = differing.iter().filter(|other| other.figure == figure);
    found.extend(differing.map(|other| there(other.brief, other.other.span, &other.other.text, false)));
    found
}

/// Whether two statements of a brief have one telling value and words nearby in common.
fn is_same(own: &Statement, other: &Statement) -> bool {
    other.figure != own.figure
        && other.unit == own.unit
        && other.printed.value == own.printed.value
        && own.printed.is_telling()
        && own.near.iter().any(|stem| other.near.binary_search(stem).is_ok())
}
