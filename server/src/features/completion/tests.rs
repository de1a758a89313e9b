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
