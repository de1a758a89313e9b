//! The verbs and nouns that say which way a quantity went.

use crate::wordlist::words;
use rust_decimal::Decimal;

/// Which way a quantity went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// It became more.
    Up,
    /// It became less.
    Down,
}

/// The trend that a word in small letters names by itself. What is called growth falls as often as
/// it rises, so it names none; `up` and `down` do only beside others.
pub(super) fn of(word: &str) -> Option<Trend> {
    if !may_name(word) {
        return None;
    }
    let is = |stems: &[&str], words: &[&str]| words.contains(&word) || stems.iter().any(|stem| inflects(word, stem));
    if is(&UP, &UP_FORMS) {
        Some(Trend::Up)
    } else if is(&DOWN, &DOWN_FORMS) {
        Some(Trend::Down)
    } else {
        None
    }
}

/// Whether a word in whatever letters begins as one that names a trend, says how many times, or is `up`
/// or `down`: nearly every other is refused by its first two letters.
pub(super) fn may_name(word: &str) -> bool {
    let [first, second, ..] = word.as_bytes() else { return false };
    SECONDS[usize::from(first & 31)] & 1 << (second & 31) != 0
}

/// The second letters by the first, a bit for each.
static SECONDS: [u32; 32] = {
    let times = words::<{ TIMES.len() }, _>(&TIMES);
    let lists: [&[&str]; 6] = [&UP, &UP_FORMS, &DOWN, &DOWN_FORMS, &times, &["up", "down"]];
    let mut seconds = [0; 32];
    let mut list = 0;
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            let word = lists[list][at].as_bytes();
            seconds[(word[0] & 31) as usize] |= 1 << (word[1] & 31);
            at += 1;
        }
        list += 1;
    }
    seconds
};

/// `doubled`, `tripling`, `halve`: how many times as much.
pub(super) fn times(word: &str) -> Option<Decimal> {
    let known = TIMES.iter().find(|(stem, _)| inflects(word, stem));
    known.map(|(_, tenths)| Decimal::new(*tenths, 1)).filter(|_| !matches!(word, "doubles" | "halves"))
}

/// `increas` of `increase`, `increases`, `increased`, `increasing`.
fn inflects(word: &str, stem: &str) -> bool {
    let Some(ending) = word.strip_prefix(stem) else { return false };
    matches!(ending, "" | "e" | "s" | "es" | "ed" | "ing")
        || stem.ends_with(['p', 'm']) && matches!(ending, "ped" | "ping" | "med" | "ming")
}

const TIMES: [(&str, i64); 5] = [("doubl", 20), ("tripl", 30), ("trebl", 30), ("quadrupl", 40), ("halv", 5)];

const UP: [&str; 35] = [
    "recover",
    "rebound",
    "increas",
    "climb",
    "jump",
    "surg",
    "soar",
    "swell",
    "expand",
    "rais",
    "lift",
    "boost",
    "spik",
    "balloon",
    "accelerat",
    "lengthen",
    "extend",
    "widen",
    "hik",
    "enlarg",
    "leap",
    "escalat",
    "skyrocket",
    "rocket",
    "mushroom",
    "grow",
    "upp",
    "rise",
    "ris",
    "heighten",
    "broaden",
    "quicken",
    "advanc",
    "mount",
    "multipli",
];

const UP_FORMS: [&str; 11] =
    ["rose", "risen", "grew", "grown", "swollen", "leapt", "expansion", "extension", "upsurge", "uptick", "upturn"];

const DOWN: [&str; 32] = [
    "decreas",
    "declin",
    "drop",
    "reduc",
    "lower",
    "shrink",
    "slash",
    "plung",
    "plummet",
    "tumbl",
    "slip",
    "dwindl",
    "dip",
    "diminish",
    "shorten",
    "narrow",
    "contract",
    "slow",
    "eas",
    "trim",
    "slump",
    "decelerat",
    "collaps",
    "downsiz",
    "lessen",
    "reced",
    "curtail",
    "subsid",
    "fall",
    "sink",
    "moderat",
    "cut",
];

const DOWN_FORMS: [&str; 8] = ["fell", "fallen", "reduction", "reductions", "shrank", "shrunk", "sank", "cutting"];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<Trend>) {
        for word in words.split(' ') {
            assert_eq!(of(word), expected, "{word}");
        }
    }

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        check(
            "increase increased rise rises rising rose jumped hiked raises grown climbing expansion",
            Some(Trend::Up),
        );
        check(
            "decline declining dropped dropping trimmed cut cuts fell falling reduction shrank eased",
            Some(Trend::Down),
        );
    }

    #[test]
    fn words_that_only_look_like_them_are_not() {
        check("growth risk east contractor fallout lowest moderate_ up improved surgery", None);
    }
}
