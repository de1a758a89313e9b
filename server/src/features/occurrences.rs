//! Every place of a brief where a term stands, and which term that is: what an index for other programs is
//! made of. Terms have names that are the same in all briefs of a project; how they are written down is for
//! others to decide.

use super::card::Card;
use super::references::Role;
use super::sense::Sense;
use super::subject::Subject;
use super::{ask, hover};
use crate::BriefKey;
use crate::meaning::{Meaning, shared_meanings};
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::{Definition, Span};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A term as all briefs of a project know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// A pack lists it under this id.
    Listed(String),
    /// Briefs alone say what it stands for.
    Stated {
        /// The short form: see [`attache_grammar::short_key`].
        short: SmolStr,
        /// The long form, in the words of the brief that is asked first.
        long: String,
    },
    /// A short form, and nobody says what it stands for.
    Unexplained(SmolStr),
}

/// What the briefs and the packs say of a term, seen from one brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What to call it: its short form, or its name if it has none.
    pub name: String,
    /// What hovering over it shows.
    pub card: Card,
}

/// The terms of a brief.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// Where they stand, in the order of the text. A definition is listed at its short form, and its long
    /// form is a place of its own.
    pub places: Vec<(Span, Role, Term)>,
    /// What is known of them. A term that the brief defines is seen from its definition.
    pub terms: BTreeMap<Term, Description>,
}

/// All places of a brief where terms stand. Other names of a term, such as a capital for its government,
/// are left out as they are where references are listed.
#[must_use]
pub fn occurrences(workspace: &Workspace, key: &BriefKey) -> Occurrences {
    ask(workspace, key, |case| {
        let mut found = Occurrences::default();
        let brief = &case.reading.brief;
        for definition in &brief.definitions {
            let subject = Subject::Short(definition);
            let Some(term) = found.add(case, &subject, Role::Definition) else { continue };
            let spelt_out = case.reading.spelt_out(definition, &case.project.lexicon);
            let longs = std::iter::once(definition.long_span).chain(spelt_out);
            found.places.extend(longs.map(|span| (span, Role::Long, term.clone())));
        }
        for place in &brief.uses {
            found.add(case, &Subject::Use(place), Role::Use);
        }
        for mention in case.reading.mentions.iter().filter(|mention| !is_defining(&brief.definitions, mention.span)) {
            found.add(case, &Subject::Wording(mention), Role::Long);
        }
        // A word may be a short form and the name of an entry at once: the first says more.
        found.places.sort();
        found.places.dedup_by_key(|(span, ..)| *span);
        found
    })
}

impl Occurrences {
    /// Adds a place and what is known of its term.
    fn add(&mut self, case: &Case<'_>, subject: &Subject<'_>, role: Role) -> Option<Term> {
        let sense = Sense::of(case, subject);
        if sense.other_name.is_some() {
            return None;
        }
        let term = Term::of(case, &sense)?;
        self.places.push((subject.span(), role, term.clone()));
        self.terms
            .entry(term.clone())
            .or_insert_with(|| Description { name: name(case, &sense), card: hover::card_for(case, subject, &sense) });
        Some(term)
    }
}

/// Whether a place belongs to a definition, whose two forms are listed already.
fn is_defining(definitions: &[Definition], place: Span) -> bool {
    definitions.iter().any(|stated| stated.long_span.overlaps(place) || stated.short_span.overlaps(place))
}

/// What to call a term.
fn name(case: &Case<'_>, sense: &Sense) -> String {
    let entry = sense.entry.map(|entry| &case.project.lexicon.entry(entry).term);
    let short = entry.and_then(|term| term.short.clone()).or_else(|| sense.keys.first().map(ToString::to_string));
    short.or_else(|| entry.map(|term| term.canonical().to_owned())).unwrap_or_default()
}

impl Term {
    /// The term that is meant. Briefs that word its long form a little differently mean the same one: the
    /// words of the first brief that the project asks stand for all.
    fn of(case: &Case<'_>, sense: &Sense) -> Option<Term> {
        let lexicon = &*case.project.lexicon;
        if let Some(entry) = sense.entry {
            return Some(Term::Listed(lexicon.entry(entry).term.id.clone()));
        }
        let short = sense.keys.first()?.clone();
        let Some(own) = &sense.long else { return Some(Term::Unexplained(short)) };
        let first = shared_meanings(case.project, case.index, &short).find_map(|meaning| match meaning {
            Meaning::There(_, stated) if sense.is_defined_by(&short, &stated.long, lexicon) => {
                Some(stated.long.to_string())
            }
            _ => None,
        });
        Some(Term::Stated { short, long: first.unwrap_or_else(|| own.clone()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[track_caller]
    fn check(briefs: &[(&str, &str)], expected: &[&str]) {
        let desk = desk(briefs);
        let found = occurrences(&desk.workspace, &desk.key);
        let shown = found.places.iter().map(|(span, role, term)| {
            let term = match term {
                Term::Listed(id) => id.clone(),
                Term::Stated { short, long } => format!("{short}={long}"),
                Term::Unexplained(short) => format!("{short}?"),
            };
            format!("{role:?} {} {term}", desk.words(&desk.key, *span))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        assert!(found.places.iter().all(|(.., term)| found.terms.contains_key(term)));
    }

    #[test]
    fn a_definition_is_two_places() {
        let text = "The Special Measures Agreement (SMA) holds. The S§MA pays.";
        let expected = ["Long Special Measures Agreement sma", "Definition SMA sma", "Use SMA sma"];
        check(&[("one.md", text)], &expected);
    }

    #[test]
    fn a_term_that_no_pack_knows_is_named_by_the_first_brief_that_states_it() {
        let text = "The Han River Cooling Compact (HRCC) binds. The HR§CC grows, and the KHQX waits.";
        let other = ("a.md", "The Han River Cooling Compacts (HRCC) bind.");
        let expected = [
            "Long Han River Cooling Compact HRCC=Han River Cooling Compacts",
            "Definition HRCC HRCC=Han River Cooling Compacts",
            "Use HRCC HRCC=Han River Cooling Compacts",
            "Use KHQX KHQX?",
        ];
        check(&[("one.md", text), other], &expected);
    }

    #[test]
    fn a_short_form_means_what_its_brief_says() {
        let gas = "Chlorofluorocarbon (CFC) gases harm. C§FC rules help.";
        let command = ("a.md", "The Combined Forces Command (CFC) plans.");
        let desk = desk(&[("one.md", gas), command]);
        let [here, there] = [desk.key.clone(), BriefKey::of_name("a.md")].map(|key| {
            occurrences(&desk.workspace, &key).places.iter().map(|(.., term)| term.clone()).collect::<Vec<_>>()
        });
        assert_eq!((here.len(), there.len()), (3, 2));
        assert!(here.iter().all(|term| !there.contains(term)));
    }

    #[test]
    fn a_capital_for_its_government_is_no_place_of_the_state() {
        check(
            &[("one.md", "Seoul agreed. The Republic of Korea (R§OK) signed.")],
            &["Long Republic of Korea rok", "Definition ROK rok"],
        );
    }
}
