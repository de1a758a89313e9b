//! Lines that are not the brief itself: bylines and credits, and what web pages and distributors
//! put around it. Lines are recognised by their words alone.

use crate::{Zone, date};
use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// Credit or boilerplate, if the words of a block are one of them.
pub fn zone(words: &str) -> Option<Zone> {
    if date::line(words).is_some() || date::published(words).is_some() {
        return Some(Zone::Credit);
    }
    if words.len() > LONGEST {
        return None;
    }
    let fits = |index: &usize| words.len() <= LINES[*index].1;
    let (beginnings, set) = &*BEGINNINGS;
    let begun = set.matches(words).iter().map(|at| beginnings[at]).find(fits);
    let inner = INNER.iter().filter(|(index, _)| fits(index)).find(|(_, pattern)| pattern.is_match(words));
    let first = begun.into_iter().chain(inner.map(|(index, _)| *index)).min();
    first.map(|index| LINES[index].0)
}

/// Whether a block is the line of a distributor, under the name of the publisher.
pub fn is_distributor(words: &str) -> bool {
    DISTRIBUTOR.is_match(words)
}

/// The lines that are told by how they begin, as places in the table and as patterns: most blocks
/// are done with after a few letters.
static BEGINNINGS: LazyLock<(Vec<usize>, RegexSet)> = LazyLock::new(|| {
    let places: Vec<_> = (0..LINES.len()).filter(|index| LINES[*index].2.starts_with('^')).collect();
    let patterns = RegexSet::new(places.iter().map(|index| LINES[*index].2));
    (places, patterns.expect("the patterns in the table below are valid"))
});

/// The lines that are told by words within them. Alone, each is found by its letters; in a set with
/// others, every byte of every block would be read.
static INNER: LazyLock<Vec<(usize, Regex)>> = LazyLock::new(|| {
    let inner = LINES.iter().enumerate().filter(|(_, (_, _, pattern))| !pattern.starts_with('^'));
    let compile = |pattern: &str| Regex::new(pattern).expect("the patterns in the table below are valid");
    inner.map(|(index, (_, _, pattern))| (index, compile(pattern))).collect()
});

static DISTRIBUTOR: LazyLock<RegexSet> =
    LazyLock::new(|| RegexSet::new([PRESS_RELEASE]).expect("the pattern below is valid"));

const PRESS_RELEASE: &str = r"^[0-9/.-]{8,10} \| (?i:press release)";

/// The longest line of furniture: longer ones are not looked at.
const LONGEST: usize = 1000;

