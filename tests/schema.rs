//! JSON schemas, as far as ours and SARIF's use them: draft 7 without its rarer words. A word that is not
//! known here fails, so that nothing passes because nobody looked. `format` only describes.

use regex::Regex;
use serde_json::Value;

/// Fails unless a value is what a schema asks for.
#[track_caller]
pub fn assert_fits(schema: &Value, value: &Value) {
    let complaints = complaints(schema, schema, value, "$");
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

fn complaints(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let words = schema.as_object().unwrap_or_else(|| panic!("no schema for {place}: {schema}"));
    let mut found = Vec::new();
    for (word, asked) in words {
        let inner = |schema: &Value| complaints(root, schema, value, place);
        let fits = match word.as_str() {
            "$schema" | "$id" | "title" | "description" | "default" | "format" | "definitions" => true,
            "$ref" => {
                let pointer =
                    asked.as_str().and_then(|target| target.strip_prefix('#')).expect("a place in the schema");
                found.extend(inner(root.pointer(pointer).expect("the schema has what it names")));
                true
            }
            "allOf" => {
                found.extend(list(asked).iter().flat_map(inner));
                true
            }
            "anyOf" => list(asked).iter().any(|one| inner(one).is_empty()),
            "oneOf" => list(asked).iter().filter(|one| inner(one).is_empty()).count() == 1,
            "type" => {
                asked.as_array().map_or_else(|| is_of(asked, value), |all| all.iter().any(|one| is_of(one, value)))
            }
            "enum" => list(asked).contains(value),
            "const" => asked == value,
            "minimum" => value.as_f64().is_none_or(|number| number >= asked.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= asked.as_f64().expect("a number")),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= asked.as_u64().expect("a number")),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= asked.as_u64().expect("a number")),
            "uniqueItems" => value
                .as_array()
                .is_none_or(|items| asked != true || (1..items.len()).all(|at| !items[..at].contains(&items[at]))),
            "pattern" => value.as_str().is_none_or(|text| {
                Regex::new(asked.as_str().expect("a pattern")).expect("a pattern that we know").is_match(text)
            }),
            "required" => value.as_object().is_none_or(|members| {
                list(asked).iter().all(|name| members.contains_key(name.as_str().expect("a name")))
            }),
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(complaints(root, asked, item, &format!("{place}[{at}]")));
                }
                true
            }
            "properties" | "additionalProperties" => {
                found.extend(members(root, schema, word, value, place));
                true
            }
            _ => panic!("{word} is a word of schemas that this test does not know"),
        };
        if !fits {
            found.push(format!("{place} does not fit {word} {asked}: {value}"));
        }
    }
    found
}

/// What is wrong with the members of an object that the schema names, or with the others.
fn members(root: &Value, schema: &Value, word: &str, value: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, member) in value.as_object().into_iter().flatten() {
        let place = format!("{place}.{name}");
        let named = schema["properties"].get(name);
        match (word, named, &schema["additionalProperties"]) {
            ("properties", Some(schema), _) => found.extend(complaints(root, schema, member, &place)),
            ("additionalProperties", None, Value::Bool(false)) => found.push(format!("{place} is not in the schema")),
            ("additionalProperties", None, other @ Value::Object(_)) => {
                found.extend(complaints(root, other, member, &place));
            }
            _ => {}
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list in the schema")
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("the name of a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    }
}

#[cfg(test)]
mod tests {
    use super::complaints;
    use serde_json::json;

    #[test]
    fn what_does_not_fit_is_told() {
        let schema = json!({
            "type": "object", "additionalProperties": false, "required": ["name"],
            "properties": {
                "name": {"type": "string", "pattern": "^[a-z]+$"},
                "places": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/place"}},
            },
            "definitions": {"place": {"oneOf": [{"type": "integer", "minimum": 1}, {"const": "nowhere"}]}},
        });
        let count = |value| complaints(&schema, &schema, &value, "$").len();
        assert_eq!(count(json!({"name": "pier", "places": [1, "nowhere"]})), 0);
        for wrong in [
            json!([]),
            json!({}),
            json!({"name": "Pier"}),
            json!({"name": "pier", "other": 1}),
            json!({"name": "pier", "places": []}),
            json!({"name": "pier", "places": [1, 1]}),
            json!({"name": "pier", "places": [0]}),
        ] {
            assert_eq!(count(wrong.clone()), 1, "{wrong}");
        }
    }
}
