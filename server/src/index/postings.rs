//! Lists of briefs, in the order of their keys.

use super::roll::{Number, Roll};
use std::slice;

/// The briefs that say something: each once, in the order of their keys. Most things are said by one
/// brief, which takes no memory of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Postings {
    /// One brief.
    One(Number),
    /// None or several.
    Many(Vec<Number>),
}

impl Default for Postings {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Postings {
    /// Lists a brief, once.
    pub fn insert(&mut self, roll: &Roll, brief: Number) {
        let Err(at) = self.place(roll, brief) else { return };
        match self {
            Self::Many(briefs) if briefs.is_empty() => *self = Self::One(brief),
            Self::Many(briefs) => briefs.insert(at, brief),
            Self::One(other) => *self = Self::Many(if at == 0 { vec![brief, *other] } else { vec![*other, brief] }),
        }
    }

    /// Takes a brief off the list. Returns whether none is left.
    pub fn remove(&mut self, roll: &Roll, brief: Number) -> bool {
        if let Ok(at) = self.place(roll, brief) {
            match self {
                Self::One(_) => *self = Self::default(),
                Self::Many(briefs) => drop(briefs.remove(at)),
            }
        }
        self.briefs().is_empty()
    }

    /// Whether a brief is listed.
    #[must_use]
    pub fn contains(&self, roll: &Roll, brief: Number) -> bool {
        self.place(roll, brief).is_ok()
    }

    /// The briefs.
    #[must_use]
    pub fn briefs(&self) -> &[Number] {
        match self {
            Self::One(brief) => slice::from_ref(brief),
            Self::Many(briefs) => briefs,
        }
    }

    fn place(&self, roll: &Roll, brief: Number) -> Result<usize, usize> {
        let (briefs, rank) = (self.briefs(), roll.rank(brief));
        // Briefs mostly come in their order.
        match briefs.last() {
            Some(last) if roll.rank(*last) < rank => Err(briefs.len()),
            _ => briefs.binary_search_by_key(&rank, |brief| roll.rank(*brief)),
        }
    }
}

/// The briefs of several lists, each once, in the order of their keys. Whoever stops early has paid
/// for no more than was taken.
pub fn merged<'a>(roll: &'a Roll, lists: Vec<&'a [Number]>) -> impl Iterator<Item = Number> + 'a {
    let mut lists = lists;
    std::iter::from_fn(move || {
        let firsts = lists.iter().filter_map(|list| list.first().copied());
        let next = firsts.min_by_key(|brief| roll.rank(*brief))?;
        for list in &mut lists {
            if list.first() == Some(&next) {
                *list = &list[1..];
            }
        }
        Some(next)
    })
}
