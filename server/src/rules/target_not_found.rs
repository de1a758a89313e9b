//! A link to a file or a section leads to one that is there.
//!
//! Files are renamed and headings reworded, and the links to them break without a word. A reader
//! who wants the evidence finds an error page. Links to other briefs and to pictures are looked up
//! on the disk, links within a brief among its headings. Web addresses are not called up; one that
//! lacks its `https://` is taken by every reader for a file.
//!
//! ## Bad
//! ```markdown
//! # Cranes and crews
//!
//! The costs are [set out below](#costs-of-the-plan), the sources at [the office](www.ports.example).
//!
//! ## What the plan costs
//!
//! Little.
//! ```
//! ## Good
//! ```markdown
//! # Cranes and crews
//!
//! The costs are [set out below](#what-the-plan-costs), the sources at [the office](https://ports.example).
//!
//! ## What the plan costs
//!
//! Little.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::nearest;
use attache_grammar::{Link, anchors};

pub(super) const RULE: Rule = Rule::new("R002", "target-not-found", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let at_hand = |link: &&Link| !link.is_remote() && !matches!(link.target.as_str(), "" | "#");
    let mut links = brief.links.iter().filter(at_hand).peekable();
    if links.peek().is_none() {
        return Vec::new();
    }
    let anchors = anchors(brief);
    let mut remarks: Vec<(&str, Remark, usize)> = Vec::new();
    for link in links {
        match remarks.iter_mut().find(|(target, _, _)| *target == link.target) {
            Some((_, _, others)) => *others += 1,
            None => remarks.extend(remark(case, link, &anchors).map(|remark| (link.target.as_str(), remark, 0))),
        }
    }
    // One fix would leave the other links as they are, and the finding would move on to the next.
    let grouped = remarks.into_iter().map(|(_, mut remark, others)| {
        remark.message += &elsewhere(others);
        remark.fixes.retain(|_| others == 0);
        remark
    });
    grouped.collect()
}

fn remark(case: &Case<'_>, link: &Link, anchors: &[String]) -> Option<Remark> {
    let (path, anchor) = link.parts();
    if path.is_empty() {
        let known = anchor.is_empty() || anchors.iter().any(|known| *known == anchor.to_lowercase()) || is_generated(anchor);
        return (!known).then(|| unknown_anchor(case, link, anchor, anchors));
    }
    if let Some(rest) = path.strip_prefix("www.").filter(|rest| rest.contains('.')) {
        let span = link.target_span?;
        let message = format!("“{path}” is read as the name of a file: a web address begins with “https://”");
        let title = format!("Write “https://www.{rest}”");
        let edits = vec![case.edit(span, format!("https://{}", link.target))];
        return Some(Remark::new(span, message).with_fix(Fix { title, safe: false, edits }));
    }
    let index = case.reading.brief.links.iter().position(|other| other == link)?;
    let what = if link.is_image { "picture" } else { "file" };
    let is_missing = case.reading.missing_targets.contains(&index);
    is_missing.then(|| Remark::new(link.target_span.unwrap_or(link.span), format!("there is no {what} “{path}” beside this brief")))
}

fn unknown_anchor(case: &Case<'_>, link: &Link, anchor: &str, anchors: &[String]) -> Remark {
    let remark = Remark::new(link.target_span.unwrap_or(link.span), format!("no heading of this brief is called “#{anchor}”"));
    let near = nearest::nearest(anchor, anchors.iter().map(String::as_str));
    match (near, link.target_span) {
        (Some(near), Some(span)) => {
            let edits = vec![case.edit(span, format!("#{near}"))];
            remark.with_fix(Fix { title: format!("Lead to “#{near}”"), safe: false, edits })
        }
        _ => remark,
    }
}

/// Anchors that generators and browsers provide: `#top`, footnotes, lines, text fragments.
fn is_generated(anchor: &str) -> bool {
    let generated = ["fn", "_ftn", "_edn", "footnote", "note", "ref", "cite", ":~:", "toc", "_toc", "page=", "main", "content"];
    anchor.eq_ignore_ascii_case("top") || generated.iter().any(|begin| anchor.to_ascii_lowercase().starts_with(begin))
}
