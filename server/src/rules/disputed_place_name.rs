//! A place with rival names has the one that the house has chosen.
//!
//! East Sea or Sea of Japan, Dokdo or Takeshima: the name takes a side, so houses decide once and for
//! all. `N009 = { severity = "warning", allow = ["East Sea"] }` says which; without a choice only a
//! brief that uses both is told. A second name in brackets or behind a stroke is meant to stand there.
//!
//! ## Bad
//! ```markdown
//! The missile fell into the East Sea. Nothing else fell into the Sea of Japan that day.
//! ```
//! ## Good
//! ```markdown
//! The missile fell into the East Sea (Sea of Japan). Nothing else fell into the East Sea that day.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Remark};
use crate::packs::Wording;
use crate::reading::Mention;
use crate::usage::{Choice, habit};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("N009", "disputed-place-name", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let mut places = BTreeMap::<&str, Vec<Choice<&str>>>::new();
    for mention in &case.reading.mentions {
        let entry = case.project.lexicon.entry(mention.entry);
        let is_name = entry.term.disputed && mention.wording == Wording::Expansion;
        if is_name && !is_second(text, mention) && !brief.is_quoted(mention.prose.start) {
            let choice = Choice { form: &text[mention.prose.clone()], prose: mention.prose.clone() };
            places.entry(&entry.term.id).or_default().push(choice);
        }
    }
    let mut remarks = Vec::new();
    for (id, choices) in &places {
        let names = case.project.lexicon.named(id).map_or(&[][..], |entry| &entry.term.expansions);
        let wanted = names.iter().find(|name| case.project.settings.allows(RULE.code, name)).map(String::as_str);
        let Some(habit) = habit(choices, wanted) else { continue };
        remarks.extend(habit.others.iter().map(|(_, places)| remark(case, habit.usual, wanted, places)));
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// `East Sea (Sea of Japan)`, `East Sea/Sea of Japan`
fn is_second(text: &str, mention: &Mention) -> bool {
    text[..mention.prose.start].trim_end_matches(['“', '"']).ends_with(['(', '/', '['])
}

fn remark(case: &Case<'_>, usual: &str, wanted: Option<&str>, places: &[&Choice<&str>]) -> Remark {
    let (name, others) = (places[0].form, elsewhere(places.len() - 1));
    let message = match wanted {
        Some(_) => format!("“{name}” is called “{usual}” in this house{others}"),
        None => format!("“{name}” is called “{usual}” elsewhere in this brief{others}"),
    };
    let edit = |place: &&Choice<&str>| {
        let span = case.reading.verbatim(place.prose.clone())?;
        Some(Edit { brief: case.reading.key.clone(), span, text: usual.to_owned() })
    };
    let edits: Option<Vec<_>> = places.iter().map(edit).collect();
    let mut remark = Remark::new(case.reading.brief.prose.span(places[0].prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Replace by “{usual}”"), safe: false, edits }));
    remark
}
