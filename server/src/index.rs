//! Who says what about which term, over all briefs of a project. A plain value: it opens no files
//! and takes no locks, and whoever changes it is told which terms now read differently elsewhere.
//! What a rule asks of all other briefs together is kept up to date brief by brief, so that no answer
//! costs more because there are more briefs.

mod companions;
mod facts;
#[cfg(test)]
pub(crate) mod looks;
mod postings;
mod roll;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod words;

pub use facts::{Facts, StatedDefinition, StatedMention};
pub use postings::Postings;
pub use roll::{Number, Roll};
pub use table::Table;
pub use terms::{Shortened, Terms, Variant};

use crate::BriefKey;
use crate::edition::Edition;
use crate::naming::{Company, Spellings, Spelt};
use crate::quantity::pool::Pool;
use crate::quantity::register::Register;
use crate::quantity::told::Key;
use crate::quotations::Quotation;
use crate::wording;
use attache_grammar::Span;
use companions::{Companions, Own};
use postings::merged;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use std::mem;
use words::Words;

/// The facts of all briefs of one project.
#[derive(Debug, Clone, Default)]
pub struct Index {
    roll: Roll,
    /// By the numbers of the briefs; none for one that is gone.
    facts: Vec<Option<Facts>>,
    /// Their terms.
    terms: Terms,
    /// The words of their names.
    names: Spellings,
    /// The keys of their figures.
    figures: Register,
    /// What several of them state in the same words.
    pool: Pool,
    /// What several of them say in one word or a long form.
    words: Words,
    /// What they quote, and their titles.
    companions: Companions,
}

/// A brief that a statement of another one leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    rank: u64,
    /// The number of that statement.
    pub asked: usize,
    /// The brief.
    pub brief: Number,
    /// The key that both have.
    pub key: Key,
}

/// What other briefs read differently after a brief has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Short forms whose definitions say something else.
    pub terms: BTreeSet<SmolStr>,
    /// Briefs with names of which there are more or fewer now, or with likenesses of those.
    pub namesakes: BTreeSet<BriefKey>,
    /// Briefs with figures that may state what changed figures state.
    pub figures: BTreeSet<BriefKey>,
    /// Briefs that may quote what changed quotations quote, or be editions of the same.
    pub companions: BTreeSet<BriefKey>,
}

impl Index {
    /// Takes in what a brief says now. Returns what now reads differently from before, so that
    /// findings in other briefs may have changed: mostly nothing.
    pub fn update(&mut self, brief: &BriefKey, facts: Facts) -> Changed {
        let old_terms = self.facts(brief).map(|facts| facts.definitions.clone()).unwrap_or_default();
        let Replaced { names, keys, own } = self.replace(brief, facts);
        let new_terms = self.facts(brief).map(|facts| &facts.definitions);
        let terms = self.read_differently(&old_terms, new_terms.unwrap_or(&Table::default()));
        let sharing = self.figures.concerned(&keys).into_iter().map(|other| self.roll.brief(other));
        let figures = sharing.filter(|other| *other != brief).cloned().collect();
        let new = self.facts(brief).map(Own::of).unwrap_or_default();
        let companions = merged(&self.roll, self.companions.concerned(&own, &new));
        let companions = companions.map(|other| self.roll.brief(other).clone()).collect();
        Changed { terms, namesakes: self.namesakes(&names), figures, companions }
    }

    /// Takes in what a brief says now, where nobody waits for what changes by it.
    pub fn add(&mut self, brief: &BriefKey, facts: Facts) {
        self.replace(brief, facts);
    }

    /// Forgets a brief. Returns as [`Index::update`] does.
    pub fn remove(&mut self, brief: &BriefKey) -> Changed {
        let changed = self.update(brief, Facts::default());
        let number = self.roll.number(brief);
        self.facts[number as usize] = None;
        changed
    }

