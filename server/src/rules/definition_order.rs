//! A definition gives the full form first and the short form in brackets, or as the house has it.
//!
//! Readers take in the name and then the letters that will stand for it. Some houses want it the other
//! way round (`definitions = "short-long"` in the style of a profile); a text should keep to one way.
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
use crate::profile::DefinitionOrder;
use attache_grammar::{Definition, Form, Span, Zone};

pub(super) const RULE: Rule = Rule::new("T021", "definition-order", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reversed = match case.project.house.style.definitions {
        Some(DefinitionOrder::ShortLong) => Form::LongShort,
        _ => Form::ShortLong,
    };
    let is_reversed = |definition: &&Definition| {
        let block = case.reading.block(definition.short_span);
        let own = block.is_some_and(|block| matches!(block.zone, Zone::Body | Zone::Summary) && !block.quoted);
        definition.form == reversed && definition.is_certain() && own && !case.reading.is_quoted(definition.short_span)
    };
    case.reading.brief.definitions.iter().filter(is_reversed).map(|definition| remark(case, definition)).collect()
}

fn remark(case: &Case<'_>, definition: &Definition) -> Remark {
    let Definition { short, long, short_span, long_span, .. } = definition;
    let (message, first, second, turned) = match definition.form {
        Form::LongShort => {
            let message = format!("“{long}” stands before “{short}”, and the house has the short form first");
            (message, long_span, short_span, format!("{short} ({long})"))
        }
        _ => {
            let message = format!("“{short}” stands before “{long}”, which it is short for");
            (message, short_span, long_span, format!("{long} ({short})"))
        }
    };
    let mut remark = Remark::new(*first, message);
    let text = &case.reading.text;
    let plain = text.get(first.end as usize..second.start as usize) == Some(" (")
        && text[second.end as usize..].starts_with(')');
    if plain && article::at(text, first.start as usize).is_none() {
        remark.fixes.push(Fix {
            title: format!("Replace by “{turned}”"),
            safe: true,
            edits: vec![case.edit(Span { start: first.start, end: second.end + 1 }, turned)],
        });
    }
    remark
}
