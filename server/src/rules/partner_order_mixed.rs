//! The partners of an alliance stand in one order throughout a brief.
//!
//! Who is named first is a choice: `ROK-U.S.` is written in Seoul, `U.S.-ROK` in Washington. Either
//! will do, but a text that changes between them looks put together from two. Official names of
//! treaties and bodies keep their own order, and so do quotations and titles.
//!
//! ## Bad
//! ```markdown
//! The ROK-U.S. alliance is old. Some say that the ROK-U.S. partnership is tired, others that
//! U.S.-ROK ties have never been closer.
//! ```
//! ## Good
//! ```markdown
//! The ROK-U.S. alliance is old. Some say that the ROK-U.S. partnership is tired, others that
//! ROK-U.S. ties have never been closer. The Korea-U.S. Free Trade Agreement keeps its name.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Remark, Severity};
use attache_grammar::{Block, BlockKind, Zone};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N007", "partner-order-mixed", Some(Severity::Warning), check);

/// A place where partners are joined.
#[derive(Debug)]
struct Compound<'a> {
    prose: Range<usize>,
    words: &'a str,
    partners: Vec<&'a str>,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut groups = BTreeMap::<Vec<&str>, Vec<Compound<'_>>>::new();
    for block in &case.reading.brief.blocks {
        for compound in compounds(case, block) {
            let mut partners = compound.partners.clone();
            partners.sort_unstable();
            groups.entry(partners).or_default().push(compound);
        }
    }
    let mut remarks: Vec<_> = groups.values().flat_map(|group| remarks(case, group)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The compounds of a block whose order is the author's own choice.
fn compounds<'a>(case: &Case<'a>, block: &'a Block) -> Vec<Compound<'a>> {
    let words = case.reading.brief.words(block);
    if matches!(block.zone, Zone::Title | Zone::Credit | Zone::Boilerplate) {
        return Vec::new();
    }
    let brief = &case.reading.brief;
    let is_heading = matches!(block.kind, BlockKind::Heading { .. });
    let compound = |place: Range<usize>| {
        let prose = block.prose.start + place.start..block.prose.start + place.end;
        let partners: Vec<_> = words[place.clone()].split(['-', '–']).collect();
        let mut unlike = partners.clone();
        unlike.sort_unstable();
        unlike.dedup();
        let is_whole = is_whole(brief.prose.text(), &prose) && unlike.len() == partners.len();
        let is_official = !is_heading && begins_name(&brief.prose.text()[prose.end..block.prose.end]);
        let is_free = is_whole && !is_official && !is_known(case, &prose) && !brief.is_quoted(prose.start);
        is_free.then(|| Compound { prose, words: &words[place], partners })
    };
    joined_names(words).filter_map(compound).collect()
}

/// The most partners of a compound.
const MOST_PARTNERS: usize = 4;

/// Two to four names joined by hyphens or dashes: `ROK-U.S.-Japan`, `U.S.–South Korea`. Most words are
/// in none, so it is the joints that are looked for.
fn joined_names(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    memchr::memchr2_iter(b'-', 0xE2, words.as_bytes()).filter_map(move |at| {
        // What was part of the last compound is no beginning of the next.
        let before = words.get(from..at)?;
        behind_joint(&words[at..])?;
        let start = from + name_before(before)?;
        let mut end = at;
        for _ in 1..MOST_PARTNERS {
            let Some(rest) = behind_joint(&words[end..]) else { break };
            let length = name_at(rest);
            if length == 0 {
                break;
            }
            end = words.len() - rest.len() + length;
        }
        (end > at).then(|| {
            from = end;
            start..end
        })
    })
}

/// What follows a hyphen or dash.
fn behind_joint(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '–'])
}

/// Words that begin names of two words.
const BEGINNINGS: [&str; 8] = ["North ", "South ", "New ", "Saudi ", "Sri ", "Hong ", "European ", "United "];

/// Where the name begins that ends a text.
fn name_before(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let initials = bytes.rchunks_exact(2).take_while(|pair| is_initial(pair)).count();
    let start = if initials > 1 {
        text.len() - 2 * initials
    } else {
        text.chars().next_back().filter(|char| char.is_alphabetic())?;
        let run = text.trim_end_matches(is_letter);
        let capital = text[run.len()..].find(char::is_uppercase)?;
        run.len() + capital
    };
    let is_one_letter = initials < 2 && text[start..].chars().nth(1).is_none();
    let beginning = BEGINNINGS.iter().find(|beginning| text[..start].ends_with(*beginning));
    (!is_one_letter).then(|| start - beginning.map_or(0, |beginning| beginning.len()))
}

