//! Related terms that mean different things are kept apart.
//!
//! Beijing has a one-China principle, Washington a one-China policy, and whole communiqués rest on the
//! difference. The same goes for the convention ECHR and its court, the ECtHR, or for gross domestic
//! product and gross national income. Packs say which terms are taken for each other, and which words
//! beside one of them show that the other is meant.
//!
//! ## Bad
//! ```markdown
//! The envoy said that Washington's one-China principle had not changed.
//! ```
//! ## Bad
//! ```markdown
//! The average gross national income (GDP) tells little about wages.
//! ```
//! ## Good
//! ```markdown
//! The envoy said that Washington's one-China policy had not changed, and that Beijing's one-China
//! principle was not the issue.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use crate::packs::{Confusion, Entry, EntryId, Wording};
use attache_grammar::short_key;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("T022", "related-term-confused", Some(Severity::Info), check);

/// A term where another one is meant.
struct Confused<'a> {
    prose: Range<usize>,
    other: &'a Entry,
    /// The words that show it.
    cue: &'a str,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let mut found: Vec<_> = beside_cues(case).chain(in_brackets(case)).collect();
    found.retain(|confused| !case.reading.brief.is_quoted(confused.prose.start));
    found.sort_by_key(|confused| confused.prose.start);
    let mut groups = BTreeMap::<(&str, &str), Vec<Confused<'_>>>::new();
    for confused in found {
        let group = (&text[confused.prose.clone()], confused.other.term.id.as_str());
        groups.entry(group).or_default().push(confused);
    }
    let mut remarks: Vec<_> = groups.iter().map(|((words, _), group)| remark(case, words, group)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, words: &str, group: &[Confused<'_>]) -> Remark {
    let Confused { prose, other, cue } = &group[0];
    let (name, others) = (other.term.canonical(), elsewhere(group.len() - 1));
    let message = if other.term.short.as_deref() == Some(*cue) {
        format!("“{words}” is not the same as “{name}”, which “{cue}” stands for{others}")
    } else {
        format!("“{words}” is not the same as “{name}”, with which “{cue}” goes{others}")
    };
    Remark::new(case.reading.brief.prose.span(prose.clone()), message)
}

/// Terms beside words that belong to another one.
fn beside_cues<'a>(case: &Case<'a>) -> impl Iterator<Item = Confused<'a>> {
    let text = case.reading.brief.prose.text();
    let lexicon = &case.project.lexicon;
    let full = case.reading.mentions.iter().filter(|mention| mention.wording == Wording::Expansion);
    let full = full.map(|mention| (lexicon.entry(mention.entry), mention.prose.clone()));
    let is_confused = |sense: &EntryId| !lexicon.entry(*sense).term.confused_with.is_empty();
    let is_plain = |key: &str| case.reading.definitions_of(key).next().is_none();
    let short = case.reading.brief.uses.iter().filter_map(move |place| match lexicon.senses(&place.key) {
        [sense] if is_confused(sense) && is_plain(&place.key) => {
            Some((lexicon.entry(*sense), place.prose..place.prose + place.text.len()))
        }
        _ => None,
    });
    full.chain(short).filter_map(move |(entry, prose)| {
        entry.term.confused_with.iter().find_map(|confusion| {
            let cue = cue(text, &prose, confusion)?;
            Some(Confused { prose: prose.clone(), other: lexicon.named(&confusion.id)?, cue })
        })
    })
}

/// `Washington’s longstanding one-China principle`, `the ECHR ruled`: the cue before or behind a term.
fn cue<'a>(text: &str, place: &Range<usize>, confusion: &'a Confusion) -> Option<&'a str> {
    let before = text[..place.start].strip_suffix(' ').unwrap_or_default();
    // One adjective may stand between.
    let (further, last) = before.rsplit_once(' ').unwrap_or(("", before));
    let is_adjective = last.starts_with(char::is_lowercase) && last.chars().all(char::is_alphanumeric);
    let ends = |before: &str, cue: &str| {
        let owner = before.strip_suffix("'s").or(before.strip_suffix("’s")).unwrap_or(before);
        let rest = owner.strip_suffix(cue).or_else(|| owner.strip_suffix('’')?.strip_suffix(cue));
        rest.is_some_and(|rest| !rest.ends_with(|char: char| char.is_alphanumeric() || char == '-'))
    };
    let is_owner = |further: &str| further.ends_with("'s") || further.ends_with("’s");
    let is_before = |cue: &&String| ends(before, cue) || (is_adjective && is_owner(further) && ends(further, cue));
    let behind = text[place.end..].strip_prefix(' ').unwrap_or_default();
    let is_behind = |cue: &&String| {
        behind.strip_prefix(cue.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let before = confusion.before.iter().find(is_before);
    before.or_else(|| confusion.behind.iter().find(is_behind)).map(String::as_str)
}

/// `gross national income (GDP)`: the full form of one and the short form of the other.
fn in_brackets<'a>(case: &Case<'a>) -> impl Iterator<Item = Confused<'a>> {
    let text = case.reading.brief.prose.text();
    let lexicon = &case.project.lexicon;
    case.reading.mentions.iter().filter(|mention| mention.wording == Wording::Expansion).filter_map(move |mention| {
        let inside = text[mention.prose.end..].strip_prefix(" (")?;
        let short = &inside[..inside.find([')', ',', ';', '\n'])?];
        let entry = lexicon.entry(mention.entry);
        let sense = |id: &_| {
            let other = lexicon.entry(*id);
            let names = |one: &Entry, two: &Entry| one.term.confused_with.iter().any(|with| with.id == two.term.id);
            (names(entry, other) || names(other, entry)).then_some(other)
        };
        let senses = lexicon.senses(&short_key(short));
        let other = senses.iter().find_map(sense).filter(|_| !senses.contains(&mention.entry))?;
        Some(Confused { prose: mention.prose.clone(), other, cue: other.term.short.as_deref()? })
    })
}
