//! Dated events of packs: what `the third year of the war` and `72 years since the armistice` are
//! counted from.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de};

/// Something that happened on a day, or on a few.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Stable key, unique within its pack. It replaces the event of a weaker pack that has the same.
    pub id: String,
    /// What happened, in a few words.
    pub name: String,
    /// The day, or the first, `YYYY-MM-DD`.
    #[serde(deserialize_with = "day")]
    pub date: Date,
    /// The last day, if it took several.
    #[serde(default, deserialize_with = "some_day")]
    pub end: Option<Date>,
    /// The public document or organisation that it rests on.
    pub source: Option<String>,
    /// Ids of the terms it has to do with.
    #[serde(default)]
    pub related: Vec<String>,
    /// Ids of the terms whose years count from this event: of the war that broke out, of the treaty
    /// that was signed.
    #[serde(default)]
    pub begins: Vec<String>,
    /// Wordings of what began with it and is no term, compared without case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Of the beginning of a war: words that say in a paragraph which war `the war` is.
    #[serde(default)]
    pub setting: Vec<String>,
}

impl Event {
    /// The last day.
    #[must_use]
    pub fn last(&self) -> Date {
        self.end.unwrap_or(self.date)
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = String::deserialize(deserializer)?;
    written.parse().map_err(|_| de::Error::custom(format!("“{written}” is no day, such as 2025-06-03")))
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}
