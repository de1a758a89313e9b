use super::*;
use crate::settings::Template;

/// The complaint about a text: its place, what it says and what it advises.
fn complaint(text: &str) -> (String, String, String) {
    let error = parse(text).expect_err("the test writes settings that are wrong");
    (text[error.span].to_owned(), error.message, error.help.unwrap_or_default())
}

#[test]
fn everything_that_can_be_set_is_read() {
    let settings = parse(
        "profile = \"uk\"\npacks = [\"./terms.toml\", \"general\"]\nfact-sheets = [\"facts.toml\"]\nexclude = [\"drafts/\"]\n\
         definition-scope = \"section\"\n\
         [template]\nsections = [\"Summary\"]\nsummary-words = 300\nmost-words = 6_000\nnotices = [\"Our own views.\"]\n\
         [rules]\nundefined-acronym = { severity = \"info\", allow = [\"KEI\"] }\nT003 = \"off\"\n",
    )
    .expect("sound settings");
    let packs: Vec<_> = settings.packs.iter().map(|pack| pack.get_ref().clone()).collect();
    assert_eq!(settings.profile.get_ref(), &ProfileChoice::Shipped("uk"));
    assert_eq!(packs, [PackChoice::File("./terms.toml".to_owned()), PackChoice::Shipped("general")]);
    assert_eq!(settings.fact_sheets[0].get_ref(), "facts.toml");
    assert_eq!(settings.exclude[0].get_ref(), "drafts/");
    assert_eq!(settings.definition_scope, DefinitionScope::Section);
    assert_eq!(
        (&*settings.template.sections, &*settings.template.notices),
        (&["Summary".to_owned()][..], &["Our own views.".to_owned()][..])
    );
    let Template { summary_words, least_words, most_words, .. } = settings.template;
    assert_eq!((summary_words, least_words, most_words), (Some(300), None, Some(6000)));
    assert_eq!(settings.rules["T001"].severity, Some(Some(Severity::Info)));
    assert_eq!(settings.rules["T003"].severity, Some(None));
    assert!(settings.allows("T001", "KEI"));
}

#[test]
fn no_settings_are_the_default() {
    assert_eq!(parse(""), Ok(Settings::default()));
}

#[test]
fn an_unknown_setting_gets_the_nearest_name() {
    let (place, message, help) = complaint("pack = [\"general\"]");
    assert_eq!((place.as_str(), message.as_str()), ("pack", "unknown setting “pack”"));
    assert_eq!(help, "did you mean “packs”?");
}

#[test]
fn an_unknown_rule_gets_the_nearest_name() {
    let (place, message, help) = complaint("[rules]\nundefined-acronyms = \"off\"");
    assert_eq!((place.as_str(), message.as_str()), ("undefined-acronyms", "unknown rule “undefined-acronyms”"));
    assert_eq!(help, "did you mean “undefined-acronym”? `attache explain` lists all rules");
}

#[test]
fn an_unknown_profile_pack_or_severity_too() {
    assert_eq!(
        complaint("profile = \"britain\"").2,
        "it is one of neutral, us, ap, gpo, uk, economist, un, eu; a profile of your own is named by its path: \"./house.toml\""
    );
    assert_eq!(complaint("packs = [\"indo-pasific\"]").0, "\"indo-pasific\"");
    assert_eq!(complaint("[rules]\nT003 = \"warn\"").2, "did you mean “warning”?");
}

#[test]
fn a_rule_is_set_once_by_code_or_by_name() {
    let (place, message, _) = complaint("[rules]\nT003 = \"off\"\nunused-definition = \"hint\"");
    assert_eq!(place, "unused-definition");
    assert_eq!(message, "the rule T003 (unused-definition) is set twice");
}

#[test]
fn a_value_of_the_wrong_kind_is_told_the_right_one() {
    assert_eq!(complaint("packs = \"general\"").1, "“packs” is a list of texts; this is a text");
    assert_eq!(
        complaint("[template]\nmost-words = \"6000\"").1,
        "“most-words” is a number of words, 1 or more, not a text"
    );
    assert_eq!(complaint("[template]\nmost-words = 0").1, "“most-words” is a number of words, 1 or more, not this");
    assert_eq!(complaint("[template]\nnotices = [\"—\"]").1, "“notices” holds a text without words");
    assert_eq!(complaint("[template]\nsection = [\"Summary\"]").2, "did you mean “sections”?");
    assert_eq!(complaint("[rules]\nT003 = false").1, "“T003” is a severity or a table, not true or false");
}

#[test]
fn what_is_no_toml_has_a_place_as_well() {
    let error = parse("packs = [\"general\"\nexclude = []").expect_err("no TOML");
    assert!(error.span.start >= 8, "{error:?}");
}

#[test]
fn what_holds_for_some_briefs_is_read() {
    let settings = parse(
        "profile = \"uk\"\n[[overrides]]\npaths = [\"speeches/**\"]\nprofile = \"us\"\n[overrides.rules]\nT001 = \"off\"\n\
         [[overrides]]\npaths = [\"old.md\"]\n",
    )
    .expect("sound settings");
    let [first, second] = settings.overrides.as_slice() else { panic!("two overrides") };
    let american = first.profile.as_ref().is_some_and(|profile| *profile.get_ref() == ProfileChoice::Shipped("us"));
    assert_eq!((american, first.rules["T001"].severity), (true, Some(None)));
    assert_eq!((second.paths[0].get_ref().as_str(), &second.profile), ("old.md", &None));
}

#[test]
fn an_override_without_paths_or_with_an_unknown_key_is_told() {
    assert_eq!(complaint("[[overrides]]\nprofile = \"uk\"").1, "this override names no paths");
    assert_eq!(complaint("[[overrides]]\npath = [\"a\"]").2, "did you mean “paths”?");
    assert_eq!(complaint("[overrides]\npaths = [\"a\"]").1, "“overrides” is a list of tables; this is a table");
}

#[test]
fn settings_add_to_those_that_they_extend() {
    let base = parse("profile = \"uk\"\n[rules]\nT001 = { severity = \"info\", allow = [\"KEI\"] }\nT003 = \"off\"")
        .expect("sound");
    let settings =
        parse_over("extends = \"x\"\n[rules]\nT001 = { allow = [\"CSIS\", \"KEI\"] }", &base).expect("sound settings");
    assert_eq!(settings.profile.get_ref(), &ProfileChoice::Shipped("uk"));
    assert_eq!(settings.rules["T003"].severity, Some(None));
    assert_eq!(settings.rules["T001"].severity, Some(Some(Severity::Info)));
    assert_eq!(settings.rules["T001"].allow, ["KEI", "CSIS"]);
}

#[test]
fn what_is_stated_is_told_with_its_place() {
    let text = "profile = \"uk\"\n[rules]\nwrong-expansion = \"off\"\n";
    assert_eq!(
        stated(text),
        [("profile".to_owned(), 0), ("T007".to_owned(), text.find("wrong").expect("it is there"))]
    );
}
