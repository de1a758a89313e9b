//! Reads the text of an `attache.toml`. Every complaint has its place in that text and names what
//! would have been right; the first one ends the reading, as later ones often follow from it.

use super::{DefinitionScope, Override, PackChoice, ProfileChoice, RULE_SEVERITIES, RuleSettings, Settings, template};
use crate::finding::Severity;
use crate::nearest::nearest;
use crate::packs::SHIPPED;
use crate::profile;
use crate::rules::{RULES, Rule, find};
use std::collections::BTreeMap;
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

pub(super) type Read<T> = Result<T, SettingsError>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;
pub(super) type Name<'a> = Spanned<DeString<'a>>;

/// What can be set.
pub const KEYS: [&str; 10] = [
    "extends",
    "profile",
    "packs",
    "fact-sheets",
    "baseline",
    "exclude",
    "definition-scope",
    "template",
    "rules",
    "overrides",
];

/// Reads the text of an `attache.toml`.
///
/// # Errors
/// Says what is wrong first.
pub fn parse(text: &str) -> Read<Settings> {
    parse_over(text, &Settings::default())
}

/// Reads the text of an `attache.toml` that adds to other settings: those that it extends, or those
/// of an editor.
///
/// # Errors
/// Says what is wrong first.
pub fn parse_over(text: &str, base: &Settings) -> Read<Settings> {
    let table = DeTable::parse(text)?;
    let mut settings = Settings { extends: None, ..base.clone() };
    for (name, value) in entries(table.get_ref()) {
        match name.get_ref().as_ref() {
            "extends" => settings.extends = Some(path(name, value, "../attache.toml")?),
            "profile" => settings.profile = profile_choice(text_of("profile", value)?)?,
            "packs" => settings.packs = list(name, value)?.into_iter().map(pack_choice).collect::<Read<_>>()?,
            "fact-sheets" => settings.fact_sheets = list(name, value)?,
            "baseline" => settings.baseline = Some(path(name, value, "attache-baseline.json")?),
            "exclude" => settings.exclude = list(name, value)?,
            "definition-scope" => settings.definition_scope = definition_scope(value)?,
            "template" => settings.template = template::read(name, value, &settings.template)?,
            "rules" => settings.add_rules(rules(name, value)?),
            "overrides" => settings.overrides.extend(overrides(name, value)?),
            _ => return Err(unknown("setting", name, &KEYS)),
        }
    }
    Ok(settings)
}

/// What a sound text states, and where, in bytes: keys, and codes of rules.
#[must_use]
pub fn stated(text: &str) -> Vec<(String, usize)> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let mut stated = Vec::new();
    for (name, value) in entries(table.get_ref()) {
        match value.get_ref().as_table().filter(|_| name.get_ref() == "rules") {
            None => stated.push((name.get_ref().to_string(), name.span().start)),
            Some(rules) => {
                let code = |name: &Name<'_>| find(name.get_ref()).map(|rule| rule.code.to_owned());
                stated.extend(entries(rules).iter().filter_map(|(name, _)| Some((code(name)?, name.span().start))));
            }
        }
    }
    stated
}

fn path(name: &Name<'_>, value: &Value<'_>, example: &str) -> Read<Spanned<String>> {
    let Some(path) = value.get_ref().as_str() else {
        let message = format!("“{}” is a path in quotation marks, not {}", name.get_ref(), kind(value));
        return Err(error(message, value.span()).with_help(format!("write {} = \"{example}\"", name.get_ref())));
    };
    Ok(Spanned::new(value.span(), path.to_owned()))
}

fn rules(name: &Name<'_>, value: &Value<'_>) -> Read<BTreeMap<&'static str, RuleSettings>> {
    let mut rules = BTreeMap::new();
    for (name, value) in entries(table_of(name, value)?) {
        let rule = rule(name)?;
        if rules.insert(rule.code, rule_settings(name, value)?).is_some() {
            let message = format!("the rule {} ({}) is set twice", rule.code, rule.name);
            return Err(error(message, name.span()).with_help("keep one of the two, by code or by name"));
        }
    }
    Ok(rules)
}

