//! Parts of a whole that are stated twice: `45 of 120 members (38 percent)`, `Of the 45,000 workers,
//! 12 percent, or 5,400, are seasonal`, `one in five (20 percent)`.

use super::Claim;
use super::tokens::between;
use crate::Figure;
use crate::figure::Unit;

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
    matches!(
        gap,
        " of " | " of the " | " of its " | " of all " | " of our " | " of their " | " of these " | " of those "
    ) && (part.unit == whole.unit || part.unit == Unit::Percent)
}

/// The whole that a sentence begins with: `Of the 120 members, …`, `Of Korea's 120 bases, …`.
fn whole(text: &str, figures: &[Figure], part: usize) -> Option<usize> {
    let sentence = &figures[part].sentence;
    let first = figures[..part].iter().rposition(|figure| figure.prose.start < sentence.start).map_or(0, |at| at + 1);
    let whole = figures.get(first).filter(|_| first < part)?;
    let lead = between(text, sentence.start, whole.qualified.start).trim_end();
    let opens =
        matches!(lead, "Of the" | "Of" | "Of its" | "Of these" | "Of all" | "Of a total of" | "Out of the" | "Out of");
    opens.then_some(first)
}
