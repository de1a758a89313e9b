//! Who defines and uses which short form. Whatever a rule wants to know of all other briefs together
//! (whether they agree, who says otherwise first) is kept up to date here by wording, so that ten
//! thousand briefs that say the same are one answer.

use super::postings::Postings;
use super::roll::{Number, Roll};
use super::{Facts, StatedDefinition};
use smol_str::SmolStr;
use std::collections::{BTreeSet, HashMap};

/// All short forms, and the long forms that they are given.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    by_short: HashMap<SmolStr, Short>,
    by_term: HashMap<SmolStr, Vec<Shortened>>,
    worded_in: HashMap<SmolStr, Postings>,
}

/// What is said of a short form.
#[derive(Debug, Clone, Default)]
pub struct Short {
    /// The long forms it is given, in their order.
    pub variants: Vec<Variant>,
    /// The briefs that use it.
    pub used_in: Postings,
}

/// One long form that a short form is given.
#[derive(Debug, Clone)]
pub struct Variant {
    /// As printed.
    pub long: SmolStr,
    /// What it has in common with its other wordings: see [`crate::expansion::long_key`].
    pub term: Option<SmolStr>,
    /// The briefs that say so.
    pub briefs: Postings,
    /// How many of them are glossaries of a project.
    glossaries: u32,
}

/// One short form that a long form is given.
#[derive(Debug, Clone)]
pub struct Shortened {
    /// The short form.
    pub short: SmolStr,
    /// The briefs that say so.
    pub briefs: Postings,
}

impl Terms {
    /// What is said of a short form.
    #[must_use]
    pub fn short(&self, key: &str) -> Option<&Short> {
        self.by_short.get(key)
    }

    /// All short forms that are defined or used, in no order.
    pub fn shorts(&self) -> impl Iterator<Item = (&SmolStr, &Short)> {
        self.by_short.iter()
    }

    /// The long forms that a short form is given, in their order.
    #[must_use]
    pub fn variants(&self, key: &str) -> &[Variant] {
        self.by_short.get(key).map_or(&[], |short| &short.variants)
    }

    /// The short forms that a long form is given, in their order.
    #[must_use]
    pub fn shortened(&self, term: &str) -> &[Shortened] {
        self.by_term.get(term).map_or(&[], Vec::as_slice)
    }

    /// The briefs that word an entry of a pack.
    #[must_use]
    pub fn worded_in(&self, id: &str) -> &[Number] {
        self.worded_in.get(id).map_or(&[], Postings::briefs)
    }

    /// Lists a brief under what it says now instead of what it said before. Most who type change nothing of
    /// that, and lists of many briefs take their time.
    pub(super) fn relink(&mut self, roll: &Roll, brief: Number, old: &Facts, new: &Facts) {
        if !says_the_same(old, new) {
            self.unlink(roll, brief, old);
            self.link(roll, brief, new);
        }
    }

    /// Lists a brief under what it says.
    fn link(&mut self, roll: &Roll, brief: Number, facts: &Facts) {
        let glossary = u32::from(roll.brief(brief).is_glossary());
        for (key, stated) in wordings(facts) {
            let variants = &mut self.by_short.entry(key.clone()).or_default().variants;
            let at = variants.partition_point(|variant| variant.long < stated.long);
            if variants.get(at).is_none_or(|variant| variant.long != stated.long) {
                variants.insert(at, Variant::of(stated));
            }
            variants[at].briefs.insert(roll, brief);
            variants[at].glossaries += glossary;
        }
        for (term, key) in shortenings(facts) {
            let shorts = self.by_term.entry(term.clone()).or_default();
            let at = shorts.partition_point(|other| other.short < *key);
            if shorts.get(at).is_none_or(|other| other.short != *key) {
                shorts.insert(at, Shortened { short: key.clone(), briefs: Postings::default() });
            }
            shorts[at].briefs.insert(roll, brief);
        }
        for key in facts.uses.words() {
            self.by_short.entry(key.clone()).or_default().used_in.insert(roll, brief);
        }
        for id in facts.mentions.words() {
            self.worded_in.entry(id.clone()).or_default().insert(roll, brief);
        }
    }

