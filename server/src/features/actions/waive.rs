//! A comment that asks for silence, at a place or in the whole file. The reason is left for the author
//! to fill in: nobody else knows it.

use super::{Action, Kind, settles};
use crate::finding::{Edit, Finding};
use crate::rules::Case;
use attache_grammar::{Block, BlockKind, Span};

/// Silences a finding where it stands.
pub(super) fn here(case: &Case<'_>, finding: &Finding) -> Option<Action> {
    let comment = format!("<!-- attache: ignore {} () -->", finding.rule.name);
    let above = above(case, finding.span).map(|at| insert(case, at, format!("{comment}{}", line_end(case))));
    let behind = insert(case, end_of_line(&case.reading.text, finding.span), format!(" {comment}"));
    let edit = above.into_iter().chain([behind]).find(|edit| settles(case, finding, edit))?;
    Some(action(format!("Ignore “{}” here, with a reason", finding.rule.name), finding, edit))
}

/// Silences the rule in the whole file.
pub(super) fn in_file(case: &Case<'_>, finding: &Finding) -> Option<Action> {
    let first = case.reading.brief.blocks.first()?;
    let end = line_end(case);
    let comment = format!("<!-- attache: ignore-file {} () -->{end}{end}", finding.rule.name);
    let edit = insert(case, start_of_line(&case.reading.text, first.span), comment);
    let title = format!("Ignore “{}” in this file, with a reason", finding.rule.name);
    settles(case, finding, &edit).then(|| action(title, finding, edit))
}

fn action(title: String, finding: &Finding, edit: Edit) -> Action {
    Action { title, kind: Kind::Fix, finding: Some(finding.clone()), edits: vec![edit], creates: Vec::new() }
}

fn insert(case: &Case<'_>, at: usize, text: String) -> Edit {
    Edit { brief: case.reading.key.clone(), span: Span::new(at, at), text }
}

/// The start of the lines that a comment above a place speaks for: its block, or the whole table. None
/// where the block does not begin its line, as in a list.
fn above(case: &Case<'_>, place: Span) -> Option<usize> {
    let block = case.reading.block(place)?;
    let first = match block.kind {
        BlockKind::Cell { table, .. } => {
            let is_first = |other: &&Block| matches!(other.kind, BlockKind::Cell { table: it, .. } if it == table);
            case.reading.brief.blocks.iter().find(is_first)?
        }
        _ => block,
    };
    let start = start_of_line(&case.reading.text, first.span);
    let before = &case.reading.text[start..first.span.start as usize];
    before.chars().all(|char| matches!(char, ' ' | '|')).then_some(start)
}

fn start_of_line(text: &str, place: Span) -> usize {
    text[..place.start as usize].rfind('\n').map_or(0, |at| at + 1)
}

fn end_of_line(text: &str, place: Span) -> usize {
    let rest = &text[place.start as usize..];
    place.start as usize + rest.find(['\r', '\n']).unwrap_or(rest.len())
}

fn line_end(case: &Case<'_>) -> &'static str {
    if case.reading.text.contains("\r\n") { "\r\n" } else { "\n" }
}
