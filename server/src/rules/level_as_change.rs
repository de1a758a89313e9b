//! A change is not as large as what changes.
//!
//! *By an additional 8.3 percent or $1.19 billion* makes the whole payment 14 billion. It is 1.2: the
//! level was printed where the change belongs. One sentence with a percentage and an amount of the same
//! change implies a level; it is held against the level that the sentence goes on with, the one that the
//! brief states elsewhere on the same term, and the declared figures of packs and fact sheets.
//!
//! ## Bad
//! ```markdown
//! Under the Special Measures Agreement (SMA), Seoul raises its payment in 2026 by 8.3 percent or USD
//! 1.19 billion.
//! ```
//! ## Bad
//! ```markdown
//! The fund grew by 8 percent, or $50 million, to $120 million.
//! ```
//! ## Good
//! ```markdown
//! Under the Special Measures Agreement (SMA), Seoul raises its payment in 2026 by 8.3 percent to USD
//! 1.19 billion. The fund grew by 8 percent, or $9 million, to $120 million.
//! ```

use super::{Case, Rule};
use crate::arithmetic::printed;
use crate::arithmetic::step::{Misfit, judge};
use crate::finding::{Related, Remark, Severity};
use attache_grammar::Claim;

pub(super) const RULE: Rule = Rule::new("F003", "level-as-change", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    case.reading.brief.claims.iter().filter_map(|claim| remark(case, claim)).collect()
}

fn remark(case: &Case<'_>, claim: &Claim) -> Option<Remark> {
    let Claim::Step { percent, amount, level } = claim else { return None };
    let (reading, project) = (case.reading, case.project);
    let brief = &reading.brief;
    if brief.is_quoted(brief.figures[*amount].prose.start) {
        return None;
    }
    let (percent, amount) = (&brief.figures[*percent], &brief.figures[*amount]);
    let level = level.map(|level| &brief.figures[level]);
    let misfit = judge(reading, &project.lexicon, project.facts.all(), (percent, amount, level))?;
    let text = brief.prose.text();
    let (rate, stated) = (&text[percent.prose.clone()], &text[amount.prose.clone()]);
    let place = |figure: &attache_grammar::Figure, message: &str| Related {
        brief: reading.key.clone(),
        span: figure.span,
        message: message.to_owned(),
    };
    let both = percent.prose.start.min(amount.prose.start)..percent.prose.end.max(amount.prose.end);
    let span = brief.prose.span(both);
    let round = |value: rust_decimal::Decimal| printed::like(amount, value.round_sf(2).unwrap_or(value));
    Some(match misfit {
        Misfit::OwnLevel(level, follows) => {
            let message = format!("{rate} of what led to {} is about {}, not {stated}", &text[level.prose.clone()], round(follows));
            Remark::new(span, message).with_related([place(level, "the level")])
        }
        Misfit::Stated(level) => {
            let message = format!("{stated} is the level in another place: as a change by {rate} it makes the level much higher");
            Remark::new(span, message).with_related([place(level, "stated as a level here")])
        }
        Misfit::Declared(declared, follows) => {
            let message = format!(
                "{stated} is about the whole {} ({}), of which {rate} is about {}",
                declared.fact.measure, declared.written, round(follows)
            );
            Remark::new(span, message)
        }
    })
}
