//! Once a short form is introduced, the text uses it.
//!
//! Writing the full form again makes readers wonder whether it is still the same thing. Titles,
//! tables, boxes and quotations stand for themselves and may spell it out.
//!
//! ## Bad
//! ```markdown
//! The Special Measures Agreement (SMA) sets Seoul's share. A new SMA was signed in November.
//!
//! Parliament ratified the Special Measures Agreement a month later.
//! ```
//! ## Good
//! ```markdown
//! The Special Measures Agreement (SMA) sets Seoul's share. A new SMA was signed in November.
//!
//! Parliament ratified the SMA a month later.
//! ```

use super::{Case, Rule, elsewhere, first_of_each};
use crate::article;
use crate::finding::{Fix, Related, Remark};
use crate::packs::Wording;
use attache_grammar::{BlockKind, Definition, Span, Zone, short_key};

pub(super) const RULE: Rule = Rule::new("T008", "full-form-again", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let counts = |definition: &&Definition| {
        // `Top-Up Grant` for a longer grant is a part of its name.
        let shortens = !definition.long.contains(definition.short.as_str());
        shortens && !definition.form.is_glossary() && is_text(case, definition.short_span)
    };
    let counted = case.reading.brief.definitions.iter().filter(counts);
    let firsts = first_of_each(counted, |definition| &definition.key);
    let mut remarks: Vec<_> = firsts.filter_map(|definition| remark(case, definition)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Running text of the author's own.
fn is_text(case: &Case<'_>, place: Span) -> bool {
    let own = case.reading.block(place).is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && matches!(block.zone, Zone::Body | Zone::Summary)
            && !block.quoted
    });
    own && !case.reading.is_quoted(place)
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let mut again: Vec<_> = long_forms(case, definition)
        .into_iter()
        .filter(|place| place.start > definition.short_span.end && is_text(case, *place))
        .filter(|place| is_whole(&case.reading.text, *place))
        .collect();
    again.sort_unstable();
    let first = *again.first()?;
    let words = &case.reading.text[first.range()];
    let message =
        format!("“{words}” is spelt out although “{}” stands for it{}", definition.short, elsewhere(again.len() - 1));
    let related =
        Related { brief: case.reading.key.clone(), span: definition.short_span, message: "introduced here".into() };
    let mut remark = Remark::new(first, message).with_related([related]);
    // An article before the full form may not go with the short one.
    if again.iter().all(|place| article::at(&case.reading.text, place.start as usize).is_none()) {
        remark.fixes.push(Fix {
            title: format!("Replace by “{}”", definition.short),
            safe: false,
            edits: again.iter().map(|place| case.edit(*place, short(case, definition, *place))).collect(),
        });
    }
    Some(remark)
}

/// The short form in the number of what it replaces: a plural `s` behind the place stays there.
fn short<'a>(case: &Case<'_>, definition: &'a Definition, place: Span) -> &'a str {
    let plural = case.reading.text[place.range()].ends_with('s');
    let singular = definition.short.strip_suffix('s').filter(|short| short_key(short) == definition.key);
    singular.filter(|_| !plural).unwrap_or(&definition.short)
}

/// Several words, and not part of a longer name (`Long Term Visit Pass Plus`).
fn is_whole(text: &str, place: Span) -> bool {
    let goes_on = |rest: &str| rest.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    let before = text[..place.start as usize].rsplit_once(' ').map_or("", |(before, _)| before);
    let word = before.rsplit(|char: char| !char.is_alphanumeric() && char != '-').next().unwrap_or_default();
    let begins = before.strip_suffix(word).is_none_or(|before| !before.ends_with(' ') || before.trim_end().ends_with('.'));
    text[place.range()].contains([' ', '-'])
        && !goes_on(&text[place.end as usize..])
        && (begins || !word.starts_with(char::is_uppercase))
}

/// Where the brief spells a defined term out without defining it.
fn long_forms(case: &Case<'_>, definition: &Definition) -> Vec<Span> {
    let lexicon = &case.project.lexicon;
    let mut places = case.reading.spelt_out(definition, lexicon);
    if let Some((entry, _)) = lexicon.worded(&definition.long) {
        let is_long = |span: &Span| {
            !case.reading.brief.definitions.iter().any(|definition| definition.long_span.overlaps(*span))
        };
        let same = |mention: &&crate::reading::Mention| mention.entry == entry && mention.wording == Wording::Expansion;
        places.extend(case.reading.mentions.iter().filter(same).map(|mention| mention.span).filter(is_long));
    }
    places
}
