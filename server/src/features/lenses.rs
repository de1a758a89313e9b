//! How often a term is used, at the place that defines it; how often a figure is stated, where a brief
//! first states it.

use super::ask;
use super::references::{self, Reference, Role};
use super::sense::Sense;
use super::statements::{Other, repeated};
use crate::BriefKey;
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::BTreeSet;

/// What is said of a definition or of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The short form in the definition, or the figure.
    pub span: Span,
    /// `9 uses in 4 briefs`, `stated 4 times in 2 briefs`
    pub title: String,
    /// The uses, or the statements.
    pub places: Vec<Reference>,
}

/// What is said of each definition of a brief and of its figures that are stated again, in the order of
/// the text.
#[must_use]
pub fn lenses(workspace: &Workspace, key: &BriefKey) -> Vec<Lens> {
    ask(workspace, key, |case| {
        let lens = |definition: &attache_grammar::Definition| {
            let sense = Sense::defined(&case.project.lexicon, &definition.key, &definition.long);
            let mut places = references::places(case, &sense);
            places.retain(|place| place.role == Role::Use);
            Lens { span: definition.short_span, title: title(&places), places }
        };
        let mut lenses: Vec<_> = case.reading.brief.definitions.iter().map(lens).collect();
        lenses.extend(repeated(case).into_iter().filter_map(|(figure, others)| of_figure(case, figure, others)));
        lenses.sort_by_key(|lens| lens.span);
        lenses
    })
}

/// What is said of a figure; none where the brief has stated it before.
fn of_figure(case: &Case<'_>, figure: usize, others: Vec<Other>) -> Option<Lens> {
    let (key, span) = (&case.reading.key, case.reading.brief.figures[figure].span);
    if others.iter().any(|other| other.brief == *key && other.span < span) {
        return None;
    }
    let own = Reference { brief: key.clone(), span, role: Role::Use };
    let others = others.into_iter().map(|other| Reference { brief: other.brief, span: other.span, role: Role::Use });
    let places: Vec<_> = std::iter::once(own).chain(others).collect();
    let title = format!("stated {} times in {}", places.len(), briefs(&places));
    Some(Lens { span, title, places })
}

fn title(places: &[Reference]) -> String {
    let uses = match places.len() {
        0 => return "no uses".to_owned(),
        1 => "1 use".to_owned(),
        uses => format!("{uses} uses"),
    };
    format!("{uses} in {}", briefs(places))
}

/// `1 brief`, `4 briefs`
fn briefs(places: &[Reference]) -> String {
    let briefs: BTreeSet<_> = places.iter().map(|place| &place.brief).collect();
    match briefs.len() {
        1 => "1 brief".to_owned(),
        briefs => format!("{briefs} briefs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[test]
    fn uses_are_counted_over_all_briefs() {
        let briefs = [
            ("a.md", "The CFC has a new commander."),
            ("z.md", "A controlled foreign corporation (CFC) pays no tax. Each CFC files a form."),
            (
                "one.md",
                "§The Combined Forces Command (CFC) plans. The CFC exercises. The Harbour Crane Fund (HCF) pays.",
            ),
        ];
        let desk = desk(&briefs);
        let shown: Vec<_> = lenses(&desk.workspace, &desk.key)
            .into_iter()
            .map(|lens| format!("{}: {}", desk.words(&desk.key, lens.span), lens.title))
            .collect();
        assert_eq!(shown, ["CFC: 2 uses in 2 briefs", "HCF: no uses"]);
    }

    #[test]
    fn statements_of_a_figure_are_counted_where_a_brief_first_has_it() {
        let here = "§In 2024 the Harbour Crane Fund repaired 1,437 cranes. The fund repaired 1,437 cranes in Busan.";
        let there = "In 2024 the Harbour Crane Fund repaired 1,437 cranes and a ferry.";
        let desk = desk(&[("one.md", here), ("two.md", there), ("three.md", "It owns 9 cranes.")]);
        let found = lenses(&desk.workspace, &desk.key);
        let shown: Vec<_> =
            found.iter().map(|lens| format!("{}: {}", desk.words(&desk.key, lens.span), lens.title)).collect();
        assert_eq!(shown, ["1,437: stated 3 times in 2 briefs"]);
        assert!(found[0].span.start < 60);
    }
}
