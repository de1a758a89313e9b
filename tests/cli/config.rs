//! Settings that extend others, that hold for some briefs only, and what `attache config` and
//! `attache schema` say of them.

use super::{Folder, expect_file};
use crate::repository;
use crate::schema::assert_fits;
use attache::rules::RULES;

const NAME: &str = "President Lee Jae Mung spoke.\n";

#[test]
fn an_override_holds_for_its_briefs_and_the_last_one_wins() {
    let settings = "[[overrides]]\npaths = [\"old/**\", \"b.md\"]\n[overrides.rules]\nN001 = \"off\"\n\
                    [[overrides]]\npaths = [\"old/c.md\"]\nrules = { misspelt-name = \"info\" }\n";
    let folder = Folder::with(&[
        ("attache.toml", settings),
        ("a.md", NAME),
        ("b.md", NAME),
        ("old/b.md", NAME),
        ("old/c.md", NAME),
    ]);
    let done = folder.run("lint --format json");
    assert_eq!(done.places(), ["a.md:1:11 N001", "old/c.md:1:11 N001"]);
    assert_eq!(done.report()["findings"][1]["severity"], "info");
}

#[test]
fn settings_extend_those_of_a_folder_above() {
    let folder = Folder::with(&[
        ("attache.toml", "packs = [\"./house.toml\"]\nexclude = [\"north/old/**\"]\n[rules]\nN001 = \"off\"\n"),
        (
            "house.toml",
            "[[term]]\nid = \"pa\"\nshort = \"PA\"\nexpansions = [\"Port Authority\"]\nundefined_ok = \"yes\"\n",
        ),
        ("north/attache.toml", "extends = \"../attache.toml\"\n[rules]\nT003 = \"off\"\n"),
        ("north/a.md", &format!("The PA and the KHQX met. {NAME}")),
        ("north/old/b.md", NAME),
        ("south/attache.toml", ""),
        ("south/a.md", NAME),
    ]);
    let done = folder.run("lint --format json");
    assert_eq!(done.places(), ["north/a.md:1:16 T001", "south/a.md:1:11 N001"]);
    assert_eq!(done.report()["briefs"], 2);
}

#[test]
fn settings_extend_nothing_elsewhere_and_no_rings() {
    let complaint = |extends: &str| {
        let settings = format!("extends = \"{extends}\"\n");
        let folder = Folder::with(&[
            ("secret.toml", "profile = \"uk\""),
            ("sub/attache.toml", &settings),
            ("sub/a.toml", "extends = \"a.toml\"\n"),
            ("sub/a.md", NAME),
        ]);
        let done = folder.run("lint");
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{extends}");
        done.err.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        complaint("../secret.toml"),
        "error: the file of settings “../secret.toml” lies outside the folder of attache.toml"
    );
    assert_eq!(complaint("../attache.toml"), "error: there is no file “../attache.toml”");
    assert_eq!(complaint("a.toml"), "error: “a.toml” leads back here, or too far");
}

#[test]
fn a_mistake_is_shown_in_the_file_that_makes_it() {
    let folder = Folder::with(&[
        ("attache.toml", "[[overrides]]\npaths = [\"a.md\"]\nprofil = \"uk\"\n"),
        ("sub/attache.toml", "extends = \"../attache.toml\"\n"),
        ("sub/a.md", NAME),
    ]);
    let done = folder.run("lint sub");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("unknown setting of some briefs “profil”"), "{}", done.err);
    assert!(done.err.contains("--> attache.toml:3:1") && done.err.contains("did you mean “profile”?"), "{}", done.err);
}

#[test]
fn config_tells_what_holds_and_where_it_comes_from() {
    let folder = Folder::with(&[
        (
            "attache.toml",
            "profile = \"uk\"\n\n[rules]\nT001 = { severity = \"info\", allow = [\"KEI\"] }\nunused-definition = \"off\"\n",
        ),
        (
            "north/attache.toml",
            "extends = \"../attache.toml\"\npacks = [\"general\"]\n\n[rules]\nundefined-acronym = { allow = [\"CSIS\"] }\n\n\
             [[overrides]]\npaths = [\"speeches/**\"]\nprofile = \"us\"\nrules = { T003 = \"hint\" }\n",
        ),
    ]);
    expect_file("config.txt", &folder.run("config north/speeches/a.md").out);
    let above = folder.run("config north").out;
    assert!(above.starts_with("profile = \"uk\" ") && above.contains("# attache.toml:1\n"), "{above}");
    assert!(Folder::with(&[]).run("config").out.contains("# default\n"));
    folder.write("attache.toml", b"profil = \"uk\"");
    assert_eq!(folder.run("config north").code, 2);
}

#[test]
fn what_config_prints_can_be_read_again() {
    let folder =
        Folder::with(&[("attache.toml", "exclude = [\"a \\\"b\\\"/**\"]\n[rules]\nT001 = { allow = [\"KEI\"] }\n")]);
    let printed = folder.run("config").out;
    folder.write("attache.toml", printed.as_bytes());
    let again = folder.run("config");
    assert_eq!(again.code, 0, "{}", again.err);
    let values = |text: &str| {
        text.lines().filter_map(|line| line.split(" #").next()).map(str::trim_end).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(values(&again.out), values(&printed));
}

#[test]
fn the_schema_is_json_with_every_rule_by_code_and_name() {
    let schema = Folder::with(&[]).run("schema").report();
    let rules = &schema["definitions"]["rules"]["properties"];
    assert_eq!(rules["T007"], rules["wrong-expansion"]);
    assert_eq!(rules.as_object().map(serde_json::Map::len), Some(RULES.len() * 2));
}

/// What editors of TOML check and complete by.
#[test]
fn the_schema_is_committed_and_fresh_and_settings_fit_it() {
    let folder = Folder::with(&[]);
    let path = repository::root().join("server/attache.schema.json");
    let fresh = folder.run("schema").out;
    if repository::updates() {
        repository::write(&path, &fresh);
    }
    assert!(
        repository::read(&path) == fresh,
        "server/attache.schema.json is stale: run `ATTACHE_UPDATE=1 cargo test schema`"
    );
    let schema = serde_json::from_str(&fresh).expect("JSON");
    folder.run("init");
    let settings = folder.read("attache.toml");
    // With the examples that it comments out.
    let is_example = |line: &str| (line.contains(" = ") || line.starts_with('[')) && !line.starts_with("packs");
    let whole = settings.lines().filter_map(|line| match line.strip_prefix("# ") {
        Some(example) => is_example(example).then_some(example),
        None => line.starts_with('[').then_some(line),
    });
    for text in [settings.as_str(), &whole.collect::<Vec<_>>().join("\n")] {
        let value: toml::Value = toml::from_str(text).expect("TOML");
        assert_fits(&schema, &serde_json::to_value(value).expect("what TOML has, JSON has"));
    }
}
