//! A pack or a fact sheet is refused, or a brief can be read and searched with it.

use attache::BriefKey;
use attache::facts::{Declared, Facts};
use attache::packs::{Lexicon, read, read_sheet};
use attache::reading::Reading;

const BRIEF: &str =
    "The Special Measure Agreement (SMA) of 2024 costs 1.5 trillion won. OPCON and U.S. bases: 28,500.\n";

/// Reads the bytes as both.
pub fn keep(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pack = read(&text).unwrap_or_default();
    let lexicon = Lexicon::of([(pack, true)]);
    for words in [BRIEF, &text] {
        let _ = Reading::of(BriefKey::of_name("brief.md"), words.into(), &lexicon);
    }
    if let Ok(sheet) = read_sheet(&text) {
        let declared = sheet.figure.into_iter().filter_map(|fact| Declared::of(fact, None)).collect();
        let _ = Facts::of(declared, &lexicon);
    }
}
