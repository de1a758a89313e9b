//! Somebody else's words: what stands between quotation marks or in a block quote. A quotation
//! begins and ends within one block; which words are only at arm's length (`so-called "friends"`)
//! is not asked.

use crate::Brief;
use std::ops::Range;

/// Ranges of prose that are quoted, in order, without overlaps and without their marks.
pub fn find(brief: &Brief) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    for block in &brief.blocks {
        if block.quoted {
            quotations.push(block.prose.clone());
        } else {
            let start = block.prose.start;
            let found = within(brief.words(block));
            quotations.extend(found.into_iter().map(|range| start + range.start..start + range.end));
        }
    }
    quotations
}

/// The outermost quotations in the words of a block. A mark without its partner quotes nothing.
fn within(words: &str) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut dead: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some((open, close)) = next_opening(words, at, &dead) {
        match end(words, open.clone(), close) {
            End::Closed(end) => {
                if open.end < end {
                    quotations.push(open.end..end);
                }
                at = end + close.len_utf8();
            }
            End::Opened(again) => at = again,
            End::Missing => {
                dead.push(close);
                at = open.end;
            }
        }
    }
    quotations
}

/// The next mark that opens a quotation, and the mark that would close it.
fn next_opening(words: &str, from: usize, dead: &[char]) -> Option<(Range<usize>, char)> {
    marks(words, from).find_map(|range| {
        let close = closing(&words[range.clone()])?;
        (opens(words, &range) && !dead.contains(&close)).then_some((range, close))
    })
}

/// How the search for a closing mark ended.
enum End {
    Closed(usize),
    /// The same mark opened again before.
    Opened(usize),
    Missing,
}

fn end(words: &str, open: Range<usize>, close: char) -> End {
    for range in marks(words, open.end) {
        let mark = &words[range.clone()];
        if mark.starts_with(close) && closes(words, &range) {
            return End::Closed(range.start);
        }
        if mark == &words[open.clone()] && opens(words, &range) {
            return End::Opened(range.start);
        }
    }
    End::Missing
}

/// The quotation marks from a place on. Each begins with one of four bytes, which few others do.
fn marks(words: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = words.as_bytes();
    let mut at = from;
    // Most texts have no `«` and nothing else that begins like it, so that it is sought by itself.
    let mut guillemet = memchr::memchr(0xC2, &bytes[from..]).map(|place| from + place);
    std::iter::from_fn(move || {
        loop {
            if guillemet.is_some_and(|place| place < at) {
                guillemet = memchr::memchr(0xC2, &bytes[at..]).map(|place| at + place);
            }
            let other = memchr::memchr3(b'"', b'\'', 0xE2, &bytes[at..guillemet.unwrap_or(bytes.len())]);
            at = other.map(|place| at + place).or(guillemet)?;
            let mark = words[at..].chars().next()?;
            let range = at..at + mark.len_utf8();
            at = range.end;
            if is_mark(mark) {
                return Some(range);
            }
        }
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
}

fn closing(mark: &str) -> Option<char> {
    match mark {
        "\"" => Some('"'),
        "'" => Some('\''),
        "“" => Some('”'),
        "‘" => Some('’'),
        "«" => Some('»'),
        _ => None,
    }
}

/// Marks that are also apostrophes, inches or feet open only before a word, and not behind one;
/// nor do they open before a decade (`'90s`).
fn opens(words: &str, mark: &Range<usize>) -> bool {
    let behind_word = words[..mark.start].ends_with(char::is_alphanumeric);
    let rest = &words[mark.end..];
    match &words[mark.clone()] {
        "“" | "«" => true,
        "\"" => !behind_word && !rest.is_empty() && !rest.starts_with(' '),
        _ => !behind_word && rest.starts_with(char::is_alphanumeric) && !is_decade(rest),
    }
}

fn is_decade(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && rest[digits..].starts_with('s')
}

/// A single mark between letters is an apostrophe. Behind a plural it could be either; then it
/// closes, because what is quoted in error is not checked.
fn closes(words: &str, mark: &Range<usize>) -> bool {
    let behind_blank = words[..mark.start].ends_with(' ');
    match &words[mark.clone()] {
        "”" | "»" => true,
        "\"" => !behind_blank,
        _ => !behind_blank && !words[mark.end..].starts_with(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn quotes(text: &str, expected: &[&str]) {
        let brief = crate::parse(text);
        let found: Vec<&str> = brief.quotations.iter().map(|range| &brief.prose.text()[range.clone()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_between_quotation_marks_are_quoted() {
        quotes("He called it “a good port” and left.", &["a good port"]);
        quotes("He called it \"a good port\" and left.", &["a good port"]);
        quotes("The ‘Ports First’ plan and the 'open sea' plan.", &["Ports First", "open sea"]);
        quotes("Il parle d’un « port ouvert » à Busan.", &[" port ouvert "]);
    }

    #[test]
    fn a_block_quote_is_quoted_as_a_whole() {
        quotes("Text.\n\n> The port is “old”.\n\nText.", &["The port is “old”."]);
    }

    #[test]
    fn apostrophes_quote_nothing() {
        quotes("The port’s cranes, its crews’ pay and Busan's piers' owners in the '90s.", &[]);
        quotes("The allies’ ‘Ports First’ plan isn’t new.", &["Ports First"]);
        quotes("It was ‘the crane’s fault’, he said.", &["the crane’s fault"]);
    }

    #[test]
    fn a_quotation_within_a_quotation_belongs_to_it() {
        quotes("“We call it ‘Ports First’ here,” she said.", &["We call it ‘Ports First’ here,"]);
    }

    #[test]
    fn a_mark_without_its_partner_quotes_nothing() {
        quotes("A 12\" gun and a “lost mark.\n\nThe next paragraph” too.", &[]);
        quotes("A \"lost mark and a \"good port\" here.", &["good port"]);
        quotes("A “lost mark and a ‘good port’ here.", &["good port"]);
    }

    #[test]
    fn a_quotation_may_be_run_together_with_what_follows() {
        quotes("It is an \"unfriendly\"port.", &["unfriendly"]);
    }
}
