//! After the first mention the family name is enough.
//!
//! The Associated Press and Chicago give the full name once and the family name from then on. It keeps
//! sentences short. Only people whom packs know are looked for, and none whose family name somebody
//! else in the brief bears as well.
//!
//! ## Bad
//! ```markdown
//! Moon Jae-in signed the accord. A year later Moon Jae-in regretted it.
//! ```
//! ## Good
//! ```markdown
//! Moon Jae-in signed the accord. A year later Moon regretted it.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Related, Remark};
use crate::packs::Wording;
use crate::reading::Mention;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("N005", "full-name-again", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut people = BTreeMap::<&str, Vec<&Mention>>::new();
    for block in case.reading.running_blocks() {
        let mentions = &case.reading.mentions;
        let from = mentions.partition_point(|mention| mention.prose.start < block.prose.start);
        for mention in mentions[from..].iter().take_while(|mention| mention.prose.end <= block.prose.end) {
            let entry = case.project.lexicon.entry(mention.entry);
            let is_full = mention.wording == Wording::Expansion && !case.reading.brief.is_quoted(mention.prose.start);
            if entry.term.is_person() && is_full {
                people.entry(&entry.term.id).or_default().push(mention);
            }
        }
    }
    let family = |mentions: &[&Mention]| case.project.lexicon.entry(mentions[0].entry).term.short.as_deref();
    let is_alone = |name: &str| people.values().filter(|mentions| family(mentions) == Some(name)).count() == 1;
    let named = people.values().filter(|mentions| mentions.len() > 1);
    let mut remarks: Vec<_> = named
        .filter_map(|mentions| {
            let name = family(mentions).filter(|name| is_alone(name))?;
            Some(remark(case, name, mentions[0], &mentions[1..]))
        })
        .collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, family: &str, first: &Mention, again: &[&Mention]) -> Remark {
    let (words, others) = (case.reading.words(again[0]), elsewhere(again.len() - 1));
    let message = format!("“{words}” is called by the full name again; “{family}” is enough here{others}");
    let related = Related {
        brief: case.reading.key.clone(),
        span: first.span,
        message: "first mentioned here".to_owned(),
    };
    let edit = |mention: &&Mention| {
        let span = case.reading.verbatim(mention.prose.clone())?;
        Some(Edit { brief: case.reading.key.clone(), span, text: family.to_owned() })
    };
    let edits: Option<Vec<_>> = again.iter().map(edit).collect();
    let mut remark = Remark::new(again[0].span, message).with_related([related]);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Replace by “{family}”"), safe: false, edits }));
    remark
}
