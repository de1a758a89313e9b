//! Text pasted from a page has one paragraph a line and bullets that are characters. This file
//! parts such blocks at their line breaks; hard-wrapped Markdown stays in one piece.

use crate::markdown::Break;
use crate::{Block, BlockKind, Brief, Span, heading};
use std::ops::Range;

/// Splits the blocks of `brief` where a line break is the end of a paragraph. `breaks` are the
/// line breaks within blocks, in order.
pub fn split(text: &str, breaks: &[Break], brief: &mut Brief) {
    let mut breaks = breaks;
    for block in std::mem::take(&mut brief.blocks) {
        let inside = breaks.partition_point(|line_break| line_break.prose < block.prose.end);
        let (mine, rest) = breaks.split_at(inside);
        breaks = rest;
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            brief.blocks.push(block);
            continue;
        }
        if mine.is_empty() {
            let whole = Line { prose: block.prose.clone(), span: block.span };
            push(text, brief, &block, std::slice::from_ref(&whole));
            continue;
        }
        let lines = lines(&block, mine);
        let pasted = is_pasted(brief.prose.text(), &lines);
        let mut open = 0;
        for (index, line_break) in mine.iter().enumerate() {
            let next = &brief.prose.text()[lines[index + 1].prose.clone()];
            if line_break.empty_line || bullet(next) > 0 || pasted && !is_continuation(next) {
                push(text, brief, &block, &lines[open..=index]);
                brief.prose.part(line_break.prose);
                open = index + 1;
            }
        }
        push(text, brief, &block, &lines[open..]);
    }
}

/// A line of a block: its words, and where it stands with its markup.
struct Line {
    prose: Range<usize>,
    span: Span,
}

fn lines(block: &Block, breaks: &[Break]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(breaks.len() + 1);
    let (mut prose, mut start) = (block.prose.start, block.span.start);
    for line_break in breaks {
        let end = line_break.span.start.max(start);
        lines.push(Line { prose: prose..line_break.prose, span: Span { start, end } });
        (prose, start) = (line_break.prose + 1, line_break.span.end.max(end));
    }
    let end = block.span.end.max(start);
    lines.push(Line { prose: prose..block.prose.end, span: Span { start, end } });
    lines
}

/// Adds the block that some lines of `whole` make up.
fn push(text: &str, brief: &mut Brief, whole: &Block, lines: &[Line]) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let prose = first.prose.start..last.prose.end;
    let span = Span { start: first.span.start, end: last.span.end };
    let bullet = bullet(&brief.prose.text()[prose.clone()]);
    let kind = match whole.kind {
        _ if bullet > 0 => BlockKind::Item,
        // A line at the left margin belongs to the item above only by the letter of CommonMark.
        BlockKind::Item if span.start > whole.span.start && at_margin(text, span) => BlockKind::Paragraph,
        kind => kind,
    };
    brief.blocks.push(Block { kind, span, prose: prose.start + bullet..prose.end, ..whole.clone() });
}

fn at_margin(text: &str, span: Span) -> bool {
    let (before, line) = text.split_at(span.start as usize);
    before.ends_with('\n') && !line.starts_with([' ', '\t'])
}

/// The longest line of hard-wrapped Markdown, and the shortest that is full, in characters.
const WIDEST: usize = 120;
const NARROWEST: usize = 50;

/// Whether the line breaks of a block end paragraphs.
///
/// Pasted text has very long lines among short ones. One sentence a line is a habit of people who
/// keep their Markdown under version control, and their paragraphs are whole. Where all lines are
/// short, a break below a heading or before a word that had room on the line was meant.
fn is_pasted(prose: &str, lines: &[Line]) -> bool {
    if lines.len() < 2 {
        return false;
    }
    let words = |line: &Line| &prose[line.prose.clone()];
    if lines.iter().any(|line| line.prose.len() > WIDEST && words(line).chars().count() > WIDEST) {
        return lines.iter().any(|line| holds_sentences(words(line)) || !ends_sentence(words(line)));
    }
    let was_meant = |pair: &[Line]| {
        let (line, next) = (words(&pair[0]), words(&pair[1]));
        let word = next.split(' ').next().unwrap_or_default();
        let had_room = pair[0].span.len() + 1 + word.len() < NARROWEST;
        had_room || heading::is_title_case(line) && !ends_sentence(line)
    };
    lines.windows(2).any(was_meant) && !lines[1..].iter().any(|line| is_continuation(words(line)))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', ':', ';', ','])
}

