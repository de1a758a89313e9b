//! `attache extract`: what was understood, one JSON line a brief.

use super::Folder;
use serde_json::{Value, json};

#[test]
fn a_line_holds_definitions_uses_names_and_the_date() {
    let text = "---\ndate: 2025-04-01\n---\nThe Special Measures Agreement (SMA) holds. Park Geun-hye knew the SMA.\n";
    let done = Folder::with(&[("a.md", text)]).run("extract");
    let line: Value = serde_json::from_str(&done.out).expect("one line of JSON");
    assert_eq!(
        line,
        json!({"path": "a.md", "date": "2025-04-01",
            "definitions": [{"short": "SMA", "short_span": [57, 60], "long": "Special Measures Agreement",
                             "long_span": [29, 55], "form": "long-short", "confidence": 1.0}],
            "uses": [{"text": "SMA", "span": [92, 95], "term": "sma", "status": "defined"}],
            "figures": [],
            "names": [{"text": "Park Geun-hye", "span": [69, 82], "kind": "person"}]})
    );
}

#[test]
fn a_long_form_that_nothing_links_is_listed_and_explains_its_uses() {
    let text = "The QXC met. The Quarantine Xenon Council has nine members, and the QXC a chair.\n";
    let line: Value =
        serde_json::from_str(&Folder::with(&[("a.md", text)]).run("extract").out).expect("one line of JSON");
    let found = &line["definitions"][0];
    assert_eq!(
        json!([found["short"], found["short_span"], found["long"], found["form"]]),
        json!(["QXC", [4, 7], "Quarantine Xenon Council", "unlinked"])
    );
    assert_eq!(json!([line["uses"][0]["status"], line["uses"][1]["status"]]), json!(["defined", "defined"]));
}

#[test]
fn a_use_tells_where_its_meaning_comes_from() {
    let text = "The UN met MASGA and QXZW. The Chlorofluorocarbon (CFC) ban: CFC.\n";
    let line: Value =
        serde_json::from_str(&Folder::with(&[("a.md", text)]).run("extract").out).expect("one line of JSON");
    let uses = line["uses"].as_array().expect("a list of uses");
    let told: Vec<_> = uses.iter().map(|place| [&place["text"], &place["term"], &place["status"]]).collect();
    assert_eq!(
        json!(told),
        json!([
            ["UN", "un", "well-known"],
            ["MASGA", "masga", "pack"],
            ["QXZW", "qxzw", "undefined"],
            ["CFC", "cfc-chemical", "defined"]
        ])
    );
}

#[test]
fn a_figure_is_listed_with_what_it_measures() {
    let text = "In 2026 the port takes nearly 8.3 per cent of the ROK budget.\n";
    let done = Folder::with(&[("a.md", text)]).run("extract");
    let line: Value = serde_json::from_str(&done.out).expect("one line of JSON");
    assert_eq!(
        line["figures"],
        json!([{"text": "8.3 per cent", "span": [30, 42], "value": "8.3", "low": "7.719", "high": "8.35", "unit": "percent",
            "qualifier": "nearly", "role": "share", "measure": "of ROK budget", "entity": "rok", "period": "2026"}])
    );
}

#[test]
fn lines_come_in_the_order_of_the_paths_and_a_bad_file_is_told_aside() {
    let folder = Folder::with(&[("b.md", "Two."), ("a.md", "One.")]);
    folder.write("c.md", b"\xFF");
    let done = folder.run("extract");
    let paths: Vec<_> = done.out.lines().map(|line| line.split('"').nth(3).unwrap_or_default()).collect();
    assert_eq!(paths, ["a.md", "b.md"]);
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("skipped c.md: this file is not UTF-8"), "{}", done.err);
}
