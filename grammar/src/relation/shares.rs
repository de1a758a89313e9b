//! Shares of one whole that cannot be more than all of it: `Japan accounts for 45 percent, Korea for 38
//! percent and Australia for 27 percent of total imports`. Answers to a survey of many choices, groups
//! and years are shares of several wholes; only lists whose words divide one whole are read.

use super::Claim;
use super::tokens::between;
use crate::Figure;
use crate::figure::{Qualifier, Unit};
use std::ops::Range;

/// The shares of a sentence. `group` are its figures.
pub(super) fn read(text: &str, figures: &[Figure], group: &Range<usize>) -> Option<Claim> {
    let parts: Vec<usize> = group.clone().collect();
    let plain = |figure: &Figure| {
        figure.unit == Unit::Percent
            && figure.partner.is_none()
            && !figure.compound
            && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About)
    };
    let sum: rust_decimal::Decimal = figures[group.clone()].iter().map(|figure| figure.value).sum();
    // Cheap: most lists of percentages stay below.
    if parts.len() > 9 || sum <= rust_decimal::Decimal::ONE_HUNDRED || !figures[group.clone()].iter().all(plain) {
        return None;
    }
    let (first, last) = (&figures[group.start], &figures[group.end - 1]);
    let sentence = between(text, first.sentence.start, first.sentence.end);
    let gaps: Vec<&str> = parts
        .windows(2)
        .map(|pair| between(text, figures[pair[0]].prose.end, figures[pair[1]].qualified.start))
        .collect();
    let joined =
        gaps.iter().all(|gap| gap.len() < 70 && (gap.contains(',') || gap.contains("and ")) && !gap.contains(';'));
    let behind = between(text, last.prose.end, last.sentence.end);
    let is_open = words(sentence).any(|word| OPEN.contains(&word));
    if !joined
        || is_open
        || !gaps.last()?.contains("and ") && !sentence.contains("as follows") && !gaps.last()?.contains("other")
    {
        return None;
    }
    let divides = DIVIDING.iter().any(|word| sentence.contains(word));
    // Where each has a whole of its own they are no parts of one.
    let wholes = gaps.iter().filter(|gap| names_whole(gap)).count() + usize::from(names_whole(behind));
    let whole = || whole(text, figures, group, sentence);
    let fits = wholes <= 1
        && (divides && owners(&gaps)
            || wholes == 1 && whole() && (owners(&gaps) || origins(&gaps, behind))
            || divided(sentence, &gaps)
            || opinions(sentence));
    fits.then_some(Claim::Within { total: None, parts })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Words of other times, groups and choices.
const OPEN: [&str; 30] = [
    "respectively",
    "than",
    "rose",
    "fell",
    "increased",
    "decreased",
    "grew",
    "growth",
    "compared",
    "several",
    "multiple",
    "women",
    "men",
    "among",
    "rate",
    "rates",
    "least",
    "each",
    "also",
    "or",
    "while",
    "whereas",
    "down",
    "interest",
    "unemployment",
    "approval",
    "turnout",
    "probability",
    "chance",
    "tariff",
];

const DIVIDING: [&str; 14] = [
    "account",
    "divided",
    "is split",
    "was split",
    "are split",
    "made up of",
    "make up",
    "makes up",
    "made up",
    "shares are",
    "shares:",
    "breakdown",
    "consist",
    "compris",
];

/// ` of the country's total exports`
fn names_whole(gap: &str) -> bool {
    gap.starts_with(" of ")
}

/// Whether the one whole that is named is all of something: `of total imports`, `of all power`, `of the
/// vote`.
fn whole(text: &str, figures: &[Figure], group: &Range<usize>, sentence: &str) -> bool {
    let named = figures[group.clone()].iter().find_map(|figure| {
        let rest = between(text, figure.prose.end, figure.sentence.end).strip_prefix(" of ")?;
        Some(rest.split([',', '.', ';']).next().unwrap_or_default())
    });
    let Some(named) = named else { return false };
    const ALL: [&str; 12] = [
        "total",
        "all",
        "overall",
        "vote",
        "votes",
        "electricity",
        "exports",
        "imports",
        "arrivals",
        "seats",
        "emissions",
        "spending",
    ];
    words(named).any(|word| ALL.contains(&word)) && !sentence.contains("%-")
}

/// `, Korea for 38 percent`, `, operations (36 percent)`: each has its own noun before it, and none a
/// place behind.
fn owners(gaps: &[&str]) -> bool {
    gaps.iter().all(|gap| {
        let mark = gap.rfind([',']).map_or(0, |at| at + 1).max(gap.rfind("and ").map_or(0, |at| at + 4));
        let behind = gap[..mark.min(gap.len())].trim_start_matches(')').trim_start();
        let placed = ["in ", "among ", "at ", "for ", "by ", "during ", "to ", "on "]
            .iter()
            .any(|word| behind.starts_with(word));
        words(&gap[mark..]).any(|word| !matches!(word, "the" | "for" | "a" | "about" | "other" | "some")) && !placed
            || gap[mark..].contains("others")
    })
}

/// `Of the total area, 50 percent is forest, 30 percent farmland`: what is one thing is no other.
fn divided(sentence: &str, gaps: &[&str]) -> bool {
    let opens = ["Of the total ", "Of total ", "Of all "].iter().any(|lead| sentence.starts_with(lead));
    let is = |gap: &str| {
        [" is ", " are ", " was ", " were ", " goes to ", " went to "].iter().any(|verb| gap.starts_with(verb))
    };
    opens && gaps.first().is_some_and(|gap| is(gap))
}

/// ` from Asia, `: each comes from, or goes to, another place.
fn origins(gaps: &[&str], behind: &str) -> bool {
    let comes =
        |words: &str| [" from ", " were from ", " came from ", " went to "].iter().any(|lead| words.contains(lead));
    gaps.iter().all(|gap| comes(gap)) && comes(behind)
}

/// `in favour, … against and … did not know`
fn opinions(sentence: &str) -> bool {
    let has = |options: &[&str]| options.iter().any(|option| sentence.contains(option));
    has(&["in favour", "in favor", "support", "backed", "approve", "agreed", "for the"])
        && has(&["against", "oppos", "disapprove", "disagreed", "rejected"])
        && has(&[
            "undecided",
            "did not know",
            "do not know",
            "don't know",
            "no opinion",
            "unsure",
            "no view",
            "not sure",
        ])
}
