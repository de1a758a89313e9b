//! The words of names in all briefs of a project, by the company they are in. What it costs to ask
//! for the likes of a word does not grow with the number of briefs, only with that of such words.

use super::{Company, Named};
use crate::index::{Number, Postings, Roll};
use crate::slip::Slip;
use attache_grammar::Span;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::mem;

/// All words beside others in names.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    /// The words in some company, in their order: a slip of the pen keeps the first letter.
    companies: FxHashMap<Company, Vec<Id>>,
    all: Vec<Spelt>,
    /// Places in `all` that nobody uses.
    free: Vec<Id>,
    /// What each brief has, in the order of the ids.
    briefs: Vec<Box<[Here]>>,
}

/// The number of a word in its company.
type Id = u32;

/// A word in some company.
#[derive(Debug, Clone)]
pub struct Spelt {
    /// What stands beside it.
    pub company: Company,
    /// The word.
    pub word: SmolStr,
    /// How often it stands there, in all briefs.
    pub count: usize,
    /// The briefs that have it.
    pub briefs: Postings,
}

/// A word in some company as one brief has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Here {
    id: Id,
    count: u32,
    /// Where it stands first.
    span: Span,
}

impl Spellings {
    /// Takes in the names of a brief instead of those that it had before. Returns the words of which
    /// there are more or fewer now.
    pub fn update(&mut self, roll: &Roll, brief: Number, names: &[Named]) -> Vec<(Company, SmolStr)> {
        let at = brief as usize;
        if self.briefs.len() <= at {
            self.briefs.resize_with(at + 1, Box::default);
        }
        let old = mem::take(&mut self.briefs[at]);
        let here = |named: &Named| Here { id: self.id(named), count: named.count as u32, span: named.span };
        let mut new: Vec<Here> = names.iter().map(here).collect();
        new.sort_unstable_by_key(|here| here.id);
        let mut changed = Vec::new();
        for (gone, come) in beside(&old, &new) {
            let (before, after) = (gone.map_or(0, |here| here.count), come.map_or(0, |here| here.count));
            if before == after {
                continue;
            }
            let Some(id) = gone.or(come).map(|here| here.id) else { continue };
            let spelt = &mut self.all[id as usize];
            spelt.count = spelt.count + after as usize - before as usize;
            changed.push((spelt.company, spelt.word.clone()));
            if before == 0 {
                spelt.briefs.insert(roll, brief);
            } else if after == 0 && spelt.briefs.remove(roll, brief) {
                self.forget(id);
            }
        }
        self.briefs[at] = new.into();
        changed
    }

    /// The number of a word, a new one if it has none yet.
    fn id(&mut self, named: &Named) -> Id {
        let words = self.companies.entry(named.company).or_default();
        match words.binary_search_by(|id| self.all[*id as usize].word.cmp(&named.word)) {
            Ok(at) => words[at],
            Err(at) => {
                let (company, word) = (named.company, named.word.clone());
                let spelt = Spelt { company, word, count: 0, briefs: Postings::default() };
                let id = self.free.pop().unwrap_or(self.all.len() as Id);
                match self.all.get_mut(id as usize) {
                    Some(place) => *place = spelt,
                    None => self.all.push(spelt),
                }
                words.insert(at, id);
                id
            }
        }
    }

    fn forget(&mut self, id: Id) {
        let company = self.all[id as usize].company;
        if let Some(words) = self.companies.get_mut(&company) {
            words.retain(|word| *word != id);
            if words.is_empty() {
                self.companies.remove(&company);
            }
        }
        self.free.push(id);
    }

    /// The other words in some company of which this one may be a slip, and how it would be one.
    pub fn like<'a>(&'a self, company: Company, word: &'a str) -> impl Iterator<Item = (&'a Spelt, Slip)> + 'a {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let begin = &word[..first];
        let words = self.companies.get(&company).map_or(&[][..], Vec::as_slice);
        let from = words.partition_point(|id| *self.all[*id as usize].word < *begin);
        let alike = words[from..].iter().map(|id| &self.all[*id as usize]);
        let alike = alike.take_while(move |other| other.word.starts_with(begin));
        alike.filter_map(move |other| Some((other, Slip::between(word, &other.word)?)))
    }

    /// A word in some company, if any brief has it.
    #[must_use]
    pub fn spelt(&self, company: Company, word: &str) -> Option<&Spelt> {
        self.id_of(company, word).map(|id| &self.all[id as usize])
    }

    /// Where a word stands first in some company in a brief.
    #[must_use]
    pub fn place(&self, brief: Number, spelt: &Spelt) -> Option<Span> {
        let id = self.id_of(spelt.company, &spelt.word)?;
        let here = self.briefs.get(brief as usize)?;
        here.binary_search_by_key(&id, |here| here.id).ok().map(|at| here[at].span)
    }

    fn id_of(&self, company: Company, word: &str) -> Option<Id> {
        let words = self.companies.get(&company)?;
        words.binary_search_by(|id| self.all[*id as usize].word.as_str().cmp(word)).ok().map(|at| words[at])
    }
}

/// What is in two lists in the order of their ids, side by side.
fn beside<'a>(old: &'a [Here], new: &'a [Here]) -> impl Iterator<Item = (Option<&'a Here>, Option<&'a Here>)> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    std::iter::from_fn(move || {
        let (gone, come) = (old.peek().map(|here| here.id), new.peek().map(|here| here.id));
        let next = gone.into_iter().chain(come).min()?;
        Some((old.next_if(|here| here.id == next), new.next_if(|here| here.id == next)))
    })
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
