//! A currency and its scale are written in one form throughout.
//!
//! *US$*, *USD*, *bn* and *billion* all have their houses. Which one it is matters little; that sums
//! which a reader compares look alike matters more. The bare sign `$` is left alone unless nearly all
//! other dollars of a brief say whose they are.
//!
//! ## Bad
//! ```markdown
//! The port cost US$5 billion, the pier US$2 billion and the crane USD 40 million.
//! ```
//! ## Bad
//! ```markdown
//! The port cost €5 billion, the pier €2 billion and the crane €1bn.
//! ```
//! ## Good
//! ```markdown
//! The port cost US$5 billion, the pier US$2 billion and the crane US$40 million, or A$60 million.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S005", "mixed-currency-forms", Some(Severity::Info), check);

/// A way to write a currency before its amount.
#[derive(Debug, PartialEq, Eq)]
struct Notation {
    currency: Currency,
    form: &'static str,
    /// Whether a blank parts it from the amount.
    spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Currency {
    Dollar,
    Euro,
    Pound,
}

/// Longer ones first, so that each is found whole.
const NOTATIONS: [Notation; 7] = [
    Notation { currency: Currency::Dollar, form: "US$", spaced: false },
    Notation { currency: Currency::Dollar, form: "USD", spaced: true },
    Notation { currency: Currency::Dollar, form: "$", spaced: false },
    Notation { currency: Currency::Euro, form: "EUR", spaced: true },
    Notation { currency: Currency::Euro, form: "€", spaced: false },
    Notation { currency: Currency::Pound, form: "GBP", spaced: true },
    Notation { currency: Currency::Pound, form: "£", spaced: false },
];

/// Scales, as words and as letters.
const SCALES: [(&str, &[&str]); 3] = [("billion", &["bn", "bln"]), ("million", &["m", "mn", "mln"]), ("trillion", &["tn", "trn"])];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let (mut notations, mut scales) = (Vec::new(), Vec::new());
    for block in reading.running_blocks() {
        for digit in amounts(text, &block.prose) {
            let Some(choice) = notation(text, block.prose.start, digit).filter(|choice| reading.is_free(&choice.prose)) else {
                continue;
            };
            notations.push(choice);
            scales.extend(scale(text, digit, block.prose.end));
        }
    }
    let mut remarks = Vec::new();
    for currency in [Currency::Dollar, Currency::Euro, Currency::Pound] {
        let own: Vec<_> = notations.iter().filter(|choice| choice.form.currency == currency).cloned().collect();
        remarks.extend(notation_remarks(case, &own));
    }
    remarks.extend(scale_remark(case, &scales));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The first digits of the numbers of a block.
fn amounts<'a>(text: &'a str, block: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    block.clone().filter(move |at| {
        bytes[*at].is_ascii_digit() && !at.checked_sub(1).is_some_and(|before| matches!(bytes[before], b'0'..=b'9' | b'.' | b','))
    })
}

fn notation(text: &str, start: usize, digit: usize) -> Option<Choice<&'static Notation>> {
    let before = &text[start..digit];
    let bare = before.strip_suffix(' ').unwrap_or(before);
    let notation = NOTATIONS.iter().find(|notation| bare.ends_with(notation.form))?;
    let at = start + bare.len() - notation.form.len();
    // `A$5` is another dollar, `AUSD` no currency.
    let is_whole = !text[..at].ends_with(|char: char| char.is_alphanumeric() || char == '.' || char == '$');
    (is_whole && (bare.len() == before.len() || notation.spaced)).then_some(Choice { form: notation, prose: at..digit })
}

fn notation_remarks(case: &Case<'_>, choices: &[Choice<&'static Notation>]) -> Vec<Remark> {
    let reading = case.reading;
    let Some(habit) = habit(choices, None) else { return Vec::new() };
    let usual = habit.usual;
    let text = reading.brief.prose.text();
    let remark = |(form, odd): &(&'static Notation, Vec<&Choice<&'static Notation>>)| {
        let message = format!("“{}” stands here where the brief usually has “{}”{}", form.form, usual.form, elsewhere(odd.len() - 1));
        let written = if usual.spaced { format!("{} ", usual.form) } else { usual.form.to_owned() };
        let fix = reading.rewrite(odd, |_, _| Some(written.clone()));
        let place = odd[0].prose.start..odd[0].prose.start + text[odd[0].prose.clone()].trim_end().len();
        let mut remark = Remark::new(reading.brief.prose.span(place), message);
        remark.fixes.extend(fix.map(|edits| Fix {
            title: format!("Write “{}”", usual.form),
            // The bare sign may be another country's dollar.
            safe: habit.outweighs(odd) && form.form != "$" && usual.form != "$",
            edits,
        }));
        remark
    };
    // Where the bare sign prevails it is the house's own dollar, and who writes `US$` beside it has a reason.
    let is_other = |form: &'static Notation, odd: usize| {
        usual.form == "$" || form.form == "$" && odd * RARE > habit.times
    };
    habit.others.iter().filter(|(form, odd)| !is_other(form, odd.len())).map(remark).collect()
}

/// So much rarer than others is a bare sign that looks like a slip.
const RARE: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Word,
    Letters,
}

/// How the scale of an amount is written, from the last figure on.
fn scale(text: &str, digit: usize, end: usize) -> Option<Choice<Scale>> {
    let number = text[digit..end].find(|char: char| !char.is_ascii_digit() && char != '.' && char != ',')?;
    let behind = digit + number;
    let rest = text[behind..end].strip_prefix([' ', '-']).unwrap_or(&text[behind..end]);
    let start = end - rest.len();
    let word = &rest[..rest.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(rest.len())];
    let form = SCALES.iter().find_map(|(long, short)| {
        if word == *long { Some(Scale::Word) } else { short.contains(&word).then_some(Scale::Letters) }
    })?;
    let is_plain = text[digit..behind].ends_with(|char: char| char.is_ascii_digit()) && !text[behind..].starts_with('-');
    is_plain.then(|| Choice { form, prose: behind..start + word.len() })
}

fn scale_remark(case: &Case<'_>, choices: &[Choice<Scale>]) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let habit = habit(choices, None)?;
    let (_, odd) = habit.others.first()?;
    let first = odd[0].prose.clone();
    let word = text[first.clone()].trim_start();
    let usual = other_scale(word)?;
    let message = format!("“{word}” stands here where the brief usually writes “{usual}”{}", elsewhere(odd.len() - 1));
    let mut remark = Remark::new(reading.brief.prose.span(first.end - word.len()..first.end), message);
    let edits = reading.rewrite(odd, |choice, word| {
        // `€5m-6m` says the scale once a figure, and a word would not.
        let is_joined = text[choice.prose.end..].starts_with(['-', '–', '/']);
        let usual = other_scale(word.trim_start()).filter(|_| !is_joined)?;
        Some(if habit.usual == Scale::Word { format!(" {usual}") } else { usual.to_owned() })
    });
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{usual}”"), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

fn other_scale(word: &str) -> Option<&'static str> {
    SCALES.iter().find_map(|(long, short)| {
        if word == *long { short.first().copied() } else { short.contains(&word).then_some(*long) }
    })
}
