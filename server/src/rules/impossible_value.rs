//! Every value is one that there can be: the day stands in the calendar, the part lies within its whole.
//!
//! A deadline of 31 November is met by nobody. Such a day is mostly the last of the month or the
//! first of the next one, and only the author knows which; so there is no fix.
//!
//! ## Bad
//! ```markdown
//! The term of the panel ends on 31 November 2026.
//! ```
//! ## Bad
//! ```markdown
//! In the north she won 112 percent of the vote.
//! ```
//! ## Good
//! ```markdown
//! The term of the panel ends on 30 November 2026. The next one sits until 29 February 2028.
//! ```

use super::{Case, Rule, elsewhere};
use crate::arithmetic::share::above_the_whole;
use crate::finding::{Remark, Severity};
use attache_grammar::{DateMention, MONTHS, Zone};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("F024", "impossible-value", Some(Severity::Error), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = days(case);
    remarks.extend(shares(case));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// More than all of the votes. What others said wrongly may have to be quoted.
fn shares<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Remark> + 'a {
    let brief = &case.reading.brief;
    above_the_whole(brief).filter(|figure| !brief.is_quoted(figure.prose.start)).map(|figure| {
        let whole = figure.slots.whole.clone().map(|whole| &brief.prose.text()[whole]).unwrap_or_default();
        let share = &brief.prose.text()[figure.prose.clone()];
        Remark::new(figure.span, format!("{share} is more than all of “{whole}”"))
    })
}

/// Days that their month does not have. The same one twice is one mistake.
fn days(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let is_read = |mention: &&DateMention| {
        brief.block_at(mention.prose.start).is_some_and(|block| block.zone != Zone::Boilerplate)
    };
    let mut impossible: BTreeMap<_, Vec<&DateMention>> = BTreeMap::new();
    for mention in brief.dates.iter().filter(is_read).filter(|date| date.shorter_month().is_some()) {
        let day = mention.days.as_ref().map(|days| days.last);
        impossible.entry((mention.year, mention.month, day)).or_default().push(mention);
    }
    let mut remarks = Vec::new();
    for mentions in impossible.values() {
        let (mention, others) = (mentions[0], mentions.len() - 1);
        let (Some(days), Some(length)) = (&mention.days, mention.shorter_month()) else { continue };
        let month = MONTHS[usize::from(mention.month.unsigned_abs()) - 1];
        let of_year = match mention.year {
            Some(year) if mention.month == 2 => format!(" in {year}"),
            _ => String::new(),
        };
        let written = &brief.prose.text()[mention.prose.clone()];
        let message = format!("there is no “{written}”: {month} has {length} days{of_year}{}", elsewhere(others));
        let remark = Remark::new(brief.prose.span(days.prose.clone()), message);
        // What was published wrong may have to be quoted wrong.
        let is_quoted = brief.is_quoted(mention.prose.start);
        remarks.push(if is_quoted { remark.at_most(Severity::Warning) } else { remark });
    }
    remarks
}
