use crate::{Block, BlockKind, Brief, HOLE};
use proptest::prelude::*;

/// The words of every block.
fn words(text: &str) -> Vec<String> {
    let brief = crate::parse(text);
    brief.blocks.iter().map(|block| brief.words(block).to_owned()).collect()
}

fn kinds(text: &str) -> Vec<BlockKind> {
    crate::parse(text).blocks.iter().map(|block| block.kind).collect()
}

/// What stands in the source where the prose says `words`.
#[track_caller]
fn source<'a>(text: &'a str, words: &str) -> &'a str {
    let brief = crate::parse(text);
    let at = brief.prose.text().find(words).unwrap_or_else(|| panic!("{words:?} in {:?}", brief.prose.text()));
    &text[brief.prose.span(at..at + words.len()).range()]
}

#[test]
fn markup_is_no_prose_and_leads_back_to_the_source() {
    let text = "The **Port _Authority_** ([PA](https://x.org/PA)) of *Bus*an.\n";
    assert_eq!(words(text), ["The Port Authority (PA) of Busan."]);
    assert_eq!(source(text, "Port Authority (PA)"), "Port _Authority_** ([PA](https://x.org/PA))");
    assert_eq!(source(text, "Busan"), "Bus*an");
}

#[test]
fn entities_escapes_and_odd_white_space_are_what_they_stand_for() {
    let text = "R&amp;D \\*costs\\* U.S.\u{A0}\u{202F}$5 in A\u{2011}B and so\u{AD}on&nbsp;here.\n";
    assert_eq!(words(text), ["R&D *costs* U.S. $5 in A-B and soon here."]);
    assert_eq!(source(text, "R&D"), "R&amp;D");
    assert_eq!(source(text, "&"), "&amp;");
    assert_eq!(source(text, "A-B"), "A\u{2011}B");
    assert_eq!(source(text, "on here"), "on&nbsp;here");
}

#[test]
fn odd_characters_at_the_end_of_a_block_keep_their_whole_source() {
    assert_eq!(source("Cranes &amp;\u{A0}\n", "&"), "&amp;");
    assert_eq!(source("A\u{2011}\u{A0}\n\nB", "A-"), "A\u{2011}");
}

#[test]
fn tables_are_cells_with_places() {
    let text = "| Form | Long |\n|---|---|\n| PA | Port \\| Sea |\n| `MO` | |\n";
    assert_eq!(words(text), ["Form", "Long", "PA", "Port | Sea", &HOLE.to_string()]);
    assert_eq!(kinds(text)[3], BlockKind::Cell { table: 0, row: 1, column: 1 });
    assert_eq!(kinds(text)[4], BlockKind::Cell { table: 0, row: 2, column: 0 });
    assert_eq!(source(text, "Port | Sea"), "Port \\| Sea");
}

#[test]
fn lists_are_items_tight_or_loose_nested_or_not() {
    let text = "- One\n  - Two\n    wrapped line\n\n- [x] Three\n\n  Four\n";
    assert_eq!(words(text), ["One", "Two wrapped line", "Three", "Four"]);
    assert!(kinds(text).iter().all(|kind| *kind == BlockKind::Item));
}

#[test]
fn notes_and_definition_lists_are_told_apart() {
    let text = "The port[^1] is old.\n\nPA\n: Port Authority\n\n[^1]: Built in 1950.\n";
    assert_eq!(words(text), ["The port is old.", "PA", "Port Authority", "Built in 1950."]);
    let expected = [BlockKind::Paragraph, BlockKind::Term, BlockKind::Description, BlockKind::Footnote];
    assert_eq!(kinds(text), expected);
}

#[test]
fn block_quotes_are_quoted_however_deep() {
    let brief = crate::parse("One.\n\n> Two.\n>\n> - Three.\n>   > Four.\n");
    let quoted: Vec<_> = brief.blocks.iter().map(|block| block.quoted).collect();
    assert_eq!(quoted, [false, true, true, true]);
}

#[test]
fn code_images_and_html_are_no_prose() {
    let text = "See `ROK` and ![the ROK\nflag](flag.png) here.\n\n    ROK\n\n```\nROK\n```\n\n<div>\nROK\n</div>\n";
    assert_eq!(words(text), [format!("See {HOLE} and {HOLE} here.")]);
    let text = "Sea<br>port <b>of</b> <!-- ROK --> Busan.\n\n[PA]: https://x.org \"ROK\"\n";
    assert_eq!(words(text), ["Sea port of Busan."]);
}

#[test]
fn comments_are_found_wherever_they_stand() {
    let text =
        "<!-- one --> <!-- two\nlines -->\n\nText <!-- three --> text.\n\n> <!-- four -->\n\n<!-- never closed\n";
    let page = super::read(text);
    let found: Vec<_> = page.comments.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(found, ["<!-- one -->", "<!-- two\nlines -->", "<!-- three -->", "<!-- four -->"]);
}