/// How long the name is that a text begins with; 0 if it begins with none.
fn name_at(text: &str) -> usize {
    let beginning = BEGINNINGS.iter().find(|beginning| text.starts_with(*beginning)).map_or(0, |found| found.len());
    match word_at(&text[beginning..]) {
        0 => word_at(text),
        length => beginning + length,
    }
}

/// The length of `U.S.` or `Korea` at the beginning of a text.
fn word_at(text: &str) -> usize {
    let initials = text.as_bytes().chunks_exact(2).take_while(|pair| is_initial(pair)).count();
    if initials > 1 {
        return 2 * initials;
    }
    if !text.starts_with(char::is_uppercase) {
        return 0;
    }
    let run = &text[..text.find(|char| !is_letter(char)).unwrap_or(text.len())];
    let word = run.trim_end_matches(['\'', '’']);
    if word.chars().nth(1).is_some() { word.len() } else { 0 }
}

fn is_initial(pair: &[u8]) -> bool {
    pair[0].is_ascii_uppercase() && pair[1] == b'.'
}

fn is_letter(char: char) -> bool {
    char.is_alphabetic() || matches!(char, '\'' | '’')
}

/// Whether no letter or further part is joined to either end. `-led` may be.
fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let joined = |char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '&' | '.');
    let behind = text[place.end..].trim_start_matches('.').trim_start_matches(['-', '–']);
    let goes_on = text[place.end..].starts_with(char::is_alphanumeric)
        || text[place.end..].starts_with(['-', '–', '/', '&']) && !behind.starts_with(char::is_lowercase);
    !text[..place.start].ends_with(joined) && !goes_on
}

/// `ROK-U.S. Mutual Defense Treaty`: a word in capitals makes it part of a name.
fn begins_name(behind: &str) -> bool {
    behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_uppercase))
}

/// Whether the place is part of something that a pack knows by name.
fn is_known(case: &Case<'_>, place: &Range<usize>) -> bool {
    case.reading.mention_of(place).is_some()
}

/// One remark for every order that is not the usual one.
fn remarks(case: &Case<'_>, group: &[Compound<'_>]) -> Vec<Remark> {
    let mut orders: Vec<(&[&str], Vec<&Compound<'_>>)> = Vec::new();
    for compound in group {
        match orders.iter_mut().find(|(order, _)| *order == compound.partners) {
            Some((_, places)) => places.push(compound),
            None => orders.push((&compound.partners, vec![compound])),
        }
    }
    // The sort is stable: of two that are equally frequent the first one in the text counts.
    orders.sort_by_key(|(_, places)| Reverse(places.len()));
    let Some(((usual, places), others)) = orders.split_first() else { return Vec::new() };
    others.iter().map(|(_, odd)| remark(case, odd, usual, places)).collect()
}

fn remark(case: &Case<'_>, odd: &[&Compound<'_>], usual: &[&str], usual_places: &[&Compound<'_>]) -> Remark {
    let first = odd[0];
    let words = usual_places[0].words;
    let times = match usual_places.len() {
        1 => "before".to_owned(),
        2 => "twice elsewhere".to_owned(),
        times => format!("{times} times elsewhere"),
    };
    let message = format!("“{}” is written “{words}” {times}{}", first.words, elsewhere(odd.len() - 1));
    let edits: Option<Vec<_>> = odd.iter().map(|compound| reorder(case, compound, usual)).collect();
    let mut remark = Remark::new(case.reading.brief.prose.span(first.prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{words}”"), safe: true, edits }));
    remark
}

/// The partners in their usual order, with the marks between them as they stand. None where the
/// words around would need a hand: an article, or a point that also ends the sentence.
fn reorder(case: &Case<'_>, compound: &Compound<'_>, usual: &[&str]) -> Option<Edit> {
    let span = case.reading.verbatim(compound.prose.clone())?;
    let text = case.reading.brief.prose.text();
    let (before, behind) = (&text[..compound.prose.start], &text[compound.prose.end..]);
    let has_article = [" a ", " an ", "A ", "An "].iter().any(|article| before.ends_with(article));
    let ends_dotted = compound.words.ends_with('.');
    let may_end_sentence = ends_dotted && !behind.starts_with(['-', '–', '\'', '’'])
        && !behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_lowercase));
    let doubles_point = usual.last().is_some_and(|last| last.ends_with('.')) && behind.starts_with('.');
    if has_article || may_end_sentence || doubles_point {
        return None;
    }
    let marks = compound.words.chars().filter(|char| matches!(char, '-' | '–')).map(String::from);
    let text = usual.iter().zip(marks.chain([String::new()])).map(|(partner, mark)| format!("{partner}{mark}")).collect();
    Some(Edit { brief: case.reading.key.clone(), span, text })
}
