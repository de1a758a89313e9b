//! A term as term banks see it: one thing, all the ways to write it.

use super::{LongForm, Status};
use crate::abbreviations::Abbreviation;

/// One thing and how it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concept {
    /// The short form to be used; a term bank also keeps terms that have none.
    pub short: Option<String>,
    /// Other accepted short forms.
    pub short_variants: Vec<String>,
    /// The long forms, best first. None twice.
    pub forms: Vec<LongForm>,
    /// What it is, in a sentence.
    pub definition: Option<String>,
    /// Who says so.
    pub source: Option<String>,
}

impl Concept {
    /// What is known of an abbreviation, by the brief and by the packs. The words of the brief are
    /// the preferred ones unless a pack calls them wrong or obsolete.
    #[must_use]
    pub fn of(one: &Abbreviation) -> Self {
        let mut concept = Concept { short: Some(one.short.to_string()), ..Concept::default() };
        if let Some(term) = &one.entry {
            let shorts = term.short.iter().chain(&term.short_variants);
            concept.short_variants = shorts.filter(|short| **short != *one.short).cloned().collect();
            let mut statuses = vec![Status::Preferred];
            statuses.resize(term.expansions.len().max(1), Status::Admitted);
            for (status, text) in statuses.into_iter().zip(&term.expansions) {
                concept.add(text, status);
            }
            term.wrong.iter().for_each(|text| concept.add(text, Status::Deprecated));
            term.obsolete.iter().for_each(|text| concept.add(text, Status::Obsolete));
            (concept.definition, concept.source) = (term.definition.clone(), term.source.clone());
        }
        if let Some(long) = &one.long {
            match concept.status_of(long) {
                Some(Status::Deprecated | Status::Obsolete) => {}
                _ => concept.prefer(long),
            }
        }
        concept
    }

    /// The long form to be used; else the best there is.
    #[must_use]
    pub fn long(&self) -> Option<&str> {
        self.forms.first().map(|form| form.text.as_str())
    }

    /// How a long form is regarded.
    #[must_use]
    pub fn status_of(&self, long: &str) -> Option<Status> {
        self.forms.iter().find(|form| form.text == long).map(|form| form.status)
    }

    /// Adds a long form, if it is not there yet, behind those of its status.
    pub fn add(&mut self, long: &str, status: Status) {
        if self.status_of(long).is_none() {
            let at = self.forms.partition_point(|form| form.status <= status);
            self.forms.insert(at, LongForm { text: long.to_owned(), status });
        }
    }

    /// Makes a long form the preferred one; the one before it is admitted.
    fn prefer(&mut self, long: &str) {
        self.forms.retain(|form| form.text != long);
        if let Some(first) = self.forms.first_mut().filter(|form| form.status == Status::Preferred) {
            first.status = Status::Admitted;
        }
        self.add(long, Status::Preferred);
    }
}
