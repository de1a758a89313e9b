//! Surnames in capitals, as houses print them that write of people in many countries: `President Paul
//! BIYA`, `John FRU NDI`, `Prime Minister HUN Sen`. They look like short forms and are none.

use super::Use;
use crate::wordlist::WordList;
use crate::{Block, Brief};
use smol_str::SmolStr;
use std::collections::HashSet;

/// So many surnames behind titles are a house's way to print them and no chance.
const HABIT: usize = 2;

/// Drops surnames, unless the text defines what is written like them. `is_defined` knows the keys of its
/// definitions.
pub fn drop_surnames(brief: &Brief, is_defined: impl Fn(&SmolStr) -> bool, uses: &mut Vec<Use>) {
    let may_be = |used: &&Use| used.key.chars().all(char::is_uppercase) && !is_defined(&used.key);
    let led = |is_led: fn(&Lead) -> bool| -> HashSet<SmolStr> {
        let surnames =
            uses.iter().filter(may_be).filter(|used| Lead::of(brief, used).is_some_and(|lead| is_led(&lead)));
        surnames.map(|used| used.key.clone()).collect()
    };
    // Few texts have one, and where one is, the others are told by less.
    if led(|lead| lead.has_title && lead.has_given).len() < HABIT {
        return;
    }
    let surnames = led(|lead| lead.has_title || lead.has_given && lead.begins);
    uses.retain(|used| !surnames.contains(&used.key));
}

/// What leads up to a word in capitals: given names and what stands before them.
#[derive(Debug, Default)]
struct Lead {
    /// Whether there are words that may be given names.
    has_given: bool,
    /// Whether a title stands before them.
    has_title: bool,
    /// Whether a list or a bracket begins with them.
    begins: bool,
}

/// Names have few words.
const MOST_WORDS: usize = 5;

impl Lead {
    fn of(brief: &Brief, used: &Use) -> Option<Self> {
        let Block { prose, .. } = brief.block_at(used.prose)?;
        let mut before = brief.prose.text()[prose.start..used.prose].strip_suffix(' ')?;
        let mut lead = Self::default();
        for _ in 0..MOST_WORDS {
            let (rest, word) = before.rsplit_once(' ').unwrap_or(("", before));
            let name = word.trim_start_matches(['[', '(', '“']);
            if TITLES.has(name) {
                lead.has_title = true;
                return Some(lead);
            }
            if !is_part_of_name(name) {
                break;
            }
            lead.has_given |= name.chars().any(char::is_lowercase);
            let is_listed = || rest.ends_with([',', ';', ':', '-', '–', '—', ']', ')']) || rest.ends_with(" and");
            lead.begins = name.len() < word.len() || rest.is_empty() || is_listed();
            if lead.begins {
                break;
            }
            before = rest;
        }
        Some(lead)
    }
}

/// `Paul`, `Jean-Pierre`, `J.`, `FRU`: no `Paul’s`.
fn is_part_of_name(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    letters.starts_with(char::is_uppercase) && letters.chars().all(|char| char.is_alphabetic() || char == '-')
}

/// Titles that stand before names.
static TITLES: WordList<128> = WordList::of(&[
    "President",
    "Minister",
    "Ministers",
    "Premier",
    "Chancellor",
    "Governor",
    "Senator",
    "Ambassador",
    "Chairman",
    "Speaker",
    "Secretary",
    "Judge",
    "Justice",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Sultan",
    "Emir",
    "Amir",
    "Sheikh",
    "Shaykh",
    "Ayatollah",
    "General",
    "Colonel",
    "Marshal",
    "Admiral",
    "Captain",
    "Commissioner",
    "Mayor",
    "Sir",
    "Gen.",
    "Col.",
    "Lt.",
    "Maj.",
    "Capt.",
    "Adm.",
    "Brig.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
    "Prof.",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Professor",
]);
