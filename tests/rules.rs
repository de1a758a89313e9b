//! The rules' own pages: their examples are true, their words are in order, and `server/RULES.md`
//! says what they say.

use crate::repository;
use attache::BriefKey;
use attache::finding::Severity;
use attache::rules::{RULES, Rule};
use attache::text::Text;
use attache::workspace::Workspace;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use tempfile::TempDir;

/// Files that belong together: a fence alone, or fences with names in a row.
pub type Folder = Vec<(String, String)>;

/// The examples under a heading of a page.
pub fn examples(page: &str, heading: &str) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    let mut lines = page.lines().skip_while(|line| *line != heading).skip(1).peekable();
    let mut in_row = false;
    while let Some(line) = lines.next_if(|line| !line.starts_with("## ")) {
        let Some(name) = line.strip_prefix("```markdown").or(line.strip_prefix("```toml")) else {
            in_row &= line.is_empty();
            continue;
        };
        let text: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let name = name.trim();
        let brief = (if name.is_empty() { "brief.md" } else { name }.to_owned(), text);
        match folders.last_mut().filter(|_| in_row && !name.is_empty()) {
            Some(folder) => folder.push(brief),
            None => folders.push(vec![brief]),
        }
        in_row = !name.is_empty();
    }
    folders
}

/// A workspace in which a rule is on even if it is off for everybody else.
fn workspace_with(rule: &Rule) -> Workspace {
    let severity = |one: &Rule| if one == rule { one.severity.or(Some(Severity::Warning)) } else { one.severity };
    let rules: Vec<Rule> = RULES.iter().map(|one| Rule::new(one.code, one.name, severity(one), one.check)).collect();
    // A workspace keeps its rules for the life of the program.
    Workspace::with_rules(rules.leak())
}

/// Opens a folder for a rule. Only settings lie on a disk, and few examples have any.
pub fn open(rule: &Rule, folder: &Folder) -> (Workspace, Vec<BriefKey>, Option<TempDir>) {
    let workspace = workspace_with(rule);
    let (briefs, settings): (Vec<_>, Vec<_>) = folder.iter().partition(|(name, _)| name.ends_with(".md"));
    let disk = (!settings.is_empty()).then(|| TempDir::new().expect("there is room for a folder"));
    let path = |name: &str| disk.as_ref().map(|disk| disk.path().join(name));
    for (name, text) in settings {
        repository::write(&path(name).expect("it was made for them"), text);
    }
    let key = |name: &str| path(name).map_or_else(|| BriefKey::of_name(name), |path| BriefKey::of_path(&path));
    let keys: Vec<_> = briefs.iter().map(|(name, _)| key(name)).collect();
    for (key, (_, text)) in keys.iter().zip(briefs) {
        workspace.put(key, 1, Text::from(text.as_str()));
        workspace.refresh(key);
    }
    (workspace, keys, disk)
}

/// How often a rule finds something in a folder.
fn count(rule: &Rule, folder: &Folder) -> usize {
    let (workspace, keys, _disk) = open(rule, folder);
    keys.iter().flat_map(|key| workspace.lint(key).findings.to_vec()).filter(|finding| finding.rule == rule).count()
}

/// Rules on attache itself (`A001`) have nothing to show in a text.
fn needs_examples(rule: &Rule) -> bool {
    !rule.code.starts_with('A')
}

fn show(folder: &Folder) -> String {
    folder.iter().map(|(name, text)| format!("--- {name}\n{text}")).collect()
}

#[test]
fn the_bad_examples_of_every_page_are_found() {
    for rule in RULES.iter().filter(|rule| needs_examples(rule)) {
        let bad = examples(&rule.page(), "## Bad");
        assert!(!bad.is_empty(), "{rule:?} shows nothing bad");
        for folder in &bad {
            assert_ne!(count(rule, folder), 0, "{rule:?} finds nothing in its bad example\n{}", show(folder));
        }
    }
}

#[test]
fn the_good_examples_of_every_page_are_left_alone() {
    for rule in RULES.iter().filter(|rule| needs_examples(rule)) {
        let good = examples(&rule.page(), "## Good");
        assert!(!good.is_empty(), "{rule:?} shows nothing good");
        for folder in &good {
            assert_eq!(count(rule, folder), 0, "{rule:?} finds something in its good example\n{}", show(folder));
        }
    }
}

#[test]
fn every_page_begins_with_one_sentence() {
    for rule in RULES {
        let summary = rule.summary();
        let inner = summary.strip_suffix('.').unwrap_or_else(|| panic!("{rule:?}: no sentence: {summary:?}"));
        let begins = summary.starts_with(|char: char| char.is_uppercase());
        assert!(begins && !inner.contains(". "), "{rule:?} begins with more or less than a sentence: {summary:?}");
    }
}

#[test]
fn codes_and_names_are_well_formed_and_stand_for_one_rule() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        let (group, number) = rule.code.split_at(1);
        assert!(group.bytes().all(|byte| byte.is_ascii_uppercase()), "{rule:?}");
        assert!(number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()), "{rule:?}");
        let words: Vec<_> = rule.name.split('-').collect();
        let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!((2..=4).contains(&words.len()) && words.iter().all(is_word), "{rule:?}");
        assert!(seen.insert(rule.code) && seen.insert(rule.name), "{rule:?} is there twice");
    }
}

#[test]
fn rules_stand_in_the_order_of_their_codes_within_a_group() {
    for pair in RULES.windows(2).filter(|pair| pair[0].code[..1] == pair[1].code[..1]) {
        assert!(pair[0].code < pair[1].code, "{:?} stands before {:?}", pair[0], pair[1]);
    }
}

/// All pages in one, for people who read on the web.
fn document() -> String {
    let mut text = String::from(
        "# Rules\n\n\
         What attache checks, made from the pages that `attache explain` prints. Name a rule by its code or its\n\
         name, in `attache.toml` and in a comment that permits it.\n\n\
         | Code | Name | By default | What a good brief does |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let severity = rule.severity.map_or("off", |severity| severity.name());
        let _ = writeln!(text, "| {} | [{1}](#{1}) | {severity} | {2} |", rule.code, rule.name, rule.summary());
    }
    for rule in RULES {
        let page = rule.page().replace("\n## ", "\n### ");
        let _ = write!(text, "\n## {}\n\n`{}` {}", rule.name, rule.code, spaced(&page));
    }
    text
}

/// Headings and fences with blank lines around them, as other tools expect.
fn spaced(page: &str) -> String {
    let mut spaced = String::new();
    let mut before = "";
    for line in page.lines() {
        let follows_block = before == "```" && !line.is_empty();
        let follows_heading = before.starts_with("###") && !line.is_empty();
        if follows_block || follows_heading {
            spaced.push('\n');
        }
        let _ = writeln!(spaced, "{line}");
        before = line;
    }
    spaced
}

#[test]
fn the_rules_document_is_fresh() {
    let path = repository::root().join("server/RULES.md");
    if repository::updates() {
        repository::write(&path, &document());
    }
    let (written, fresh) = (repository::read(&path), document());
    let stale = written.lines().zip(fresh.lines()).find(|(written, fresh)| written != fresh);
    assert!(written == fresh, "server/RULES.md is stale ({stale:?}): run `ATTACHE_UPDATE=1 cargo test rules`");
}