    /// Lists a brief under what it says now instead of what it said before.
    fn replace(&mut self, brief: &BriefKey, mut new: Facts) -> Replaced {
        let number = self.roll.number(brief);
        self.facts.resize_with(self.roll.count(), Option::default);
        let old = self.facts[number as usize].take().unwrap_or_default();
        new.share(&mut self.words);
        self.terms.relink(&self.roll, number, &old, &new);
        let own = Own::of(&old);
        self.companions.relink(&self.roll, number, &own, &Own::of(&new));
        let names = self.names.update(&self.roll, number, &mem::take(&mut new.names));
        let restated = self.figures.update(number, &old.figures, &new.figures);
        for key in restated.unlisted {
            let numbered = (0..).zip(&self.facts).filter_map(|(number, facts)| Some((number, facts.as_ref()?)));
            let having = numbered.filter(|(_, facts)| facts.figures.has(key)).map(|(number, _)| number);
            self.figures.list(key, having.collect());
        }
        self.pool.share(&mut new.figures);
        self.pool.release(old.figures);
        self.facts[number as usize] = Some(new);
        if self.words.is_overgrown() {
            self.words.keep(self.facts.iter().flatten().flat_map(Facts::words));
        }
        Replaced { names, keys: restated.changed, own }
    }

    /// The briefs with words like these, of which they may be slips or the other way round, and with
    /// these words themselves.
    fn namesakes(&self, names: &[(Company, SmolStr)]) -> BTreeSet<BriefKey> {
        let concerned = |(company, word): &(Company, SmolStr)| {
            let mut like = self.names.like(*company, word).peekable();
            let own = like.peek().and_then(|_| self.names.spelt(*company, word));
            let briefs = like.map(|(spelt, _)| spelt).chain(own).flat_map(|spelt| spelt.briefs.briefs());
            briefs.map(|brief| self.roll.brief(*brief).clone()).collect::<Vec<_>>()
        };
        names.iter().flat_map(concerned).collect()
    }

    /// Where to show a word of a name: in the brief that asks, if it has the word, else in the first.
    #[must_use]
    pub fn shown(&self, spelt: &Spelt, asking: &BriefKey) -> Option<(&BriefKey, Span)> {
        let own = self.roll.known(asking).filter(|own| spelt.briefs.contains(&self.roll, *own));
        let brief = own.or_else(|| spelt.briefs.briefs().first().copied())?;
        Some((self.roll.brief(brief), self.names.place(brief, spelt)?))
    }

