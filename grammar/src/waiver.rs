//! `<!-- attache: ignore undefined-acronym (publisher's own name) -->`: silence asked for in the
//! text itself. Whether it is needed, and whether the rule exists, is for the linter to say.

use crate::{Brief, Span};

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
    /// Findings that begin in this part of the source: the next line, or the block that follows.
    Next(Span),
    /// The whole file.
    File,
}

/// Reads the waivers among the comments of a page.
pub fn read(_text: &str, _comments: &[Span], _brief: &Brief) -> Vec<Waiver> {
    Vec::new()
}
