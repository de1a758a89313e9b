//! Briefs with carets under what is wrong: `tests/fixtures/*.md`.
//!
//! A line of carets says what is found in the line above it:
//!
//! ```text
//! The yards ask for more work. MASGA would bring it.
//!                              ^^^^^ undefined-acronym: “MASGA” is never defined
//! ```
//!
//! Behind the colon stands the beginning of the message, or nothing; `undefined-acronym (hint)` is a
//! finding that weighs less than its rule does by default. A line `=== two.md ===` begins another
//! brief of the same folder, and one with another ending, such as `=== attache.toml ===`, a file
//! that lies beside the briefs. `ATTACHE_UPDATE=1 cargo test fixtures` writes the carets anew.

use crate::repository;
use attache::BriefKey;
use attache::finding::Finding;
use attache::text::{Encoding, Text};
use attache::workspace::Workspace;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

/// One file of fixtures: a folder of briefs, mostly a single one.
#[derive(Debug)]
pub struct Fixture {
    pub path: PathBuf,
    pub briefs: Vec<MarkedBrief>,
}

/// A brief and what is expected in it, or another file.
#[derive(Debug)]
pub struct MarkedBrief {
    pub name: String,
    /// Whether a line says so. The first may do without.
    pub is_headed: bool,
    /// Without the lines of carets.
    pub text: String,
    pub expected: Vec<Mark>,
}

/// A finding as it is drawn under its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Counts from 0.
    pub line: usize,
    /// In characters, from 0.
    pub column: usize,
    /// In characters; as far as the line goes.
    pub width: usize,
    pub rule: String,
    /// If it is not the rule's own.
    pub severity: Option<String>,
    /// The beginning of the message.
    pub message: String,
}

const ONLY_BRIEF: &str = "brief.md";

/// All fixtures, in the order of their names.
pub fn all() -> &'static [Fixture] {
    static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(|| {
        let read = |path: &PathBuf| Fixture { briefs: parse(&repository::read(path)), path: path.clone() };
        let paths = repository::files(&repository::root().join("tests/fixtures"), "md");
        if repository::updates() {
            paths.iter().map(read).for_each(|fixture| rewrite(&fixture));
        }
        paths.iter().map(read).collect()
    });
    &FIXTURES
}

fn parse(file: &str) -> Vec<MarkedBrief> {
    let brief = |name: &str, is_headed| MarkedBrief {
        name: name.to_owned(),
        is_headed,
        text: String::new(),
        expected: Vec::new(),
    };
    let mut briefs = vec![brief(ONLY_BRIEF, false)];
    let mut line = 0;
    for text in file.split_inclusive('\n') {
        let last = briefs.last_mut().expect("it begins with one");
        if let Some(name) = text.trim_end().strip_prefix("=== ").and_then(|rest| rest.strip_suffix(" ===")) {
            briefs.push(brief(name, true));
            line = 0;
        } else if let Some(mark) = mark(text, line) {
            last.expected.push(mark);
        } else {
            last.text.push_str(text);
            line += 1;
        }
    }
    briefs.retain(|brief| !brief.text.is_empty());
    // Briefs first, so that their keys can be counted off.
    briefs.sort_by_key(|brief| !is_brief(brief));
    briefs
}

/// A line of carets, if it is one.
fn mark(text: &str, lines_before: usize) -> Option<Mark> {
    let carets = text.trim_start_matches(' ');
    let label = carets.trim_start_matches('^');
    let width = carets.len() - label.len();
    let (rule, message) = label.trim().split_once(": ").unwrap_or((label.trim(), ""));
    let (rule, severity) = match rule.strip_suffix(')').and_then(|rule| rule.split_once(" (")) {
        Some((rule, severity)) => (rule, Some(severity.to_owned())),
        None => (rule, None),
    };
    let is_rule = !rule.is_empty() && rule.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (width > 0 && is_rule).then(|| Mark {
        line: lines_before.checked_sub(1).expect("carets stand under a line"),
        column: text.len() - carets.len(),
        width,
        rule: rule.to_owned(),
        severity,
        message: message.to_owned(),
    })
}

/// The briefs of a fixture, open in a workspace.
pub struct Folder {
    pub workspace: Workspace,
    pub keys: Vec<BriefKey>,
    /// Only files that are no briefs lie on a disk, and most fixtures have none.
    _disk: Option<TempDir>,
}

/// Opens all briefs of a fixture.
pub fn open(fixture: &Fixture, line_end: &str) -> Folder {
    let others: Vec<_> = fixture.briefs.iter().filter(|brief| !is_brief(brief)).collect();
    let disk = (!others.is_empty()).then(|| TempDir::new().expect("there is room for a folder"));
    for other in others {
        let folder = disk.as_ref().expect("it was made for them").path();
        repository::write(&folder.join(&other.name), &other.text);
    }
    let key = |brief: &MarkedBrief| match &disk {
        Some(folder) => BriefKey::of_path(&folder.path().join(&brief.name)),
        None => BriefKey::of_name(&brief.name),
    };
    let keys: Vec<_> = fixture.briefs.iter().filter(|brief| is_brief(brief)).map(key).collect();
    let workspace = Workspace::default();
    for (key, brief) in keys.iter().zip(fixture.briefs.iter().filter(|brief| is_brief(brief))) {
        workspace.put(key, 1, Text::from(brief.text.replace('\n', line_end).as_str()));
        workspace.refresh(key);
    }
    Folder { workspace, keys, _disk: disk }
}

fn is_brief(brief: &MarkedBrief) -> bool {
    brief.name.ends_with(".md")
}

