//! Many findings fixed at once, chosen as `attache lint --fix` chooses.

use super::{Action, Kind};
use crate::finding::{Edit, Finding, Fix};
use crate::fix::{Reach, choose};

/// All findings of a rule in this brief fixed, where nobody has to choose and there are several.
pub(super) fn of_rule(finding: &Finding, findings: &[Finding]) -> Option<Action> {
    let same: Vec<_> = findings.iter().filter(|other| other.rule == finding.rule).cloned().collect();
    let chosen = choose(&same, Reach::All, |_| true);
    (chosen.len() > 1).then(|| Action {
        title: format!("Fix all {} findings of “{}” in this brief", chosen.len(), finding.rule.name),
        kind: Kind::Fix,
        finding: Some(finding.clone()),
        edits: edits(&chosen),
        creates: Vec::new(),
    })
}

/// All safe fixes of a brief.
pub(super) fn safe(findings: &[Finding]) -> Option<Action> {
    let chosen = choose(findings, Reach::Safe, |_| true);
    let title = match chosen.len() {
        0 => return None,
        1 => "Make the one safe fix in this brief".to_owned(),
        count => format!("Make all {count} safe fixes in this brief"),
    };
    Some(Action { title, kind: Kind::FixAll, finding: None, edits: edits(&chosen), creates: Vec::new() })
}

/// The edits of fixes, brief by brief and in the order of each text.
fn edits(chosen: &[(&Finding, &Fix)]) -> Vec<Edit> {
    let mut edits: Vec<_> = chosen.iter().flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
    edits.sort_by(|one, other| (&one.brief, one.span).cmp(&(&other.brief, other.span)));
    edits
}
