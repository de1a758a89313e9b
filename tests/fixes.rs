//! A fix keeps its promise: the finding is gone and there is no new one.

use crate::fixtures::{self, Fixture, Folder};
use attache::finding::{Finding, Fix};
use attache::text::Text;
use attache::workspace::Workspace;
use std::collections::BTreeMap;

/// How often each rule has found what, in all briefs.
type Count = BTreeMap<(&'static str, String), usize>;

fn findings(folder: &Folder) -> Vec<Finding> {
    folder.keys.iter().flat_map(|key| folder.workspace.lint(key).findings).collect()
}

/// Messages count the other places, and a fix may take one of them away.
fn subject(finding: &Finding) -> String {
    finding.message.split(" (and in ").next().unwrap_or_default().to_owned()
}

fn count(findings: &[Finding]) -> Count {
    let mut count = Count::new();
    for finding in findings {
        *count.entry((finding.rule.name, subject(finding))).or_default() += 1;
    }
    count
}

fn apply(workspace: &Workspace, fix: &Fix) {
    // From the end, so that earlier places stay where they are.
    for edit in fix.edits.iter().rev() {
        let mut text = workspace.text(&edit.brief).expect("it is open").to_arc_str().to_string();
        text.replace_range(edit.span.range(), &edit.text);
        workspace.put(&edit.brief, 2, Text::from(text.as_str()));
        workspace.refresh(&edit.brief);
    }
}

fn restore(folder: &Folder, fixture: &Fixture) {
    for (key, brief) in folder.keys.iter().zip(&fixture.briefs) {
        folder.workspace.put(key, 1, Text::from(brief.text.as_str()));
        folder.workspace.refresh(key);
    }
}

fn check(fixture: &Fixture) {
    let folder = fixtures::open(fixture, "\n");
    let before = findings(&folder);
    for finding in &before {
        for fix in &finding.fixes {
            apply(&folder.workspace, fix);
            let after = count(&findings(&folder));
            let mut allowed = count(&before);
            *allowed.entry((finding.rule.name, subject(finding))).or_default() -= 1;
            for (what, times) in &after {
                let most = allowed.get(what).copied().unwrap_or_default();
                assert!(*times <= most, "{}: “{}” leads to {what:?}", fixture.path.display(), fix.title);
            }
            restore(&folder, fixture);
        }
    }
}

#[test]
fn every_fix_makes_its_finding_disappear_and_causes_no_new_one() {
    fixtures::all().iter().for_each(check);
}
