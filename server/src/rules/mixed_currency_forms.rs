//! A currency and its scale are written in one form throughout.
//!
//! *US$*, *USD*, *bn* and *billion* all have their houses, and so have *€5 billion* and *5 billion euros*.
//! Which one it is matters little; that sums which a reader compares look alike matters more. The bare sign
//! `$` and *dollars* alone are left alone beside other dollars unless nearly all of a brief say whose they
//! are.
//!
//! ## Bad
//! ```markdown
//! The port cost US$5 billion, the pier US$2 billion and the crane USD 40 million.
//! ```
//! ## Bad
//! ```markdown
//! The port cost €5 billion, the pier €2 billion and the crane €1bn.
//! ```
//! ## Bad
//! ```markdown
//! The port cost KRW 5 billion, the pier KRW 2 billion and the crane 1.5 billion won.
//! ```
//! ## Good
//! ```markdown
//! The port cost US$5 billion, the pier US$2 billion and the crane US$40 million, or A$60 million.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use attache_grammar::eight;
use attache_grammar::figure::Unit;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S005", "mixed-currency-forms", Some(Severity::Info), check);

/// A way to write a currency.
#[derive(Debug, PartialEq, Eq)]
struct Notation {
    currency: &'static str,
    form: &'static str,
    place: Place,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Right before the amount.
    Joined,
    /// Before the amount, with a blank.
    Before,
    /// Behind the amount and its scale.
    Behind,
}

const fn notation(currency: &'static str, form: &'static str, place: Place) -> Notation {
    Notation { currency, form, place }
}

/// Longer ones first, so that each is found whole. A pound may be a weight, and `¥` two currencies.
const NOTATIONS: [Notation; 19] = [
    notation("USD", "US$", Place::Joined),
    notation("USD", "USD", Place::Before),
    notation("USD", "$", Place::Joined),
    notation("USD", "dollars", Place::Behind),
    notation("EUR", "EUR", Place::Before),
    notation("EUR", "€", Place::Joined),
    notation("EUR", "euros", Place::Behind),
    notation("GBP", "GBP", Place::Before),
    notation("GBP", "£", Place::Joined),
    notation("KRW", "KRW", Place::Before),
    notation("KRW", "₩", Place::Joined),
    notation("KRW", "won", Place::Behind),
    notation("JPY", "JPY", Place::Before),
    notation("JPY", "yen", Place::Behind),
    notation("CNY", "RMB", Place::Before),
    notation("CNY", "CNY", Place::Before),
    notation("CNY", "yuan", Place::Behind),
    notation("AUD", "AUD", Place::Before),
    notation("AUD", "A$", Place::Joined),
];

impl Notation {
    /// Which dollar it is, nobody says.
    fn is_bare(&self) -> bool {
        matches!(self.form, "$" | "dollars")
    }
}

/// Scales, as words and as letters.
const SCALES: [(&str, &[&str]); 3] = [("billion", &["bn", "bln"]), ("million", &["m", "mn", "mln"]), ("trillion", &["tn", "trn"])];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let (mut notations, mut scales) = (Vec::new(), Vec::new());
    for block in reading.running_blocks() {
        for digit in amounts(text, &block.prose) {
            let Some(choice) = before(text, block.prose.start, digit).filter(|choice| reading.is_free(&choice.prose)) else {
                continue;
            };
            notations.push(choice);
            scales.extend(scale(text, digit, block.prose.end));
        }
    }
    notations.extend(worded(case));
    notations.sort_by_key(|choice| choice.prose.start);
    let mut remarks = Vec::new();
    let currencies = NOTATIONS.each_ref().map(|notation| notation.currency);
    for currency in currencies.chunk_by(|one, other| one == other).map(|same| same[0]) {
        let own: Vec<_> = notations.iter().filter(|choice| choice.form.currency == currency).cloned().collect();
        remarks.extend(notation_remarks(case, &own));
    }
    remarks.extend(scale_remark(case, &scales));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The first digits of the numbers of a block.
fn amounts<'a>(text: &'a str, block: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let bytes = &text.as_bytes()[..block.end];
    let mut at = block.start;
    std::iter::from_fn(move || {
        loop {
            let digit = eight::find(bytes, at, eight::digits)?;
            at = digit + 1;
            if !digit.checked_sub(1).is_some_and(|before| matches!(bytes[before], b'0'..=b'9' | b'.' | b',')) {
                return Some(digit);
            }
        }
    })
}

