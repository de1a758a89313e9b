//! Reads policy briefs in Markdown.
//!
//! Text goes in, a [`Brief`] comes out, always: there is no failure path. The crate opens no
//! files, knows no clock and no editor, and judges nothing; that is the business of its callers.

mod address;
mod binding;
mod brief;
mod date;
pub mod eight;
pub mod figure;
mod front_matter;
mod furniture;
mod heading;
mod line_ends;
mod lines;
mod link;
mod markdown;
mod name;
mod outline;
mod prose;
mod quotation;
pub mod relation;
mod sentence;
mod span;
mod term;
mod waiver;
mod wordlist;
mod words;
mod zone;

pub use binding::Binding;
pub use brief::{Block, BlockKind, Brief, Zone};
pub use date::{
    Bound, DateMention, DateSource, Dated, Days, Elapsed, ElapsedKind, MONTHS, is_in_calendar, ordinal_word,
};
pub use figure::Figure;
pub use front_matter::{DeclaredTerm, FrontMatter};
pub use line_ends::with_line_feeds;
pub use link::{Link, Note, anchors};
pub use name::{Name, names, names_in_headings, names_within};
pub use outline::Outline;
pub use prose::{HOLE, Prose};
pub use relation::{Change, Claim};
pub use span::Span;
pub use term::{Definition, Evidence, Form, Terms, Use, short_key};
pub use waiver::{Waiver, WaiverScope};

/// Reads a brief. Whatever is odd about the text is data in the result.
#[must_use]
pub fn parse(text: &str) -> Brief {
    let outline = Outline::of(text);
    let (figures, terms) = (outline.figures(), outline.terms());
    outline.complete(figures, terms)
}
