//! Long forms that nothing links to their short form: a brief spells out the National Security
//! Council on one page and writes NSC on another. They explain the short form to whoever reads all
//! of it, but they define nothing: no place says that the two belong together.

use super::evidence::Evidence;
use super::{Definition, Form, Found, Use, part};
use crate::words::{Word, Words};
use crate::{Brief, Prose};
use std::collections::HashSet;
use std::ops::Range;

/// From so many letters on, a run of names shares them by more than chance,
const ENOUGH_FOR_TITLES: usize = 3;
/// and from so many on, words in small letters.
const ENOUGH_FOR_OTHERS: usize = 5;

/// For every short form that `definitions` leave open, the only run of words in the text that has
/// its initials, at its first place. The order is that of the first uses.
pub fn find(
    brief: &Brief,
    words: &Words,
    definitions: &[Definition],
    found: &[Found],
    uses: &[Use],
) -> Vec<Definition> {
    let mut open = Open::of(definitions, uses);
    if open.wanted.is_empty() {
        return Vec::new();
    }
    // What is the long form of something else is taken: the Linked Open Data of `Global Linked Open
    // Data (GLOD)`.
    let mut taken: Vec<_> = found.iter().map(|found| found.long.clone()).collect();
    taken.sort_unstable_by_key(|long| long.end);
    for block in 0..brief.blocks.len() {
        open.block(brief.prose.text(), words.block(block), &taken);
    }
    open.wanted.iter().filter_map(|wanted| wanted.definition(&brief.prose)).collect()
}

/// A short form without a definition.
struct Wanted<'a> {
    first: &'a Use,
    letters: usize,
    /// Its letters, the last one in the lowest byte.
    packed: u64,
    /// Runs of words in capitals.
    titled: Runs,
    /// Other runs.
    other: Runs,
}

/// The runs of words that fit a short form.
#[derive(Default)]
enum Runs {
    #[default]
    None,
    One(Range<usize>),
    /// More than one wording: nobody can tell which is meant.
    Several,
}

impl Runs {
    fn add(&mut self, text: &str, run: Range<usize>) {
        match self {
            Runs::None => *self = Runs::One(run),
            Runs::One(first) if is_same(&text[first.clone()], &text[run]) => {}
            Runs::One(_) | Runs::Several => *self = Runs::Several,
        }
    }
}

/// Whether two runs are worded alike, up to case, hyphens and the plural.
fn is_same(one: &str, other: &str) -> bool {
    fn letters(run: &str) -> impl Iterator<Item = char> + '_ {
        let run = run.strip_suffix('s').unwrap_or(run);
        run.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    letters(one).eq(letters(other))
}

impl<'a> Wanted<'a> {
    fn of(first: &'a Use) -> Option<Self> {
        let mut letters = 0;
        let mut packed = 0;
        for byte in first.key.bytes().filter(|byte| *byte != b'-' && *byte != b'&') {
            if !byte.is_ascii_alphanumeric() || letters == MOST_LETTERS {
                return None;
            }
            packed = packed << 8 | u64::from(byte.to_ascii_lowercase());
            letters += 1;
        }
        let wanted = Self { first, letters, packed, titled: Runs::None, other: Runs::None };
        (letters >= ENOUGH_FOR_TITLES).then_some(wanted)
    }

    fn definition(&self, prose: &Prose) -> Option<Definition> {
        let ((Runs::One(run), _) | (Runs::None, Runs::One(run))) = (&self.titled, &self.other) else { return None };
        Some(Definition {
            key: self.first.key.clone(),
            short: self.first.text.clone(),
            long: prose.text()[run.clone()].to_owned(),
            short_span: self.first.span,
            long_span: prose.span(run.clone()),
            form: Form::Unlinked,
            evidence: Evidence::Unlinked,
        })
    }
}

/// As many letters as a number holds.
const MOST_LETTERS: usize = 8;

/// The short forms without a definition, and by which letters they are found.
struct Open<'a> {
    wanted: Vec<Wanted<'a>>,
    /// Whether one of them ends with a letter, and which of them do.
    ends: [bool; 256],
    ending: [Vec<usize>; 128],
    /// A bit for each three letters that one of them ends with.
    thirds: [u64; 512],
}

/// The bit of the last three of some initials, and in which number.
fn third(initials: u64) -> (usize, u64) {
    let place = initials >> 6 & 0x7C00 | initials >> 3 & 0x3E0 | initials & 0x1F;
    ((place >> 6) as usize, 1 << (place & 63))
}

impl<'a> Open<'a> {
    fn of(definitions: &[Definition], uses: &'a [Use]) -> Self {
        let mut seen: HashSet<&str> = definitions.iter().map(|definition| definition.key.as_str()).collect();
        let firsts = uses.iter().filter(|place| seen.insert(&place.key));
        let wanted: Vec<_> = firsts.filter_map(Wanted::of).collect();
        let mut ending = [const { Vec::new() }; 128];
        let (mut ends, mut thirds) = ([false; 256], [0; 512]);
        for (index, wanted) in wanted.iter().enumerate() {
            ending[(wanted.packed & 0x7F) as usize].push(index);
            ends[(wanted.packed & 0xFF) as usize] = true;
            let (place, bit) = third(wanted.packed);
            thirds[place] |= bit;
        }
        Self { wanted, ends, ending, thirds }
    }

