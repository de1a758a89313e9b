//! Which letters of a short form stand for which words: an alignment by dynamic programming, best
//! total over all starts. It answers how good the best fit is and where it lies; what is good
//! enough is asked elsewhere.

use super::part::{Part, Weight};

/// Longer short forms are no short forms.
pub const MOST_LETTERS: usize = 18;

// What a letter earns and what a word costs, in twentieths of a letter that begins a word. The
// figures were chosen by hand; varied by a fifth, one at a time, none of them moves the share of
// definitions that are read right by a whole percent.

/// The letter begins a word.
const INITIAL: i32 = 20;
/// It is a capital or a digit inside one: the X of `eXchange`.
const CAPITAL: i32 = 15;
/// It follows the letter before it, as in OPerational.
const NEXT: i32 = 10;
/// It comes later in a word of which a letter was taken.
const LATER: i32 = 5;
/// It stands inside a word of which no letter was taken.
const INSIDE: i32 = 0;
/// No letter stands for this word,
const SKIPPED: i32 = -12;
/// for this part of a compound,
const SKIPPED_GLUED: i32 = -4;
/// for this `of` or `the`.
const SKIPPED_SMALL: i32 = -2;
/// A digit stands for nothing.
const SKIPPED_DIGIT: i32 = -6;
/// The long form begins inside a compound.
const STARTS_GLUED: i32 = -5;
/// The long form begins with `of` or `the`.
const STARTS_SMALL: i32 = -12;
/// Less than anything that can be reached.
const NEVER: i32 = -1_000_000;

/// The letters of a short form, folded to what is compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    chars: [char; MOST_LETTERS],
    len: usize,
    /// A bit for each by its last five bits: most characters of a word are refused at one look.
    bits: u32,
    /// There may be digits among them.
    counted: bool,
}

impl Letters {
    /// The letters and digits of `short`; `None` if there are none or too many.
    pub fn of(short: &str) -> Option<Self> {
        let mut letters = Self::default();
        for char in short.chars().filter(|char| char.is_alphanumeric()) {
            letters.push(fold(char))?;
        }
        (letters.len > 0).then_some(letters)
    }

    /// `A2AD` as `AAAD`, `W3C` as `WWWC`: a digit that counts the letter before it.
    pub fn repeated(short: &str) -> Option<Self> {
        let mut letters = Self::default();
        let mut counted = false;
        for char in short.chars().filter(|char| char.is_alphanumeric()) {
            let before = letters.len.checked_sub(1).map(|last| letters.chars[last]);
            match (char.to_digit(10), before) {
                (Some(count @ 2..=4), Some(before)) if before.is_alphabetic() => {
                    counted = true;
                    for _ in 1..count {
                        letters.push(before)?;
                    }
                }
                _ => letters.push(fold(char))?,
            }
        }
        counted.then_some(letters)
    }

    /// The capitals of `HEWSweb` alone: what follows them may be a word of its own.
    pub fn capitals(short: &str) -> Option<Self> {
        let capitals: smol_str::SmolStr = short.chars().filter(|char| char.is_uppercase()).collect();
        let small = short.chars().any(char::is_lowercase);
        if small && capitals.len() > 2 { Self::of(&capitals) } else { None }
    }

    fn bit(char: char) -> u32 {
        1 << (u32::from(char) & 31)
    }

    /// Whether a character is one of them.
    fn has(&self, char: char) -> bool {
        self.bits & Self::bit(char) != 0 && self.chars[..self.len].contains(&char)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether a word begins with the first of them.
    pub fn begin(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|char| fold(char) == self.chars[0])
    }

    /// Whether a word can give the first of them. The X of `exchange` is heard as its first letter, and a
    /// digit may be said in words.
    fn may_begin_in(&self, word: &str) -> bool {
        let mut chars = word.chars().map(fold);
        let (initial, second) = (chars.next(), chars.next());
        let heard = (initial, second) == (Some('e'), Some('x')) && self.chars[0] == 'x';
        initial == Some(self.chars[0]) || heard || self.chars[0].is_ascii_digit()
    }

