//! What can be folded away: sections, front matter, tables, comments of several lines.

use super::ask;
use super::symbols::headings;
use crate::BriefKey;
use crate::workspace::Workspace;
use attache_grammar::{BlockKind, Brief, Span};

/// A part that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// From the line that stays to the last one that goes.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// A section, or a table.
    Part,
    /// Front matter.
    FrontMatter,
}

/// The parts that can be folded, in the order of the text.
#[must_use]
pub fn folds(workspace: &Workspace, key: &BriefKey) -> Vec<Fold> {
    ask(workspace, key, |case| {
        let (brief, text) = (&case.reading.brief, &*case.reading.text);
        let mut folds: Vec<_> =
            sections(brief, text).chain(tables(brief)).map(|span| Fold { span, kind: FoldKind::Part }).collect();
        folds.extend(front_matter(text).map(|span| Fold { span, kind: FoldKind::FrontMatter }));
        folds.retain(|fold| text[fold.span.range()].contains(['\n', '\r']));
        folds.sort_unstable();
        folds
    })
}

/// Each section without the blank lines at its end.
fn sections(brief: &Brief, text: &str) -> impl Iterator<Item = Span> {
    let headings: Vec<_> = headings(brief).map(|(level, block)| (level, block.span.start as usize)).collect();
    let section = |(at, (level, start)): (usize, &(u8, usize))| {
        let next = headings[at + 1..].iter().find(|(other, _)| other <= level);
        let end = next.map_or(text.len(), |(_, start)| *start);
        Span::new(*start, start + text[*start..end].trim_end().len())
    };
    headings.iter().enumerate().map(section).collect::<Vec<_>>().into_iter()
}

fn tables(brief: &Brief) -> impl Iterator<Item = Span> {
    let mut tables: Vec<(u32, Span)> = Vec::new();
    for block in &brief.blocks {
        let BlockKind::Cell { table, .. } = block.kind else { continue };
        match tables.last_mut().filter(|(last, _)| *last == table) {
            Some((_, span)) => span.end = span.end.max(block.span.end),
            None => tables.push((table, block.span)),
        }
    }
    tables.into_iter().map(|(_, span)| span)
}

/// From the first line of dashes to the second.
fn front_matter(text: &str) -> Option<Span> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = start + first.len();
    for line in lines {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Span::new(start, end - (line.len() - line.trim_end().len())));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[test]
    fn sections_tables_and_front_matter_fold() {
        let text = "---\ntitle: Water\n---\n\n# Water\n\nText.\n\n## Money\n\n| a | b |\n|---|---|\n| c | d |\n\n## People\n\nText.\n\n\n";
        let desk = desk(&[("one.md", text)]);
        let lines = |span: Span| {
            let line = |at: u32| text[..at as usize].matches('\n').count();
            (line(span.start), line(span.end))
        };
        let shown: Vec<_> =
            folds(&desk.workspace, &desk.key).iter().map(|fold| (lines(fold.span), fold.kind)).collect();
        let part = |from, to| ((from, to), FoldKind::Part);
        let expected = [((0, 2), FoldKind::FrontMatter), part(4, 16), part(8, 12), part(10, 12), part(14, 16)];
        assert_eq!(shown, expected);
    }

    #[test]
    fn one_line_does_not_fold() {
        let desk = desk(&[("one.md", "# Water\n\n# Money\n\nText.\n")]);
        let shown: Vec<_> =
            folds(&desk.workspace, &desk.key).iter().map(|fold| desk.words(&desk.key, fold.span)).collect();
        assert_eq!(shown, ["# Money\n\nText."]);
    }
}
