//! How often a term is used, at the place that defines it.

use super::ask;
use super::references::{self, Reference, Role};
use super::sense::Sense;
use crate::BriefKey;
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::BTreeSet;

/// What is said of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The short form in the definition.
    pub span: Span,
    /// `9 uses in 4 briefs`
    pub title: String,
    /// The uses.
    pub places: Vec<Reference>,
}

/// What is said of each definition of a brief, in the order of the text.
#[must_use]
pub fn lenses(workspace: &Workspace, key: &BriefKey) -> Vec<Lens> {
    ask(workspace, key, |case| {
        let lens = |definition: &attache_grammar::Definition| {
            let sense = Sense::defined(&case.project.lexicon, &definition.key, &definition.long);
            let mut places = references::places(case, &sense);
            places.retain(|place| place.role == Role::Use);
            Lens { span: definition.short_span, title: title(&places), places }
        };
        case.reading.brief.definitions.iter().map(lens).collect()
    })
}

fn title(places: &[Reference]) -> String {
    let briefs: BTreeSet<_> = places.iter().map(|place| &place.brief).collect();
    let uses = match places.len() {
        0 => return "no uses".to_owned(),
        1 => "1 use".to_owned(),
        uses => format!("{uses} uses"),
    };
    match briefs.len() {
        1 => format!("{uses} in 1 brief"),
        briefs => format!("{uses} in {briefs} briefs"),
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
}
