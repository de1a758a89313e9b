//! What the briefs of a project are made of: sections, lengths, notices. Rules compare; this file owns
//! the words of `[template]` and reads them.

use super::read::{Name, Read, Value, entries, error, kind, list, table_of, unknown};
use toml::Spanned;

/// What a project asks of every brief. What it leaves open is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    /// The headings that every brief has, in their order. Where one has several names, a stroke parts
    /// them: `Recommendations | Policy Recommendations`.
    pub sections: Vec<String>,
    /// The most words of a summary.
    pub summary_words: Option<u32>,
    /// The fewest words of a brief.
    pub least_words: Option<u32>,
    /// The most words of a brief.
    pub most_words: Option<u32>,
    /// Disclaimers and disclosures that stand in every brief, word for word.
    pub notices: Vec<String>,
}

impl Template {
    /// What can be stated.
    pub const KEYS: [&str; 5] = ["sections", "summary-words", "least-words", "most-words", "notices"];
}

/// Reads what a template states. What it does not state stays as it was.
pub(super) fn read(name: &Name<'_>, value: &Value<'_>, base: &Template) -> Read<Template> {
    let mut template = base.clone();
    for (name, value) in entries(table_of(name, value)?) {
        match name.get_ref().as_ref() {
            "sections" => template.sections = texts(name, value)?,
            "summary-words" => template.summary_words = Some(words(name, value)?),
            "least-words" => template.least_words = Some(words(name, value)?),
            "most-words" => template.most_words = Some(words(name, value)?),
            "notices" => template.notices = texts(name, value)?,
            _ => return Err(unknown("part of a template", name, &Template::KEYS)),
        }
    }
    Ok(template)
}

/// Texts with words in them: an empty one would be in every brief and in none.
fn texts(name: &Name<'_>, value: &Value<'_>) -> Read<Vec<String>> {
    let texts = list(name, value)?;
    match texts.iter().find(|text| !text.get_ref().contains(char::is_alphanumeric)) {
        Some(empty) => Err(error(format!("“{}” holds a text without words", name.get_ref()), empty.span())),
        None => Ok(texts.into_iter().map(Spanned::into_inner).collect()),
    }
}

fn words(name: &Name<'_>, value: &Value<'_>) -> Read<u32> {
    let number =
        value.get_ref().as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
    number.filter(|number| *number > 0).ok_or_else(|| {
        let stated = value.get_ref().as_integer().map_or(kind(value), |_| "this");
        let message = format!("“{}” is a number of words, 1 or more, not {stated}", name.get_ref());
        error(message, value.span()).with_help(format!("write {} = 300", name.get_ref()))
    })
}
