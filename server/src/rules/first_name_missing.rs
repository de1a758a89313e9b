//! People are introduced by their full names.
//!
//! Readers who are told of Minister Lindqvist before anybody said who that is look for what they have
//! missed. At the first mention the first name stands beside the title; afterwards the family name
//! will do. Some houses see it otherwise, so that the rule has to be switched on.
//!
//! ## Bad
//! ```markdown
//! The plan failed because Minister Lindqvist was against it. Later Anna Lindqvist voted for another.
//! ```
//! ## Good
//! ```markdown
//! The plan failed because Minister Anna Lindqvist was against it. Minister Lindqvist had another one.
//! ```

use super::{Case, Rule};
use crate::finding::Remark;
use attache_grammar::Name;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule::new("N003", "first-name-missing", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let mut introduced = HashSet::<&str>::new();
    let mut remarks = Vec::new();
    for name in &case.reading.names().running {
        let words: Vec<_> = name.words.iter().map(|word| &text[word.clone()]).collect();
        match bare(text, name, &words) {
            // The words of longer names may all be family names.
            None => introduced.extend(words),
            Some(family) => {
                let is_new = introduced.insert(family);
                let place = name.words.last().expect("it has a title and a name").clone();
                if is_new && !brief.is_quoted(place.start) {
                    let span = brief.prose.span(name.words[0].start..place.end);
                    remarks.push(Remark::new(span, format!("“{family}” is mentioned here first, without a first name")));
                }
            }
        }
    }
    remarks
}

/// The family name, if nothing but a title stands before it: `Prime Minister Ishiba`.
fn bare<'a>(text: &str, name: &Name, words: &[&'a str]) -> Option<&'a str> {
    let (family, titles) = words.split_last()?;
    let is_joined = name.words.windows(2).all(|pair| matches!(&text[pair[0].end..pair[1].start], " " | ". "));
    let is_name = family.len() > 2 && family.chars().skip(1).all(char::is_lowercase) && !OFFICES.contains(family);
    let before = titles.strip_prefix(&["Prime"]).or(titles.strip_prefix(&["Foreign"])).unwrap_or(titles);
    (is_joined && is_name && matches!(before, [title] if PERSONAL.contains(title))).then_some(family)
}

/// Titles with which nothing but names go.
const PERSONAL: [&str; 17] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "President", "Minister", "Secretary", "Senator", "Ambassador",
    "Chairman", "Premier", "Governor", "Admiral", "Sen", "Gov",
];

/// What goes with a title and is no name: `Mr Speaker`.
const OFFICES: [&str; 12] = [
    "General", "Elect", "Emeritus", "Office", "Pro", "President", "Speaker", "Chairman", "Chair", "Minister",
    "Secretary", "Sir",
];
