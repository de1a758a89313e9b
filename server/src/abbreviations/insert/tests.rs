//! Lists before and after: what an author sees of them.

use super::*;
use crate::BriefKey;
use crate::index::Index;
use crate::project::Project;

fn inserted(text: &str) -> Result<String, NoPlace> {
    let project = Project::default();
    let reading = Reading::of(BriefKey::of_name("one.md"), text.into(), &project.lexicon);
    let case = Case { reading: &reading, project: &project, index: &Index::default() };
    insert(&case).map(|inserted| inserted.text)
}

/// Puts the list into `before`, twice, and compares.
fn check(before: &str, after: &str) {
    assert_eq!(inserted(before).as_deref(), Ok(after));
    assert_eq!(inserted(after).as_deref(), Ok(after), "the second time");
}

const TEXT: &str = "# Cranes\n\n## Costs\n\nThe Harbour Crane Fund (HCF) pays. The UN and the HCF agree; the XQT \
    does not.\n";

#[test]
fn a_brief_without_a_list_gets_a_table_at_its_end() {
    let list = "\n## Abbreviations\n\n| Abbreviation | Meaning |\n| --- | --- |\n| HCF | Harbour Crane Fund |\n| UN | \
        United Nations |\n";
    check(TEXT, &format!("{TEXT}{list}"));
    check(&TEXT.replace('\n', "\r\n"), &format!("{TEXT}{list}").replace('\n', "\r\n"));
    check(TEXT.trim_end(), &format!("{TEXT}{list}"));
}

#[test]
fn a_long_form_with_points_is_read_again_as_it_was_written() {
    let text = "The Korea-U.S. Free Trade Agreement (KORUS) holds.\n";
    let rows = "| KORUS | Korea-U.S. Free Trade Agreement |\n| U.S. | United States |\n";
    check(text, &format!("{text}\n## Abbreviations\n\n| Abbreviation | Meaning |\n| --- | --- |\n{rows}"));
}

#[test]
fn a_heading_that_waits_for_its_list_gets_it() {
    let text = "# Cranes\n\n## List of Abbreviations\n\n## Costs\n\nThe UN pays.\n";
    let table = "| Abbreviation | Meaning |\n| --- | --- |\n| UN | United Nations |";
    check(text, &text.replace("Abbreviations\n", &format!("Abbreviations\n\n{table}\n")));
    let header = "| Short form | Meaning |\n|---|---|\n";
    let text = format!("# Cranes\n\n## Abbreviations\n\n{header}\n## Costs\n\nThe UN pays.\n");
    check(&text, &text.replace("|---|---|\n", "|---|---|\n| UN | United Nations |\n"));
}

#[test]
fn a_list_keeps_its_form_its_order_and_what_its_authors_added() {
    let bullets = "\n## Abbreviations\n\n* **UN** – United Nations, founded in 1945\n* **TEU** – twenty-foot equivalent \
        unit\n\n## Notes\n\nNone.\n";
    let updated = "\n## Abbreviations\n\n* **HCF** – Harbour Crane Fund\n* **UN** – United Nations, founded in \
        1945\n\n## Notes\n\nNone.\n";
    check(&format!("{TEXT}{bullets}"), &format!("{TEXT}{updated}"));
}

#[test]
fn lines_that_are_no_entries_stay() {
    let rows = "| TEU | twenty-foot equivalent unit |\n| the Quay | where ships lie |\n| UN | United Nations |\n| the Pier | \
        an old one |\n";
    let updated = "| the Quay | where ships lie |\n| HCF | Harbour Crane Fund |\n| UN | United Nations |\n| the Pier | an \
        old one |\n";
    let head = format!("{TEXT}\n## Abbreviations\n\n| Short form | Meaning |\n|---|---|\n");
    check(&format!("{head}{rows}"), &format!("{head}{updated}"));
}

#[test]
fn abbreviation_lines_stay_such_lines() {
    let head = format!("{TEXT}\n## Abbreviations\n\n");
    let lines = "*[UN]: United Nations\n*[TEU]: twenty-foot equivalent unit\n";
    check(&format!("{head}{lines}"), &format!("{head}*[HCF]: Harbour Crane Fund\n*[UN]: United Nations\n"));
}

#[test]
fn a_definition_list_stays_one() {
    let terms = "\n## Glossary\n\nUN\n: United Nations\n\nTEU\n: twenty-foot equivalent unit\n";
    let updated = "\n## Glossary\n\nHCF\n: Harbour Crane Fund\n\nUN\n: United Nations\n";
    check(&format!("{TEXT}{terms}"), &format!("{TEXT}{updated}"));
}

#[test]
fn a_table_keeps_its_columns() {
    let table =
        "\n## Abbreviations\n\n| Meaning | Short form | Since |\n|:--|:-:|--:|\n| United Nations | UN | 1945 |\n";
    check(
        &format!("{TEXT}{table}"),
        &format!("{TEXT}{}", table.replace("| United", "| Harbour Crane Fund | HCF |  |\n| United")),
    );
}

#[test]
fn an_entry_that_says_something_else_than_the_text_is_corrected() {
    let list = "\n## Abbreviations\n\n- HCF: Harbour Cranes Finance\n- UN: United Nations\n";
    check(&format!("{TEXT}{list}"), &format!("{TEXT}{}", list.replace("Harbour Cranes Finance", "Harbour Crane Fund")));
}

#[test]
fn a_brief_that_ends_within_code_has_no_place() {
    assert_eq!(inserted("The UN pays.\n\n```\ncranes\n"), Err(NoPlace));
}

/// Lines that briefs and their lists are made of.
const LINES: [&str; 19] = [
    "# Cranes",
    "## Abbreviations",
    "### Bodies",
    "## Costs",
    "",
    "",
    "The Harbour Crane Fund (HCF) pays what the UN asks.",
    "The ROK and the TEU met the U.S. in the Korea-U.S. Free Trade Agreement (KORUS).",
    "- UN: United Nations",
    "- **HCF** – Harbour Fund",
    "  more of it",
    "| Short form | Meaning |",
    "|---|---|",
    "| UN | United Nations |",
    "| ROK | Republic | x |",
    "*[TEU]: twenty-foot equivalent unit",
    "HCF",
    ": Harbour Crane Fund",
    "> - ROK: Republic of Korea",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn the_second_time_changes_nothing(lines in proptest::collection::vec(0..LINES.len(), 0..24)) {
        let text = lines.iter().map(|line| format!("{}\n", LINES[*line])).collect::<String>();
        if let Ok(once) = inserted(&text) {
            proptest::prop_assert_eq!(inserted(&once), Ok(once), "made of:\n{}", text);
        }
    }
}
