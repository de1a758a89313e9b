//! Surnames in capitals, as houses print them that write of people in many countries: `President Paul
//! BIYA`, `John FRU NDI`, `Prime Minister HUN Sen`. They look like short forms and are none.

use super::Use;
use crate::wordlist::WordList;
use crate::{Block, Brief};
use smol_str::SmolStr;
use std::collections::HashSet;

/// Drops surnames, unless the text defines what is written like them. `is_defined` knows the keys of its
/// definitions.
pub fn drop_surnames(brief: &Brief, is_defined: impl Fn(&SmolStr) -> bool, uses: &mut Vec<Use>) {
    let is_capital = |char: char| char.is_uppercase() || char == '-';
    let may_be = |used: &Use| used.key.chars().all(is_capital) && !is_defined(&used.key);
    let led: Vec<(&Use, Lead)> =
        uses.iter().filter(|used| may_be(used)).filter_map(|used| Some((used, Lead::of(brief, used)?))).collect();
    if !is_habit(&led) {
        return;
    }
    let mut surnames: HashSet<SmolStr> =
        led.iter().filter(|(_, lead)| lead.has_title || lead.is_given()).map(|(used, _)| used.key.clone()).collect();
    // `AUNG SAN SUU KYI` is one name.
    let text = brief.prose.text();
    let joined: Vec<&[Use]> = uses
        .windows(2)
        .filter(|pair| matches!(text.get(end_of(&pair[0])..pair[1].prose), Some(" " | "-")))
        .filter(|pair| pair.iter().all(may_be))
        .collect();
    for _ in 1..MOST_WORDS {
        for pair in &joined {
            if pair.iter().any(|used| surnames.contains(&used.key)) {
                surnames.extend(pair.iter().map(|used| used.key.clone()));
            }
        }
    }
    uses.retain(|used| !surnames.contains(&used.key));
}

fn end_of(used: &Use) -> usize {
    used.prose + used.text.len()
}

/// Whether surnames in capitals are how a text prints them, and no chance: two behind titles, one and
/// others behind given names, or many of those. Few texts have any, and where some are, the others are
/// told by less.
fn is_habit(led: &[(&Use, Lead)]) -> bool {
    let count = |least: usize, is_one: &dyn Fn(&Lead) -> bool| {
        let long = led.iter().filter(|(used, lead)| used.key.len() >= least && is_one(lead));
        long.map(|(used, _)| &used.key).collect::<HashSet<_>>().len()
    };
    let titled = count(2, &|lead| lead.has_title && lead.has_given).max(count(4, &|lead| lead.has_title));
    let given = |opens: bool| count(5, &|lead| lead.is_given() && (opens || !lead.opens));
    titled >= 2 || titled == 1 && given(false) >= 2 || given(true) >= 4
}

/// What leads up to a word in capitals: given names and what stands before them.
#[derive(Debug, Default)]
struct Lead {
    /// Whether there are words that may be given names.
    has_given: bool,
    /// Whether a title stands before them.
    has_title: bool,
    /// Whether a sentence begins with them: any word may have a capital there.
    opens: bool,
    /// Whether an article stands before them: `the French`.
    has_article: bool,
}

/// Names have few words.
const MOST_WORDS: usize = 5;

impl Lead {
    fn of(brief: &Brief, used: &Use) -> Option<Self> {
        let Block { prose, .. } = brief.block_at(used.prose)?;
        let before = &brief.prose.text()[prose.start..used.prose];
        // `Nuri al-MALIKI`
        let before = ["al-", "el-", "ul-"].iter().find_map(|article| before.strip_suffix(article)).unwrap_or(before);
        let mut before = before.strip_suffix(' ')?;
        let mut lead = Self::default();
        for _ in 0..MOST_WORDS {
            let (rest, word) = before.rsplit_once(' ').unwrap_or(("", before));
            let name = word.trim_start_matches(['[', '(', '“']);
            if TITLES.find_in_any_case(name).is_some() {
                lead.has_title = true;
                return Some(lead);
            }
            if !is_part_of_name(name) || NO_NAMES.has(name) {
                lead.has_article = matches!(word, "the" | "The" | "a" | "an");
                break;
            }
            lead.has_given |= name.chars().any(char::is_lowercase);
            lead.opens = rest.is_empty() || rest.ends_with(['.', '!', '?']);
            // A list or a bracket begins with a name.
            let is_listed = name.len() < word.len()
                || rest.ends_with([',', ';', ':', '-', '–', '—', ']', ')'])
                || rest.ends_with(" and");
            if is_listed || lead.opens {
                break;
            }
            before = rest;
        }
        Some(lead)
    }

    /// Whether given names lead up to it, as far as the words before them tell.
    fn is_given(&self) -> bool {
        self.has_given && !self.has_article
    }
}

/// `Paul`, `Jean-Pierre`, `J.`, `FRU`: no `Paul’s`.
fn is_part_of_name(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    letters.starts_with(char::is_uppercase) && letters.chars().all(|char| char.is_alphabetic() || char == '-')
}

/// Words with a capital that are no given names: those that begin sentences, and what short forms are
/// called.
static NO_NAMES: WordList<256> = WordList::of(&[
    "A",
    "After",
    "All",
    "Although",
    "American",
    "An",
    "And",
    "Army",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "British",
    "But",
    "By",
    "Camp",
    "Central",
    "Chinese",
    "Combined",
    "Despite",
    "During",
    "Each",
    "Eastern",
    "European",
    "Every",
    "Exercise",
    "Federal",
    "For",
    "Force",
    "Former",
    "French",
    "From",
    "German",
    "Given",
    "Global",
    "Group",
    "His",
    "However",
    "If",
    "In",
    "Indian",
    "Its",
    "Japanese",
    "Joint",
    "Korean",
    "Like",
    "Many",
    "Meanwhile",
    "Mission",
    "Most",
    "National",
    "New",
    "North",
    "Northern",
    "On",
    "Operation",
    "Other",
    "Our",
    "Party",
    "Programme",
    "Program",
    "Project",
    "Regional",
    "Royal",
    "Russian",
    "Several",
    "Since",
    "Some",
    "South",
    "Southern",
    "Such",
    "Team",
    "That",
    "The",
    "Their",
    "These",
    "This",
    "Through",
    "To",
    "Treaty",
    "Under",
    "Unlike",
    "Until",
    "Using",
    "We",
    "West",
    "Western",
    "When",
    "While",
    "With",
    "Without",
    "Yet",
]);

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
