//! An amount says for which time it holds.
//!
//! `USD 21 billion` of investment may be a year's, or what is planned for ten.
//!
//! ## Bad
//! ```markdown
//! The yards will invest USD 21 billion in new docks.
//! ```
//! ## Good
//! ```markdown
//! The yards will invest USD 21 billion in new docks between 2026 and 2030.
//! ```

use super::{Case, Rule};
use crate::finding::Remark;
use attache_grammar::figure::{End, Role, TimeUnit, Unit};
use attache_grammar::{BlockKind, Brief, Figure};

pub(super) const RULE: Rule = Rule::new("F007", "figure-without-period", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let lacking = brief.figures.iter().filter(|figure| is_amount(brief, figure) && !has_time(brief, figure));
    let remark = |figure: &Figure| {
        let printed = &brief.prose.text()[figure.prose.clone()];
        Remark::new(figure.span, format!("“{printed}” does not say for which time"))
    };
    lacking.map(remark).collect()
}

/// Sums of money and parts of a whole, not prices per piece; of a range the first end.
fn is_amount(brief: &Brief, figure: &Figure) -> bool {
    let large = matches!(figure.unit, Unit::Currency(_)) && figure.scale.is_some();
    let part = figure.unit == Unit::Percent && figure.slots.role != Role::Level;
    let block = &brief.blocks[figure.block];
    let second = figure.partner.is_some_and(|partner| partner.end == End::Second);
    (large || part) && !second && !matches!(block.kind, BlockKind::Cell { .. }) && !brief.is_quoted(figure.prose.start)
}

/// A year, a length of time or a word of time in the sentence.
fn has_time(brief: &Brief, figure: &Figure) -> bool {
    let sentence = &brief.prose.text()[figure.sentence.clone()];
    let spans = brief.figures.iter().filter(|one| one.sentence == figure.sentence);
    let lasts = |one: &Figure| matches!(one.unit, Unit::Duration(unit) if unit >= TimeUnit::Month);
    figure.slots.period.is_some()
        || sentence.bytes().any(|byte| byte.is_ascii_digit()) && has_year(sentence)
        || spans.into_iter().any(lasts)
        || TIMES.iter().any(|time| sentence.contains(time))
}

/// Four digits that are a year.
fn has_year(sentence: &str) -> bool {
    sentence.split(|char: char| !char.is_ascii_digit()).any(|digits| digits.len() == 4 && digits.starts_with(['1', '2']))
}

/// Words of time.
const TIMES: [&str; 16] = [
    "year", "annual", "month", "quarter", "decade", "today", "currently", "current", " now", "since", "per day", "daily",
    "week", "so far", "to date", "yesterday",
];
