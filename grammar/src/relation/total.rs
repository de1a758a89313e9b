//! Totals that a sentence states behind their parts, in brackets, or with some of the parts only: `$2
//! billion and $1.5 billion, a total of $3.5 billion`, `720 million won (400 million for land and 320
//! million for buildings)`, `15 members, of whom nine are elected and six appointed`. And balances:
//! `revenue of A and spending of B, a deficit of C`.

use super::Claim;
use super::open::leaves_open;
use super::tokens::between;
use crate::Figure;
use crate::figure::{Qualifier, RangeForm, Unit};
use std::ops::Range;

/// The claim of a sentence whose figures, durations aside, are all of one kind. `group` are its figures.
pub(super) fn read(text: &str, figures: &[Figure], group: &Range<usize>) -> Option<Claim> {
    let all: Vec<usize> = group.clone().filter(|at| !is_aside(&figures[*at])).collect();
    if all.len() < 3 || all.len() > 8 {
        return None;
    }
    let sentence = between(text, figures[all[0]].sentence.start, figures[all[0]].sentence.end);
    if let Some(product) = product(text, figures, &all) {
        return Some(product);
    }
    let unit = figures[all[0]].unit;
    let plain = |at: &usize| {
        let figure = &figures[*at];
        figure.unit == unit
            && figure.partner.is_none_or(|partner| partner.form == RangeForm::Change)
            && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About)
    };
    if !all.iter().all(plain) || !matches!(unit, Unit::Count | Unit::Currency(_) | Unit::Physical(_)) {
        return None;
    }
    balance(text, figures, &all).or_else(|| {
        let is_open = words(sentence).any(|word| leaves_open(word) || OPEN.contains(&word));
        let closed = || behind(text, figures, &all).or_else(|| bracketed(text, figures, &all));
        (!is_open).then(closed).flatten().or_else(|| within(text, figures, &all))
    })
}

