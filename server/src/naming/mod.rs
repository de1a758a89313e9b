//! Which words stand beside which in the names of a brief. Two spellings of one name differ in a
//! word and agree in its neighbours; which of them is right is not asked here.

mod spellings;

pub use spellings::{Spellings, Spelt};

use attache_grammar::{Brief, Name, Span, names, names_in_headings};
use rustc_hash::{FxHashMap, FxHasher};
use smol_str::SmolStr;
use std::collections::hash_map::Entry;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// The names of a brief, found once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Those in running text.
    pub running: Vec<Name>,
    /// Words beside others in all names: grouped by their company, each group in the order of the text.
    pub neighbours: Vec<Named>,
}

/// A word beside others in names of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What stands beside it.
    pub company: Company,
    /// The word.
    pub word: SmolStr,
    /// How often it stands there.
    pub count: usize,
    /// Where it does first.
    pub span: Span,
    /// Where that is in the prose.
    pub prose: usize,
}

/// What stands beside a word, and on which side: a number instead of the words, which nobody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Company {
    /// How well it tells one name from another.
    pub strength: Strength,
    hash: u64,
}

/// How well what stands beside a word tells one name from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// A title, which stands beside many names.
    Title,
    /// A word of the same name.
    Word,
    /// Two words of the same name: nobody expects another one in their company.
    Words,
}

/// Where a word stands beside others.
#[derive(Debug, Clone, Copy, Hash)]
enum Side {
    /// `Jae _`
    Behind,
    /// `_ Jae`
    Before,
    /// `Lee _ Myung`
    Between,
    /// `_ Jae Myung`
    BeforeTwo,
    /// `Senator … _`: the last word of a name that begins with a title.
    Last,
}

impl Named {
    /// A word that stands once in the names of a brief, whatever stands beside it.
    #[must_use]
    pub fn alone(brief: &Brief, place: &Range<usize>) -> Self {
        Self::first(brief, Company { strength: Strength::Title, hash: 0 }, place)
    }

    /// A word that stands at a place for the first time.
    fn first(brief: &Brief, company: Company, place: &Range<usize>) -> Self {
        let word = SmolStr::new(&brief.prose.text()[place.clone()]);
        Self { company, word, count: 1, span: brief.prose.span(place.clone()), prose: place.start }
    }
}

impl Company {
    fn of<'a>(side: Side, words: impl ExactSizeIterator<Item = &'a str>) -> Self {
        // The same company has the same number in every brief.
        let mut hasher = FxHasher::default();
        (side, words.len()).hash(&mut hasher);
        let mut names = 0;
        for word in words {
            word.hash(&mut hasher);
            names += usize::from(!is_title(word));
        }
        let strength = match names {
            0 => Strength::Title,
            1 => Strength::Word,
            _ => Strength::Words,
        };
        Self { strength, hash: hasher.finish() }
    }
}

/// Shorter words differ from each other too easily.
const SHORTEST: usize = 4;

/// Whether a word is a title such as `President`, which stands beside many names.
#[must_use]
pub fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Mdm"
            | "Miss"
            | "Dr"
            | "Prof"
            | "Professor"
            | "Sir"
            | "Lord"
            | "Lady"
            | "President"
            | "Minister"
            | "Secretary"
            | "Senator"
            | "Representative"
            | "General"
            | "Admiral"
            | "Ambassador"
            | "Chairman"
            | "Premier"
            | "Governor"
            | "Judge"
            | "Justice"
            | "Sen"
            | "Rep"
            | "Gov"
    )
}

impl Names {
    /// The names of a brief.
    #[must_use]
    pub fn of(brief: &Brief) -> Self {
        let running: Vec<_> = names(brief).collect();
        let mut beside = Beside { brief, places: Vec::new() };
        for name in &running {
            beside.two(name);
            beside.three(name, name.begins_sentence);
        }
        for name in names_in_headings(brief) {
            beside.three(&name, false);
        }
        Self { neighbours: counted(brief, beside.places), running }
    }

