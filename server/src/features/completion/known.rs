//! The terms and names that begin as what is being typed: this brief's first, then those of the
//! project, then those of the packs.

use super::run_at_end;
use crate::rules::Case;
use attache_grammar::short_key;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// A term or name that may be meant.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// Its short form: the key, and how it is printed.
    pub short: Option<(SmolStr, &'a str)>,
    /// Its long form.
    pub long: &'a str,
    /// As many bytes of it are typed.
    pub typed: usize,
    /// Whether they are letters of the short form.
    pub by_short: bool,
    /// Who says so.
    pub says: &'a str,
}

impl Known<'_> {
    /// What the typed letters begin.
    pub fn matched(&self) -> &str {
        match &self.short {
            Some((_, short)) if self.by_short => short,
            _ => self.long,
        }
    }
}

/// Fewer typed letters than these could become anything: of a short form of this brief, of another
/// short form, of a long form.
const FEWEST: [usize; 3] = [1, 2, 3];

/// Who says what this brief says.
const HERE: &str = "this brief";

/// As many words as are looked back for the beginning of a long form.
const MOST_WORDS: usize = 8;

/// What may be meant at the end of what is written, likeliest first.
pub(super) fn known<'a>(case: &Case<'a>, written: &str) -> Vec<Known<'a>> {
    let word = &written[run_at_end(written, |char| char.is_alphanumeric() || matches!(char, '-' | '.' | '&'))];
    let beginnings = beginnings(written);
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut look = |short: Option<(SmolStr, &'a str)>, long: &'a str, says: &'a str| {
        let fewest = if says == HERE { FEWEST[0] } else { FEWEST[1] };
        let by_short = short.as_ref().filter(|_| word.len() >= fewest).filter(|(_, short)| begins(short, word));
        // One small letter is the beginning of any word.
        let by_short = by_short.filter(|(_, short)| word.len() > 1 || short.starts_with(word));
        let by_long =
            || beginnings.iter().find(|typed| typed.len() >= FEWEST[2] && begins(long, typed)).map(|typed| typed.len());
        let typed = by_short.map(|_| word.len()).or_else(by_long);
        if let Some(typed) = typed.filter(|_| seen.insert((short.as_ref().map(|(key, _)| key.clone()), long))) {
            found.push(Known { by_short: by_short.is_some(), short, long, typed, says });
        }
    };
    for definition in &case.reading.brief.definitions {
        look(Some((definition.key.clone(), &definition.short)), &definition.long, HERE);
    }
    for (brief, key, variant) in case.index.wordings(&case.reading.key) {
        look(Some((key.clone(), key)), &variant.long, brief.file_name());
    }
    for entry in case.project.lexicon.entries() {
        let term = &entry.term;
        let short = term.short.as_deref().filter(|_| !term.is_person());
        // Of several accepted forms the first is the one to use. Whoever has none is called by its id,
        // which nobody writes.
        if let Some(long) = term.expansions.first() {
            look(short.map(|short| (short_key(short), short)), long, &entry.pack);
        }
    }
    // Whoever has typed three words of a name means none that begins with the third.
    let most = found.iter().map(|known| known.typed).max().unwrap_or_default();
    found.retain(|known| known.typed == most);
    // A stable sort: what this brief says stays first.
    found.sort_by_key(|known| std::cmp::Reverse(known.by_short));
    found
}

/// What is written from the start of each of the last words on, longest first.
pub(super) fn beginnings(written: &str) -> Vec<&str> {
    let mut starts = vec![0];
    starts.extend(written.match_indices([' ', '(', '“', '"', '—']).map(|(at, mark)| at + mark.len()));
    starts.dedup();
    let recent = starts.len().saturating_sub(MOST_WORDS);
    starts[recent..].iter().map(|&start| &written[start..]).filter(|typed| !typed.is_empty()).collect()
}

/// Whether a form begins with typed letters, in any case, and goes on behind them.
pub(super) fn begins(form: &str, typed: &str) -> bool {
    form.len() > typed.len() && form.get(..typed.len()).is_some_and(|head| head.eq_ignore_ascii_case(typed))
}
