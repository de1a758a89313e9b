//! Long forms that nothing links to their short form: a brief spells out the National Security
//! Council on one page and writes NSC on another. They explain the short form to whoever reads all
//! of it, but they define nothing: no place says that the two belong together.

use super::evidence::Evidence;
use super::{Definition, Form, Found, Use, part};
use crate::{Brief, Prose};
use std::collections::HashSet;
use std::ops::Range;

/// From so many letters on, a run of names shares them by more than chance,
const ENOUGH_FOR_TITLES: usize = 3;
/// and from so many on, words in small letters.
const ENOUGH_FOR_OTHERS: usize = 5;

/// For every short form that `definitions` leave open, the only run of words in the text that has
/// its initials, at its first place. The order is that of the first uses.
pub fn find(brief: &Brief, definitions: &[Definition], found: &[Found], uses: &[Use]) -> Vec<Definition> {
    let mut open = Open::of(definitions, uses);
    if open.wanted.is_empty() {
        return Vec::new();
    }
    // What is the long form of something else is taken: the Linked Open Data of `Global Linked Open
    // Data (GLOD)`.
    let mut taken: Vec<_> = found.iter().map(|found| found.long.clone()).collect();
    taken.sort_unstable_by_key(|long| long.end);
    for block in &brief.blocks {
        open.block(brief.prose.text(), block.prose.clone(), &taken);
    }
    open.wanted.iter().filter_map(|wanted| wanted.definition(&brief.prose)).collect()
}

/// A short form without a definition.
struct Wanted<'a> {
    first: &'a Use,
    letters: usize,
    /// Its letters, as [`Initials`] holds them.
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

/// As many letters as [`Initials`] remembers.
const MOST_LETTERS: usize = 8;

/// The short forms without a definition, and which of them end with a letter.
struct Open<'a> {
    wanted: Vec<Wanted<'a>>,
    ending: [Vec<usize>; 128],
}

impl<'a> Open<'a> {
    fn of(definitions: &[Definition], uses: &'a [Use]) -> Self {
        let mut seen: HashSet<&str> = definitions.iter().map(|definition| definition.key.as_str()).collect();
        let firsts = uses.iter().filter(|place| seen.insert(&place.key));
        let wanted: Vec<_> = firsts.filter_map(Wanted::of).collect();
        let mut ending = [const { Vec::new() }; 128];
        for (index, wanted) in wanted.iter().enumerate() {
            ending[(wanted.packed & 0x7F) as usize].push(index);
        }
        Self { wanted, ending }
    }

    fn block(&mut self, text: &str, block: Range<usize>, taken: &[Range<usize>]) {
        let bytes = &text.as_bytes()[..block.end];
        // The words so far, once with and once without `of` and the like.
        let (mut all, mut full) = (Initials::default(), Initials::default());
        let mut at = block.start;
        while let Some(&first) = bytes.get(at) {
            let initial = FOLDED[usize::from(first)];
            let start = at;
            at += 1;
            if initial <= JOINS {
                if initial == PARTS {
                    all.forget();
                    full.forget();
                }
                continue;
            }
            while bytes.get(at).is_some_and(|byte| FOLDED[usize::from(*byte)] > JOINS) {
                at += 1;
            }
            let small = part::is_small(&bytes[start..at]);
            let titled = first.is_ascii_uppercase() || first.is_ascii_digit();
            // `Department of Unification` is a name, the small word in it notwithstanding.
            all.push(initial, start, titled || (small && all.titled & 1 == 1));
            if !small {
                full.push(initial, start, titled);
            }
            for &index in &self.ending[usize::from(initial & 0x7F)] {
                let wanted = &mut self.wanted[index];
                let run = all.run(wanted).or_else(|| full.run(wanted).filter(|_| !small));
                let Some((start, titled)) = run else { continue };
                // `R&D` and `Committee of ECE` hold the short form, they do not explain it.
                let words = &text[start..at];
                if words.len() < 3 * wanted.letters || words.contains(wanted.first.key.as_str()) {
                    continue;
                }
                let next = taken.partition_point(|long| long.end <= start);
                if taken.get(next).is_some_and(|long| long.start < at) {
                    continue;
                }
                if titled {
                    wanted.titled.add(text, start..at);
                } else if wanted.letters >= ENOUGH_FOR_OTHERS {
                    wanted.other.add(text, start..at);
                }
            }
        }
    }
}

/// It ends every name.
const PARTS: u8 = 0;
/// It parts two words and may stand in a name.
const JOINS: u8 = b' ';

/// What a byte is to a run of words: one of these two, or a letter or digit, which is small here.
static FOLDED: [u8; 256] = {
    let mut folded = [PARTS; 256];
    let mut at = 0;
    while at < 256 {
        folded[at] = match at as u8 {
            b' ' | b'-' | b'\'' | b'"' | b'&' | b'/' => JOINS,
            byte if byte.is_ascii_alphanumeric() || byte >= 0x80 => byte.to_ascii_lowercase(),
            _ => PARTS,
        };
        at += 1;
    }
    folded
};

/// The initials of the last words, the last one in the lowest byte, and where the words stand.
#[derive(Default)]
struct Initials {
    packed: u64,
    /// A bit for each word that begins with a capital or a digit, or stands small behind such a one.
    titled: u32,
    starts: [usize; MOST_LETTERS],
    count: usize,
}

impl Initials {
    fn push(&mut self, initial: u8, start: usize, titled: bool) {
        self.packed = self.packed << 8 | u64::from(initial);
        self.titled = self.titled << 1 | u32::from(titled);
        self.starts[self.count % MOST_LETTERS] = start;
        self.count += 1;
    }

    /// Begins anew: no run goes over this place.
    fn forget(&mut self) {
        self.count = 0;
        self.titled = 0;
    }

    /// Where the last words begin and whether all of them have a capital, if they have the
    /// initials of a short form.
    fn run(&self, wanted: &Wanted<'_>) -> Option<(usize, bool)> {
        let unused = 64 - 8 * wanted.letters;
        if self.count < wanted.letters || (self.packed << unused) != (wanted.packed << unused) {
            return None;
        }
        let titles = (1 << wanted.letters) - 1;
        let start = self.starts[(self.count - wanted.letters) % MOST_LETTERS];
        Some((start, self.titled & titles == titles))
    }
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
