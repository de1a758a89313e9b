//! What speaks for a definition, and how far that can be trusted. How a definition is found is
//! asked elsewhere.

use super::align::{self, Anchor, Letters};
use super::part::{self, Weight};
use super::{Form, key};
use std::ops::Range;

/// What speaks for a definition: how the letters of the short form lie in the long form, or the
/// place that links the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Every word gives its initial: `Republic of Korea (ROK)`.
    Initials,
    /// Words such as `of` give none: `weapons of mass destruction (WMD)`.
    SmallSkipped,
    /// Other words give none: `Korea Economic Institute of America (KEI)`.
    WordSkipped,
    /// Letters stand inside words: `operational control (OPCON)`.
    Inside,
    /// Letters are missing or out of order: `United Nations Population Fund (UNFPA)`.
    Missing,
    /// The long form comes second: `OPCON (operational control)`.
    Reverse,
    /// A sign stands between the two: `SMA = Special Measures Agreement`.
    Sign,
    /// Nothing links the two but the initials.
    Unlinked,
    /// The author or a pack says that the two belong together, whatever the letters.
    Declared,
}

/// The kinds of evidence that are measured, in the order of [`MEASURED`].
const KINDS: [Evidence; 8] = [
    Evidence::Initials,
    Evidence::SmallSkipped,
    Evidence::WordSkipped,
    Evidence::Inside,
    Evidence::Missing,
    Evidence::Reverse,
    Evidence::Sign,
    Evidence::Unlinked,
];

/// How many letters a short form has: two, three, four, five, more.
const LENGTHS: usize = 5;

/// The share of findings of a kind that are not chance, in percent, by the number of letters.
///
/// Measured as pseudo-precision: every short form of the shipped packs is set before, behind or
/// beside its own long form and, as often, those of other entries, and read. If a share `r` of the
/// true pairs is read as a definition of some kind and a share `s` of the false ones, chance
/// explains `s / r` of the findings. A test of the server measures again and says when the table
/// is stale. Cells that no true pair reaches take the figure of all lengths.
#[rustfmt::skip]
const MEASURED: [[u8; LENGTHS]; KINDS.len()] = [
    [100, 100, 100, 100, 100], // Initials
    [100, 100, 100, 100, 100], // SmallSkipped
    [96, 91, 99, 99, 96], // WordSkipped
    [95, 85, 87, 97, 100], // Inside
    [0, 0, 0, 0, 0], // Missing
    [99, 99, 100, 100, 100], // Reverse
    [99, 99, 100, 100, 100], // Sign
    [99, 98, 100, 100, 99], // Unlinked
];

impl Evidence {
    /// How likely it is, from 0 to 1, that a definition on this evidence is none by chance.
    #[must_use]
    pub fn confidence(self, short: &str) -> f32 {
        match KINDS.iter().position(|kind| *kind == self) {
            Some(kind) => f32::from(MEASURED[kind][length(short)]) / 100.0,
            None => 1.0,
        }
    }
}

/// The column of [`MEASURED`] for a short form.
fn length(short: &str) -> usize {
    let letters = key::singular(key::owner(short)).chars().filter(|char| char.is_alphanumeric()).count();
    letters.clamp(2, LENGTHS + 1) - 2
}

/// What speaks for a definition of this form.
pub(super) fn of(text: &str, short: &Range<usize>, long: &Range<usize>, form: Form) -> Evidence {
    match form {
        Form::Table | Form::List | Form::Abbreviation | Form::FrontMatter => Evidence::Declared,
        Form::ShortLong => Evidence::Reverse,
        // Where the letters do not fit, a list of such lines has been read.
        Form::Legend if lie(text, &text[short.clone()], long) == Evidence::Missing => Evidence::Declared,
        Form::Legend => Evidence::Sign,
        Form::Unlinked => Evidence::Unlinked,
        Form::LongShort | Form::Words => lie(text, &text[short.clone()], long),
    }
}

/// How the letters lie in the words.
fn lie(text: &str, short: &str, long: &Range<usize>) -> Evidence {
    let Some(letters) = Letters::of(key::singular(key::owner(short))) else { return Evidence::Missing };
    let parts = part::split(text, long.clone());
    let initials = |may_skip: fn(Weight) -> bool| {
        // One bit for every number of letters that the words so far may have given.
        let mut given = 1_u32;
        for part in &parts {
            let skipped = if may_skip(part.weight) { given } else { 0 };
            given = ((given & letters.that_begin(&text[part.start..part.end])) << 1) | skipped;
        }
        given >> letters.len() & 1 == 1
    };
    if initials(|_| false) {
        Evidence::Initials
    } else if initials(|weight| weight == Weight::Small) {
        Evidence::SmallSkipped
    } else if initials(|_| true) {
        Evidence::WordSkipped
    } else if align::fit(text, &parts, &letters, Anchor::Start).is_some() {
        Evidence::Inside
    } else {
        Evidence::Missing
    }
}

#[cfg(test)]
mod tests {
    use super::Evidence;
    use crate::parse;

    #[test]
    fn definitions_say_what_speaks_for_them() {
        for (text, evidence, certain) in [
            ("the Republic of Korea (ROK)", Evidence::Initials, true),
            ("weapons of mass destruction (WMD)", Evidence::SmallSkipped, true),
            ("the Korea Economic Institute of America (KEI)", Evidence::WordSkipped, true),
            ("wartime operational control (OPCON)", Evidence::Inside, true),
            ("the United Nations Population Fund (UNFPA)", Evidence::Missing, false),
            ("The OPCON (operational control) plan", Evidence::Reverse, true),
            ("NSC = National Security Council", Evidence::Sign, true),
            ("## Abbreviations\n\n- KOTRA: the trade agency\n", Evidence::Declared, true),
        ] {
            let definition = parse(text).definitions.remove(0);
            assert_eq!((definition.evidence, definition.is_certain()), (evidence, certain), "{text}");
        }
    }
}
