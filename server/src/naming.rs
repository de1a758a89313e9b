//! Which words stand beside which in the names of a brief. Two spellings of one name differ in a
//! word and agree in its neighbour; which of them is right is not asked here.

use attache_grammar::{Brief, Span, names};
use smol_str::{SmolStr, format_smolstr};
use std::collections::BTreeMap;

/// Words of names by what stands beside them: `Jae _` is what follows `Jae`, `_ Jae` what precedes it,
/// `Lee _ Myung` and `_ Jae Myung` what two words have between or before them.
pub type Neighbours = BTreeMap<SmolStr, Vec<Named>>;

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

/// The neighbours in the names of a brief, each list in the order of the text.
#[must_use]
pub fn neighbours(brief: &Brief) -> Neighbours {
    let text = brief.prose.text();
    let mut found = Neighbours::new();
    let mut add = |beside: SmolStr, place: &std::ops::Range<usize>| {
        let word = &text[place.clone()];
        if !may_differ(word) || brief.is_quoted(place.start) {
            return;
        }
        let named = found.entry(beside).or_default();
        match named.iter_mut().find(|named| named.word == word) {
            Some(named) => named.count += 1,
            None => {
                let span = brief.prose.span(place.clone());
                named.push(Named { word: SmolStr::new(word), count: 1, span, prose: place.start });
            }
        }
    };
    for name in names(brief) {
        for (index, three) in name.words.windows(3).enumerate() {
            if three.windows(2).any(|pair| &text[pair[0].end..pair[1].start] != " ") {
                continue;
            }
            let [one, two, last] = [0, 1, 2].map(|at| &text[three[at].clone()]);
            add(format_smolstr!("{one} _ {last}"), &three[1]);
            if index > 0 || !name.begins_sentence {
                add(format_smolstr!("_ {two} {last}"), &three[0]);
            }
        }
        for (index, pair) in name.words.windows(2).enumerate() {
            let (one, two) = (&pair[0], &pair[1]);
            let is_joined = matches!(&text[one.end..two.start], " " | ". ");
            if !is_joined {
                continue;
            }
            add(format_smolstr!("{} _", &text[one.clone()]), two);
            // The first word of a sentence has its capital for another reason.
            if index > 0 || !name.begins_sentence {
                add(format_smolstr!("_ {}", &text[two.clone()]), one);
            }
        }
    }
    found
}

/// Whether a word can be a misspelt one: letters and hyphens, one capital a part.
fn may_differ(word: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.all(char::is_lowercase)
    };
    word.chars().count() >= SHORTEST && word.split('-').all(is_part)
}
