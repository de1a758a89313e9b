//! Parts of a whole that are stated twice: `45 of 120 members (38 percent)`, `Of the 45,000 workers,
//! 12 percent, or 5,400, are seasonal`, `one in five (20 percent)`.

use super::Claim;
use super::tokens::between;
use crate::Figure;
use crate::figure::Unit;
use std::ops::Range;

/// How far apart the figures of a share may stand, in bytes.
const FAR: usize = 48;

/// The share that ends with the figure at `index`.
pub(super) fn read(text: &str, figures: &[Figure], index: usize) -> Option<Claim> {
    let last = &figures[index];
    let before = |back: usize| index.checked_sub(back).filter(|at| figures[*at].sentence == last.sentence);
    let one = before(1)?;
    if !restates(text, &figures[one], last) {
        return None;
    }
    match (figures[one].unit, last.unit) {
        (Unit::Fraction, Unit::Percent) => Some(Claim::Fraction { fraction: one, percent: index }),
        // `In all 45 of 120 members (38 percent)`.
        (_, Unit::Percent) if before(2).is_some_and(|two| is_of(text, &figures[two], &figures[one])) => {
            Some(Claim::Share { part: one - 1, whole: one, percent: index })
        }
        // `Of the 120 members, 45 (38 percent) voted`.
        (unit, Unit::Percent) => {
            let whole = whole(text, figures, one).filter(|whole| figures[*whole].unit == unit)?;
            Some(Claim::Share { part: one, whole, percent: index })
        }
        // `Of the 45,000 workers, 12 percent, or 5,400,` and `12 percent of the 45,000 workers, or 5,400,`.
        (Unit::Percent, unit) => {
            let whole = whole(text, figures, one).filter(|whole| figures[*whole].unit == unit)?;
            Some(Claim::Share { part: index, whole, percent: one })
        }
        (unit, other) if unit == other => {
            let percent = before(2)?;
            let fits = figures[percent].unit == Unit::Percent && is_of(text, &figures[percent], &figures[one]);
            fits.then_some(Claim::Share { part: index, whole: one, percent })
        }
        _ => None,
    }
}

/// Whether a figure says again what the one before says: `45 (38 percent)`, `45, or 38 percent,`.
fn restates(text: &str, one: &Figure, again: &Figure) -> bool {
    let Some(gap) = text.get(one.prose.end..again.qualified.start).filter(|gap| gap.len() < FAR) else {
        return false;
    };
    let behind = between(text, again.prose.end, again.sentence.end);
    let bracketed = gap.ends_with('(') && (behind.starts_with(')') || behind.starts_with(" of the total)"));
    let or =
        gap.ends_with(", or ") && behind.starts_with([',', '.', ';', ')']) || gap == " or " && behind.starts_with(',');
    (bracketed || or) && gap.matches([',', '(', ';', ':', '.']).count() == 1 && !gap.contains(" and ")
        || or && gap == " or "
}

/// `45 of 120`, `45 of the 120`, `45 out of 120`.
fn is_of(text: &str, part: &Figure, whole: &Figure) -> bool {
    let gap = text.get(part.prose.end..whole.qualified.start).unwrap_or_default();
    let gap = gap.strip_prefix(" out").unwrap_or(gap);
    // `42 of the fund's 60 loans`
    let owned = gap.starts_with(" of ") && (gap.ends_with("'s ") || gap.ends_with("’s ")) && gap.len() < 40;
    (matches!(
        gap,
        " of " | " of the " | " of its " | " of all " | " of our " | " of their " | " of these " | " of those "
    ) || owned)
        && (part.unit == whole.unit || part.unit == Unit::Percent)
}

/// The whole that a sentence begins with: `Of the 120 members, …`, `Of Korea's 120 bases, …`.
fn whole(text: &str, figures: &[Figure], part: usize) -> Option<usize> {
    let sentence = &figures[part].sentence;
    let first = figures[..part].iter().rposition(|figure| figure.prose.start < sentence.start).map_or(0, |at| at + 1);
    let whole = figures.get(first).filter(|_| first < part)?;
    let lead = between(text, sentence.start, whole.qualified.start).trim_end();
    let opens = matches!(
        lead,
        "Of the"
            | "Of"
            | "Of its"
            | "Of these"
            | "Of all"
            | "Of a total of"
            | "Out of the"
            | "Out of"
            | "Out of a total of"
    );
    opens.then_some(first)
}

