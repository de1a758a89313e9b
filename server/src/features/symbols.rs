//! What a brief is made of: its sections and the terms that they define; and the terms of all briefs
//! by name.

use super::ask;
use crate::BriefKey;
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::{Block, BlockKind, Brief, Definition, Figure, Span};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// A part of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its words, or the short form.
    pub name: String,
    /// What a short form stands for.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// The words to go to, within the span.
    pub selection: Span,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// A heading and what stands under it.
    Section,
    /// A definition.
    Term,
    /// A number with what it measures.
    Figure,
}

/// A definition somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The short form.
    pub short: String,
    /// What it stands for.
    pub long: String,
    /// The brief that says so.
    pub brief: BriefKey,
    /// Where it says so.
    pub span: Span,
}

/// As many terms as an author looks at.
const MOST: usize = 200;

/// The parts of a brief. Some editors show headings by themselves and want only the rest.
#[must_use]
pub fn symbols(workspace: &Workspace, key: &BriefKey, with_sections: bool) -> Vec<Symbol> {
    ask(workspace, key, |case| {
        let brief = &case.reading.brief;
        let sections = if with_sections { sections(brief, &case.reading.text) } else { Vec::new() };
        let mut root = Vec::new();
        let mut parts = sections.into_iter().map(|(level, symbol)| (Some(level), symbol)).collect::<Vec<_>>();
        parts.extend(brief.definitions.iter().map(|definition| (None, term(definition))));
        parts.extend(brief.figures.iter().filter_map(|one| Some((None, figure(case, one)?))));
        // A section comes before the terms of its own heading.
        parts.sort_by_key(|(level, symbol)| (symbol.span.start, level.is_none()));
        let mut open: Vec<(u8, Symbol)> = Vec::new();
        for (level, symbol) in parts {
            while open.last().is_some_and(|(above, section)| {
                level.is_some_and(|level| level <= *above) || symbol.span.end > section.span.end
            }) {
                close(&mut open, &mut root);
            }
            match level {
                Some(level) => open.push((level, symbol)),
                None => open.last_mut().map_or(&mut root, |(_, section)| &mut section.children).push(symbol),
            }
        }
        while !open.is_empty() {
            close(&mut open, &mut root);
        }
        root
    })
}

fn close(open: &mut Vec<(u8, Symbol)>, root: &mut Vec<Symbol>) {
    let Some((_, symbol)) = open.pop() else { return };
    open.last_mut().map_or(root, |(_, section)| &mut section.children).push(symbol);
}

fn term(definition: &Definition) -> Symbol {
    let (short, long) = (definition.short_span, definition.long_span);
    let whole = Span { start: short.start.min(long.start), end: short.end.max(long.end) };
    // The other half may stand at another end of a table or of the file.
    let is_near = whole.len() < short.len() + long.len() + 100;
    Symbol {
        name: definition.short.to_string(),
        detail: definition.long.clone(),
        kind: SymbolKind::Term,
        span: if is_near { whole } else { short },
        selection: short,
        children: Vec::new(),
    }
}

/// A figure in the brief's own words, if they say what it measures.
fn figure(case: &Case<'_>, figure: &Figure) -> Option<Symbol> {
    let text = case.reading.brief.prose.text();
    let slots = &figure.slots;
    let measured = slots.subject.as_ref().or(slots.whole.as_ref()).or(slots.head.as_ref())?;
    Some(Symbol {
        name: text[figure.prose.clone()].to_owned(),
        detail: text[measured.clone()].to_owned(),
        kind: SymbolKind::Figure,
        span: figure.span,
        selection: figure.span,
        children: Vec::new(),
    })
}

/// The sections in the order of the text: each from its heading to the next one of its level or above.
fn sections(brief: &Brief, text: &str) -> Vec<(u8, Symbol)> {
    let headings: Vec<_> = headings(brief).collect();
    let section = |(at, (level, block)): (usize, &(u8, &Block))| {
        let next = headings[at + 1..].iter().find(|(other, _)| other <= level);
        let end = next.map_or(text.len(), |(_, block)| block.span.start as usize);
        let words = brief.words(block).trim();
        let symbol = Symbol {
            name: if words.is_empty() { "…".to_owned() } else { words.to_owned() },
            detail: String::new(),
            kind: SymbolKind::Section,
            span: Span::new(block.span.start as usize, end),
            selection: block.span,
            children: Vec::new(),
        };
        (*level, symbol)
    };
    headings.iter().enumerate().map(section).collect()
}

/// The headings of a brief with their levels.
pub(super) fn headings(brief: &Brief) -> impl Iterator<Item = (u8, &Block)> {
    brief.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level, .. } => Some((level, block)),
        _ => None,
    })
}

