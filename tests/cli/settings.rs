//! `attache.toml`, from the outside: what it changes, and how its errors are told.

use super::{Folder, expect_file};

const NAME: &str = "President Lee Jae Mung spoke.\n";

fn lint(files: &[(&str, &str)]) -> Vec<String> {
    Folder::with(files).run("lint --format json").places()
}

#[test]
fn a_rule_is_turned_off_by_code_or_by_name() {
    assert_eq!(lint(&[("attache.toml", "[rules]\nN001 = \"off\""), ("a.md", NAME)]), [] as [&str; 0]);
    assert_eq!(lint(&[("attache.toml", "[rules]\nmisspelt-name = \"off\""), ("a.md", NAME)]), [] as [&str; 0]);
}

#[test]
fn a_severity_counts_for_the_exit_code() {
    let folder = Folder::with(&[("attache.toml", "[rules]\nN001 = \"info\""), ("a.md", NAME)]);
    assert_eq!(folder.run("lint").code, 0);
    assert_eq!(folder.run("lint --format json").report()["findings"][0]["severity"], "info");
}

#[test]
fn the_nearest_settings_win() {
    let files =
        [("attache.toml", "[rules]\nN001 = \"off\""), ("a.md", NAME), ("sub/attache.toml", ""), ("sub/b.md", NAME)];
    assert_eq!(lint(&files), ["sub/b.md:1:11 N001"]);
}

#[test]
fn settings_above_the_current_folder_hold() {
    let folder = Folder::with(&[("attache.toml", "[rules]\nN001 = \"off\""), ("sub/a.md", NAME)]);
    let done = folder.command("lint").current_dir(folder.path("sub")).output().expect("the program runs");
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn settings_hold_for_standard_input_where_its_name_lies() {
    let folder = Folder::with(&[("sub/attache.toml", "[rules]\nN001 = \"off\"")]);
    assert_eq!(folder.run_with_input("lint -", NAME).code, 1);
    assert_eq!(folder.run_with_input("lint - --stdin-filename sub/a.md", NAME).code, 0);
}

#[test]
fn excluded_briefs_are_neither_checked_nor_compared_with() {
    let files = [("attache.toml", "exclude = [\"drafts/**\"]"), ("a.md", "All is well."), ("drafts/b.md", NAME)];
    let folder = Folder::with(&files);
    assert_eq!(folder.run("lint --format json").report()["briefs"], 1);
    assert_eq!(folder.run("lint --format json drafts/b.md").places(), ["drafts/b.md:1:11 N001"]);
}

#[test]
fn a_pack_of_the_project_is_known() {
    let pack = "[[term]]\nid = \"kei\"\nshort = \"KEI\"\nexpansions = [\"Korea Economic Institute\"]\nundefined_ok = \"yes\"\n";
    let brief = ("a.md", "The KEI hosted the talks. KEI is in Washington.\n");
    let settings = ("attache.toml", "packs = [\"general\", \"./terms.toml\"]");
    assert_eq!(lint(&[("attache.toml", "packs = [\"general\"]"), brief]), ["a.md:1:5 T001"]);
    assert_eq!(lint(&[settings, ("terms.toml", pack), brief]), [] as [&str; 0]);
}

#[test]
fn an_error_is_shown_at_its_place_with_the_nearest_right_name() {
    let settings = "profile = \"neutral\"\n\n[rules]\nundefined-acronyms = { severity = \"info\" }\n";
    let done = Folder::with(&[("sub/attache.toml", settings), ("sub/a.md", NAME), ("b.md", NAME)]).run("lint");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    expect_file("unknown-rule.txt", &done.err);
}

#[test]
fn an_error_in_a_pack_is_shown_in_the_pack() {
    let pack = "[[term]]\nid = \"kei\"\nshrot = \"KEI\"\n";
    let files = [("attache.toml", "packs = [\"./terms.toml\"]"), ("terms.toml", pack), ("a.md", NAME)];
    let done = Folder::with(&files).run("lint");
    assert_eq!(done.code, 2);
    expect_file("unknown-key-in-pack.txt", &done.err);
}

#[test]
fn files_that_settings_name_exist_and_lie_in_the_project() {
    let complaint = |settings: &str| {
        let folder = Folder::with(&[("terms.toml", ""), ("sub/attache.toml", settings), ("sub/a.md", NAME)]);
        let done = folder.run("lint");
        assert_eq!(done.code, 2, "{settings}");
        done.err.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        complaint("packs = [\"./terms.toml\"]"),
        "error: cannot use the pack “./terms.toml”: there is no such file"
    );
    assert_eq!(
        complaint("packs = [\"../terms.toml\"]"),
        "error: the pack “../terms.toml” lies outside the folder of attache.toml"
    );
    assert_eq!(
        complaint("fact-sheets = [\"./facts.toml\"]"),
        "error: cannot use the fact sheet “./facts.toml”: there is no such file"
    );
}

#[test]
fn a_glossary_and_a_pack_that_builds_upon_another_are_told_by_extract() {
    let folder = Folder::with(&[
        ("attache.toml", "packs = [\"./packs/own.toml\"]"),
        ("packs/own.toml", "[pack]\nid = \"own\"\nrequires = [\"../house.toml\", \"general\"]\n"),
        ("house.toml", "[[term]]\nid = \"pa\"\nshort = \"PA\"\nexpansions = [\"Port Authority\"]\n"),
        ("glossary.md", "# Glossary\n\n- HCF: Harbour Crane Fund\n"),
        ("a.md", "The PA, the HCF, the UN and the ROK met.\n"),
    ]);
    let line: serde_json::Value = serde_json::from_str(&folder.run("extract a.md").out).expect("one line of JSON");
    let uses = line["uses"].as_array().expect("a list of uses");
    let told: Vec<_> = uses.iter().filter_map(|place| place["status"].as_str()).collect();
    assert_eq!(told, ["glossary", "glossary", "well-known", "undefined"]);
}

#[test]
fn a_pack_that_requires_what_is_not_there_is_told_where_it_says_so() {
    let folder = Folder::with(&[
        ("attache.toml", "packs = [\"./own.toml\"]"),
        ("own.toml", "[pack]\nid = \"own\"\nrequires = [\"./house.toml\"]\n"),
        ("a.md", NAME),
    ]);
    let done = folder.run("lint");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot use the pack “./house.toml”: there is no such file"), "{}", done.err);
    assert!(done.err.contains("own.toml:3"), "{}", done.err);
    folder.write("own.toml", b"[pack]\nid = \"own\"\nrequires = [\"indo-pasific\"]\n");
    assert!(folder.run("lint").err.contains("did you mean “indo-pacific”?"));
}
