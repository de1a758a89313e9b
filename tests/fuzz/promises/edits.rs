//! An edited text is what a plain string would be after the same edits, in every way of counting.

use super::border;
use attache::text::{Encoding, Position, Text, half};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// The first bytes say how often and where, the rest is the text and what is put into it.
pub fn keep(bytes: &[u8]) {
    let (orders, rest) = bytes.split_at(bytes.len().min(24));
    let written = String::from_utf8_lossy(rest);
    let (text, put_in) = written.split_at(border(&written, written.len() / 2));
    if [text, put_in].iter().any(|part| half::read(part).any()) {
        return;
    }
    let (mut edited, mut plain) = (Text::from(text), text.to_owned());
    for order in orders.chunks_exact(6) {
        let encoding = ENCODINGS[usize::from(order[0]) % ENCODINGS.len()];
        let place = |line: u8, character: u8| Position { line: u32::from(line) / 4, character: character.into() };
        let (one, other) = (place(order[1], order[2]), place(order[3], order[4]));
        let put_in = &put_in[..border(put_in, order[5].into())];
        let mut places = [edited.offset(one, encoding), edited.offset(other, encoding)];
        places.sort_unstable();
        plain.replace_range(places[0]..places[1], put_in);
        edited.edit(one, other, encoding, put_in);
        assert_eq!(*edited.to_arc_str(), *plain, "{one:?} {other:?} {put_in:?}");
    }
    positions_lead_back(&edited, &plain);
}

fn positions_lead_back(edited: &Text, plain: &str) {
    for at in (0..=plain.len()).step_by(1 + plain.len() / 8) {
        let at = border(plain, at);
        for encoding in ENCODINGS {
            let there = edited.offset(edited.position(at, encoding), encoding);
            // Between `\r` and `\n` there is no position.
            let between = plain[..at].ends_with('\r') && plain[at..].starts_with('\n');
            assert_eq!(there, if between { at - 1 } else { at }, "{encoding:?} in {plain:?}");
        }
    }
}
