//! Lines that are not the brief itself: bylines and credits, and what web pages and distributors
//! put around it. Lines are recognised by their words alone.

use crate::{Zone, date};
use Look::{First, Within};
use regex::Regex;
use std::sync::OnceLock;

/// Credit or boilerplate, if the words of a block are one of them.
pub fn zone(words: &str) -> Option<Zone> {
    if date::line(words).is_some() || date::published(words).is_some() {
        return Some(Zone::Credit);
    }
    if words.len() > LONGEST {
        return None;
    }
    let first = first_word(words);
    LINES.iter().find(|line| line.may_be(words, first) && line.is(words)).map(|line| line.zone)
}

/// Whether a block is the line of a distributor, under the name of the publisher.
pub fn is_distributor(words: &str) -> bool {
    DISTRIBUTOR.may_be(words, first_word(words)) && DISTRIBUTOR.is(words)
}

/// The letters that a line begins with, if any.
fn first_word(words: &str) -> &str {
    &words[..words.bytes().take_while(u8::is_ascii_alphabetic).count()]
}

/// A kind of line.
struct Line {
    zone: Zone,
    /// In bytes. A longer line is a paragraph that only begins like one.
    longest: usize,
    look: Look,
    pattern: &'static str,
    regex: OnceLock<Regex>,
}

/// What tells nearly every paragraph from such a line at one look, so that its pattern is not even
/// compiled.
enum Look {
    /// The first word, in small letters, is one of these; an empty one stands for a sign or a digit.
    First(&'static [&'static str]),
    /// Something that cannot be missing.
    Within(fn(&str) -> bool),
}

impl Line {
    const fn new(zone: Zone, longest: usize, look: Look, pattern: &'static str) -> Self {
        Self { zone, longest, look, pattern, regex: OnceLock::new() }
    }

    fn may_be(&self, words: &str, first: &str) -> bool {
        words.len() <= self.longest
            && match self.look {
                First(known) => known.iter().any(|known| known.eq_ignore_ascii_case(first)),
                Within(look) => look(words),
            }
    }

    fn is(&self, words: &str) -> bool {
        let compiled = || Regex::new(self.pattern).expect("the patterns in the table below are valid");
        self.regex.get_or_init(compiled).is_match(words)
    }
}

/// `Photo: Ji-ho Park/Getty Images`
fn may_name_agency(words: &str) -> bool {
    memchr::memchr(b'/', words.as_bytes()).is_some() || ends_with(words.trim_end_matches(['.', ')']), "getty images")
}

