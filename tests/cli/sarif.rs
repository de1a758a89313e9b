//! SARIF 2.1.0, by the schema of the standard and what its text demands of the parts that are used here.

use super::Folder;
use crate::repository;
use crate::schema::assert_fits;
use serde_json::Value;

fn report(folder: &Folder) -> Value {
    folder.run("lint --format sarif").report()
}

fn two() -> Folder {
    Folder::with(&[
        (
            "north/a b#1.md",
            "“Über” 👩‍🏫 the Special Measure Agreement (SMA). The SMA holds. The Asia Society Policy Institute (ASPI) met. ASPI!\n",
        ),
        ("two.md", "The Australian Strategic Policy Institute (ASPI) counted. ASPI is in Canberra.\n"),
    ])
}

/// A member of an object that must be there.
#[track_caller]
fn member<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or_else(|| panic!("{name} is missing in {value}"))
}

#[track_caller]
fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    member(value, name).as_str().unwrap_or_else(|| panic!("{name} is no text in {value}"))
}

#[track_caller]
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    member(value, name).as_array().unwrap_or_else(|| panic!("{name} is no list in {value}"))
}

/// What the schema of the standard asks for, and what its text asks for beside.
#[track_caller]
fn check(log: &Value) {
    let schema = repository::read(&repository::root().join("tests/schemas/sarif-2.1.0.json"));
    assert_fits(&serde_json::from_str(&schema).expect("JSON"), log);
    let [run] = list(log, "runs") else { panic!("one run") };
    let rules = list(member(member(run, "tool"), "driver"), "rules");
    for rule in rules {
        // GitHub shows the one, others the other.
        assert!(!text(member(rule, "help"), "text").is_empty() && !text(member(rule, "help"), "markdown").is_empty());
    }
    for result in list(run, "results") {
        let index = member(result, "ruleIndex").as_u64().expect("a number") as usize;
        assert_eq!(text(&rules[index], "id"), text(result, "ruleId"));
        let [place] = list(result, "locations") else { panic!("a finding has one place") };
        check_location(member(place, "physicalLocation"));
        for (index, related) in
            result.get("relatedLocations").into_iter().flat_map(|all| all.as_array()).flatten().enumerate()
        {
            assert_eq!(member(related, "id"), index + 1);
            check_location(member(related, "physicalLocation"));
        }
    }
}

fn check_location(location: &Value) {
    let artifact = member(location, "artifactLocation");
    let uri = text(artifact, "uri");
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%@+:".contains(&byte);
    assert!(uri.bytes().all(is_sound), "{uri} is no URI");
    // Only an absolute URI has no base.
    assert_eq!(artifact.get("uriBaseId").is_none(), uri.starts_with("file:///"), "{uri}");
    let region = member(location, "region");
    let number = |name| member(region, name).as_u64().expect("a number");
    let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
    assert!(start <= end, "{region}");
}

#[test]
fn it_is_what_the_schema_asks_for() {
    let log = report(&two());
    check(&log);
    assert!(list(&log["runs"][0], "results").len() >= 3);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn places_count_code_points_and_bytes_and_paths_are_uris() {
    let log = report(&two());
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "north/a%20b%231.md");
    assert_eq!(result["ruleId"], "T007");
    assert_eq!(place["region"]["startColumn"], 16);
    assert_eq!(place["region"]["byteOffset"], 28);
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "s");
}

#[test]
fn a_brief_outside_the_folder_has_an_absolute_uri() {
    let folder = Folder::with(&[("a/one.md", "Kim Jong Eun spoke.\n"), ("b/none.md", "")]);
    let mut command = folder.command("lint --format sarif ../a");
    let output = command.current_dir(folder.path("b")).output().expect("the program runs");
    let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
    assert!(uri.is_some_and(|uri| uri.starts_with("file:///") && uri.ends_with("/a/one.md")), "{uri:?}");
}

#[test]
fn a_finding_without_a_place_and_a_clean_folder_are_reports_too() {
    let folder = Folder::with(&[("a.md", "All is well.\n")]);
    assert_eq!(report(&folder)["runs"][0]["results"], Value::Array(Vec::new()));
    check(&report(&folder));
    folder.write("b.md", b"\xFF");
    check(&report(&folder));
}
