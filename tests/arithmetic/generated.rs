//! Sentences made of templates and values: what the values bear out is left alone, and the same
//! sentence with its ends swapped, or with another amount, is reported. The counts are the test:
//! none of the right ones, all of the wrong ones.

use crate::arithmetic::codes;

/// Templates of rises. `{a}` is the lower and `{b}` the higher value.
const RISES: &[&str] = &[
    "The stock rose from {a} to {b}.",
    "In that decade the stock climbed steadily from {a} in 2011 to {b} in 2021.",
    "Officials expect the stock to grow from {a} today to {b} by 2030.",
    "The stock grew to {b} from {a} within a year.",
    "The stock stands at {b}, up from {a} in 2015.",
    "The plan foresees an increase from {a} to {b}.",
    "Between the two audits the stock has expanded from {a} to {b}.",
    "The cabinet raised the stock from {a} to {b}.",
    "The stock, which was raised from {a} to {b} last spring, is kept in the north.",
    "The stock went up from {a} in the first year to {b} in the second.",
    "Since then the stock has surged to {b}, compared with {a} in 2012.",
    "The ministry reports a rise in the stock from {a} to {b}.",
    "The stock soared from a low of {a} in 2009 to {b} in 2019.",
    "After the reform the stock swelled from {a} (in spring) to {b} (in autumn).",
];

/// Templates of falls, with the values in the same roles.
const FALLS: &[&str] = &[
    "The stock fell from {b} to {a}.",
    "The stock has declined sharply from {b} in 2010 to {a} in 2020.",
    "The stock was cut from {b} to {a} to save money.",
    "The stock shrank to {a} from {b} in the year before.",
    "The stock stands at {a}, down from {b} in 2015.",
    "The treaty asks for a reduction from {b} to {a}.",
    "Over the decade the stock dwindled from {b} to {a}.",
    "The council lowered the stock from {b} in 2018 to {a} in 2022.",
    "The stock dropped to {a}, compared to {b} in 2012.",
    "The stock will be reduced from {b} today to {a} in 2030.",
    "The stock plunged, in real numbers, from {b} to {a}.",
    "Critics point to the decline in the stock from {b} to {a}.",
];

/// Templates that say by how many per cent; `{p}` is the number.
const BY_PERCENT: &[&str] = &[
    "The stock rose by {p} percent, from {a} to {b}.",
    "The stock rose from {a} in 2015 to {b} in 2020, an increase of {p} percent.",
    "The stock rose from {a} to {b} (a {p} per cent increase).",
    "The stock rose from {a} to {b}, up {p} percent.",
    "A {p} percent increase from {a} to {b} is planned.",
    "The stock grew {p}% from {a} to {b}.",
    "The stock climbed from {a} to {b}, or by {p} percent.",
    "The stock climbed from {a} in 2019 to {b} in 2021, registering a growth of {p} per cent.",
    "The stock grew by {p} percent to {b} from {a}.",
];

/// Templates that say how many times as much; `{t}` is three times `{a}`.
const TRIPLED: &[&str] = &[
    "The stock tripled from {a} to {t}.",
    "The stock has tripled since 2010, from {a} to {t}.",
    "The plan will triple the number of depots, from {a} to {t}.",
    "The stock saw a threefold increase from {a} to {t}.",
    "The stock nearly tripled from {a} in 2010 to {t} in 2020.",
];

/// Templates of shares; `{n}` of `{m}` are `{q}` percent.
const SHARES: &[&str] = &[
    "In all {n} of {m} members ({q} percent) agreed.",
    "Of the {m} members, {n} ({q} percent) agreed.",
    "Of the {m} members, {n}, or {q} percent, agreed.",
    "The panel heard {n} of the {m} members ({q}%).",
];

/// Lower and higher values.
const VALUES: &[(f64, f64)] = &[(34.0, 47.0), (2.4, 3.9), (640.0, 905.0), (11.5, 14.2)];

