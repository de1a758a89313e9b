//! Which briefs of a project have statements under which keys. It holds numbers only, so that ten
//! thousand briefs fit; what they state is with the facts of each.

use super::told::{Key, ToldFigure};
use crate::BriefKey;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The keys of all briefs.
#[derive(Debug, Clone, Default)]
pub struct Register {
    places: BTreeSet<(Key, u32)>,
    numbers: HashMap<BriefKey, u32>,
    briefs: Vec<BriefKey>,
}

/// More briefs than this under one key share a turn of phrase and no quantity.
const MOST: usize = 32;

impl Register {
    /// Takes in what a brief states now instead of what it stated before. Returns the other briefs
    /// under the keys of statements that came, went or have another value.
    pub fn update(&mut self, brief: &BriefKey, old: &[ToldFigure], new: &[ToldFigure]) -> BTreeSet<BriefKey> {
        let (before, after) = (stated(old), stated(new));
        let changed: BTreeSet<Key> = before.symmetric_difference(&after).map(|(key, _)| *key).collect();
        if changed.is_empty() {
            return BTreeSet::new();
        }
        let number = self.number(brief);
        let kept: HashSet<Key> = after.iter().map(|(key, _)| *key).collect();
        for key in &changed {
            if kept.contains(key) {
                self.places.insert((*key, number));
            } else {
                self.places.remove(&(*key, number));
            }
        }
        let sharing = changed.iter().flat_map(|key| self.sharing(*key)).filter(|other| *other != brief);
        sharing.cloned().collect()
    }

    /// The briefs with a statement under a key; none if there are too many.
    pub fn sharing(&self, key: Key) -> impl Iterator<Item = &BriefKey> {
        let all = || self.places.range((key, 0)..=(key, u32::MAX));
        let are_few = all().nth(MOST).is_none();
        all().filter(move |_| are_few).map(|(_, number)| &self.briefs[*number as usize])
    }

    fn number(&mut self, brief: &BriefKey) -> u32 {
        let next = u32::try_from(self.briefs.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(brief.clone()).or_insert(next);
        if number == next {
            self.briefs.push(brief.clone());
        }
        number
    }
}

fn stated(figures: &[ToldFigure]) -> HashSet<(Key, Decimal)> {
    let pairs = figures.iter().flat_map(|figure| figure.keys.iter().map(|key| (*key, figure.statement.printed.value)));
    pairs.collect()
}
