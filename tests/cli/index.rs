//! `attache index` and `--shard`: facts for other programs, and work in several parts.

use super::Folder;
use crate::repository;
use crate::schema::assert_fits;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BRIEF: &str = "# Costs\n\nThe Special Measures Agreement (SMA) holds. Park Geun-hye knew the SMA.\n\nSeoul pays 8.3 per cent more, and the SMA says so.\n";

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn index(text: &str) -> Vec<Value> {
    lines(&Folder::with(&[("a.md", text)]).run("index").out)
}

#[test]
fn facts_say_what_extract_says_and_where_it_stands() {
    let folder = Folder::with(&[("a.md", BRIEF)]);
    let facts = lines(&folder.run("index --format jsonl").out);
    let kinds: Vec<_> = facts.iter().map(|fact| fact["record"].as_str().unwrap_or_default()).collect();
    assert_eq!(kinds, ["brief", "definition", "use", "use", "figure", "name"]);
    let extracted = &lines(&folder.run("extract").out)[0];
    assert_eq!(
        (&facts[2]["status"], &facts[2]["span"]),
        (&extracted["uses"][0]["status"], &extracted["uses"][0]["span"])
    );
    assert_eq!(json!([facts[1]["path"], facts[1]["line"], facts[1]["column"]]), json!(["a.md", 3, 33]));
    assert_eq!(json!([facts[3]["text"], facts[3]["line"], facts[3]["column"]]), json!(["SMA", 5, 39]));
}

#[test]
fn ids_are_unique_and_survive_edits_elsewhere() {
    let id = |fact: &Value| fact["id"].as_str().expect("an id").to_owned();
    let before: BTreeSet<_> = index(BRIEF).iter().map(id).collect();
    assert_eq!(before.len(), 6);
    let after: BTreeSet<_> = index(&format!("A new paragraph on KHQX.\n\n{BRIEF}")).iter().map(id).collect();
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), 7);
}

#[test]
fn every_line_is_what_the_schema_says() {
    let schema: Value =
        serde_json::from_str(&repository::read(&repository::root().join("server/index.schema.json"))).expect("JSON");
    let records = schema["oneOf"].as_array().expect("a schema for each record");
    let mut seen = BTreeSet::new();
    for fact in index(&format!("---\ndate: 2025-04-01\n---\n{BRIEF}\nBetween 5 and 7 million dollars went to QXZW.\n"))
    {
        assert_fits(&schema, &fact);
        seen.insert(fact["record"].to_string());
    }
    assert_eq!(seen.len(), records.len());
}

#[test]
fn parts_join_to_the_whole() {
    let folder = Folder::with(&[]);
    for index in 0..7 {
        folder.write(&format!("{index}.md"), format!("{BRIEF}\nKim Jong Eun met the KHQ{index}.\n").as_bytes());
    }
    for command in ["lint --format jsonl", "lint --format compact", "extract", "index"] {
        let parts: String = (1..=3).map(|part| folder.run(&format!("{command} --shard {part}/3")).out).collect();
        assert_eq!(parts, folder.run(command).out, "{command}");
    }
    // More parts than briefs leave some empty.
    let parts: usize = (1..=9).map(|part| folder.run(&format!("extract --shard {part}/9")).out.lines().count()).sum();
    assert_eq!(parts, 7);
}

#[test]
fn a_part_is_compared_with_all_briefs() {
    let folder = Folder::with(&[
        ("one.md", "The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.\n"),
        ("two.md", "The Australian Strategic Policy Institute (ASPI) counted. ASPI is in Canberra.\n"),
    ]);
    assert_eq!(folder.run("lint --format json --shard 1/2").places(), ["one.md:1:36 T015"]);
}

#[test]
fn a_part_that_does_not_exist_is_could_not_run() {
    let folder = Folder::with(&[("a.md", BRIEF)]);
    for part in ["0/3", "4/3", "1/0", "one", "1-3"] {
        let done = folder.run(&format!("lint --shard {part}"));
        assert_eq!(done.code, 2);
        assert!(done.err.contains("such as 1/8 to 8/8"), "{}", done.err);
    }
}
