use super::*;
use crate::parse;
use proptest::prelude::*;

/// What is read of a text, one line a figure: printed, value with bounds, unit, scale, qualifier.
fn read(text: &str) -> Vec<String> {
    let brief = parse(text);
    brief.figures.iter().map(|figure| show(&brief, figure)).collect()
}

fn show(brief: &Brief, figure: &Figure) -> String {
    let printed = &brief.prose.text()[figure.prose.clone()];
    let qualifier = match figure.qualifier {
        Qualifier::Exact => "",
        qualifier => qualifier.name(),
    };
    format!("{printed} = {} {} {qualifier}", figure.value.normalize(), figure.unit.name()).trim_end().to_owned()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn numbers_are_read_with_scale_and_unit() {
    check(&[
        ("It has 28,500 troops.", &["28,500 = 28500 count"]),
        ("It rose 8.3 per cent.", &["8.3 per cent = 8.3 percent"]),
        ("It cost USD 1.19 billion.", &["USD 1.19 billion = 1190000000 USD"]),
        ("It cost US$2bn.", &["US$2bn = 2000000000 USD"]),
        ("It cost $36,624 a head.", &["$36,624 = 36624 $"]),
        ("Rs. 550 crore was spent.", &["Rs. 550 crore = 5500000000 INR"]),
        ("They owe 3.49 lakh crore rupees.", &["3.49 lakh crore rupees = 3490000000000 INR"]),
        ("They had 1,23,456 shops.", &["1,23,456 = 123456 count"]),
        (
            "The gap is 2 percentage points or 200 basis points.",
            &["2 percentage points = 2 percentage-points", "200 basis points = 200 basis-points"],
        ),
        ("It made 1.52 trillion won.", &["1.52 trillion won = 1520000000000 KRW"]),
        ("The line is 400 km long and moves 3 million tonnes.", &["400 km = 400 km", "3 million tonnes = 3000000 t"]),
        ("It took 2 1/2 years.", &["2 1/2 years = 2.5 years"]),
        ("It was 52°C there.", &["52°C = 52 °C"]),
        ("A 12th yard opened, the 3rd this year.", &["12th = 12 ordinal", "3rd = 3 ordinal"]),
    ]);
}

#[test]
fn numbers_in_words_are_figures_too() {
    check(&[
        ("They built twenty-one ships in five years.", &["twenty-one = 21 count", "five years = 5 years"]),
        ("Half a million people left.", &["Half a million = 500000 count"]),
        ("Two-thirds of them stayed.", &["Two-thirds = 0.6666666666666666666666666667 fraction"]),
        ("One in five stayed, a dozen left.", &["One in five = 0.2 fraction", "a dozen = 12 count"]),
        ("Exports doubled in two decades.", &["doubled = 2 multiple", "two decades = 2 decades"]),
        ("It has two hundred and fifty yards.", &["two hundred and fifty = 250 count"]),
        ("It is ranked fifth in the world.", &["fifth = 5 ordinal"]),
        ("The five-year agreement holds.", &["five-year = 5 years"]),
    ]);
}

#[test]
fn qualifiers_are_read_and_are_no_part_of_the_figure() {
    check(&[
        ("About 60 percent stayed.", &["60 percent = 60 percent about"]),
        ("It was nearly 15,000 men.", &["15,000 = 15000 count nearly"]),
        ("More than 28,000 men came.", &["28,000 = 28000 count more-than"]),
        ("Up to $3 million went.", &["$3 million = 3000000 $ up-to"]),
        (
            "At least five ships and fewer than ten boats came.",
            &["five = 5 count at-least", "ten = 10 count less-than"],
        ),
        ("He is 65 or older.", &["65 = 65 count at-least"]),
    ]);
}

#[test]
fn ranges_share_scale_and_unit() {
    check(&[
        ("At the $1.1-1.2 billion level.", &["$1.1 = 1100000000 $", "1.2 billion = 1200000000 $"]),
        ("From 3.5 percent to 3.8 percent.", &["3.5 percent = 3.5 percent", "3.8 percent = 3.8 percent"]),
        ("Between 40 and 60 percent.", &["40 = 40 percent", "60 percent = 60 percent"]),
        ("Some 5–7 years.", &["5 = 5 years about", "7 years = 7 years"]),
    ]);
}

#[test]
fn numbers_that_name_or_order_are_no_figures() {
    check(&[
        ("See Section 5, paragraph 12 and Table 3.", &[]),
        ("The F-35, the G7, 5G and the M365 came in COVID-19 times.", &[]),
        ("On 3 March 2025, at 10:30, and on September 30.", &[]),
        ("From 10 to 19 July it rained.", &[]),
        ("Call +65 6123 4567 or 555-0199-22.", &[]),
        ("In the 1950s and in 2006 and 2016-17.", &[]),
        ("12 The ministry agrees.", &[]),
        ("Version 2.1.3 is out [4].", &[]),
        ("Delegates met for the COP 28 and read Joint Submission 9 (JS 9).", &[]),
        ("Eat at 496 North Bridge Road, #07-01, Block 12.", &[]),
        ("It came under a CC-BY 4.0 licence, in constant 2015 dollars.", &[]),
        ("# 2.2 Hidden costs", &[]),
        ("# Problem 01: money", &[]),
        ("See Exhibits 5 and 6, 44 U.S.C. and 730 F.3d.", &[]),
        ("It does one thing; two, promote yards; three, build ships.", &[]),
    ]);
}

#[test]
fn ages_are_no_lengths_of_time() {
    check(&[
        ("Those aged 65 voted, as did a 20-year-old.", &["65 = 65 age", "20-year-old = 20 age"]),
        ("They are aged between 25 and 64 years.", &["25 = 25 age", "64 years = 64 age"]),
    ]);
}

#[test]
fn shares_and_compound_scales_are_one_figure() {
    check(&[
        ("About 7 in 10 stayed.", &["7 in 10 = 0.7 fraction about"]),
        ("It cost $4 billion 100 million.", &["$4 billion 100 million = 4100000000 $"]),
        ("They came 3 in 10 days.", &["3 = 3 count", "10 days = 10 days"]),
    ]);
}

/// The slots of the only figure of a text: head, subject, whole, period, role.
fn slots(text: &str) -> String {
    let brief = parse(text);
    let prose = brief.prose.text();
    let words = |range: &Option<Range<usize>>| range.clone().map_or("-", |range| &prose[range]);
    let figure = &brief.figures[0];
    let slots = &figure.slots;
    let period = slots.period.as_ref().map_or("-", |period| &prose[period.prose.clone()]);
    let (head, subject, whole) = (words(&slots.head), words(&slots.subject), words(&slots.whole));
    format!("{head} | {subject} | {whole} | {period} | {}", slots.role.name())
}

#[test]
fn slots_say_what_is_measured_when_and_in_which_role() {
    for (text, expected) in [
        ("Some 14,000 North Korean troops came in 2024.", "troops | - | - | 2024 | level"),
        ("The port budget rose by 8.3 per cent in FY 2026.", "- | port budget | - | FY 2026 | change"),
        ("It holds about 60 percent of global reserves.", "- | - | global reserves | - | share"),
        ("The ministry demanded a budget of $10 billion.", "budget | - | - | - | demand"),
        ("The fleet is ranked fifth in the world.", "- | fleet | - | - | rank"),
        ("By 2030 the yards will need 5,000 workers.", "workers | - | - | 2030 | projection"),
        ("The yards pledged USD 3 billion between 2026 and 2030.", "- | - | - | 2026 and 2030 | commitment"),
        ("Exports fell to 30 percent of output.", "- | Exports | output | - | share"),
    ] {
        assert_eq!(slots(text), expected, "{text}");
    }
}

#[test]
fn ranges_and_changes_are_told_apart() {
    for (text, form) in [
        ("It costs $5-3 billion.", RangeForm::Hyphen),
        ("It costs $1 to $2 million.", RangeForm::To),
        ("It lies between 40 and 60 percent.", RangeForm::BetweenAnd),
        ("Duties from 3.5 percent to 3.8 percent apply.", RangeForm::FromTo),
        ("Duties rose from 3.5 percent to 3.8 percent.", RangeForm::Change),
        ("The share fell from 64 per cent in 2021 to 72 per cent in 2022.", RangeForm::Change),
    ] {
        let brief = parse(text);
        let [one, two] = &brief.figures[..] else { panic!("two figures in {text}: {:?}", brief.figures) };
        let (first, second) = (one.partner.expect("it has a partner"), two.partner.expect("it has a partner"));
        assert_eq!((first.form, first.end, first.index), (form, End::First, 1), "{text}");
        assert_eq!((second.form, second.end, second.index), (form, End::Second, 0), "{text}");
    }
    let brief = parse("It costs $1 to $2 million.");
    assert!(brief.figures[0].partner.is_some_and(|partner| partner.scale_missing && !partner.unit_missing));
}

#[test]
fn digits_and_qualifiers_make_an_interval() {
    let bounds = |text: &str| {
        let bounds = parse(text).figures[0].bounds();
        let written = |value: Option<Decimal>| value.map_or("-".to_owned(), |value| value.normalize().to_string());
        format!("{} {}", written(bounds.low), written(bounds.high))
    };
    for (text, expected) in [
        ("It is 42.5 percent.", "42.45 42.55"),
        ("It has 28,500 troops.", "28500 28500"),
        ("It cost USD 1.19 billion.", "1185000000 1195000000"),
        ("It has about 100 troops.", "95 105"),
        ("It has nearly 15,000 troops.", "13950 15000"),
        ("It has more than 28,000 troops.", "28000 -"),
        ("It has up to 28,000 troops.", "- 28000"),
    ] {
        assert_eq!(bounds(text), expected, "{text}");
    }
}

#[test]
fn a_cell_finds_its_header_and_its_row() {
    let brief = parse("| Port | Ships |\n|---|---|\n| Busan | 14,000 |\n");
    let figure = &brief.figures[0];
    let words = |block: Option<&crate::Block>| block.map(|block| brief.words(block).to_owned());
    assert_eq!(words(header(&brief, figure)).as_deref(), Some("Ships"));
    assert_eq!(words(row_label(&brief, figure)).as_deref(), Some("Busan"));
}

#[test]
fn what_a_number_is_glued_to_does_not_hide_it() {
    check(&[(
        "It be increasedto 3.5percentto 3.8percentof GDP(currently less).",
        &["3.5percent = 3.5 percent", "3.8percent = 3.8 percent"],
    )]);
}

/// Texts in which numbers, units and marks meet in every way.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[0-9]{1,20}",
        "[0-9]{1,3}(,[0-9]{2,3}){1,3}(\\.[0-9]{1,30})?",
        prop::sample::select(vec![
            "%",
            " ",
            " ",
            "-",
            "–",
            " to ",
            " and ",
            "$",
            "€",
            "Rs. ",
            "USD ",
            "½",
            "million",
            " billion",
            "percent",
            "five",
            "twenty-",
            "one",
            " in ",
            "half a",
            "a third of",
            "doubled",
            "between ",
            "from ",
            "about ",
            "than",
            ". ",
            "\n\n",
            "(",
            ")",
            "억",
            "é",
            "|",
            "2025",
            "March",
            "-year",
            "th",
            "of GDP",
            "troops",
            "+",
            "/",
            ":",
            "~",
            "*",
            "**",
            "`x`",
        ])
        .prop_map(str::to_owned),
        "\\PC",
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn figures_stand_in_order_within_the_text(text in texts()) {
        let brief = parse(&text);
        let prose = brief.prose.text();
        let mut reached = 0;
        for (index, figure) in brief.figures.iter().enumerate() {
            prop_assert!(reached <= figure.prose.start, "{:?} overlaps the one before", figure.prose);
            reached = figure.prose.end;
            prop_assert!(prose.get(figure.prose.clone()).is_some_and(|printed| !printed.is_empty()));
            prop_assert!(prose.get(figure.sentence.clone()).is_some() && prose.get(figure.clause.clone()).is_some());
            prop_assert!(text.get(figure.span.range()).is_some());
            prop_assert!(figure.prose.start <= figure.number.start && figure.number.end <= figure.prose.end);
            prop_assert!(figure.low <= figure.value && figure.value <= figure.high);
            let (low, high) = figure.rounded();
            prop_assert!(low <= figure.low && figure.high <= high && figure.bounds().meets(&figure.bounds()));
            if let Some(partner) = figure.partner {
                let back = brief.figures[partner.index].partner.map(|back| back.index);
                prop_assert_eq!(back, Some(index));
            }
        }
    }
}

#[test]
fn two_numbers_do_not_share_a_currency() {
    for text in ["twenty-USD 0", "0억USD 0", "5 USD 7"] {
        let figures = parse(text).figures;
        let is_apart = |pair: &[super::Figure]| pair[0].prose.end <= pair[1].prose.start;
        assert!(!figures.is_empty() && figures.windows(2).all(is_apart), "{text}: {figures:#?}");
    }
}
