//! The briefs of a project by number. Lists of briefs are lists of numbers in the order of the
//! briefs' keys, so that "the first brief that says so" is the first of a list, and no list is ever
//! sorted by comparing paths.

use crate::BriefKey;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The number of a brief. It stays the same as long as the index lives.
pub type Number = u32;

/// All briefs that were ever taken in.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    briefs: Vec<BriefKey>,
    numbers: BTreeMap<BriefKey, Number>,
    /// By number: a greater rank is a greater key. What lies between two ranks is room for briefs
    /// that come later.
    ranks: Vec<u64>,
}

/// The room behind the last brief.
const ROOM: u64 = 1 << 32;

impl Roll {
    /// The number of a brief, a new one if it has none yet.
    pub fn number(&mut self, brief: &BriefKey) -> Number {
        if let Some(number) = self.numbers.get(brief) {
            return *number;
        }
        let number = Number::try_from(self.briefs.len()).expect("no project has four billion briefs");
        let rank = self.rank_between(brief);
        self.briefs.push(brief.clone());
        self.numbers.insert(brief.clone(), number);
        match rank {
            Some(rank) => self.ranks.push(rank),
            None => self.make_room(),
        }
        number
    }

    /// The number of a brief that has one.
    #[must_use]
    pub fn known(&self, brief: &BriefKey) -> Option<Number> {
        self.numbers.get(brief).copied()
    }

    /// The brief with a number.
    #[must_use]
    pub fn brief(&self, number: Number) -> &BriefKey {
        &self.briefs[number as usize]
    }

    /// Where a brief stands among all.
    #[must_use]
    pub fn rank(&self, number: Number) -> u64 {
        self.ranks[number as usize]
    }

    /// How many numbers were given.
    #[must_use]
    pub fn count(&self) -> usize {
        self.briefs.len()
    }

    /// All numbers, in the order of the keys.
    pub fn in_order(&self) -> impl Iterator<Item = Number> {
        self.numbers.values().copied()
    }

    /// A rank between those of the neighbours of a new brief, if there is one.
    fn rank_between(&self, brief: &BriefKey) -> Option<u64> {
        let before = self.numbers.range(..brief).next_back().map_or(0, |(_, number)| self.rank(*number));
        let behind = self.numbers.range((Bound::Excluded(brief), Bound::Unbounded)).next();
        match behind.map(|(_, number)| self.rank(*number)) {
            Some(behind) => Some(before.midpoint(behind)).filter(|rank| *rank > before),
            None => before.checked_add(ROOM),
        }
    }

    /// Spreads the ranks evenly again. That is seldom: each new brief halves the room at one place.
    fn make_room(&mut self) {
        self.ranks.resize(self.briefs.len(), 0);
        for (rank, number) in (1..).zip(self.numbers.values()) {
            self.ranks[*number as usize] = rank * ROOM;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(names: impl IntoIterator<Item = String>) -> bool {
        let mut roll = Roll::default();
        for name in names {
            roll.number(&BriefKey::of_name(&name));
        }
        let ranks: Vec<_> = roll.in_order().map(|number| roll.rank(number)).collect();
        ranks.is_sorted_by(|one, other| one < other)
    }

    #[test]
    fn briefs_have_the_order_of_their_keys_however_they_come() {
        assert!(in_order((0..500).map(|number| format!("{number:03}.md"))));
        assert!(in_order((0..500).rev().map(|number| format!("{number:03}.md"))));
        // Always between the last two: the room between them is soon used up.
        assert!(in_order((0..500).map(|number| if number % 2 == 0 {
            format!("a{number:03}.md")
        } else {
            format!("b{:03}.md", 999 - number)
        })));
    }
}
