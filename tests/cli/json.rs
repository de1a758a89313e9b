//! The report for programs: its fields are a promise.

use super::Folder;
use serde_json::json;

const TWO: &[(&str, &str)] = &[
    ("one.md", "The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.\n"),
    ("two.md", "The Australian Strategic Policy Institute (ASPI) counted the missiles. ASPI is in Canberra.\n"),
];

#[test]
fn a_finding_has_a_place_a_reason_and_a_fix() {
    let folder =
        Folder::with(&[("brief.md", "# Costs\n\n“Über” – the Special Measure Agreement (SMA). The SMA holds.\n")]);
    let done = folder.run("lint --format json");
    let mut report = done.report();
    let fingerprint = report["findings"][0]["fingerprint"].take();
    assert_eq!(fingerprint.as_str().map(str::len), Some(16));
    assert_eq!(
        report,
        json!({"version": 1, "briefs": 1, "findings": [{
            "path": "brief.md", "rule": "wrong-expansion", "code": "T007", "severity": "warning",
            "span": [29, 54], "start": {"line": 3, "column": 14}, "end": {"line": 3, "column": 39},
            "message": "“Special Measure Agreement” is not what SMA stands for: “Special Measures Agreement”",
            "fingerprint": null,
            "related": [],
            "fixes": [{"title": "Replace by “Special Measures Agreement”", "safe": true,
                       "edits": [{"path": "brief.md", "span": [44, 44], "text": "s"}]}]
        }]})
    );
    assert_eq!(done.code, 1);
}

#[test]
fn related_places_name_their_own_brief() {
    let report = Folder::with(TWO).run("lint --format json").report();
    let related = &report["findings"][0]["related"][0];
    assert_eq!(related["path"], "two.md");
    assert_eq!(related["start"], json!({"line": 1, "column": 5}));
    assert_eq!(related["span"], json!([4, 41]));
    assert!(related["message"].is_string());
}

#[test]
fn nothing_found_is_an_empty_list() {
    let done = Folder::with(&[("brief.md", "Nothing to see here.\n")]).run("lint --format json");
    assert_eq!(done.out, "{\"version\":1,\"briefs\":1,\"findings\":[]}\n");
    assert_eq!(done.code, 0);
}

#[test]
fn findings_come_by_brief_then_place_then_code_however_the_briefs_are_named() {
    let text = "Lee Jae Mung met ASPI.\n\nThe Special Measure Agreement holds.\n";
    let folder = Folder::with(&[("b.md", text), ("a/c.md", text), ("a.md", text)]);
    let expected: Vec<_> = ["a.md", "a/c.md", "b.md"]
        .iter()
        .flat_map(|path| ["1:1 N001", "1:18 T009", "3:5 T007"].map(|place| format!("{path}:{place}")))
        .collect();
    assert_eq!(folder.run("lint --format json").places(), expected);
    assert_eq!(folder.run("lint --format json b.md a a.md").places(), expected);
}