    /// Takes a brief off all lists that [`Terms::link`] put it on.
    fn unlink(&mut self, roll: &Roll, brief: Number, facts: &Facts) {
        let glossary = u32::from(roll.brief(brief).is_glossary());
        for (key, stated) in wordings(facts) {
            let Some(short) = self.by_short.get_mut(key) else { continue };
            if let Ok(at) = short.variants.binary_search_by(|variant| variant.long.cmp(&stated.long)) {
                short.variants[at].glossaries -= glossary;
                if short.variants[at].briefs.remove(roll, brief) {
                    short.variants.remove(at);
                }
            }
        }
        for (term, key) in shortenings(facts) {
            let Some(shorts) = self.by_term.get_mut(term) else { continue };
            if let Ok(at) = shorts.binary_search_by(|other| other.short.cmp(key))
                && shorts[at].briefs.remove(roll, brief)
            {
                shorts.remove(at);
            }
            if shorts.is_empty() {
                self.by_term.remove(term);
            }
        }
        for key in facts.uses.words() {
            if let Some(short) = self.by_short.get_mut(key) {
                short.used_in.remove(roll, brief);
            }
        }
        for key in facts.uses.words().chain(facts.definitions.words()) {
            if self.by_short.get(key).is_some_and(Short::is_empty) {
                self.by_short.remove(key);
            }
        }
        for id in facts.mentions.words() {
            if self.worded_in.get_mut(id).is_some_and(|briefs| briefs.remove(roll, brief)) {
                self.worded_in.remove(id);
            }
        }
    }
}

impl Short {
    fn is_empty(&self) -> bool {
        self.variants.is_empty() && self.used_in.briefs().is_empty()
    }
}

impl Variant {
    /// Whether the glossary of a project says so.
    #[must_use]
    pub fn is_in_glossary(&self) -> bool {
        self.glossaries > 0
    }

    /// Whether a brief that is no glossary says so.
    #[must_use]
    pub fn is_in_text(&self) -> bool {
        (self.glossaries as usize) < self.briefs.briefs().len()
    }

    fn of(stated: &StatedDefinition) -> Self {
        Self { long: stated.long.clone(), term: stated.term.clone(), briefs: Postings::default(), glossaries: 0 }
    }
}

/// Whether two readings of a brief are listed alike.
fn says_the_same(one: &Facts, other: &Facts) -> bool {
    defined(one).eq(defined(other))
        && one.uses.words().eq(other.uses.words())
        && one.mentions.words().eq(other.mentions.words())
}

/// What a brief says of its short forms, wherever it does.
fn defined(facts: &Facts) -> impl Iterator<Item = (&SmolStr, &SmolStr, &Option<SmolStr>)> {
    let definitions = facts.definitions.iter();
    definitions.flat_map(|(key, all)| all.iter().map(move |stated| (key, &stated.long, &stated.term)))
}

/// Each long form that a brief gives a short form, once.
fn wordings(facts: &Facts) -> impl Iterator<Item = (&SmolStr, &StatedDefinition)> {
    facts.definitions.iter().flat_map(|(key, all)| {
        let is_first =
            move |(at, one): &(usize, &StatedDefinition)| all[..*at].iter().all(|other| other.long != one.long);
        all.iter().enumerate().filter(is_first).map(move |(_, stated)| (key, stated))
    })
}

/// Each short form that a brief gives a long form, once.
fn shortenings(facts: &Facts) -> BTreeSet<(&SmolStr, &SmolStr)> {
    let all = facts.definitions.iter().flat_map(|(key, all)| all.iter().map(move |stated| (stated.term.as_ref(), key)));
    all.filter_map(|(term, key)| Some((term?, key))).collect()
}