#[test]
fn line_ends_of_any_system_are_blanks() {
    let text = "# Ports\r\n\r\nThe port of Busan, which handles a third of the trade,\r\nis old.  \r\nVery old.\r\n";
    assert_eq!(words(text), ["Ports", "The port of Busan, which handles a third of the trade, is old. Very old."]);
    assert_eq!(source(text, "trade, is"), "trade,\r\nis");
}

#[test]
fn text_between_two_rules_is_text() {
    assert_eq!(words("One.\n\n---\nTwo: three.\n\n---\n"), ["One.", "Two: three."]);
    assert_eq!(words("\u{FEFF}---\ntitle: Ports\n---\n# Ports\n"), ["Ports"]);
    assert_eq!(words("\u{FEFF}# Ports\n"), ["Ports"]);
}

#[test]
fn addresses_are_blanked_out() {
    let text = "See https://x.org/ROK and é@PORT.org now.\n";
    let brief = crate::parse(text);
    assert!(!brief.prose.text().contains("ROK") && !brief.prose.text().contains("PORT"));
    assert_eq!(source(text, "now"), "now");
}

#[test]
fn a_block_knows_where_it_stands_with_its_markup() {
    let text = "## **Ports**\n\n*One* two.\n\n- **Three**\n";
    let brief = crate::parse(text);
    let stands: Vec<_> = brief.blocks.iter().map(|block| &text[block.span.range()]).collect();
    assert_eq!(stands, ["## **Ports**", "*One* two.", "**Three**"]);
}

#[test]
fn what_the_markdown_parser_cannot_read_is_plain_paragraphs() {
    let page = super::read_plain("---\ntitle: Ports\n---\nOne\ntwo.\n\nThree.");
    let words: Vec<_> = page.blocks.iter().map(|block| &page.prose.text()[block.prose.clone()]).collect();
    assert_eq!(words, ["One two.", "Three."]);
}

/// Every place in the prose leads to a place in the source, in order and on character borders,
/// and every block lies within its span.
fn leads_back(text: &str) -> Result<(), TestCaseError> {
    let brief = crate::parse(text);
    let prose = brief.prose.text();
    let mut last = 0;
    for (at, char) in prose.char_indices() {
        let span = brief.prose.span(at..at + char.len_utf8());
        prop_assert!(text.get(span.range()).is_some(), "{span:?} of {char:?} in {text:?}");
        prop_assert!(last <= span.start, "{span:?} of {char:?} goes back in {text:?}");
        last = span.start;
        if char.is_alphanumeric() && !text[span.range()].starts_with('&') {
            prop_assert_eq!(&text[span.range()], char.to_string());
            prop_assert_eq!(brief.prose.offset(span.start as usize), at, "{:?} in {:?}", char, text);
        }
    }
    for block in &brief.blocks {
        well_placed(text, &brief, block)?;
    }
    let quotations = brief.quotations.iter().map(|range| (range.start, range.end));
    prop_assert!(quotations.clone().all(|(start, end)| start < end && prose.get(start..end).is_some()));
    prop_assert!(quotations.clone().zip(quotations.skip(1)).all(|(one, two)| one.1 <= two.0));
    Ok(())
}

fn well_placed(text: &str, brief: &Brief, block: &Block) -> Result<(), TestCaseError> {
    prop_assert!(text.get(block.span.range()).is_some(), "{block:?} in {text:?}");
    let words = brief.prose.text().get(block.prose.clone());
    prop_assert!(words.is_some_and(|words| !words.contains('\n')), "{block:?} in {text:?}");
    let inside = brief.prose.span(block.prose.clone());
    prop_assert!(block.span.contains(inside), "{block:?} holds {inside:?} in {text:?}");
    Ok(())
}

/// Scraps of Markdown that meet in odd ways.
fn scraps() -> impl Strategy<Value = String> {
    const SCRAPS: &[&str] = &[
        "a",
        "Port",
        " ",
        "  \n",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{A0}",
        "\u{2011}",
        "é",
        "中國",
        "🚢",
        "# ",
        "- ",
        "1. ",
        "> ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "|",
        "\\|",
        "---\n",
        "|-|-|\n",
        ": ",
        "[^1]",
        "[^1]: ",
        "[",
        "](x)",
        "![",
        "<b>",
        "<br>",
        "<!--",
        "-->",
        "<!-- attache: ignore T001 (x) -->",
        "&amp;",
        "&nbsp;",
        "&Afr;",
        "\\*",
        "https://x.org/é",
        "a@é.b",
        "• ",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "Published ",
        "1 April 2025",
        "4/5/2025",
        "    ",
        "[x] ",
        "{#a}",
        "\u{FEFF}",
        "\u{0}",
        "Summary\n",
        "title: x\n",
    ];
    prop::collection::vec(prop::sample::select(SCRAPS), 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_leads_back(text in any::<String>()) {
        leads_back(&text)?;
    }

    #[test]
    fn any_markdown_is_read_and_leads_back(text in scraps()) {
        leads_back(&text)?;
    }
}
