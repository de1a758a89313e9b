//! Any text is read, twice alike, and every place that the result names is one of the text.

use super::assert_within;
use attache_grammar::{Brief, Definition, parse};

/// Reads the bytes as a brief.
pub fn keep(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let brief = parse(&text);
    places_lie_in_the_text(&text, &brief);
    figures_are_intervals(&brief);
    assert_eq!(brief, parse(&text), "the same text is read in two ways: {text:?}");
}

fn places_lie_in_the_text(text: &str, brief: &Brief) {
    let prose = brief.prose.text();
    for block in &brief.blocks {
        assert_within(text, block.span.range(), "a block");
        assert_within(prose, block.prose.clone(), "the prose of a block");
    }
    for Definition { short_span, long_span, .. } in brief.definitions.iter().chain(&brief.unlinked) {
        assert_within(text, short_span.range(), "a short form");
        assert_within(text, long_span.range(), "a long form");
    }
    for used in &brief.uses {
        assert_within(text, used.span.range(), "a use");
    }
    for figure in &brief.figures {
        assert_within(text, figure.span.range(), "a figure");
        for part in [&figure.prose, &figure.number, &figure.qualified, &figure.sentence, &figure.clause] {
            assert_within(prose, part.clone(), "a part of a figure");
        }
        assert!(figure.block < brief.blocks.len(), "a figure stands in block {}", figure.block);
    }
    for link in &brief.links {
        assert_within(text, link.span.range(), "a link");
    }
    for note in &brief.notes {
        assert_within(text, note.span.range(), "a note");
    }
    for date in &brief.dates {
        assert_within(text, date.span.range(), "a date");
    }
    for elapsed in &brief.elapsed {
        assert_within(text, elapsed.span.range(), "a length of time");
    }
    for binding in &brief.bindings {
        assert_within(text, binding.span.range(), "a binding");
        assert_within(text, binding.id_span.range(), "the id of a binding");
    }
    for waiver in &brief.waivers {
        assert_within(text, waiver.span.range(), "a waiver");
    }
    for range in brief.quotations.iter().chain(&brief.emphasis) {
        assert_within(prose, range.clone(), "a quotation or an emphasis");
    }
    for change in &brief.changes {
        assert!(change.from.max(change.to) < brief.figures.len(), "a change leads to no figure");
    }
}

fn figures_are_intervals(brief: &Brief) {
    for figure in &brief.figures {
        assert!(figure.low <= figure.high, "{figure:?} is upside down");
        let (low, high) = figure.rounded();
        assert!(low <= figure.low && figure.high <= high, "{figure:?} is narrower when it is rounded");
        // Reckoning with them must not overflow either.
        let _ = figure.bounds();
    }
    for pair in brief.figures.windows(2) {
        assert!(pair[0].prose.end <= pair[1].prose.start, "{:?} overlaps the next", pair[0]);
    }
}
