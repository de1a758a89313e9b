//! Lines that are not the brief itself: bylines and credits, and what web pages and distributors
//! put around it. Lines are recognised by their words alone.

#[cfg(test)]
mod tests;

use crate::{Zone, date};

/// Credit or boilerplate, if the words of a block are one of them.
pub fn zone(words: &str) -> Option<Zone> {
    if date::line(words).is_some() || date::published(words).is_some() {
        return Some(Zone::Credit);
    }
    let first = words.bytes().next().filter(|_| words.len() <= LONGEST)?;
    // Nearly every paragraph begins as few of the lines do.
    let asked = BY_FIRST[usize::from(first)];
    let asked = LINES.iter().enumerate().filter(|(at, _)| asked >> at & 1 != 0).map(|(_, line)| line);
    asked.filter(|line| words.len() <= line.longest).find(|line| (line.is)(words)).map(|line| line.zone)
}

/// Whether a block is the line of a distributor, under the name of the publisher.
pub fn is_distributor(words: &str) -> bool {
    let date = words.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'/' | b'.' | b'-')).count();
    (8..=10).contains(&date) && begins(&words[date..], &[" | press release"], all)
}

/// A kind of line.
struct Line {
    zone: Zone,
    /// In bytes. A longer line is a paragraph that only begins like one.
    longest: usize,
    /// What it can begin with, in small letters; anything, if empty.
    firsts: &'static str,
    is: fn(&str) -> bool,
}

/// The longest line of furniture: longer ones are not looked at.
const LONGEST: usize = 1000;

const fn credit(longest: usize, firsts: &'static str, is: fn(&str) -> bool) -> Line {
    Line { zone: Zone::Credit, longest, firsts, is }
}

const fn boilerplate(longest: usize, firsts: &'static str, is: fn(&str) -> bool) -> Line {
    Line { zone: Zone::Boilerplate, longest, firsts, is }
}

const LINES: [Line; 21] = [
    credit(160, "wercpt", says_who_worked),
    credit(100, "b", is_byline),
    credit(200, "lcaebmitpf", names_role),
    credit(120, "ncareipb", says_who_wrote),
    credit(300, "fchbml", names_main_image),
    credit(300, "pig", names_image),
    credit(300, "", names_agency),
    boilerplate(600, "c(©", claims_copyright),
    boilerplate(600, "", |words| holds(words, "all rights reserved", 16)),
    boilerplate(LONGEST, "ld", is_disclaimer),
    boilerplate(600, "tavo", states_views),
    boilerplate(LONGEST, "", names_distributor),
    boilerplate(300, "0123456789/.-", is_distributor),
    boilerplate(60, "dvopr", offers_file),
    boilerplate(200, "s", offers_subscription),
    boilerplate(60, "sb", offers_search),
    boilerplate(60, "", counts_publications),
    boilerplate(60, "br", leads_back),
    boilerplate(60, "srlptim", is_control),
    boilerplate(200, "tcfpr", names_topics),
    boilerplate(300, "ty", asks_for_browser),
];

/// A bit for each of the lines that can begin with a byte.
static BY_FIRST: [u32; 256] = {
    let mut lines = [0; 256];
    let mut line = 0;
    while line < LINES.len() {
        let firsts = LINES[line].firsts.as_bytes();
        let mut at = 0;
        while at < 256 {
            if firsts.is_empty() {
                lines[at] |= 1 << line;
            } else if at < firsts.len() {
                lines[firsts[at].to_ascii_lowercase() as usize] |= 1 << line;
                lines[firsts[at].to_ascii_uppercase() as usize] |= 1 << line;
            }
            at += 1;
        }
        line += 1;
    }
    lines
};

/// `Written by Jane Roe`
fn says_who_worked(words: &str) -> bool {
    const VERBS: [&str; 7] =
        ["written by ", "edited by ", "reviewed by ", "compiled by ", "prepared by ", "words by ", "text by "];
    begins(words, &VERBS, |rest| rest.starts_with(|char: char| !char.is_ascii_lowercase()))
}

/// `By Jane Roe and Richard Miles`
fn is_byline(words: &str) -> bool {
    let Some(names) = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")) else { return false };
    let mut letters = names.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    is_capital && !rest.is_empty() && !rest.contains('.') && !rest.ends_with([':', ';', '?', '!'])
}

