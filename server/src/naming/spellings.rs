//! The words of names in all briefs of a project, by the company they are in. What it costs to ask
//! for the likes of a word does not grow with the number of briefs, only with that of such words.

use super::{Company, Named};
use crate::BriefKey;
use crate::slip::Slip;
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashMap};

/// All words beside others in names. Where they stand is not its concern: that changes with every
/// edit before them.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    /// Words sort by their first letters, and a slip of the pen keeps the first.
    words: HashMap<Company, BTreeMap<SmolStr, Tally>>,
}

/// How often a word stands in some company.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// In all briefs.
    pub count: usize,
    /// In each of them.
    briefs: BTreeMap<BriefKey, usize>,
}

impl Tally {
    /// The brief to show it in: the one that asks, if it has the word, else the first.
    #[must_use]
    pub fn brief<'a>(&'a self, asking: &'a BriefKey) -> Option<&'a BriefKey> {
        if self.briefs.contains_key(asking) { Some(asking) } else { self.briefs.keys().next() }
    }

    /// The briefs that have the word.
    pub fn briefs(&self) -> impl Iterator<Item = &BriefKey> {
        self.briefs.keys()
    }
}

impl Spellings {
    /// Takes in the names of a brief instead of those that it had before, both as
    /// [`super::Names`] sorts them. Returns the words of which there are more or fewer now.
    pub fn update<'a>(&mut self, brief: &BriefKey, old: &'a [Named], new: &'a [Named]) -> Vec<&'a Named> {
        let mut changed = Vec::new();
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        let place = |named: &Named| (named.company, named.word.clone());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return changed,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(old), Some(new)) => place(old).cmp(&place(new)),
            };
            let gone = old.next_if(|_| order.is_le());
            let come = new.next_if(|_| order.is_ge());
            if gone.map(|named| named.count) == come.map(|named| named.count) {
                continue;
            }
            if let Some(gone) = gone {
                self.remove(brief, gone);
            }
            if let Some(come) = come {
                let tally = self.words.entry(come.company).or_default().entry(come.word.clone()).or_default();
                tally.count += come.count;
                tally.briefs.insert(brief.clone(), come.count);
            }
            changed.extend(come.or(gone));
        }
    }

    fn remove(&mut self, brief: &BriefKey, named: &Named) {
        let Some(words) = self.words.get_mut(&named.company) else { return };
        let Some(tally) = words.get_mut(&named.word) else { return };
        tally.count -= tally.briefs.remove(brief).unwrap_or_default();
        if tally.briefs.is_empty() {
            words.remove(&named.word);
        }
        if words.is_empty() {
            self.words.remove(&named.company);
        }
    }

    /// The other words in some company of which this one may be a slip, and how it would be one.
    pub fn like<'a>(
        &'a self,
        company: Company,
        word: &'a str,
    ) -> impl Iterator<Item = (&'a SmolStr, Slip, &'a Tally)> + 'a {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let begin = &word[..first];
        let words = self.words.get(&company).filter(|words| words.len() > 1 || !words.contains_key(word));
        let from = words.into_iter().flat_map(move |words| words.range(SmolStr::new(begin)..));
        let alike = from.take_while(move |(other, _)| other.starts_with(begin));
        alike.filter_map(move |(other, tally)| Some((other, Slip::between(word, other)?, tally)))
    }

    /// How often a word stands in some company.
    #[must_use]
    pub fn tally(&self, company: Company, word: &str) -> Option<&Tally> {
        self.words.get(&company).and_then(|words| words.get(word))
    }
}

#[cfg(test)]
mod tests {
    use crate::BriefKey;
    use crate::index::{Facts, Index};
    use crate::packs::Lexicon;
    use crate::reading::Reading;

    #[track_caller]
    fn reads_differently(index: &mut Index, brief: &str, text: &str, expected: &[&str]) {
        let (key, lexicon) = (BriefKey::of_name(brief), Lexicon::shipped());
        let facts = Facts::of(&Reading::of(key.clone(), text.into(), &lexicon), &lexicon);
        let changed = index.update(&key, facts).namesakes;
        assert_eq!(changed.iter().map(BriefKey::as_str).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn briefs_with_a_likeness_of_a_changed_name_read_differently() {
        let index = &mut Index::default();
        reads_differently(index, "one.md", "The plan of Yevgeny Prigohzin failed.", &[]);
        reads_differently(index, "two.md", "What Yevgeny Prigozhin wanted, few knew.", &["one.md", "two.md"]);
        reads_differently(index, "two.md", "Few knew what Yevgeny Prigozhin wanted.", &[]);
        reads_differently(index, "two.md", "Few knew what he wanted.", &["one.md"]);
        reads_differently(index, "two.md", "Few knew what Yevgeny Borisov wanted.", &[]);
    }
}
