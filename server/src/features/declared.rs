//! The declared figure that stands at a place: its value, who says so, and where it is declared.

use super::card::{Line, Run};
use super::definition::Target;
use crate::BriefKey;
use crate::facts::{Declared, Place, Verdict, other_end, place, verdict};
use crate::rules::Case;
use attache_grammar::Span;

/// What is declared of the figure at `offset`, and the words it belongs to: the figure, or the
/// comment that binds it.
pub(super) fn at<'a>(case: &Case<'a>, offset: usize) -> Option<(Span, Place<'a>)> {
    let brief = &case.reading.brief;
    let covers = |span: Span| span.start as usize <= offset && offset <= span.end as usize;
    let binding = brief.bindings.iter().find(|binding| covers(binding.span));
    let figure = match binding {
        Some(binding) => binding.figure?,
        None => brief.figures.iter().position(|figure| covers(figure.span))?,
    };
    let place = place(case.reading, &case.project.lexicon, &case.project.facts, figure)?;
    Some((binding.map_or(brief.figures[figure].span, |binding| binding.id_span), place))
}

/// The place in a fact sheet that declares a figure. Packs that ship lie in no file.
pub(super) fn target(origin: Span, declared: &Declared) -> Option<Target> {
    let path = declared.path.as_deref()?;
    let span = Span::from(declared.fact.id.span());
    Some(Target { origin, brief: BriefKey::of_path(path), span, selection: span })
}

/// What is declared, in words.
pub(super) fn lines(case: &Case<'_>, place: &Place<'_>) -> Vec<Line> {
    let (declared, brief) = (place.declared, &case.reading.brief);
    let figure = &brief.figures[place.figure];
    let other_end = other_end(brief, figure);
    let stands = match verdict(declared, figure, other_end) {
        Verdict::Agrees => "what stands here agrees",
        Verdict::Differs => "what stands here differs",
        Verdict::OtherUnit => "what stands here is in another unit",
    };
    let mut lines = described(declared);
    lines[0].push(Run::Words(format!("; {stands}")));
    lines
}

/// A declared figure: its value and what it measures, then who says so, then what else should be known.
pub(super) fn described(declared: &Declared) -> Vec<Line> {
    let period = declared.fact.period.as_ref().map(|period| format!(" ({period})")).unwrap_or_default();
    let words = |text: String| vec![Run::Words(text)];
    let value = Run::Strong(declared.written.clone());
    let what = Run::Words(format!(" — {}{period}", declared.fact.measure));
    let source = match declared.origin() {
        origin if origin.is_empty() => format!("Declared as “{}”", declared.id()),
        origin => format!("Declared as “{}”: {origin}", declared.id()),
    };
    let note = declared.fact.note.clone().map(words);
    [vec![value, what], words(source)].into_iter().chain(note).collect()
}
