//! Which term is meant at a place. Letters alone are no term: `CFC` the command and `CFC` the gas
//! are two, in two briefs or in one.

use super::subject::Subject;
use crate::expansion::agree;
use crate::index::{Facts, Index, StatedDefinition};
use crate::meaning::{Meaning, shared_meanings};
use crate::packs::{EntryId, Lexicon, Wording};
use crate::project::Project;
use crate::rules::Case;
use attache_grammar::{Definition, short_key};
use smol_str::SmolStr;

/// A term as it is meant at a place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sense {
    /// Its short forms, the one at hand first. Names have none.
    pub keys: Vec<SmolStr>,
    /// What a brief says it stands for.
    pub long: Option<String>,
    /// What the packs know of it.
    pub entry: Option<EntryId>,
    /// Asked for by another name, such as a capital that stands for its government: the same thing,
    /// but whoever looks for ROK is not looking for every South Korea.
    pub other_name: Option<Wording>,
}

impl Sense {
    /// What is meant by a subject of a brief.
    pub fn of(case: &Case<'_>, subject: &Subject<'_>) -> Sense {
        let lexicon = &*case.project.lexicon;
        match subject {
            Subject::Short(definition) | Subject::Long(definition) => {
                Sense::defined(lexicon, &definition.key, &definition.long)
            }
            Subject::Use(place) => match in_force(case.reading.definitions_of(&place.key), place.span.start) {
                Some(definition) => Sense::defined(lexicon, &definition.key, &definition.long),
                None => Sense::shared(case.project, case.index, &place.key),
            },
            Subject::Wording(mention) => {
                Sense { other_name: other_name(mention.wording), ..Sense::of_entry(lexicon, mention.entry, None) }
            }
            Subject::Word { key, .. } => Sense::shared(case.project, case.index, key),
        }
    }

    /// A short form as a definition explains it. The pack entry belongs to it if its full forms
    /// agree with what the definition says, be it slightly wrong.
    pub fn defined(lexicon: &Lexicon, key: &str, long: &str) -> Sense {
        let worded = lexicon.worded(long).map(|(entry, _)| entry);
        let senses = lexicon.senses(key);
        let agrees = |entry: &EntryId| {
            lexicon.entry(*entry).term.expansions.iter().any(|expansion| agree(long, expansion, lexicon))
        };
        let exact = senses.iter().copied().find(|&sense| Some(sense) == worded);
        let entry = exact.or_else(|| senses.iter().copied().find(agrees)).or(worded);
        match entry {
            Some(entry) => Sense { long: Some(long.to_owned()), ..Sense::of_entry(lexicon, entry, Some(key)) },
            None => Sense { keys: vec![SmolStr::new(key)], long: Some(long.to_owned()), ..Sense::default() },
        }
    }

    /// A short form in a brief that does not define it.
    pub fn shared(project: &Project, index: &Index, key: &str) -> Sense {
        let lexicon = &*project.lexicon;
        match shared_meanings(project, index, key).next() {
            Some(Meaning::Here(Definition { long, .. })) => Sense::defined(lexicon, key, long),
            Some(Meaning::There(_, StatedDefinition { long, .. })) => Sense::defined(lexicon, key, long),
            Some(Meaning::Pack(entry)) => Sense::of_entry(lexicon, entry, Some(key)),
            None => Sense { keys: vec![SmolStr::new(key)], ..Sense::default() },
        }
    }

    /// What a pack lists, asked for by one of its short forms or by none.
    pub fn of_entry(lexicon: &Lexicon, entry: EntryId, key: Option<&str>) -> Sense {
        let term = &lexicon.entry(entry).term;
        let mut keys: Vec<_> = key.map(SmolStr::new).into_iter().collect();
        if !term.is_person() {
            for short in term.short.iter().chain(&term.short_variants).map(|short| short_key(short)) {
                if !keys.contains(&short) {
                    keys.push(short);
                }
            }
        }
        Sense { keys, entry: Some(entry), ..Sense::default() }
    }

    /// Whether another place means the same term.
    pub fn is_same(&self, other: &Sense, lexicon: &Lexicon) -> bool {
        match (self.entry, other.entry) {
            (Some(one), Some(other)) => one == other,
            (None, None) => match (&self.long, &other.long) {
                (Some(one), Some(other)) => agree(one, other, lexicon),
                (one, other) => one == other,
            },
            _ => false,
        }
    }

    /// Whether a definition elsewhere defines this very term.
    pub fn is_defined_by(&self, key: &str, long: &str, lexicon: &Lexicon) -> bool {
        let is_quoted = self.long.as_deref() == Some(long) && self.keys.first().is_some_and(|own| own == key);
        is_quoted || self.is_same(&Sense::defined(lexicon, key, long), lexicon)
    }

    /// The pack entries whose wordings spell this term out: its own, and the one that the
    /// definition quotes word for word (`wartime operational control` for OPCON).
    pub fn spelt_by(&self, lexicon: &Lexicon) -> Vec<SmolStr> {
        let quoted = self.long.as_deref().and_then(|long| lexicon.worded(long)).map(|(entry, _)| entry);
        let mut entries: Vec<_> = self.entry.into_iter().chain(quoted).collect();
        entries.dedup();
        entries.into_iter().map(|entry| SmolStr::new(&lexicon.entry(entry).term.id)).collect()
    }

    /// Whether the uses of one of its short forms at a place of a brief mean this term.
    pub fn is_meant(&self, facts: &Facts, key: &str, at: u32, shared: &Sense, lexicon: &Lexicon) -> bool {
        match in_force(facts.definitions.get(key).iter(), at) {
            Some(definition) => self.is_defined_by(key, &definition.long, lexicon),
            None => self.is_same(shared, lexicon),
        }
    }
}

/// The wording, if it is another name and no form of the term itself.
pub fn other_name(wording: Wording) -> Option<Wording> {
    Some(wording).filter(|wording| matches!(wording, Wording::Alias | Wording::Metonym))
}

/// A definition as far as its place is concerned.
pub trait Defines {
    /// Where the short form stands.
    fn start(&self) -> u32;
}

impl Defines for Definition {
    fn start(&self) -> u32 {
        self.short_span.start
    }
}

impl Defines for StatedDefinition {
    fn start(&self) -> u32 {
        self.short_span.start
    }
}

/// Of several definitions of one short form the last one before a place holds there, and ahead of
/// all of them the first.
pub fn in_force<'a, D: Defines>(definitions: impl Iterator<Item = &'a D>, at: u32) -> Option<&'a D> {
    let mut found = None;
    for definition in definitions {
        if found.is_some() && definition.start() > at {
            break;
        }
        found = Some(definition);
    }
    found
}
