//! A short form takes its plural without an apostrophe, and its possessive where the name ends.
//!
//! `NGO's` is something that one NGO has. In a definition the possessive belongs to the name and to
//! the short form, not to the brackets. A house may want no possessive of a short form at all (`the UNMIL
//! Commander`): `possessives = false` in the style of a profile.
//!
//! ## Bad
//! ```markdown
//! Many NGO's, large and small, left the country.
//! ```
//! ```markdown
//! The Republic of Korea (ROK)'s exports fell. The ROK sells less to China.
//! ```
//! ## Good
//! ```markdown
//! Many NGOs, large and small, left the country. The Republic of Korea's (ROK's) exports fell. The
//! ROK's exports to China fell most.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::{Definition, Form, Span, Use};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("T013", "plural-or-possessive", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let possessives = brief.definitions.iter().filter_map(|definition| possessive(case, definition));
    let unwanted = (case.project.house.style.possessives == Some(false)).then(|| unwanted_possessives(case));
    let mut remarks: Vec<_> = plurals(case).into_iter().chain(possessives).chain(unwanted.into_iter().flatten()).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The ending `'s` of what precedes, if there is one: the bytes it takes.
fn owner(rest: &str) -> Option<usize> {
    let len = ["'s", "’s"].iter().find(|mark| rest.starts_with(**mark)).map(|mark| mark.len())?;
    (!rest[len..].starts_with(char::is_alphanumeric)).then_some(len)
}

/// Possessives of a house that wants none: one remark for every short form.
fn unwanted_possessives(case: &Case<'_>) -> Vec<Remark> {
    let prose = &case.reading.brief.prose;
    let mut found: Vec<(&Use, usize, usize)> = Vec::new();
    for place in &case.reading.brief.uses {
        let end = place.prose + place.text.len();
        let Some(len) = owner(&prose.text()[end..]) else { continue };
        if plural(case, place).is_some() || case.reading.brief.is_quoted(place.prose) {
            continue;
        }
        match found.iter_mut().find(|(first, ..)| first.key == place.key) {
            Some((.., others)) => *others += 1,
            None => found.push((place, end + len, 0)),
        }
    }
    let remark = |(first, end, others): (&Use, usize, usize)| {
        let place = first.prose..end;
        let message = format!(
            "“{}” is a possessive of a short form, and the house writes “the {} …”{}",
            &prose.text()[place.clone()],
            first.text,
            elsewhere(others)
        );
        Remark::new(prose.span(place), message)
    };
    found.into_iter().map(remark).collect()
}

/// `many NGO's`: what stands wrong, in the prose, and its last bytes.
type Plural = (Range<usize>, Range<usize>);

/// Whether a use can only be meant as a plural.
fn plural(case: &Case<'_>, place: &Use) -> Option<Plural> {
    let prose = case.reading.brief.prose.text();
    let end = place.prose + place.text.len();
    let len = owner(&prose[end..])?;
    let block = case.reading.brief.block_at(place.prose)?;
    let (before, behind) = (&prose[block.prose.start..place.prose], &prose[end + len..block.prose.end]);
    let is_plural = counts(before) && ends_noun(behind) && !case.reading.brief.is_quoted(place.prose);
    is_plural.then_some((place.prose..end + len, end..end + len))
}

/// One remark for every short form.
fn plurals(case: &Case<'_>) -> Vec<Remark> {
    let mut found: Vec<(&Use, Vec<Plural>)> = Vec::new();
    for place in &case.reading.brief.uses {
        let Some(plural) = plural(case, place) else { continue };
        match found.iter_mut().find(|(first, _)| first.key == place.key) {
            Some((_, places)) => places.push(plural),
            None => found.push((place, vec![plural])),
        }
    }
    let prose = &case.reading.brief.prose;
    let remark = |(first, places): (&Use, Vec<Plural>)| {
        let written = &prose.text()[places[0].0.clone()];
        let others = elsewhere(places.len() - 1);
        let message = format!("“{written}” is meant as a plural here and needs no apostrophe{others}");
        let fix = Fix {
            title: format!("Replace by “{}s”", first.text),
            safe: true,
            edits: places.iter().map(|(_, ending)| case.edit(prose.span(ending.clone()), "s")).collect(),
        };
        Remark::new(prose.span(places[0].0.clone()), message).with_fix(fix)
    };
    found.into_iter().map(remark).collect()
}

/// Words before which only a plural can stand.
fn counts(before: &str) -> bool {
    const WORDS: [&str; 26] = [
        "all", "both", "certain", "different", "dozens of", "eight", "few", "fewer", "five", "four", "hundreds of",
        "many", "most", "multiple", "nine", "numerous", "other", "seven", "several", "six", "ten", "these", "thousands of",
        "three", "two", "various",
    ];
    let before = before.trim_end().to_lowercase();
    WORDS.iter().any(|word| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

/// Whether what follows cannot be the thing that is owned.
fn ends_noun(behind: &str) -> bool {
    const WORDS: [&str; 22] = [
        "and", "are", "as", "at", "by", "can", "do", "for", "from", "have", "in", "may", "of", "on", "or", "that", "to",
        "were", "which", "who", "will", "with",
    ];
    let next = behind.trim_start().split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    behind.is_empty() || behind.starts_with(['.', ',', ';', ':', ')']) || WORDS.contains(&next)
}

/// `Republic of Korea (ROK)'s`
fn possessive(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let text = &case.reading.text;
    let (long, short) = (definition.long_span, definition.short_span);
    let behind = text[short.end as usize..].strip_prefix(')')?;
    let mark = owner(behind)?;
    let opening = text[..short.start as usize].strip_suffix('(')?.len() as u32;
    if definition.form != Form::LongShort || case.reading.is_quoted(short) {
        return None;
    }
    let span = Span { start: opening, end: short.end + 1 + mark as u32 };
    let ending = &behind[..mark];
    let written = format!("{} ({}){ending}", definition.long, definition.short);
    let message = format!("“{written}” puts the possessive behind the brackets");
    let mut remark = Remark::new(span, message);
    if text.get(long.end as usize..opening as usize).is_some_and(|between| between.trim().is_empty()) {
        let at = |place: u32| Span { start: place, end: place };
        remark.fixes.push(Fix {
            title: format!("Replace by “{}{ending} ({}{ending})”", definition.long, definition.short),
            safe: false,
            edits: vec![
                case.edit(at(long.end), ending),
                case.edit(Span { start: short.end, end: span.end }, format!("{ending})")),
            ],
        });
    }
    Some(remark)
}
