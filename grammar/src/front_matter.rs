//! The YAML block at the top of a brief: its title, its date, and terms declared for it alone.

use crate::Span;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_saphyr::{DuplicateKeyPolicy, Spanned};
use smol_str::SmolStr;
use std::fmt;

/// What the front matter declares. A block that is no YAML declares nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Where it stands, fences included.
    pub span: Option<Span>,
    /// `title:`
    pub title: Option<String>,
    /// `date:`, as written, and where.
    pub date: Option<(String, Span)>,
    /// `terms:`, a map from short to long form.
    pub terms: Vec<DeclaredTerm>,
}

/// One entry of `terms:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredTerm {
    /// The short form.
    pub short: SmolStr,
    /// What it stands for.
    pub long: String,
    /// Where the short form stands.
    pub short_span: Span,
    /// Where the long form stands.
    pub long_span: Span,
}

/// Where the block stands: between `---` in the first line of a text and the next `---` or `...`.
pub fn find(text: &str) -> Option<Span> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let start = text.len() - body.len();
    let mut lines = body.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = start + first.len();
    for (index, line) in lines.enumerate() {
        let fence = matches!(line.trim_end(), "---" | "...");
        // A rule with nothing below it is a rule.
        if index == 0 && (fence || line.trim().is_empty()) {
            return None;
        }
        end += line.len();
        if fence {
            return Some(Span::new(start, end));
        }
    }
    None
}

/// Reads the block that was found. Each part is read for itself, so that an odd date costs no term.
pub fn read(text: &str, span: Option<Span>) -> FrontMatter {
    let Some(range) = span.map(Span::range) else { return FrontMatter::default() };
    let block = Block { yaml: &text[range.clone()], start: range.start };
    let (title, date) = match block.part::<Head>() {
        Some(head) => (Some(head.title), Some(head.date)),
        None => (block.part::<Title>().map(|part| part.title), block.part::<Day>().map(|part| part.date)),
    };
    FrontMatter {
        span,
        title: title.map(|title| title.value),
        date: date.and_then(|date| Some((date.value.clone(), block.span(&date)?))),
        terms: block.terms(),
    }
}

/// What nearly every block has, and nearly always without a fault: one reading for both.
#[derive(Deserialize)]
struct Head {
    title: Spanned<String>,
    date: Spanned<String>,
}

impl Part for Head {
    const KEYS: &[&str] = &["title", "date"];
}

/// Something to be read from the block.
trait Part {
    /// The keys that it cannot do without.
    const KEYS: &[&str];
}

#[derive(Deserialize)]
struct Title {
    title: Spanned<String>,
}

impl Part for Title {
    const KEYS: &[&str] = &["title"];
}

#[derive(Deserialize)]
struct Day {
    date: Spanned<String>,
}

impl Part for Day {
    const KEYS: &[&str] = &["date"];
}

/// `terms: {SMA: Special Measures Agreement}`
#[derive(Deserialize)]
struct TermMap {
    terms: Pairs,
}

impl Part for TermMap {
    const KEYS: &[&str] = &["terms"];
}

/// `terms: [{short: SMA, long: Special Measures Agreement}]`
#[derive(Deserialize)]
struct TermList {
    terms: Vec<Entry>,
}

impl Part for TermList {
    const KEYS: &[&str] = &["terms"];
}

#[derive(Deserialize)]
struct Entry {
    short: Spanned<String>,
    long: Spanned<String>,
}

/// The entries of a map in the order of the text.
struct Pairs(Vec<Entry>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map from short to long forms")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut entries = Vec::new();
        while let Some((short, long)) = map.next_entry()? {
            entries.push(Entry { short, long });
        }
        Ok(Pairs(entries))
    }
}

/// The YAML, fences included, and where it begins.
struct Block<'a> {
    yaml: &'a str,
    start: usize,
}

