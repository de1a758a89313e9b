//! Which block is what in a brief: its title, its summary, what nobody wrote for it. Files may
//! hold several briefs, pasted one below the other.

use crate::{Block, BlockKind, Brief, Zone, furniture, heading};
use std::collections::BTreeSet;

/// Marks the zones of all blocks.
pub fn mark(brief: &mut Brief) {
    mark_furniture(brief);
    for index in titles(brief) {
        brief.blocks[index].zone = Zone::Title;
    }
    mark_repeated_titles(brief);
    mark_sections(brief);
}

fn mark_furniture(brief: &mut Brief) {
    for index in 0..brief.blocks.len() {
        let block = &brief.blocks[index];
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || block.quoted {
            continue;
        }
        let words = brief.words(block);
        let distributor = furniture::is_distributor(words);
        if let Some(zone) = furniture::zone(words) {
            brief.blocks[index].zone = zone;
        }
        // Distributors put the name of the publisher above their own line.
        if distributor && index == 1 && brief.blocks[0].kind == BlockKind::Paragraph {
            brief.blocks[0].zone = Zone::Boilerplate;
        }
    }
}

/// The titles of the briefs in a file: the first `#` heading and those above a byline or a date.
/// Without any `#` it is the bare heading above a byline or a date, or else the first heading if
/// no text stands before it.
fn titles(brief: &Brief) -> Vec<usize> {
    let blocks = &brief.blocks;
    let is_heading = |index: &usize| matches!(blocks[*index].kind, BlockKind::Heading { .. });
    let is_title = |index: &usize| !heading::is_named(brief.words(&blocks[*index]));
    let main = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 1, .. });
    if let Some(first) = blocks.iter().position(main) {
        let above_credits = |index: &usize| blocks.get(index + 1).is_some_and(|below| below.zone == Zone::Credit);
        let mains = (first..blocks.len()).filter(|index| main(&blocks[*index]));
        return mains.filter(|index| *index == first || above_credits(index)).filter(is_title).collect();
    }
    let body = |block: &Block| block.zone == Zone::Body;
    // Credits with no text below them are a signature.
    let last = blocks.iter().rposition(body).unwrap_or(0);
    let begins_credits = |index: &usize| {
        let before = index.checked_sub(1).map(|before| blocks[before].zone);
        blocks[*index].zone == Zone::Credit && before != Some(Zone::Credit)
    };
    let mut titles: Vec<usize> =
        (0..last).filter(begins_credits).filter_map(|index| title_above(brief, index)).collect();
    if titles.is_empty() {
        titles.extend(blocks.iter().position(body).filter(is_heading).filter(is_title));
    }
    titles
}

/// The longest of the bare headings right above a block: shorter ones are the name of the series
/// or the rubric.
fn title_above(brief: &Brief, index: usize) -> Option<usize> {
    let is_bare = |block: &&Block| matches!(block.kind, BlockKind::Heading { bare: true, .. });
    let run = brief.blocks[..index].iter().rev().take_while(is_bare).count();
    (index - run..index).max_by_key(|index| brief.blocks[*index].prose.len())
}

/// Pages print a title twice, and front matter says what the first heading says again.
fn mark_repeated_titles(brief: &mut Brief) {
    let marked = brief.blocks.iter().filter(|block| block.zone == Zone::Title).map(|block| brief.words(block));
    let titles: BTreeSet<String> = marked.chain(brief.front.title.as_deref()).map(str::to_ascii_lowercase).collect();
    let longest = titles.iter().map(String::len).max().unwrap_or(0);
    for index in 0..brief.blocks.len() {
        let block = &brief.blocks[index];
        let may_be = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
            && block.zone == Zone::Body
            && block.prose.len() <= longest;
        if may_be && titles.contains(&brief.words(block).to_ascii_lowercase()) {
            brief.blocks[index].zone = Zone::Title;
        }
    }
}

