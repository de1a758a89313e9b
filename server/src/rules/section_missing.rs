//! A brief has the sections of its series, in their order.
//!
//! Readers of a series know where to look: what it says in short stands at the top, what to do at the
//! end. The template in `attache.toml` names the headings; where one has several names, a stroke parts
//! them. Numbers before a heading and capitals do not matter, and other sections may stand between.
//! Without a template nothing is missing.
//!
//! ## Bad
//! ```toml attache.toml
//! [template]
//! sections = ["Executive Summary", "Recommendations | Policy Recommendations"]
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! ## Policy Recommendations
//!
//! The port should pay.
//!
//! ## Executive Summary
//!
//! Nobody pays for the cranes.
//! ```
//! ## Good
//! ```toml attache.toml
//! [template]
//! sections = ["Executive Summary", "Recommendations | Policy Recommendations"]
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! ## Executive summary
//!
//! Nobody pays for the cranes.
//!
//! ## Crews and Cranes
//!
//! The crews are younger than the cranes.
//!
//! ## 3. Policy Recommendations
//!
//! The port should pay.
//! ```

use super::{Case, Rule, first_words};
use crate::finding::{Related, Remark, Severity};
use crate::wording::{Key, keys};
use attache_grammar::{Block, BlockKind};

pub(super) const RULE: Rule = Rule::new("D005", "section-missing", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let sections = &case.project.settings.template.sections;
    if sections.is_empty() {
        return Vec::new();
    }
    let brief = &case.reading.brief;
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. }) && !block.quoted;
    let headings: Vec<_> = brief.blocks.iter().filter(is_heading).collect();
    let section = |stated: &String| headings.iter().find(|block| is_named(brief.words(block), stated)).copied();
    let (mut missing, mut there) = (Vec::new(), Vec::new());
    for stated in sections {
        match section(stated) {
            Some(block) => there.push(block),
            None => missing.push(format!("“{}”", stated.split('|').next().unwrap_or(stated).trim())),
        }
    }
    let lacking = first_words(case).filter(|_| !missing.is_empty());
    let lacking = lacking.map(|span| Remark::new(span, format!("this brief has no section {}", listed(&missing))));
    let misplaced = there.windows(2).find(|pair| pair[0].prose.start > pair[1].prose.start);
    lacking.into_iter().chain(misplaced.map(|pair| out_of_order(case, pair[0], pair[1]))).collect()
}

/// The section that belongs first stands behind the other.
fn out_of_order(case: &Case<'_>, first: &Block, second: &Block) -> Remark {
    let brief = &case.reading.brief;
    let (late, early) = (brief.words(first), brief.words(second));
    let span = |block: &Block| brief.prose.span(block.prose.clone());
    let related = Related { brief: case.reading.key.clone(), span: span(second), message: format!("“{early}” here") };
    let message = format!("“{late}” stands behind “{early}” and belongs before it");
    Remark::new(span(first), message).with_related([related])
}

/// Whether a heading has one of the names that a template gives to a section.
fn is_named(heading: &str, stated: &str) -> bool {
    let heading = unnumbered(heading);
    stated.split('|').any(|name| unnumbered(name) == heading)
}

/// `3.`, `IV.`
fn unnumbered(heading: &str) -> Vec<Key> {
    let is_number = |char: char| char.is_ascii_digit() || matches!(char, 'I' | 'V' | 'X' | '.' | ')');
    let heading = heading.trim();
    let (number, rest) = heading.split_once(' ').unwrap_or(("", heading));
    keys(if number.chars().all(is_number) { rest } else { heading })
}

fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and no section {last}", before.join(", ")),
        _ => names.concat(),
    }
}
