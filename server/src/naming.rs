//! Which words stand beside which in the names of a brief. Two spellings of one name differ in a
//! word and agree in its neighbours; which of them is right is not asked here.

use attache_grammar::{Brief, Name, Span, names, names_in_headings};
use smol_str::{SmolStr, format_smolstr};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Words of names by what stands beside them: `Jae _` is what follows `Jae`, `_ Jae` what precedes it,
/// `Lee _ Myung` and `_ Jae Myung` what two words have between or before them, `Senator … _` the last
/// word of a name that begins with a title.
pub type Neighbours = BTreeMap<SmolStr, Vec<Named>>;

/// What stands beside a word, as far as it tells one name from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A title, which stands beside many names.
    Title,
    /// A word of the same name.
    Word,
    /// Two words of the same name: nobody expects another one in their company.
    Words,
}

impl Beside {
    /// What a key of [`Neighbours`] stands for.
    #[must_use]
    pub fn of(key: &str) -> Self {
        match key.split(' ').filter(|word| !matches!(*word, "_" | "…") && !is_title(word)).count() {
            0 => Beside::Title,
            1 => Beside::Word,
            _ => Beside::Words,
        }
    }
}

/// Words that stand beside many names.
const TITLES: [&str; 27] = [
    "Mr",
    "Mrs",
    "Ms",
    "Mdm",
    "Miss",
    "Dr",
    "Prof",
    "Professor",
    "Sir",
    "Lord",
    "Lady",
    "President",
    "Minister",
    "Secretary",
    "Senator",
    "Representative",
    "General",
    "Admiral",
    "Ambassador",
    "Chairman",
    "Premier",
    "Governor",
    "Judge",
    "Justice",
    "Sen",
    "Rep",
    "Gov",
];

/// A word beside another in names of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The word.
    pub word: SmolStr,
    /// How often it stands there.
    pub count: usize,
    /// Where it does first.
    pub span: Span,
    /// Where that is in the prose.
    pub prose: usize,
}

/// Shorter words differ from each other too easily.
const SHORTEST: usize = 4;

/// Whether a word is a title such as `President`.
#[must_use]
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// The neighbours in the names of a brief, each list in the order of the text.
#[must_use]
pub fn neighbours(brief: &Brief) -> Neighbours {
    let text = brief.prose.text();
    let mut found = Neighbours::new();
    let mut add = |beside: SmolStr, place: &Range<usize>| {
        let word = &text[place.clone()];
        if !may_differ(word) || brief.is_quoted(place.start) {
            return;
        }
        let named = found.entry(beside).or_default();
        let (span, prose) = (brief.prose.span(place.clone()), place.start);
        match named.iter_mut().find(|named| named.word == word) {
            Some(named) if prose < named.prose => {
                *named = Named { count: named.count + 1, span, prose, ..named.clone() }
            }
            Some(named) => named.count += 1,
            None => named.push(Named { word: SmolStr::new(word), count: 1, span, prose }),
        }
    };
    for name in names(brief) {
        let is_behind = |index: usize| index > 0 || !name.begins_sentence;
        for (index, pair) in name.words.windows(2).enumerate() {
            let (one, two) = (&pair[0], &pair[1]);
            if !matches!(&text[one.end..two.start], " " | ". ") {
                continue;
            }
            add(format_smolstr!("{} _", &text[one.clone()]), two);
            // The first word of a sentence has its capital for another reason.
            if is_behind(index) {
                add(format_smolstr!("_ {}", &text[two.clone()]), one);
            }
        }
        add_between(text, &name, is_behind(0), &mut add);
        if let [title, .., last] = &name.words[..]
            && is_title(&text[title.clone()])
            && is_unbroken(text, &name)
        {
            add(format_smolstr!("{} … _", &text[title.clone()]), last);
        }
    }
    for name in names_in_headings(brief) {
        add_between(text, &name, true, &mut add);
    }
    for named in found.values_mut() {
        named.sort_by_key(|named| named.prose);
    }
    found
}

/// The words of all names of a brief, whatever stands beside them, in the order of the text.
#[must_use]
pub fn words(brief: &Brief) -> Vec<Named> {
    let text = brief.prose.text();
    let mut places = HashMap::<&str, Named>::new();
    for name in names(brief) {
        for place in &name.words[usize::from(name.begins_sentence)..] {
            let word = &text[place.clone()];
            if !may_differ(word) || brief.is_quoted(place.start) {
                continue;
            }
            let (span, prose) = (brief.prose.span(place.clone()), place.start);
            let new = || Named { word: SmolStr::new(word), count: 0, span, prose };
            places.entry(word).or_insert_with(new).count += 1;
        }
    }
    let mut words: Vec<_> = places.into_values().collect();
    words.sort_by_key(|named| named.prose);
    words
}

/// What stands between two words, and before two.
fn add_between(text: &str, name: &Name, with_first: bool, add: &mut impl FnMut(SmolStr, &Range<usize>)) {
    for (index, three) in name.words.windows(3).enumerate() {
        if three.windows(2).any(|pair| &text[pair[0].end..pair[1].start] != " ") {
            continue;
        }
        let [one, two, last] = [0, 1, 2].map(|at| &text[three[at].clone()]);
        add(format_smolstr!("{one} _ {last}"), &three[1]);
        if index > 0 || with_first {
            add(format_smolstr!("_ {two} {last}"), &three[0]);
        }
    }
}

/// Whether nothing but blanks and points stands between the words of a name: `Senator Lee of Ohio` has
/// something.
fn is_unbroken(text: &str, name: &Name) -> bool {
    name.words.windows(2).all(|pair| matches!(&text[pair[0].end..pair[1].start], " " | ". "))
}

/// Whether a word can be a misspelt one: letters and hyphens, one capital a part.
fn may_differ(word: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.all(char::is_lowercase)
    };
    word.chars().count() >= SHORTEST && word.split('-').all(is_part)
}
