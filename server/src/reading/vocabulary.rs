//! What one look at every word of a brief finds. Spelling, words run together, words that stand twice and
//! compounds are the affairs of several rules, and most words are nobody's: so each word is looked up
//! once, and rules are handed the few that may concern them. Whether these do is for the rules to say.

use super::Reading;
use crate::words::{self, Plain, Word};
use std::ops::Range;

/// Words of the blocks that the author wrote, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Words in small letters that are spelt in two ways, or are a sign of a spelling.
    pub respelt: Vec<Spelt>,
    /// Words that begin with a small letter and are in no list, or have a capital within.
    pub unknown: Vec<Range<usize>>,
    /// Words right behind a mark, where a blank could be missing.
    pub behind_marks: Vec<Range<usize>>,
    /// In running blocks: words that are the one before them again, whatever their capitals, with a blank
    /// between.
    pub doubled: Vec<(Range<usize>, Range<usize>)>,
    /// In running blocks: compounds of two parts in small letters with a hyphen between.
    pub hyphened: Vec<Range<usize>>,
    /// In running blocks: words that may be one of these compounds without its hyphen.
    pub closed: Vec<Range<usize>>,
}

/// A word and what is known of it.
#[derive(Debug, Clone)]
pub struct Spelt {
    /// Where it stands.
    pub prose: Range<usize>,
    /// What is known of it.
    pub word: Word,
    /// Whether its block runs in sentences.
    pub runs: bool,
}

/// Shorter words are neither unknown nor compounds: too many are names and endings.
pub const SHORTEST: usize = 5;

/// Shorter words are spelt in one way.
const SHORTEST_RESPELT: usize = 4;

impl Vocabulary {
    /// That of a brief.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let text = reading.brief.prose.text();
        let mut found = Self::default();
        for block in reading.running_blocks() {
            found.hyphened.extend(hyphened(text, &block.prose));
        }
        let closed = Closed::of(text, &found.hyphened);
        let mut running = reading.running_blocks().peekable();
        for block in reading.own_blocks() {
            let runs = running.next_if(|next| std::ptr::eq(*next, block)).is_some();
            found.add(text, block.prose.clone(), runs, &closed);
        }
        found
    }

    fn add(&mut self, text: &str, block: Range<usize>, runs: bool, closed: &Closed) {
        let bytes = text.as_bytes();
        let mut before = (0..0, 0);
        for Plain { place, hash, has_capital } in words::plain(text, block) {
            let mark = place.start.checked_sub(1).map_or(b' ', |before| bytes[before]);
            if mark != b' ' && is_last_of_mark(mark) {
                self.behind_marks.push(place.clone());
            }
            if place.len() >= SHORTEST_RESPELT && bytes[place.start].is_ascii_lowercase() {
                self.look_up(place.clone(), (hash, has_capital), runs);
            }
            if runs {
                let (last, last_hash) = &before;
                if *last_hash == hash
                    && last.end + 1 == place.start
                    && mark == b' '
                    && text[last.clone()].eq_ignore_ascii_case(&text[place.clone()])
                {
                    self.doubled.push((last.clone(), place.clone()));
                }
                if place.len() >= SHORTEST && closed.may_hold(hash) {
                    self.closed.push(place.clone());
                }
            }
            before = (place, hash);
        }
    }

    fn look_up(&mut self, prose: Range<usize>, (hash, has_capital): (u64, bool), runs: bool) {
        let word = words::look_up_hash(hash);
        if prose.len() >= SHORTEST && (has_capital || !word.is_known()) {
            self.unknown.push(prose.clone());
        }
        if word.is_respelt() || word.spelling().is_some() {
            self.respelt.push(Spelt { prose, word, runs });
        }
    }
}

/// The last bytes of `.?!,;)"` and of `”`.
fn is_last_of_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b'?' | b'!' | b',' | b';' | b')' | b'"' | 0x9D)
}

/// What compounds are without their hyphens. It may answer yes for one word in some hundred that is none.
struct Closed([u64; 64]);

impl Closed {
    fn of(text: &str, hyphened: &[Range<usize>]) -> Self {
        let (mut closed, mut letters) = (Self([0; 64]), String::new());
        for compound in hyphened {
            letters.clear();
            letters.extend(text[compound.clone()].split('-'));
            let (at, bit) = Self::place(words::hash(&letters));
            closed.0[at] |= bit;
        }
        closed
    }

    fn may_hold(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0[at] & bit != 0
    }

    fn place(hash: u64) -> (usize, u64) {
        ((hash >> 6 & 63) as usize, 1 << (hash & 63))
    }
}

/// The compounds of two parts in a block, each of small letters.
fn hyphened<'a>(text: &'a str, block: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let bytes = text.as_bytes();
    let block = block.clone();
    memchr::memchr_iter(b'-', &bytes[block.clone()]).filter_map(move |at| {
        let at = block.start + at;
        let is_part = |byte: &&u8| byte.is_ascii_lowercase();
        let first = bytes[block.start..at].iter().rev().take_while(is_part).count();
        let second = bytes[at + 1..block.end].iter().take_while(is_part).count();
        let compound = at - first..at + 1 + second;
        (first > 1 && second > 1 && stands_free(text, &compound)).then_some(compound)
    })
}

/// Whether words are no part of a compound, a path or an address.
#[must_use]
pub fn stands_free(text: &str, word: &Range<usize>) -> bool {
    let joined = |char: char| char.is_alphanumeric() || matches!(char, '-' | '/' | '@' | '_' | '.' | '\u{1A}');
    let behind = &text[word.end..];
    let goes_on = behind.starts_with(|char: char| joined(char) && char != '.');
    !text[..word.start].ends_with(joined) && !goes_on
}

#[cfg(test)]
mod tests {
    use crate::BriefKey;
    use crate::packs::Lexicon;
    use crate::reading::Reading;

    const TEXT: &str = "Crews who were were paid by by-laws honour longstanding and long-standing debts.They \
        organise thequay (where theCrane stands) \"and\" so on.\n";

    #[test]
    fn words_are_handed_to_the_rules_they_may_concern() {
        let reading = Reading::of(BriefKey::of_name("cranes.md"), TEXT.into(), &Lexicon::shipped());
        let prose = reading.brief.prose.text();
        let words = reading.vocabulary();
        let shown = |places: &[std::ops::Range<usize>]| -> Vec<&str> {
            places.iter().map(|place| &prose[place.clone()]).collect()
        };
        let respelt: Vec<_> = words.respelt.iter().map(|spelt| &prose[spelt.prose.clone()]).collect();
        assert_eq!(respelt, ["honour", "organise"]);
        assert_eq!(shown(&words.unknown), ["longstanding", "thequay", "theCrane"]);
        assert_eq!(shown(&words.behind_marks), ["They", "and"]);
        assert_eq!(shown(&words.hyphened), ["by-laws", "long-standing"]);
        assert_eq!(shown(&words.closed), ["longstanding"]);
        let doubled: Vec<_> = words.doubled.iter().map(|(_, second)| &prose[second.clone()]).collect();
        assert_eq!(doubled, ["were", "by"]);
    }
}
