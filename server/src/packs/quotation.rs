//! Declared quotations: sentences that briefs quote, in the words of their source.

use serde::Deserialize;

/// What somebody said or wrote, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Stable key, unique within its pack. It replaces the quotation of a weaker pack that has the same.
    pub id: String,
    /// The words of the source.
    pub text: String,
    /// The document or speech, with its day.
    pub source: String,
    /// Words of which one stands in the paragraph of a brief that quotes it, compared without case: the
    /// place, the day. Without any, every paragraph may.
    #[serde(default)]
    pub names: Vec<String>,
}
