//! What stands at a place of a brief, as far as anything can be said of it. What it means there is
//! not this file's business.

use crate::packs::Lexicon;
use crate::reading::{Mention, Reading};
use attache_grammar::{Definition, Span, Use, short_key};
use smol_str::SmolStr;
use std::ops::Range;

/// The word or words under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject<'a> {
    /// The short form in a definition.
    Short(&'a Definition),
    /// The long form in a definition.
    Long(&'a Definition),
    /// A short form that is used.
    Use(&'a Use),
    /// A wording of a pack entry: its full form, a wrong form, a name.
    Wording(&'a Mention),
    /// A word that is no use of a term, although a pack knows it as a short form.
    Word {
        /// The short form: see [`short_key`].
        key: SmolStr,
        /// Where it stands.
        span: Span,
    },
}

impl Subject<'_> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Subject::Short(definition) => definition.short_span,
            Subject::Long(definition) => definition.long_span,
            Subject::Use(place) => place.span,
            Subject::Wording(mention) => mention.span,
            Subject::Word { span, .. } => *span,
        }
    }
}

/// The subject at a byte offset. A place right behind a word is on it; of several things that
/// cover a place the shortest wins, and of equal ones the first in the order of [`Subject`].
pub fn at<'a>(reading: &'a Reading, lexicon: &Lexicon, offset: usize) -> Option<Subject<'a>> {
    let brief = &reading.brief;
    let shorts = brief.definitions.iter().map(Subject::Short);
    let longs = brief.definitions.iter().map(Subject::Long);
    let uses = brief.uses.iter().map(Subject::Use);
    let wordings = reading.mentions.iter().map(Subject::Wording);
    let covering = shorts.chain(longs).chain(uses).chain(wordings).filter(|subject| covers(subject.span(), offset));
    // Between two words that touch (`ROK-U.S.` has none, `(OPCON)` has one) the later is meant.
    let best = covering.min_by_key(|subject| (subject.span().end as usize == offset, subject.span().len()));
    best.or_else(|| word_at(reading, lexicon, offset))
}

fn covers(span: Span, offset: usize) -> bool {
    span.start as usize <= offset && offset <= span.end as usize
}

/// The longest run of letters around a place that a pack knows as a short form: `L.L.C.` first,
/// then what lies between its points and hyphens.
fn word_at<'a>(reading: &Reading, lexicon: &Lexicon, offset: usize) -> Option<Subject<'a>> {
    let prose = &reading.brief.prose;
    let place = floor_char(prose.text(), prose.offset(offset));
    let wide = |char: char| char.is_alphanumeric() || matches!(char, '.' | '-' | '&' | '/');
    let word = |range: Range<usize>| {
        let key = short_key(&prose.text()[range.clone()]);
        let span = prose.span(range);
        (!lexicon.senses(&key).is_empty() && covers(span, offset)).then_some(Subject::Word { key, span })
    };
    word(run(prose.text(), place, wide)).or_else(|| word(run(prose.text(), place, char::is_alphanumeric)))
}

/// The run of characters of a kind around a place, without the punctuation behind a word.
fn run(text: &str, place: usize, is_inside: impl Fn(char) -> bool) -> Range<usize> {
    let before = text[..place].chars().rev().take_while(|&char| is_inside(char));
    let start = place - before.map(char::len_utf8).sum::<usize>();
    let after = text[place..].chars().take_while(|&char| is_inside(char));
    let end = place + after.map(char::len_utf8).sum::<usize>();
    start..start + text[start..end].trim_end_matches(|char: char| !char.is_alphanumeric()).len()
}

fn floor_char(text: &str, place: usize) -> usize {
    (0..=place.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn check(marked: &str, expected: &str) {
        let desk = desk(&[("one.md", marked)]);
        let reading = desk.workspace.reading(&desk.key).expect("it is open");
        let subject = at(&reading, &Lexicon::shipped(), desk.offset);
        let shown = subject.map_or("nothing".to_owned(), |subject| {
            let kind = match &subject {
                Subject::Short(_) => "short",
                Subject::Long(_) => "long",
                Subject::Use(_) => "use",
                Subject::Wording(_) => "wording",
                Subject::Word { .. } => "word",
            };
            format!("{kind} {}", desk.words(&desk.key, subject.span()))
        });
        assert_eq!(shown, expected, "in {marked:?}");
    }

    #[test]
    fn each_part_of_a_definition_is_a_subject() {
        check("The maintenance, repair and over§haul (MRO) trade grows.", "long maintenance, repair and overhaul");
        check("The maintenance, repair and overhaul (M§RO) trade grows.", "short MRO");
    }

    #[test]
    fn a_place_behind_a_word_is_on_it() {
        check("Yards live on MRO§ and little else.", "use MRO");
        check("Yards live on §MRO and little else.", "use MRO");
        check("Yards live on MRO and§ little else.", "nothing");
    }

    #[test]
    fn the_part_of_a_compound_under_the_cursor_is_meant() {
        check("The RO§K-U.S. talks went on.", "use ROK");
        check("The ROK-U§.S. talks went on.", "use U.S.");
    }

    #[test]
    fn a_pack_wording_is_a_subject() {
        check("The Qu§ad met in Tokyo.", "wording Quad");
        check("President Lee Jae M§ung spoke.", "wording Lee Jae Mung");
    }

    #[test]
    fn a_word_that_a_pack_knows_as_a_short_form_is_a_subject() {
        check("Police asked Inter§pol.", "word Interpol");
    }

    #[test]
    fn a_place_outside_the_text_is_the_end_of_it() {
        let desk = desk(&[("one.md", "Yards live on MRO§")]);
        let reading = desk.workspace.reading(&desk.key).expect("it is open");
        assert_eq!(at(&reading, &Lexicon::shipped(), 10_000), None);
    }

    #[test]
    fn a_place_within_a_character_is_no_harm() {
        let desk = desk(&[("one.md", "전작권 (OPCON) §")]);
        let reading = desk.workspace.reading(&desk.key).expect("it is open");
        for offset in 0..reading.text.len() + 2 {
            let _ = at(&reading, &Lexicon::shipped(), offset);
        }
    }
}