    /// Whether a short form may have the last of some initials.
    fn may_end(&self, initials: u64) -> bool {
        let (place, bit) = third(initials);
        self.thirds[place] & bit != 0
    }

    fn block(&mut self, text: &str, words: &[Word], taken: &[Range<usize>]) {
        let bytes = text.as_bytes();
        // The initials of the last words, once with and once without `of` and the like. Nothing before
        // a sign that parts words is in them, and no letter is zero.
        let (mut all, mut full) = (0_u64, 0_u64);
        for (index, word) in words.iter().enumerate() {
            if word.is_parted() {
                (all, full) = (0, 0);
            }
            let written = &bytes[word.range()];
            let Some(initial) = written.first().map(u8::to_ascii_lowercase) else { continue };
            let small = part::is_small(written);
            all = all << 8 | u64::from(initial);
            if !small {
                full = full << 8 | u64::from(initial);
            }
            // Nearly every word is refused by the letters before it.
            if self.ends[usize::from(initial)] && (self.may_end(all) || !small && self.may_end(full)) {
                self.word(text, &words[..=index], [all, full], small, taken);
            }
        }
    }

    /// Looks for the short forms that end with the last of some words.
    fn word(&mut self, text: &str, words: &[Word], [all, full]: [u64; 2], small: bool, taken: &[Range<usize>]) {
        let Some(end) = words.last().map(|last| last.end()) else { return };
        for &index in &self.ending[(all & 0x7F) as usize] {
            let wanted = &mut self.wanted[index];
            let unused = 64 - 8 * wanted.letters;
            let fits = |initials: u64| initials << unused == wanted.packed << unused;
            let run = if fits(all) {
                let first = words.len() - wanted.letters;
                Some((first, (first..words.len()).all(|word| stands_in_title(text, words, word))))
            } else if !small && fits(full) {
                let is_full = |word: &usize| !part::is_small(&text.as_bytes()[words[*word].range()]);
                let run = (0..words.len()).rev().filter(is_full).take(wanted.letters);
                Some(run.fold((words.len(), true), |(_, titled), word| (word, titled && is_titled(text, words[word]))))
            } else {
                None
            };
            let Some((first, titled)) = run else { continue };
            let start = words[first].start();
            // `R&D` and `Committee of ECE` hold the short form, they do not explain it.
            let run = &text[start..end];
            if run.len() < 3 * wanted.letters || run.contains(wanted.first.key.as_str()) {
                continue;
            }
            let next = taken.partition_point(|long| long.end <= start);
            if taken.get(next).is_some_and(|long| long.start < end) {
                continue;
            }
            if titled {
                wanted.titled.add(text, start..end);
            } else if wanted.letters >= ENOUGH_FOR_OTHERS {
                wanted.other.add(text, start..end);
            }
        }
    }
}

/// Whether a word begins with a capital or a digit.
fn is_titled(text: &str, word: Word) -> bool {
    let first = text.as_bytes()[word.start()];
    first.is_ascii_uppercase() || first.is_ascii_digit()
}

/// Whether a word begins so, or is a small one behind such a one: `Department of Unification` is a name,
/// the small word in it notwithstanding.
fn stands_in_title(text: &str, words: &[Word], word: usize) -> bool {
    let small = |word: Word| part::is_small(&text.as_bytes()[word.range()]);
    for place in (0..=word).rev() {
        if is_titled(text, words[place]) {
            return true;
        }
        if words[place].is_parted() || !small(words[place]) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::{Form, parse};

    #[track_caller]
    fn spells_out(text: &str, expected: &[&str]) {
        let brief = parse(text);
        let found: Vec<_> = brief.unlinked.iter().map(|one| format!("{} = {}", one.short, one.long)).collect();
        assert_eq!(found, expected, "{text}");
        assert!(brief.definitions.iter().all(|one| one.form != Form::Unlinked));
    }

    #[test]
    fn the_only_name_with_the_initials_of_a_short_form_explains_it() {
        spells_out(
            "The NSC met twice. Seoul's National Security Council has a new head.",
            &["NSC = National Security Council"],
        );
        spells_out("DMZ guards left. The De-Militarized Zone is calm.", &["DMZ = De-Militarized Zone"]);
        spells_out("The Department of Unification fell silent. DoU denied it.", &["DoU = Department of Unification"]);
        spells_out(
            "No FDISM is perfect. A foreign direct investment screening mechanism takes time.",
            &["FDISM = foreign direct investment screening mechanism"],
        );
    }

    #[test]
    fn what_may_be_chance_explains_nothing() {
        for text in [
            // Two names share the letters.
            "The NSC met. The National Security Council and the Nuclear Suppliers Club did not.",
            // Letters from inside words, two letters, or four in small ones, are too little.
            "MOTIE denied it. The Ministry of Trade, Industry and Energy fell silent.",
            "The PM spoke. The Polar Mission left.",
            "The SLOC plan: sea lanes on charts.",
            // Sentences part words.
            "NSC said no. It is National. Security Council members left.",
            // The name belongs to something else.
            "NSC said no. The Joint National Security Council (JNSC) met.",
            // A definition needs no second explanation.
            "The National Security Council (NSC) met. The National Security Council left. NSC won.",
        ] {
            spells_out(text, &[]);
        }
    }
}
