//! Names of people, bodies and places are spelt right.
//!
//! A president's name with a letter missing is what readers remember of a brief. Packs list
//! misspellings that are known from print, so what is reported here is wrong, not merely rare. The full
//! names of people are known too, and one that differs from them by a stroke of the pen is reported.
//!
//! ## Bad
//! ```markdown
//! President Lee Jae Mung has changed the tone in Seoul.
//! ```
//! ## Good
//! ```markdown
//! President Lee Jae Myung has changed the tone in Seoul.
//! ```

use super::wrong_expansion::{is_name, remarks};
use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::naming::is_title;
use crate::packs::{Missed, Wording};
use attache_grammar::Name;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N001", "misspelt-name", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = remarks(case, Wording::Wrong, is_name, |wrong, right, _| format!("“{wrong}” is spelt “{right}”"));
    remarks.extend(misses(case));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The names that are nearly those of people whom a pack knows, each at its first place.
fn misses(case: &Case<'_>) -> Vec<Remark> {
    let (text, names) = (case.reading.brief.prose.text(), &case.reading.names().running);
    let mut places = BTreeMap::<(&str, &str), Vec<Range<usize>>>::new();
    for name in names {
        let Some((words, missed)) = miss(case, name) else { continue };
        let whole = words[0].start..words[words.len() - 1].end;
        let odd = words[missed.word].clone();
        // A pack may have its own say, and somebody else's words stay as they are.
        let is_known = case.reading.mentions.iter().any(|mention| mention.prose.contains(&odd.start));
        if !is_known && !case.reading.brief.is_quoted(odd.start) {
            places.entry((&text[whole], missed.right)).or_default().push(odd);
        }
    }
    let remark = |((name, right), places): ((&str, &str), Vec<Range<usize>>)| {
        let (odd, others) = (&text[places[0].clone()], elsewhere(places.len() - 1));
        let message = format!("“{odd}” of “{name}” is spelt “{right}”{others}");
        let edit = |place: &Range<usize>| Some(case.edit(case.reading.verbatim(place.clone())?, right));
        let edits: Option<Vec<_>> = places.iter().map(edit).collect();
        let fix = edits.map(|edits| Fix { title: format!("Replace by “{right}”"), safe: false, edits });
        let mut remark = Remark::new(case.reading.brief.prose.span(places[0].clone()), message);
        remark.fixes.extend(fix);
        remark
    };
    places.into_iter().map(remark).collect()
}

/// The words of a name that are nearly the full name of somebody. What stands beside them is no part of a
/// name, or a title.
fn miss<'a>(case: &'a Case<'_>, name: &'a Name) -> Option<(&'a [Range<usize>], Missed<'a>)> {
    let text = case.reading.brief.prose.text();
    let gap = |one: &Range<usize>, other: &Range<usize>| &text[one.end..other.start] == " ";
    let is_title = |word: &Range<usize>| text[word.clone()].rsplit('-').next().is_some_and(is_title);
    [3, 2].into_iter().find_map(|count| {
        name.words.windows(count).enumerate().find_map(|(at, words)| {
            let before = at.checked_sub(1).map(|before| &name.words[before]);
            let is_whole = words.windows(2).all(|pair| gap(&pair[0], &pair[1]))
                && before.is_none_or(|before| !gap(before, &words[0]) || is_title(before))
                && name.words.get(at + count).is_none_or(|next| !gap(&words[count - 1], next));
            let spelt = || words.iter().map(|word| &text[word.clone()]).collect::<Vec<_>>();
            let missed = is_whole.then(|| case.project.lexicon.people().missed(&spelt())).flatten()?;
            Some((words, missed))
        })
    })
}
