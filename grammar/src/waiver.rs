//! `<!-- attache: ignore undefined-acronym (publisher's own name) -->`: silence asked for in the
//! text itself. Whether it is needed, and whether the rule exists, is for the linter to say.

use crate::{Block, BlockKind, Brief, Span};

/// A request for silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rules named, by code or name, and where each name stands.
    pub rules: Vec<(String, Span)>,
    /// Why, in the author's words.
    pub reason: Option<String>,
    /// What it silences.
    pub scope: WaiverScope,
    /// The comment.
    pub span: Span,
}

/// What a waiver silences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverScope {
    /// Findings that begin in this part of the source: the line of the comment if it has words,
    /// else the block that follows, a table as a whole.
    Next(Span),
    /// The whole file.
    File,
}

/// Reads the waivers among the comments of a page.
pub fn read(text: &str, comments: &[Span], brief: &Brief) -> Vec<Waiver> {
    let mut line = Span::default();
    let waivers = comments.iter().filter_map(|comment| {
        // Hundreds of comments on one long line look for its ends once.
        if !line.contains(*comment) {
            line = line_of(text, *comment);
        }
        waiver(text, *comment, line, brief)
    });
    waivers.collect()
}

fn waiver(text: &str, span: Span, line: Span, brief: &Brief) -> Option<Waiver> {
    let body = text[span.range()].strip_prefix("<!--")?.strip_suffix("-->")?;
    let request = body.trim_start().strip_prefix("attache:")?.trim_start();
    let (is_file, request) = match request.strip_prefix("ignore-file") {
        Some(request) => (true, request),
        None => (false, request.strip_prefix("ignore")?),
    };
    if !request.is_empty() && !request.starts_with(|c: char| c.is_whitespace() || c == '(') {
        return None;
    }
    let scope = if is_file { WaiverScope::File } else { WaiverScope::Next(next(span, line, brief)) };
    let start = span.end as usize - "-->".len() - request.len();
    let (names, reason) = request.split_once('(').unwrap_or((request, ""));
    let reason = reason.trim_end().trim_end_matches(')').trim();
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    Some(Waiver { rules: rules(names, start), reason, scope, span })
}

/// The names in a list that begins at `start`.
fn rules(list: &str, start: usize) -> Vec<(String, Span)> {
    let mut rules = Vec::new();
    let mut at = start;
    for name in list.split(|c: char| c == ',' || c.is_ascii_whitespace()) {
        if !name.is_empty() {
            rules.push((name.to_owned(), Span::new(at, at + name.len())));
        }
        // What parts the names is one byte long.
        at += name.len() + 1;
    }
    rules
}

/// What a comment on a line speaks for, if it is not about the whole file.
fn next(comment: Span, line: Span, brief: &Brief) -> Span {
    let ends_before = |span: Span| span.end <= line.start;
    let begins = brief.blocks.partition_point(|block| ends_before(block.span));
    if brief.blocks.get(begins).is_some_and(|block| block.span.overlaps(line)) {
        return line;
    }
    let Some(first) = brief.blocks.get(begins) else { return Span { start: comment.end, end: comment.end } };
    let in_table = |block: &&Block| match (first.kind, block.kind) {
        (BlockKind::Cell { table, .. }, BlockKind::Cell { table: other, .. }) => table == other,
        _ => false,
    };
    let last = brief.blocks[begins..].iter().take_while(in_table).last().unwrap_or(first);
    Span { start: first.span.start, end: last.span.end }
}

/// The line or lines on which a span stands.
fn line_of(text: &str, span: Span) -> Span {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn only(text: &str) -> Waiver {
        let mut waivers = crate::parse(text).waivers;
        assert_eq!(waivers.len(), 1, "one waiver in {text:?}");
        waivers.remove(0)
    }

    #[track_caller]
    fn silences(text: &str, expected: &str) {
        match only(text).scope {
            WaiverScope::Next(span) => assert_eq!(&text[span.range()], expected),
            WaiverScope::File => panic!("the waiver speaks for the whole file"),
        }
    }

    #[test]
    fn a_waiver_names_rules_and_says_why() {
        let text = "<!-- attache: ignore T001, wrong-expansion (the publisher's own (old) name) -->\n\nText.";
        let waiver = only(text);
        let named: Vec<_> = waiver.rules.iter().map(|(name, span)| (name.as_str(), &text[span.range()])).collect();
        assert_eq!(named, [("T001", "T001"), ("wrong-expansion", "wrong-expansion")]);
        assert_eq!(waiver.reason.as_deref(), Some("the publisher's own (old) name"));
    }

    #[test]
    fn a_waiver_may_lack_names_and_reason() {
        let waiver = only("<!--attache:ignore-->\n\nText.");
        assert_eq!((waiver.rules.len(), waiver.reason), (0, None));
        assert_eq!(only("<!-- attache: ignore T001 ( ) -->").reason, None);
    }

    #[test]
    fn alone_on_its_line_it_silences_the_block_that_follows() {
        silences("One.\n\n<!-- attache: ignore T001 -->\n\nTwo,\ntwo.\n\nThree.", "Two,\ntwo.");
        silences("One\n<!-- attache: ignore T001 -->\n## Two\n\nThree.", "## Two");
        silences("- One\n- <!-- attache: ignore T001 -->\n  Two\n- Three", "Two");
        silences(
            "<!-- attache: ignore T001 -->\n| A | B |\n|---|---|\n| C | D |\n\nOne.",
            "A | B |\n|---|---|\n| C | D",
        );
        silences("One.\n\n<!-- attache: ignore T001 -->\n", "");
    }

    #[test]
    fn beside_words_it_silences_their_line() {
        let line = "Two PA <!-- attache: ignore T001 (in the title) -->";
        silences(&format!("One PA\n{line}\nthree PA."), line);
        silences(&format!("One PA\r\n{line}"), line);
    }

    #[test]
    fn two_waivers_may_share_a_line() {
        let text = "<!-- attache: ignore T001 --> <!-- attache: ignore T003 -->\n\nText.";
        let waivers = crate::parse(text).waivers;
        assert_eq!(waivers.len(), 2);
        assert_eq!(waivers[0].scope, waivers[1].scope);
    }

    #[test]
    fn a_waiver_for_the_file_may_stand_anywhere() {
        assert_eq!(only("One.\n\n<!-- attache: ignore-file T001 (a template) -->").scope, WaiverScope::File);
    }

    #[test]
    fn other_comments_are_no_waivers() {
        for text in ["<!-- ignore T001 -->", "<!-- attache: ignored T001 -->", "`<!-- attache: ignore T001 -->`"] {
            assert_eq!(crate::parse(text).waivers, [], "{text}");
        }
    }
}
