//! What holds for any bytes whatever. Each promise is kept or panics; who makes up the bytes is no
//! concern of it: the ordinary tests change fixtures at random, cargo-fuzz looks for new ways.

pub mod edits;
pub mod exchange;
pub mod fixes;
pub mod grammar;
pub mod packs;
pub mod settings;
pub mod wire;

/// A promise: its name, and what keeps it.
pub type Promise = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Promise; 7] = [
    ("wire", wire::keep),
    ("edits", edits::keep),
    ("grammar", grammar::keep),
    ("settings", settings::keep),
    ("packs", packs::keep),
    ("exchange", exchange::keep),
    ("fixes", fixes::keep),
];

/// A place lies in its text, and between characters.
#[track_caller]
fn assert_within(text: &str, place: std::ops::Range<usize>, what: &str) {
    assert!(text.get(place.clone()).is_some(), "{what} stands at {place:?} of {} bytes: {text:?}", text.len());
}

/// The character border at or before a place.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
