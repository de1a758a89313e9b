//! The list of abbreviations of several briefs, made of the lists of each.

use super::{Abbreviation, is_wrong, sort};
use crate::expansion::agree;
use crate::packs::Lexicon;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Joins lists into one. Short forms that stand for the same thing are one abbreviation, told in the
/// words of whoever has the strongest say.
#[must_use]
pub fn merge(lists: impl IntoIterator<Item = Vec<Abbreviation>>, lexicon: &Lexicon) -> Vec<Abbreviation> {
    let mut merged = BTreeMap::<SmolStr, Vec<Abbreviation>>::new();
    for one in lists.into_iter().flatten() {
        let known = merged.entry(one.key.clone()).or_default();
        match known.iter_mut().find(|known| is_same(known, &one, lexicon)) {
            Some(known) => join(known, one, lexicon),
            None => known.push(one),
        }
    }
    let mut all: Vec<_> = merged.into_values().flatten().collect();
    sort(&mut all);
    all
}

fn is_same(known: &Abbreviation, other: &Abbreviation, lexicon: &Lexicon) -> bool {
    match (&known.long, &other.long) {
        (Some(one), Some(other)) => agree(one, other, lexicon),
        (None, None) => known.senses == other.senses,
        _ => false,
    }
}

fn join(known: &mut Abbreviation, other: Abbreviation, lexicon: &Lexicon) {
    known.uses += other.uses;
    for brief in &other.briefs {
        if let Err(at) = known.briefs.binary_search(brief) {
            known.briefs.insert(at, brief.clone());
        }
    }
    // Of equals the first has its say, unless a pack calls only its words wrong.
    let wrong = |one: &Abbreviation| one.long.as_deref().is_some_and(|long| is_wrong(long, lexicon));
    if (other.origin, wrong(&other)) < (known.origin, wrong(known)) {
        let Abbreviation { short, long, origin, entry, .. } = other;
        (known.short, known.long, known.origin, known.entry) = (short, long, origin, entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BriefKey;
    use crate::abbreviations::Origin;

    fn one(brief: &str, long: &str, origin: Origin) -> Abbreviation {
        Abbreviation {
            key: "CFC".into(),
            short: "CFC".into(),
            long: Some(long.to_owned()),
            origin,
            senses: Vec::new(),
            entry: None,
            uses: 1,
            briefs: vec![BriefKey::of_name(brief)],
        }
    }

    #[test]
    fn one_meaning_is_one_line_and_two_meanings_are_two() {
        let lists = [
            vec![one("a.md", "Combined Forces Command", Origin::Brief)],
            vec![one("b.md", "Combined Forces Command", Origin::Defined)],
            vec![one("c.md", "chlorofluorocarbon", Origin::Defined)],
        ];
        let merged = merge(lists, &Lexicon::shipped());
        let shown: Vec<_> = merged.iter().map(|one| (one.long.as_deref(), one.uses, one.briefs.len())).collect();
        assert_eq!(shown, [(Some("Combined Forces Command"), 2, 2), (Some("chlorofluorocarbon"), 1, 1)]);
        assert_eq!(merged[0].origin, Origin::Defined);
    }
}