    /// Which of them a word begins with, one bit each.
    pub fn that_begin(&self, word: &str) -> u32 {
        let Some(initial) = word.chars().next().map(fold) else { return 0 };
        let bit = |(index, char): (usize, &char)| u32::from(*char == initial) << index;
        self.chars[..self.len].iter().enumerate().map(bit).sum()
    }

    /// Takes the initial of a word out of them, wherever it stands; whether it was there.
    pub fn take_initial(&mut self, word: &str) -> bool {
        let Some(initial) = word.chars().next().map(fold) else { return false };
        let Some(at) = self.chars[..self.len].iter().position(|char| *char == initial) else { return false };
        self.chars.copy_within(at + 1..self.len, at);
        self.len -= 1;
        true
    }

    fn push(&mut self, char: char) -> Option<()> {
        *self.chars.get_mut(self.len)? = char;
        self.len += 1;
        self.bits |= Self::bit(char);
        self.counted |= char.is_ascii_digit();
        Some(())
    }
}

/// Where the long form is tied down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins with the first part; what follows its end costs nothing.
    Start,
    /// It ends with the last part; it may begin anywhere.
    End,
}

/// The best fit of letters to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// 100 if every letter is the initial of a word and no word is left out.
    pub quality: i32,
    /// The part that the first letter stands for.
    pub first: usize,
    /// The last part that a letter stands for.
    pub last: usize,
}

#[derive(Clone, Copy)]
struct Cell {
    score: i32,
    first: u32,
    last: u32,
}

impl Cell {
    const NEVER: Cell = Cell { score: NEVER, first: 0, last: 0 };

    fn plus(self, gain: i32) -> Cell {
        Cell { score: self.score + gain, ..self }
    }

    /// The better of two; of equals the one that begins later, which is the shorter long form.
    fn or(self, other: Cell) -> Cell {
        if (other.score, other.first) > (self.score, self.first) { other } else { self }
    }
}

/// The best fit of `letters` to `parts`, in which every letter has its place.
pub fn fit(text: &str, parts: &[Part], letters: &Letters, anchor: Anchor) -> Option<Fit> {
    let count = letters.len;
    let mut done = [Cell::NEVER; MOST_LETTERS + 1];
    let mut inside = Inside::new();
    let mut best = Cell::NEVER;
    let mut begun = false;
    for (index, part) in parts.iter().enumerate() {
        let word = &text[part.start..part.end];
        // Until a word can give the first letter, none can give another.
        begun = begun || letters.may_begin_in(word);
        if !begun {
            if anchor == Anchor::Start {
                return None;
            }
            continue;
        }
        done[0] = Cell::NEVER;
        if index == 0 || anchor == Anchor::End {
            let score = match part.weight {
                Weight::Small => STARTS_SMALL,
                Weight::Full if part.glued => STARTS_GLUED,
                Weight::Full => 0,
            };
            done[0] = Cell { score, first: index as u32, last: index as u32 };
        }
        inside.read(word, index, letters, &done);
        let price = price(part);
        for (done, inside) in done.iter_mut().zip(&inside.best).take(count + 1).skip(1) {
            *done = done.plus(price).or(*inside);
        }
        skip_digits(&mut done, letters);
        best = if anchor == Anchor::Start { best.or(done[count]) } else { done[count] };
    }
    let quality = best.score * 100 / (count as i32 * INITIAL);
    (best.score > 0).then_some(Fit { quality, first: best.first as usize, last: best.last as usize })
}

/// The best ways to have taken so many letters, by their number.
struct Inside {
    /// At least one letter is from the part at hand.
    best: [Cell; MOST_LETTERS + 1],
    /// The last one is the character at `behind`.
    run: [Cell; MOST_LETTERS + 1],
    behind: [usize; MOST_LETTERS + 1],
    /// Counts the characters, so that nothing follows a character of another part.
    at: usize,
}

impl Inside {
    fn new() -> Self {
        let none = [Cell::NEVER; MOST_LETTERS + 1];
        Self { best: none, run: none, behind: [0; MOST_LETTERS + 1], at: 1 }
    }

