//! Declared figures: what a team, or a pack, holds to be right. A fact sheet is a file of nothing
//! but these; in packs they stand beside the terms.

use serde::Deserialize;
use toml::Spanned;

/// A file of declared figures.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSheet {
    /// The figures, in the order of the file.
    #[serde(default)]
    pub figure: Vec<Fact>,
}

/// A declared figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    /// Stable key; a brief binds a number to the figure by it.
    pub id: Spanned<String>,
    /// Whose figure it is: the id of a term, or a name as briefs write it.
    pub subject: Option<String>,
    /// What is measured, in the words of the trade.
    pub measure: String,
    /// Other words for what is measured.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Id of the term that the measure has to do with: the agreement, the programme.
    pub term: Option<String>,
    /// The value as printed, as exact as its source: `"1.5192"`.
    pub value: Spanned<String>,
    /// What the value counts or measures in: `USD billion`, `percent of GDP`, `troops`.
    #[serde(default)]
    pub unit: String,
    /// The year or the years that it holds for: `2026`, `FY2024`, `2021-2025`.
    pub period: Option<String>,
    /// What it says of its quantity.
    #[serde(default)]
    pub kind: FactKind,
    /// How final it is, in words: `preliminary`.
    pub status: Option<String>,
    /// The day or month of its knowledge. Packs write it `as_of`.
    #[serde(alias = "as_of")]
    pub as_of: Option<String>,
    /// The public document or organisation that it rests on.
    pub source: Option<String>,
    /// What else should be known.
    pub note: Option<String>,
}

/// What a declared figure says of its quantity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// How much it is.
    #[default]
    Total,
    /// How many there are.
    Count,
    /// By how much it moved.
    Change,
    /// What is aimed at.
    Target,
    /// A part of a whole.
    Share,
}

/// Reads a fact sheet.
///
/// # Errors
/// The parser's own report: what was unexpected, and where.
pub fn read_sheet(text: &str) -> Result<FactSheet, toml::de::Error> {
    toml::from_str(text)
}
