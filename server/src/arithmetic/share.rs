//! Shares of what nobody can have more than all of.

use attache_grammar::figure::{Role, Unit};
use attache_grammar::relation::between;
use attache_grammar::{Brief, Figure};
use rust_decimal::Decimal;

/// The figures above 100 percent that are parts of votes, seats, households and the like.
pub fn above_the_whole(brief: &Brief) -> impl Iterator<Item = &Figure> {
    let text = brief.prose.text();
    let above = |figure: &&Figure| figure.unit == Unit::Percent && figure.low > Decimal::ONE_HUNDRED;
    brief.figures.iter().filter(above).filter(|figure| is_part(text, figure))
}

fn is_part(text: &str, figure: &Figure) -> bool {
    let Some(whole) = &figure.slots.whole else { return is_turnout(text, figure) };
    let last = text[whole.clone()].split(' ').next().unwrap_or_default().to_lowercase();
    let before = between(text, figure.sentence.start, figure.qualified.start).to_lowercase();
    let compared = before.split(|char: char| !char.is_alphabetic()).any(|word| COMPARING.contains(&word));
    WHOLES.contains(&last.as_str()) && !compared && figure.slots.role != Role::Change
}

/// `Turnout reached 104 percent`.
fn is_turnout(text: &str, figure: &Figure) -> bool {
    let subject = figure
        .slots
        .subject
        .as_ref()
        .or(figure.slots.head.as_ref())
        .map(|subject| text[subject.clone()].to_lowercase());
    figure.slots.role != Role::Change
        && subject.is_some_and(|subject| subject.ends_with("turnout") || subject.ends_with("literacy rate"))
}

/// Wholes that every part lies within. Populations are none: doses, debts and phones exceed them.
const WHOLES: [&str; 16] = [
    "vote",
    "votes",
    "voters",
    "ballots",
    "electorate",
    "seats",
    "respondents",
    "households",
    "adults",
    "women",
    "men",
    "citizens",
    "voices",
    "members",
    "lawmakers",
    "interviewees",
];

const COMPARING: [&str; 14] = [
    "equivalent",
    "equal",
    "exceed",
    "exceeded",
    "exceeding",
    "by",
    "increase",
    "rise",
    "rose",
    "than",
    "impossible",
    "equals",
    "ratio",
    "corresponding",
];
