//! The terms and figures of a brief as an editor may colour them: where a term is defined, where it is
//! used, and where it is used although no reader of this brief is told what it means; figures, and those
//! that disagree with another.

use super::ask;
use crate::BriefKey;
use crate::meaning::{Status, status};
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::HashMap;
use std::ops::Range;

/// A coloured place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    /// The place.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a coloured place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A term where it is defined: its short form or its long form.
    Definition,
    /// A short form that the reader can look up, or knows.
    Term,
    /// A short form that the brief does not explain and not everybody knows.
    Undefined,
    /// A number with what it measures.
    Figure,
    /// A figure that a rule has something to say about.
    Disagreeing,
}

/// The coloured places that touch a range of bytes, in the order of the text and without overlaps.
#[must_use]
pub fn tokens(workspace: &Workspace, key: &BriefKey, range: Range<usize>) -> Vec<Token> {
    let findings = workspace.lint(key).findings;
    let disagreements: Vec<_> =
        findings.iter().filter(|finding| finding.rule.is_about_figures()).map(|finding| finding.span).collect();
    ask(workspace, key, |case| {
        let touches = |token: &Token| (token.span.start as usize) < range.end && range.start < token.span.end as usize;
        let mut tokens: Vec<_> = all(case, &disagreements).into_iter().filter(touches).collect();
        // Of two that overlap the one that begins first stays, and of those the longer.
        tokens.sort_by_key(|token| (token.span.start, std::cmp::Reverse(token.span.end)));
        let mut end = 0;
        tokens.retain(|token| {
            let is_free = token.span.start >= end;
            end = end.max(token.span.end);
            is_free
        });
        tokens
    })
}

fn all(case: &Case<'_>, disagreements: &[Span]) -> Vec<Token> {
    let brief = &case.reading.brief;
    let definitions = brief.definitions.iter().flat_map(|definition| [definition.short_span, definition.long_span]);
    let definitions = definitions.map(|span| Token { span, kind: TokenKind::Definition });
    let mut kinds = HashMap::new();
    let uses = brief.uses.iter().map(|place| {
        let kind = kinds.entry(&place.key).or_insert_with(|| {
            match status(case.reading, case.project, case.index, &place.key) {
                Status::Undefined | Status::Pack => TokenKind::Undefined,
                Status::Defined | Status::Glossary | Status::WellKnown => TokenKind::Term,
            }
        });
        Token { span: place.span, kind: *kind }
    });
    let figures = brief.figures.iter().map(|figure| {
        let disagrees = disagreements.iter().any(|span| span.overlaps(figure.span));
        Token { span: figure.span, kind: if disagrees { TokenKind::Disagreeing } else { TokenKind::Figure } }
    });
    definitions.chain(uses).chain(figures).filter(|token| !token.span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[track_caller]
    fn check(text: &str, range: Range<usize>, expected: &[&str]) {
        let desk = desk(&[("one.md", text)]);
        let found = tokens(&desk.workspace, &desk.key, range);
        let shown: Vec<_> =
            found.iter().map(|token| format!("{:?} {}", token.kind, desk.words(&desk.key, token.span))).collect();
        assert_eq!(shown, expected);
    }

    const TEXT: &str = "The UN asked the Combined Forces Command (CFC). The CFC met KHQX.";

    #[test]
    fn terms_are_told_apart_by_what_the_reader_knows_of_them() {
        let expected =
            ["Term UN", "Definition Combined Forces Command", "Definition CFC", "Term CFC", "Undefined KHQX"];
        check(TEXT, 0..TEXT.len(), &expected);
    }

    #[test]
    fn a_part_of_the_text_has_the_terms_that_touch_it() {
        check(TEXT, 45..55, &["Term CFC"]);
    }

    #[test]
    fn figures_are_told_from_those_that_disagree() {
        let text = "The ferry carries 90 people. Its crew of 45 sailors comprised 30 officers and 18 cooks.";
        let expected = ["Figure 90", "Disagreeing 45", "Figure 30", "Figure 18"];
        let desk = desk(&[("one.md", text)]);
        let found = tokens(&desk.workspace, &desk.key, 0..text.len());
        let kind = |token: &Token| match token.kind {
            TokenKind::Figure | TokenKind::Disagreeing => {
                Some(format!("{:?} {}", token.kind, desk.words(&desk.key, token.span)))
            }
            _ => None,
        };
        assert_eq!(found.iter().filter_map(kind).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_term_within_a_long_form_is_part_of_it() {
        check(
            "The UN Human Settlements Programme (UNHSP) met.",
            0..60,
            &["Definition UN Human Settlements Programme", "Definition UNHSP"],
        );
    }
}
