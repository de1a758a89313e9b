//! Entries of the ledger as plain JSON, for clients that show them in a list of their own.

use super::Locator;
use crate::ledger::Entry;
use serde_json::{Value, json};

impl Locator<'_> {
    /// What is measured, how the statements stand to one another, and where they are.
    pub fn ledger(&mut self, entries: &[Entry]) -> Value {
        entries.iter().map(|entry| self.entry(entry)).collect()
    }

    /// One entry.
    pub fn entry(&mut self, entry: &Entry) -> Value {
        let statements = entry.statements.iter().filter_map(|one| {
            let location = self.location(&one.brief, one.span)?;
            Some(json!({"text": one.written, "location": location}))
        });
        let statements: Vec<_> = statements.collect();
        let declared = entry.declared.as_ref().map(|(value, origin)| json!({"value": value, "source": origin}));
        json!({
            "title": entry.title(),
            "standing": entry.standing().name(),
            "declared": declared,
            "statements": statements,
        })
    }
}
