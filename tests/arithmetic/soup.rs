//! Words in any order: nothing that a text can say makes a computing rule fail.

use crate::arithmetic::codes;
use proptest::prelude::*;

/// What the readers of changes, shares, ranges and sums look for, and what may get in their way.
const WORDS: &[&str] = &[
    "from",
    "to",
    "by",
    "of",
    "up",
    "down",
    "rose",
    "fell",
    "doubled",
    "a threefold",
    "increase",
    "between",
    "and",
    "or",
    "compared with",
    "an average of",
    "the remaining",
    "Of the",
    "comprising",
    "consists of",
    "ranging",
    "nearly",
    "more than",
    "at least",
    "12 percent",
    "5 percent",
    "zero",
    "45",
    "120",
    "(38 percent)",
    "$40 million",
    "€3.5 bn",
    "five years",
    "a year",
    "Rs. 450 crore",
    "in 2010",
    "2016-17",
    "one in five",
    "three times",
    "1.52 trillion won",
    "10-20",
    "minus 3",
    "-4",
    "half",
    "ten",
    ",",
    ".",
    ";",
    "(",
    ")",
    "—",
    "–",
    "per dollar",
    "°",
    "“",
    "é",
    "first",
    "3rd",
    "99999999999999999999",
    "0.0000001",
    "percentage points",
    "%",
    "times the",
    "i.e.",
    "a total of",
    "ago",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn words_in_any_order_make_no_rule_fail(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = words.join(" ");
        prop_assert!(!codes(&text).contains(&"A002"), "a rule failed on: {text}");
    }
}
