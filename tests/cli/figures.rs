//! `attache figures`: the ledger of a folder.

use super::Folder;
use serde_json::{Value, json};

const NORTH: &str = "Published March 9, 2025\n\nIn 2024, South Korea trained 4,300 welders.\n";
const SOUTH: &str = "In 2024, the Republic of Korea trained about 4,300 welders.\n";
const EAST: &str = "In 2024, South Korea trained 5,600 welders. In 2023, South Korea trained 3,900 welders.\n";

#[test]
fn figures_are_grouped_by_what_they_measure() {
    let folder = Folder::with(&[("a.md", NORTH), ("b.md", SOUTH), ("c.md", EAST)]);
    let group = "Republic of Korea: welders (2024): differ\n  4,300        a.md:3:30 of 2025-03-09\n  \
                 about 4,300  b.md:1:40\n  5,600        c.md:1:30\n";
    let done = folder.run("figures");
    assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (0, group, ""));
    let once = "Republic of Korea: welders (2023): once\n  3,900  c.md:1:74\n\n";
    assert_eq!(folder.run("figures --all").out, format!("{once}{group}"));
}

#[test]
fn what_surely_is_one_quantity_stands_together() {
    let text = "# 323 quays inspected over the summer\n\nOfficers of the harbour agency inspected 393 quays over the \
                summer.\n\nThe yards of Busan trained 12 welders a day.\n";
    let done = Folder::with(&[("a.md", text)]).run("figures");
    assert_eq!(done.out, "Quays: differ\n  323  a.md:1:3\n  393  a.md:3:42\n");
}

#[test]
fn the_ledger_has_forms_for_documents_tables_and_programs() {
    let folder = Folder::with(&[("a.md", NORTH), ("b.md", SOUTH)]);
    assert_eq!(
        folder.run("figures --format markdown").out,
        "| Figure | Value | Where | Standing |\n| --- | --- | --- | --- |\n\
         | Republic of Korea: welders (2024) | 4,300 | a.md:3 | agree |\n\
         | Republic of Korea: welders (2024) | about 4,300 | b.md:1 | agree |\n"
    );
    assert_eq!(
        folder.run("figures --format csv").out,
        "entity,measure,unit,period,role,standing,value,path,line,column,date,quoted,declared\n\
         Republic of Korea,welders,count,2024,level,agree,\"4,300\",a.md,3,30,2025-03-09,no,\n\
         Republic of Korea,welders,count,2024,level,agree,\"about 4,300\",b.md,1,40,,no,\n"
    );
    let list: Value = serde_json::from_str(&folder.run("figures --format json").out).expect("one object");
    assert_eq!((&list["version"], &list["briefs"]), (&json!(1), &json!(2)));
    let group = &list["figures"][0];
    assert_eq!(
        [&group["entity"], &group["standing"], &group["declared"]],
        [&json!("rok"), &json!("agree"), &Value::Null]
    );
    assert_eq!(group["statements"][0]["span"], json!([54, 59]));
    assert_eq!(group["statements"][1]["low"], json!("4085"));
}

#[test]
fn the_first_fact_sheet_holds_what_agrees_and_can_be_used_at_once() {
    let folder =
        Folder::with(&[("a.md", NORTH), ("b.md", SOUTH), ("c.md", "In 2023, South Korea trained 3,900 welders.\n")]);
    let sheet = folder.run("figures --fact-sheet").out;
    let fields = "[[figure]]\nid = \"rok-welders-2024\"\nsubject = \"rok\"\nmeasure = \"welders\"\nvalue = \"4300\"\n\
                  unit = \"welders\"\nperiod = \"2024\"\nsource = \"a.md, b.md\"\n";
    assert!(sheet.ends_with(fields) && sheet.matches("[[figure]]").count() == 1, "{sheet}");
    let settings = "fact-sheets = [\"facts.toml\"]";
    let folder = Folder::with(&[("attache.toml", settings), ("facts.toml", &sheet), ("c.md", EAST)]);
    let done = folder.run("lint --format compact c.md");
    assert!(done.out.contains("differs from “rok-welders-2024”: 4300 welders (a.md, b.md)"), "{}", done.out);
}

#[test]
fn a_mistake_in_a_fact_sheet_is_told_where_it_stands() {
    let settings = "fact-sheets = [\"facts.toml\"]";
    let complaint = |sheet: &str| {
        let done = Folder::with(&[("attache.toml", settings), ("facts.toml", sheet), ("a.md", NORTH)]).run("figures");
        (done.code, done.err)
    };
    let (code, err) = complaint("[[figure]]\nid = \"a\"\nmeasur = \"b\"\nvalue = \"1\"\n");
    assert!(code == 2 && err.contains("unknown key “measur”") && err.contains("did you mean “measure”?"), "{err}");
    let (code, err) = complaint("[[figure]]\nid = \"a\"\nmeasure = \"b\"\nvalue = \"soon\"\nunit = \"USD\"\n");
    assert!(code == 2 && err.contains("“soon” with the unit “USD” is no figure"), "{err}");
    let one = "[[figure]]\nid = \"a\"\nmeasure = \"b\"\nvalue = \"1\"\nunit = \"ships\"\n";
    let (code, err) = complaint(&one.repeat(2));
    assert!(code == 2 && err.contains("the figure “a” is declared twice"), "{err}");
}
