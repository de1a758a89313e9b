//! How a brief introduces a short form, as edits: `long (SHORT)` at a first use, `(SHORT)` behind a
//! long form that stands there already, or neither. Each answers only where the words around leave
//! no doubt, and after the changed paragraph was read again: what it promises is then so.

use crate::finding::Edit;
use crate::fix;
use crate::packs::Lexicon;
use crate::reading::Reading;
use attache_grammar::{Block, BlockKind, Definition, Form, HOLE, Span, Use, Zone, short_key};
use std::ops::Range;

/// Turns a use into `long (SHORT)`.
#[must_use]
pub fn at_use(reading: &Reading, lexicon: &Lexicon, place: &Use, long: &str) -> Option<Edit> {
    let text = format!("{} ({})", sentence_case(reading, place.prose, long), place.text);
    let edit = replace(reading, place, text)?;
    reads(reading, lexicon, place.prose, &edit, &place.text, long).then_some(edit)
}

/// Turns a use into its long form, where a short form is not needed at all.
#[must_use]
pub fn spelt_out(reading: &Reading, place: &Use, long: &str) -> Option<Edit> {
    replace(reading, place, sentence_case(reading, place.prose, long))
}

/// Puts ` (SHORT)` behind a long form.
#[must_use]
pub fn behind(reading: &Reading, lexicon: &Lexicon, long: Range<usize>, short: &str) -> Option<Edit> {
    let span = free(reading, &long)?;
    let edit =
        Edit { brief: reading.key.clone(), span: Span { start: span.end, end: span.end }, text: format!(" ({short})") };
    let words = &reading.brief.prose.text()[long.clone()];
    reads(reading, lexicon, long.start, &edit, short, words).then_some(edit)
}

/// The short form of a definition alone, or its long form alone: what is left of `long (SHORT)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// `SHORT`
    Short,
    /// `long`
    Long,
}

/// Takes a definition back.
#[must_use]
pub fn withdraw(reading: &Reading, definition: &Definition, keep: Keep) -> Option<Edit> {
    let whole = Span { start: definition.long_span.start, end: definition.short_span.end + 1 };
    let written = reading.text.get(whole.range())?;
    let is_plain =
        definition.form == Form::LongShort && written == format!("{} ({})", definition.long, definition.short);
    let start = reading.brief.prose.offset(whole.start as usize);
    if !is_plain || !is_running(reading, start)? || reading.brief.is_quoted(start) {
        return None;
    }
    let (span, text) = match keep {
        Keep::Short => (whole, definition.short.to_string()),
        Keep::Long => (Span { start: definition.long_span.end, end: whole.end }, String::new()),
    };
    Some(Edit { brief: reading.key.clone(), span, text })
}

fn replace(reading: &Reading, place: &Use, text: String) -> Option<Edit> {
    let end = place.prose + place.text.len();
    let span = free(reading, &(place.prose..end))?;
    // `FTX Foundation` is a name, and no `field training exercise Foundation`.
    let begins_name = reading.brief.prose.text()[end..].trim_start_matches(' ').starts_with(char::is_uppercase);
    if begins_name && text.starts_with(char::is_lowercase) {
        return None;
    }
    Some(Edit { brief: reading.key.clone(), span, text })
}

/// Where a place stands in the source, if it is an author's own words in running text, joined to
/// nothing, outside brackets, and behind no article that depends on its sound.
fn free(reading: &Reading, place: &Range<usize>) -> Option<Span> {
    let span = reading.verbatim(place.clone())?;
    let block = reading.brief.block_at(place.start)?;
    let text = reading.brief.prose.text();
    let (before, behind) = (&text[block.prose.start..place.start], &text[place.end..block.prose.end]);
    let ends = before.is_empty() || before.ends_with([' ', '—']);
    let mut behind_point = behind.chars();
    let begins = match behind_point.next() {
        None | Some(' ' | ',' | ';' | ':' | '?' | '!' | '—') => !behind.starts_with(" ("),
        Some('.') => behind_point.next().is_none_or(|char| char == ' '),
        _ => false,
    };
    let in_brackets = before.matches(['(', '[']).count() > before.matches([')', ']']).count();
    let last_word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let has_article = matches!(last_word, "a" | "an" | "A" | "An");
    let is_free = ends && begins && !in_brackets && !has_article && !before.ends_with(HOLE);
    (is_free && is_running(reading, place.start)? && !reading.brief.is_quoted(place.start)).then_some(span)
}

/// Whether a place stands in text that an editor would touch.
fn is_running(reading: &Reading, prose: usize) -> Option<bool> {
    let Block { kind, zone, .. } = reading.brief.block_at(prose)?;
    let is_text = matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Description);
    Some(is_text && matches!(zone, Zone::Summary | Zone::Body))
}

/// A long form in small letters begins a sentence with a capital. `prose` is where it begins.
#[must_use]
pub fn sentence_case(reading: &Reading, prose: usize, long: &str) -> String {
    let before = reading.brief.prose.text()[..prose].trim_end_matches(' ');
    let last_word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let is_dotted = last_word.trim_end_matches('.').contains('.');
    let begins = before.is_empty() || before.ends_with(['\n', '.', '?', '!', '•']) && !is_dotted;
    let mut letters = long.chars();
    match letters.next() {
        Some(first) if begins => first.to_uppercase().chain(letters).collect(),
        _ => long.to_owned(),
    }
}

/// Whether the paragraph defines the short form as asked once the edit is made.
fn reads(reading: &Reading, lexicon: &Lexicon, prose: usize, edit: &Edit, short: &str, long: &str) -> bool {
    let Some(block) = reading.brief.block_at(prose) else { return false };
    let start = block.span.start;
    let span = Span { start: edit.span.start - start, end: edit.span.end - start };
    let Some(changed) = fix::apply(&reading.text[block.span.range()], [&Edit { span, ..edit.clone() }]) else {
        return false;
    };
    let again = Reading::of(reading.key.clone(), changed.into(), lexicon);
    let key = short_key(short);
    again.definitions_of(&key).any(|definition| definition.long.eq_ignore_ascii_case(long))
}
