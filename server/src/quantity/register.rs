//! Which briefs of a project have statements under which keys. What is under a key is known at once
//! and bounded: a key that many briefs have says nothing and costs a number.

use super::statement::sorted;
use super::told::{Key, Told};
use crate::index::Number;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The keys of all briefs.
#[derive(Debug, Clone, Default)]
pub struct Register {
    slots: HashMap<Key, Slot, BuildHasherDefault<Spread>>,
    lists: Vec<Vec<Number>>,
    /// Lists that nobody uses.
    free: Vec<u32>,
}

/// More briefs than this under one key share a turn of phrase and no quantity.
pub const MOST: usize = 32;

/// Beyond so many they are counted and no longer listed. The list goes on for a while, so that a brief
/// that is being written does not send for it again and again.
const CROWD: usize = 2 * MOST;

/// The keys that changed with a brief.
#[derive(Debug, Default)]
pub struct Restated {
    /// Those of statements that came, went or have another value.
    pub changed: Vec<Key>,
    /// Those with few briefs again that are not listed: somebody has to look for them.
    pub unlisted: Vec<Key>,
}

/// What stands under a key, in four bytes: most keys are one brief's.
#[derive(Debug, Clone, Copy)]
struct Slot(u32);

enum Listed {
    One(Number),
    List(usize),
    Crowd(usize),
}

impl Slot {
    const LIST: u32 = 1 << 30;
    const CROWD: u32 = 2 << 30;
    const VALUE: u32 = Self::LIST - 1;

    fn read(self) -> Listed {
        let value = self.0 & Self::VALUE;
        match self.0 & !Self::VALUE {
            0 => Listed::One(value),
            Self::LIST => Listed::List(value as usize),
            _ => Listed::Crowd(value as usize),
        }
    }
}

impl Register {
    /// Takes in what a brief states now instead of what it stated before.
    pub fn update(&mut self, brief: Number, old: &Told, new: &Told) -> Restated {
        let (before, after) = (stated(old), stated(new));
        let lacks = |stated: &[Stated], one: &Stated| stated.binary_search(one).is_err();
        let gone = before.iter().filter(|one| lacks(&after, one));
        let come = after.iter().filter(|one| lacks(&before, one));
        let changed = sorted(gone.chain(come).map(|(key, _)| *key).collect());
        let has = |stated: &[Stated], key: Key| {
            stated.get(stated.partition_point(|(other, _)| *other < key)).is_some_and(|(other, _)| *other == key)
        };
        let mut unlisted = Vec::new();
        for key in &changed {
            match (has(&before, *key), has(&after, *key)) {
                (false, true) => self.insert(*key, brief),
                (true, false) => unlisted.extend(self.remove(*key, brief).then_some(*key)),
                _ => {}
            }
        }
        Restated { changed, unlisted }
    }

    /// Hands out the briefs with a statement under one of some keys, each with the key, in no order. Of a key
    /// that more than [`MOST`] have it is none.
    pub fn sharing(&self, keys: &[Key], found: impl FnMut(Key, Number)) {
        self.listed(keys, MOST, found);
    }

    /// The briefs whose comparisons may be others when statements under some keys come or go. The last
    /// brief that was one too many concerns the others.
    #[must_use]
    pub fn concerned(&self, keys: &[Key]) -> Vec<Number> {
        let mut briefs = Vec::new();
        self.listed(keys, MOST + 1, |_, brief| briefs.push(brief));
        briefs
    }

    fn listed(&self, keys: &[Key], most: usize, mut found: impl FnMut(Key, Number)) {
        for (key, slot) in keys.iter().filter_map(|key| Some((*key, self.slots.get(key)?))) {
            match slot.read() {
                Listed::One(brief) => found(key, brief),
                Listed::List(at) if self.lists[at].len() <= most => {
                    self.lists[at].iter().for_each(|brief| found(key, *brief));
                }
                Listed::List(_) | Listed::Crowd(_) => {}
            }
        }
    }

    /// Lists the briefs that somebody has found under an unlisted key.
    pub fn list(&mut self, key: Key, briefs: Vec<Number>) {
        self.slots.remove(&key);
        briefs.into_iter().for_each(|brief| self.insert(key, brief));
    }

    fn insert(&mut self, key: Key, brief: Number) {
        let Some(slot) = self.slots.get(&key) else {
            self.slots.insert(key, Slot(brief));
            return;
        };
        let new = match slot.read() {
            Listed::One(other) => {
                let at = self.free.pop().unwrap_or_else(|| {
                    self.lists.push(Vec::new());
                    self.lists.len() as u32 - 1
                });
                self.lists[at as usize] = vec![other, brief];
                Slot(at | Slot::LIST)
            }
            Listed::List(at) if self.lists[at].len() < CROWD => {
                self.lists[at].push(brief);
                return;
            }
            Listed::List(at) => {
                self.drop_list(at);
                Slot((CROWD as u32 + 1) | Slot::CROWD)
            }
            Listed::Crowd(count) => Slot((count as u32 + 1) | Slot::CROWD),
        };
        self.slots.insert(key, new);
    }

    /// Takes a brief off a key. Returns whether those that are left are few and not listed.
    fn remove(&mut self, key: Key, brief: Number) -> bool {
        let Some(slot) = self.slots.get(&key) else { return false };
        match slot.read() {
            Listed::One(_) => {
                self.slots.remove(&key);
            }
            Listed::List(at) => {
                self.lists[at].retain(|other| *other != brief);
                if let [last] = self.lists[at][..] {
                    self.drop_list(at);
                    self.slots.insert(key, Slot(last));
                }
            }
            Listed::Crowd(count) => {
                self.slots.insert(key, Slot((count as u32 - 1) | Slot::CROWD));
                return count - 1 <= MOST;
            }
        }
        false
    }

    fn drop_list(&mut self, at: usize) {
        self.lists[at] = Vec::new();
        self.free.push(at as u32);
    }
}

/// A key with a value that stands under it.
type Stated = (Key, u128);

/// In order and without repetitions.
fn stated(told: &Told) -> Vec<Stated> {
    let pairs = told.figures.iter().flat_map(|figure| {
        let value = figure.statement.printed.exact();
        figure.keys.iter().map(move |key| (*key, value))
    });
    sorted(pairs.collect())
}

/// Keys are hashes already; their bits are only spread over all places.
#[derive(Debug, Clone, Copy, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = (self.0 ^ u64::from(key)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
