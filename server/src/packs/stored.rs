//! Terms as a lexicon keeps them. Of those that ship only what they are found by is at hand, as
//! `build.rs` leaves it; the rest of a term is read when somebody asks for it first. A brief speaks of
//! a few of them, and is checked sooner than all are read.

use super::{Term, UndefinedOk, Wording};
use serde::Deserialize;
use std::ops::Deref;
use std::sync::OnceLock;

/// A term of a pack. What it is found by is asked of it by methods, everything else of the [`Term`].
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Term")]
pub struct Stored {
    indexed: Option<&'static Indexed>,
    term: OnceLock<Box<Term>>,
}

/// What a term that ships is found by.
#[derive(Debug)]
pub(super) struct Indexed {
    pub id: &'static str,
    pub as_of: Option<&'static str>,
    pub kind: &'static str,
    pub case: &'static str,
    pub undefined_ok: UndefinedOk,
    pub short: Option<&'static str>,
    pub short_variants: &'static [&'static str],
    /// By their kind, in the order of [`Wording`].
    pub wordings: [&'static [&'static str]; 6],
    /// The titles of its offices.
    pub offices: &'static [&'static str],
    /// The whole of it.
    pub json: &'static str,
}

impl From<Term> for Stored {
    fn from(term: Term) -> Self {
        Self { indexed: None, term: OnceLock::from(Box::new(term)) }
    }
}

impl Deref for Stored {
    type Target = Term;

    fn deref(&self) -> &Term {
        self.term.get_or_init(|| {
            let json = self.indexed.map_or("{}", |indexed| indexed.json);
            serde_json::from_str(json).expect("the terms that ship are read in a test")
        })
    }
}

impl Stored {
    pub(super) fn shipped(indexed: &'static Indexed) -> Self {
        Self { indexed: Some(indexed), term: OnceLock::new() }
    }

    pub(super) fn id(&self) -> &str {
        self.indexed.map_or_else(|| self.id.as_str(), |indexed| indexed.id)
    }

    pub(super) fn as_of(&self) -> Option<&str> {
        self.indexed.map_or_else(|| self.as_of.as_deref(), |indexed| indexed.as_of)
    }

    /// Whether it names somebody: see [`Term::is_person`].
    pub(super) fn is_somebody(&self) -> bool {
        self.indexed.map_or_else(|| self.is_person(), |indexed| indexed.kind == "person")
    }

    /// Whether its full forms are words before they are anybody's: `headquarters`, `identification`.
    pub(super) fn is_everyday(&self) -> bool {
        let (kind, undefined_ok) = match self.indexed {
            Some(indexed) => (indexed.kind, indexed.undefined_ok),
            None => (self.kind.as_str(), self.undefined_ok),
        };
        kind == "common" && undefined_ok == UndefinedOk::Yes
    }

    /// Whether it stands in small letters in running text.
    pub(super) fn is_small(&self) -> bool {
        self.indexed.map_or_else(|| self.case.as_str(), |indexed| indexed.case) == "lower"
    }

    pub(super) fn short(&self) -> Option<&str> {
        self.indexed.map_or_else(|| self.short.as_deref(), |indexed| indexed.short)
    }

    pub(super) fn short_variants(&self) -> impl Iterator<Item = &str> {
        numbered(|at| match self.indexed {
            Some(indexed) => indexed.short_variants.get(at).copied(),
            None => self.short_variants.get(at).map(String::as_str),
        })
    }

    /// One of its wordings of a kind.
    pub(super) fn text(&self, wording: Wording, at: usize) -> Option<&str> {
        if let Some(indexed) = self.indexed {
            return indexed.wordings[wording as usize].get(at).copied();
        }
        let texts = match wording {
            Wording::Expansion => &self.expansions,
            Wording::Wrong => &self.wrong,
            Wording::Respelled => &self.respelled,
            Wording::Obsolete => &self.obsolete,
            Wording::Alias => &self.aliases,
            Wording::Metonym => &self.metonyms,
        };
        texts.get(at).map(String::as_str)
    }

    /// Its wordings of a kind.
    pub(super) fn texts(&self, wording: Wording) -> impl Iterator<Item = &str> {
        numbered(move |at| self.text(wording, at))
    }

    /// The titles of its offices.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        numbered(|at| match self.indexed {
            Some(indexed) => indexed.offices.get(at).copied(),
            None => self.offices.get(at).map(|office| office.title.as_str()),
        })
    }
}

/// What stands at 0, at 1 and so on.
fn numbered<'a>(get: impl Fn(usize) -> Option<&'a str>) -> impl Iterator<Item = &'a str> {
    (0..).map_while(get)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::SHIPPED;

    /// What a term is found by.
    fn found_by(term: &Stored) -> String {
        const WORDINGS: [Wording; 6] = [
            Wording::Expansion,
            Wording::Wrong,
            Wording::Respelled,
            Wording::Obsolete,
            Wording::Alias,
            Wording::Metonym,
        ];
        let texts = WORDINGS.map(|wording| term.texts(wording).collect::<Vec<_>>());
        let shorts: Vec<_> = term.short().into_iter().chain(term.short_variants()).collect();
        let titles: Vec<_> = term.titles().collect();
        let is = (term.is_somebody(), term.is_everyday(), term.is_small());
        format!("{} {:?} {is:?} {shorts:?} {texts:?} {titles:?}", term.id(), term.as_of())
    }

    #[test]
    fn terms_that_ship_are_found_by_what_they_say() {
        for term in SHIPPED.into_iter().flat_map(|pack| pack.read().term) {
            assert_eq!(found_by(&term), found_by(&Stored::from(Term::clone(&term))));
        }
    }
}