    /// Reads a part, the one at `index`. `done` are the best ways before it.
    fn read(&mut self, word: &str, index: usize, letters: &Letters, done: &[Cell; MOST_LETTERS + 1]) {
        let index = index as u32;
        self.best[..=letters.len].fill(Cell::NEVER);
        let digit = if letters.counted { digit_of(word) } else { None };
        for taken in (0..letters.len).filter(|taken| Some(letters.chars[*taken]) == digit) {
            let cell = Cell { last: index, ..done[taken].plus(INITIAL) };
            self.best[taken + 1] = self.best[taken + 1].or(cell);
        }
        // Nothing follows the last character of the part before.
        self.at += 1;
        let begins_with_e = word.chars().next().map(fold) == Some('e');
        // Most characters are none of the letters.
        if word.is_ascii() {
            let chars = word.bytes().enumerate().filter(|(_, byte)| letters.bits >> (byte & 31) & 1 != 0);
            self.take(chars.map(|(position, byte)| (position, char::from(byte))), begins_with_e, index, letters, done);
        } else {
            let chars = word.chars().enumerate().filter(|(_, char)| letters.has(fold(*char)));
            self.take(chars, begins_with_e, index, letters, done);
        }
        self.at += word.len();
    }

    /// Reads the characters of a part that may be letters, with their places in it.
    fn take(
        &mut self,
        chars: impl Iterator<Item = (usize, char)>,
        begins_with_e: bool,
        index: u32,
        letters: &Letters,
        done: &[Cell; MOST_LETTERS + 1],
    ) {
        for (position, char) in chars {
            let at = self.at + position + 1;
            let folded = fold(char);
            let capital = char.is_uppercase() || char.is_ascii_digit();
            // The X of `exchange` is heard as its first letter.
            let heard = position == 1 && folded == 'x' && begins_with_e;
            // From the last letter on, so that no way takes the character twice.
            for taken in (0..letters.len).rev().filter(|taken| letters.chars[*taken] == folded) {
                let begin = match position {
                    0 => INITIAL,
                    _ if heard => CAPITAL,
                    _ if taken == 0 => NEVER,
                    _ if capital => CAPITAL,
                    _ => INSIDE,
                };
                let follow = if capital { CAPITAL } else { NEXT };
                let later = if capital { CAPITAL } else { LATER };
                let run = if self.behind[taken] + 1 == at { self.run[taken] } else { Cell::NEVER };
                let cell = done[taken].plus(begin).or(run.plus(follow)).or(self.best[taken].plus(later));
                let cell = Cell { last: index, ..cell };
                self.run[taken + 1] = cell;
                self.behind[taken + 1] = at;
                self.best[taken + 1] = self.best[taken + 1].or(cell);
            }
        }
    }
}

/// `3` of `Third` and `three`.
fn digit_of(word: &str) -> Option<char> {
    const NUMBERS: &[(&str, char)] = &[
        ("eight", '8'),
        ("fifth", '5'),
        ("first", '1'),
        ("five", '5'),
        ("four", '4'),
        ("fourth", '4'),
        ("nine", '9'),
        ("one", '1'),
        ("second", '2'),
        ("seven", '7'),
        ("six", '6'),
        ("third", '3'),
        ("three", '3'),
        ("two", '2'),
    ];
    let of = |(number, digit): &(&str, char)| word.eq_ignore_ascii_case(number).then_some(*digit);
    (3..7).contains(&word.len()).then(|| NUMBERS.iter().find_map(of)).flatten()
}

/// A digit may stand for nothing: `Group of Seven (G7)`.
fn skip_digits(done: &mut [Cell; MOST_LETTERS + 1], letters: &Letters) {
    for taken in 1..letters.len {
        if letters.chars[taken].is_ascii_digit() {
            done[taken + 1] = done[taken + 1].or(done[taken].plus(SKIPPED_DIGIT));
        }
    }
}

fn price(part: &Part) -> i32 {
    match part.weight {
        Weight::Small => SKIPPED_SMALL,
        Weight::Full if part.glued => SKIPPED_GLUED,
        Weight::Full => SKIPPED,
    }
}

/// Small, and without the accents of Western Europe.
#[inline]
fn fold(char: char) -> char {
    if char.is_ascii() { char.to_ascii_lowercase() } else { bare(char) }
}

/// The same of a letter beyond ASCII.
fn bare(char: char) -> char {
    match char {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        _ => char.to_lowercase().next().unwrap_or(char),
    }
}