/// Marks what stands under a heading that names a summary or a list of abbreviations, down to
/// the next heading of its level.
fn mark_sections(brief: &mut Brief) {
    let mut section: Option<(u8, Zone)> = None;
    for index in 0..brief.blocks.len() {
        let block = &brief.blocks[index];
        if let BlockKind::Heading { level, .. } = block.kind {
            let words = brief.words(block);
            if heading::is_summary(words) {
                section = Some((level, Zone::Summary));
            } else if heading::is_glossary(words) {
                section = Some((level, Zone::Glossary));
            } else {
                section = section.filter(|(above, _)| level > *above);
            }
        }
        if let Some((_, zone)) = section
            && block.zone == Zone::Body
        {
            brief.blocks[index].zone = zone;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of all blocks in a zone.
    fn of(zone: Zone, text: &str) -> Vec<String> {
        let brief = crate::parse(text);
        let blocks = brief.blocks.iter().filter(|block| block.zone == zone);
        blocks.map(|block| brief.words(block).to_owned()).collect()
    }

    const PARAGRAPH: &str = "The port handles a third of the trade of the region, and its cranes are older than \
        the crews that work them. A plan to replace them was agreed last year.";

    #[test]
    fn the_first_heading_is_the_title() {
        let text = format!("# Cranes and Crews\n\n{PARAGRAPH}\n\n## Cranes\n\n{PARAGRAPH}\n");
        assert_eq!(of(Zone::Title, &text), ["Cranes and Crews"]);
        let bare = format!("Cranes and Crews\n\n{PARAGRAPH}\n");
        assert_eq!(of(Zone::Title, &bare), ["Cranes and Crews"]);
    }

    #[test]
    fn the_heading_above_a_byline_is_the_title_and_not_the_rubric_above_it() {
        let text = format!("THE LOOKOUT\n\nCranes and the Men Who Work Them\n\nBy Jane Roe\n\n{PARAGRAPH}\n");
        assert_eq!(of(Zone::Title, &text), ["Cranes and the Men Who Work Them"]);
    }

    #[test]
    fn a_title_may_stand_in_the_text_again() {
        let text =
            format!("---\ntitle: Cranes and crews\n---\n\nCranes and Crews\n\nCranes and Crews\n\n{PARAGRAPH}\n");
        assert_eq!(of(Zone::Title, &text), ["Cranes and Crews", "Cranes and Crews"]);
    }

    #[test]
    fn every_brief_in_a_file_has_its_title() {
        let brief = |title: &str| format!("{title}\n\nPublished March 9, 2025\n\n{PARAGRAPH}\n\n");
        let text = brief("Cranes Without Crews") + &brief("Crews Without Cranes");
        assert_eq!(of(Zone::Title, &text), ["Cranes Without Crews", "Crews Without Cranes"]);
        let brief = crate::parse(&text);
        assert_eq!(brief.title().map(|title| brief.words(title)), Some("Cranes Without Crews"));
    }

    #[test]
    fn every_written_title_stands_above_its_byline() {
        let text = "# Cranes\n\nBy Jane Roe\n\nOne.\n\n# Costs\n\nTwo.\n\n# Crews\n\nBy Richard Miles\n\nThree.\n";
        assert_eq!(of(Zone::Title, text), ["Cranes", "Crews"]);
    }

    #[test]
    fn text_without_a_heading_above_it_has_no_title() {
        let text = format!("{PARAGRAPH}\n\nCranes Without Crews\n\n{PARAGRAPH}\n");
        assert_eq!(of(Zone::Title, &text), Vec::<String>::new());
    }

    #[test]
    fn a_summary_goes_down_to_the_next_heading_of_its_level() {
        let text = "# Cranes\n\n## Executive Summary\n\nOne.\n\n### Costs\n\n- Two.\n\n## Crews\n\nThree.\n";
        assert_eq!(of(Zone::Summary, text), ["Executive Summary", "One.", "Costs", "Two."]);
        let bare = "Key findings\n\n- One.\n\nBackground\n\nTwo.\n";
        assert_eq!(of(Zone::Summary, bare), ["Key findings", "One."]);
    }

    #[test]
    fn a_list_of_abbreviations_is_a_glossary() {
        let text =
            "# Cranes\n\nOne.\n\n## List of Abbreviations\n\n| PA | Port Authority |\n|--|--|\n\n## Notes\n\nTwo.\n";
        assert_eq!(of(Zone::Glossary, text), ["List of Abbreviations", "PA", "Port Authority"]);
    }

    #[test]
    fn the_publisher_above_a_distributor_line_is_boilerplate() {
        let text = format!("Harbour Institute Inc.\n\n03/14/2025 | Press release | By Wire\n\nCranes\n\n{PARAGRAPH}\n");
        let expected = ["Harbour Institute Inc.", "03/14/2025 | Press release | By Wire"];
        assert_eq!(of(Zone::Boilerplate, &text), expected);
    }

    #[test]
    fn notices_and_biographies_are_the_authors_own_words() {
        let text = "Jane Roe is a fellow at the institute.\n\nThe HI is registered under the FARA as an agent of a ministry.\n";
        assert_eq!(of(Zone::Body, text).len(), 2);
    }
}
