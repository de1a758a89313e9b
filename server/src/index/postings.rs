//! Lists of briefs, in the order of their keys.

use super::roll::{Number, Roll};

/// The briefs that say something: each once, in the order of their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings(Vec<Number>);

impl Postings {
    /// Lists a brief, once.
    pub fn insert(&mut self, roll: &Roll, brief: Number) {
        if let Err(at) = self.place(roll, brief) {
            self.0.insert(at, brief);
        }
    }

    /// Takes a brief off the list. Returns whether none is left.
    pub fn remove(&mut self, roll: &Roll, brief: Number) -> bool {
        if let Ok(at) = self.place(roll, brief) {
            self.0.remove(at);
        }
        self.0.is_empty()
    }

    /// Whether a brief is listed.
    #[must_use]
    pub fn contains(&self, roll: &Roll, brief: Number) -> bool {
        self.place(roll, brief).is_ok()
    }

    /// The briefs.
    #[must_use]
    pub fn briefs(&self) -> &[Number] {
        &self.0
    }

    fn place(&self, roll: &Roll, brief: Number) -> Result<usize, usize> {
        let rank = roll.rank(brief);
        // Briefs mostly come in their order.
        match self.0.last() {
            Some(last) if roll.rank(*last) < rank => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&rank, |brief| roll.rank(*brief)),
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
