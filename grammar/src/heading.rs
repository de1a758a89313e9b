//! Headings that carry no `#`: in text pasted from a page they are bare lines, in hurried
//! Markdown lines in bold. They are recognised by their looks and by what follows them.

use crate::{Block, BlockKind, Brief, furniture};

/// Marks bare headings among the paragraphs of a brief.
///
/// Who writes headings with `#` throughout writes no bare ones, so that in such a brief only the
/// names that every brief uses are taken for headings.
pub fn mark(text: &str, brief: &mut Brief) {
    let written = brief.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    // From the end, because a heading is known by what it stands above.
    for index in (0..brief.blocks.len().saturating_sub(1)).rev() {
        let block = &brief.blocks[index];
        let plausible = block.kind == BlockKind::Paragraph && !block.quoted && block.prose.len() <= LONGEST;
        if !plausible {
            continue;
        }
        let words = brief.words(block);
        let below = &brief.blocks[index + 1];
        if is_named(words) || written < 2 && has_looks(text, brief, block) && stands_above(brief, words, below) {
            brief.blocks[index].kind = BlockKind::Heading { level: 2, bare: true };
        }
    }
}

/// The longest heading, in bytes and in words.
const LONGEST: usize = 130;
const MOST_WORDS: usize = 16;

/// What the sections of briefs are called.
const NAMES: &[&str] = &[
    "analysis",
    "appendix",
    "background",
    "conclusion",
    "conclusions",
    "context",
    "discussion",
    "findings",
    "implications",
    "introduction",
    "methodology",
    "notes",
    "outlook",
    "overview",
    "policy implications",
    "policy options",
    "policy recommendation",
    "policy recommendations",
    "recommendation",
    "recommendations",
    "references",
    "the way forward",
    "way forward",
];

/// What summaries are called.
const SUMMARIES: &[&str] = &[
    "abstract",
    "at a glance",
    "executive summary",
    "highlights",
    "in brief",
    "key findings",
    "key messages",
    "key points",
    "key takeaways",
    "summary",
];

/// What lists of abbreviations are called.
const GLOSSARIES: &[&str] = &[
    "abbreviations",
    "abbreviations and acronyms",
    "acronyms",
    "acronyms and abbreviations",
    "glossary",
    "glossary of terms",
    "list of abbreviations",
    "list of abbreviations and acronyms",
    "list of acronyms",
    "list of acronyms and abbreviations",
    "terms and abbreviations",
];

/// Whether a heading stands above a summary.
pub fn is_summary(heading: &str) -> bool {
    holds(SUMMARIES, heading)
}

/// Whether a heading stands above a list of abbreviations.
pub fn is_glossary(heading: &str) -> bool {
    holds(GLOSSARIES, heading)
}

/// Whether a heading has a name that sections of all briefs have.
pub fn is_named(words: &str) -> bool {
    holds(NAMES, words) || is_summary(words) || is_glossary(words)
}

fn holds(names: &[&str], heading: &str) -> bool {
    let unnumbered = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let name = unnumbered.trim_end_matches([':', ' ']);
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a line looks like a heading: short, no sentence, no credit.
fn has_looks(text: &str, brief: &Brief, block: &Block) -> bool {
    let words = brief.words(block);
    let begins = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘'));
    let ends = words.ends_with(['.', '!', ';', ',', ':', '…']);
    if !begins || ends || words.split(' ').count() > MOST_WORDS || is_caption(words) || furniture::zone(words).is_some()
    {
        return false;
    }
    is_title_case(words) || is_emphasised(&text[block.span.range()]) || words.split(' ').count() <= 10
}

/// Whether what follows a line is what follows a heading. A line in Title Case stands above
/// anything; one that could be the beginning of a sentence needs text, points or a byline below.
fn stands_above(brief: &Brief, words: &str, below: &Block) -> bool {
    let next = brief.words(below);
    match below.kind {
        _ if is_title_case(words) => true,
        BlockKind::Heading { .. } => true,
        BlockKind::Item => true,
        BlockKind::Paragraph => next.len() > LONGEST || furniture::zone(next).is_some() || next.ends_with(['.', '?']),
        _ => false,
    }
}

fn is_caption(words: &str) -> bool {
    ["Figure ", "Fig. ", "Table ", "Chart ", "Box ", "Exhibit ", "Source", "Note"]
        .iter()
        .any(|caption| words.starts_with(caption) && words.contains([':', '.']))
}

/// Whether the whole line is in bold or italics.
fn is_emphasised(source: &str) -> bool {
    let line = source.trim();
    ["**", "__", "*", "_"].iter().any(|mark| {
        let inner = line.strip_prefix(mark).and_then(|line| line.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(mark))
    })
}

/// Whether nearly all words of weight begin with a capital.
pub fn is_title_case(words: &str) -> bool {
    let weighty = words.split([' ', '/']).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let weighty = weighty.filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic));
    let (mut all, mut small) = (0, 0);
    for word in weighty {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    all > 0 && small * 4 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text` that are read as headings.
    fn headings(text: &str) -> Vec<String> {
        let brief = crate::parse(text);
        let headings = brief.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
        headings.map(|block| brief.words(block).to_owned()).collect()
    }

    const PARAGRAPH: &str = "The port handles a third of the trade of the region, and its cranes are older than \
        the crews that work them. A plan to replace them was agreed last year.";

    #[test]
    fn a_short_line_in_title_case_above_text_is_a_heading() {
        let text = format!("Cranes and the Men Who Work Them\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), ["Cranes and the Men Who Work Them"]);
    }

    #[test]
    fn a_short_line_in_sentence_case_above_text_is_a_heading() {
        let text = format!("What the port needs now\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), ["What the port needs now"]);
    }

    #[test]
    fn a_line_in_bold_is_a_heading() {
        let text = format!("**Most of the cranes have long outlived the men who built them**\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), ["Most of the cranes have long outlived the men who built them"]);
    }

    #[test]
    fn the_usual_names_are_headings_in_any_case_and_with_numbers() {
        let text = format!("KEY FINDINGS:\n\n- One.\n\nPolicy recommendation\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), ["KEY FINDINGS:", "Policy recommendation"]);
    }

    #[test]
    fn sentences_credits_captions_and_last_lines_are_no_headings() {
        let text = format!(
            "The port is old.\n\nAuthor: Jane Roe\n\n4 March 2025\n\nFigure 1: Cranes by age\n\n{PARAGRAPH}\n\nPort Notes Weekly\n"
        );
        assert_eq!(headings(&text), Vec::<String>::new());
    }

    #[test]
    fn beside_written_headings_only_the_usual_names_are_headings() {
        let text = format!("# Ports\n\n## Cranes\n\nThe Old Pier\n\n{PARAGRAPH}\n\nConclusion\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), ["Ports", "Cranes", "Conclusion"]);
    }

    #[test]
    fn list_items_and_quotations_are_no_headings() {
        let text = format!("- The Old Pier\n\n> The New Pier\n\n{PARAGRAPH}\n");
        assert_eq!(headings(&text), Vec::<String>::new());
    }
}
