//! Whether a printed figure is the declared one: exactly, or rounded to what is printed. And how it
//! would be printed if it were.

use super::Declared;
use attache_grammar::figure::{Qualifier, RangeForm, Spelling, Unit};
use attache_grammar::{Brief, Figure};
use rust_decimal::{Decimal, RoundingStrategy};

/// How a printed figure stands to the declared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The declared value lies in what the print allows.
    Agrees,
    /// It does not.
    Differs,
    /// The two are in different units.
    OtherUnit,
}

/// The other end of a range. The two ends of a change are figures of their own.
#[must_use]
pub fn other_end<'a>(brief: &'a Brief, figure: &Figure) -> Option<&'a Figure> {
    let partner = figure.partner.filter(|partner| partner.form != RangeForm::Change)?;
    brief.figures.get(partner.index)
}

/// How a printed figure stands to the declared one. `other_end` is that of a range.
#[must_use]
pub fn verdict(declared: &Declared, figure: &Figure, other_end: Option<&Figure>) -> Verdict {
    if !same_unit(declared.figure.unit, figure.unit) {
        return Verdict::OtherUnit;
    }
    let value = declared.figure.value;
    let (mut low, mut high) = widest(figure);
    if let Some((other_low, other_high)) = other_end.map(widest) {
        (low, high) = (min(low, other_low), max(high, other_high));
    }
    let allows = low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high);
    // What is declared may be rounded as well: a printed 1.19 is a declared 1.2.
    let is_finer = figure.significant > declared.figure.significant;
    let is_finer = is_finer && (declared.figure.low..=declared.figure.high).contains(&figure.value);
    if allows || is_finer { Verdict::Agrees } else { Verdict::Differs }
}

/// What the print allows: its qualifier, its digits, and the zeros at its end.
fn widest(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    let bounds = figure.bounds();
    if figure.qualifier != Qualifier::Exact {
        return (bounds.low, bounds.high);
    }
    let (low, high) = figure.rounded();
    (min(bounds.low, Some(low)), max(bounds.high, Some(high)))
}

fn min(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    Some(one?.min(other?))
}

fn max(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    Some(one?.max(other?))
}

/// A bare `$` may be any dollar, and a bare number, as in the cell of a table, in any unit.
fn same_unit(declared: Unit, printed: Unit) -> bool {
    match (declared, printed) {
        (Unit::Currency(declared), Unit::Currency("$")) => declared.ends_with('D') || declared == "$",
        (Unit::Currency("$"), Unit::Currency(printed)) => printed.ends_with('D'),
        (_, Unit::Count) => true,
        (declared, printed) => declared == printed,
    }
}

/// The number of a figure as its author would print the declared value: with the same scale, the
/// same decimals, the same marks between thousands. None if that would not be the declared value.
#[must_use]
pub fn rewritten(declared: &Declared, figure: &Figure, number: &str) -> Option<String> {
    let is_plain =
        matches!(figure.qualifier, Qualifier::Exact | Qualifier::About) && figure.spelling != Spelling::Words;
    if !is_plain || figure.partner.is_some() || matches!(figure.unit, Unit::Fraction | Unit::Multiple | Unit::Ordinal) {
        return None;
    }
    let factor = figure.scale.map_or(Decimal::ONE, |scale| scale.factor());
    let value = declared.figure.value.checked_div(factor)?;
    let rounded = value.round_dp_with_strategy(u32::from(figure.decimals), RoundingStrategy::MidpointAwayFromZero);
    // `1 billion` for 1.4 billion would say less than the sheet does.
    let says_enough = !rounded.is_zero() && (rounded - value).abs().checked_mul(Decimal::from(20))? <= value.abs();
    let exact = value.normalize();
    let value = if says_enough { rounded } else { exact };
    let digits = if says_enough { format!("{value:.*}", usize::from(figure.decimals)) } else { value.to_string() };
    let grouped = match figure.spelling {
        Spelling::GroupedByLakh => grouped(&digits, 2),
        _ if number.contains(',') || figure.scale.is_none() && value >= Decimal::from(10_000) => grouped(&digits, 3),
        _ => digits,
    };
    (grouped != number).then_some(grouped)
}

/// Digits with commas: the last group has three, the others `size`.
pub(super) fn grouped(digits: &str, size: usize) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::new();
    for (at, digit) in whole.char_indices() {
        let left = whole.len() - at;
        if at > 0 && left >= 3 && (left - 3) % size == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::read_sheet;

    /// The verdict on the first figure of a text, and how its number is rewritten.
    #[track_caller]
    fn check(value: &str, unit: &str, text: &str, expected: Verdict, number: Option<&str>) {
        let sheet = format!("[[figure]]\nid = \"a\"\nmeasure = \"b\"\nvalue = \"{value}\"\nunit = \"{unit}\"\n");
        let fact = read_sheet(&sheet).expect("it is a sheet").figure.remove(0);
        let declared = Declared::of(fact, None).expect("it is a figure");
        let brief = attache_grammar::parse(text);
        let figure = &brief.figures[0];
        assert_eq!(verdict(&declared, figure, other_end(&brief, figure)), expected, "{text}");
        if expected == Verdict::Differs {
            let printed = &brief.prose.text()[figure.number.clone()];
            assert_eq!(rewritten(&declared, figure, printed).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn what_is_rounded_to_its_print_agrees() {
        for text in ["1.5192 trillion won", "KRW 1.52 trillion", "about KRW 1.5 trillion", "more than 1.5 trillion won"]
        {
            check("1.5192", "KRW trillion", text, Verdict::Agrees, None);
        }
        check("36624", "USD", "It is $36,600.", Verdict::Agrees, None);
        check("6000", "persons", "6,000 people", Verdict::Agrees, None);
        check("1.19", "USD billion", "$1.1-1.2 billion", Verdict::Agrees, None);
        check("1.19", "USD billion", "It rose from $1.1 billion to $1.3 billion.", Verdict::Differs, None);
    }

    #[test]
    fn what_is_not_differs_and_is_rewritten_in_its_own_form() {
        check("1.5192", "KRW trillion", "KRW 1.53 trillion", Verdict::Differs, Some("1.52"));
        check("36624", "USD", "It is $36,264.", Verdict::Differs, Some("36,624"));
        check("6000", "persons", "5,000 people", Verdict::Differs, Some("6,000"));
        check("8.3", "percent", "9.3 percent", Verdict::Differs, Some("8.3"));
        check("1234567", "persons", "12,34,657 people", Verdict::Differs, Some("12,34,567"));
    }

    #[test]
    fn a_qualified_figure_that_differs_is_left_to_the_author() {
        check("8.3", "percent", "more than 9.3 percent", Verdict::Differs, None);
        check("12", "ships", "fourteen ships", Verdict::Differs, None);
    }

    #[test]
    fn another_unit_is_another_matter() {
        check("1.19", "USD billion", "KRW 1.19 billion", Verdict::OtherUnit, None);
        check("8.3", "percent", "8.3 percentage points", Verdict::OtherUnit, None);
    }
}