    /// The briefs but one with a statement under a key of some statements; in the order of the briefs, then
    /// of the statements. Keys that many briefs have lead nowhere.
    pub fn reached<'a>(&self, keys: impl Iterator<Item = &'a [Key]>, but: &BriefKey) -> Vec<Reached> {
        let but = self.roll.known(but);
        let mut reached = Vec::new();
        for (asked, keys) in keys.enumerate() {
            self.figures.sharing(keys, |key, brief| {
                if Some(brief) != but {
                    reached.push(Reached { rank: self.roll.rank(brief), asked, brief, key });
                }
            });
        }
        reached.sort_unstable();
        reached
    }

    /// The quotations that have one of these keys, brief by brief.
    pub fn quoting<'a>(&'a self, keys: &'a [wording::Key]) -> impl Iterator<Item = (&'a BriefKey, &'a Quotation)> {
        let briefs = merged(&self.roll, self.companions.quoting(keys.iter()));
        briefs.filter_map(|brief| self.contribution(brief)).flat_map(move |(brief, facts)| {
            let same = facts.quotations.iter().filter(move |other| keys.iter().any(|key| other.keys.contains(key)));
            same.map(move |other| (brief, other))
        })
    }

    /// The briefs with a title, in their order.
    pub fn editions(&self, title: &str) -> impl Iterator<Item = (&BriefKey, &Edition)> {
        let briefs = self.companions.titled(title).iter().filter_map(|brief| self.contribution(*brief));
        briefs.filter_map(|(brief, facts)| Some((brief, facts.edition.as_deref()?)))
    }

    /// All briefs, in the order of their keys.
    pub fn briefs(&self) -> impl Iterator<Item = (&BriefKey, &Facts)> {
        self.roll.in_order().filter_map(|number| self.contribution(number))
    }

    /// What one brief contributes.
    #[must_use]
    pub fn facts(&self, brief: &BriefKey) -> Option<&Facts> {
        self.facts[self.roll.known(brief)? as usize].as_ref()
    }

    /// A brief by its number, and what it contributes.
    #[must_use]
    pub fn contribution(&self, number: Number) -> Option<(&BriefKey, &Facts)> {
        #[cfg(test)]
        looks::note();
        Some((self.roll.brief(number), self.facts[number as usize].as_ref()?))
    }

    /// Who defines and uses which short form.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// All definitions of a short form, brief by brief.
    pub fn definitions<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> {
        self.definitions_as(key, |_| true)
    }

    /// The definitions of a short form by some of its long forms, brief by brief.
    pub fn definitions_as<'a>(
        &'a self,
        key: &'a str,
        is_asked: impl Fn(&Variant) -> bool,
    ) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> {
        let asked: Vec<&Variant> = self.terms.variants(key).iter().filter(|variant| is_asked(variant)).collect();
        let briefs = merged(&self.roll, asked.iter().map(|variant| variant.briefs.briefs()).collect());
        let longs: Vec<&str> = asked.iter().map(|variant| variant.long.as_str()).collect();
        briefs.filter_map(|brief| self.contribution(brief)).flat_map(move |(brief, facts)| {
            let stated = facts.definitions.get(key).iter();
            // Variants are in order, and so are those that are asked for.
            let asked = stated.filter(|stated| longs.binary_search(&stated.long.as_str()).is_ok());
            asked.map(move |definition| (brief, definition)).collect::<Vec<_>>()
        })
    }

    /// The definitions of a short form in the glossaries of the project, or in the other briefs.
    pub fn definitions_in<'a>(
        &'a self,
        key: &'a str,
        glossaries: bool,
    ) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> {
        let says = move |variant: &Variant| if glossaries { variant.is_in_glossary() } else { variant.is_in_text() };
        self.definitions_as(key, says).filter(move |(brief, _)| brief.is_glossary() == glossaries)
    }

    /// Every long form that a short form is given in other briefs than one, once, with the first of them;
    /// in the order of these briefs, then of the short forms.
    #[must_use]
    pub fn wordings(&self, but: &BriefKey) -> Vec<(&BriefKey, &SmolStr, &Variant)> {
        let but = self.roll.known(but);
        let shorts = self.terms.shorts().flat_map(|(key, short)| short.variants.iter().map(move |one| (key, one)));
        let first = |variant: &Variant| variant.briefs.briefs().iter().copied().find(|brief| Some(*brief) != but);
        let mut found: Vec<_> = shorts.filter_map(|(key, one)| Some((first(one)?, key, one))).collect();
        found.sort_unstable_by_key(|(brief, key, one)| (self.roll.rank(*brief), *key, &one.long));
        found.into_iter().map(|(brief, key, one)| (self.roll.brief(brief), key, one)).collect()
    }

    /// The briefs that use a short form, in their order.
    pub fn using(&self, key: &str) -> impl Iterator<Item = (&BriefKey, &Facts)> {
        let briefs = self.terms.short(key).map_or(&[][..], |short| short.used_in.briefs());
        briefs.iter().filter_map(|brief| self.contribution(*brief))
    }

    /// The definitions that give a long form some of its short forms, brief by brief. `term` is a
    /// [`long_key`].
    pub fn shortened_as<'a>(
        &'a self,
        term: &'a str,
        is_asked: impl Fn(&Shortened) -> bool,
    ) -> impl Iterator<Item = (&'a BriefKey, &'a SmolStr, &'a StatedDefinition)> {
        let asked: Vec<&Shortened> = self.terms.shortened(term).iter().filter(|short| is_asked(short)).collect();
        let briefs = merged(&self.roll, asked.iter().map(|short| short.briefs.briefs()).collect());
        briefs.filter_map(|brief| self.contribution(brief)).flat_map(move |(brief, facts)| {
            let stated = asked.iter().map(|asked| (&asked.short, facts.definitions.get(&asked.short)));
            let stated = stated.flat_map(|(key, all)| all.iter().map(move |one| (key, one)));
            let same = stated.filter(|(_, stated)| stated.term.as_deref() == Some(term));
            same.map(|(key, stated)| (brief, key, stated)).collect::<Vec<_>>()
        })
    }

    /// Whether a brief is the only one of some.
    #[must_use]
    pub fn is_alone(&self, brief: &BriefKey, shortened: &Shortened) -> bool {
        matches!(shortened.briefs.briefs(), [only] if self.roll.brief(*only) == brief)
    }

    /// The words of the names in all briefs.
    #[must_use]
    pub fn names(&self) -> &Spellings {
        &self.names
    }

    /// The briefs that define or use one of these short forms, or word one of these pack entries, in
    /// their order and with what they contribute.
    pub fn concerning<'a>(
        &'a self,
        keys: &[SmolStr],
        ids: &[SmolStr],
    ) -> impl Iterator<Item = (&'a BriefKey, &'a Facts)> + use<'a> {
        let shorts = || keys.iter().filter_map(|key| self.terms.short(key));
        let defining = shorts().flat_map(|short| short.variants.iter().map(|variant| variant.briefs.briefs()));
        let using = shorts().map(|short| short.used_in.briefs());
        let wording = ids.iter().map(|id| self.terms.worded_in(id));
        let briefs = merged(&self.roll, defining.chain(using).chain(wording).collect());
        briefs.filter_map(|brief| self.contribution(brief))
    }

    /// The briefs that define one of these short forms, in their order.
    pub fn defining(&self, keys: &BTreeSet<SmolStr>) -> impl Iterator<Item = &BriefKey> {
        let variants = keys.iter().flat_map(|key| self.terms.variants(key));
        merged(&self.roll, variants.map(|variant| variant.briefs.briefs()).collect())
            .map(|brief| self.roll.brief(brief))
    }

    /// The short forms whose definitions say something else than before, and those that other briefs
    /// have for the same long forms.
    fn read_differently(&self, old: &Definitions, new: &Definitions) -> BTreeSet<SmolStr> {
        let mut changed = changed_definitions(old, new);
        let all = old.iter().chain(new.iter()).filter(|(key, _)| changed.contains(*key));
        let terms: BTreeSet<_> = all.flat_map(|(_, stated)| stated).filter_map(|stated| stated.term.clone()).collect();
        for term in &terms {
            changed.extend(self.terms.shortened(term).iter().map(|shortened| shortened.short.clone()));
        }
        changed
    }
}

/// The definitions of a brief by short form.
type Definitions = Table<StatedDefinition>;

/// What changed with a brief, before anybody asks whom it concerns.
struct Replaced {
    /// Words of names of which there are more or fewer.
    names: Vec<(Company, SmolStr)>,
    /// Keys of statements that came, went or have another value.
    keys: Vec<Key>,
    /// What it was compared by with its companions.
    own: Own,
}

/// Where a definition stands does not change what others read; what it says does.
fn changed_definitions(old: &Definitions, new: &Definitions) -> BTreeSet<SmolStr> {
    let says = |all: &Definitions, key: &SmolStr| -> Vec<SmolStr> {
        all.get(key).iter().map(|definition| definition.long.clone()).collect()
    };
    let keys: BTreeSet<_> = old.words().chain(new.words()).cloned().collect();
    keys.into_iter().filter(|key| says(old, key) != says(new, key)).collect()
}