/// `Lead authors: Jane Roe, Richard Miles`
fn names_role(words: &str) -> bool {
    const ROLES: [&str; 18] = [
        "author",
        "authors",
        "editor",
        "editors",
        "contributor",
        "contributors",
        "byline",
        "contact",
        "contacts",
        "enquiries",
        "media contact",
        "media contacts",
        "media enquiries",
        "issued by",
        "phone",
        "fax",
        "email",
        "e-mail",
    ];
    let is_role = |role: &str| is_one_of(role, &ROLES) || is_one_of(role, &["tel", "telephone"]);
    let Some((role, _)) = words.split_once(':') else { return false };
    begins(role, &["", "lead ", "co-", "corresponding "], is_role)
}

/// `Newsletter by Jane Roe`
fn says_who_wrote(words: &str) -> bool {
    const KINDS: [&str; 10] = [
        "newsletter",
        "commentary",
        "analysis",
        "report",
        "essay",
        "article",
        "interview",
        "research",
        "policy brief",
        "blog",
    ];
    let is_by = |rest: &str| rest.strip_prefix(" by ").is_some_and(begins_with_capital);
    begins(words, &KINDS, is_by)
}

const IMAGES: [&str; 6] = ["photograph", "photo", "image", "picture", "illustration", "graphic"];

/// `Feature image from the Coast Guard.`
fn names_main_image(words: &str) -> bool {
    const KINDS: [&str; 7] = ["feature ", "featured ", "cover ", "header ", "banner ", "main ", "lead "];
    let is_owed = |rest: &str| begins(rest, &[":", " by ", " from ", " of ", " courtesy "], all);
    let is_credited = |rest: &str| begins(rest, &["", " credit", " credits", " courtesy"], is_owed);
    let is_image = |rest: &str| begins(rest, &IMAGES, |rest| begins(rest, &["", "s"], is_credited));
    begins(words, &KINDS, is_image)
}

/// `Image credit: Port Authority of Busan`
fn names_image(words: &str) -> bool {
    let is_owed = |rest: &str| {
        rest.starts_with(':') || begins(rest, &[" by "], begins_with_capital) || begins(rest, &[" courtesy "], all)
    };
    let is_credited = |rest: &str| begins(rest, &["", " credit", " credits", " courtesy", " source"], is_owed);
    begins(words, &IMAGES, |rest| begins(rest, &["", "s"], is_credited))
}

/// `Photo: Ji-ho Park/Getty Images`
fn names_agency(words: &str) -> bool {
    const ENDS: [&str; 6] = ["/getty images", "via getty images", "/afp", "/reuters", "/ap photo", "ap photo/"];
    let bare = words.strip_suffix(['.', ')']).unwrap_or(words).as_bytes();
    // They end with few letters.
    matches!(bare.last().map(u8::to_ascii_lowercase), Some(b's' | b'p' | b'o' | b'/'))
        && ENDS.iter().any(|end| {
            let start = bare.len().checked_sub(end.len());
            start.is_some_and(|start| bare[start..].eq_ignore_ascii_case(end.as_bytes()))
        })
}

/// `© 2025 by the Harbour Institute.`
fn claims_copyright(words: &str) -> bool {
    let is_year = |rest: &str| rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    words.starts_with('©') || begins(words, &["(c) "], is_year) || begins(words, &["copyright "], all)
}

/// `DISCLAIMER: All views are those of the writer.`
fn is_disclaimer(words: &str) -> bool {
    let closes = |rest: &str| rest.is_empty() || rest.starts_with([':', '.']);
    let goes_on = |rest: &str| {
        let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).skip(3).take(28);
        ends.map(|end| &rest[end..]).any(closes)
    };
    let is_closed = |rest: &str| closes(rest) || begins(rest, &[" and "], goes_on);
    let is_plural = |rest: &str| begins(rest, &["", "s"], is_closed);
    begins(words, &["disclaimer", "legal disclaimer"], is_plural)
}

/// `The views expressed here`
fn states_views(words: &str) -> bool {
    let is_said = |rest: &str| begins(rest, &[" expressed "], all);
    let is_expressed = |rest: &str| begins(rest, &["", " and views", " and opinions"], is_said);
    begins(words, &["", "the ", "all ", "any "], |rest| begins(rest, &["views", "opinions"], is_expressed))
}

/// `The institute published this content on March 14, 2025`
fn names_distributor(words: &str) -> bool {
    const PUBLISHED: &str = "published this content on";
    const DISTRIBUTED: [&str; 2] = ["distributed by public on", "distributed via public technologies"];
    // Both have a `b`, which few words have.
    let bytes = words.as_bytes();
    memchr::memchr2_iter(b'b', b'B', bytes).any(|at| match bytes.get(at + 1).map(u8::to_ascii_lowercase) {
        Some(b'l') => stands(words, PUBLISHED, at.wrapping_sub(2)),
        Some(b'u') => DISTRIBUTED.iter().any(|inner| stands(words, inner, at.wrapping_sub(6))),
        _ => false,
    })
}