fn ends_with(words: &str, end: &str) -> bool {
    let start = words.len().checked_sub(end.len());
    start.is_some_and(|start| words.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether words stand within others, in whatever letters. They are looked for by the letter at
/// `rare`, which few words have.
fn holds(words: &str, inner: &str, rare: usize) -> bool {
    let (bytes, inner) = (words.as_bytes(), inner.as_bytes());
    memchr::memchr2_iter(inner[rare], inner[rare].to_ascii_uppercase(), bytes).any(|at| {
        let place = at.checked_sub(rare).and_then(|start| bytes.get(start..start + inner.len()));
        place.is_some_and(|place| place.eq_ignore_ascii_case(inner))
    })
}

/// `Total Index: 6,869 publications`
fn may_count(words: &str) -> bool {
    let colon = memchr::memchr(b':', words.as_bytes());
    colon.is_some_and(|at| words.as_bytes().get(at + 2).is_some_and(|byte| byte.is_ascii_digit() || *byte == b','))
}

/// `The views expressed here`
fn may_state_views(words: &str) -> bool {
    let first = first_word(words);
    let is_article = ["the", "all", "any"].iter().any(|article| article.eq_ignore_ascii_case(first));
    let noun = if is_article { first_word(words[first.len()..].trim_start_matches(' ')) } else { first };
    ["views", "opinions"].iter().any(|known| known.eq_ignore_ascii_case(noun))
}

const PRESS_RELEASE: &str = r"^[0-9/.-]{8,10} \| (?i:press release)";

static DISTRIBUTOR: Line = Line::new(Zone::Boilerplate, usize::MAX, First(&[""]), PRESS_RELEASE);

/// The longest line of furniture: longer ones are not looked at.
const LONGEST: usize = 1000;

static LINES: [Line; 21] = [
    Line::new(
        Zone::Credit,
        160,
        First(&["written", "edited", "reviewed", "compiled", "prepared", "words", "text"]),
        r"^(?i:written|edited|reviewed|compiled|prepared|words|text) (?i:by) [^a-z]",
    ),
    Line::new(Zone::Credit, 100, First(&["by"]), r"^(?:By|BY) \p{Lu}[^.]*[^.:;?!]$"),
    Line::new(
        Zone::Credit,
        200,
        First(&[
            "lead",
            "co",
            "corresponding",
            "author",
            "authors",
            "editor",
            "editors",
            "contributor",
            "contributors",
            "byline",
            "media",
            "contact",
            "contacts",
            "enquiries",
            "issued",
            "tel",
            "telephone",
            "phone",
            "fax",
            "e",
            "email",
        ]),
        r"^(?i:(?:lead |co-|corresponding )?(?:authors?|editors?|contributors?|byline|(?:media )?(?:contacts?|enquiries)|issued by|tel(?:ephone)?|phone|fax|e-?mail)):",
    ),
    Line::new(
        Zone::Credit,
        120,
        First(&[
            "newsletter",
            "commentary",
            "analysis",
            "report",
            "essay",
            "article",
            "interview",
            "research",
            "policy",
            "blog",
        ]),
        r"^(?i:newsletter|commentary|analysis|report|essay|article|interview|research|policy brief|blog) by [A-Z]",
    ),
    Line::new(
        Zone::Credit,
        300,
        First(&["feature", "featured", "cover", "header", "banner", "main", "lead"]),
        r"^(?i:(?:feature|featured|cover|header|banner|main|lead) (?:photo|photograph|image|picture|illustration|graphic)s?(?: credits?| courtesy)?(?::| by | from | of | courtesy ))",
    ),
    Line::new(
        Zone::Credit,
        300,
        First(&[
            "photo",
            "photos",
            "photograph",
            "photographs",
            "image",
            "images",
            "picture",
            "pictures",
            "illustration",
            "illustrations",
            "graphic",
            "graphics",
        ]),
        r"^(?i:(?:photo|photograph|image|picture|illustration|graphic)s?(?: credits?| courtesy| source)?)(?::| (?i:by) [A-Z]| (?i:courtesy) )",
    ),
    Line::new(
        Zone::Credit,
        300,
        Within(may_name_agency),
        r"(?i:/getty images|via getty images|/afp|/reuters|/ap photo|ap photo/)[.)]?$",
    ),
    Line::new(Zone::Boilerplate, 600, First(&["", "copyright"]), r"^(?:©|\([cC]\) [0-9]{4}|(?i:copyright) )"),
    Line::new(Zone::Boilerplate, 600, Within(|words| holds(words, "reserved", 5)), r"(?i:all rights reserved)"),
    Line::new(
        Zone::Boilerplate,
        LONGEST,
        First(&["legal", "disclaimer", "disclaimers"]),
        r"^(?i:(?:legal )?disclaimers?(?: and .{3,30})?(?:[:.]|$))",
    ),
    Line::new(
        Zone::Boilerplate,
        600,
        Within(may_state_views),
        r"^(?i:(?:the |all |any )?(?:views|opinions)(?: and (?:views|opinions))? expressed )",
    ),
    Line::new(
        Zone::Boilerplate,
        LONGEST,
        Within(|words| holds(words, "published this", 2) || holds(words, "distributed", 6)),
        r"(?i:published this content on|distributed (?:by public on|via public technologies))",
    ),
    Line::new(Zone::Boilerplate, 300, First(&[""]), PRESS_RELEASE),
    Line::new(
        Zone::Boilerplate,
        60,
        First(&["download", "view", "open", "print", "read"]),
        r"^(?i:(?:download|view|open|print|read)(?: the)?(?: full)? (?:pdf|report|brief|paper|publication|series)s?(?: .*)?)$",
    ),
    Line::new(
        Zone::Boilerplate,
        200,
        First(&["subscribe", "sign"]),
        r"^(?i:subscribe|sign up) (?i:for|to) (?i:our|the) ",
    ),
    Line::new(
        Zone::Boilerplate,
        60,
        First(&["search", "browse"]),
        r"^(?i:search|browse) (?i:all|this|our|the) .*(?i:site|content|publications)$",
    ),
    Line::new(
        Zone::Boilerplate,
        60,
        Within(may_count),
        r"^[A-Za-z ]{1,30}: [0-9,]+ (?i:publications|articles|results|items|posts)\.?$",
    ),
    Line::new(
        Zone::Boilerplate,
        60,
        First(&["back", "return"]),
        r"^(?i:back|return) (?i:to) (?i:top|home|homepage|(?:the|all) [a-z]+)$",
    ),
    Line::new(
        Zone::Boilerplate,
        60,
        First(&[
            "skip", "read", "learn", "share", "print", "tag", "tags", "topic", "topics", "image", "menu", "related",
        ]),
        r"^(?i:skip to (?:main )?(?:content|navigation)|read more|learn more|share(?: this(?: page| article)?)?|print(?: this page)?|tags?|topics?|image|menu|related (?:articles|content|posts|publications|reading))$",
    ),
    Line::new(
        Zone::Boilerplate,
        200,
        First(&["tag", "tags", "topic", "topics", "category", "categories", "filed", "posted", "related"]),
        r"^(?i:tags?|topics?|categor(?:y|ies)|filed under|posted in|related(?: content)?): ",
    ),
    Line::new(Zone::Boilerplate, 300, First(&["this", "your"]), r"^(?i:this|your) (?i:browser does not support)"),
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
    fn long_lines_are_told_by_their_first_words() {
        let names = "Jane Roe, Richard Miles, Ji-ho Park and the Port Authority of Busan";
        for start in [
            "Written by",
            "Text by",
            "Lead authors:",
            "Co-author:",
            "Corresponding author:",
            "Media enquiries:",
            "E-mail:",
            "Issued by:",
            "Policy brief by",
            "Blog by",
            "Feature photo by",
            "Main image from",
            "Graphics:",
            "Picture source:",
            "(c) 2025",
            "©",
            "Copyright",
            "Legal disclaimer:",
            "Any views expressed",
            "The opinions and views expressed",
            "Sign up for our",
            "Filed under:",
            "Related content:",
            "Categories:",
            "Your browser does not support",
        ] {
            let line = format!("{start} {names}");
            assert!(super::zone(&line).is_some(), "{line}");
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
