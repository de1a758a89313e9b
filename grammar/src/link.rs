//! What a brief points to: links, images, footnotes, and the places in it that others can point at.
//! Whether a target exists is not asked here.

use crate::{Block, BlockKind, Brief, Span};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::ops::Range;

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole of it, markup included.
    pub span: Span,
    /// Where it leads, as the Markdown parser understands it: without brackets or escapes.
    pub target: SmolStr,
    /// Where the target stands, if it stands within the link and as it is.
    pub target_span: Option<Span>,
    /// Whether it shows a picture.
    pub is_image: bool,
    /// Its words in the prose; empty for an image.
    pub prose: Range<usize>,
}

/// One end of a footnote: the mark in the text, or the note itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The label, without `^` and brackets, as the Markdown parser understands it: with single blanks.
    pub label: SmolStr,
    /// Where it stands, as it is written.
    pub label_span: Span,
    /// `[^label]`, also at the beginning of a note.
    pub mark: Span,
    /// The mark or the whole note.
    pub span: Span,
    /// Whether it is the note itself.
    pub is_definition: bool,
}

impl Note {
    /// What the Markdown parser says of an end of a footnote, with the text it was read from.
    pub(crate) fn new(text: &str, span: Span, label: &str, is_definition: bool) -> Self {
        let source = text.get(span.range()).unwrap_or_default();
        let start = source.find("[^").map_or(0, |at| at + "[^".len());
        let is_end = |at: &usize| !source[..*at].ends_with('\\');
        let end = memchr::memchr_iter(b']', &source.as_bytes()[start..]).map(|at| start + at).find(is_end);
        let written = &source[start..end.unwrap_or(source.len())];
        let begin = span.start as usize + start + written.len() - written.trim_start().len();
        let label_span = Span::new(begin, begin + written.trim().len());
        let mark = Span { end: span.start + end.map_or(source.len(), |end| end + 1) as u32, ..span };
        Self { label: label.into(), label_span, mark, span, is_definition }
    }
}

impl Link {
    /// What the Markdown parser says of a link, with the source it was read from.
    pub(crate) fn new(text: &str, range: Range<usize>, target: &str, is_image: bool, prose: usize) -> Self {
        let source = text.get(range.clone()).unwrap_or_default();
        // The words of a link may be its target, so the last place counts.
        let opens = |at: &usize| source.as_bytes()[..*at].ends_with(b"]");
        let inside = memchr::memrchr_iter(b'(', source.as_bytes()).find(opens).map(|at| at + 1);
        let at = inside.filter(|_| !target.is_empty()).and_then(|inside| {
            let words = &source[inside..];
            let at = if words.starts_with(target) { Some(0) } else { words.find(target) };
            at.map(|at| range.start + inside + at)
        });
        let target_span = at.map(|at| Span::new(at, at + target.len()));
        Self { span: range.into(), target: target.into(), target_span, is_image, prose: prose..prose }
    }

    /// Whether it leads to a web page, a mail address and the like: to no file and no place at hand.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        let scheme = self.target.split(['/', '?', '#']).next().unwrap_or_default().split_once(':');
        let is_scheme = |scheme: &str| {
            scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        };
        self.target.starts_with("//") || scheme.is_some_and(|(scheme, _)| is_scheme(scheme))
    }

    /// The path and the anchor of a link to something at hand; either may be empty.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        let (path, anchor) = self.target.split_once('#').unwrap_or((&self.target, ""));
        (path.split('?').next().unwrap_or_default(), anchor)
    }
}

/// The anchors that a brief offers: what its headings are called in a link, as GitHub and most
/// generators of sites build them, and the names it gives itself. Small letters throughout.
#[must_use]
pub fn anchors(brief: &Brief) -> Vec<String> {
    let mut seen = BTreeMap::<String, usize>::new();
    let headings = brief.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let slug = |block: &Block| {
        let slug = slug(brief.words(block));
        let count = seen.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
    };
    let mut anchors: Vec<_> = headings.map(slug).collect();
    anchors.extend(brief.anchors.iter().map(|anchor| anchor.to_lowercase()));
    anchors
}

/// What a heading is called in a link: small letters, blanks as hyphens, no punctuation.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.map(|char| if char == ' ' { '-' } else { char }).flat_map(char::to_lowercase).collect()
}

/// The names that a piece of HTML gives to places: `id="here"`, `name='here'`.
pub(crate) fn names(html: &str) -> impl Iterator<Item = &str> {
    [" id=", " name="].into_iter().flat_map(move |attribute| {
        html.match_indices(attribute).filter_map(move |(at, _)| {
            let value = &html[at + attribute.len()..];
            let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
            value[1..].split_once(mark).map(|(name, _)| name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn links(text: &str, expected: &[(&str, &str)]) {
        let brief = crate::parse(text);
        let found: Vec<_> =
            brief.links.iter().map(|link| (&brief.prose.text()[link.prose.clone()], link.target.as_str())).collect();
        assert_eq!(found, expected);
        let at_target = |link: &Link| link.target_span.is_none_or(|span| text[span.range()] == *link.target);
        assert!(brief.links.iter().all(at_target));
    }

    #[test]
    fn links_have_words_and_a_target() {
        links(
            "See [the port](port.md#old \"Port\") and [b.md](b.md).",
            &[("the port", "port.md#old"), ("b.md", "b.md")],
        );
        links(
            "An [empty]() link, ![a crane](crane.png) and [one][r].\n\n[r]: rel.md\n",
            &[("empty", ""), ("", "crane.png"), ("one", "rel.md")],
        );
    }

    #[test]
    fn remote_targets_are_told_from_paths() {
        let remote = |target: &str| Link::new("", 0..0, target, false, 0).is_remote();
        assert!(["https://a.b/c", "mailto:a@b.c", "//cdn.example", "tel:+82"].into_iter().all(remote));
        assert!(!["port.md", "#old", "a/b:c.md", "", "C:"].into_iter().any(remote));
    }

    #[test]
    fn footnotes_have_two_ends() {
        let brief = crate::parse("One.[^a] Two.[^lost]\n\n[^a]: The note.\n");
        let notes: Vec<_> = brief.notes.iter().map(|note| (note.label.as_str(), note.is_definition)).collect();
        assert_eq!(notes, [("a", false), ("a", true)]);
    }

    #[test]
    fn places_have_the_names_of_their_headings_and_their_own() {
        let text = "# Ports & Piers: A 2.0 View\n\n## Costs\n\n## Costs\n\n## Crews {#people}\n\n<a id=\"Old\"></a>\n";
        assert_eq!(
            anchors(&crate::parse(text)),
            ["ports--piers-a-20-view", "costs", "costs-1", "crews", "people", "old"]
        );
    }

    #[test]
    fn emphasis_is_known_by_its_words() {
        let brief = crate::parse("The *old **port*** is ~~new~~ **good**.");
        let words: Vec<_> = brief.emphasis.iter().map(|range| &brief.prose.text()[range.clone()]).collect();
        assert_eq!(words, ["old port", "port", "good"]);
    }
}
