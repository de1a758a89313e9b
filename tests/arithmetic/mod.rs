//! Sentences whose figures do or do not follow from each other. Each wrong one has one finding of
//! the rule it is listed under and no other rule of figures speaks; right ones have none.

mod generated;
mod soup;
mod varied;

use attache::BriefKey;
use attache::finding::Severity;
use attache::rules::{RULES, Rule};
use attache::text::Text;
use attache::workspace::Workspace;
use std::sync::LazyLock;

/// The rules that compute.
const COMPUTING: [&str; 8] = ["F003", "F004", "F009", "F010", "F011", "F015", "F016", "F024"];

/// The computing rules, all of them switched on.
fn rules() -> &'static [Rule] {
    static COMPUTED: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let computing = RULES.iter().filter(|rule| COMPUTING.contains(&rule.code));
        let on = |rule: &Rule| rule.severity.or(Some(Severity::Warning));
        computing.map(|rule| Rule::new(rule.code, rule.name, on(rule), rule.check)).collect()
    });
    &COMPUTED
}

/// The codes of what is found in a text, in its order.
pub fn codes(text: &str) -> Vec<&'static str> {
    let workspace = Workspace::with_rules(rules());
    let key = BriefKey::of_name("brief.md");
    workspace.put(&key, 1, Text::from(text));
    workspace.refresh(&key);
    workspace.lint(&key).findings.iter().map(|finding| finding.rule.code).collect()
}

