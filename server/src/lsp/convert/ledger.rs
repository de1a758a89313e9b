//! Entries of the ledger as plain JSON, for clients that show them in a list of their own.

use super::Locator;
use crate::ledger::Entry;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

impl Locator<'_> {
    /// What is measured, how the statements stand to one another, and where they are: each with the limits
    /// of what is printed, the year that it holds for, and the date of its brief.
    pub fn ledger(&mut self, entries: &[Entry]) -> Value {
        entries.iter().map(|entry| self.entry(entry)).collect()
    }

    /// One entry.
    pub fn entry(&mut self, entry: &Entry) -> Value {
        let statements = entry.statements.iter().filter_map(|one| {
            let location = self.location(&one.brief, one.span)?;
            // Views draw the limits; nobody computes with them.
            let number = |value: Option<Decimal>| value.and_then(|value| value.to_f64());
            let year = Some(&entry.measured.period).filter(|period| period.len() == 4);
            Some(json!({
                "text": one.written,
                "location": location,
                "low": number(one.low.or(one.high)),
                "high": number(one.high.or(one.low)),
                "date": one.date.map(|date| date.to_string()),
                "year": year,
            }))
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
