//! The day a brief speaks of as today: rules use it instead of the clock.

use crate::{Brief, Span};
use jiff::civil::Date;

/// A day and where the brief states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Date,
    /// Where it stands in the source.
    pub span: Span,
    /// What makes it the brief's own date.
    pub source: DateSource,
}

/// What makes a date the brief's own, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    /// `date:` in the front matter.
    FrontMatter,
    /// `Published December 16, 2025`.
    Published,
    /// A line that is nothing but a date.
    Line,
}

/// The date of a brief, if it states one.
pub fn of(_brief: &Brief) -> Option<Dated> {
    None
}
