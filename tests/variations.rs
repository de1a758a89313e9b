//! What must make no difference: how many processors there are, in which order briefs are named, and
//! how lines end. Asked are all fixtures, and folders made by chance.

use crate::agreement::{folders, folders_by_chance};
use crate::fixtures::{self, Fixture, Folder};
use attache::BriefKey;
use attache::finding::Finding;
use attache::fix;
use attache::text::{Encoding, Position};
use attache_grammar::Span;
use std::process::Command;

/// A finding with everything that is shown of it, and the texts that its fixes lead to.
fn told(Folder { workspace, keys, .. }: &Folder, finding: &Finding) -> String {
    let text = |key: &BriefKey| workspace.text(key).unwrap_or_default();
    let place = |key: &BriefKey, span: Span| -> [Position; 2] {
        [span.start, span.end].map(|at| text(key).position(at as usize, Encoding::Utf32))
    };
    let number = |key: &BriefKey| keys.iter().position(|known| known == key);
    let related = finding.related.iter().map(|one| (number(&one.brief), place(&one.brief, one.span), &one.message));
    let fixes = finding.fixes.iter().map(|fix| {
        let edits = fix.edits.iter().filter(|edit| edit.brief == finding.brief);
        let fixed = fix::apply(&text(&finding.brief).to_arc_str(), edits).expect("edits fit their text");
        (&fix.title, fix.safe, fixed.replace("\r\n", "\n").replace('\r', "\n"))
    });
    format!(
        "{} {:?} {:?} {} {} {:?} {:?}",
        finding.rule.name,
        finding.severity,
        place(&finding.brief, finding.span),
        finding.message,
        finding.fingerprint,
        related.collect::<Vec<_>>(),
        fixes.collect::<Vec<_>>()
    )
}

/// What is told of a fixture whose lines end like this.
fn findings(fixture: &Fixture, line_end: &str) -> Vec<String> {
    let folder = fixtures::open(fixture, line_end);
    let findings = folder.keys.iter().flat_map(|key| folder.workspace.lint(key).findings.to_vec());
    findings.map(|finding| told(&folder, &finding)).collect()
}

#[test]
fn line_ends_of_other_systems_change_no_finding_and_no_fix() {
    for fixture in fixtures::all() {
        let usual = findings(fixture, "\n");
        // Those of Windows, and of the Macintosh as it was; CommonMark knows both.
        for line_end in ["\r\n", "\r"] {
            let other = findings(fixture, line_end);
            for (usual, other) in usual.iter().zip(&other) {
                assert_eq!(other, usual, "{line_end:?} in {}", fixture.path.display());
            }
            assert_eq!(other.len(), usual.len(), "{line_end:?} in {}", fixture.path.display());
        }
    }
}

#[test]
fn neither_processors_nor_the_order_of_arguments_change_a_byte() {
    let disk = tempfile::tempdir().expect("there is a temporary folder");
    let mut folders = [folders(disk.path()), folders_by_chance(disk.path())].concat();
    let mut run = |arguments: [&str; 5]| {
        folders.reverse();
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command.current_dir(disk.path()).args(arguments).args(&folders);
        command.output().expect("the program runs").stdout
    };
    let alone = run(["lint", "--format", "json", "--threads", "1"]);
    assert!(alone.len() > 10_000, "there are findings to compare");
    for threads in ["2", "5"] {
        let together = run(["lint", "--format", "json", "--threads", threads]);
        assert!(alone == together, "{threads} threads: {}", first_difference(&alone, &together));
    }
}

/// What two reports first differ in.
fn first_difference(one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let part =
        |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(100)..bytes.len().min(at + 100)]).into_owned();
    format!("{}\n{}", part(one), part(other))
}
