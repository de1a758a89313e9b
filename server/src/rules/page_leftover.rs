//! A brief holds what its author wrote, and nothing of the page around it.
//!
//! Text that is copied from a web page brings buttons, counters and search boxes along, and mail
//! addresses that the page had hidden. Readers of a printed brief cannot press them. They are
//! reported together, at the first.
//!
//! ## Bad
//! ```markdown
//! # Who Pays for the Cranes
//!
//! The cranes of the port are older than the crews that work them. Write to [email protected].
//!
//! Share this article
//!
//! Leave a comment
//! ```
//! ## Good
//! ```markdown
//! # Who Pays for the Cranes
//!
//! The cranes of the port are older than the crews that work them. Write to the harbour office.
//!
//! Leave a comment at the desk if you share this view.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use attache_grammar::{Block, BlockKind};

pub(super) const RULE: Rule = Rule::new("D006", "page-leftover", Some(Severity::Info), check);

/// Lines that are nothing but a button, a box or a counter of a page, in small letters.
const LINES: &[&str] = &[
    "add to cart",
    "back to top",
    "cancel reply",
    "comentarios",
    "comentários",
    "comments",
    "click here to download",
    "download",
    "download pdf",
    "download the pdf",
    "email this article",
    "kommentare",
    "leave a comment",
    "leave a reply",
    "listen to this article",
    "log in",
    "next article",
    "no comments",
    "no comments yet",
    "previous article",
    "print this page",
    "read more",
    "search all site content",
    "see all",
    "share",
    "share article",
    "share on facebook",
    "share on linkedin",
    "share on twitter",
    "share this",
    "share this article",
    "share this page",
    "show more",
    "sign in",
    "skip to content",
    "skip to main content",
    "toggle navigation",
    "view comments",
    "view pdf",
];

/// The length of the longest of them, in bytes.
const LONGEST: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < LINES.len() {
        longest = if LINES[at].len() > longest { LINES[at].len() } else { longest };
        at += 1;
    }
    longest
};

/// What pages say in place of something that they cannot or will not show.
const WITHIN: &[&str] = &["[email protected]", "browser does not support", "javascript is disabled", "enable javascript"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    // Most briefs have none, which one look at the whole of them shows.
    let text = brief.prose.text();
    let within: Vec<&str> = WITHIN.iter().copied().filter(|left| find_ascii(text, left).is_some()).collect();
    let mut places = brief.blocks.iter().filter_map(|block| place(case, block, &within));
    let Some((first, words)) = places.next() else { return Vec::new() };
    let message = format!("“{words}” was left over from a page{}", elsewhere(places.count()));
    vec![Remark::new(brief.prose.span(first), message)]
}

fn place<'a>(case: &Case<'a>, block: &'a Block, within: &[&str]) -> Option<(std::ops::Range<usize>, &'a str)> {
    let words = case.reading.brief.words(block);
    let line = words.trim_end_matches([':', '.', '…', '»', ' ']);
    let is_line = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading { bare: true, .. });
    if is_line && line.len() <= LONGEST && LINES.contains(&line.to_lowercase().as_str()) {
        return Some((block.prose.clone(), words));
    }
    let within = within.iter().find_map(|left| find_ascii(words, left).map(|at| at..at + left.len()))?;
    Some((block.prose.start + within.start..block.prose.start + within.end, &words[within]))
}

/// The place of `needle`, which is ASCII in small letters, in whatever case. What is looked for first is
/// the letter of it that texts have least of.
fn find_ascii(words: &str, needle: &str) -> Option<usize> {
    let offset = needle.find(['[', 'j', 'w']).unwrap_or(0);
    let (rare, next) = (needle.as_bytes()[offset], needle.as_bytes()[offset + 1]);
    let mut places = memchr::memchr2_iter(rare, rare.to_ascii_uppercase(), words.as_bytes());
    places.find_map(|place| {
        let at = place.checked_sub(offset)?;
        // Mostly the letter stands in another word.
        words.as_bytes().get(place + 1).filter(|byte| byte.eq_ignore_ascii_case(&next))?;
        let found = words.as_bytes().get(at..at + needle.len())?;
        found.eq_ignore_ascii_case(needle.as_bytes()).then_some(at)
    })
}
