//! Reads the text of an `attache.toml`. Every complaint has its place in that text and names what
//! would have been right; the first one ends the reading, as later ones often follow from it.

use super::{DefinitionScope, PackChoice, Profile, RuleSettings, Settings};
use crate::finding::Severity;
use crate::nearest::nearest;
use crate::packs::SHIPPED;
use crate::rules::{RULES, Rule, find};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// What is wrong with a file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// What is the matter.
    pub message: String,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What to do about it.
    pub help: Option<String>,
}

type Read<T> = Result<T, SettingsError>;
type Value<'a> = Spanned<DeValue<'a>>;
type Name<'a> = Spanned<DeString<'a>>;

/// Reads the text of an `attache.toml`.
///
/// # Errors
/// Says what is wrong first.
pub fn parse(text: &str) -> Read<Settings> {
    parse_over(text, &Settings::default())
}

/// Reads the text of an `attache.toml` whose project begins with other settings than the default.
///
/// # Errors
/// Says what is wrong first.
pub fn parse_over(text: &str, base: &Settings) -> Read<Settings> {
    let table = DeTable::parse(text)?;
    let mut settings = base.clone();
    let mut stated = BTreeSet::new();
    for (name, value) in entries(table.get_ref()) {
        match name.get_ref().as_ref() {
            "profile" => settings.profile = profile(value)?,
            "packs" => settings.packs = list(name, value)?.into_iter().map(pack_choice).collect::<Read<_>>()?,
            "fact-sheets" => settings.fact_sheets = list(name, value)?,
            "exclude" => settings.exclude = list(name, value)?,
            "definition-scope" => settings.definition_scope = definition_scope(value)?,
            "rules" => {
                for (name, value) in entries(table_of(name, value)?) {
                    let rule = rule(name)?;
                    settings.rules.insert(rule.code, rule_settings(name, value)?);
                    if !stated.insert(rule.code) {
                        let message = format!("the rule {} ({}) is set twice", rule.code, rule.name);
                        return Err(error(message, name.span()).with_help("keep one of the two, by code or by name"));
                    }
                }
            }
            _ => {
                return Err(unknown(
                    "setting",
                    name,
                    &["profile", "packs", "fact-sheets", "exclude", "definition-scope", "rules"],
                ));
            }
        }
    }
    Ok(settings)
}

fn profile(value: &Value<'_>) -> Read<Profile> {
    let names = Profile::NAMED.map(|(name, _)| name);
    let chosen = one_of("profile", value, &names)?;
    Ok(Profile::NAMED[chosen].1)
}

fn definition_scope(value: &Value<'_>) -> Read<DefinitionScope> {
    let names = DefinitionScope::NAMED.map(|(name, _)| name);
    let chosen = one_of("definition scope", value, &names)?;
    Ok(DefinitionScope::NAMED[chosen].1)
}

/// A name of one word is a pack that ships; a path is one of the project's own.
///
/// # Errors
/// Says that no pack of that name ships with attache.
pub fn pack_choice(stated: Spanned<String>) -> Read<Spanned<PackChoice>> {
    let span = stated.span();
    let stated = stated.into_inner();
    if stated.contains(['/', '\\']) || stated.ends_with(".toml") {
        return Ok(Spanned::new(span, PackChoice::File(stated)));
    }
    let names = SHIPPED.map(|(name, _)| name);
    match names.iter().find(|name| **name == stated) {
        Some(name) => Ok(Spanned::new(span, PackChoice::Shipped(name))),
        None => {
            let help = did_you_mean(&stated, &names) + "; a pack of your own is named by its path: \"./terms.toml\"";
            Err(error(format!("unknown pack “{stated}”"), span).with_help(help))
        }
    }
}

