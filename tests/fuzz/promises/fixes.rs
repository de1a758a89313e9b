//! Every rule survives every text; every finding has a place in it; every fix can be made; and safe
//! fixes come to an end, after which there is nothing left for them to do.

use super::assert_within;
use attache::BriefKey;
use attache::finding::Finding;
use attache::fix::{Reach, apply, choose};
use attache::text::Text;
use attache::workspace::Workspace;

/// As many rounds as the command line makes.
const MOST_ROUNDS: usize = 12;

/// Checks the bytes as a brief and makes its safe fixes.
pub fn keep(bytes: &[u8]) {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    let (workspace, key) = (Workspace::default(), BriefKey::of_name("brief.md"));
    for _ in 0..MOST_ROUNDS {
        let findings = findings(&workspace, &key, &text);
        let chosen = choose(&findings, Reach::Safe, |_| true);
        if chosen.is_empty() {
            return;
        }
        let edits = chosen.iter().flat_map(|(_, fix)| &fix.edits);
        let changed = apply(&text, edits).expect("chosen edits never overlap");
        assert_ne!(changed, text, "a fix changes nothing: {:?}", chosen[0]);
        text = changed;
    }
    panic!("safe fixes undo each other in {text:?}");
}

fn findings(workspace: &Workspace, key: &BriefKey, text: &str) -> Vec<Finding> {
    workspace.put(key, 1, Text::from(text));
    workspace.refresh(key);
    let findings = workspace.lint(key).findings.to_vec();
    for finding in &findings {
        let what = format!("{} ({})", finding.rule.name, finding.message);
        assert!(!["rule-failed", "unreadable-brief"].contains(&finding.rule.name), "{what} in {text:?}");
        assert_within(text, finding.span.range(), &what);
        finding.related.iter().for_each(|related| assert_within(text, related.span.range(), &what));
        for fix in &finding.fixes {
            assert!(apply(text, &fix.edits).is_some(), "{what}: {fix:?} does not fit {text:?}");
        }
    }
    findings
}
