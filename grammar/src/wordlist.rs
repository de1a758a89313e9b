//! Lists of words that are asked whether a word is in them: one look refuses nearly every word that is
//! not. The lists themselves stand where they are used.

/// The words of a list by a number that their letters and their length make. `PLACES` is a power of
/// two, and some times as many as there are words.
pub struct WordList<const PLACES: usize> {
    words: &'static [&'static str],
    /// One more than the place of a word in the list; nothing is zero.
    places: [u16; PLACES],
}

impl<const PLACES: usize> WordList<PLACES> {
    /// The table of a list. Of words that stand there twice the first counts.
    pub const fn of(words: &'static [&'static str]) -> Self {
        assert!(PLACES.is_power_of_two() && PLACES > 2 * words.len(), "most places are free");
        let mut places = [0; PLACES];
        let mut at = 0;
        while at < words.len() {
            let mut place = number(words[at].as_bytes()) % PLACES;
            while places[place] != 0 {
                place = (place + 1) % PLACES;
            }
            places[place] = at as u16 + 1;
            at += 1;
        }
        Self { words, places }
    }

    /// The place in the list of a word as it is written.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.find_by(word, |known| known == word)
    }

    /// The place in the list of a word in whatever letters.
    pub fn find_in_any_case(&self, word: &str) -> Option<usize> {
        self.find_by(word, |known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word is in the list as it is written.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// Whether a word is in the list in whatever letters.
    pub fn has_in_any_case(&self, word: &str) -> bool {
        self.find_in_any_case(word).is_some()
    }

    #[inline]
    fn find_by(&self, word: &str, is: impl Fn(&str) -> bool) -> Option<usize> {
        let mut place = number(word.as_bytes()) % PLACES;
        while let Some(at) = usize::from(self.places[place]).checked_sub(1) {
            if is(self.words[at]) {
                return Some(at);
            }
            place = (place + 1) % PLACES;
        }
        None
    }
}

/// The words of a list of pairs.
pub const fn words<const LENGTH: usize, T: Copy>(list: &[(&'static str, T)]) -> [&'static str; LENGTH] {
    let mut words = [""; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        words[at] = list[at].0;
        at += 1;
    }
    words
}

/// The same number for the same word in whatever letters.
#[inline]
const fn number(word: &[u8]) -> usize {
    let (first, second, last) = match *word {
        [] => return 0,
        [only] => (only, 0, only),
        [first, last] => (first, last, last),
        [first, second, .., last] => (first, second, last),
    };
    let middle = word[word.len() / 2];
    (first | 0x20) as usize * 31
        + (second | 0x20) as usize * 131
        + (middle | 0x20) as usize * 293
        + (last | 0x20) as usize * 17
        + word.len() * 521
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: [&str; 6] = ["of", "the", "OF", "a", "über", "on"];
    static LIST: WordList<16> = WordList::of(&WORDS);

    #[test]
    fn every_word_is_found_at_its_first_place() {
        let found: Vec<_> = WORDS.iter().map(|word| LIST.find(word)).collect();
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!([LIST.find_in_any_case("The"), LIST.find_in_any_case("Of")], [Some(1), Some(0)]);
    }

    #[test]
    fn no_other_word_is_found() {
        assert!(["", "o", "The", "onto", "fo", "ÜBER"].iter().all(|word| !LIST.has(word)));
        assert!(!LIST.has_in_any_case("thee"));
    }

    #[test]
    fn pairs_are_found_by_their_words() {
        const PAIRS: &[(&str, u8)] = &[("won", 1), ("yen", 2)];
        static NAMES: [&str; PAIRS.len()] = words(PAIRS);
        static BY_NAME: WordList<8> = WordList::of(&NAMES);
        assert_eq!(BY_NAME.find("yen").map(|at| PAIRS[at].1), Some(2));
    }
}
