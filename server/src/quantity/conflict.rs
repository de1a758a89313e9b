//! Which figures of a brief state one quantity with two values, how sure that is, and which of the
//! two is the odd one.

use super::clue::Clues;
use super::pairing::{Candidate, candidates};
use super::slip::Slip;
use super::statement::Statements;
use super::surroundings::Surroundings;

/// Two values of one quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The statement that stands alone; of two that do, the later one. A number among the figures of the brief.
    pub odd: usize,
    /// The statement that differs from it and is likest to it.
    pub other: usize,
    /// More statements with the value of the other one, in the order of the text.
    pub agreeing: Vec<usize>,
    /// What would have led from one value to the other.
    pub slip: Slip,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether one of the two is somebody else's word: then both may be right.
    pub is_reported: bool,
}

/// How sure a conflict is, by what was measured in 470,000 words of published briefs, speeches and
/// reports, nearly all of them without a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// About one false alarm in 10,000 words.
    Possible,
    /// About one in 25,000.
    Likely,
}

/// What evidence must reach.
const LIKELY: f32 = 0.8;
/// What it must reach to be worth a hint.
const POSSIBLE: f32 = 0.1;
/// The most that the statements around can add.
const MOST_AROUND: f32 = 2.4;
/// As many thirds are counted.
const MOST_THIRDS: usize = 6;

/// The conflicts of a brief, in the order of the odd ones. No figure is in two of them.
#[must_use]
pub fn conflicts(all: &Statements) -> Vec<Conflict> {
    let candidates = candidates(all);
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut surroundings = Surroundings::of(all);
    let weighed = candidates.into_iter().filter_map(|pair| Some((evidence(all, &pair, &mut surroundings)?, pair)));
    let mut weighed: Vec<(f32, Candidate)> = weighed.filter(|(evidence, _)| *evidence >= POSSIBLE).collect();
    // The strongest first; of equal ones the first in the text.
    weighed.sort_by(|(one, a), (other, b)| other.total_cmp(one).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut taken = vec![false; all.all.len()];
    let mut found = Vec::new();
    for (evidence, pair) in &weighed {
        if taken[pair.one] || taken[pair.other] {
            continue;
        }
        let (odd, other) = match all.times_stated(pair.other) {
            1 => (pair.other, pair.one),
            _ => (pair.one, pair.other),
        };
        let value = |index: usize| all.values().of[index];
        let agrees = |(_, candidate): &&(f32, Candidate)| {
            let pair = (candidate.one, candidate.other);
            pair.0 == odd && value(pair.1) == value(other) || pair.1 == odd && value(pair.0) == value(other)
        };
        let mut agreeing: Vec<usize> = weighed
            .iter()
            .filter(agrees)
            .map(|(_, pair)| if pair.one == odd { pair.other } else { pair.one })
            .collect();
        agreeing.retain(|index| *index != other);
        agreeing.sort_unstable();
        for index in [odd, other].iter().chain(&agreeing) {
            taken[*index] = true;
        }
        let figure = |index: &usize| all.all[*index].figure;
        found.push(Conflict {
            odd: figure(&odd),
            other: figure(&other),
            agreeing: agreeing.iter().map(figure).collect(),
            slip: pair.slip,
            certainty: if *evidence >= LIKELY { Certainty::Likely } else { Certainty::Possible },
            is_reported: all.all[odd].is_reported || all.all[other].is_reported,
        });
    }
    found.sort_by_key(|conflict| conflict.odd);
    found
}

/// What speaks for two statements being one quantity with a slip in it. Each part is a logarithm of
/// odds, fitted to pairs of equal values into one of which a slip was put, against pairs of unequal
/// values as they were published.
fn evidence(all: &Statements, pair: &Candidate, surroundings: &mut Surroundings<'_>) -> Option<f32> {
    let (a, b) = (&all.all[pair.one], &all.all[pair.other]);
    let likeness = Clues::of(all, a, b).worth();
    let alone = all.times_stated(pair.one) == 1 && all.times_stated(pair.other) == 1;
    let telling = match (a.printed.is_telling(), b.printed.is_telling()) {
        (true, true) => 0.65,
        (false, false) => 0.0,
        _ => 0.05,
    };
    let own = 0.45 + 0.75 * likeness + rarity(pair.slip) + if alone { 0.5 } else { 0.0 } + telling;
    if own + MOST_AROUND < POSSIBLE {
        return None;
    }
    // The value of one stands in other sentences like that of the other as well.
    let (here, there) = (surroundings.agreeing(pair.one, pair.other), surroundings.agreeing(pair.other, pair.one));
    let agreeing = (here.max(there) - likeness + 2.0).clamp(0.0, 4.0);
    // Several statements that are as like, with several values, are a pattern.
    let here = surroundings.thirds(pair.one, pair.other, likeness, MOST_THIRDS);
    let thirds = here + surroundings.thirds(pair.other, pair.one, likeness, MOST_THIRDS - here);
    Some(own + 0.6 * agreeing - 0.2 * thirds as f32)
}

/// How much more often a slip joins two values of one quantity than two values by chance. The more
/// digits agree, the less does chance.
pub(super) fn rarity(slip: Slip) -> f32 {
    match slip {
        Slip::Scale(2..) => 2.1,
        Slip::Digit(4..) => 2.05,
        Slip::Swap(3..) => 1.8,
        Slip::Magnitude(2..) => 1.5,
        Slip::Swap(_) => 0.95,
        Slip::Scale(_) => 0.75,
        Slip::Digit(3) | Slip::Magnitude(_) => 0.4,
        Slip::Digit(0 | 1) => -0.25,
        Slip::Digit(_) => -0.35,
        Slip::Points => -0.55,
        Slip::Near => -2.45,
    }
}
