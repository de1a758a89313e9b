use super::*;
use crate::features::testing::desk;

fn at(briefs: &[(&str, &str)]) -> Vec<Item> {
    let desk = desk(briefs);
    completions(&desk.workspace, &desk.key, desk.offset).items
}

#[track_caller]
fn check(briefs: &[(&str, &str)], expected: &[&str]) {
    let texts: Vec<_> = at(briefs).into_iter().map(|item| item.text).collect();
    assert_eq!(texts, expected);
}

const COMPACT: &str = "The Han River Cooling Compact (HRCC) binds 12 cities.";

#[test]
fn a_short_form_is_spelt_out_where_the_reader_meets_it_first() {
    check(&[("one.md", "Seoul joined the HRC§"), ("two.md", COMPACT)], &["Han River Cooling Compact (HRCC)", "HRCC"]);
    check(&[("one.md", &format!("{COMPACT} The HRC§"))], &["HRCC"]);
    check(&[("one.md", &format!("{COMPACT} The H§"))], &["HRCC"]);
    check(&[("one.md", &format!("{COMPACT} The h§"))], &[]);
    check(&[("one.md", &format!("{COMPACT} The § grows."))], &["HRCC"]);
    check(&[("one.md", &format!("{COMPACT}\n\n§"))], &["HRCC"]);
}

#[test]
fn a_long_form_brings_its_short_form_along() {
    let briefs = [("one.md", "Seoul joined the Han Riv§"), ("two.md", COMPACT)];
    check(&briefs, &["Han River Cooling Compact (HRCC)", "Han River Cooling Compact"]);
    check(&[("one.md", &format!("{COMPACT} Han River Coo§"))], &["HRCC", "Han River Cooling Compact"]);
    let item = at(&briefs).remove(0);
    assert_eq!((item.typed.as_str(), item.span.len()), ("Han River Cooling Compact", "Han Riv".len()));
}

#[test]
fn a_long_form_begins_a_sentence_with_a_capital() {
    let briefs =
        [("one.md", "It ended. Host-nation f§"), ("two.md", "The host-nation fund (HNF) pays. The HNF is small.")];
    check(&briefs, &["Host-nation fund (HNF)", "Host-nation fund"]);
}

#[test]
fn a_name_of_the_packs_is_offered() {
    check(&[("one.md", "President Lee Jae§")], &["Lee Jae Myung"]);
}

#[test]
fn behind_a_bracket_stands_the_short_form_of_the_words_before_it() {
    check(&[("one.md", "It is a Special Measures Agreement (§ today")], &["SMA)"]);
    check(&[("one.md", "It is a Special Measures Agreement (S§) today")], &["SMA"]);
    check(&[("one.md", "the Harbour Crane Fund (§)")], &["HCF"]);
    check(&[("one.md", "twelve cities (§)")], &[]);
}

#[test]
fn a_waiver_names_what_can_be_asked_for() {
    check(&[("one.md", "<!-- attache: ig§ -->\nText.")], &["ignore", "ignore-file"]);
    let rules = at(&[("one.md", "<!-- attache: ignore unde§ -->\nText.")]);
    assert!(rules.iter().any(|item| item.text == "undefined-acronym" && item.detail == "T001"));
    check(&[("one.md", "<!-- attache: ignore undefined-acronym (th§ -->\nText.")], &[]);
}

#[test]
fn code_and_addresses_are_no_prose() {
    check(&[("one.md", "Use `HR§` here."), ("two.md", COMPACT)], &[]);
    check(&[("one.md", "See [it](https://example.org/HR§)."), ("two.md", COMPACT)], &[]);
    check(&[("one.md", "§"), ("two.md", COMPACT)], &[]);
}

#[test]
fn a_closer_look_shows_what_is_known() {
    let desk = desk(&[("one.md", "Seoul joined the HR§"), ("two.md", COMPACT)]);
    let items = completions(&desk.workspace, &desk.key, desk.offset).items;
    let card = documentation(&desk.workspace, &desk.key, desk.offset, &items[0].topic);
    let shown = card.plain(|_, _| None);
    assert!(
        shown.starts_with("HRCC — Han River Cooling Compact\n\nNot defined in this brief, but in two.md"),
        "{shown}"
    );
    let rule = documentation(&desk.workspace, &desk.key, 0, &Topic::Rule("undefined-acronym"));
    assert_eq!(rule.plain(|_, _| None), find("T001").expect("it exists").summary());
}

#[test]
fn a_declared_figure_is_offered_by_its_digits_and_by_its_name() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let sheet = "[[figure]]\nid = \"port-calls-2024\"\nmeasure = \"port calls\"\naliases = [\"ships in port\"]\n\
                 value = \"12400\"\nunit = \"ships\"\nperiod = \"2024\"\nsource = \"Port Authority\"\n";
    std::fs::write(folder.path().join("facts.toml"), sheet).expect("the folder can be written");
    std::fs::write(folder.path().join("attache.toml"), "fact-sheets = [\"facts.toml\"]\npacks = []\n")
        .expect("as above");
    let (workspace, key) = (Workspace::default(), BriefKey::of_path(&folder.path().join("a.md")));
    let mut version = 0;
    let mut offered = |text: &str| -> Vec<String> {
        version += 1;
        workspace.put(&key, version, crate::text::Text::from(text));
        let items = completions(&workspace, &key, text.len()).items;
        items.into_iter().map(|item| format!("{} for {} ({})", item.text, item.typed, item.detail)).collect()
    };
    assert_eq!(offered("Busan counted 12,4"), ["12,400 ships for 12,4 (port calls, 2024)"]);
    assert_eq!(offered("Busan counted 12"), ["12,400 ships for 12 (port calls, 2024)"]);
    assert_eq!(offered("Busan counted port c"), ["12,400 ships for port c (port calls, 2024)"]);
    assert_eq!(offered("Busan counted ships in"), ["12,400 ships for ships in (port calls, 2024)"]);
    assert_eq!(offered("Busan counted port-calls-2"), ["12,400 ships for port-calls-2 (port calls, 2024)"]);
    for nothing in ["Busan counted 13", "Busan counted 1", "Busan counted A12", "Busan counted por"] {
        assert_eq!(offered(nothing), Vec::<String>::new(), "{nothing}");
    }
    let card = documentation(&workspace, &key, 3, &Topic::Figure("port-calls-2024".to_owned()));
    assert!(format!("{card:?}").contains("Port Authority"), "{card:?}");
}
