//! Sums over years that are stated by the year as well: `$40 million over five years, or $8 million a
//! year`, `$8 million a year over five years, a total of $40 million`.

use super::Claim;
use crate::Figure;
use crate::figure::{TimeUnit, Unit};

/// The sum over years that begins with the figure at `index`.
pub(super) fn read(text: &str, figures: &[Figure], index: usize) -> Option<Claim> {
    let [first, years, last] = figures.get(index..index + 3)? else { return None };
    let alike = first.unit == last.unit && matches!(first.unit, Unit::Count | Unit::Currency(_) | Unit::Physical(_));
    if years.unit != Unit::Duration(TimeUnit::Year) || years.compound || !alike || first.sentence != last.sentence {
        return None;
    }
    let before = text.get(first.prose.end..years.prose.start)?;
    let between = text.get(years.prose.end..last.qualified.start)?;
    let behind = text.get(last.prose.end..last.sentence.end)?;
    if before.len() > 40 || between.len() > 20 || !is_over(before) {
        return None;
    }
    let by_year = |words: &str| BY_YEAR.iter().any(|phrase| words.trim_start().starts_with(phrase));
    let restated = between.starts_with([',', ' '])
        && matches!(
            between.trim_matches([',', ' ', '(']),
            "or" | "that is"
                | "i.e."
                | ""
                | "or about"
                | "a total of"
                | "or a total of"
                | "for a total of"
                | "totalling"
        );
    if restated && by_year(behind) && !by_year(before) && !between.contains("total") {
        return Some(Claim::Yearly { total: index, years: index + 1, yearly: index + 2 });
    }
    (between.contains("total") && by_year(before)).then_some(Claim::Yearly {
        total: index + 2,
        years: index + 1,
        yearly: index,
    })
}

const BY_YEAR: [&str; 6] = ["a year", "per year", "annually", "each year", "every year", "yearly"];

/// `over`, `over the next`, `for`, `in` before the number of years.
fn is_over(before: &str) -> bool {
    let words: Vec<&str> = before.split(' ').filter(|word| !word.is_empty()).collect();
    let lead = words.iter().rposition(|word| matches!(*word, "over" | "for" | "in" | "during" | "across" | "within"));
    lead.is_some_and(|at| {
        words[at + 1..].iter().all(|word| {
            matches!(*word, "the" | "next" | "past" | "last" | "a" | "period" | "of" | "these" | "coming" | "first")
        })
    })
}