/// A line of the pattern that is no longer than so many bytes lies in the zone. A long line is a
/// paragraph that only begins like a credit.
const LINES: &[(Zone, usize, &str)] = &[
    (Zone::Credit, 160, r"^(?i:written|edited|reviewed|compiled|prepared|words|text) (?i:by) [^a-z]"),
    (Zone::Credit, 100, r"^(?:By|BY) \p{Lu}[^.]*[^.:;?!]$"),
    (
        Zone::Credit,
        200,
        r"^(?i:(?:lead |co-|corresponding )?(?:authors?|editors?|contributors?|byline|(?:media )?(?:contacts?|enquiries)|issued by|tel(?:ephone)?|phone|fax|e-?mail)):",
    ),
    (
        Zone::Credit,
        120,
        r"^(?i:newsletter|commentary|analysis|report|essay|article|interview|research|policy brief|blog) by [A-Z]",
    ),
    (
        Zone::Credit,
        300,
        r"^(?i:(?:feature|featured|cover|header|banner|main|lead) (?:photo|photograph|image|picture|illustration|graphic)s?(?: credits?| courtesy)?(?::| by | from | of | courtesy ))",
    ),
    (
        Zone::Credit,
        300,
        r"^(?i:(?:photo|photograph|image|picture|illustration|graphic)s?(?: credits?| courtesy| source)?)(?::| (?i:by) [A-Z]| (?i:courtesy) )",
    ),
    (Zone::Credit, 300, r"(?i:/getty images|via getty images|/afp|/reuters|/ap photo|ap photo/)[.)]?$"),
    (Zone::Boilerplate, 600, r"^(?:©|\([cC]\) [0-9]{4}|(?i:copyright) )"),
    (Zone::Boilerplate, 600, r"(?i:all rights reserved)"),
    (Zone::Boilerplate, LONGEST, r"^(?i:(?:legal )?disclaimers?(?: and .{3,30})?(?:[:.]|$))"),
    (Zone::Boilerplate, 600, r"^(?i:(?:the |all |any )?(?:views|opinions)(?: and (?:views|opinions))? expressed )"),
    (
        Zone::Boilerplate,
        LONGEST,
        r"(?i:published this content on|distributed (?:by public on|via public technologies))",
    ),
    (Zone::Boilerplate, 300, PRESS_RELEASE),
    (
        Zone::Boilerplate,
        60,
        r"^(?i:(?:download|view|open|print|read)(?: the)?(?: full)? (?:pdf|report|brief|paper|publication|series)s?(?: .*)?)$",
    ),
    (Zone::Boilerplate, 200, r"^(?i:subscribe|sign up) (?i:for|to) (?i:our|the) "),
    (Zone::Boilerplate, 60, r"^(?i:search|browse) (?i:all|this|our|the) .*(?i:site|content|publications)$"),
    (Zone::Boilerplate, 60, r"^[A-Za-z ]{1,30}: [0-9,]+ (?i:publications|articles|results|items|posts)\.?$"),
    (Zone::Boilerplate, 60, r"^(?i:back|return) (?i:to) (?i:top|home|homepage|(?:the|all) [a-z]+)$"),
    (
        Zone::Boilerplate,
        60,
        r"^(?i:skip to (?:main )?(?:content|navigation)|read more|learn more|share(?: this(?: page| article)?)?|print(?: this page)?|tags?|topics?|image|menu|related (?:articles|content|posts|publications|reading))$",
    ),
    (Zone::Boilerplate, 200, r"^(?i:tags?|topics?|categor(?:y|ies)|filed under|posted in|related(?: content)?): "),
    (Zone::Boilerplate, 300, r"^(?i:this|your) (?i:browser does not support)"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all(zone: Option<Zone>, lines: &[&str]) {
        for line in lines {
            assert_eq!(super::zone(line), zone, "{line}");
        }
    }

    #[test]
    fn bylines_credits_and_dates_are_credits() {
        all(
            Some(Zone::Credit),
            &[
                "WRITTEN BY JANE ROE",
                "By Jane Roe and Richard Miles",
                "Author: Jane Roe",
                "Lead authors: Jane Roe, Richard Miles",
                "Newsletter by Jane Roe",
                "Photo: Ji-ho Park/Getty Images",
                "Image credit: Port Authority of Busan, Lance Corporal Roe",
                "Feature image from the Coast Guard.",
                "Sailors at the pier (Ji-ho Park/AFP)",
                "Published March 9, 2025",
                "1 April 2025",
            ],
        );
    }

    #[test]
    fn what_pages_and_distributors_add_is_boilerplate() {
        all(
            Some(Zone::Boilerplate),
            &[
                "DISCLAIMER: All views are those of the writer.",
                "The views expressed here are those of the authors alone.",
                "© 2025 by the Harbour Institute.",
                "This brief may be quoted freely. All rights reserved.",
                "03/14/2025 | Press release | Distributed by Wire on 03/14/2025 10:30",
                "The institute published this content on March 14, 2025, and is responsible for it.",
                "Download PDF",
                "View Series Publications",
                "Subscribe to our Mailing List!",
                "Search All Site Content",
                "Total Index: 6,869 publications.",
                "Return to the Peninsula",
                "Tags",
                "Category: Indo-Pacific, Japan",
                "This browser does not support PDFs.",
            ],
        );
    }

    #[test]
    fn sentences_and_headings_that_begin_alike_are_neither() {
        all(
            None,
            &[
                "By the end of the decade, the fleet will be older than its crews.",
                "By 2030 the fleet will be gone",
                "Images from the strike went around the world.",
                "The institute is registered under the FARA as an agent of a foreign principal.",
                "Return to Growth",
                "Shared Responsibilities",
                "Published figures differ from those of the ministry.",
                "Report by report, the commission has built its case.",
            ],
        );
    }
}
