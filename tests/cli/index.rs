//! `attache index` and `--shard`: facts for other programs, and work in several parts.

use super::Folder;
use crate::repository;
use crate::schema::assert_fits;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::{Command, Output};

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
fn a_fact_knows_its_paragraph_however_lines_break() {
    let place = |fact: &Value| [fact["text"].clone(), fact["paragraph"].clone(), fact["line"].clone()];
    let facts =
        index("# Costs\n\nThe SMA holds\nand costs 5 million won.\n\nIt may cost them\nanother 7 million won.\n");
    let places: Vec<_> = facts[1..].iter().map(place).collect();
    let expected = [("SMA", 2, 3), ("5 million won", 2, 4), ("7 million won", 3, 7)];
    assert_eq!(places, expected.map(|(text, paragraph, line)| [json!(text), json!(paragraph), json!(line)]));
}

/// The question of the README, as `duckdb -c` is given it.
fn question() -> String {
    let readme = repository::read(&repository::root().join("README.md"));
    let (_, rest) = readme.split_once("$ duckdb -c \"").expect("the README asks DuckDB");
    rest.split_once('"').expect("the question ends").0.to_owned()
}

/// Asked of DuckDB for Python; where it is missing, nobody is asked.
#[allow(clippy::print_stdout, reason = "whoever runs the tests wants to know")]
#[test]
fn duckdb_answers_the_question_of_the_readme() {
    let folder = Folder::with(&[
        (
            "briefs/a.md",
            "# Costs\n\nUnder the SMA, Seoul pays its\nally 1.5 trillion won in 2026.\n\nYards cost 3 million won.\n",
        ),
        ("briefs/b.md", "The Special Measures Agreement (SMA)\ncost USD 1.1 billion in 2025, 5 percent more.\n"),
    ]);
    folder.write("facts.jsonl", folder.run("index briefs").out.as_bytes());
    let script = "import sys, duckdb\nfor row in duckdb.sql(sys.argv[1]).fetchall(): print(*row)";
    let python = std::env::var_os("ATTACHE_PYTHON").unwrap_or_else(|| "python3".into());
    let answer = Command::new(python).args(["-c", script, &question()]).current_dir(folder.path("")).output();
    let is_missing = |answer: &Output| String::from_utf8_lossy(&answer.stderr).contains("ModuleNotFoundError");
    let Some(answer) = answer.ok().filter(|answer| !is_missing(answer)) else {
        return println!("DuckDB for Python is missing: it was not asked");
    };
    assert_eq!(
        String::from_utf8_lossy(&answer.stdout),
        "briefs/a.md 4 1.5 trillion won level 2026\nbriefs/b.md 2 USD 1.1 billion level 2025\n",
        "{}",
        String::from_utf8_lossy(&answer.stderr)
    );
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
