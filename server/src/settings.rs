//! `attache.toml`: one schema for the command line and every editor.

use crate::finding::Severity;
use std::collections::BTreeMap;

/// What a project asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// What is said of single rules, by code.
    pub rules: BTreeMap<&'static str, RuleSettings>,
}

/// What is said of one rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSettings {
    /// How much its findings matter; `Some(None)` is off, `None` the rule's own default.
    pub severity: Option<Option<Severity>>,
    /// Short forms, names or words that it leaves alone.
    pub allow: Vec<String>,
}

impl Settings {
    /// Whether a rule leaves a word alone.
    #[must_use]
    pub fn allows(&self, code: &str, word: &str) -> bool {
        self.rules.get(code).is_some_and(|rule| rule.allow.iter().any(|allowed| allowed == word))
    }
}