    /// How often each word stands in names in running text, whatever stands beside it, and where it does
    /// first: in the order of the text.
    #[must_use]
    pub fn words(&self, brief: &Brief) -> Vec<(Range<usize>, usize)> {
        let text = brief.prose.text();
        let places = self.running.iter().flat_map(|name| &name.words[usize::from(name.begins_sentence)..]);
        let (mut words, mut known) = (Vec::<(Range<usize>, usize)>::new(), FxHashMap::<&str, usize>::default());
        for place in places.filter(|place| may_differ(&text[(*place).clone()]) && !brief.is_quoted(place.start)) {
            match known.entry(&text[place.clone()]) {
                Entry::Occupied(at) => words[*at.get()].1 += 1,
                Entry::Vacant(new) => {
                    new.insert(words.len());
                    words.push((place.clone(), 1));
                }
            }
        }
        words
    }
}

/// The words that stand beside others in names, each with its company.
struct Beside<'a> {
    brief: &'a Brief,
    places: Vec<(Company, Range<usize>)>,
}

impl Beside<'_> {
    /// A word beside others, if it may be a misspelt one.
    fn add(&mut self, side: Side, company: &[&Range<usize>], place: &Range<usize>) {
        let text = self.brief.prose.text();
        if may_differ(&text[place.clone()]) && !self.brief.is_quoted(place.start) {
            let company = Company::of(side, company.iter().map(|word| &text[(*word).clone()]));
            self.places.push((company, place.clone()));
        }
    }

    /// What stands right before and right behind the words of a name.
    fn two(&mut self, name: &Name) {
        let text = self.brief.prose.text();
        let mut is_unbroken = true;
        for (index, pair) in name.words.windows(2).enumerate() {
            let (one, two) = (&pair[0], &pair[1]);
            if !matches!(&text[one.end..two.start], " " | ". ") {
                is_unbroken = false;
                continue;
            }
            self.add(Side::Behind, &[one], two);
            // The first word of a sentence has its capital for another reason.
            if index > 0 || !name.begins_sentence {
                self.add(Side::Before, &[two], one);
            }
        }
        if let [title, .., last] = &name.words[..]
            && is_unbroken
            && is_title(&text[title.clone()])
        {
            self.add(Side::Last, &[title], last);
        }
    }

    /// What stands between two words, and before two.
    fn three(&mut self, name: &Name, begins_sentence: bool) {
        let text = self.brief.prose.text();
        for (index, three) in name.words.windows(3).enumerate() {
            if three.windows(2).any(|pair| &text[pair[0].end..pair[1].start] != " ") {
                continue;
            }
            let [one, two, last] = [&three[0], &three[1], &three[2]];
            self.add(Side::Between, &[one, last], two);
            if index > 0 || !begins_sentence {
                self.add(Side::BeforeTwo, &[two, last], one);
            }
        }
    }
}

/// The words at these places, each once in its company.
fn counted(brief: &Brief, mut places: Vec<(Company, Range<usize>)>) -> Vec<Named> {
    let text = brief.prose.text();
    places.sort_unstable_by(|one, two| {
        let words = || text[one.1.clone()].cmp(&text[two.1.clone()]);
        one.0.cmp(&two.0).then_with(words).then(one.1.start.cmp(&two.1.start))
    });
    let mut named: Vec<Named> = Vec::new();
    for (company, place) in places {
        let word = &text[place.clone()];
        match named.last_mut().filter(|last| last.company == company && last.word == word) {
            Some(last) => last.count += 1,
            None => named.push(Named::first(brief, company, &place)),
        }
    }
    named
}

/// Whether a word can be a misspelt one: letters and hyphens, one capital a part.
fn may_differ(word: &str) -> bool {
    if word.is_ascii() && !word.contains('-') {
        let rest = word.as_bytes().get(1..).unwrap_or_default();
        return word.len() >= SHORTEST
            && word.as_bytes()[0].is_ascii_alphabetic()
            && rest.iter().all(u8::is_ascii_lowercase);
    }
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.all(char::is_lowercase)
    };
    word.chars().count() >= SHORTEST && word.split('-').all(is_part)
}
