//! A card: a few short lines that an editor shows beside the text. It knows how they are written as
//! Markdown or as plain text; what they say and where links lead is for others to decide.

use crate::BriefKey;
use crate::harmless::shown;
use attache_grammar::Span;

/// Paragraphs of lines, from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Lines that belong together; none of them is empty.
    pub paragraphs: Vec<Vec<Line>>,
}

/// One line.
pub type Line = Vec<Run>;

/// A part of a line. All text is taken literally: no mark-up of a brief reaches the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// What the card is about.
    Strong(String),
    /// Words.
    Words(String),
    /// Words that lead to a place.
    Place {
        /// The brief it stands in.
        brief: BriefKey,
        /// Where it stands there.
        span: Span,
        /// What to call it.
        text: String,
    },
}

/// As much of one piece of text as a card shows.
const MOST_CHARS: usize = 400;

impl Card {
    /// Adds lines that belong together, if there are any.
    pub(super) fn paragraph(&mut self, lines: impl IntoIterator<Item = Line>) {
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.paragraphs.push(lines);
        }
    }

    /// The card as Markdown. `link` gives the address of a place; without one it is mere words.
    #[must_use]
    pub fn markdown(&self, mut link: impl FnMut(&BriefKey, Span) -> Option<String>) -> String {
        let mut run = |run: &Run| match run {
            Run::Strong(text) => format!("**{}**", escape(text)),
            Run::Words(text) => escape(text),
            Run::Place { brief, span, text } => match link(brief, *span) {
                Some(address) => format!("[{}]({})", escape(text), escape_address(&address)),
                None => escape(text),
            },
        };
        let mut line = |line: &Line| escape_start(line.iter().map(&mut run).collect());
        let mut paragraph = |lines: &Vec<Line>| lines.iter().map(&mut line).collect::<Vec<_>>().join("  \n");
        self.paragraphs.iter().map(&mut paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// The card for clients that show no Markdown. `name` may say more of a place than its words,
    /// such as its line.
    #[must_use]
    pub fn plain(&self, mut name: impl FnMut(&BriefKey, Span) -> Option<String>) -> String {
        let mut run = |run: &Run| match run {
            Run::Strong(text) | Run::Words(text) => clip(text),
            Run::Place { brief, span, text } => match name(brief, *span) {
                Some(name) => format!("{} ({name})", clip(text)),
                None => clip(text),
            },
        };
        let mut line = |line: &Line| line.iter().map(&mut run).collect::<String>();
        let mut paragraph = |lines: &Vec<Line>| lines.iter().map(&mut line).collect::<Vec<_>>().join("\n");
        self.paragraphs.iter().map(&mut paragraph).collect::<Vec<_>>().join("\n\n")
    }
}

/// Text as Markdown that shows just that text, whatever is in it.
fn escape(text: &str) -> String {
    let text = clip(text);
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    // Bare addresses would become links in most clients.
    escaped.replace("://", ":\\/\\/").replace("www.", "www\\.")
}

/// Takes away the meaning that signs have only where a line begins: headings, lists, rules.
fn escape_start(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let at = if line[digits..].starts_with(['.', ')']) { digits } else { 0 };
    let is_sign = at > 0 || line.starts_with(['#', '+', '-', '=', ':']);
    if is_sign { format!("{}\\{}", &line[..at], &line[at..]) } else { line }
}

/// One line of bounded length, harmless to show.
fn clip(text: &str) -> String {
    let plain = text.chars().map(shown);
    let mut clipped: String = plain.clone().take(MOST_CHARS).collect();
    if plain.count() > MOST_CHARS {
        clipped.push('…');
    }
    clipped
}

fn escape_address(address: &str) -> String {
    let encode = |char: char| match char {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        ' ' => "%20".to_owned(),
        '\\' => "%5C".to_owned(),
        char => char.to_string(),
    };
    address.chars().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &str) -> String {
        let card = Card { paragraphs: vec![vec![vec![Run::Words(text.to_owned())]]] };
        card.markdown(|_, _| None)
    }

    fn shown(markdown: &str) -> String {
        let parser = pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all());
        let mut shown = String::new();
        for event in parser {
            match event {
                pulldown_cmark::Event::Text(text) => shown.push_str(&text),
                pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph)
                | pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                other => panic!("text became markup: {other:?}"),
            }
        }
        shown
    }

    #[test]
    fn text_of_a_brief_is_shown_and_never_rendered() {
        for text in [
            "[press](command:evil)",
            "<img src=x onerror=alert(1)>",
            "a `b` ```` c",
            "# title",
            "1. first",
            "*[SMA]: x",
            "see https://example.org and www.example.org",
            "R&D &amp; more",
            "- item | cell | ~~gone~~ $x$",
        ] {
            assert_eq!(shown(&markdown(text)), text);
        }
    }

    #[test]
    fn nothing_turns_the_direction_of_reading() {
        assert_eq!(markdown("\u{202E}desrever\u{1B}"), "\u{FFFD}desrever\u{FFFD}");
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(markdown("two\nlines"), "two lines");
    }

    #[test]
    fn an_address_cannot_leave_its_brackets() {
        let place = Run::Place { brief: BriefKey::of_name("a"), span: Span::default(), text: "above".to_owned() };
        let card = Card { paragraphs: vec![vec![vec![place]]] };
        assert_eq!(card.markdown(|_, _| Some("file:///a (1).md#L2".to_owned())), "[above](file:///a%20%281%29.md#L2)");
    }
}
