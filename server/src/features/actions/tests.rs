use super::*;
use crate::features::testing::{Desk, desk};
use crate::fix;
use crate::text::Text;
use std::path::Path;

fn at(desk: &Desk) -> Vec<Action> {
    actions(&desk.workspace, &desk.key, desk.offset..desk.offset)
}

fn titles(desk: &Desk) -> Vec<String> {
    at(desk).into_iter().map(|action| action.title).collect()
}

/// What a file is after the action of that title.
fn after(desk: &Desk, title: &str, file: &BriefKey) -> String {
    let all = at(desk);
    let action = all.iter().find(|action| action.title == title);
    let action = action.unwrap_or_else(|| panic!("there is no {title:?} among {:?}", titles(desk)));
    let text = desk.workspace.text(file).unwrap_or_default().to_arc_str();
    fix::apply(&text, action.edits.iter().filter(|edit| edit.brief == *file)).expect("the edits part")
}

#[track_caller]
fn check(text: &str, title: &str, expected: &str) {
    let desk = desk(&[("one.md", text)]);
    assert_eq!(after(&desk, title, &desk.key), expected);
}

/// A brief in a folder on disk, so that it has a project.
fn in_folder(folder: &Path, text: &str) -> Desk {
    let mut desk = desk(&[("one.md", text)]);
    let brief = BriefKey::of_path(&folder.join("one.md"));
    desk.workspace.add_root(folder);
    desk.workspace.put(&brief, 1, Text::from(text.replace('§', "").as_str()));
    desk.workspace.refresh(&brief);
    desk.key = brief;
    desk
}

#[test]
fn a_finding_offers_its_fixes_and_ways_to_silence_it() {
    let desk = desk(&[("one.md", "The Special Measure Agree§ment (SMA) holds. The SMA ends.")]);
    let expected = [
        "Replace by “Special Measures Agreement”",
        "Ignore “wrong-expansion” here, with a reason",
        "Ignore “wrong-expansion” in this file, with a reason",
        "Make the one safe fix in this brief",
    ];
    assert_eq!(titles(&desk), expected);
}

#[test]
fn all_findings_of_a_rule_are_fixed_at_once() {
    let two = "President Lee Jae M§ung spoke. President Moon Jea-in left.";
    let desk = desk(&[("one.md", two)]);
    let title = "Fix all 2 findings of “misspelt-name” in this brief";
    assert_eq!(after(&desk, title, &desk.key), "President Lee Jae Myung spoke. President Moon Jae-in left.");
}

#[test]
fn a_waiver_stands_above_a_paragraph_and_behind_an_item() {
    let title = "Ignore “undefined-acronym” here, with a reason";
    check(
        "First.\n\nSeoul proposed MAS§GA in July.\nMASGA grew.\n",
        title,
        "First.\n\n<!-- attache: ignore undefined-acronym () -->\nSeoul proposed MASGA in July.\nMASGA grew.\n",
    );
    check(
        "- Seoul proposed MAS§GA in July.\r\n- It grew.\r\n",
        title,
        "- Seoul proposed MASGA in July. <!-- attache: ignore undefined-acronym () -->\r\n- It grew.\r\n",
    );
    check(
        "First.\n\n| Fund | Sum |\n|---|---|\n| MAS§GA | 3 |\n",
        title,
        "First.\n\n<!-- attache: ignore undefined-acronym () -->\n| Fund | Sum |\n|---|---|\n| MASGA | 3 |\n",
    );
}

#[test]
fn a_waiver_for_the_file_stands_at_its_top() {
    check(
        "---\ntitle: Yards\n---\n\n# Yards\n\nSeoul proposed MAS§GA in July.\n",
        "Ignore “undefined-acronym” in this file, with a reason",
        "---\ntitle: Yards\n---\n\n<!-- attache: ignore-file undefined-acronym () -->\n\n# Yards\n\nSeoul proposed MASGA in July.\n",
    );
}

#[test]
fn a_word_is_allowed_in_the_settings_of_the_project() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let settings = "profile = \"us\" # as agreed\n\n[rules]\n# loud\nT003 = \"off\"\n";
    crate::files::create(&folder.path().join("attache.toml"), settings).expect("it can be written");
    let desk = in_folder(folder.path(), "Seoul proposed MAS§GAs in July.");
    let file = BriefKey::of_path(&folder.path().join("attache.toml"));
    let added = "undefined-acronym = { allow = [\"MASGA\"] }\n";
    assert_eq!(after(&desk, "Allow “MASGA” in this project", &file), format!("{settings}{added}"));
    let off = "undefined-acronym = \"off\"\n";
    assert_eq!(after(&desk, "Switch “undefined-acronym” off in this project", &file), format!("{settings}{off}"));
}

#[test]
fn a_project_without_settings_gets_some() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let desk = in_folder(folder.path(), "Seoul proposed MAS§GA in July.");
    let file = BriefKey::of_path(&folder.path().join("attache.toml"));
    let title = "Allow “MASGA” in this project";
    assert_eq!(after(&desk, title, &file), "[rules]\nundefined-acronym = { allow = [\"MASGA\"] }\n");
    let created = at(&desk).into_iter().find(|action| action.title == title).map(|action| action.creates);
    assert_eq!(created, Some(vec![file]));
}

#[test]
fn a_term_of_a_brief_becomes_one_of_the_project() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let desk = in_folder(folder.path(), "The Han River Cooling Compact (HR§CC) binds 12 cities. The HRCC grows.");
    let title = "Add “HRCC” to the terms of this project";
    let key = |name: &str| BriefKey::of_path(&folder.path().join(name));
    let pack = after(&desk, title, &key("terms.toml"));
    assert!(
        pack.ends_with("[[term]]\nid = \"hrcc\"\nshort = \"HRCC\"\nexpansions = [\"Han River Cooling Compact\"]\n"),
        "{pack}"
    );
    let settings = after(&desk, title, &key("attache.toml"));
    assert_eq!(settings, "packs = [\"indo-pacific\", \"general\", \"./terms.toml\"]\n");
}
