//! The schema of `attache.toml` for editors, made of the same lists that the reader of settings asks.

use super::{DefinitionScope, RULE_SEVERITIES};
use crate::packs::SHIPPED;
use crate::profile;
use crate::rules::RULES;
use serde_json::{Map, Value, json};

/// A JSON schema (draft 7, which editors of TOML know).
#[must_use]
pub fn schema() -> Value {
    let profiles = profile::SHIPPED.map(|(name, _)| name);
    let profile = json!({"anyOf": [{"enum": profiles}, {"type": "string", "pattern": PATH}]});
    let scopes = DefinitionScope::NAMED.map(|(name, _)| name);
    let packs = SHIPPED.map(|pack| pack.name);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "attache.toml",
        "description": "Settings of attache for the briefs in this folder and below",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "extends": {
                "description": "Settings to start from: the attache.toml of a folder above, or a file below",
                "type": "string",
            },
            "profile": {"description": "House style; one of your own is named by its path", "allOf": [profile], "default": "neutral"},
            "packs": {
                "description": "Terms and names that are known; a pack of your own is named by its path",
                "type": "array",
                "items": {"anyOf": [{"enum": packs}, {"type": "string", "pattern": PATH}]},
                "default": packs,
            },
            "fact-sheets": paths("Files with figures that you declare to be right"),
            "baseline": {
                "description": "A file of findings that you live with; attache lint --write-baseline writes it",
                "type": "string",
            },
            "exclude": paths("Briefs to leave out, in the syntax of .gitignore"),
            "definition-scope": {
                "description": "Where a short form has to be defined anew",
                "enum": scopes,
                "default": "document",
            },
            "template": template(),
            "rules": {"$ref": "#/definitions/rules"},
            "overrides": {
                "description": "Settings for some briefs only; the last one that fits wins",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["paths"],
                    "properties": {
                        "paths": paths("The briefs, in the syntax of .gitignore"),
                        "profile": {"description": "House style", "allOf": [profile]},
                        "rules": {"$ref": "#/definitions/rules"},
                    },
                },
            },
        },
        "definitions": {"rules": rules(), "rule": rule()},
    })
}

/// What tells a path from the name of something that ships.
const PATH: &str = r"[/\\]|\.toml$";

fn paths(description: &str) -> Value {
    json!({"description": description, "type": "array", "items": {"type": "string"}})
}

fn template() -> Value {
    let words = |description: &str| json!({"description": description, "type": "integer", "minimum": 1});
    let texts = |description: &str| json!({"description": description, "type": "array", "items": {"type": "string", "pattern": "\\w"}});
    json!({
        "description": "What every brief is made of",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "sections": texts("Headings that every brief has, in their order; a stroke parts several names of one"),
            "summary-words": words("The most words of a summary"),
            "least-words": words("The fewest words of a brief"),
            "most-words": words("The most words of a brief"),
            "notices": texts("Disclaimers and disclosures that stand in every brief, word for word"),
        },
    })
}

fn rules() -> Value {
    let mut properties = Map::new();
    for known in RULES {
        for name in [known.code, known.name] {
            let described = json!({"description": known.summary(), "allOf": [{"$ref": "#/definitions/rule"}]});
            properties.insert(name.to_owned(), described);
        }
    }
    json!({
        "description": "Rules by code or name",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn rule() -> Value {
    json!({
        "anyOf": [
            {"enum": RULE_SEVERITIES},
            {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "severity": {"description": "How much its findings matter", "enum": RULE_SEVERITIES},
                    "allow": paths("Short forms, names or words that it leaves alone"),
                },
            },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{KEYS, Template, parse};

    #[test]
    fn it_has_the_keys_that_are_read() {
        let schema = schema();
        let mut keys: Vec<_> =
            schema["properties"].as_object().expect("an object").keys().map(String::as_str).collect();
        let mut read = KEYS.to_vec();
        keys.sort_unstable();
        read.sort_unstable();
        assert_eq!(keys, read);
        let template = schema["properties"]["template"]["properties"].as_object().expect("an object");
        let mut keys: Vec<_> = template.keys().map(String::as_str).collect();
        let mut read = Template::KEYS.to_vec();
        keys.sort_unstable();
        read.sort_unstable();
        assert_eq!(keys, read);
    }

    /// Every choice that the schema offers for a key can be read, and nothing else.
    #[track_caller]
    fn assert_choices(choices: &Value, write: impl Fn(&str) -> String) {
        for choice in choices.as_array().expect("a list of choices") {
            let text = write(choice.as_str().expect("a text"));
            assert!(parse(&text).is_ok(), "{text} is allowed by the schema");
        }
        let text = write("no-such-word");
        assert!(parse(&text).is_err(), "{text} is not allowed by the schema");
    }

    #[test]
    fn its_choices_are_those_that_are_read() {
        let schema = schema();
        let properties = &schema["properties"];
        assert_choices(&properties["profile"]["allOf"][0]["anyOf"][0]["enum"], |word| format!("profile = \"{word}\""));
        assert_choices(&properties["definition-scope"]["enum"], |word| format!("definition-scope = \"{word}\""));
        assert_choices(&properties["packs"]["items"]["anyOf"][0]["enum"], |word| format!("packs = [\"{word}\"]"));
        let severities = &schema["definitions"]["rule"]["anyOf"];
        assert_choices(&severities[0]["enum"], |word| format!("[rules]\nT001 = \"{word}\""));
        assert_choices(&severities[1]["properties"]["severity"]["enum"], |word| {
            format!("[[overrides]]\npaths = [\"a\"]\n[overrides.rules]\nT001 = {{ severity = \"{word}\", allow = [] }}")
        });
        let names = schema["definitions"]["rules"]["properties"].as_object().expect("an object");
        let names: Vec<_> = names.keys().cloned().map(Value::from).collect();
        assert_choices(&Value::from(names), |word| format!("[rules]\n{word} = \"off\""));
    }
}
