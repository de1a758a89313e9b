//! Values by word, written once: what an index keeps of ten thousand briefs, in as few pieces of memory
//! as it takes.

use smol_str::SmolStr;

/// A map from words to one or several values each, in the order of the words; the values of a word are
/// in the order in which they came.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T> {
    /// Each word, and where its values end.
    words: Box<[(SmolStr, u32)]>,
    values: Box<[T]>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { words: Box::default(), values: Box::default() }
    }
}

impl<T> Table<T> {
    /// The values of a word; none if it is not there.
    #[must_use]
    pub fn get(&self, word: &str) -> &[T] {
        self.words.binary_search_by(|(other, _)| other.as_str().cmp(word)).map_or(&[], |at| self.values_of(at))
    }

    /// The words, in their order.
    pub fn words(&self) -> impl Iterator<Item = &SmolStr> {
        self.words.iter().map(|(word, _)| word)
    }

    /// The words with their values, in the order of the words.
    pub fn iter(&self) -> impl Iterator<Item = (&SmolStr, &[T])> {
        self.words.iter().enumerate().map(|(at, (word, _))| (word, self.values_of(at)))
    }

    /// All values, in the order of their words.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The same with other words and values of the same meaning.
    pub(super) fn each(&mut self, word: impl Fn(&mut SmolStr), value: impl Fn(&mut T)) {
        self.words.iter_mut().for_each(|(own, _)| word(own));
        self.values.iter_mut().for_each(value);
    }

    fn values_of(&self, at: usize) -> &[T] {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].1);
        &self.values[start as usize..self.words[at].1 as usize]
    }
}

impl<T> FromIterator<(SmolStr, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (SmolStr, T)>>(pairs: I) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (mut words, mut values) = (Vec::<(SmolStr, u32)>::new(), Vec::with_capacity(pairs.len()));
        for (word, value) in pairs {
            values.push(value);
            let end = values.len() as u32;
            match words.last_mut() {
                Some((last, last_end)) if *last == word => *last_end = end,
                _ => words.push((word, end)),
            }
        }
        Self { words: words.into(), values: values.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_under_their_words_in_the_order_they_came() {
        let pairs = [("SMA", 1), ("CFC", 2), ("SMA", 3)];
        let table: Table<_> = pairs.into_iter().map(|(word, value)| (SmolStr::new(word), value)).collect();
        assert_eq!([table.get("SMA"), table.get("CFC"), table.get("UN")], [&[1, 3][..], &[2], &[]]);
        assert_eq!(table.words().collect::<Vec<_>>(), ["CFC", "SMA"]);
    }
}