/// The share that a sentence of three figures states with other words between them: `12 of the 48
/// bridges were closed, a share of 25 percent`, `18 percent (27) of the 150 villages`, `Out of a total of
/// 640 projects, 128 were delayed (20 per cent)`. `group` are its figures.
pub(super) fn stated(text: &str, figures: &[Figure], group: &Range<usize>) -> Option<Claim> {
    let plain: Vec<usize> = group.clone().filter(|at| !is_time(&figures[*at])).collect();
    let [one, two, three] = plain[..] else { return None };
    let at = |index: usize| &figures[index];
    let is_share = |index: usize| matches!(at(index).unit, Unit::Percent | Unit::Fraction);
    let alike = |part: usize, whole: usize| {
        at(part).unit == at(whole).unit
            && matches!(at(part).unit, Unit::Count | Unit::Currency(_) | Unit::Physical(_))
            && at(part).value < at(whole).value
    };
    let claim = |part, whole, percent| Some(Claim::Share { part, whole, percent });
    // `12 of the 48 bridges …, 25 percent`
    if is_share(three) && alike(one, two) && is_of(text, at(one), at(two)) {
        return restated(text, at(two), at(three)).then(|| claim(one, two, three)).flatten();
    }
    // `Of the 48 bridges, 12 …, or 25 percent`
    if is_share(three) && alike(two, one) && whole(text, figures, two) == Some(one) {
        let part = between(text, at(one).prose.end, at(two).qualified.start).ends_with(", ");
        return (part && restated(text, at(two), at(three))).then(|| claim(two, one, three)).flatten();
    }
    // `25 percent (12) of the 48 bridges`
    let behind = || between(text, at(two).prose.end, at(three).qualified.start);
    if is_share(one) && alike(two, three) && text.get(at(one).prose.end..at(two).qualified.start) == Some(" (") {
        return matches!(behind(), ") of the " | ") of all " | ") of ").then(|| claim(two, three, one)).flatten();
    }
    // `Only 25 percent, or 12 of 48, of the bridges`
    if is_share(one) && alike(two, three) && text.get(at(one).prose.end..at(two).qualified.start) == Some(", or ") {
        let closed = between(text, at(three).prose.end, at(three).sentence.end).starts_with([',', '.']);
        return (closed && is_of(text, at(two), at(three))).then(|| claim(two, three, one)).flatten();
    }
    // `Half of the 48 bridges, 24, are closed`, `Half of the 48 bridges, or 24, are closed`
    let ends = between(text, at(three).prose.end, at(three).sentence.end).starts_with([',', ')', '—']);
    let apposed = || behind().len() < 40 && matches!(behind().split_once(','), Some((_, " ")));
    let set_off = || {
        behind().ends_with([',', ' ', '(']) && (apposed() || behind().ends_with(" (") || behind().ends_with(", or "))
    };
    let fits = is_share(one) && alike(three, two) && is_of_whole(text, at(one), at(two));
    (fits && ends && set_off()).then(|| claim(three, two, one)).flatten()
}

fn is_time(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Duration(_) | Unit::Ordinal | Unit::Age) || figure.compound
}

fn is_of_whole(text: &str, share: &Figure, whole: &Figure) -> bool {
    matches!(text.get(share.prose.end..whole.qualified.start), Some(" of the " | " of its " | " of all " | " of "))
}

/// Whether a percentage says once more what share something is: `or 25 percent`, `(25 percent)`, `a
/// rate of 25 percent`, `, 25 percent of the total`.
fn restated(text: &str, last: &Figure, percent: &Figure) -> bool {
    let gap = between(text, last.prose.end, percent.qualified.start);
    let behind = between(text, percent.prose.end, percent.sentence.end);
    let is_loud = [" and ", " but ", "while", "; ", " than ", " from ", " by "].iter().any(|word| gap.contains(word));
    let other = [" of them", " of these", " of those", " of whom", " of which", " more", " less", " higher", " lower"];
    if gap.len() > 90 || is_loud || other.iter().any(|words| behind.starts_with(words)) {
        return false;
    }
    let bracketed = gap.ends_with('(') && behind.starts_with(')') && gap.matches('(').count() == 1;
    let closes = behind.is_empty() || behind.starts_with([',', '.', ';', ')']);
    let lead = gap.rsplit_once(',').map_or(gap, |(_, lead)| lead).trim();
    let named =
        ["rate of", "share of", "proportion of"].iter().any(|noun| lead.ends_with(noun)) && lead.starts_with("a");
    let or = matches!(lead, "or" | "or about" | "i.e." | "that is" | "is")
        || gap.ends_with("that is, ")
        || gap.ends_with("i.e., ");
    let of_all = gap.ends_with(", ") && behind.starts_with(" of the ");
    bracketed || closes && (named || or) || of_all
}
