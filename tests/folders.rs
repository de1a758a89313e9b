//! Folders of briefs made by chance: what authors type and paste, and settings now and then. The same
//! seed makes the same folder on every machine.

use crate::model::dice::Dice;
use crate::model::phrases::{BREAKS, NAMES, PARAGRAPHS, WORDS};
use std::fs;
use std::path::Path;

/// As many paragraphs and parts of sentences make up the longest brief.
const LONGEST: usize = 24;

const SETTINGS: &[&str] = &[
    "",
    "profile = \"us\"\n",
    "profile = \"economist\"\n",
    "packs = [\"general\"]\n[rules]\nT001 = \"error\"\nF001 = \"off\"\n",
    "[rules]\nundefined-acronym = { severity = \"hint\", allow = [\"KHQX\"] }\n",
    "[[overrides]]\npaths = [\"sub/*\", \"budget.md\"]\nrules = { T001 = \"off\" }\n",
];

/// Writes a folder.
pub fn make(folder: &Path, seed: u64) {
    let mut dice = Dice::of(seed);
    let settings = dice.choose(SETTINGS);
    if !settings.is_empty() {
        write(&folder.join("attache.toml"), settings);
    }
    for name in NAMES {
        if !dice.once_in(4) {
            write(&folder.join(name), &text(&mut dice));
        }
    }
}

fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..dice.below(LONGEST) {
        text += match dice.below(5) {
            0..=1 => dice.choose(PARAGRAPHS),
            2..=3 => dice.choose(WORDS),
            _ => dice.choose(BREAKS),
        };
    }
    text
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).expect("a temporary folder can be written to");
}