/// `Download PDF`, `View the full report`
fn offers_file(words: &str) -> bool {
    const FILES: [&str; 6] = [" pdf", " report", " brief", " paper", " publication", " series"];
    let closes = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let is_file = |rest: &str| begins(rest, &FILES, |rest| begins(rest, &["", "s"], closes));
    let is_full = |rest: &str| begins(rest, &["", " full"], is_file);
    begins(words, &["download", "view", "open", "print", "read"], |rest| begins(rest, &["", " the"], is_full))
}

/// `Subscribe to our Mailing List!`
fn offers_subscription(words: &str) -> bool {
    const TO: [&str; 4] = [" for our ", " for the ", " to our ", " to the "];
    begins(words, &["subscribe", "sign up"], |rest| begins(rest, &TO, all))
}

/// `Search All Site Content`
fn offers_search(words: &str) -> bool {
    let ends = |rest: &str| {
        ["site", "content", "publications"].iter().any(|end| {
            let start = rest.len().checked_sub(end.len());
            start.is_some_and(|start| rest.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
        })
    };
    begins(words, &["search ", "browse "], |rest| begins(rest, &["all ", "this ", "our ", "the "], ends))
}

/// `Total Index: 6,869 publications.`
fn counts_publications(words: &str) -> bool {
    const COUNTED: [&str; 5] = ["publications", "articles", "results", "items", "posts"];
    let Some((head, rest)) = words.split_once(": ") else { return false };
    let Some((number, noun)) = rest.split_once(' ') else { return false };
    (1..=30).contains(&head.len())
        && head.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        && is_one_of(noun.strip_suffix('.').unwrap_or(noun), &COUNTED)
}

/// `Return to the Peninsula`
fn leads_back(words: &str) -> bool {
    let is_word = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_place =
        |rest: &str| is_one_of(rest, &["top", "home", "homepage"]) || begins(rest, &["the ", "all "], is_word);
    begins(words, &["back to ", "return to "], is_place)
}

/// `Read more`, `Tags`
fn is_control(words: &str) -> bool {
    const CONTROLS: [&str; 23] = [
        "skip to content",
        "skip to navigation",
        "skip to main content",
        "skip to main navigation",
        "read more",
        "learn more",
        "share",
        "share this",
        "share this page",
        "share this article",
        "print",
        "print this page",
        "tag",
        "tags",
        "topic",
        "topics",
        "image",
        "menu",
        "related articles",
        "related content",
        "related posts",
        "related publications",
        "related reading",
    ];
    is_one_of(words, &CONTROLS)
}

/// `Category: Indo-Pacific, Japan`
fn names_topics(words: &str) -> bool {
    const HEADS: [&str; 10] = [
        "tag",
        "tags",
        "topic",
        "topics",
        "category",
        "categories",
        "filed under",
        "posted in",
        "related",
        "related content",
    ];
    words.split_once(':').is_some_and(|(head, rest)| rest.starts_with(' ') && is_one_of(head, &HEADS))
}

/// `This browser does not support PDFs.`
fn asks_for_browser(words: &str) -> bool {
    begins(words, &["this browser does not support", "your browser does not support"], all)
}

/// Whether a text begins, in whatever letters, with one of some phrases, and goes on as it should.
fn begins(text: &str, phrases: &[&str], goes_on: impl Fn(&str) -> bool) -> bool {
    phrases.iter().any(|phrase| {
        let head = text.as_bytes().get(..phrase.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes())) && goes_on(&text[phrase.len()..])
    })
}

/// However it goes on.
fn all(_: &str) -> bool {
    true
}

fn begins_with_capital(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_uppercase())
}

fn is_one_of(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(text))
}

/// Whether words stand within others, in whatever letters. They are looked for by the letter at
/// `rare`, which few words have.
fn holds(words: &str, inner: &str, rare: usize) -> bool {
    let letter = inner.as_bytes()[rare];
    let mut places = memchr::memchr2_iter(letter, letter.to_ascii_uppercase(), words.as_bytes());
    places.any(|at| stands(words, inner, at.wrapping_sub(rare)))
}

/// Whether words stand at a place within others, in whatever letters.
fn stands(words: &str, inner: &str, start: usize) -> bool {
    let place = start.checked_add(inner.len()).and_then(|end| words.as_bytes().get(start..end));
    place.is_some_and(|place| place.eq_ignore_ascii_case(inner.as_bytes()))
}