fn rule(name: &Name<'_>) -> Read<&'static Rule> {
    find(name.get_ref()).ok_or_else(|| {
        let names = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
        let help = match nearest(name.get_ref(), names) {
            Some(name) => format!("did you mean “{name}”? `attache explain` lists all rules"),
            None => "`attache explain` lists all rules".to_owned(),
        };
        error(format!("unknown rule “{}”", name.get_ref()), name.span()).with_help(help)
    })
}

fn rule_settings(name: &Name<'_>, value: &Value<'_>) -> Read<RuleSettings> {
    if value.get_ref().is_str() {
        return Ok(RuleSettings { severity: Some(severity(value)?), allow: Vec::new() });
    }
    let mut settings = RuleSettings::default();
    let Some(table) = value.get_ref().as_table() else {
        let message = format!("“{}” is a severity or a table, not {}", name.get_ref(), kind(value));
        return Err(
            error(message, value.span()).with_help("write \"off\", or { severity = \"info\", allow = [\"KEI\"] }")
        );
    };
    for (name, value) in entries(table) {
        match name.get_ref().as_ref() {
            "severity" => settings.severity = Some(severity(value)?),
            "allow" => settings.allow = list(name, value)?.into_iter().map(Spanned::into_inner).collect(),
            _ => return Err(unknown("setting of a rule", name, &["severity", "allow"])),
        }
    }
    Ok(settings)
}

/// A severity; none is off.
fn severity(value: &Value<'_>) -> Read<Option<Severity>> {
    let names = ["off", "hint", "info", "warning", "error"];
    let chosen = one_of("severity", value, &names)?;
    Ok(Severity::named(names[chosen]))
}

/// Which of these names a value is.
fn one_of(what: &str, value: &Value<'_>, names: &[&str]) -> Read<usize> {
    let Some(stated) = value.get_ref().as_str() else {
        let message = format!("a {what} is a text in quotation marks, not {}", kind(value));
        return Err(error(message, value.span()).with_help(did_you_mean("", names)));
    };
    names
        .iter()
        .position(|name| *name == stated)
        .ok_or_else(|| error(format!("unknown {what} “{stated}”"), value.span()).with_help(did_you_mean(stated, names)))
}

fn list(name: &Name<'_>, value: &Value<'_>) -> Read<Vec<Spanned<String>>> {
    let wrong = |value: &Value<'_>| {
        let message = format!("“{}” is a list of texts; this is {}", name.get_ref(), kind(value));
        error(message, value.span()).with_help(format!("write {} = [\"…\", \"…\"]", name.get_ref()))
    };
    let values = value.get_ref().as_array().ok_or_else(|| wrong(value))?;
    let text = |value: &Value<'_>| {
        let text = value.get_ref().as_str().ok_or_else(|| wrong(value))?;
        Ok(Spanned::new(value.span(), text.to_owned()))
    };
    values.iter().map(text).collect()
}

fn table_of<'a, 'b>(name: &Name<'_>, value: &'b Value<'a>) -> Read<&'b DeTable<'a>> {
    value.get_ref().as_table().ok_or_else(|| {
        let message = format!("“{}” is a table, not {}", name.get_ref(), kind(value));
        error(message, value.span()).with_help(format!("write [{}] on a line of its own", name.get_ref()))
    })
}

/// The entries of a table in the order of the text.
fn entries<'a, 'b>(table: &'b DeTable<'a>) -> Vec<(&'b Name<'a>, &'b Value<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn unknown(what: &str, name: &Name<'_>, names: &[&str]) -> SettingsError {
    error(format!("unknown {what} “{}”", name.get_ref()), name.span()).with_help(did_you_mean(name.get_ref(), names))
}

/// The nearest of some names, or all of them where none is near.
fn did_you_mean(stated: &str, names: &[&str]) -> String {
    match nearest(stated, names.iter().copied()) {
        Some(name) => format!("did you mean “{name}”?"),
        None => format!("it is one of {}", names.join(", ")),
    }
}

fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn error(message: String, span: Range<usize>) -> SettingsError {
    SettingsError { message, span, help: None }
}

impl SettingsError {
    fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl From<toml::de::Error> for SettingsError {
    /// No TOML, or not the TOML that a pack is made of.
    fn from(error: toml::de::Error) -> Self {
        let span = error.span().unwrap_or_default();
        let mut names = error.message().split('`').skip(1).step_by(2);
        if let (true, Some(typed)) = (error.message().starts_with("unknown field"), names.next()) {
            let help = did_you_mean(typed, &names.collect::<Vec<_>>());
            return self::error(format!("unknown key “{typed}”"), span).with_help(help);
        }
        self::error(error.message().lines().collect::<Vec<_>>().join(", "), span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
             [rules]\nundefined-acronym = { severity = \"info\", allow = [\"KEI\"] }\nT003 = \"off\"\n",
        )
        .expect("sound settings");
        let packs: Vec<_> = settings.packs.iter().map(|pack| pack.get_ref().clone()).collect();
        assert_eq!(settings.profile, Profile::Uk);
        assert_eq!(packs, [PackChoice::File("./terms.toml".to_owned()), PackChoice::Shipped("general")]);
        assert_eq!(settings.fact_sheets[0].get_ref(), "facts.toml");
        assert_eq!(settings.exclude[0].get_ref(), "drafts/");
        assert_eq!(settings.definition_scope, DefinitionScope::Section);
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
        assert_eq!(complaint("profile = \"britain\"").2, "it is one of neutral, us, ap, gpo, uk, economist, un, eu");
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
        assert_eq!(complaint("[rules]\nT003 = false").1, "“T003” is a severity or a table, not true or false");
    }

    #[test]
    fn what_is_no_toml_has_a_place_as_well() {
        let error = parse("packs = [\"general\"\nexclude = []").expect_err("no TOML");
        assert!(error.span.start >= 8, "{error:?}");
    }
}
