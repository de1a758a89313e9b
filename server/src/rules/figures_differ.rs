//! A figure that is stated twice has the same value both times.
//!
//! The summary, the title and the tables are written last and read first, and that is where a digit
//! slips. Two statements count as one quantity by what stands around the numbers: the words near
//! them, the other figures of the sentence, how alone each value stands in the brief. Whatever tells
//! two quantities apart speaks against it and mostly rules it out: another year or day, from and to,
//! the other end of a range, per tonne and per barrel, men and women. Likeness alone never counts, and
//! values that no slip of the hand joins are left alone.
//!
//! ## Bad
//! ```markdown
//! # 323 restaurants inspected over the weekend
//!
//! Officers of the food agency inspected 393 restaurants over the weekend. Eighteen of them were
//! told to close.
//! ```
//! ## Bad
//! ```markdown
//! The fund has paid out $4.86 million to the shipyards of Busan since it was set up.
//!
//! Labour is short. That is why the shipyards of Busan want more than the $4.68 million which the
//! fund has paid out since it was set up.
//! ```
//! ## Good
//! ```markdown
//! The fund paid out $4.86 million to the shipyards of Busan in 2023. In 2024 the fund paid out $4.68
//! million to the shipyards of Busan.
//! ```

use super::{Case, Rule};
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use crate::quantity::conflict::{Certainty, Conflict};
use crate::quantity::slip::Slip;
use crate::quantity::word;
use attache_grammar::{Figure, Span};

pub(super) const RULE: Rule = Rule::new("F001", "figures-differ", Some(Severity::Error), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let conflicts = case.reading.conflicts();
    conflicts.iter().filter(|conflict| !matches!(conflict.slip, Slip::Scale(_))).map(|conflict| remark(case, conflict)).collect()
}

/// As many other places are shown.
const MOST_RELATED: usize = 5;

/// What is reported of a conflict.
pub(super) fn remark(case: &Case<'_>, conflict: &Conflict) -> Remark {
    let brief = &case.reading.brief;
    let (odd, other) = (&brief.figures[conflict.odd], &brief.figures[conflict.other]);
    let printed = |figure: &Figure| &brief.prose.text()[figure.prose.clone()];
    let shared = shared(case, odd, other);
    let shared = shared.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
    let more = super::elsewhere(conflict.agreeing.len());
    let message = format!("“{}” differs from “{}”{more}, which stands by {shared} as well", printed(odd), printed(other));
    let related = std::iter::once(&conflict.other).chain(&conflict.agreeing).take(MOST_RELATED).map(|index| {
        let figure = &brief.figures[*index];
        Related { brief: case.reading.key.clone(), span: figure.span, message: format!("“{}” here", printed(figure)) }
    });
    let weight = match (conflict.certainty, conflict.is_reported) {
        (Certainty::Likely, false) => Severity::Warning,
        (Certainty::Likely, true) => Severity::Info,
        (Certainty::Possible, _) => Severity::Hint,
    };
    let mut remark = Remark::new(odd.span, message).with_related(related).at_most(weight);
    let is_outvoted = !conflict.agreeing.is_empty() && conflict.certainty == Certainty::Likely;
    remark.fixes.extend(fix(case, odd, printed(other)).filter(|_| is_outvoted));
    remark
}

/// Words that stand near both figures, as they are printed near the first.
fn shared<'a>(case: &Case<'a>, odd: &Figure, other: &Figure) -> Vec<&'a str> {
    const MOST: usize = 3;
    let text = case.reading.brief.prose.text();
    let there: Vec<_> = word::words(text, other.sentence.clone()).map(|word| word.stem).collect();
    let apart = |word: &word::Word| odd.prose.start.abs_diff(word.place.start);
    let is_figure = |word: &word::Word| {
        let mut figures = case.reading.brief.figures.iter();
        figures.any(|figure| figure.prose.start <= word.place.start && word.place.start < figure.prose.end)
    };
    let here = word::words(text, odd.sentence.clone());
    let mut here: Vec<_> = here.filter(|word| there.contains(&word.stem) && !is_figure(word)).collect();
    here.sort_by_key(apart);
    here.dedup_by_key(|word| word.stem);
    here.truncate(MOST);
    here.sort_by_key(|word| word.place.start);
    here.into_iter().map(|word| &text[word.place]).collect()
}

fn fix(case: &Case<'_>, odd: &Figure, value: &str) -> Option<Fix> {
    let span: Span = case.reading.verbatim(odd.prose.clone())?;
    let edits = vec![Edit { brief: case.reading.key.clone(), span, text: value.to_owned() }];
    Some(Fix { title: format!("Replace by “{value}”"), safe: false, edits })
}
