use super::*;
use crate::features::testing::{Desk, desk};
use crate::fix;

const COMMAND: &str = "The Combined Forces Command (C§FC) plans. Two CFCs would be one too many.";

fn after(desk: &Desk, name: &str) -> Vec<String> {
    let edits = rename(&desk.workspace, &desk.key, desk.offset, name).expect("it can be renamed");
    let changed: BTreeSet<_> = edits.iter().map(|edit| edit.brief.clone()).collect();
    let text = |brief: &BriefKey| {
        let text = desk.workspace.text(brief).expect("it is open").to_arc_str();
        let own = edits.iter().filter(|edit| edit.brief == *brief);
        format!("{brief}: {}", fix::apply(&text, own).expect("the edits part"))
    };
    changed.iter().map(text).collect()
}

fn check(briefs: &[(&str, &str)], name: &str, expected: &[&str]) {
    assert_eq!(after(&desk(briefs), name), expected);
}

fn check_refusal(briefs: &[(&str, &str)], name: &str, expected: &str) {
    let desk = desk(briefs);
    assert_eq!(rename(&desk.workspace, &desk.key, desk.offset, name), Err(Refusal(expected.to_owned())));
}

#[test]
fn a_short_form_is_renamed_with_its_plurals_in_all_briefs() {
    let other = ("two.md", "The CFC has a new commander.");
    check(
        &[("one.md", COMMAND), other],
        "CFK",
        &[
            "one.md: The Combined Forces Command (CFK) plans. Two CFKs would be one too many.",
            "two.md: The CFK has a new commander.",
        ],
    );
}

#[test]
fn the_same_letters_for_another_thing_stay() {
    let other = ("two.md", "A controlled foreign corporation (CFC) pays no tax. Each CFC files a form.");
    let expected = ["one.md: The Combined Forces Command (CFK) plans. Two CFKs would be one too many."];
    check(&[("one.md", COMMAND), other], "CFK", &expected);
}

#[test]
fn a_long_form_is_renamed_wherever_the_same_words_stand() {
    let text = "The Han River Cooling Com§pact (HRCC) binds 12 cities. The Han River\nCooling Compact grows.";
    let other = ("two.md", "Cities joined the Han River Cooling Compact. The Han River Cooling Compacts are many.");
    check(
        &[("one.md", text), other],
        "Han River Cooling Charter",
        &[
            "one.md: The Han River Cooling Charter (HRCC) binds 12 cities. The Han River Cooling Charter grows.",
            "two.md: Cities joined the Han River Cooling Charter. The Han River Cooling Compacts are many.",
        ],
    );
}

#[test]
fn both_forms_are_renamed_at_once() {
    let text = "The Han River Cooling Compact (HR§CC) binds 12 cities. The HRCC grows.";
    check(
        &[("one.md", text)],
        "Han River Water Charter (HRWC)",
        &["one.md: The Han River Water Charter (HRWC) binds 12 cities. The HRWC grows."],
    );
}

#[test]
fn a_capital_at_the_start_of_a_sentence_stays() {
    let text = "A host-nation fu§nd (HNF) pays. Host-nation fund money is short.";
    let expected = ["one.md: A burden-sharing fund (HNF) pays. Burden-sharing fund money is short."];
    check(&[("one.md", text)], "burden-sharing fund", &expected);
}

#[test]
fn a_name_is_renamed_as_it_is_spelt_at_hand() {
    let text = "President Lee Jae M§ung spoke. Lee Jae Myung left.";
    check(&[("one.md", text)], "Lee Jae Myung", &["one.md: President Lee Jae Myung spoke. Lee Jae Myung left."]);
}

#[test]
fn words_of_others_stay_as_they_are() {
    let text = format!("{COMMAND}\n\n> The CFC is ready.\n\nHe said “the CFC waits”.");
    let desk = desk(&[("one.md", &text)]);
    let after = after(&desk, "CFK").join("");
    assert!(after.contains("> The CFC is ready.") && after.contains("“the CFC waits”"), "{after}");
}

#[test]
fn what_cannot_be_told_apart_is_not_renamed() {
    let both = format!("{COMMAND}\n\nA controlled foreign corporation (CFC) pays no tax.");
    let expected = "“CFC” also stands for “controlled foreign corporation” in one.md; \
        which of its uses mean which cannot be told";
    check_refusal(&[("one.md", &both)], "CFK", expected);
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let text = format!("{COMMAND} The United Nations Command (UNC) watches.");
    check_refusal(&[("one.md", &text)], "UNC", "“UNC” already stands in one.md");
}

#[test]
fn mark_up_within_a_name_is_refused() {
    let text = "The Han River Cooling Com§pact (HRCC) binds cities. The Han *River* Cooling Compact grows.";
    let expected = "“Han River Cooling Compact” is interrupted by mark-up in one.md: take that out first";
    check_refusal(&[("one.md", text)], "Han River Charter", expected);
}

#[test]
fn the_singular_is_offered_for_a_plural() {
    let desk = desk(&[("one.md", &COMMAND.replace('§', "").replace("CFCs", "C§FCs"))]);
    let prepared = prepare(&desk.workspace, &desk.key, desk.offset).expect("it can be renamed").expect("it is a term");
    assert_eq!((prepared.name.as_str(), desk.words(&desk.key, prepared.span)), ("CFC", "CFC".to_owned()));
}

#[test]
fn nothing_is_offered_between_terms() {
    let desk = desk(&[("one.md", "Yards train wel§ders.")]);
    assert_eq!(prepare(&desk.workspace, &desk.key, desk.offset), Ok(None));
}