/// The definitions of all briefs whose short or long form has what was typed, best first.
#[must_use]
pub fn find(workspace: &Workspace, typed: &str) -> Vec<Stated> {
    workspace.settle();
    let typed = typed.trim();
    let mut found: Vec<(u8, Stated)> = Vec::new();
    for shelf in workspace.shelves() {
        shelf.with_index(|_, index| {
            let shorts = index.terms().shorts().flat_map(|(short, said)| {
                let ranks = said.variants.iter().filter_map(|variant| rank(typed, short, &variant.long));
                BTreeSet::from_iter(ranks).into_iter().map(move |rank| (rank, short))
            });
            let mut shorts: Vec<(u8, &SmolStr)> = shorts.collect();
            shorts.sort_unstable();
            let stated = shorts.into_iter().flat_map(|(best, short)| {
                let stated =
                    index.definitions_as(short, move |variant| rank(typed, short, &variant.long) == Some(best));
                stated.map(move |(brief, definition)| {
                    let (short, long) = (short.to_string(), definition.long.to_string());
                    (best, Stated { short, long, brief: brief.clone(), span: definition.short_span })
                })
            });
            found.extend(stated.take(MOST));
        });
    }
    found.sort_by(|(one, a), (other, b)| (one, &a.short, &a.brief, a.span).cmp(&(other, &b.short, &b.brief, b.span)));
    found.truncate(MOST);
    found.into_iter().map(|(_, stated)| stated).collect()
}

/// How well a term answers what was typed; the less the better.
fn rank(typed: &str, short: &str, long: &str) -> Option<u8> {
    if short.eq_ignore_ascii_case(typed) {
        Some(0)
    } else if find_ignoring_case(short, typed) == Some(0) {
        Some(1)
    } else {
        match find_ignoring_case(long, typed) {
            Some(0) => Some(2),
            Some(_) => Some(3),
            None => find_ignoring_case(short, typed).map(|_| 3),
        }
    }
}

/// Where a text has a word, whatever the case of letters in ASCII.
fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let last = text.len().checked_sub(word.len())?;
    (0..=last).find(|&at| text.as_bytes()[at..at + word.len()].eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn shown(symbols: &[Symbol], depth: usize, lines: &mut Vec<String>) {
        for symbol in symbols {
            assert!(symbol.span.contains(symbol.selection), "{symbol:?}");
            let detail = if symbol.detail.is_empty() { String::new() } else { format!(": {}", symbol.detail) };
            lines.push(format!("{}{}{detail}", "- ".repeat(depth), symbol.name));
            shown(&symbol.children, depth + 1, lines);
        }
    }

    #[track_caller]
    fn check(text: &str, with_sections: bool, expected: &[&str]) {
        let desk = desk(&[("one.md", text)]);
        let mut lines = Vec::new();
        shown(&symbols(&desk.workspace, &desk.key, with_sections), 0, &mut lines);
        assert_eq!(lines, expected);
    }

    const TEXT: &str = "# Water\n\nThe Han River Cooling Compact (HRCC) binds cities.\n\n## Money\n\n\
        A host-nation fund (HNF) pays.\n\n### Fees\n\nNone.\n\n## People\n\nThe Combined Forces Command (CFC) plans.\n";

    #[test]
    fn terms_stand_in_their_sections() {
        check(
            TEXT,
            true,
            &[
                "Water",
                "- HRCC: Han River Cooling Compact",
                "- Money",
                "- - HNF: host-nation fund",
                "- - Fees",
                "- People",
                "- - CFC: Combined Forces Command",
            ],
        );
    }

    #[test]
    fn figures_that_say_what_they_measure_stand_among_them() {
        check(
            "# Water\n\nThe cooling budget rose to USD 3 million. About 40 cities pay.\n",
            true,
            &["Water", "- USD 3 million: cooling budget", "- 40: cities"],
        );
    }

    #[test]
    fn terms_can_be_had_alone() {
        check(
            TEXT,
            false,
            &["HRCC: Han River Cooling Compact", "HNF: host-nation fund", "CFC: Combined Forces Command"],
        );
    }

    #[test]
    fn what_stands_before_the_first_heading_stands_in_none() {
        check(
            "---\nterms:\n  HNF: host-nation fund\n---\n\n## Money\n\nThe HNF pays.\n",
            true,
            &["HNF: host-nation fund", "Money"],
        );
    }

    #[test]
    fn terms_are_found_by_either_form_and_the_closest_comes_first() {
        let briefs = [
            ("one.md", "A host-nation fund (HNF) pays. The HNF is small."),
            ("two.md", "The Harbour and Nation Fund Council (HNFC) met. The HNFC paid."),
        ];
        let desk = desk(&briefs);
        let found = |typed: &str| -> Vec<String> {
            let found = find(&desk.workspace, typed);
            found.iter().map(|stated| format!("{} in {}", stated.short, stated.brief)).collect()
        };
        assert_eq!(found("hnf"), ["HNF in one.md", "HNFC in two.md"]);
        assert_eq!(found("nation fund"), ["HNF in one.md", "HNFC in two.md"]);
        assert_eq!(found(""), ["HNF in one.md", "HNFC in two.md"]);
        assert_eq!(found("crane"), Vec::<String>::new());
    }
}
