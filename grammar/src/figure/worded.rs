//! Numbers in words: `five`, `twenty-one`, `two hundred and fifty`, `two-thirds`, `half a million`,
//! `a dozen`, `one in five`, `doubled`.

use super::number::{Number, Spelling, quotient};
use super::scale::Scale;
use super::unit::TimeUnit;
use super::word;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number in words, and what it may be besides a count.
#[derive(Debug, Clone)]
pub(super) struct Worded {
    pub number: Number,
    /// The last scale among the words (`million` in `two million`).
    pub scale: Option<Scale>,
    /// `doubled`, `twice`.
    pub multiple: bool,
}

/// The number in words that begins at `start`, at the start of a word.
pub(super) fn read(text: &str, start: usize) -> Option<Worded> {
    let first = word::at(text, start)?;
    let mut buffer = [0; 24];
    let folded = word::folded(&text[first.clone()], &mut buffer)?;
    match folded {
        "a" => article(text, &first),
        "half" => half(text, start, first.end),
        "double" | "doubled" | "doubles" | "doubling" | "twice" => multiple(text, &first, folded, 2),
        "triple" | "tripled" | "triples" | "tripling" | "trebled" | "thrice" => multiple(text, &first, folded, 3),
        "quadruple" | "quadrupled" | "quadrupling" => multiple(text, &first, folded, 4),
        _ if folded.ends_with("fold") => {
            let times = small(folded.trim_end_matches("fold").trim_end_matches('-')).filter(|times| *times > 1)?;
            multiple(text, &first, folded, times)
        }
        _ => ordinal(text, &first, folded).or_else(|| cardinal(text, &first, folded)),
    }
}

/// Verbs of doubling are figures; `double standards` and `triple therapy` are not.
fn multiple(text: &str, range: &Range<usize>, word: &str, value: i64) -> Option<Worded> {
    let bare = matches!(word, "double" | "triple" | "quadruple");
    if bare {
        let to = word::before(text, range.start).is_some_and(|before| {
            matches!(
                &text[before],
                "to" | "will" | "would" | "could" | "nearly" | "almost" | "than" | "roughly" | "about"
            )
        });
        let object = word::next(text, range.end)
            .is_some_and(|next| matches!(&text[next], "the" | "its" | "their" | "that" | "from" | "by" | "in" | "to"));
        if !to && !object {
            return None;
        }
    }
    Some(Worded { multiple: true, ..plain(range.clone(), Decimal::from(value)) })
}

fn plain(range: Range<usize>, value: Decimal) -> Worded {
    let significant = significant(value);
    let number =
        Number { range, value, decimals: 0, significant, spelling: Spelling::Words, ordinal: false, fraction: false };
    Worded { number, scale: None, multiple: false }
}

/// Digits of a whole number without the zeros at its end.
fn significant(value: Decimal) -> u8 {
    let mantissa = value.normalize().mantissa().unsigned_abs();
    let digits = mantissa.checked_ilog10().map_or(1, |log| log + 1);
    digits.min(u32::from(u8::MAX)) as u8
}

fn fraction(range: Range<usize>, part: i64, whole: i64) -> Worded {
    let mut worded = plain(range, quotient(part, whole));
    worded.number.fraction = true;
    worded.number.significant = 1;
    worded
}

/// `a million`, `a dozen`, `a third of`, `a quarter of`.
fn article(text: &str, first: &Range<usize>) -> Option<Worded> {
    let next = word::next(text, first.end)?;
    let word = &text[next.clone()];
    if let Some(scale) = Scale::named(word).filter(|_| !word.ends_with('s') && word.len() > 3) {
        return Some(Worded { scale: Some(scale), ..plain(first.start..next.end, scale.factor()) });
    }
    match word {
        "dozen" => Some(plain(first.start..next.end, Decimal::from(12))),
        "decade" | "century" => Some(plain(first.clone(), Decimal::ONE)).filter(|_| {
            word::before(text, first.start).is_some_and(|before| {
                matches!(&text[before], "than" | "over" | "nearly" | "almost" | "about" | "for" | "least")
            })
        }),
        "third" | "quarter" | "fifth" | "tenth" | "half" => {
            let of = word::next(text, next.end).is_some_and(|next| &text[next] == "of");
            let whole = denominator(word)?;
            (of || is_closing(text, first.start, next.end)).then(|| fraction(first.start..next.end, 1, whole))
        }
        _ => None,
    }
}

