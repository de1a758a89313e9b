//! A term by another name, in all briefs of its project: the short form, the long form, or both at
//! once by `long (SHORT)`. What cannot be found everywhere is not renamed at all, and the author is
//! told why. Words of others, in quotation marks or block quotes, stay as they are.

mod name;
mod places;

use super::ask;
use super::sense::Sense;
use super::subject::{self, Subject};
use crate::BriefKey;
use crate::finding::Edit;
use crate::packs::Lexicon;
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::{Span, short_key};
use name::Name;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What would be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The words at hand.
    pub span: Span,
    /// The name to start from.
    pub name: String,
}

/// Why a term is not renamed, in a sentence for its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

/// What would be renamed at `offset`; nothing where no term or name stands.
///
/// # Errors
/// Says why the term there cannot be renamed.
pub fn prepare(workspace: &Workspace, key: &BriefKey, offset: usize) -> Result<Option<Prepared>, Refusal> {
    let Some(topic) = ask(workspace, key, |case| topic(case, offset)) else { return Ok(None) };
    topic.check(workspace, key)?;
    Ok(Some(topic.prepared))
}

/// The edits that give the term at `offset` another name, brief by brief and in the order of each
/// text.
///
/// # Errors
/// Says why the term cannot be renamed, or cannot have this name.
pub fn rename(workspace: &Workspace, key: &BriefKey, offset: usize, name: &str) -> Result<Vec<Edit>, Refusal> {
    let Some(topic) = ask(workspace, key, |case| topic(case, offset)) else { return Ok(Vec::new()) };
    topic.check(workspace, key)?;
    let name = Name::read(name, topic.what == What::Short)?;
    let (short, long) = match (name, &topic.what) {
        (Name::Short(short), _) => (Some(short), None),
        (Name::Long(long), _) => (None, Some(long)),
        (Name::Both { long, short }, _) => (Some(short), Some(long)),
    };
    let mut edits = BTreeSet::new();
    if let Some(new) = short {
        let Some(short) = &topic.short else {
            return Err(Refusal(format!("“{}” has no short form that could be renamed", topic.prepared.name)));
        };
        topic.is_free(workspace, key, short, &new)?;
        edits.extend(places::of_short(workspace, &topic, short, &new)?);
    }
    if let Some(new) = long {
        let Some(old) = &topic.long else {
            return Err(Refusal(format!("no brief says what “{}” stands for", topic.prepared.name)));
        };
        edits.extend(places::of_long(workspace, &topic, old, &new)?);
    }
    let edit = |(brief, span, text): (BriefKey, Span, String)| Edit { brief, span, text };
    Ok(edits.into_iter().map(edit).collect())
}

/// Which half of a term the words at hand are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Short,
    Long,
}

/// The term to rename, apart from any brief or lock.
#[derive(Debug, Clone)]
struct Topic {
    prepared: Prepared,
    what: What,
    /// Its short form, if it has one.
    short: Option<SmolStr>,
    /// Its long form as printed at hand or where it is defined.
    long: Option<String>,
    sense: Sense,
    /// What the short form means in briefs that do not define it.
    shared: Sense,
    /// The briefs that have the short form, this one included.
    briefs: BTreeSet<BriefKey>,
    /// The briefs of the project.
    all: BTreeSet<BriefKey>,
    lexicon: Arc<Lexicon>,
}

fn topic(case: &Case<'_>, offset: usize) -> Option<Topic> {
    let lexicon = &case.project.lexicon;
    let subject = subject::at(case.reading, lexicon, offset)?;
    let sense = Sense::of(case, &subject);
    let defined = || super::definition::strongest(case, &sense, subject.span().start).map(|found| found.long.clone());
    let (what, name, short, long) = match &subject {
        Subject::Short(definition) => {
            (What::Short, definition.short.to_string(), Some(definition.key.clone()), Some(definition.long.clone()))
        }
        Subject::Long(definition) => {
            (What::Long, definition.long.clone(), Some(definition.key.clone()), Some(definition.long.clone()))
        }
        Subject::Use(place) => {
            let long = defined().or_else(|| sense.long.clone());
            (What::Short, places::singular(&place.text, &place.key).to_owned(), Some(place.key.clone()), long)
        }
        Subject::Wording(mention) => {
            let words = case.reading.words(mention).to_owned();
            (What::Long, words.clone(), sense.keys.first().cloned(), Some(words))
        }
        // A word that is no use of a term is followed through no brief.
        Subject::Word { .. } => return None,
    };
    let shared = short.as_ref().map(|key| Sense::shared(case.project, case.index, key)).unwrap_or_default();
    let concerning = case.index.concerning(short.as_slice(), &[]).map(|(brief, _)| brief.clone());
    let this = || std::iter::once(case.reading.key.clone());
    let span = subject.span();
    // Of a plural the singular is renamed.
    let span = if what == What::Short { Span { end: span.start + name.len() as u32, ..span } } else { span };
    Some(Topic {
        prepared: Prepared { span, name },
        what,
        short,
        long,
        shared,
        briefs: concerning.chain(this()).collect(),
        all: case.index.briefs().map(|(brief, _)| brief.clone()).chain(this()).collect(),
        lexicon: Arc::clone(lexicon),
        sense,
    })
}

impl Topic {
    /// Whether everything that has the name can be found and changed.
    fn check(&self, workspace: &Workspace, key: &BriefKey) -> Result<(), Refusal> {
        if !workspace.shelf(key).is_complete() {
            let message = "the briefs of this folder are still being read; try again in a moment";
            return Err(Refusal(message.to_owned()));
        }
        let own = self.sense.entry.map(|entry| self.lexicon.entry(entry)).filter(|entry| entry.own);
        match own {
            Some(entry) => Err(Refusal(format!(
                "“{}” belongs to the project’s pack “{}”: rename it there, and attache offers the change in each brief",
                self.prepared.name, entry.pack
            ))),
            None => Ok(()),
        }
    }

    /// Whether a new short form means nothing yet in the briefs that would get it.
    fn is_free(&self, workspace: &Workspace, key: &BriefKey, old: &str, new: &str) -> Result<(), Refusal> {
        let new_key = short_key(new);
        if new_key == old {
            return Ok(());
        }
        let taken = workspace.shelf(key).with_index(|_, index| {
            let mut concerning = index.concerning(std::slice::from_ref(&new_key), &[]).map(|(brief, _)| brief);
            concerning.find(|brief| self.briefs.contains(brief)).cloned()
        });
        match taken {
            Some(brief) => Err(Refusal(format!("“{new}” already stands in {}", brief.file_name()))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
