//! Where a term is defined: in this brief, or where the project says so.

use super::sense::{Sense, in_force};
use super::subject::{self, Subject};
use super::{ask, declared};
use crate::BriefKey;
use crate::index::StatedDefinition;
use crate::meaning::{Meaning, shared_meanings};
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::{Definition, Span};

/// A definition to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What was asked about.
    pub origin: Span,
    /// The brief that defines it.
    pub brief: BriefKey,
    /// The whole definition, long and short form.
    pub span: Span,
    /// Where to put the cursor: the short form.
    pub selection: Span,
}

/// The definitions of the term at `offset`. A use leads to the definition that holds there; if
/// this brief has none, to those of other briefs in the order of meaning. A definition leads to
/// itself and to the others of the same term.
#[must_use]
pub fn definition(workspace: &Workspace, key: &BriefKey, offset: usize) -> Vec<Target> {
    ask(workspace, key, |case| {
        if let Some(target) =
            declared::at(case, offset).and_then(|(origin, place)| declared::target(origin, place.declared))
        {
            return vec![target];
        }
        let Some(subject) = subject::at(case.reading, &case.project.lexicon, offset) else { return Vec::new() };
        targets(case, &subject)
    })
}

fn targets(case: &Case<'_>, subject: &Subject<'_>) -> Vec<Target> {
    let origin = subject.span();
    let here = |definition: &Definition| Target {
        origin,
        brief: case.reading.key.clone(),
        span: whole(definition.short_span, definition.long_span),
        selection: definition.short_span,
    };
    let there = |(brief, definition): (&BriefKey, &StatedDefinition)| Target {
        origin,
        brief: brief.clone(),
        span: whole(definition.short_span, definition.long_span),
        selection: definition.short_span,
    };
    let sense = Sense::of(case, subject);
    match subject {
        Subject::Short(definition) | Subject::Long(definition) => {
            std::iter::once(here(definition)).chain(elsewhere(case, &sense).map(there)).collect()
        }
        Subject::Use(_) | Subject::Word { .. } => match strongest(case, &sense, origin.start) {
            Some(definition) => vec![here(definition)],
            // Nobody here says which sense is meant, so all are offered.
            None => sense.keys.first().into_iter().flat_map(|key| stated(case, key)).map(there).collect(),
        },
        Subject::Wording(_) => match strongest(case, &sense, origin.start) {
            Some(definition) => vec![here(definition)],
            None => elsewhere(case, &sense).map(there).collect(),
        },
    }
}

/// The definition of this brief that holds for a term at a place: one in its text before one in a
/// glossary of its own.
pub(super) fn strongest<'a>(case: &Case<'a>, sense: &Sense, at: u32) -> Option<&'a Definition> {
    let lexicon = &*case.project.lexicon;
    let defines = |definition: &&Definition| {
        sense.keys.contains(&definition.key) && sense.is_defined_by(&definition.key, &definition.long, lexicon)
    };
    let own = || case.reading.brief.definitions.iter().filter(defines);
    in_force(own().filter(|definition| !definition.form.is_glossary()), at).or_else(|| own().next())
}

/// The definitions of a short form in other briefs, strongest first, one a brief.
fn stated<'a>(case: &Case<'a>, key: &'a str) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> + use<'a> {
    let this = &case.reading.key;
    let stated = shared_meanings(case.project, case.index, key).filter_map(move |meaning| match meaning {
        Meaning::There(brief, definition) if brief != this => Some((brief, definition)),
        _ => None,
    });
    let mut last = None;
    stated.filter(move |(brief, _)| last.replace(*brief) != Some(*brief))
}

/// The definitions of the very same term in other briefs, strongest first, one a brief.
pub(super) fn elsewhere<'a>(
    case: &Case<'a>,
    sense: &'a Sense,
) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> + use<'a> {
    let case = *case;
    sense.keys.iter().flat_map(move |key| {
        let all = shared_meanings(case.project, case.index, key).filter_map(move |meaning| match meaning {
            Meaning::There(brief, definition) if *brief != case.reading.key => Some((brief, definition)),
            _ => None,
        });
        let mut last = None;
        all.filter(move |(_, definition)| sense.is_defined_by(key, &definition.long, &case.project.lexicon))
            .filter(move |(brief, _)| last.replace(*brief) != Some(*brief))
    })
}

fn whole(short: Span, long: Span) -> Span {
    let (start, end) = (short.start.min(long.start), short.end.max(long.end));
    // A long form in the front matter or a table's other end is no place to show at once.
    const MOST_BYTES: u32 = 1_000;
    if end - start > MOST_BYTES { short } else { Span { start, end } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn check(briefs: &[(&str, &str)], expected: &[&str]) {
        let desk = desk(briefs);
        let shown: Vec<_> = definition(&desk.workspace, &desk.key, desk.offset)
            .iter()
            .map(|target| format!("{}: {})", target.brief, desk.words(&target.brief, target.span)))
            .collect();
        assert_eq!(shown, expected);
    }

    const DEFINED: &str = "The Combined Forces Command (CFC) plans.";

    #[test]
    fn a_use_leads_to_the_definition_of_its_own_brief() {
        let text = format!("{DEFINED} The C§FC exercises.");
        let other = ("a.md", DEFINED);
        check(&[other, ("one.md", &text)], &["one.md: Combined Forces Command (CFC)"]);
    }

    #[test]
    fn the_long_form_leads_there_too() {
        let text = format!("{DEFINED} The Combined Forces Com§mand exercises.");
        check(&[("one.md", &text)], &["one.md: Combined Forces Command (CFC)"]);
    }

    #[test]
    fn without_one_it_leads_to_the_glossary_and_then_to_other_briefs() {
        let glossary = ("glossary.md", "Combined Forces Command (CFC)");
        let expected = ["glossary.md: Combined Forces Command (CFC)", "a.md: Combined Forces Command (CFC)"];
        check(&[("a.md", DEFINED), glossary, ("one.md", "The C§FC exercises.")], &expected);
    }

    #[test]
    fn a_definition_leads_to_itself_and_the_others_of_the_same_term() {
        let company = ("tax.md", "A controlled foreign corporation (CFC) pays no tax.");
        let expected = ["one.md: Combined Forces Command (CFC)", "two.md: Combined Forces Command (CFC)"];
        check(&[company, ("one.md", "The Combined Forces Command (C§FC) plans."), ("two.md", DEFINED)], &expected);
    }

    #[test]
    fn what_nobody_defines_leads_nowhere() {
        check(&[("one.md", "Under MAS§GA, yards train welders.")], &[]);
    }
}
