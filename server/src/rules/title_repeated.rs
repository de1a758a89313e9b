//! A brief has its title once.
//!
//! Pages print a title in their head and again above the text, and a copy takes both along.
//!
//! ## Bad
//! ```markdown
//! # Who Pays for the Cranes
//!
//! Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! The cranes of the port are older than the crews that work them.
//! ```
//! ## Good
//! ```markdown
//! ---
//! title: Who Pays for the Cranes
//! ---
//!
//! # Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! The cranes of the port are older than the crews that work them.
//! ```

use super::{Case, Rule};
use crate::finding::{Related, Remark, Severity};
use attache_grammar::Zone;

pub(super) const RULE: Rule = Rule::new("D002", "title-repeated", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let titles: Vec<_> = brief.blocks.iter().filter(|block| block.zone == Zone::Title).collect();
    let repetition = titles.iter().enumerate().find_map(|(index, block)| {
        let is_same = |first: &&&attache_grammar::Block| brief.words(first).eq_ignore_ascii_case(brief.words(block));
        titles[..index].iter().find(is_same).map(|first| (*first, *block))
    });
    let Some((first, again)) = repetition else { return Vec::new() };
    let related = Related {
        brief: case.reading.key.clone(),
        span: brief.prose.span(first.prose.clone()),
        message: "the title".into(),
    };
    vec![Remark::new(brief.prose.span(again.prose.clone()), "the title stands here again").with_related([related])]
}