fn overrides(name: &Name<'_>, value: &Value<'_>) -> Read<Vec<Override>> {
    let help = "write [[overrides]] on a line of its own, and below it paths = [\"…\"] and what holds there";
    let wrong = |value: &Value<'_>| {
        let message = format!("“{}” is a list of tables; this is {}", name.get_ref(), kind(value));
        error(message, value.span()).with_help(help)
    };
    let values = value.get_ref().as_array().ok_or_else(|| wrong(value))?;
    let one = |value: &Value<'_>| {
        let table = value.get_ref().as_table().ok_or_else(|| wrong(value))?;
        let mut read = Override { paths: Vec::new(), profile: None, rules: BTreeMap::new(), span: value.span() };
        for (name, value) in entries(table) {
            match name.get_ref().as_ref() {
                "paths" => read.paths = list(name, value)?,
                "profile" => read.profile = Some(profile_choice(text_of("profile", value)?)?),
                "rules" => read.rules = rules(name, value)?,
                _ => return Err(unknown("setting of some briefs", name, &["paths", "profile", "rules"])),
            }
        }
        if read.paths.is_empty() {
            return Err(error("this override names no paths".to_owned(), value.span()).with_help(help));
        }
        Ok(read)
    };
    values.iter().map(one).collect()
}

/// A name of one word is a profile that ships; a path is one of the house's own.
///
/// # Errors
/// Says that no profile of that name ships with attache.
pub fn profile_choice(stated: Spanned<String>) -> Read<Spanned<ProfileChoice>> {
    let span = stated.span();
    let stated = stated.into_inner();
    if is_path(&stated) {
        return Ok(Spanned::new(span, ProfileChoice::File(stated)));
    }
    let names = profile::SHIPPED.map(|(name, _)| name);
    match names.iter().find(|name| **name == stated) {
        Some(name) => Ok(Spanned::new(span, ProfileChoice::Shipped(name))),
        None => {
            let own = match nearest(&stated, names) {
                Some(_) => "",
                None => "; a profile of your own is named by its path: \"./house.toml\"",
            };
            let help = did_you_mean(&stated, &names) + own;
            Err(error(format!("unknown profile “{stated}”"), span).with_help(help))
        }
    }
}

fn is_path(stated: &str) -> bool {
    stated.contains(['/', '\\']) || stated.ends_with(".toml")
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
    if is_path(&stated) {
        return Ok(Spanned::new(span, PackChoice::File(stated)));
    }
    let names = SHIPPED.map(|pack| pack.name);
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
    let chosen = one_of("severity", value, &RULE_SEVERITIES)?;
    Ok(Severity::named(RULE_SEVERITIES[chosen]))
}

/// Which of these names a value is.
fn one_of(what: &str, value: &Value<'_>, names: &[&str]) -> Read<usize> {
    let stated = text_of(what, value).map_err(|error| error.with_help(did_you_mean("", names)))?;
    let stated = stated.get_ref().as_str();
    names
        .iter()
        .position(|name| *name == stated)
        .ok_or_else(|| error(format!("unknown {what} “{stated}”"), value.span()).with_help(did_you_mean(stated, names)))
}

fn text_of(what: &str, value: &Value<'_>) -> Read<Spanned<String>> {
    match value.get_ref().as_str() {
        Some(stated) => Ok(Spanned::new(value.span(), stated.to_owned())),
        None => Err(error(format!("a {what} is a text in quotation marks, not {}", kind(value)), value.span())),
    }
}

pub(super) fn list(name: &Name<'_>, value: &Value<'_>) -> Read<Vec<Spanned<String>>> {
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

pub(super) fn table_of<'a, 'b>(name: &Name<'_>, value: &'b Value<'a>) -> Read<&'b DeTable<'a>> {
    value.get_ref().as_table().ok_or_else(|| {
        let message = format!("“{}” is a table, not {}", name.get_ref(), kind(value));
        error(message, value.span()).with_help(format!("write [{}] on a line of its own", name.get_ref()))
    })
}

/// The entries of a table in the order of the text.
pub(super) fn entries<'a, 'b>(table: &'b DeTable<'a>) -> Vec<(&'b Name<'a>, &'b Value<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

pub(super) fn unknown(what: &str, name: &Name<'_>, names: &[&str]) -> SettingsError {
    error(format!("unknown {what} “{}”", name.get_ref()), name.span()).with_help(did_you_mean(name.get_ref(), names))
}

/// The nearest of some names, or all of them where none is near.
fn did_you_mean(stated: &str, names: &[&str]) -> String {
    match nearest(stated, names.iter().copied()) {
        Some(name) => format!("did you mean “{name}”?"),
        None => format!("it is one of {}", names.join(", ")),
    }
}

pub(super) fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

pub(super) fn error(message: String, span: Range<usize>) -> SettingsError {
    SettingsError { message, span, help: None }
}

impl SettingsError {
    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
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
mod tests;
