//! A number stands apart from the words around it.
//!
//! Blanks get lost where text passes from one program to another. `3.5percentto` stops every reader,
//! a search for `3.5 percent` misses it, and next to a number nobody can be sure that it was only a
//! blank that went.
//!
//! ## Bad
//! ```markdown
//! The levy is to rise from 3.5percentto 4 percent of port income.
//! ```
//! ```markdown
//! The yards asked for $10 billion(currently $2 billion).
//! ```
//! ## Good
//! ```markdown
//! The levy is to rise from 3.5 percent to 4 percent of port income, which is 10km from the 5G mast
//! and 30% (or £2bn) dearer.
//! ```

use super::{Case, Rule};
use crate::finding::{Edit, Fix, Remark, Severity};
use attache_grammar::{Figure, Span};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("F020", "glued-number", Some(Severity::Error), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    // What stands side by side went wrong once.
    let mut runs: Vec<Run> = Vec::new();
    for figure in &case.reading.brief.figures {
        let places = places(case, figure);
        let Some(last) = places.last().copied() else { continue };
        match runs.last_mut().filter(|run| run.end <= figure.prose.start && figure.prose.start <= run.end + 1) {
            Some(run) => {
                run.end = word_end(case, last);
                run.places.extend(places);
            }
            None => runs.push(Run {
                sentence: figure.sentence.clone(),
                start: figure.prose.start,
                end: word_end(case, last),
                places,
            }),
        }
    }
    runs.iter_mut().for_each(|run| extend(case, run));
    runs.iter().map(|run| remark(case, run)).collect()
}

/// `3.8percentof GDP(currently`: the bracket behind the next word is the same accident.
fn extend(case: &Case<'_>, run: &mut Run) {
    let behind = &case.reading.brief.prose.text()[run.end..run.sentence.end.max(run.end)];
    let Some(word) = behind.strip_prefix(' ') else { return };
    let letters = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
    let inside = word[letters..].strip_prefix('(').filter(|inside| inside.starts_with(|char: char| char.is_ascii_lowercase()));
    if letters > 1 && inside.is_some_and(|inside| !is_plural(inside)) {
        let place = run.end + 1 + letters;
        run.places.push(place);
        run.end = word_end(case, place);
    }
}

/// Glued numbers side by side.
struct Run {
    sentence: Range<usize>,
    start: usize,
    end: usize,
    /// Where blanks are missing, in the prose.
    places: Vec<usize>,
}

/// Where a blank is missing within a figure or behind it.
fn places(case: &Case<'_>, figure: &Figure) -> Vec<usize> {
    let text = case.reading.brief.prose.text();
    let mut places = Vec::new();
    if figure.glued {
        places.push(figure.number.end);
    }
    let behind = &text[figure.prose.end..];
    let bracket = behind.strip_prefix('(').is_some_and(|inside| inside.starts_with(|char: char| char.is_ascii_lowercase()) && !is_plural(inside));
    let printed = &text[figure.number.end..figure.prose.end];
    let has_unit = printed.ends_with(|char: char| char.is_ascii_lowercase()) && printed.len() > 3 || printed.ends_with('%');
    let letter = behind.starts_with(|char: char| char.is_ascii_alphabetic());
    if has_unit && (bracket || letter) {
        places.push(figure.prose.end);
    }
    places
}

/// `year(s)` is one word.
fn is_plural(inside: &str) -> bool {
    inside.starts_with("s)") || inside.starts_with("es)")
}

/// The end of the word behind a place, so that both sides are seen.
fn word_end(case: &Case<'_>, place: usize) -> usize {
    let behind = &case.reading.brief.prose.text()[place..];
    let open = behind.len() - behind.trim_start_matches('(').len();
    let word = behind[open..].find(|char: char| !char.is_alphanumeric()).unwrap_or(behind.len() - open);
    place + open + word
}

fn remark(case: &Case<'_>, run: &Run) -> Remark {
    let prose = &case.reading.brief.prose;
    let span = case.reading.verbatim(run.start..run.end);
    let glued = &prose.text()[run.start..run.end];
    let message = format!("a blank is missing beside the number in “{glued}”");
    let remark = Remark::new(prose.span(run.start..run.end), message);
    let Some(span) = span else { return remark };
    let edit = |place: &usize| -> Edit {
        let at = span.start + (place - run.start) as u32;
        case.edit(Span { start: at, end: at }, " ")
    };
    let edits = run.places.iter().map(edit).collect();
    remark.with_fix(Fix { title: "Add the blank".to_owned(), safe: true, edits })
}
