//! Korean names are written in one style throughout a brief.
//!
//! Park Geun Hye and Moon Jae-in are both right: the government of each asks for one style, houses for
//! another. Side by side they make readers wonder which part is the family name. Where a house wants
//! every person's own preference, the rule stays off, as it does by default.
//!
//! ## Bad
//! ```markdown
//! What Park Geun Hye began, Moon Jae-in ended. Moon Jae-in said so, and Yoon Suk-yeol did not object.
//! ```
//! ## Good
//! ```markdown
//! What Park Geun-hye began, Moon Jae-in ended. Moon Jae-in said so, and Yoon Suk-yeol did not object.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Remark};
use crate::packs::Wording;
use crate::usage::{Choice, habit, times_elsewhere};

pub(super) const RULE: Rule = Rule::new("N004", "mixed-romanisation", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let lexicon = &case.project.lexicon;
    let brief = &case.reading.brief;
    // Of people whose name packs have in both styles, so that either is accepted.
    let choice = |mention: &crate::reading::Mention| {
        let entry = lexicon.entry(mention.entry);
        let words = case.reading.words(mention);
        let is_free = entry.term.is_person()
            && entry.term.lang_ko.is_some()
            && mention.wording == Wording::Expansion
            && !brief.is_quoted(mention.prose.start);
        let other = restyled(words)?;
        let has_both = entry.term.expansions.contains(&other);
        (is_free && has_both).then(|| Choice { form: words.contains('-'), prose: mention.prose.clone() })
    };
    let choices: Vec<_> = case.reading.mentions.iter().filter_map(choice).collect();
    let Some(habit) = habit(&choices, None) else { return Vec::new() };
    let remark = |places: &Vec<&Choice<bool>>| {
        let words = |place: &Choice<bool>| &brief.prose.text()[place.prose.clone()];
        let first = words(places[0]);
        let style = if habit.usual { "with a hyphen" } else { "in three words" };
        let times = times_elsewhere(habit.times);
        let message = format!("“{first}” is not written {style}, as names are {times}{}", elsewhere(places.len() - 1));
        let edit = |place: &&Choice<bool>| {
            let span = case.reading.verbatim(place.prose.clone())?;
            Some(Edit { brief: case.reading.key.clone(), span, text: restyled(words(place))? })
        };
        let edits: Option<Vec<_>> = places.iter().map(edit).collect();
        let mut remark = Remark::new(brief.prose.span(places[0].prose.clone()), message);
        remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write names {style}"), safe: false, edits }));
        remark
    };
    habit.others.iter().map(|(_, places)| remark(places)).collect()
}

/// `Park Geun Hye` for `Park Geun-hye`, and the other way round.
fn restyled(name: &str) -> Option<String> {
    let (family, given) = name.split_once(' ')?;
    let (one, two) = given.split_once(['-', ' '])?;
    let first = two.chars().next()?;
    let rest = &two[first.len_utf8()..];
    Some(match given.contains('-') {
        true => format!("{family} {one} {}{rest}", first.to_uppercase()),
        false => format!("{family} {one}-{}{rest}", first.to_lowercase()),
    })
}
