//! `attache terms`: the list of abbreviations, in print, in the briefs and on its way to others.

use super::Folder;
use serde_json::{Value, json};

const BRIEF: &str = "# Cranes\n\n## Costs\n\nThe Harbour Crane Fund (HCF) pays what the UN asks. The HCF met the ROK \
    and the XQT.\n";

const TABLE: &str = "\n## Abbreviations\n\n| Abbreviation | Meaning |\n| --- | --- |\n| HCF | Harbour Crane Fund |\n\
    | ROK | Republic of Korea |\n| UN | United Nations |\n";

#[test]
fn the_list_is_a_table_that_says_what_a_brief_leaves_open() {
    let done = Folder::with(&[("a.md", BRIEF)]).run("terms a.md");
    assert_eq!(
        done.out,
        "| Abbreviation | Meaning |\n| --- | --- |\n| HCF | Harbour Crane Fund |\n\
         | ROK | Republic of Korea *(not defined in the brief; from a pack)* |\n\
         | UN | United Nations *(not defined in the brief; well known)* |\n| XQT | *(not defined)* |\n"
    );
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn the_list_of_a_folder_joins_those_of_its_briefs() {
    let glossary = "# Glossary\n\n| Short form | Meaning |\n|--|--|\n| XQT | Xylophone Quay Terminal |\n";
    let other = "The Hazardous Cargo Forum (HCF) met; the UN did not.\n";
    let done = Folder::with(&[("a.md", BRIEF), ("b.md", other), ("glossary.md", glossary)]).run("terms --format csv");
    let lines: Vec<_> = done.out.lines().map(|line| line.split(',').collect::<Vec<_>>()).collect();
    let shown: Vec<_> = lines.iter().map(|line| [line[0], line[1], line[line.len() - 1]]).collect();
    assert_eq!(
        shown,
        [
            ["short", "long", "origin"],
            ["HCF", "Harbour Crane Fund", "defined"],
            ["HCF", "Hazardous Cargo Forum", "defined"],
            ["ROK", "Republic of Korea", "pack"],
            ["UN", "United Nations", "well-known"],
            ["XQT", "Xylophone Quay Terminal", "glossary"],
        ]
    );
}

#[test]
fn programs_get_every_form_with_its_status() {
    let text = "The Special Measure Agreement (SMA) ends. The SMA cost much.\n";
    let done = Folder::with(&[("a.md", text)]).run("terms --format json");
    let list: Value = serde_json::from_str(&done.out).expect("one object");
    assert_eq!((&list["version"], &list["briefs"]), (&json!(1), &json!(1)));
    let term = &list["terms"][0];
    assert_eq!([&term["short"], &term["long"]], [&json!("SMA"), &json!("Special Measure Agreement")]);
    assert_eq!([&term["origin"], &term["uses"], &term["briefs"]], [&json!("defined"), &json!(1), &json!(["a.md"])]);
    let forms = term["forms"].as_array().expect("a list of forms");
    assert_eq!(forms[0], json!({"long": "Special Measures Agreement", "status": "preferred"}));
    assert!(forms.contains(&json!({"long": "Special Measure Agreement", "status": "deprecated"})), "{forms:?}");
}

#[test]
fn insert_adds_the_list_once() {
    let folder = Folder::with(&[("a.md", BRIEF)]);
    let done = folder.run("terms --insert a.md");
    let left_out = "left out XQT (nobody says what it stands for, or which of several)";
    assert_eq!(done.err, format!("a.md: the list has 3 abbreviations now; {left_out}\n"));
    assert_eq!((done.code, done.out.as_str()), (0, ""));
    assert_eq!(folder.read("a.md"), format!("{BRIEF}{TABLE}"));
    let again = folder.run("terms --insert");
    assert_eq!(again.err, format!("a.md: the list is up to date; {left_out}\n"));
    assert_eq!(folder.read("a.md"), format!("{BRIEF}{TABLE}"));
}

#[test]
fn insert_brings_a_list_up_to_date_in_its_own_form() {
    let list = "\r\n## List of Abbreviations\r\n\r\n- **UN**: United Nations\r\n- **EEZ**: exclusive economic zone\r\n";
    let brief = format!("\u{FEFF}{}{list}\r\n## Notes\r\n\r\nNone.\r\n", BRIEF.replace('\n', "\r\n"));
    let folder = Folder::with(&[("a.md", &brief)]);
    assert_eq!(folder.run("terms --insert").code, 0);
    let updated = "- **HCF**: Harbour Crane Fund\r\n- **ROK**: Republic of Korea\r\n- **UN**: United Nations\r\n";
    let entries = "- **UN**: United Nations\r\n- **EEZ**: exclusive economic zone\r\n";
    assert_eq!(folder.read("a.md"), brief.replace(entries, updated));
}

#[test]
fn insert_ends_lines_as_the_brief_does() {
    for line_end in ["\r\n", "\r"] {
        let folder = Folder::with(&[("a.md", &BRIEF.replace('\n', line_end))]);
        assert_eq!(folder.run("terms --insert").code, 0);
        assert_eq!(folder.read("a.md"), format!("{BRIEF}{TABLE}").replace('\n', line_end));
    }
}

#[test]
fn insert_that_cannot_write_says_so_and_does_the_others() {
    let folder = Folder::with(&[("a.md", "The UN met.\n\n```\nopen\n"), ("b.md", "The UN met.\n")]);
    let done = folder.run("terms --insert");
    assert!(done.err.starts_with("cannot put a list into a.md: it ends within a block of code"), "{}", done.err);
    assert!(done.err.contains("b.md: the list has 1 abbreviation now"), "{}", done.err);
    assert_eq!(done.code, 2);
    assert_eq!(folder.run("terms --insert -").code, 2);
}

#[test]
fn what_a_term_bank_gets_comes_back_the_same() {
    let folder =
        Folder::with(&[("a.md", BRIEF), ("b.md", "The Special Measures Agreement (SMA) holds. The SMA costs.\n")]);
    let exported = folder.run("terms --format tbx");
    assert_eq!(exported.err, "left out, as nobody says what they stand for: XQT\n");
    folder.write("bank.tbx", exported.out.as_bytes());
    let imported = folder.run("terms import bank.tbx");
    assert_eq!(
        imported.err,
        "terms.toml: added 4 (HCF, ROK, SMA, UN), changed 0, left 0 as they were\n\
         name it in attache.toml to use it: packs = [\"indo-pacific\", \"general\", \"./terms.toml\"]\n"
    );
    assert_eq!(imported.code, 0);
    // With the pack alone the list says the same as before.
    folder.write("attache.toml", b"packs = [\"./terms.toml\"]\n");
    assert_eq!(folder.run("terms --format tbx").out, exported.out);
    let again = folder.run("terms import bank.tbx");
    assert_eq!(again.err, "terms.toml: added 0, changed 0, left 4 as they were\n");
}

#[test]
fn import_keeps_statuses_and_comments() {
    let pack = "# agreed in May\n[[term]]\nid = \"fund\"\nshort = \"HCF\"\nexpansions = [\"Harbour Cranes Fund\"] # ask Jane\n";
    let rows = "short,long,status,definition,source\nHCF,Harbour Crane Fund,preferred,Pays for cranes.,Port Act\n\
        HCF,Harbour Cranes Fund,deprecated,,\nHCF,Harbour Fund,obsolete,,\nPA,Port Authority,,,\n";
    let folder = Folder::with(&[("terms.toml", pack), ("bank.csv", rows)]);
    let done = folder.run("terms import bank.csv");
    assert_eq!(done.err, "terms.toml: added 1 (PA), changed 1 (HCF), left 0 as they were\n");
    assert_eq!(
        folder.read("terms.toml"),
        "# agreed in May\n[[term]]\nid = \"fund\"\nshort = \"HCF\"\nexpansions = [\"Harbour Crane Fund\"] # ask Jane\n\
         wrong = [\"Harbour Cranes Fund\"]\nobsolete = [\"Harbour Fund\"]\ndefinition = \"Pays for cranes.\"\n\
         source = \"Port Act\"\n\n[[term]]\nid = \"pa\"\nshort = \"PA\"\nexpansions = [\"Port Authority\"]\n"
    );
}

#[test]
fn an_import_that_goes_wrong_shows_the_line_and_changes_nothing() {
    let folder = Folder::with(&[
        ("bank.csv", "short,long,status\nHCF,Harbour Crane Fund,prefered\n"),
        ("p.toml", "[[terms]]\n"),
    ]);
    let done = folder.run("terms import bank.csv");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot import bank.csv: unknown status “prefered” of “HCF”"), "{}", done.err);
    assert!(done.err.contains("bank.csv:2") && done.err.contains("did you mean “preferred”?"), "{}", done.err);
    assert!(!folder.path("terms.toml").exists());

    folder.write("bank.csv", b"short,long\nHCF,Harbour Crane Fund\n");
    let done = folder.run("terms import bank.csv --into p.toml");
    assert!(done.err.contains("unknown key “terms”") && done.err.contains("p.toml:1"), "{}", done.err);
    assert_eq!((done.code, folder.read("p.toml").as_str()), (2, "[[terms]]\n"));
    assert_eq!(folder.run("terms import nowhere.csv").code, 2);
}
