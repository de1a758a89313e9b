//! Small changes to the text of an `attache.toml` that leave comments, order and layout as they are.

use crate::rules::Rule;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

/// The text with a word that a rule leaves alone. `None` if it is no TOML, or if settings of the
/// rule have a form that nothing can be added to.
#[must_use]
pub fn allow(text: &str, rule: &Rule, word: &str) -> Option<String> {
    amend(text, |document| {
        let entry = entry(document, rule)?;
        if !entry.is_table_like() {
            let mut table = InlineTable::new();
            if let Some(severity) = entry.as_str() {
                table.insert("severity", severity.into());
            }
            *entry = value(table);
        }
        let table = entry.as_table_like_mut()?;
        put(table.entry("allow").or_insert_with(|| value(Array::new())).as_array_mut()?, word);
        if let Some(table) = entry.as_inline_table_mut() {
            table.fmt();
        }
        Some(())
    })
}

/// The text with a rule switched off.
#[must_use]
pub fn switch_off(text: &str, rule: &Rule) -> Option<String> {
    amend(text, |document| {
        let entry = entry(document, rule)?;
        match entry.as_table_like_mut() {
            Some(table) => *table.entry("severity").or_insert_with(|| value("")) = value("off"),
            None => *entry = value("off"),
        }
        if let Some(table) = entry.as_inline_table_mut() {
            table.fmt();
        }
        Some(())
    })
}

/// The text with one more pack, behind those that are in force.
#[must_use]
pub fn add_pack(text: &str, in_force: &[&str], path: &str) -> Option<String> {
    amend(text, |document| {
        let packs = document.entry("packs").or_insert_with(|| value(Array::from_iter(in_force.iter().copied())));
        put(packs.as_array_mut()?, path);
        Some(())
    })
}

/// What is set for a rule, by whichever of its names; nothing yet is an empty value.
fn entry<'a>(document: &'a mut DocumentMut, rule: &Rule) -> Option<&'a mut Item> {
    let rules = document.entry("rules").or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()?;
    let is_named = |name: &str| name == rule.name || name.eq_ignore_ascii_case(rule.code);
    let name = rules.iter().map(|(name, _)| name.to_owned()).find(|name| is_named(name));
    Some(rules.entry(name.as_deref().unwrap_or(rule.name)).or_insert(Item::None))
}

/// Puts a text at the end of a list, in the way the list is laid out.
fn put(list: &mut Array, text: &str) {
    let mut text = on_one_line(text);
    let is_tall =
        |value: &Value| value.decor().prefix().and_then(|prefix| prefix.as_str()).is_some_and(|it| it.contains('\n'));
    match list.iter().last().filter(|last| is_tall(last)) {
        Some(last) => {
            *text.decor_mut() = last.decor().clone();
            list.push_formatted(text);
        }
        None => {
            list.push(text);
            list.fmt();
        }
    }
}

/// A text as a value. One with line ends is escaped: they would become those of the file.
fn on_one_line(text: &str) -> Value {
    let escaped = serde_json::to_string(text).ok().filter(|_| text.contains(['\n', '\r']));
    escaped.and_then(|escaped| escaped.parse().ok()).unwrap_or_else(|| text.into())
}

fn amend(text: &str, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Option<String> {
    let mark = if text.starts_with('\u{FEFF}') { "\u{FEFF}" } else { "" };
    let mut document: DocumentMut = text[mark.len()..].parse().ok()?;
    change(&mut document)?;
    let lines = document.to_string();
    let lines = if text.contains("\r\n") { lines.replace("\r\n", "\n").replace('\n', "\r\n") } else { lines };
    Some(format!("{mark}{lines}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    #[track_caller]
    fn check(text: &str, allowed: &str, off: &str) {
        let rule = find("undefined-acronym").expect("the rule exists");
        assert_eq!(allow(text, rule, "KEI").as_deref(), Some(allowed));
        assert_eq!(switch_off(text, rule).as_deref(), Some(off));
    }

    #[test]
    fn settings_that_say_nothing_of_the_rule_get_a_line() {
        check("", "[rules]\nundefined-acronym = { allow = [\"KEI\"] }\n", "[rules]\nundefined-acronym = \"off\"\n");
    }

    #[test]
    fn comments_and_order_stay() {
        check(
            "# ours\nprofile = \"uk\" # British\n\n[rules]\n# noisy\nT003 = \"off\"\n",
            "# ours\nprofile = \"uk\" # British\n\n[rules]\n# noisy\nT003 = \"off\"\nundefined-acronym = { allow = [\"KEI\"] }\n",
            "# ours\nprofile = \"uk\" # British\n\n[rules]\n# noisy\nT003 = \"off\"\nundefined-acronym = \"off\"\n",
        );
    }

    #[test]
    fn what_is_set_already_is_kept() {
        check(
            "[rules]\nT001 = \"info\"\n",
            "[rules]\nT001 = { severity = \"info\", allow = [\"KEI\"] }\n",
            "[rules]\nT001 = \"off\"\n",
        );
        check(
            "[rules]\nundefined-acronym = { severity = \"info\", allow = [\"MAS\"] }\n",
            "[rules]\nundefined-acronym = { severity = \"info\", allow = [\"MAS\", \"KEI\"] }\n",
            "[rules]\nundefined-acronym = { severity = \"off\", allow = [\"MAS\"] }\n",
        );
        check(
            "[rules.T001]\nallow = [\n  \"MAS\", # the authority\n]\n",
            "[rules.T001]\nallow = [\n  \"MAS\",\n  \"KEI\", # the authority\n]\n",
            "[rules.T001]\nallow = [\n  \"MAS\", # the authority\n]\nseverity = \"off\"\n",
        );
    }

    #[test]
    fn windows_line_ends_stay() {
        let rule = find("T001").expect("the rule exists");
        let expected = "profile = \"uk\"\r\n\r\n[rules]\r\nundefined-acronym = \"off\"\r\n";
        assert_eq!(switch_off("profile = \"uk\"\r\n", rule).as_deref(), Some(expected));
    }

    #[test]
    fn a_pack_is_added_to_those_in_force() {
        let added = add_pack("", &["general"], "./terms.toml");
        assert_eq!(added.as_deref(), Some("packs = [\"general\", \"./terms.toml\"]\n"));
        let added = add_pack("packs = [\"./a.toml\"]\n[rules]\n", &["general"], "./terms.toml");
        assert_eq!(added.as_deref(), Some("packs = [\"./a.toml\", \"./terms.toml\"]\n[rules]\n"));
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        assert_eq!(add_pack("packs = ", &[], "./terms.toml"), None);
    }
}
