//! What a short form means at a place: the order of sources that `DESIGN` fixes, in one function.

use crate::BriefKey;
use crate::index::{Index, StatedDefinition, Variant};
use crate::packs::{EntryId, UndefinedOk};
use crate::project::Project;
use crate::reading::Reading;
use attache_grammar::Definition;

/// Where the strongest meaning of a short form comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// This brief says so, in its text or in a glossary of its own.
    Defined,
    /// The project says so.
    Glossary,
    /// A shipped pack knows it.
    Pack,
    /// A shipped pack knows it, and readers do too.
    WellKnown,
    /// Nobody says.
    Undefined,
}

impl Status {
    /// The name that `attache extract` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Defined => "defined",
            Status::Glossary => "glossary",
            Status::Pack => "pack",
            Status::WellKnown => "well-known",
            Status::Undefined => "undefined",
        }
    }
}

/// One thing that a short form may stand for, and who says so.
#[derive(Debug, Clone)]
pub enum Meaning<'a> {
    /// This brief.
    Here(&'a Definition),
    /// Another brief of the project.
    There(&'a BriefKey, &'a StatedDefinition),
    /// A pack, of the project or shipped.
    Pack(EntryId),
}

/// The status of a short form in a brief. Of other briefs only the glossary of the project counts:
/// readers have this brief alone, unless the project hands them its glossary.
#[must_use]
pub fn status(reading: &Reading, project: &Project, index: &Index, key: &str) -> Status {
    if reading.definitions_of(key).next().is_some() {
        return Status::Defined;
    }
    let senses = project.lexicon.senses(key);
    let own = senses.iter().any(|&sense| project.lexicon.entry(sense).own);
    if own || index.terms().variants(key).iter().any(Variant::is_in_glossary) {
        return Status::Glossary;
    }
    if senses.is_empty() {
        return Status::Undefined;
    }
    let known = |&sense: &EntryId| project.lexicon.entry(sense).term.undefined_ok == UndefinedOk::Yes;
    if senses.iter().any(known) { Status::WellKnown } else { Status::Pack }
}

/// Whether the project knows a short form and wants it spelt out all the same: `undefined_ok = "no"`
/// in one of its packs.
#[must_use]
pub fn must_be_defined(project: &Project, key: &str) -> bool {
    let entries = project.lexicon.senses(key).iter().map(|&sense| project.lexicon.entry(sense));
    let mut own = entries.filter(|entry| entry.own).peekable();
    own.peek().is_some() && own.all(|entry| entry.term.undefined_ok == UndefinedOk::No)
}

/// Everything a short form may stand for, strongest source first: this brief's words, its own
/// glossary, the project's packs and its glossary brief, other briefs, shipped packs.
#[must_use]
pub fn meanings<'a>(reading: &'a Reading, project: &'a Project, index: &'a Index, key: &'a str) -> Vec<Meaning<'a>> {
    let (glossary, words): (Vec<_>, Vec<_>) =
        reading.definitions_of(key).partition(|definition| definition.form.is_glossary());
    let here = words.into_iter().chain(glossary).map(Meaning::Here);
    let is_other = |meaning: &Meaning<'_>| !matches!(meaning, Meaning::There(brief, _) if **brief == reading.key);
    here.chain(shared_meanings(project, index, key).filter(is_other)).collect()
}

/// What a short form may stand for in a brief that does not say so itself, strongest source first.
pub fn shared_meanings<'a>(
    project: &'a Project,
    index: &'a Index,
    key: &'a str,
) -> impl Iterator<Item = Meaning<'a>> + 'a {
    let senses = |own: bool| {
        let senses = project.lexicon.senses(key).iter();
        senses.filter(move |&&sense| project.lexicon.entry(sense).own == own).map(|&sense| Meaning::Pack(sense))
    };
    let stated = move |in_glossary: bool| {
        let stated = index.definitions_in(key, in_glossary);
        stated.map(|(brief, definition)| Meaning::There(brief, definition))
    };
    senses(true).chain(stated(true)).chain(stated(false)).chain(senses(false))
}
