//! All terms of the projects at hand, for views that list them: what is defined, what is not, what is
//! defined in two ways, and where.

use crate::BriefKey;
use crate::expansion::agree;
use crate::index::{Index, StatedDefinition};
use crate::packs::{EntryId, UndefinedOk};
use crate::project::Project;
use crate::workspace::Workspace;
use attache_grammar::Span;
use smol_str::SmolStr;

/// A term and its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The short form.
    pub short: SmolStr,
    /// What it stands for, by the first who says so.
    pub long: Option<String>,
    /// How it stands with it.
    pub standing: Standing,
    /// Definitions first, then uses, brief by brief; the first [`MOST_PLACES`].
    pub places: Vec<Place>,
}

/// How it stands with a term, what needs a look first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Briefs say different things, or one brief does.
    Conflicting,
    /// Nobody says what it stands for.
    Undefined,
    /// A brief says so.
    Defined,
    /// Only a pack says so.
    Known,
}

/// Where a term stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The brief.
    pub brief: BriefKey,
    /// The short form there.
    pub span: Span,
    /// What the place says it stands for, if it says so.
    pub long: Option<String>,
}

/// As many terms, and places of one, as somebody looks through.
const MOST_TERMS: usize = 500;
const MOST_PLACES: usize = 50;

/// The terms of all projects at hand, what needs a look first and then by name. Short forms that every
/// reader knows are left out where no brief defines them.
#[must_use]
pub fn terms(workspace: &Workspace) -> Vec<Listed> {
    workspace.settle();
    let mut listed = Vec::new();
    for shelf in workspace.shelves() {
        shelf.with_index(|project, index| {
            listed.extend(index.terms().shorts().filter_map(|(short, _)| term(project, index, short)));
        });
    }
    listed.sort_by(|a, b| (a.standing, &a.short).cmp(&(b.standing, &b.short)));
    listed.truncate(MOST_TERMS);
    listed
}

fn term(project: &Project, index: &Index, short: &SmolStr) -> Option<Listed> {
    let variants = index.terms().variants(short);
    let first = index.definitions(short).next();
    let senses = project.lexicon.senses(short);
    let is_familiar = |known: &&EntryId| project.lexicon.entry(**known).term.undefined_ok == UndefinedOk::Yes;
    if first.is_none() && senses.iter().any(|sense| is_familiar(&sense)) {
        return None;
    }
    let differ = |(_, first): (&BriefKey, &StatedDefinition)| {
        variants.iter().any(|other| !agree(&first.long, &other.long, &project.lexicon))
    };
    let standing = match (first, senses.is_empty()) {
        (Some(first), _) if differ(first) => Standing::Conflicting,
        (Some(_), _) => Standing::Defined,
        (None, false) => Standing::Known,
        (None, true) => Standing::Undefined,
    };
    let known = || senses.first().map(|sense| project.lexicon.entry(*sense).term.canonical().to_owned());
    let long = first.map(|(_, first)| first.long.to_string()).or_else(known);
    let defining = index.definitions(short).map(|(brief, definition)| Place {
        brief: brief.clone(),
        span: definition.short_span,
        long: Some(definition.long.to_string()),
    });
    let using = index.using(short).flat_map(|(brief, facts)| {
        let spans = facts.uses.get(short).iter();
        spans.map(move |span| Place { brief: brief.clone(), span: *span, long: None })
    });
    let places = defining.chain(using).take(MOST_PLACES).collect();
    Some(Listed { short: short.clone(), long, standing, places })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[test]
    fn what_needs_a_look_comes_first() {
        let one = "§The Han River Cooling Compact (HRCC) binds cities. The KHQX meets. OPCON waits. The UN and the HRCC watch.";
        let two = "A Harbour Rescue Crew Club (HRCC) sails.\n\nA coastal harbour fund (CHF) pays. The CHF grows.";
        let desk = desk(&[("one.md", one), ("two.md", two)]);
        let shown: Vec<_> = terms(&desk.workspace)
            .iter()
            .map(|term| {
                format!(
                    "{:?} {} {} {}",
                    term.standing,
                    term.short,
                    term.long.as_deref().unwrap_or("?"),
                    term.places.len()
                )
            })
            .collect();
        let expected = [
            "Conflicting HRCC Han River Cooling Compact 3",
            "Undefined KHQX ? 1",
            "Defined CHF coastal harbour fund 2",
            "Known OPCON operational control 1",
        ];
        assert_eq!(shown, expected);
    }
}
