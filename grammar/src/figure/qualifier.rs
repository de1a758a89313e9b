//! Words that make a printed number less or more than exact: `about`, `nearly`, `more than`, `up
//! to`. The tolerances are those of the conventions for briefs: `about` is five per cent either way.

use super::{TimeUnit, word};
use rust_decimal::Decimal;

/// How a text says that a figure is not to be taken to the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Qualifier {
    /// Nothing is said.
    #[default]
    Exact,
    /// `about`, `around`, `some`, `roughly`, `approximately`, `or so`.
    About,
    /// `nearly`, `almost`, `close to`, `just under`: a bit below.
    Nearly,
    /// `more than`, `over`, `exceeding`.
    MoreThan,
    /// `at least`, `no fewer than`, `or more`.
    AtLeast,
    /// `up to`, `as many as`, `a maximum of`.
    UpTo,
    /// `at most`, `no more than`, `or less`.
    AtMost,
    /// `less than`, `under`, `below`.
    LessThan,
}

impl Qualifier {
    /// The words for it in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::UpTo => "up-to",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
        }
    }
}

/// An interval; a side that is missing has no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Not less than this.
    pub low: Option<Decimal>,
    /// Not more than this.
    pub high: Option<Decimal>,
}

impl Bounds {
    /// Whether some value lies in both.
    #[must_use]
    pub fn meets(&self, other: &Bounds) -> bool {
        let below = |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(low, high)| low <= high);
        below(self.low, other.high) && below(other.low, self.high)
    }
}

/// What a qualified value claims. `low` and `high` are what its digits allow.
pub(super) fn bounds(qualifier: Qualifier, value: Decimal, low: Decimal, high: Decimal) -> Bounds {
    let share = |hundredths: i64| value.abs().checked_mul(Decimal::new(hundredths, 2)).unwrap_or_default();
    let (low, high) = match qualifier {
        Qualifier::Exact => (Some(low), Some(high)),
        Qualifier::About => (Some(low.min(value - share(5))), Some(high.max(value + share(5)))),
        // 14,000 is still nearly 15,000.
        Qualifier::Nearly => (Some(low.min(value - share(7))), Some(high)),
        Qualifier::MoreThan | Qualifier::AtLeast => (Some(low), None),
        Qualifier::UpTo | Qualifier::AtMost | Qualifier::LessThan => (None, Some(high)),
    };
    Bounds { low, high }
}

use Qualifier::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly, UpTo};

/// Phrases before a number by their last letter, so that one look refuses most words. Longer ones
/// come first. The words that may stand between end like phrases do.
fn phrases(last: u8) -> &'static [(&'static str, Qualifier)] {
    match last {
        b'n' => &[
            ("no more than", AtMost),
            ("not more than", AtMost),
            ("no less than", AtLeast),
            ("not less than", AtLeast),
            ("no fewer than", AtLeast),
            ("not fewer than", AtLeast),
            ("more than", MoreThan),
            ("greater than", MoreThan),
            ("higher than", MoreThan),
            ("larger than", MoreThan),
            ("longer than", MoreThan),
            ("older than", MoreThan),
            ("fewer than", LessThan),
            ("less than", LessThan),
            ("lower than", LessThan),
            ("smaller than", LessThan),
            ("shorter than", LessThan),
        ],
        b'f' => &[
            ("in excess of", MoreThan),
            ("a maximum of", UpTo),
            ("maximum of", UpTo),
            ("a minimum of", AtLeast),
            ("minimum of", AtLeast),
            ("upwards of", MoreThan),
            ("in the region of", About),
            ("in the order of", About),
            ("of the order of", About),
            ("on the order of", About),
        ],
        b'r' => &[
            ("well over", MoreThan),
            ("just over", MoreThan),
            ("slightly over", MoreThan),
            ("over", MoreThan),
            ("just under", Nearly),
            ("slightly under", Nearly),
            ("under", LessThan),
        ],
        b'e' => &[("above", MoreThan), ("some", About), ("something like", About)],
        b'g' => &[("exceeding", MoreThan), ("topping", MoreThan), ("approaching", Nearly)],
        b's' => &[
            ("exceeds", MoreThan),
            ("as many as", UpTo),
            ("as much as", UpTo),
            ("as high as", UpTo),
            ("as low as", AtLeast),
            ("as few as", AtLeast),
            ("as little as", AtLeast),
        ],
        b'd' => &[("exceeded", MoreThan), ("beyond", MoreThan), ("around", About), ("an estimated", About)],
        b't' => &[
            ("at least", AtLeast),
            ("at the least", AtLeast),
            ("at most", AtMost),
            ("at the most", AtMost),
            ("almost", Nearly),
            ("about", About),
        ],
        b'm' => &[("a minimum", AtLeast)],
        b'o' => &[("up to", UpTo), ("close to", Nearly), ("near to", Nearly)],
        b'w' => &[("just below", Nearly), ("below", LessThan)],
        b'y' => &[("nearly", Nearly), ("roughly", About), ("approximately", About)],
        b'a' => &[("circa", About)],
        b'.' => &[("approx.", About)],
        b'x' => &[("approx", About)],
        _ => &[],
    }
}

/// The last letter but one of the phrases that end with a letter: most words that end with it have
/// another.
fn before_last(last: u8) -> &'static [u8] {
    match last {
        b'n' => b"a",
        b'f' | b'w' | b'x' => b"o",
        b'r' => b"e",
        b'e' => b"vmk",
        b'g' => b"n",
        b's' => b"da",
        b'd' => b"en",
        b't' => b"su",
        b'm' => b"u",
        b'o' => b"t",
        b'y' => b"l",
        b'a' => b"c",
        b'.' => b"x",
        _ => b"",
    }
}

