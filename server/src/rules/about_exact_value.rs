//! What is about so much is a round number.
//!
//! *About 36,624 dollars* takes back with one word what the digits claim. Either the number is known to
//! the last digit, and then it needs no *about*, or it is not, and then the digits are noise. Which one
//! only the author knows, so there is no fix.
//!
//! ## Bad
//! ```markdown
//! Income per head reached about $36,624 in that year.
//! ```
//! ## Good
//! ```markdown
//! Income per head reached about $36,600 in that year. It was $36,624 by the first estimate.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::relation::between;
use attache_grammar::figure::{Qualifier, Spelling};
use attache_grammar::{BlockKind, Figure, Zone};

pub(super) const RULE: Rule = Rule::new("F015", "about-exact-value", Some(Severity::Hint), check);

/// So many digits that say something are exact.
const EXACT: u8 = 4;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let exact = brief.figures.iter().filter(|figure| is_exact(figure) && is_text(case, figure));
    let remark = |figure: &Figure| {
        let text = brief.prose.text();
        let (word, value) = (between(text, figure.qualified.start, figure.prose.start), &text[figure.prose.clone()]);
        let message = format!("“{}” and the last digits of {value} do not go together", word.trim_end());
        Remark::new(brief.prose.span(figure.qualified.clone()), message)
    };
    exact.map(remark).collect()
}

fn is_exact(figure: &Figure) -> bool {
    figure.qualifier == Qualifier::About
        && figure.qualified.start < figure.prose.start
        && figure.significant >= EXACT
        && figure.spelling != Spelling::Words
        && figure.partner.is_none()
}

fn is_text(case: &Case<'_>, figure: &Figure) -> bool {
    let brief = &case.reading.brief;
    let block = &brief.blocks[figure.block];
    matches!(block.zone, Zone::Summary | Zone::Body)
        && !matches!(block.kind, BlockKind::Cell { .. })
        && !brief.is_quoted(figure.prose.start)
}
