//! One country has one name in running text.
//!
//! South Korea, the Republic of Korea and the ROK are one country, but a reader new to the subject may
//! count three. A brief that chooses one of them, and keeps the others for titles, treaties and
//! quotations, is easier to read. Short forms that everybody knows may vary with the full form.
//!
//! ## Bad
//! ```markdown
//! South Korea bought the missiles. Why South Korea wanted them, the Republic of Korea did not say.
//! ```
//! ## Good
//! ```markdown
//! South Korea bought the missiles. Why South Korea wanted them, its ministry did not say. “The Republic
//! of Korea is grateful,” the envoy said.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::Remark;
use crate::packs::{Entry, UndefinedOk, Wording};
use crate::usage::{Choice, habit, times_elsewhere};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N008", "several-country-names", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let lexicon = &case.project.lexicon;
    let blocks: Vec<_> = case.reading.running_blocks().map(|block| block.prose.clone()).collect();
    let is_running = |at: usize| {
        let after = blocks.partition_point(|block| block.start <= at);
        blocks[..after].last().is_some_and(|block| at < block.end) && !brief.is_quoted(at)
    };
    let is_country = |entry: &Entry| entry.term.kind == "country";
    let mut countries = BTreeMap::<&str, Vec<Choice<&str>>>::new();
    for mention in &case.reading.mentions {
        let entry = lexicon.entry(mention.entry);
        let is_name = matches!(mention.wording, Wording::Expansion | Wording::Alias) && is_country(entry);
        let is_defining = brief.definitions.iter().any(|definition| definition.long_span.overlaps(mention.span));
        if is_name && !is_defining && is_free(text, &mention.prose) && is_running(mention.prose.start) {
            let choice = Choice { form: &text[mention.prose.clone()], prose: mention.prose.clone() };
            countries.entry(&entry.term.id).or_default().push(choice);
        }
    }
    for place in &brief.uses {
        let [sense] = lexicon.senses(&place.key) else { continue };
        let entry = lexicon.entry(*sense);
        // `ROK-U.S.` and `ROK forces` are what short forms are for.
        let behind = &text[place.prose + place.text.len()..];
        let is_joined = behind.starts_with(['-', '–', '/']) || text[..place.prose].ends_with(['-', '–', '/']);
        let is_optional = entry.term.undefined_ok == UndefinedOk::Yes;
        if is_country(entry) && !is_joined && !is_optional && is_running(place.prose) {
            let prose = place.prose..place.prose + place.text.len();
            countries.entry(&entry.term.id).or_default().push(Choice { form: &text[prose.clone()], prose });
        }
    }
    let mut remarks = Vec::new();
    for choices in countries.values_mut() {
        choices.sort_by_key(|choice| choice.prose.start);
        let Some(habit) = habit(choices, None) else { continue };
        for (name, places) in &habit.others {
            let (usual, times, others) = (habit.usual, times_elsewhere(habit.times), elsewhere(places.len() - 1));
            let message = format!("“{name}” is called “{usual}” {times}{others}");
            remarks.push(Remark::new(brief.prose.span(places[0].prose.clone()), message));
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Whether the name of a country is no part of another name: of an agreement, a ministry, an island
/// (`Great Britain`), a bank (`Bank of America`).
fn is_free(text: &str, place: &Range<usize>) -> bool {
    let has_capital = |word: &str| word.starts_with(char::is_uppercase);
    let goes_on = text[place.end..].strip_prefix(' ').is_some_and(has_capital);
    let before = &text[..place.start];
    let (further, last) = before.trim_end().rsplit_once(' ').unwrap_or(("", before.trim_end()));
    let owner = further.rsplit(' ').next().unwrap_or_default();
    let is_begun = has_capital(last) && last.ends_with(char::is_alphanumeric) && !matches!(last, "The" | "In");
    let is_owned = last == "of" && has_capital(owner);
    !goes_on && !before.ends_with(['-', '–', '/']) && !is_begun && !is_owned
}
