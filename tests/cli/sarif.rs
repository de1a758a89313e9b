//! SARIF 2.1.0, by what its schema and its text demand of the parts that are used here.

use super::Folder;
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

/// The schema allows no members but those it names.
#[track_caller]
fn has_only(value: &Value, names: &[&str]) {
    for name in value.as_object().expect("an object").keys() {
        assert!(names.contains(&name.as_str()), "{name} is unknown to the schema of this object: {value}");
    }
}

fn check_location(location: &Value) {
    has_only(location, &["artifactLocation", "region"]);
    check_artifact(member(location, "artifactLocation"));
    check_region(member(location, "region"));
}

fn check_artifact(artifact: &Value) {
    has_only(artifact, &["uri", "uriBaseId"]);
    let uri = text(artifact, "uri");
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%@+:".contains(&byte);
    assert!(uri.bytes().all(is_sound), "{uri} is no URI");
    // Only an absolute URI has no base.
    assert_eq!(artifact.get("uriBaseId").is_none(), uri.starts_with("file:///"), "{uri}");
}

fn check_region(region: &Value) {
    has_only(region, &["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]);
    let number = |name| member(region, name).as_u64().expect("a number");
    let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{region}");
}

fn check_rule(rule: &Value) {
    has_only(rule, &["id", "name", "shortDescription", "help", "helpUri", "defaultConfiguration"]);
    assert!(!text(rule, "id").is_empty() && !text(member(rule, "shortDescription"), "text").is_empty());
    // GitHub shows the one, others the other.
    assert!(!text(member(rule, "help"), "text").is_empty() && !text(member(rule, "help"), "markdown").is_empty());
    assert!(["error", "warning", "note", "none"].contains(&text(member(rule, "defaultConfiguration"), "level")));
}

fn check_result(result: &Value, rules: &[Value]) {
    has_only(
        result,
        &[
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "relatedLocations",
            "partialFingerprints",
            "fixes",
            "properties",
        ],
    );
    let index = member(result, "ruleIndex").as_u64().expect("a number") as usize;
    assert_eq!(text(&rules[index], "id"), text(result, "ruleId"));
    assert!(["error", "warning", "note", "none"].contains(&text(result, "level")));
    assert!(!text(member(result, "message"), "text").is_empty());
    let fingerprints = member(result, "partialFingerprints").as_object().expect("an object");
    assert!(fingerprints.values().all(Value::is_string));
    let [location] = list(result, "locations") else { panic!("a finding has one place") };
    check_location(member(location, "physicalLocation"));
    for (index, related) in
        result.get("relatedLocations").into_iter().flat_map(|all| all.as_array().expect("a list")).enumerate()
    {
        has_only(related, &["id", "message", "physicalLocation"]);
        assert_eq!(member(related, "id"), index + 1);
        check_location(member(related, "physicalLocation"));
    }
    for fix in result.get("fixes").into_iter().flat_map(|all| all.as_array().expect("a list")) {
        has_only(fix, &["description", "artifactChanges", "properties"]);
        for change in list(fix, "artifactChanges") {
            check_artifact(member(change, "artifactLocation"));
            assert!(!list(change, "replacements").is_empty());
            for replacement in list(change, "replacements") {
                has_only(replacement, &["deletedRegion", "insertedContent"]);
                check_region(member(replacement, "deletedRegion"));
                text(member(replacement, "insertedContent"), "text");
            }
        }
    }
}

#[test]
fn it_is_what_the_schema_asks_for() {
    let log = report(&two());
    has_only(&log, &["$schema", "version", "runs"]);
    assert_eq!(text(&log, "version"), "2.1.0");
    let [run] = list(&log, "runs") else { panic!("one run") };
    has_only(run, &["tool", "columnKind", "invocations", "results"]);
    assert_eq!(text(run, "columnKind"), "unicodeCodePoints");
    let driver = member(member(run, "tool"), "driver");
    has_only(driver, &["name", "version", "semanticVersion", "informationUri", "rules"]);
    let rules = list(driver, "rules");
    rules.iter().for_each(check_rule);
    let results = list(run, "results");
    assert!(results.len() >= 3);
    results.iter().for_each(|result| check_result(result, rules));
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
    folder.write("b.md", b"\xFF");
    let log = report(&folder);
    let run = &log["runs"][0];
    check_result(&run["results"][0], list(member(&run["tool"], "driver"), "rules"));
}