/// How values are printed.
const UNITS: &[&str] = &["{} percent", "${} million", "{} ships", "Rs. {} crore"];

/// `template` with a lower and a higher value in a unit.
fn filled(template: &str, unit: &str, (low, high): (f64, f64)) -> String {
    let printed = |value: f64| unit.replace("{}", &((value * 10.0).round() / 10.0).to_string());
    let percent = ((high / low - 1.0) * 100.0).round();
    template
        .replace("{a}", &printed(low))
        .replace("{b}", &printed(high))
        .replace("{t}", &printed(low * 3.0))
        .replace("{p}", &percent.to_string())
}

/// All sentences of templates and values; `change` makes them wrong or leaves them.
fn sentences(templates: &[&str], change: impl Fn(&str, &str, (f64, f64)) -> String) -> Vec<String> {
    let with = |unit: &'static str| VALUES.iter().map(move |values| (unit, *values));
    let values: Vec<_> = UNITS.iter().flat_map(|unit| with(unit)).collect();
    templates.iter().flat_map(|template| values.iter().map(|(unit, values)| change(template, unit, *values))).collect()
}

fn check(expected: &[&str], sentences: &[String]) {
    let wrong: Vec<_> = sentences.iter().filter(|sentence| codes(sentence) != expected).collect();
    let some: Vec<_> = wrong.iter().take(20).map(|sentence| format!("{:?} in: {sentence}", codes(sentence))).collect();
    assert!(wrong.is_empty(), "{} of {}, such as\n{}", wrong.len(), sentences.len(), some.join("\n"));
}

#[test]
fn generated_changes_are_left_alone() {
    check(&[], &sentences(RISES, filled));
    check(&[], &sentences(FALLS, filled));
    check(&[], &sentences(TRIPLED, filled));
}

#[test]
fn generated_changes_with_their_ends_swapped_are_reported() {
    let swapped = |template: &str, unit: &str, (low, high)| filled(template, unit, (high, low));
    check(&["F011"], &sentences(RISES, swapped));
    check(&["F011"], &sentences(FALLS, swapped));
}

#[test]
fn generated_amounts_are_left_alone_where_they_follow() {
    let counted = |template: &str, unit: &str, values| filled(template, &unit.replace("percent", "boats"), values);
    check(&[], &sentences(BY_PERCENT, counted));
}

#[test]
fn generated_amounts_are_reported_where_they_do_not_follow() {
    let wrong = |template: &str, unit: &str, (low, high): (f64, f64)| {
        let percent = ((high / low - 1.0) * 160.0).round() + 3.0;
        filled(&template.replace("{p}", &percent.to_string()), &unit.replace("percent", "boats"), (low, high))
    };
    check(&["F011"], &sentences(BY_PERCENT, wrong));
}

#[test]
fn generated_multiples_are_reported_where_they_do_not_follow() {
    let wrong = |template: &str, unit: &str, (low, high): (f64, f64)| {
        filled(&template.replace("{t}", "{b}"), unit, (low, high))
    };
    check(&["F011"], &sentences(TRIPLED, wrong));
}

#[test]
fn generated_shares_are_reported_where_they_do_not_follow() {
    let share = |template: &str, part: i32, whole: i32, percent: i32| {
        let fill = |template: String, mark: &str, value: i32| template.replace(mark, &value.to_string());
        fill(fill(fill(template.to_owned(), "{n}", part), "{m}", whole), "{q}", percent)
    };
    let counts = [(45, 120), (13, 61), (220, 340), (7, 19)];
    let all = |add: i32| -> Vec<String> {
        let percent = |part: i32, whole: i32| (f64::from(part) / f64::from(whole) * 100.0).round() as i32 + add;
        let with =
            |template: &'static str| counts.map(|(part, whole)| share(template, part, whole, percent(part, whole)));
        SHARES.iter().flat_map(|template| with(template)).collect()
    };
    check(&[], &all(0));
    check(&["F011"], &all(9));
    check(&["F011"], &all(-5));
}