/// The sign or the code before an amount.
fn before(text: &str, start: usize, digit: usize) -> Option<Choice<&'static Notation>> {
    let before = &text[start..digit];
    let bare = before.strip_suffix(' ').unwrap_or(before);
    // All of them end in capitals, `$` or a sign of their own.
    if !bare.as_bytes().last().is_some_and(|last| last.is_ascii_uppercase() || *last == b'$' || !last.is_ascii()) {
        return None;
    }
    let is_before = |notation: &&Notation| notation.place != Place::Behind && bare.ends_with(notation.form);
    let notation = NOTATIONS.iter().filter(is_before).max_by_key(|notation| notation.form.len())?;
    let at = start + bare.len() - notation.form.len();
    // `C$5` is another dollar, `AUSD` no currency.
    let is_whole = !text[..at].ends_with(|char: char| char.is_alphanumeric() || char == '.' || char == '$');
    (is_whole && (bare.len() == before.len() || notation.place == Place::Before)).then_some(Choice { form: notation, prose: at..digit })
}

/// Amounts in digits with the name of their currency behind them. The ends of a range share one.
fn worded<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Choice<&'static Notation>> + 'a {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let mut blocks = reading.running_blocks().peekable();
    reading.brief.figures.iter().filter_map(move |figure| {
        let printed = &text[figure.prose.clone()];
        let is_plain = matches!(figure.unit, Unit::Currency(_)) && figure.partner.is_none() && printed.starts_with(|char: char| char.is_ascii_digit());
        if !is_plain {
            return None;
        }
        let name = printed.rsplit(' ').next()?;
        let form = NOTATIONS.iter().find(|notation| notation.place == Place::Behind && notation.form == name)?;
        while blocks.next_if(|block| block.prose.end <= figure.prose.start).is_some() {}
        let is_running = blocks.peek().is_some_and(|block| block.prose.start <= figure.prose.start);
        let named = printed.strip_suffix(name)?.trim_end();
        let is_short = named.split(' ').count() <= 2;
        (is_running && is_short && reading.is_free(&figure.prose)).then(|| Choice { form, prose: figure.prose.clone() })
    })
}

fn notation_remarks(case: &Case<'_>, choices: &[Choice<&'static Notation>]) -> Vec<Remark> {
    let reading = case.reading;
    let Some(habit) = habit(choices, None) else { return Vec::new() };
    let usual = habit.usual;
    let text = reading.brief.prose.text();
    let remark = |(form, odd): &(&'static Notation, Vec<&Choice<&'static Notation>>)| {
        let message = format!("“{}” stands here where the brief usually has “{}”{}", form.form, usual.form, elsewhere(odd.len() - 1));
        let fix = reading.rewrite(odd, |_, written| rewritten(form, usual, written));
        let place = &odd[0].prose;
        let place = match form.place {
            Place::Behind => place.end - form.form.len()..place.end,
            _ => place.start..place.start + text[place.clone()].trim_end().len(),
        };
        let mut remark = Remark::new(reading.brief.prose.span(place), message);
        remark.fixes.extend(fix.map(|edits| Fix {
            title: format!("Write “{}”", usual.form),
            // What is bare may be another country's dollar.
            safe: habit.outweighs(odd) && !form.is_bare() && !usual.is_bare(),
            edits,
        }));
        remark
    };
    // Where the bare sign prevails it is the house's own dollar, and who writes `US$` beside it has a reason.
    let is_other = |form: &'static Notation, odd: usize| {
        usual.is_bare() != form.is_bare() && (usual.is_bare() || odd * RARE > habit.times)
    };
    habit.others.iter().filter(|(form, odd)| !is_other(form, odd.len())).map(remark).collect()
}

/// A sign or an amount in another notation. The end of an amount is known only where a name stands there.
fn rewritten(form: &Notation, usual: &Notation, written: &str) -> Option<String> {
    let amount = match form.place {
        Place::Behind => written.strip_suffix(form.form)?.trim_end(),
        _ => "",
    };
    match usual.place {
        Place::Joined => Some(format!("{}{amount}", usual.form)),
        Place::Before => Some(format!("{} {amount}", usual.form)),
        Place::Behind if form.place == Place::Behind => Some(format!("{amount} {}", usual.form)),
        Place::Behind => None,
    }
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
