//! What an editor is set to: a part of the schema of `attache.toml`, which holds where no project says
//! otherwise, and what only an editor shows. Keys of others, such as where the server lies, are
//! passed over.

use crate::settings::{self, Settings};
use crate::workspace::Base;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an editor is set to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences {
    /// `inlay-hints`: whether long forms are shown beside first uses.
    pub inlay_hints: bool,
    /// Where projects begin.
    pub settings: Settings,
}

/// What an editor is set to, in all and in each of its folders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// Where no folder of it says otherwise.
    pub all: Preferences,
    /// Folders that are set otherwise.
    pub below: BTreeMap<PathBuf, Preferences>,
}

impl Choice {
    /// What holds for a file: what the innermost folder around it is set to.
    pub fn of(&self, file: Option<&Path>) -> &Preferences {
        let around = file.into_iter().flat_map(Path::ancestors);
        around.filter_map(|folder| self.below.get(folder)).next().unwrap_or(&self.all)
    }

    /// Where projects begin.
    pub fn base(&self) -> Base {
        let below = self.below.iter().map(|(folder, preferences)| (folder.clone(), preferences.settings.clone()));
        Base { all: self.all.settings.clone(), below: below.collect() }
    }

    /// Whether hints are shown in other places than by another choice.
    pub fn hints_differ(&self, other: &Self) -> bool {
        let hints = |choice: &Self| -> Vec<_> {
            let below = choice.below.iter().map(|(folder, preferences)| (folder.clone(), preferences.inlay_hints));
            below.collect()
        };
        self.all.inlay_hints != other.all.inlay_hints || hints(self) != hints(other)
    }
}

/// The section of an editor's settings that is ours.
pub const SECTION: &str = "attache";

/// The settings that make sense without a project around them.
const SHARED: [&str; 3] = ["profile", "definition-scope", "rules"];

impl Preferences {
    /// Reads what an editor sends, with or without the section around it.
    ///
    /// # Errors
    /// Says what is wrong with it; whatever else it sets is then not in force either.
    pub fn read(sent: &Value) -> Result<Self, String> {
        let section = sent.get(SECTION).unwrap_or(sent);
        let inlay_hints = section.get("inlay-hints").and_then(Value::as_bool).unwrap_or_default();
        let stated = SHARED.iter().filter_map(|key| Some(((*key).to_owned(), without_nulls(section.get(key)?)?)));
        let stated: Map<String, Value> = stated.collect();
        let text = toml::to_string(&stated).map_err(|error| error.to_string())?;
        let settings = settings::parse(&text).map_err(|error| match error.help {
            Some(help) => format!("{}; {help}", error.message),
            None => error.message,
        })?;
        Ok(Self { inlay_hints, settings })
    }
}

/// What is null is not set.
fn without_nulls(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Object(map) => {
            let set = map.iter().filter_map(|(key, value)| Some((key.clone(), without_nulls(value)?)));
            Some(Value::Object(set.collect()))
        }
        value => Some(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ProfileChoice;
    use serde_json::json;

    #[test]
    fn what_an_editor_sets_has_the_names_of_attache_toml() {
        let sent = json!({
            "server": {"path": null}, "inlay-hints": true, "profile": "uk", "definition-scope": null,
            "rules": {"T003": "off", "undefined-acronym": {"severity": null, "allow": ["KEI"]}},
        });
        let read = Preferences::read(&sent).expect("it is sound");
        assert!(read.inlay_hints);
        assert_eq!(read.settings.profile.get_ref(), &ProfileChoice::Shipped("uk"));
        assert_eq!(read.settings.rules["T003"].severity, Some(None));
        assert!(read.settings.allows("T001", "KEI"));
        assert_eq!(Preferences::read(&json!({"attache": sent})), Ok(read));
    }

    #[test]
    fn nothing_set_is_the_default() {
        for sent in [Value::Null, json!({}), json!({"attache": null}), json!([3])] {
            assert_eq!(Preferences::read(&sent), Ok(Preferences::default()), "{sent}");
        }
    }

    #[test]
    fn a_mistake_is_named() {
        let error = Preferences::read(&json!({"profile": "economists"})).expect_err("there is no such profile");
        assert_eq!(error, "unknown profile “economists”; did you mean “economist”?");
    }
}
