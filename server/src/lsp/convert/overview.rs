//! What views list, as JSON of our own: the protocol has no words for it.

use super::Locator;
use crate::features::overview::{Listed, Place, Standing};
use serde_json::{Value, json};

impl Locator<'_> {
    /// Terms with their places: `[{short, long, status, places: [{uri, range, text}]}]`.
    pub fn overview(&mut self, terms: &[Listed]) -> Value {
        let term = |term: &Listed| {
            let status = match term.standing {
                Standing::Conflicting => "conflicting",
                Standing::Undefined => "undefined",
                Standing::Defined => "defined",
                Standing::Known => "known",
            };
            let place = |place: &Place| {
                let location = self.location(&place.brief, place.span)?;
                let text = place.long.as_deref().unwrap_or(&term.short);
                Some(json!({ "uri": location.uri, "range": location.range, "text": text }))
            };
            let places: Vec<Value> = term.places.iter().filter_map(place).collect();
            json!({ "short": term.short.as_str(), "long": term.long, "status": status, "places": places })
        };
        terms.iter().map(term).collect()
    }
}
