//! A definition gives the full form first and the short form in brackets.
//!
//! Readers take in the name and then the letters that will stand for it. Some houses want it the
//! other way round; a text should keep to one way.
//!
//! ## Bad
//! ```markdown
//! Seoul renewed the SMA (Special Measures Agreement) in November. The SMA runs for five years.
//! ```
//! ## Good
//! ```markdown
//! Seoul renewed the Special Measures Agreement (SMA) in November. The SMA runs for five years.
//! ```

use super::{Case, Rule};
use crate::article;
use crate::finding::{Fix, Remark};
use attache_grammar::{Definition, Form, Span, Zone};

pub(super) const RULE: Rule = Rule::new("T021", "definition-order", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let is_reversed = |definition: &&Definition| {
        let block = case.reading.block(definition.short_span);
        let own = block.is_some_and(|block| matches!(block.zone, Zone::Body | Zone::Summary) && !block.quoted);
        definition.form == Form::ShortLong && own && !case.reading.is_quoted(definition.short_span)
    };
    case.reading.brief.definitions.iter().filter(is_reversed).map(|definition| remark(case, definition)).collect()
}

fn remark(case: &Case<'_>, definition: &Definition) -> Remark {
    let Definition { short, long, short_span, long_span, .. } = definition;
    let message = format!("“{short}” stands before “{long}”, which it is short for");
    let span = Span { start: short_span.start, end: (long_span.end + 1).max(short_span.end) };
    let mut remark = Remark::new(*short_span, message);
    let text = &case.reading.text;
    let plain = text.get(short_span.end as usize..long_span.start as usize) == Some(" (")
        && text[long_span.end as usize..].starts_with(')');
    if plain && article::at(text, short_span.start as usize).is_none() {
        let turned = format!("{long} ({short})");
        remark.fixes.push(Fix {
            title: format!("Replace by “{turned}”"),
            safe: true,
            edits: vec![case.edit(span, turned)],
        });
    }
    remark
}
