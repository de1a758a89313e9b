//! Which briefs may quote the same, and which may be editions of one brief.

use super::Facts;
use super::postings::Postings;
use super::roll::{Number, Roll};
use crate::edition::Edition;
use crate::quotations::Quotation;
use crate::wording::Key;
use jiff::civil::Date;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// The briefs by what they quote, and by their titles.
#[derive(Debug, Clone, Default)]
pub struct Companions {
    quoted_in: HashMap<Key, Postings>,
    titled: HashMap<SmolStr, Postings>,
}

/// What a brief is compared by with its companions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    quotations: Arc<[Quotation]>,
    edition: Option<Arc<Edition>>,
    /// Of two quotations the later is told of.
    day: Option<Date>,
}

impl Own {
    /// Of what a brief contributes.
    pub(super) fn of(facts: &Facts) -> Self {
        Self { quotations: Arc::clone(&facts.quotations), edition: facts.edition.clone(), day: facts.figures.date }
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.quotations.iter().flat_map(|quotation| &quotation.keys)
    }
}

/// More briefs than this have a turn of phrase in common, or the title of a series.
const MOST: usize = 32;

impl Companions {
    /// The briefs that have quotations with these keys, list by list.
    pub(super) fn quoting<'a>(&'a self, keys: impl Iterator<Item = &'a Key>) -> Vec<&'a [Number]> {
        self.quoted_by(MOST, keys)
    }

    fn quoted_by<'a>(&'a self, most: usize, keys: impl Iterator<Item = &'a Key>) -> Vec<&'a [Number]> {
        let lists = keys.filter_map(|key| self.quoted_in.get(key)).map(Postings::briefs);
        lists.filter(|briefs| briefs.len() <= most).collect()
    }

    /// The briefs with a title.
    pub(super) fn titled(&self, title: &str) -> &[Number] {
        self.titled_by(MOST, title)
    }

    fn titled_by(&self, most: usize, title: &str) -> &[Number] {
        self.titled.get(title).map(Postings::briefs).filter(|briefs| briefs.len() <= most).unwrap_or_default()
    }

    /// Lists a brief under what it says now instead of what it said before.
    pub(super) fn relink(&mut self, roll: &Roll, brief: Number, old: &Own, new: &Own) {
        if old != new {
            self.unlink(roll, brief, old);
            self.link(roll, brief, new);
        }
    }

    /// Lists a brief under what it says.
    fn link(&mut self, roll: &Roll, brief: Number, own: &Own) {
        for key in own.keys() {
            self.quoted_in.entry(*key).or_default().insert(roll, brief);
        }
        if let Some(edition) = &own.edition {
            self.titled.entry(edition.title.clone()).or_default().insert(roll, brief);
        }
    }

    /// Takes a brief off all lists that [`Companions::link`] put it on.
    fn unlink(&mut self, roll: &Roll, brief: Number, own: &Own) {
        own.keys().for_each(|key| unlink(&mut self.quoted_in, roll, brief, key));
        own.edition.iter().for_each(|edition| unlink(&mut self.titled, roll, brief, &edition.title));
    }

    /// The lists of briefs whose quotations or data are compared with what changed in a brief.
    pub(super) fn concerned<'a>(&'a self, old: &'a Own, new: &'a Own) -> Vec<&'a [Number]> {
        let mut lists = Vec::new();
        // One brief more ends the comparison, of which the others hear as well.
        let most = MOST + 1;
        if old.quotations != new.quotations || old.day != new.day {
            lists.extend(self.quoted_by(most, old.keys().chain(new.keys())));
        }
        if old.edition != new.edition {
            lists.extend(old.edition.iter().chain(&new.edition).map(|edition| self.titled_by(most, &edition.title)));
        }
        lists
    }
}

fn unlink<K: Eq + Hash>(lists: &mut HashMap<K, Postings>, roll: &Roll, brief: Number, key: &K) {
    if lists.get_mut(key).is_some_and(|briefs| briefs.remove(roll, brief)) {
        lists.remove(key);
    }
}
