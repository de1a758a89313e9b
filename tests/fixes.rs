//! A fix keeps its promise: the finding is gone, there is no new one, and what the fix does not
//! touch stays as it was. Asked are the fixtures, the bad examples of all pages and whole briefs.

use crate::{fixtures, repository, rules};
use attache::BriefKey;
use attache::finding::{Edit, Finding, Fix};
use attache::fix;
use attache::rules::RULES;
use attache::text::Text;
use attache::workspace::Workspace;
use std::collections::BTreeMap;

/// How often each rule has found what, in all briefs.
type Count = BTreeMap<(&'static str, String), usize>;

fn findings(workspace: &Workspace, keys: &[BriefKey]) -> Vec<Finding> {
    keys.iter().flat_map(|key| workspace.lint(key).findings.to_vec()).collect()
}

/// Messages count the other places, and a fix may take one of them away; they quote the page, and a fix
/// may turn its apostrophes.
fn subject(finding: &Finding) -> String {
    let message = finding.message.split(" (and in ").next().unwrap_or_default();
    message.replace(|char: char| char.is_ascii_digit(), "").replace('’', "'")
}

fn count(findings: &[Finding]) -> Count {
    let mut count = Count::new();
    for finding in findings {
        *count.entry((finding.rule.name, subject(finding))).or_default() += 1;
    }
    count
}

fn put(workspace: &Workspace, key: &BriefKey, text: &str) {
    workspace.put(key, 1, Text::from(text));
    workspace.refresh(key);
}

/// Applies a fix. Returns the briefs as they were.
fn apply(workspace: &Workspace, fix: &Fix) -> Vec<(BriefKey, String)> {
    let mut briefs: Vec<&BriefKey> = fix.edits.iter().map(|edit| &edit.brief).collect();
    briefs.sort();
    briefs.dedup();
    let change = |brief: &&BriefKey| {
        let text = workspace.text(brief).expect("it is open").to_arc_str().to_string();
        let edits: Vec<&Edit> = fix.edits.iter().filter(|edit| edit.brief == **brief).collect();
        let changed = fix::apply(&text, edits).expect("edits fit the text they were made for");
        put(workspace, brief, &changed);
        ((*brief).clone(), text)
    };
    briefs.iter().map(change).collect()
}

fn check(place: &str, workspace: &Workspace, keys: &[BriefKey]) {
    let before = findings(workspace, keys);
    for finding in &before {
        for fix in &finding.fixes {
            let briefs = apply(workspace, fix);
            let after = count(&findings(workspace, keys));
            let mut allowed = count(&before);
            *allowed.entry((finding.rule.name, subject(finding))).or_default() -= 1;
            for (what, times) in &after {
                let most = allowed.get(what).copied().unwrap_or_default();
                assert!(*times <= most, "{place}: “{}” leads to {what:?}", fix.title);
            }
            briefs.iter().for_each(|(key, text)| put(workspace, key, text));
        }
    }
}

#[test]
fn fixes_of_all_fixtures_keep_their_promise() {
    for fixture in fixtures::all() {
        let folder = fixtures::open(fixture, "\n");
        check(&fixture.path.display().to_string(), &folder.workspace, &folder.keys);
    }
}

#[test]
fn fixes_of_all_examples_keep_their_promise() {
    for rule in RULES {
        for folder in rules::examples(&rule.page(), "## Bad") {
            let (workspace, keys, _disk) = rules::open(rule, &folder);
            check(&format!("{rule:?}"), &workspace, &keys);
        }
    }
}

#[test]
fn fixes_of_whole_briefs_keep_their_promise() {
    for path in repository::files(&repository::root().join("tests/briefs"), "md") {
        let (workspace, key) = (Workspace::default(), BriefKey::of_name(&path.display().to_string()));
        put(&workspace, &key, &repository::read(&path));
        check(&path.display().to_string(), &workspace, &[key]);
    }
}
