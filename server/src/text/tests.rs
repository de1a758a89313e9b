use proptest::prelude::*;

use super::*;

/// The same text as a list of characters: slow, and short enough to be believed.
fn naive_lines(text: &str) -> Vec<(usize, usize)> {
    let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let width = if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
        if matches!(bytes[at], b'\r' | b'\n') {
            lines.push((start, at));
            start = at + width;
            at = start;
        } else {
            at += 1;
        }
    }
    lines.push((start, text.len()));
    lines
}

fn width(char: char, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => char.len_utf8(),
        Encoding::Utf16 => char.len_utf16(),
        Encoding::Utf32 => 1,
    }
}

fn naive_offset(text: &str, position: Position, encoding: Encoding) -> usize {
    let Some(&(start, end)) = naive_lines(text).get(position.line as usize) else { return text.len() };
    let mut left = position.character as usize;
    for (at, char) in text[start..end].char_indices() {
        match left.checked_sub(width(char, encoding)) {
            Some(rest) => left = rest,
            None => return start + at,
        }
    }
    end
}

fn naive_position(text: &str, offset: usize, encoding: Encoding) -> Position {
    let lines = naive_lines(text);
    let line = lines.iter().rposition(|line| line.0 <= offset).expect("the first line begins at 0");
    let (start, end) = lines[line];
    let units: usize = text[start..offset.min(end)].chars().map(|char| width(char, encoding)).sum();
    Position { line: line as u32, character: units as u32 }
}

fn at(line: u32, character: u32) -> Position {
    Position { line, character }
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a"),
        Just("é"),
        Just("漢"),
        Just("😀"),
        Just("e\u{301}"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\u{2028}"),
        Just("\u{85}"),
        Just("\u{0B}"),
        Just("a longer run of plain words "),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn position() -> impl Strategy<Value = Position> {
    let number = || prop_oneof![20 => 0u32..12, 1 => Just(u32::MAX), 1 => 12u32..400];
    (number(), number()).prop_map(|(line, character)| at(line, character))
}

fn encoding() -> impl Strategy<Value = Encoding> {
    prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)]
}

proptest! {
    // Each case is a whole session of edits; more of them cost time and find nothing new.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn edits_end_in_the_text_that_the_editor_holds(
        start in text(),
        edits in proptest::collection::vec((position(), position(), text()), 0..12),
        encoding in encoding(),
    ) {
        let (mut model, mut rope) = (start.clone(), Text::from(start.as_str()));
        for (from, to, new) in edits {
            let (a, b) = (naive_offset(&model, from, encoding), naive_offset(&model, to, encoding));
            model.replace_range(a.min(b)..a.max(b), &new);
            rope.edit(from, to, encoding, &new);
            prop_assert_eq!(&*rope.to_arc_str(), model.as_str());
        }
    }

    #[test]
    fn every_border_has_a_position_that_leads_back(text in text(), encoding in encoding()) {
        let rope = Text::from(text.as_str());
        prop_assert_eq!(rope.lines(), naive_lines(&text).len());
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let position = naive_position(&text, offset, encoding);
            prop_assert_eq!(rope.position(offset, encoding), position);
            prop_assert_eq!(rope.offset(position, encoding), naive_offset(&text, position, encoding));
        }
    }

    #[test]
    fn any_place_and_any_slice_is_answered(text in text(), place in position(), a in 0usize..900, b in 0usize..900) {
        let rope = Text::from(text.as_str());
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            prop_assert_eq!(rope.offset(place, encoding), naive_offset(&text, place, encoding));
            prop_assert!(rope.position(a, encoding).line < rope.lines() as u32);
        }
        prop_assert!(text.contains(&rope.slice(a..b)));
    }
}

#[test]
fn lines_end_only_where_the_protocol_says() {
    assert!(lines_end_as_editors_count());
}

#[test]
fn a_column_past_the_line_is_before_its_terminator() {
    let mut text = Text::from("one\r\ntwo\r\n");
    text.edit(at(0, 100), at(0, u32::MAX), Encoding::Utf16, "!");
    assert_eq!(&*text.to_arc_str(), "one!\r\ntwo\r\n");
}

#[test]
fn a_line_past_the_end_is_the_end() {
    let mut text = Text::from("one\n");
    text.edit(at(9, 0), at(9, 5), Encoding::Utf8, "two");
    assert_eq!(&*text.to_arc_str(), "one\ntwo");
}

/// `\u{...}` in the new text stands for a half, as an editor would send it.
fn with_halves(start: &str, edits: &[(u32, u32, &[u16])]) -> String {
    let mut text = Text::from(start);
    for (from, to, units) in edits {
        let new: String = char::decode_utf16(units.iter().copied())
            .map(|char| char.map_or_else(|half| half::mark(half.unpaired_surrogate()), String::from))
            .collect();
        text.edit(at(0, *from), at(0, *to), Encoding::Utf16, &new);
    }
    text.to_arc_str().to_string()
}

#[test]
fn two_halves_in_two_edits_become_the_character() {
    assert_eq!(with_halves("ab", &[(1, 1, &[0xD83D]), (2, 2, &[0xDE00])]), "a😀b");
    assert_eq!(with_halves("ab", &[(1, 1, &[0xDE00]), (1, 1, &[0xD83D])]), "a😀b");
    assert_eq!(with_halves("ab", &[(1, 1, &[0x78, 0xD83D]), (3, 3, &[0xDE00, 0x79])]), "ax😀yb");
}

#[test]
fn one_half_of_a_character_is_replaced() {
    assert_eq!(with_halves("a😀b", &[(2, 3, &[0xDE01])]), "a😁b");
    assert_eq!(with_halves("a😀b", &[(1, 2, &[0xD83E])]), "a🨀b");
}

#[test]
fn a_half_that_stays_alone_takes_the_room_of_one_unit() {
    assert_eq!(with_halves("ab", &[(1, 1, &[0xD83D])]), "a\u{FFFD}b");
    assert_eq!(with_halves("ab", &[(1, 1, &[0xD83D]), (3, 3, &[0x63])]), "a\u{FFFD}bc");
    assert_eq!(with_halves("ab", &[(1, 1, &[0xD83D]), (0, 0, &[0xDE00])]), "\u{FFFD}a\u{FFFD}b");
}

#[test]
fn the_middle_of_a_character_is_its_start() {
    assert_eq!(with_halves("😀😀", &[(1, 3, &[0x78])]), "x😀");
}
