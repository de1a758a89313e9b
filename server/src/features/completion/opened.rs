//! Behind an opening bracket: the short form of the words before it, as somebody gives it or as their
//! initials do.

use super::{Item, Place, Topic, run_at_end};
use crate::rules::Case;
use attache_grammar::{Span, short_key};
use smol_str::SmolStr;

/// The short forms for the words before a bracket that was just opened; none if there is no such
/// bracket.
pub(super) fn items(case: &Case<'_>, place: &Place) -> Option<Vec<Item>> {
    let letters = run_at_end(&place.written, char::is_alphanumeric);
    let before = place.written[..letters.start].strip_suffix('(')?.strip_suffix(' ')?;
    let typed = &place.written[letters];
    let span = match typed {
        "" => Span::new(place.offset, place.offset),
        typed => place.span(case, typed)?,
    };
    let closed = case.reading.text[place.offset..].starts_with(')');
    let item = |(key, long, detail): (SmolStr, String, String)| Item {
        text: if closed { key.to_string() } else { format!("{key})") },
        typed: key.to_string(),
        span,
        detail,
        topic: Topic::Short { key, long },
    };
    let mut found = given(case, before);
    if let Some((key, long)) = initials(before).filter(|(key, _)| found.iter().all(|(known, ..)| known != key)) {
        found.push((key, long, "initials".to_owned()));
    }
    let begun = found.into_iter().filter(|(key, ..)| key.len() >= typed.len());
    let begun = begun.filter(|(key, ..)| key.get(..typed.len()).is_some_and(|head| head.eq_ignore_ascii_case(typed)));
    Some(begun.map(item).collect())
}

/// The short forms that briefs and packs give to the words at the end of a text.
fn given(case: &Case<'_>, before: &str) -> Vec<(SmolStr, String, String)> {
    let ends = |long: &str| {
        let at = before.len().checked_sub(long.len())?;
        let words = before.get(at..).filter(|words| words.eq_ignore_ascii_case(long))?;
        let is_whole = !before[..at].ends_with(char::is_alphanumeric);
        is_whole.then(|| words.to_owned())
    };
    let own = case.reading.brief.definitions.iter();
    let own = own.filter_map(|one| Some((one.key.clone(), ends(&one.long)?, one.long.clone())));
    let stated = case.index.wordings(&case.reading.key).into_iter();
    let stated = stated.filter_map(|(_, key, one)| Some((key.clone(), ends(&one.long)?, one.long.to_string())));
    let entries = case.project.lexicon.entries().iter().filter(|entry| !entry.term.is_person());
    let entries = entries.filter_map(|entry| {
        let words = entry.term.expansions.iter().find_map(|long| ends(long))?;
        Some((short_key(entry.term.short.as_deref()?), words, entry.term.canonical().to_owned()))
    });
    let mut found: Vec<_> = own.chain(stated).chain(entries).collect();
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(key, ..)| seen.insert(key.clone()));
    found
}

/// Words that a short form passes over.
const SMALL: [&str; 8] = ["of", "the", "and", "for", "in", "on", "to", "a"];

/// The capitals of the name at the end of a text.
fn initials(before: &str) -> Option<(SmolStr, String)> {
    let words: Vec<&str> = before.split(' ').rev().take_while(|word| is_of_name(word)).collect();
    let first = words.iter().rposition(|word| word.starts_with(char::is_uppercase) && *word != "The")?;
    let name: Vec<&str> = words[..=first].iter().rev().copied().collect();
    let key: SmolStr = name.iter().filter_map(|word| word.chars().next().filter(|char| char.is_uppercase())).collect();
    (key.len() > 1).then(|| (key, name.join(" ")))
}

fn is_of_name(word: &str) -> bool {
    SMALL.contains(&word)
        || (word.starts_with(char::is_uppercase) && word.chars().all(|char| char.is_alphanumeric() || char == '-'))
}
