//! Wholes and all of their parts: `45 members, comprising 30 officers and 15 civilians`, `of the 60
//! ships, 35 are frigates … and the remaining 9 are tenders`. Lists that may leave something out
//! (`including`, `mainly`) are none.

use super::Claim;
use super::open::leaves_open;
use super::tokens::between;
use crate::Figure;
use crate::figure::Unit;

/// The list of parts that begins behind the figure at `index`, its whole.
pub(super) fn comprising(text: &str, figures: &[Figure], index: usize) -> Option<Claim> {
    let total = &figures[index];
    // Few sentences have so many figures; none of the others is searched for a verb.
    if !is_whole(total) || figures.get(index + 2).is_none_or(|part| part.sentence != total.sentence) {
        return None;
    }
    // The verb stands near its whole: long sentences with many figures are not searched for each.
    let reach = (total.prose.end + NEAR).min(total.sentence.end);
    let reach = (reach..=total.sentence.end).find(|end| text.is_char_boundary(*end))?;
    let rest = text.get(total.prose.end..reach)?;
    // All of them begin with one of four letters.
    let may_begin = |at: &usize| matches!(rest.as_bytes().get(at + 1), Some(b'c' | b's' | b'm' | b'd'));
    let begins = |at: usize| VERBS.iter().find(|verb| rest[at..].starts_with(**verb)).map(|verb| (at, at + verb.len()));
    let (start, end) = memchr::memchr_iter(b' ', rest.as_bytes()).filter(may_begin).find_map(begins)?;
    let (start, end) = (total.prose.end + start, total.prose.end + end);
    let quiet = !between(text, total.prose.end, start).contains([';', ':', '(']);
    let parts: Vec<usize> = here(figures, index).skip(1).collect();
    let first = figures.get(*parts.first()?)?;
    let led = first.prose.start >= end && between(text, end, first.qualified.start).len() < 24;
    let certain = !text[total.sentence.clone()]
        .split(|char: char| !char.is_alphabetic())
        .any(|word| leaves_open(word) || OPEN.contains(&word));
    (quiet && led && certain && is_list(text, figures, &parts, total.unit))
        .then_some(Claim::Sum { total: Some(index), parts })
}

/// How far behind a whole its verb may end, in bytes.
const NEAR: usize = 76;

const VERBS: [&str; 12] = [
    " comprise ",
    " consist of ",
    " split into ",
    " comprised ",
    " comprises ",
    " comprising ",
    " consists of ",
    " consisted of ",
    " consisting of ",
    " made up of ",
    " composed of ",
    " divided into ",
];

/// Words that leave a list of parts open as well, or give its numbers another sense.
const OPEN: [&str; 8] = ["largely", "primarily", "chiefly", "partly", "predominantly", "typically", "usually", "every"];

/// The sentence whose last figure is what remains.
pub(super) fn remaining(text: &str, figures: &[Figure], index: usize) -> Option<Claim> {
    let last = &figures[index];
    let lead = between(text, last.sentence.start, last.qualified.start).trim_end();
    if !["remaining", "the other"].iter().any(|word| lead.ends_with(word)) {
        return None;
    }
    let first = figures[..index].iter().rposition(|figure| figure.sentence != last.sentence).map_or(0, |at| at + 1);
    let all: Vec<usize> = (first..=index).collect();
    if figures.get(index + 1).is_some_and(|next| next.sentence == last.sentence) {
        return None;
    }
    let opens = |figure: &Figure| {
        matches!(
            between(text, figure.sentence.start, figure.qualified.start).trim_end(),
            "Of the" | "Of" | "Of its" | "Of these" | "Of a total of" | "Of all"
        )
    };
    let (total, parts) = match &all[..] {
        [total, parts @ ..] if last.unit != Unit::Percent && opens(&figures[*total]) => (Some(*total), parts.to_vec()),
        _ if last.unit == Unit::Percent => (None, all),
        _ => return None,
    };
    let certain =
        !text[last.sentence.clone()].split(|char: char| !char.is_alphabetic()).any(|word| MOVING.contains(&word));
    (parts.len() >= 2 && certain && is_list(text, figures, &parts, last.unit)).then_some(Claim::Sum { total, parts })
}

/// Words that make figures of a sentence something else than parts of one whole.
const MOVING: [&str; 16] = [
    "from",
    "by",
    "rose",
    "fell",
    "increased",
    "decreased",
    "each",
    "compared",
    "than",
    "annual",
    "interest",
    "growth",
    "half",
    "respectively",
    "either",
    "least",
];

fn here(figures: &[Figure], index: usize) -> impl Iterator<Item = usize> {
    let sentence = figures[index].sentence.clone();
    (index..figures.len()).take_while(move |at| figures[*at].sentence == sentence)
}

fn is_whole(total: &Figure) -> bool {
    total.partner.is_none()
        && !total.compound
        && matches!(total.unit, Unit::Count | Unit::Currency(_) | Unit::Physical(_))
}

/// Whether figures follow each other as members of one list.
fn is_list(text: &str, figures: &[Figure], parts: &[usize], unit: Unit) -> bool {
    let plain = |at: &usize| {
        let figure = &figures[*at];
        figure.unit == unit
            && figure.partner.is_none()
            && !figure.compound
            && figure.slots.period.as_ref().is_none_or(|period| !period.own)
    };
    let joined = |pair: &[usize]| {
        let gap = between(text, figures[pair[0]].prose.end, figures[pair[1]].qualified.start);
        let apart = gap.contains(',') || gap.contains(" and ") || gap.contains(';');
        apart && gap.len() < 80 && !gap.trim_end().ends_with(" of") && !gap.contains(['(', ')'])
    };
    parts.iter().all(plain) && parts.windows(2).all(joined)
}
