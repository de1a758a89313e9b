//! What stands around two statements that may contradict each other: other statements of either value,
//! and statements of third values that are as like. They are found by the words near them, so that a
//! long brief asks few of its statements about each pair.

use super::clue::Clues;
use super::pairing::mask;
use super::statement::Statements;
use super::word::Stem;
use attache_grammar::figure::Unit;
use rustc_hash::FxHashMap;

/// The statements of a brief by the words near them.
#[derive(Debug)]
pub(super) struct Surroundings<'a> {
    all: &'a Statements,
    /// The words near each in one number: two that share a word share a bit.
    masks: Vec<u64>,
    by_word: FxHashMap<(Unit, Stem), Vec<u32>>,
    /// For which question each statement was asked last, so that it is asked once.
    asked: Vec<u32>,
    questions: u32,
}

/// So much less like than a pair a third statement may be.
const LESS: f32 = 0.7;

impl<'a> Surroundings<'a> {
    pub(super) fn of(all: &'a Statements) -> Self {
        let masks = all.all.iter().map(|statement| mask(&statement.near)).collect();
        let mut by_word = FxHashMap::<(Unit, Stem), Vec<u32>>::default();
        for (index, statement) in all.all.iter().enumerate() {
            for stem in &statement.near {
                by_word.entry((statement.unit, *stem)).or_default().push(index as u32);
            }
        }
        Self { all, masks, by_word, asked: vec![0; all.all.len()], questions: 0 }
    }

    /// How like a statement is the likest one that has the value of another, which itself does not count.
    pub(super) fn agreeing(&self, one: usize, other: usize) -> f32 {
        let values = self.all.values();
        let of_value = &values.stated[values.of[other] as usize];
        let others = of_value.iter().map(|index| *index as usize).filter(|index| *index != other);
        let alike = others.filter(|index| self.shares_word(one, *index)).map(|index| self.likeness(one, index));
        alike.fold(-6.0, f32::max)
    }

    /// How many statements, up to `most`, have a third value and are about as like one as another one is.
    pub(super) fn thirds(&mut self, one: usize, other: usize, likeness: f32, most: usize) -> usize {
        self.questions += 1;
        let mut count = 0;
        let (a, values) = (&self.all.all[one], &self.all.values().of);
        for stem in &a.near {
            for index in self.by_word.get(&(a.unit, *stem)).into_iter().flatten().map(|index| *index as usize) {
                if count == most {
                    return count;
                }
                let is_third = values[index] != values[one] && values[index] != values[other];
                if is_third && self.asked[index] != self.questions && self.all.all[index].sentence != a.sentence {
                    self.asked[index] = self.questions;
                    count += usize::from(self.likeness(one, index) > likeness - LESS);
                }
            }
        }
        count
    }

    fn shares_word(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.all.all[one], &self.all.all[other]);
        a.sentence != b.sentence
            && self.masks[one] & self.masks[other] != 0
            && a.near.iter().any(|stem| b.near.binary_search(stem).is_ok())
    }

    fn likeness(&self, one: usize, other: usize) -> f32 {
        Clues::of(self.all, &self.all.all[one], &self.all.all[other]).worth()
    }
}