/// The findings of each file as they would be drawn.
fn found(fixture: &Fixture, line_end: &str) -> Vec<Vec<Mark>> {
    let Folder { workspace, keys, .. } = &open(fixture, line_end);
    let lint = |key: &BriefKey| workspace.lint(key).findings.iter().map(|finding| drawn(workspace, finding)).collect();
    let mut found: Vec<_> = keys.iter().map(lint).collect();
    found.resize(fixture.briefs.len(), Vec::new());
    found
}

fn drawn(workspace: &Workspace, finding: &Finding) -> Mark {
    let text = workspace.text(&finding.brief).expect("it is open");
    let start = text.position(finding.span.start as usize, Encoding::Utf32);
    let end = text.position(finding.span.end as usize, Encoding::Utf32);
    let source = text.to_arc_str();
    let rest = source[finding.span.start as usize..].lines().next().unwrap_or_default().chars().count();
    let width = if end.line == start.line { (end.character - start.character) as usize } else { rest };
    Mark {
        line: start.line as usize,
        column: start.character as usize,
        width: width.max(1),
        rule: finding.rule.name.to_owned(),
        severity: (finding.rule.severity != Some(finding.severity)).then(|| finding.severity.name().to_owned()),
        message: finding.message.clone(),
    }
}

fn is_met(expected: &Mark, found: &Mark) -> bool {
    let shorter = Mark { message: expected.message.clone(), ..found.clone() };
    found.message.starts_with(&expected.message) && shorter == *expected
}

/// The fixture with these marks under its lines.
fn draw(briefs: &[MarkedBrief], marks: &[Vec<Mark>]) -> String {
    let mut drawn = String::new();
    for (brief, marks) in briefs.iter().zip(marks) {
        if brief.is_headed {
            let _ = writeln!(drawn, "=== {} ===", brief.name);
        }
        for (number, line) in brief.text.split_inclusive('\n').enumerate() {
            drawn.push_str(line);
            for mark in marks.iter().filter(|mark| mark.line == number) {
                let (indent, carets) = (" ".repeat(mark.column), "^".repeat(mark.width));
                let _ = writeln!(drawn, "{indent}{carets} {}", label(mark));
            }
        }
    }
    drawn
}

/// What stands behind the carets.
fn label(mark: &Mark) -> String {
    let severity = mark.severity.as_ref().map(|severity| format!(" ({severity})")).unwrap_or_default();
    let message = Some(&mark.message).filter(|message| !message.is_empty()).map(|message| format!(": {message}"));
    format!("{}{severity}{}", mark.rule, message.unwrap_or_default())
}

/// What is wrong with a fixture, for a person; nothing if all is well.
fn complaint(fixture: &Fixture, line_end: &str) -> Option<String> {
    let found = found(fixture, line_end);
    let mut complaint = String::new();
    for (brief, found) in fixture.briefs.iter().zip(&found) {
        let line = |mark: &Mark| format!("{}:{}: {}", brief.name, mark.line + 1, label(mark));
        for missing in brief.expected.iter().filter(|expected| !found.iter().any(|found| is_met(expected, found))) {
            let _ = writeln!(complaint, "  missing {}", line(missing));
        }
        for surplus in found.iter().filter(|found| !brief.expected.iter().any(|expected| is_met(expected, found))) {
            let _ = writeln!(complaint, "  surplus {}", line(surplus));
        }
    }
    let name = fixture.path.file_stem()?.to_string_lossy();
    let drawn = draw(&fixture.briefs, &found);
    (!complaint.is_empty()).then(|| format!("{name}\n{complaint}\nwhat was found:\n\n{drawn}\n"))
}

/// Keeps what the author wrote of a message as long as it is true.
fn rewrite(fixture: &Fixture) {
    let mut found = found(fixture, "\n");
    for (brief, found) in fixture.briefs.iter().zip(&mut found) {
        for mark in found {
            if let Some(expected) = brief.expected.iter().find(|expected| is_met(expected, mark)) {
                mark.message.clone_from(&expected.message);
            }
        }
    }
    repository::write(&fixture.path, &draw(&fixture.briefs, &found));
}

fn check(line_end: &str) {
    let complaints: Vec<_> = all().iter().filter_map(|fixture| complaint(fixture, line_end)).collect();
    assert!(complaints.is_empty(), "{} fixtures differ\n\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_brief_has_the_findings_drawn_under_it_and_no_others() {
    check("\n");
}

#[test]
fn line_ends_of_another_system_change_nothing() {
    check("\r\n");
}

#[test]
fn the_name_of_a_fixture_is_a_sentence() {
    for fixture in all() {
        let name = fixture.path.file_stem().expect("fixtures have names").to_string_lossy().into_owned();
        let words: Vec<_> = name.split('-').collect();
        let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        assert!(words.len() >= 4 && words.iter().all(is_word), "{name} is no sentence");
    }
}

#[test]
fn a_fixture_is_drawn_as_it_was_written() {
    for file in ["An SMA.\n", "An SMA.\n=== two.md ===\nA two.\n", "=== brief.md ===\nAn SMA.\n=== a.toml ===\n"] {
        let briefs = parse(file);
        assert_eq!(draw(&briefs, &vec![Vec::new(); briefs.len()]), file.replace("=== a.toml ===\n", ""));
    }
}

#[test]
fn a_line_of_carets_is_told_from_text() {
    assert_eq!(mark("^ is a caret\n", 1), None);
    let marked = parse("An SMA.\n   ^^^ undefined-acronym: “SMA” is\n");
    let expected = Mark {
        line: 0,
        column: 3,
        width: 3,
        rule: "undefined-acronym".to_owned(),
        severity: None,
        message: "“SMA” is".to_owned(),
    };
    assert_eq!((marked[0].text.as_str(), &marked[0].expected[..]), ("An SMA.\n", &[expected][..]));
}
