//! What can be done about the findings at a place, and about the term there: fix it, fix all of its
//! kind, ignore it with a reason, allow it in the project, keep the term among the project's own.
//! Whatever is offered was tried before: the finding is gone afterwards.

mod all;
mod project;
mod waive;

use super::ask;
use crate::BriefKey;
use crate::finding::{Edit, Finding};
use crate::lint::lint;
use crate::reading::Reading;
use crate::rules::{Case, Rule};
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::ops::Range;

/// Something that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What it does, as an order.
    pub title: String,
    /// What it is to an editor.
    pub kind: Kind,
    /// The finding that it does away with.
    pub finding: Option<Finding>,
    /// The edits, in order, without overlaps in one file.
    pub edits: Vec<Edit>,
    /// Files of the project that do not exist yet and that the edits fill.
    pub creates: Vec<BriefKey>,
}

/// What an action is to an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The fix that an author most likely wants.
    Preferred,
    /// One of several ways to settle a finding.
    Fix,
    /// All safe fixes of a brief at once, for editors that do so on saving.
    FixAll,
    /// A change that no finding asks for.
    Change,
}

/// The actions at a range of bytes, likeliest first.
#[must_use]
pub fn actions(workspace: &Workspace, key: &BriefKey, range: Range<usize>) -> Vec<Action> {
    let findings = workspace.lint(key).findings;
    let touches = |span: Span| span.start as usize <= range.end && range.start <= span.end as usize;
    ask(workspace, key, |case| {
        let here: Vec<_> = findings.iter().filter(|finding| touches(finding.span)).collect();
        let mut actions: Vec<_> = here.iter().flat_map(|finding| fixes(finding)).collect();
        let mut rules: Vec<&'static Rule> = Vec::new();
        for finding in &here {
            if !rules.contains(&finding.rule) {
                rules.push(finding.rule);
                actions.extend(all::of_rule(finding, &findings));
            }
        }
        actions.extend(here.iter().filter_map(|finding| waive::here(case, finding)));
        actions.extend(here.iter().filter_map(|finding| project::allow(workspace, case, finding)));
        for (at, rule) in rules.into_iter().enumerate() {
            let first = here.iter().find(|finding| finding.rule == rule).filter(|_| at < MOST_RULES);
            actions.extend(first.and_then(|finding| waive::in_file(case, finding)));
            actions.extend(first.and_then(|finding| project::switch_off(workspace, case, finding)));
        }
        actions.extend(project::keep(workspace, case, range.start));
        actions.extend(all::safe(&findings));
        actions
    })
}

/// Of a large selection the rules of the first findings are offered to be silenced, not all of them.
const MOST_RULES: usize = 4;

fn fixes(finding: &Finding) -> Vec<Action> {
    let only_one = finding.fixes.len() == 1;
    let action = |fix: &crate::finding::Fix| Action {
        title: fix.title.clone(),
        kind: if fix.safe || only_one { Kind::Preferred } else { Kind::Fix },
        finding: Some(finding.clone()),
        edits: fix.edits.clone(),
        creates: Vec::new(),
    };
    finding.fixes.iter().map(action).collect()
}

/// Whether a rule still finds something at a place.
fn is_found(case: &Case<'_>, rule: &'static Rule, span: Span) -> bool {
    lint(case, std::slice::from_ref(rule)).iter().any(|finding| finding.span == span && finding.rule == rule)
}

/// Whether a finding is gone, and nothing else moved, once an edit outside of it is made.
fn settles(case: &Case<'_>, finding: &Finding, edit: &Edit) -> bool {
    let before = case.reading;
    let Some(text) = crate::fix::apply(&before.text, [edit]) else { return false };
    let mut again = Reading::of(before.key.clone(), text.into(), &case.project.lexicon);
    again.missing_targets.clone_from(&before.missing_targets);
    let by = edit.text.len() as u32;
    let span = match finding.span {
        Span { start, end } if edit.span.start <= start => Span { start: start + by, end: end + by },
        span => span,
    };
    let kinds = |reading: &Reading| reading.brief.blocks.iter().map(|block| block.kind).collect::<Vec<_>>();
    kinds(before) == kinds(&again) && !is_found(&Case { reading: &again, ..*case }, finding.rule, span)
}

#[cfg(test)]
mod tests;
