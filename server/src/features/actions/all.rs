//! Many findings fixed at once.

use super::{Action, Kind};
use crate::finding::{Edit, Finding, Fix};

/// All findings of a rule in this brief fixed, where each has one fix and there are several.
pub(super) fn of_rule(finding: &Finding, findings: &[Finding]) -> Option<Action> {
    let same = findings.iter().filter(|other| other.rule == finding.rule);
    let (count, edits) = together(same.filter_map(only_fix));
    (count > 1).then(|| Action {
        title: format!("Fix all {count} findings of “{}” in this brief", finding.rule.name),
        kind: Kind::Fix,
        finding: Some(finding.clone()),
        edits,
        creates: Vec::new(),
    })
}

/// All safe fixes of a brief.
pub(super) fn safe(findings: &[Finding]) -> Option<Action> {
    let (count, edits) = together(findings.iter().filter_map(|finding| finding.fixes.iter().find(|fix| fix.safe)));
    let title = match count {
        0 => return None,
        1 => "Make the one safe fix in this brief".to_owned(),
        count => format!("Make all {count} safe fixes in this brief"),
    };
    Some(Action { title, kind: Kind::FixAll, finding: None, edits, creates: Vec::new() })
}

/// A finding with several fixes needs somebody to choose.
fn only_fix(finding: &Finding) -> Option<&Fix> {
    finding.fixes.first().filter(|_| finding.fixes.len() == 1)
}

/// The edits of as many fixes as go together, earlier ones first, and how many those are.
fn together<'a>(fixes: impl Iterator<Item = &'a Fix>) -> (usize, Vec<Edit>) {
    let (mut count, mut edits) = (0, Vec::<Edit>::new());
    for fix in fixes {
        let meets = |new: &Edit| edits.iter().any(|edit| edit.brief == new.brief && touch(edit, new));
        if !fix.edits.iter().any(meets) {
            count += 1;
            edits.extend(fix.edits.iter().cloned());
        }
    }
    edits.sort_by(|one, other| (&one.brief, one.span).cmp(&(&other.brief, other.span)));
    (count, edits)
}

/// Two insertions at one place have no order, so they count as meeting too.
fn touch(one: &Edit, other: &Edit) -> bool {
    one.span.start < other.span.end && other.span.start < one.span.end || one.span.start == other.span.start
}