/// `by a third.`, `a reduction of one fifth,`, `$20 billion, or a quarter,`: nothing of another order
/// ends a phrase so.
fn is_closing(text: &str, start: usize, end: usize) -> bool {
    let Some(before) = word::before(text, start).map(|word| &text[word]) else { return false };
    let rest = &text[end..];
    let closes = rest.chars().next().is_none_or(|char| matches!(char, ',' | '.' | ';' | ')' | '\n'));
    // `fell by a third to 400`
    let goes_on = before == "by" && [" to ", " from ", " over ", " in "].iter().any(|next| rest.starts_with(next));
    goes_on || closes && matches!(before, "by" | "of" | "or" | "about" | "nearly")
}

/// `half of`, `half the`, `half a million`, `half a century`.
fn half(text: &str, start: usize, end: usize) -> Option<Worded> {
    let next = word::next(text, end)?;
    let word = &text[next.clone()];
    match word {
        "of" | "the" | "its" | "their" | "that" | "as" => Some(fraction(start..end, 1, 2)),
        "a" | "an" => {
            let noun = word::next(text, next.end)?;
            let scale = Scale::named(&text[noun.clone()]);
            let value = quotient(1, 2);
            if let Some(scale) = scale {
                let value = value.checked_mul(scale.factor())?;
                let mut worded = Worded { scale: Some(scale), ..plain(start..noun.end, value) };
                worded.number.decimals = 1;
                return Some(worded);
            }
            matches!(&text[noun], "century" | "decade" | "year" | "day" | "hour").then(|| {
                let mut worded = plain(start..next.end, value);
                worded.number.decimals = 1;
                worded
            })
        }
        _ => None,
    }
}

/// `third`, `fifth`, `twenty-first` before a noun. `first` and `second` are rather words of order,
/// and `Fifth,` at the head of a paragraph is one as well.
fn ordinal(text: &str, range: &Range<usize>, folded: &str) -> Option<Worded> {
    let value = match folded.rsplit_once('-') {
        Some((tens, last)) => {
            let tens = small(tens).filter(|tens| tens % 10 == 0 && *tens >= 20)?;
            tens + ordinal_value(last).filter(|last| *last < 10)?
        }
        None => ordinal_value(folded).filter(|value| *value > 2)?,
    };
    let head = text[..range.start].trim_end_matches(' ');
    let leads = text.as_bytes().get(range.end) == Some(&b',')
        && (head.is_empty()
            || head.ends_with(|char: char| char.is_ascii_digit())
            || head.ends_with([',', ';', ':', '.', '\n', '—', '–'])
            || head.ends_with(" and"));
    if leads {
        return None;
    }
    let mut worded = plain(range.clone(), Decimal::from(value));
    worded.number.ordinal = true;
    Some(worded)
}

fn ordinal_value(word: &str) -> Option<i64> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fiftieth" => 50,
        _ => return None,
    })
}

/// What a part of a whole is called by.
fn denominator(word: &str) -> Option<i64> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}

/// The value of one word below a hundred.
fn small(word: &str) -> Option<i64> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// `five`, `twenty-one`, `two hundred and fifty thousand`, `two-thirds`, `one in five`.
fn cardinal(text: &str, first: &Range<usize>, folded: &str) -> Option<Worded> {
    let (head, rest) = folded.split_once('-').map_or((folded, None), |(head, rest)| (head, Some(rest)));
    let mut value = small(head)?;
    let mut end = first.start + head.len();
    if let Some(rest) = rest {
        let word = rest.split('-').next().unwrap_or(rest);
        if let Some(unit) = small(word).filter(|unit| (1..10).contains(unit) && value >= 20 && value % 10 == 0) {
            value += unit;
            end += 1 + word.len();
        } else if let Some(whole) = denominator(word).filter(|whole| value < *whole) {
            return Some(fraction(first.start..end + 1 + word.len(), value, whole));
        }
    }
    // `; three, promote …` counts the items of a list.
    if text.as_bytes().get(end) == Some(&b',') && text[..first.start].trim_end().ends_with([';', ':']) {
        return None;
    }
    if let Some(part) = part(text, first.start, end, value) {
        return Some(part);
    }
    let (total, scale, stop) = scaled(text, value, end);
    let worded = Worded { scale, ..plain(first.start..stop, Decimal::from(total)) };
    let lone = stop == first.start + head.len() && value <= 1;
    (!lone || is_counted(text, stop)).then_some(worded)
}

