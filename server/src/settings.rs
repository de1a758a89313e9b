//! `attache.toml`: one schema for the command line and every editor. A plain value; which files it
//! names and whether they are there is the project's concern.

pub mod amend;
mod read;
mod schema;
mod template;

pub use read::{KEYS, SettingsError, pack_choice, parse, parse_over, profile_choice, stated};
pub use schema::schema;
pub use template::Template;

use crate::finding::Severity;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// What a project asks for. Spans are those of the values in `attache.toml`, empty for defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The file that they add to, as the last file said so.
    pub extends: Option<Spanned<String>>,
    /// The house style.
    pub profile: Spanned<ProfileChoice>,
    /// The packs, instead of the ones that ship with attache.
    pub packs: Vec<Spanned<PackChoice>>,
    /// Paths of files with figures that the team declares to be right.
    pub fact_sheets: Vec<Spanned<String>>,
    /// The path of a file with findings that the team lives with.
    pub baseline: Option<Spanned<String>>,
    /// Patterns of paths to leave out, in the syntax of `.gitignore`.
    pub exclude: Vec<Spanned<String>>,
    /// How far a definition reaches.
    pub definition_scope: DefinitionScope,
    /// What every brief is made of.
    pub template: Template,
    /// What is said of single rules, by code.
    pub rules: BTreeMap<&'static str, RuleSettings>,
    /// What holds for some briefs only, in the order of the text.
    pub overrides: Vec<Override>,
}

/// Settings for some briefs.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// Patterns of the paths of these briefs, in the syntax of `.gitignore`.
    pub paths: Vec<Spanned<String>>,
    /// Their house style, if it is another one.
    pub profile: Option<Spanned<ProfileChoice>>,
    /// What is said of single rules, by code.
    pub rules: BTreeMap<&'static str, RuleSettings>,
    /// Where it stands in `attache.toml`.
    pub span: Range<usize>,
}

/// What can be said of a rule's findings.
pub const RULE_SEVERITIES: [&str; 5] = ["off", "hint", "info", "warning", "error"];

/// A pack that a project uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackChoice {
    /// One that ships with attache, by its name.
    Shipped(&'static str),
    /// A file, relative to `attache.toml`.
    File(String),
}

/// A house style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileChoice {
    /// One that ships with attache, by its name.
    Shipped(&'static str),
    /// A file, relative to the one that names it.
    File(String),
}

/// Where a short form has to be defined anew. A list of abbreviations defines for the whole brief all
/// the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DefinitionScope {
    /// Nowhere: once a brief.
    #[default]
    Document,
    /// In the summary, and again in the body.
    SummaryAndBody,
    /// In every section under a heading of the top level.
    Section,
}

/// What is said of one rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSettings {
    /// How much its findings matter; `Some(None)` is off, `None` the rule's own default.
    pub severity: Option<Option<Severity>>,
    /// Short forms, names or words that it leaves alone.
    pub allow: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let shipped = crate::packs::SHIPPED.iter().map(|pack| Spanned::new(0..0, PackChoice::Shipped(pack.name)));
        Self {
            extends: None,
            profile: Spanned::new(0..0, ProfileChoice::Shipped("neutral")),
            packs: shipped.collect(),
            fact_sheets: Vec::new(),
            baseline: None,
            exclude: Vec::new(),
            definition_scope: DefinitionScope::default(),
            template: Template::default(),
            rules: BTreeMap::new(),
            overrides: Vec::new(),
        }
    }
}

impl Settings {
    /// Adds what is said of rules to what was said before: a severity replaces the former one, and
    /// words that are allowed join the others.
    pub fn add_rules(&mut self, rules: BTreeMap<&'static str, RuleSettings>) {
        for (code, added) in rules {
            let rule = self.rules.entry(code).or_default();
            rule.severity = added.severity.or(rule.severity);
            for word in added.allow {
                if !rule.allow.contains(&word) {
                    rule.allow.push(word);
                }
            }
        }
    }

    /// Whether a rule leaves a word alone.
    #[must_use]
    pub fn allows(&self, code: &str, word: &str) -> bool {
        self.rules.get(code).is_some_and(|rule| rule.allow.iter().any(|allowed| allowed == word))
    }
}

impl DefinitionScope {
    /// All of them, with their names in settings.
    pub const NAMED: [(&str, DefinitionScope); 3] = [
        ("document", DefinitionScope::Document),
        ("summary-and-body", DefinitionScope::SummaryAndBody),
        ("section", DefinitionScope::Section),
    ];
}
