//! Where a term stands in the brief at hand: its short form, its long form, its definitions.

use super::references::{self, Role};
use super::sense::Sense;
use super::{ask, subject};
use crate::BriefKey;
use crate::workspace::Workspace;
use attache_grammar::Span;

/// One place to mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Highlight {
    /// The place.
    pub span: Span,
    /// What the term does there.
    pub role: Role,
}

/// The places of the term at `offset` in this brief, in the order of the text. A definition is two
/// places: its long form and its short form.
#[must_use]
pub fn highlights(workspace: &Workspace, key: &BriefKey, offset: usize) -> Vec<Highlight> {
    ask(workspace, key, |case| {
        let lexicon = &*case.project.lexicon;
        let Some(subject) = subject::at(case.reading, lexicon, offset) else { return Vec::new() };
        let sense = Sense::of(case, &subject);
        let found = references::here(case, &sense);
        let mut marks: Vec<_> = found.iter().map(|place| Highlight { span: place.span, role: place.role }).collect();
        let definitions = case.reading.brief.definitions.iter();
        let is_marked = |short: Span| found.iter().any(|place| place.role == Role::Definition && place.span == short);
        let longs = definitions.filter(|definition| is_marked(definition.short_span));
        marks.extend(longs.map(|definition| Highlight { span: definition.long_span, role: Role::Definition }));
        marks.sort_unstable();
        marks.dedup_by_key(|mark| mark.span);
        marks
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn check(text: &str, expected: &[&str]) {
        let desk = desk(&[("one.md", text), ("two.md", "The Combined Forces Command (CFC) moved.")]);
        let found = highlights(&desk.workspace, &desk.key, desk.offset);
        let shown: Vec<_> =
            found.iter().map(|mark| format!("{:?} {}", mark.role, desk.words(&desk.key, mark.span))).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn both_halves_of_a_definition_are_marked_with_the_uses() {
        check(
            "The Combined Forces Command (CFC) plans. The C§FC exercises. The Combined Forces Command stays.",
            &["Definition Combined Forces Command", "Definition CFC", "Use CFC", "Long Combined Forces Command"],
        );
    }

    #[test]
    fn a_name_is_marked_wherever_it_stands() {
        check("Lee Jae M§yung spoke. Then Lee Jae Myung left.", &["Long Lee Jae Myung", "Long Lee Jae Myung"]);
    }

    #[test]
    fn nothing_is_marked_between_terms() {
        check("The Combined Forces Command (CFC) pla§ns.", &[]);
    }
}
