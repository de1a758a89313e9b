//! The article before a short form follows its sound, not its first letter.
//!
//! Letters that are read one by one go by their names: *an FTA*, *an SMA*, but *a UN resolution*.
//! Forms that some read as a word and some letter by letter (ROK, SOFA) are left alone.
//!
//! ## Bad
//! ```markdown
//! Seoul signed a FTA with Washington in 2007.
//! ```
//! ## Good
//! ```markdown
//! Seoul signed an FTA with Washington in 2007 and a UN convention a year later.
//! ```

use super::{Case, Rule};
use crate::article;
use crate::finding::{Fix, Remark};
use attache_grammar::Span;

pub(super) const RULE: Rule = Rule::new("T018", "article-before-short-form", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let places = brief.uses.iter().map(|place| (place.text.as_str(), place.prose));
    places.filter(|(_, at)| !brief.is_quoted(*at)).filter_map(|(short, at)| remark(case, short, at)).collect()
}

fn remark(case: &Case<'_>, short: &str, at: usize) -> Option<Remark> {
    let prose = case.reading.brief.prose.text();
    let place = article::at(prose, at)?;
    let written = &prose[place.clone()];
    let right = article::before_short(short)?.in_place_of(written);
    // `A` before a short form may be a letter of a list, and capitals throughout are no sentence.
    if right == written || (written == "A" && !begins_sentence(prose, place.start)) {
        return None;
    }
    let article = case.reading.brief.prose.span(place.clone());
    let span = Span { start: article.start, end: case.reading.brief.prose.span(at..at + short.len()).end };
    let message = format!("“{written} {short}” is read aloud as “{right} {short}”");
    let fix =
        Fix { title: format!("Replace by “{right}”"), safe: false, edits: vec![case.edit(article, right)] };
    Some(Remark::new(span, message).with_fix(fix))
}

/// Whether a place in the prose is the beginning of a sentence.
pub(super) fn begins_sentence(prose: &str, at: usize) -> bool {
    let before = prose[..at].trim_end_matches(' ');
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', '"'])
}
