//! Packs compiled for look-up: by short form through a map, by long form through its
//! wordings.

use super::people::People;
use super::wordings::{Wording, Wordings};
use super::{Event, Fact, Pack, Quote, SHIPPED, Stored};
use attache_grammar::short_key;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

/// The number of an entry in its lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// A term and the pack it comes from.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What the pack says.
    pub term: Stored,
    /// The pack's title, or its path for a pack of the project.
    pub pack: Arc<str>,
    /// The day of the pack's knowledge.
    pub as_of: Arc<str>,
    /// Whether the project itself brought the pack.
    pub own: bool,
}

/// All packs of a project together.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    events: Vec<Event>,
    facts: Vec<Fact>,
    quotations: Vec<Quote>,
    by_id: FxHashMap<SmolStr, EntryId>,
    by_short: FxHashMap<SmolStr, Vec<EntryId>>,
    wordings: Wordings,
    offices: BTreeMap<String, BTreeSet<String>>,
    people: OnceLock<People>,
}

impl Lexicon {
    /// The packs that ship with attache, compiled once.
    #[must_use]
    pub fn shipped() -> Arc<Lexicon> {
        static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
            let packs = SHIPPED.iter().map(|pack| (pack.read(), false));
            Arc::new(Lexicon::of(packs))
        });
        Arc::clone(&LEXICON)
    }

    /// Compiles packs, strongest first. The flag says whether a pack is the project's own. An entry
    /// replaces those of weaker packs that have its id.
    #[must_use]
    pub fn of(packs: impl IntoIterator<Item = (Pack, bool)>) -> Lexicon {
        let mut entries: Vec<Entry> = Vec::new();
        let mut by_id = FxHashMap::<SmolStr, EntryId>::default();
        let (mut events, mut facts, mut quotations): (Vec<Event>, Vec<Fact>, Vec<Quote>) = Default::default();
        for (pack, own) in packs {
            let title: Arc<str> = pack.pack.title.into();
            let as_of: Arc<str> = pack.pack.as_of.into();
            let new = |event: &Event| !events.iter().any(|known| known.id == event.id);
            let here: Vec<_> = pack.event.into_iter().filter(new).collect();
            events.extend(here);
            let new = |fact: &Fact| !facts.iter().any(|known| known.id.get_ref() == fact.id.get_ref());
            let here: Vec<_> = pack.figure.into_iter().filter(new).collect();
            facts.extend(here);
            let new = |quote: &Quote| !quotations.iter().any(|known| known.id == quote.id);
            let here: Vec<_> = pack.quotation.into_iter().filter(new).collect();
            quotations.extend(here);
            // Ids twice within a pack are both kept: which one was meant nobody can tell.
            let stronger = entries.len();
            for term in pack.term {
                let id = EntryId(entries.len() as u32);
                let known = *by_id.entry(SmolStr::new(term.id())).or_insert(id);
                if (known.0 as usize) >= stronger {
                    let as_of = term.as_of().map_or_else(|| Arc::clone(&as_of), Arc::from);
                    entries.push(Entry { term, pack: Arc::clone(&title), as_of, own });
                }
            }
        }
        let wordings = Wordings::of(&entries);
        let mut by_short = FxHashMap::<SmolStr, Vec<EntryId>>::default();
        for (index, Entry { term, .. }) in entries.iter().enumerate() {
            let entry = EntryId(index as u32);
            if !term.is_somebody() {
                for short in term.short().into_iter().chain(term.short_variants()) {
                    let senses = by_short.entry(short_key(short)).or_default();
                    if !senses.contains(&entry) {
                        senses.push(entry);
                    }
                }
            }
        }
        let offices = offices(&entries);
        Lexicon { entries, events, facts, quotations, by_id, by_short, wordings, offices, people: OnceLock::new() }
    }

    /// The titles of all offices, each with what those are called who hold or held it.
    pub fn offices(&self) -> impl Iterator<Item = (&String, &BTreeSet<String>)> {
        self.offices.iter()
    }

    /// The entries of those who hold or held an office, strongest pack first.
    pub fn officials(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.term.titles().next().is_some())
    }

    /// The people among the entries, found when somebody asks for them first.
    #[must_use]
    pub fn people(&self) -> &People {
        self.people.get_or_init(|| People::of(&self.entries))
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// All entries, strongest pack first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All declared figures, strongest pack first.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// All declared quotations, strongest pack first.
    #[must_use]
    pub fn quotations(&self) -> &[Quote] {
        &self.quotations
    }

    /// All events, strongest pack first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The entry with this id, of the strongest pack that has one.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Entry> {
        self.by_id.get(id).map(|id| self.entry(*id))
    }

    /// What a short form may stand for, strongest pack first. `key` is a [`short_key`].
    #[must_use]
    pub fn senses(&self, key: &str) -> &[EntryId] {
        self.by_short.get(key).map_or(&[], Vec::as_slice)
    }

    /// The entry that a long form words, right or wrong, if it is one from end to end.
    #[must_use]
    pub fn worded(&self, long: &str) -> Option<(EntryId, Wording)> {
        self.wordings.whole(&self.entries, long)
    }

    /// Every wording in a text, leftmost and longest, without overlaps.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (EntryId, Wording, Range<usize>)> + 'a {
        self.wordings.find(&self.entries, text)
    }
}

fn offices(entries: &[Entry]) -> BTreeMap<String, BTreeSet<String>> {
    let mut offices = BTreeMap::<String, BTreeSet<String>>::new();
    for Entry { term, .. } in entries {
        for title in term.titles() {
            let names = offices.entry(title.to_owned()).or_default();
            names.extend(term.short().into_iter().chain(term.texts(Wording::Expansion)).map(str::to_owned));
        }
    }
    offices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Wording, &str)> {
        let lexicon = Lexicon::shipped();
        lexicon
            .find(text)
            .map(|(id, wording, range)| (lexicon.entry(id).term.id.clone(), wording, &text[range]))
            .collect()
    }

    #[test]
    fn a_wrong_form_is_told_from_the_right_one() {
        assert_eq!(
            found("the Special Measure Agreement, and the Special Measures Agreement"),
            [
                ("sma".to_owned(), Wording::Wrong, "Special Measure Agreement"),
                ("sma".to_owned(), Wording::Expansion, "Special Measures Agreement")
            ]
        );
    }

    #[test]
    fn a_longer_word_holds_no_wording() {
        assert_eq!(found("Seoulite"), []);
    }

    #[test]
    fn a_short_form_with_several_senses_has_them_all() {
        let lexicon = Lexicon::shipped();
        let ids: Vec<_> = lexicon.senses("CFC").iter().map(|&id| lexicon.entry(id).term.id.as_str()).collect();
        assert_eq!(ids, ["cfc", "cfc-chemical"]);
    }
}
