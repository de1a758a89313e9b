//! The YAML block at the top of a brief: its title, its date, and terms declared for it alone.

use crate::Span;
use smol_str::SmolStr;

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

/// Reads the block that the Markdown parser found.
pub fn read(_text: &str, span: Option<Span>) -> FrontMatter {
    FrontMatter { span, ..FrontMatter::default() }
}
