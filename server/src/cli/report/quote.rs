//! The lines of briefs that a finding is shown with. How they are cut to the terminal's width is
//! the renderer's concern: briefs have a paragraph in a line.

use super::sources::{Sources, within};
use crate::BriefKey;
use crate::finding::Finding;
use crate::harmless::{clean, inert, shown};
use annotate_snippets::{AnnotationKind, Element, Origin, Snippet};
use attache_grammar::Span;
use std::ops::Range;

/// As many related places as an author will look at; the last one is always among them.
const MOST_RELATED: usize = 4;

/// A line that is longer than this, in bytes, is not quoted: it is no prose.
const LONGEST_LINE: usize = 64 * 1024;

/// Whole lines of a brief and the places to mark in them.
#[derive(Debug)]
pub(super) struct Quote<'a> {
    /// The brief.
    pub brief: &'a BriefKey,
    lines: Range<usize>,
    marks: Vec<Mark<'a>>,
}

#[derive(Debug)]
struct Mark<'a> {
    place: Range<usize>,
    kind: AnnotationKind,
    label: Option<&'a str>,
}

/// The quotations for a finding, its own place first, and how many related places are left out.
/// Places that fit side by side share a line.
pub(super) fn quotes<'a>(finding: &'a Finding, sources: &Sources, width: usize) -> (Vec<Quote<'a>>, usize) {
    let related = &finding.related;
    let left_out = related.len().saturating_sub(MOST_RELATED);
    let (first, last) = related.split_at(related.len().min(MOST_RELATED - 1));
    let last = &last[left_out.min(last.len())..];
    let mut quotes: Vec<Quote<'_>> = Vec::new();
    let mut add = |brief: &'a BriefKey, span: Span, kind, label| {
        let text = sources.text(brief);
        let text = &*text;
        let mark = Mark { place: within(text, span), kind, label };
        let lines = lines(text, &mark.place);
        let same = quotes.iter_mut().find(|quote| quote.brief == brief && quote.lines == lines);
        match same.filter(|quote| quote.reach(text, &mark.place) <= width) {
            Some(quote) => quote.marks.push(mark),
            None => quotes.push(Quote { brief, lines, marks: vec![mark] }),
        }
    };
    add(&finding.brief, finding.span, AnnotationKind::Primary, None);
    for related in first.iter().chain(last) {
        add(&related.brief, related.span, AnnotationKind::Context, Some(&related.message));
    }
    (quotes, left_out)
}

impl<'a> Quote<'a> {
    /// How many characters lie between the ends of all marks and of one more place.
    fn reach(&self, text: &str, place: &Range<usize>) -> usize {
        let places = || self.marks.iter().map(|mark| &mark.place).chain([place]);
        let start = places().map(|place| place.start).min().unwrap_or_default();
        let end = places().map(|place| place.end).max().unwrap_or_default();
        text[start..end].chars().count()
    }

    /// The quotation as the renderer takes it, or only its place if there is nothing to quote.
    pub(super) fn element(&self, sources: &Sources) -> Element<'a> {
        let text = sources.text(self.brief);
        let path = clean(&sources.name(self.brief));
        if text.is_empty() {
            return Origin::path(path).into();
        }
        if self.lines.len() > LONGEST_LINE {
            let start = sources.place(self.brief, self.marks[0].place.start as u32);
            return Origin::path(path).line(start.line as usize).char_column(start.column as usize).into();
        }
        let line = sources.place(self.brief, self.lines.start as u32).line;
        let moved = |at: usize| quotable(&text[self.lines.start..at]).len();
        let marks = self
            .marks
            .iter()
            .map(|mark| mark.kind.span(moved(mark.place.start)..moved(mark.place.end)).label(mark.label.map(clean)));
        let snippet = Snippet::source(quotable(&text[self.lines.clone()])).path(path);
        snippet.line_start(line as usize).annotations(marks).into()
    }
}

/// Lines as they may be shown, all ending in `\n`.
fn quotable(lines: &str) -> String {
    let show = |char| if matches!(char, '\n' | '\r') { '\n' } else { shown(char) };
    inert(lines.replace("\r\n", "\n").chars().map(show).collect())
}

/// The lines that hold a place, without the end of the last.
fn lines(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text[..place.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[place.end..].find(['\n', '\r']).map_or(text.len(), |at| place.end + at);
    start..end
}