fn is_aside(figure: &Figure) -> bool {
    figure.compound || matches!(figure.unit, Unit::Duration(_) | Unit::Ordinal | Unit::Age)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Words that leave a list before its total open, or tell of other times, rates and chances.
const OPEN: [&str; 18] = [
    "included",
    "average",
    "since",
    "already",
    "previously",
    "earlier",
    "bringing",
    "brings",
    "brought",
    "another",
    "further",
    "additional",
    "more",
    "also",
    "if",
    "until",
    "rose",
    "fell",
];

/// `A and B, for a total of C`, `A and B add up to C`.
fn behind(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let (total, parts) = all.split_last()?;
    let gap = between(text, figures[*parts.last()?].prose.end, figures[*total].qualified.start).trim_end();
    let said = TOTALS.iter().any(|words| gap.ends_with(words));
    let together = between(text, figures[all[0]].sentence.start, figures[all[0]].prose.start).starts_with("Together");
    let after = between(text, figures[*total].prose.end, figures[*total].sentence.end);
    let said = said
        || [" in all", " in total", " altogether", " all told"]
            .iter()
            .any(|words| after.find(words).is_some_and(|at| at < 24 && !after[..at].contains([',', ';'])));
    let makes = together && ["make up a", "make a", "form a", "are a", "make up"].iter().any(|verb| gap.contains(verb));
    let joined = parts.windows(2).all(|pair| is_joint(text, figures, pair));
    (joined && (said || makes) && gap.len() < 60 && !gap.contains(';'))
        .then(|| Claim::Sum { total: Some(*total), parts: parts.to_vec() })
}

const TOTALS: [&str; 14] = [
    "a total of",
    "totalling",
    "totaling",
    "adding up to",
    "add up to",
    "adds up to",
    "sum to",
    "a combined total of",
    "or a total of",
    "combined",
    "together make",
    "together",
    "in all",
    "in total",
];

/// Whether two figures follow each other in a list.
fn is_joint(text: &str, figures: &[Figure], pair: &[usize]) -> bool {
    let gap = between(text, figures[pair[0]].prose.end, figures[pair[1]].qualified.start);
    (gap.contains(',') || gap.contains(" and ")) && gap.len() < 70 && !gap.contains(['(', ')', ';', ':'])
}

/// `C (A for this and B for that)`, `C: A of this, B of that`.
fn bracketed(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let (total, parts) = all.split_first()?;
    let first = &figures[parts[0]];
    let gap = between(text, figures[*total].prose.end, first.qualified.start);
    let behind = between(text, figures[*parts.last()?].prose.end, first.sentence.end);
    let inside = gap.ends_with('(') && behind.find(')').is_some_and(|end| end < 40);
    let colon = gap.ends_with(": ") && gap.len() < 30;
    let joined = parts.windows(2).all(|pair| is_joint(text, figures, pair));
    let last = &parts[parts.len() - 2..];
    let and = between(text, figures[last[0]].prose.end, figures[last[1]].qualified.start).contains("and ");
    let dated = parts.iter().any(|part| figures[*part].slots.period.as_ref().is_some_and(|period| period.own));
    (gap.len() < 30 && (inside || colon) && joined && and && !dated)
        .then(|| Claim::Sum { total: Some(*total), parts: parts.to_vec() })
}

/// `C, of whom A are one thing and B another`, `C, A of them civilians and B soldiers`, `Of C, A came from
/// here and B from there`.
fn within(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let [total, one, two] = all[..] else { return None };
    let (whole, first, second) = (&figures[total], &figures[one], &figures[two]);
    let gap = between(text, whole.prose.end, first.qualified.start).trim_end();
    let inner = between(text, first.prose.end, second.qualified.start);
    let behind = between(text, second.prose.end, second.sentence.end);
    let joined = inner.ends_with(" and ") && inner.len() < 45 && !inner.contains([';', '(', ':']);
    let crossing = words(inner).chain(words(behind).take(6)).any(|word| CROSSING.contains(&word));
    let led = ["of whom", "of which", "of them"].iter().any(|words| gap.ends_with(words));
    let followed = ["of whom ", "of which ", "of them "].iter().any(|words| inner.trim_start().starts_with(words));
    let opens =
        matches!(between(text, whole.sentence.start, whole.qualified.start).trim_end(), "Of" | "Of the" | "Of these");
    let exclusive = [" came from ", " were ", " are ", " went to "].iter().any(|verb| inner.starts_with(verb));
    (joined && !crossing && (led || followed || opens && exclusive && gap.ends_with(',')))
        .then(|| Claim::Within { total: Some(total), parts: vec![one, two] })
}

/// Traits that one and the same may have together.
const CROSSING: [&str; 22] = [
    "women", "men", "female", "male", "girls", "aged", "under", "over", "also", "both", "least", "than", "some",
    "only", "still", "have", "had", "own", "use", "speak", "been", "either",
];

/// `revenue of A and spending of B, a deficit of C`.
fn balance(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let [one, two, rest] = all[..] else { return None };
    let (first, second, left) = (&figures[one], &figures[two], &figures[rest]);
    let lead = between(text, second.prose.end, left.qualified.start);
    let noun = lead.trim_end().strip_suffix(" of")?.rsplit(' ').next()?;
    let is_rest = matches!(noun, "deficit" | "surplus" | "gap" | "shortfall" | "difference" | "balance");
    let clause = lead.trim_start_matches(|char: char| char != ',');
    let verbs = [" meant a ", " means a ", " left a ", " leaves a ", " resulted in a ", " produced a ", " made for a "];
    let made = verbs.iter().any(|verb| lead.contains(verb));
    let led = [", a ", ", leaving a ", ", which leaves a ", ", giving a ", ", for a "]
        .iter()
        .any(|start| clause.starts_with(start));
    let inner = between(text, first.prose.end, second.qualified.start);
    let opposed = |start: usize, end: usize| words(between(text, start, end)).any(is_side);
    let sides = opposed(first.sentence.start, first.prose.start) && opposed(first.prose.end, second.prose.start);
    let joined = (inner.contains(" and ") || inner.contains(" against ")) && inner.len() < 60 && !inner.contains(';');
    (is_rest && (led || made) && lead.len() < 60 && joined && sides)
        .then_some(Claim::Balance { sides: (one, two), rest })
}

/// What stands on one side of an account.
fn is_side(word: &str) -> bool {
    const SIDES: [&str; 14] = [
        "import",
        "export",
        "spending",
        "expenditure",
        "outlay",
        "revenue",
        "income",
        "cost",
        "receipt",
        "payment",
        "asset",
        "liabilit",
        "earning",
        "expense",
    ];
    let word = word.to_ascii_lowercase();
    SIDES.iter().any(|side| word.starts_with(side))
}

/// `three tranches of $200 million each add up to $600 million`, `$45 million in three instalments of $15
/// million`.
fn product(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let [count, each, total] = all[..] else { return None };
    if let Some(paid) = instalments(text, figures, all) {
        return Some(paid);
    }
    let (number, part, whole) = (&figures[count], &figures[each], &figures[total]);
    let behind = between(text, part.prose.end, whole.qualified.start).trim();
    let rest = behind.strip_prefix("each")?.trim_start_matches([',', ' ']);
    let said = TOTALS.iter().any(|words| rest.ends_with(words))
        || rest.ends_with("amount to")
        || matches!(rest, "or" | "cost" | "costs" | "will cost" | "came to" | "come to" | "amount to");
    let alike =
        number.unit == Unit::Count && part.unit == whole.unit && (part.unit != Unit::Count || part.scale.is_some());
    let near = between(text, number.prose.end, part.qualified.start);
    (said && alike && near.len() < 30 && near.trim_end().ends_with(['f', 't'])).then_some(Claim::Product {
        count,
        each,
        total,
    })
}

/// `The grant of $45 million is paid in three instalments of $15 million`.
fn instalments(text: &str, figures: &[Figure], all: &[usize]) -> Option<Claim> {
    let [total, count, each] = all[..] else { return None };
    let (whole, number, part) = (&figures[total], &figures[count], &figures[each]);
    let lead = between(text, whole.prose.end, number.qualified.start);
    let noun =
        between(text, number.prose.end, part.qualified.start).trim_end().strip_suffix(" of")?.rsplit(' ').next()?;
    let parted = matches!(noun, "instalments" | "installments" | "tranches" | "payments" | "instalment" | "loans");
    let alike = number.unit == Unit::Count && part.unit == whole.unit && part.unit != Unit::Count;
    (parted && alike && lead.ends_with(" in ") && lead.len() < 50).then_some(Claim::Product { count, each, total })
}
