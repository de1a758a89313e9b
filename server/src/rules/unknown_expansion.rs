//! The full form of a known term is written as it is known.
//!
//! `Center of Strategic and International Studies` is one word away from the institute that a
//! reader will look for. A near miss of a form that a term pack knows is mostly a slip; where it is
//! not, the project's own pack can say so.
//!
//! ## Bad
//! ```markdown
//! The Asia Society Political Institute (ASPI) hosted the talks. ASPI has an office in Seoul.
//! ```
//! ## Good
//! ```markdown
//! The Asia Society Policy Institute (ASPI) hosted the talks. ASPI has an office in Seoul.
//! ```

use super::{Case, Rule, first_of_each};
use crate::expansion::smallest_edit;
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::{Definition, Span};

pub(super) const RULE: Rule = Rule::new("T006", "unknown-expansion", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let firsts =
        first_of_each(&case.reading.brief.definitions, |definition| (&definition.key, &definition.long));
    firsts.filter_map(|definition| remark(case, definition)).collect()
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let known = case.reading.mentions.iter().any(|mention| mention.span.overlaps(definition.long_span));
    if known || case.reading.is_quoted(definition.long_span) {
        return None;
    }
    let entries = case.project.lexicon.senses(&definition.key).iter().map(|&sense| case.project.lexicon.entry(sense));
    let expansions: Vec<&String> = entries.flat_map(|entry| &entry.term.expansions).collect();
    if expansions.is_empty() {
        return None;
    }
    let written = words(&definition.long);
    if expansions.iter().any(|expansion| says(&written, &words(expansion))) {
        return None;
    }
    let near = expansions.into_iter().find(|expansion| is_near(&written, &words(expansion)))?;
    let message = format!(
        "“{}” is close to what {} is known to stand for: “{near}”",
        definition.long, definition.key
    );
    let (range, text) = smallest_edit(&definition.long, near);
    let printed = &case.reading.text[definition.long_span.range()];
    let start = definition.long_span.start + range.start as u32;
    let span = Span { start, end: start + range.len() as u32 };
    let mut remark = Remark::new(definition.long_span, message);
    // Markup or odd blanks within the words would shift the place.
    if printed == definition.long && printed.starts_with(char::is_uppercase) == near.starts_with(char::is_uppercase) {
        remark.fixes.push(Fix {
            title: format!("Replace by “{near}”"),
            safe: false,
            edits: vec![case.edit(span, text)],
        });
    }
    Some(remark)
}

/// The words in small letters, in one spelling, without plural and possessive endings.
fn words(long: &str) -> Vec<String> {
    let long = long.replace("U.S.", "United States").replace("US ", "United States ").replace('&', " and ");
    let owned = long.replace("’s", "").replace("'s", "");
    let words = owned.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| plain(&word.to_lowercase())).filter(|word| word != "the").collect()
}

/// `organisation` and `organizations` as `organization`, `defence` as `defense`.
fn plain(word: &str) -> String {
    let one = match word.strip_suffix("ses").or_else(|| word.strip_suffix('s')) {
        Some(stem) if word.ends_with("ses") => &word[..=stem.len()],
        Some(stem) if word.len() > 3 && !word.ends_with("ss") => stem,
        _ => word,
    };
    let one = one.strip_suffix("ie").map_or_else(|| one.to_owned(), |stem| format!("{stem}y"));
    let one = one.replace("isation", "ization").replace("defence", "defense").replace("programme", "program");
    one.replace("centre", "center").replace("labour", "labor")
}

/// The same words, perhaps with more of them on either side.
fn says(written: &[String], known: &[String]) -> bool {
    let (fewer, more) = if written.len() <= known.len() { (written, known) } else { (known, written) };
    !fewer.is_empty() && (more.windows(fewer.len()).any(|window| window == fewer) || more.concat() == fewer.concat())
}

/// One word differs, and little: in a long name its initial is enough, because two ministries share
/// all but one of three words.
fn is_near(written: &[String], known: &[String]) -> bool {
    let mut differing = written.iter().zip(known).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (differing.next(), differing.next()) else { return false };
    let full = written.iter().filter(|word| !is_small(word)).count();
    let alike = strsim::normalized_damerau_levenshtein(one, other) >= 0.6;
    let initials = one.chars().next() == other.chars().next();
    written.len() == known.len()
        && match full {
            0 | 1 => false,
            2 => strsim::damerau_levenshtein(one, other) == 1,
            3 => alike || (is_small(one) && is_small(other)),
            _ => alike || initials || (is_small(one) && is_small(other)),
        }
}

fn is_small(word: &str) -> bool {
    matches!(word, "a" | "and" | "at" | "for" | "in" | "of" | "on" | "to" | "with")
}