/// `one in five`, `two out of three`, `three quarters of`.
fn part(text: &str, start: usize, end: usize, value: i64) -> Option<Worded> {
    let next = word::next(text, end)?;
    let word = &text[next.clone()];
    if let Some(whole) = denominator(word).filter(|whole| value < *whole && (value == 1) != word.ends_with('s')) {
        let of = word::next(text, next.end).is_some_and(|next| matches!(&text[next], "of" | "the"));
        return (of || is_closing(text, start, next.end)).then(|| fraction(start..next.end, value, whole));
    }
    let behind = match word {
        "in" | "In" => next.end,
        "out" => word::next(text, next.end).filter(|next| &text[next.clone()] == "of")?.end,
        _ => return None,
    };
    let (of, end) = whole(text, behind)?;
    (of > value).then(|| fraction(start..end, value, of))
}

/// `five`, `10` behind `one in`: the number and its end, unless it is of days or years.
fn whole(text: &str, at: usize) -> Option<(i64, usize)> {
    let (of, end) = match word::next(text, at) {
        Some(word) => (small(&text[word.clone()])?, word.end),
        None => {
            let digits = text.get(at + 1..)?.bytes().take_while(u8::is_ascii_digit).count();
            let end = at + 1 + digits;
            (text[at + 1..end].parse().ok().filter(|of| matches!(of, 2..=20 | 100 | 1000))?, end)
        }
    };
    let goes_on = text[end..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '%' | ','));
    let timed = word::next(text, end).is_some_and(|next| TimeUnit::named(&text[next]).is_some());
    (!goes_on && !timed).then_some((of, end))
}

/// `7 in 10`, `4 out of 5`: a share in digits, whose first number ends at `end`.
pub(super) fn share(text: &str, end: usize, value: i64) -> Option<(Decimal, usize)> {
    let [b' ', b'i' | b'o' | b'I' | b'O'] = text.as_bytes().get(end..end + 2)? else { return None };
    let behind = word::phrase_at(text, end, " in").or_else(|| word::phrase_at(text, end, " out of"))?;
    let (of, end) = whole(text, behind)?;
    (value > 0 && value < of).then(|| (quotient(value, of), end))
}

/// Goes on over `hundred`, `thousand and five`, `million`: the total, its last scale, its end.
fn scaled(text: &str, first: i64, end: usize) -> (i64, Option<Scale>, usize) {
    let (mut total, mut part, mut scale, mut stop) = (0_i64, first, None, end);
    loop {
        let bytes = text.as_bytes();
        let joined = match bytes.get(stop) {
            Some(b' ') => word::next(text, stop),
            Some(b'-') => word::at(text, stop + 1),
            _ => None,
        };
        let Some(next) = joined else { break };
        let word = text[next.clone()].split('-').next().unwrap_or_default();
        let Some(found) = Scale::named(word).filter(|_| word.len() > 3 && !word.ends_with('s')) else { break };
        let factor = i64::try_from(found.factor()).unwrap_or(1);
        scale = Some(found);
        stop = next.start + word.len();
        let Some(product) = part.checked_mul(factor) else { break };
        if found == Scale::Hundred {
            part = product;
        } else {
            total = total.saturating_add(product);
            part = 0;
        }
        let Some((more, to)) = remainder(text, stop) else { continue };
        part += more;
        stop = to;
    }
    (total.saturating_add(part), scale, stop)
}

/// ` and fifty`, ` twenty-five` behind a scale.
fn remainder(text: &str, end: usize) -> Option<(i64, usize)> {
    let next = word::next(text, end)?;
    let next = if &text[next.clone()] == "and" { word::next(text, next.end)? } else { next };
    let word = &text[next.clone()];
    let (head, rest) = word.split_once('-').map_or((word, None), |(head, rest)| (head, Some(rest)));
    let tens = small(head)?;
    let units = rest.and_then(small).filter(|units| *units < 10 && tens >= 20);
    Some(match units {
        Some(units) => (tens + units, next.end),
        None => (tens, next.start + head.len()),
    })
}

/// `one` and `zero` are figures only before a unit: `one year`, `one percent`.
fn is_counted(text: &str, end: usize) -> bool {
    let next = match text.as_bytes().get(end) {
        Some(b' ') => word::next(text, end),
        Some(b'-') => word::at(text, end + 1),
        _ => None,
    };
    next.is_some_and(|next| {
        let word = text[next].split('-').next().unwrap_or_default();
        matches!(
            word,
            "year" | "month" | "week" | "day" | "hour" | "decade" | "century" | "percent" | "per" | "percentage"
        )
    })
}
