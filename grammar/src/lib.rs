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
pub use prose::{HOLE, Prose};
pub use relation::{Change, Claim};
pub use span::Span;
pub use term::{Definition, Evidence, Form, Use, short_key};
pub use waiver::{Waiver, WaiverScope};
use words::Words;

/// Reads a brief. Whatever is odd about the text is data in the result.
#[must_use]
pub fn parse(text: &str) -> Brief {
    let text = &*with_line_feeds(text);
    let page = markdown::read(text);
    let front = front_matter::read(text, page.front);
    let mut brief = Brief {
        prose: page.prose,
        blocks: page.blocks,
        links: page.links,
        notes: page.notes,
        anchors: page.anchors,
        emphasis: page.emphasis,
        front,
        ..Brief::default()
    };
    lines::split(text, &page.breaks, &mut brief);
    heading::mark(text, &mut brief);
    zone::mark(&mut brief);
    let words = Words::of(brief.prose.text(), &brief.blocks);
    brief.quotations = quotation::find(&brief);
    brief.date = date::of(&brief);
    brief.dates = date::mentions(&brief, &words);
    brief.figures = figure::read(&brief, &words);
    brief.elapsed = date::elapsed(&brief, &words);
    brief.changes = relation::changes(&brief);
    brief.claims = relation::claims(&brief);
    brief.bindings = binding::read(text, &page.comments, &brief);
    brief.waivers = waiver::read(text, &page.comments, &brief);
    let terms = term::read(&brief, &words);
    (brief.definitions, brief.unlinked, brief.uses) = (terms.definitions, terms.unlinked, terms.uses);
    brief
}