fn check(expected: &[&str], sentences: &[&str]) {
    let wrong = sentences.iter().filter_map(|sentence| {
        let codes = codes(sentence);
        (codes != expected).then(|| format!("{codes:?} in: {sentence}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "expected {expected:?} everywhere, but\n{}", wrong.join("\n"));
}

const AGAINST_THEIR_DIRECTION: &[&str] = &[
    "The share of women in the corps rose from 34 percent in 2015 to 27 percent in 2020.",
    "Exports to the bloc fell from $4.1 billion to $5.3 billion.",
    "Defence outlays have declined from 2.1 per cent of GDP in 2010 to 2.8 per cent in 2020.",
    "The garrison was cut from 24,000 soldiers to 31,000.",
    "The median age will increase steadily from 44 years in 2020 to 38 years in 2040.",
    "The index rises from 65.9 to 61.2 within the decade.",
    "Inequality is easing: the Gini coefficient decreased from 0.337 to 0.365.",
    "Monthly arrivals grew to 12,000 from 19,500 a year earlier.",
    "The debt ratio fell to 71 percent from 64 percent.",
    "Unemployment stood at 4.6 percent, up from 5.1 percent a year before.",
    "The yard delivered 14 hulls, down from 9 in the year before.",
    "Survey participation shows an increase from 72 per cent in 2021 to 64 per cent in 2023.",
    "The age of retirement was raised from 65 to 62.",
    "The allocation has increased from Rs. 22,095 crore in 2016-17 (BE) to Rs. 17,408 crore in 2017-18 (BE).",
    "The list price climbed sharply from €3,400 to €2,900.",
    "The poverty rate dropped, over twenty years, from 18.4% to 21.9%.",
    "The take-up of leave has risen from 53% when it was first offered in 2013, to 25% for recent cohorts.",
    "Working hours have declined from 40 to 60 a week.",
    "Spending is expected to grow from 15 million dollars in the fiscal year 2018 to 12 million dollars in the next.",
    "The bloc expanded from 15 members to 12.",
    "The waiting time shortened from 14 weeks to 22 weeks.",
    "The fleet shrank from 41 to 56 submarines.",
    "Growth accelerated from 3.1 percent to 2.4 percent.",
    "The fund was reduced from £12 million to £1.5 billion.",
    "In the survey trust went up from 47% to 39%.",
    "Trust came down from 39% in 2019 to 47% in 2023.",
    "The quota will be lowered from 4,500 tonnes to 5,200 tonnes.",
    "The number of patrols surged from about 320 in 2016 to roughly 180 in 2021.",
    "Losses halved, and arrears fell from 9.1 percent to 12.4 percent.",
    "The budget rose to $310 million in 2022, compared with $355 million in 2021.",
];

const WITH_THEIR_DIRECTION: &[&str] = &[
    "The share of women in the corps rose from 27 percent in 2015 to 34 percent in 2020.",
    "Exports to the bloc fell from $5.3 billion to $4.1 billion.",
    "Monthly arrivals grew to 19,500 from 12,000 a year earlier.",
    "Unemployment stood at 4.6 percent, down from 5.1 percent a year before.",
    "The budget rose from $850 million to $1.2 billion.",
    "The budget fell from $1.2 billion to $850 million.",
    "Korea rose from 15th to 12th in the table.",
    "Korea climbed from 27 to 19 in the ranking of open economies.",
    "The port rose from number 9 to number 6 worldwide.",
    "The programme moved from March 2020 to May 2019 in the plans.",
    "The survey ran from 2019 to 2016 backwards.",
    "The won strengthened from 1,400 to 1,350 per dollar.",
    "The won rose from 1,400 to 1,350 per dollar.",
    "The deficit grew from -2.1 percent to -3.4 percent.",
    "Growth fell from 2 percent to minus 1 percent.",
    "The sanctions did not rise from 12 to 9.",
    "Output fell from 5 to 10 percent in most provinces.",
    "There were reductions from 20% to 40% in the fees.",
    "The bloc increased the aid and moved from 12 projects to 9 programmes.",
    "The cut applies to households earning from $40,000 to $20,000.",
    "The ministry cut 400 posts from a total of 3,000.",
    "Reduced growth means that ages from 65 to 60 are affected.",
    "The ratio of teachers to pupils rose from 1:20 to 1:15.",
    "The share rose from one in ten to one in five.",
    "Revenue rose from nearly $3 million to just under $3.4 million.",
    "The number of ships rose from about 300 to more than 300.",
    "Troop levels rose from 28,000 to 28,500.",
    "The force was reduced from 37,500 to 28,500.",
    "Arrivals went down from 900 a day to 90.",
    "Prices rose from 40 cents to $1.20.",
    "Exports grew from 900 million to 1.1 billion won.",
    "It is down from 12 percent to 9 percent.",
    "The treaty was extended from 3 years to 5 years.",
    "The tariff falls from 25 percent to 15 percent, and from 10 percent to zero for parts.",
];

const WITH_A_WRONG_AMOUNT: &[&str] = &[
    "Waste increased by 31 per cent, from 168,000 tonnes in 2019 to 189,000 tonnes in 2021.",
    "The number of candidates went from 723 to 1,213, an increase of 59.6 percent.",
    "Payments rise by 74 percent, from $44 to $70 a month.",
    "The corps grew 20 percent from 4,000 to 5,400 soldiers.",
    "The levy rose from 1.40 to 1.52 trillion won, up 12 percent.",
    "Stocks fell by 30 percent, from 900 to 810 vehicles.",
    "A 45 percent cut from 2,000 to 1,500 posts is planned.",
    "Membership will grow from 98,000 in 2017 to around 208,000 in 2030 (a 90% increase).",
    "The fund grew from $20 million to $35 million, an increase of $25 million.",
    "Arrivals rose by 3,000, from 12,000 to 17,000.",
    "The turnout rose by 12 percentage points, from 54 percent to 61 percent.",
    "Spending doubled from $15,000 to $48,000 a head.",
    "The programme will double the number of schools covered, from 800 to 2,600.",
    "Patrols tripled from 200 in 2010 to 450 in 2020.",
    "The backlog was halved from 600 cases to 450.",
    "Seizures saw a fivefold increase from 300 to 800 kilos.",
    "Stocks more than doubled, from 400 to 620 tonnes.",
    "Of the 120 members, 45 (58 percent) voted for the motion.",
    "In all 45 of 120 members (58 percent) voted for the motion.",
    "One in five (30 percent) of the officers left.",
    "The ministry spent $40 million over five years, or $12 million a year.",
    "Between 2010 and 2020 exports grew from $20 billion to $40 billion, an annual growth rate of 12 percent.",
    "Of the 45,000 workers, 12 percent, or 9,400, are seasonal.",
];

const WITH_A_RIGHT_AMOUNT: &[&str] = &[
    "Waste increased by 13 per cent, from 168,000 tonnes in 2019 to 189,000 tonnes in 2021.",
    "The number of candidates went from 723 to 1,213, an increase of 67.8 percent.",
    "Payments rise by 59 percent, from $44 to $70 a month.",
    "The levy rose from 1.40 to 1.52 trillion won, up 8.3 percent.",
    "Spending fell from $1.4 trillion to $1.3 trillion, down 6 percent.",
    "Spending fell from $1.4 trillion to $1.3 trillion, down 4 percent.",
    "The fund grew from $20 million to $35 million, an increase of $15 million.",
    "Arrivals rose by nearly 5,000, from 12,000 to 17,000.",
    "The turnout rose by 7 percentage points, from 54 percent to 61 percent.",
    "The turnout rose from 50 percent to 60 percent, an increase of 20 percent.",
    "Spending doubled from $15,000 to $31,000 a head.",
    "The programme will double the number of schools covered, from 800 to 1,600.",
    "Spending nearly doubled from $26 billion to $50 billion.",
    "Stocks more than doubled, from 400 to 1,100 tonnes.",
    "The number almost tripled from 110 to 310.",
    "Seizures saw a threefold increase from 100 to 400 kilos.",
    "Seizures saw a threefold increase from 100 to 300 kilos.",
    "The backlog was halved from 600 cases to 310.",
    "In all 45 of 120 members (38 percent) voted for the motion.",
    "In all 45 of 120 members (37.5 percent) voted for the motion.",
    "One in five (20 percent) of the officers left.",
    "One in three (33 percent) of the officers left.",
    "The ministry spent $40 million over five years, or $8 million a year.",
    "Between 2010 and 2020 exports grew from $20 billion to $40 billion, an annual growth rate of 7 percent.",
    "Exports grew from $20 billion in 2010 to $40 billion in 2020, an average annual increase of 10 percent.",
    "Of the 45,000 workers, 12 percent, or 5,400, are seasonal.",
    "Prices rose 4 percent a year, from 100 in 2010 to 148 in 2020.",
    "In real terms the budget rose 3 percent from $100 million to $110 million.",
    "The fee rose from $20 to $25, and 12 percent of the users left.",
    "The workforce grew by 5 percent in 2020, from 2.1 million in 2010 to 3.4 million in 2019.",
];

const REVERSED_RANGES: &[&str] = &[
    "The recruits were aged between 40 and 20 years.",
    "Estimates range from 98 percent to 65 percent.",
    "Volunteers ranging from 90 to 3 years old took part.",
    "A frigate costs between $4 and $1.5 billion.",
    "The plan would cost $5-3 billion.",
    "The reserve holds between 0.6 and 0.5 million tonnes.",
    "Tariffs vary between 91 and 20 percent.",
    "The exercise needs 5,000–3,000 troops.",
    "Between 70 and 60 percent of the quota is used.",
];

const RANGES_IN_ORDER: &[&str] = &[
    "The recruits were aged between 20 and 40 years.",
    "Estimates range from 65 percent to 98 percent.",
    "The treaty covers 2003-04 and 1998-9.",
    "See pp. 123-8 of the annex.",
    "The motion passed 7-2 in committee.",
    "The home side won 3-2.",
    "Office hours are 9-5.",
    "Call 555-0134 for the annex.",
    "It lasted from 500 to 300 BC.",
    "Ancient trade flourished between 500 and 300 BC.",
    "The score was between 40 and 30 when the rain began.",
    "The difference between 40 and 20 percent matters.",
    "The choice between 5 and 3 year terms is open.",
    "The gap between 12 percent and 9 percent is closing.",
    "The gap between 2.5 percent in Korea and 1.2 percent in Japan is wide.",
    "The budget is between $900 million and $1.2 billion.",
    "The vote of 52-48 ended the debate.",
    "Section 12-4 of the code applies.",
    "The 16-15 majority held.",
    "The court was split 5-4.",
    "The barrels are between 155 mm and 9 m long.",
    "The F-35 and the B-52 took part.",
    "A 10-3 vote in the council sealed it.",
    "The corridor runs between 38 and 37 degrees north.",
    "Flights between 11 and 5 are cancelled.",
];

const PERCENT_FOR_POINTS: &[&str] = &[
    "Unemployment rose 2 percent, from 3 percent to 5 percent.",
    "The share of renewables grew by 9 percent, from 12 percent in 2015 to 21 percent in 2020.",
    "Turnout fell from 61 percent to 54 percent, a drop of 7 percent.",
    "The tariff was raised by 10%, from 15% to 25%.",
];

const POINTS_AS_POINTS: &[&str] = &[
    "Unemployment rose 2 percentage points, from 3 percent to 5 percent.",
    "Unemployment rose by two points, from 3 percent to 5 percent.",
    "Unemployment rose by 67 percent, from 3 percent to 5 percent.",
    "The index rose 25 percent, from 100 percent to 125 percent.",
];

const SUMS_THAT_FAIL: &[&str] = &[
    "The delegation of 45 members comprised 30 officers and 18 civilians.",
    "The squadron has 24 aircraft, made up of 10 fighters, 8 tankers and 9 trainers.",
    "Of the 60 ships, 35 are frigates, 20 are corvettes and the remaining 9 are tenders.",
    "Some 45 percent were for it, 35 percent against it, and the remaining 30 percent had no view.",
    "The package of $90 million consists of $50 million in grants and $30 million in loans.",
];

const SUMS_THAT_HOLD: &[&str] = &[
    "The delegation of 48 members comprised 30 officers and 18 civilians.",
    "The delegation of 45 members, including 30 officers and 10 engineers, arrived.",
    "The squadron has 27 aircraft, made up of 10 fighters, 8 tankers and 9 trainers.",
    "Some 45 percent were for it, 35 percent against it, and the remaining 20 percent had no view.",
    "Some 46 percent were for it, 35 percent against it, and the remaining 20 percent had no view.",
    "The package of $80 million consists of $50 million in grants and $30 million in loans.",
    "The fleet comprises 3 squadrons of 12 aircraft and 200 crew.",
    "The council comprises 12 members, of whom 5 are elected and 3 appointed.",
    "The team of 12 consisted mainly of 5 officers and 3 clerks.",
];

const LEVELS_AS_CHANGES: &[&str] = &[
    "Under the Special Measures Agreement (SMA), Seoul raises its payment in 2026 by 8.3 percent or USD 1.19 billion.",
    "The fund grew by 8 percent, or $50 million, to $120 million.",
    "The levy rises by $60 million (5 percent) to $84 million.",
];

const CHANGES_BESIDE_LEVELS: &[&str] = &[
    "Under the Special Measures Agreement (SMA), Seoul raises its payment in 2026 by 8.3 percent or USD 90 million.",
    "Under the Special Measures Agreement (SMA), Seoul raises its payment in 2026 by 8.3 percent to USD 1.19 billion.",
    "The fund grew by 8 percent, or $9 million, to $120 million.",
    "The fund was cut by 20 percent, or $30 million, to $120 million.",
    "The fund grew by 8 percent or $50 million.",
    "The levy rises by $4 million (5 percent) to $84 million.",
];

const IMPOSSIBLE_SHARES: &[&str] = &["He won 130 percent of the vote.", "Some 104 percent of households have a radio."];

const POSSIBLE_SHARES: &[&str] = &[
    "Debt is 130 percent of GDP.",
    "Turnout in the camp was 104 percent of the target.",
    "Prices rose 130 percent.",
    "The plant runs at 104 percent of capacity.",
    "Enrolment is 104 percent of the age group.",
];

#[test]
fn a_direction_that_its_values_deny_is_reported() {
    check(&["F011"], AGAINST_THEIR_DIRECTION);
}

#[test]
fn a_direction_that_its_values_bear_out_is_left_alone() {
    check(&[], WITH_THEIR_DIRECTION);
}

#[test]
fn an_amount_that_does_not_follow_is_reported() {
    check(&["F011"], WITH_A_WRONG_AMOUNT);
}

#[test]
fn an_amount_that_follows_in_some_reading_is_left_alone() {
    check(&[], WITH_A_RIGHT_AMOUNT);
}

#[test]
fn a_range_that_runs_downwards_is_reported() {
    check(&["F004"], REVERSED_RANGES);
}

#[test]
fn a_range_in_order_and_what_is_no_range_are_left_alone() {
    check(&[], RANGES_IN_ORDER);
}

#[test]
fn percent_that_are_points_are_reported() {
    check(&["F009"], PERCENT_FOR_POINTS);
    check(&[], POINTS_AS_POINTS);
}

#[test]
fn parts_that_miss_their_total_are_reported() {
    check(&["F010"], SUMS_THAT_FAIL);
    check(&[], SUMS_THAT_HOLD);
}

#[test]
fn a_level_that_is_printed_as_a_change_is_reported() {
    check(&["F003"], LEVELS_AS_CHANGES);
    check(&[], CHANGES_BESIDE_LEVELS);
}

#[test]
fn shares_above_the_whole_are_reported() {
    check(&["F024"], IMPOSSIBLE_SHARES);
    check(&[], POSSIBLE_SHARES);
}