/// Whether a sentence ends and another begins within a line.
fn holds_sentences(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| line[at + 2..].starts_with(char::is_uppercase))
}

/// Whether a line can only go on from the line above it.
fn is_continuation(line: &str) -> bool {
    line.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '.' | ';' | ')' | '–' | '—' | '&'))
}

/// How many bytes of a line are a bullet that was pasted as a character, and the blank behind it.
fn bullet(line: &str) -> usize {
    const BULLETS: [char; 10] = ['•', '‣', '◦', '▪', '●', '○', '■', '□', '►', '·'];
    match line.strip_prefix(BULLETS).and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) => line.len() - rest.len(),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind and the words of every block.
    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let brief = crate::parse(text);
        brief.blocks.iter().map(|block| (block.kind, brief.words(block).to_owned())).collect()
    }

    fn words(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, words)| words).collect()
    }

    const LONG: &str = "The port handles a third of the trade of the region. Its cranes are older than the crews \
        that work them, and a plan to replace them was agreed last year.";

    #[test]
    fn pasted_text_has_one_paragraph_a_line() {
        assert_eq!(words(&format!("{LONG}\nCranes and Crews\n{LONG}\n")), [LONG, "Cranes and Crews", LONG]);
    }

    #[test]
    fn hard_wrapped_text_stays_together() {
        let text = "The port handles a third of the trade of the region, and the ministry in\n\
            Seoul has long known that its cranes are older than the crews that work\n\
            them. A plan\nto replace them was agreed last year by the Port Authority of\nBusan.\n";
        assert_eq!(words(text).len(), 1);
        assert_eq!(words("The plan was agreed by the ministry, the port and the\nPusan Chamber of Trade.\n").len(), 1);
    }

    #[test]
    fn one_sentence_a_line_stays_together() {
        let sentence = "The port handles a third of the trade of the region and its cranes are older than the \
            crews that work them, as the ministry admits.";
        assert_eq!(words(&format!("{sentence}\nNobody denies it.\n{sentence}\n")).len(), 1);
    }

    #[test]
    fn short_lines_that_had_room_for_more_are_lines_of_their_own() {
        let text = "View All Briefs\nA Harbour for Wind\nPublished March 9, 2025\nDownload PDF\n";
        assert_eq!(words(text).len(), 4);
    }

    #[test]
    fn a_heading_right_above_a_short_paragraph_is_a_line_of_its_own() {
        let text = "Cranes, Crews, and the Cost of Neither Having Any\nFirst, the port of Busan has too few of them.\n";
        assert_eq!(words(text).len(), 2);
    }

    #[test]
    fn bullets_pasted_as_characters_begin_items() {
        let text = "Recommendations\n\n  • Replace the cranes\n  • Train the crews,\n    all of them\n";
        let expected = [
            (BlockKind::Heading { level: 2, bare: true }, "Recommendations".to_owned()),
            (BlockKind::Item, "Replace the cranes".to_owned()),
            (BlockKind::Item, "Train the crews, all of them".to_owned()),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn a_line_of_no_break_spaces_ends_a_paragraph() {
        assert_eq!(words("The port is old and\n\u{A0}\nthe cranes are older.\n").len(), 2);
    }

    #[test]
    fn a_heading_right_below_a_list_is_not_part_of_its_last_item() {
        let text = format!("- Replace the cranes.\n- Train the crews.\nConclusion\n{LONG}\n");
        let kinds: Vec<_> = blocks(&text).into_iter().map(|(kind, _)| kind).collect();
        let heading = BlockKind::Heading { level: 2, bare: true };
        assert_eq!(kinds, [BlockKind::Item, BlockKind::Item, heading, BlockKind::Paragraph]);
    }

    #[test]
    fn every_part_knows_where_it_stands() {
        let text = format!("{LONG}\n**Cranes** and Crews\n{LONG}\n");
        let brief = crate::parse(&text);
        assert_eq!(&text[brief.blocks[1].span.range()], "**Cranes** and Crews");
    }
}