impl Block<'_> {
    fn part<'a, T: Deserialize<'a> + Part>(&'a self) -> Option<T> {
        // YAML is dear to read. A key that is not written out needs an escape.
        let is_written = |key: &&str| memchr::memmem::find(self.yaml.as_bytes(), key.as_bytes()).is_some();
        if !T::KEYS.iter().all(is_written) && !self.yaml.contains('\\') {
            return None;
        }
        let body = self.yaml.trim_end();
        let body = body.strip_suffix("---").or_else(|| body.strip_suffix("...")).unwrap_or(body);
        // Nobody writes front matter of this size; aliases that multiply do.
        let options = serde_saphyr::options! {
            budget: serde_saphyr::budget! { max_nodes: 10_000, max_aliases: 100, max_anchors: 100 },
            duplicate_keys: DuplicateKeyPolicy::FirstWins,
        };
        serde_saphyr::from_str_with_options(body, options).ok()
    }

    fn terms(&self) -> Vec<DeclaredTerm> {
        let map = self.part::<TermMap>().map(|part| part.terms.0);
        let entries = map.or_else(|| self.part::<TermList>().map(|part| part.terms)).unwrap_or_default();
        entries.iter().filter_map(|entry| self.term(entry)).collect()
    }

    fn term(&self, entry: &Entry) -> Option<DeclaredTerm> {
        Some(DeclaredTerm {
            short: SmolStr::new(&entry.short.value),
            long: entry.long.value.clone(),
            short_span: self.span(&entry.short)?,
            long_span: self.span(&entry.long)?,
        })
    }

    /// Where a scalar stands, without its quotation marks.
    fn span(&self, scalar: &Spanned<String>) -> Option<Span> {
        let span = scalar.referenced.span();
        let start = span.byte_offset()? as usize;
        let source = self.yaml.get(start..start + span.byte_len()? as usize)?;
        let inner = match scalar.value.as_str() {
            "" => 0..0,
            value => source.find(value).map_or(0..source.trim_end().len(), |at| at..at + value.len()),
        };
        Some(Span::new(self.start + start + inner.start, self.start + start + inner.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Short forms, long forms, and what stands at their spans.
    fn terms(text: &str) -> Vec<(String, String, String, String)> {
        let terms = crate::parse(text).front.terms;
        let at = |span: Span| text[span.range()].to_owned();
        terms.into_iter().map(|t| (t.short.to_string(), t.long, at(t.short_span), at(t.long_span))).collect()
    }

    fn term(short: &str, long: &str) -> (String, String, String, String) {
        (short.to_owned(), long.to_owned(), short.to_owned(), long.to_owned())
    }

    #[test]
    fn title_and_date_are_declared_at_the_top() {
        let text = "---\ntitle: 'Ports: a Plan'\ndate: 2025-03-09\n---\n\nText.\n";
        let front = crate::parse(text).front;
        assert_eq!(front.title.as_deref(), Some("Ports: a Plan"));
        let (written, span) = front.date.expect("the date is declared");
        assert_eq!((written.as_str(), &text[span.range()]), ("2025-03-09", "2025-03-09"));
    }

    #[test]
    fn terms_are_a_map() {
        let text = "---\nterms:\n  ÉSR: État sans rivage\n  \"SMA\": 'Special Measures Agreement'\n---\n";
        assert_eq!(terms(text), [term("ÉSR", "État sans rivage"), term("SMA", "Special Measures Agreement")]);
        assert_eq!(terms("---\r\nterms: {PA: Port Authority}\r\n---\r\n"), [term("PA", "Port Authority")]);
    }

    #[test]
    fn terms_are_a_list() {
        let text = "\u{FEFF}---\nterms:\n  - short: PA\n    long: Port Authority\n  - {short: MO, long: Maritime Office}\n---\n";
        assert_eq!(terms(text), [term("PA", "Port Authority"), term("MO", "Maritime Office")]);
    }

    #[test]
    fn what_is_no_yaml_declares_nothing() {
        for text in
            ["---\ntitle: [\n---\n", "---\nterms: 5\n---\n", "---\n: : :\n---\n", "---\nterms: {A: {B: C}}\n---\n"]
        {
            let front = crate::parse(text).front;
            assert!(front.span.is_some() && front.terms.is_empty() && front.title.is_none(), "{text}");
        }
    }

    #[test]
    fn aliases_that_multiply_declare_nothing() {
        let mut text = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
        }
        text.push_str("title: *a11\n---\n");
        assert_eq!(crate::parse(&text).front.title, None);
    }

    #[test]
    fn a_rule_within_the_text_begins_no_front_matter() {
        for text in ["Text.\n\n---\ntitle: Ports\n---\n", "---\n\nText.\n\n---\n", "---\ntitle: Ports\n"] {
            assert_eq!(crate::parse(text).front, FrontMatter::default(), "{text}");
        }
    }
}