/// The qualifier before a figure that begins at `start`, and where it begins. `the` and `a` may
/// stand between.
pub(super) fn before(text: &str, start: usize) -> Option<(Qualifier, usize)> {
    let bytes = text.as_bytes();
    match text[..start].chars().next_back()? {
        '~' | '≈' | '∼' => return Some((About, text[..start].char_indices().next_back()?.0)),
        '>' => return Some((MoreThan, start - 1)),
        '<' => return Some((LessThan, start - 1)),
        '≥' => return Some((AtLeast, start - '≥'.len_utf8())),
        '≤' => return Some((AtMost, start - '≤'.len_utf8())),
        ' ' => {}
        _ => return None,
    }
    let mut end = start - 1;
    if phrases(*bytes[..end].last()?).is_empty() {
        return None;
    }
    for between in [" only", " a", " the", " another", " an additional"] {
        if let Some(rest) = text[..end].strip_suffix(between) {
            end = rest.len();
            break;
        }
    }
    let found = |&(phrase, qualifier): &(&str, Qualifier)| {
        let begin = word::phrase_before(text, end, phrase)?;
        Some((qualifier, begin))
    };
    let [second, last] = *bytes[..end].last_chunk::<2>()?;
    if !before_last(last).contains(&second.to_ascii_lowercase()) {
        return None;
    }
    let (qualifier, begin) = phrases(last).iter().find_map(found)?;
    // `fell below 50` and `rose above 50` do compare; `the some 50` never stands; `over 2020` is a year.
    (!is_place(text, begin, qualifier) && !compares(text, begin, start)).then_some((qualifier, begin))
}

/// `60 percent below the 30 weeks`, `three times larger than the 30`, `a rise over the 1.5 million`: the figure is what is compared with,
/// or what others add up to.
fn compares(text: &str, begin: usize, start: usize) -> bool {
    // `they add up to 50`
    if text[begin..].starts_with("up to") {
        return word::before(text, begin)
            .is_some_and(|word| matches!(&text[word], "add" | "adds" | "added" | "adding"));
    }
    // `over the 12-month period`
    if text[begin..start].starts_with("over the ") && is_time(text, start) {
        return true;
    }
    const LEADS: [&str; 10] = [
        "over ",
        "above ",
        "below ",
        "under ",
        "more than ",
        "less than ",
        "fewer than ",
        "higher than ",
        "lower than ",
        "larger than ",
    ];
    let preposition = LEADS.iter().any(|word| text[begin..].starts_with(word));
    let is_size = |word: &str| {
        matches!(
            word,
            "percent" | "cent" | "points" | "increase" | "rise" | "gain" | "drop" | "decline" | "growth" | "times"
        ) || word.ends_with(|char: char| char.is_ascii_digit())
    };
    preposition && (text[..begin].ends_with("% ") || word::before(text, begin).is_some_and(|word| is_size(&text[word])))
}

/// `over the past 10 years`, `under 5 ministers` and the like cannot be told without grammar; only
/// the certain ones are refused: `spread over 5 years`.
fn is_place(text: &str, begin: usize, qualifier: Qualifier) -> bool {
    if qualifier != MoreThan || !text[begin..].starts_with("over") {
        return false;
    }
    let before = word::before(text, begin).map(|word| &text[word]);
    matches!(
        before,
        Some(
            "extends"
                | "extend"
                | "extended"
                | "stretches"
                | "spread"
                | "averaged"
                | "place"
                | "phased"
                | "made"
                | "paid"
                | "invest"
                | "spent"
        )
    )
}

/// Whether a number is one of days, months or years.
fn is_time(text: &str, start: usize) -> bool {
    let rest = text[start..].trim_start_matches(|char: char| char.is_alphanumeric());
    let unit = rest.strip_prefix([' ', '-']).and_then(|rest| rest.split(|char: char| !char.is_alphabetic()).next());
    unit.is_some_and(|unit| TimeUnit::named(unit).is_some())
}

/// The qualifier behind a figure that ends at `end`: `or more`, `or so`, `-odd`, `+`.
pub(super) fn behind(text: &str, end: usize) -> Option<(Qualifier, usize)> {
    const BEHIND: &[(&str, Qualifier)] = &[
        (" or more", AtLeast),
        (" and more", AtLeast),
        (" and above", AtLeast),
        (" or above", AtLeast),
        (" and over", AtLeast),
        (" and older", AtLeast),
        (" or older", AtLeast),
        (" or over", AtLeast),
        (" or higher", AtLeast),
        (" or fewer", AtMost),
        (" or less", AtMost),
        (" and below", AtMost),
        (" or below", AtMost),
        (" and under", AtMost),
        (" or under", AtMost),
        (" or younger", AtMost),
        (" or so", About),
        ("-odd", About),
        (" at most", AtMost),
        (" at least", AtLeast),
    ];
    let rest = text.as_bytes().get(end)?;
    match rest {
        b'+' => return Some((AtLeast, end + 1)),
        b' ' | b'-' => {}
        _ => return None,
    }
    // `or`, `and`, `at` and `odd`: other words are refused at one look.
    let [first, second] = *text.as_bytes().get(end + 1..end + 3)? else { return None };
    if !matches!([first | 0x20, second | 0x20], [b'o', b'r' | b'd'] | [b'a', b'n' | b't']) {
        return None;
    }
    BEHIND.iter().find_map(|&(phrase, qualifier)| Some((qualifier, word::phrase_at(text, end, phrase)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_has_one_of_the_letters_before_its_last() {
        for last in 0..=u8::MAX {
            for (phrase, _) in phrases(last) {
                let [.., second, end] = phrase.as_bytes() else { panic!("{phrase} is too short") };
                assert!(*end == last && before_last(last).contains(second), "{phrase}");
            }
        }
    }
}
