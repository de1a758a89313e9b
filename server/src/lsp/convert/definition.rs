//! Definitions as places to go to.

use super::Locator;
use crate::BriefKey;
use crate::features::definition::Target;
use tower_lsp::ls_types as lsp;

impl Locator<'_> {
    /// Definitions as the client follows them; none is no answer.
    pub fn definition(&mut self, brief: &BriefKey, targets: &[Target]) -> Option<lsp::GotoDefinitionResponse> {
        if targets.is_empty() {
            return None;
        }
        if !self.abilities.location_link {
            let place = |target: &Target| self.location(&target.brief, target.selection);
            return Some(lsp::GotoDefinitionResponse::Array(targets.iter().filter_map(place).collect()));
        }
        let link = |target: &Target| {
            Some(lsp::LocationLink {
                origin_selection_range: self.range(brief, target.origin),
                target_uri: self.addresses.uri(&target.brief)?,
                target_range: self.range(&target.brief, target.span)?,
                target_selection_range: self.range(&target.brief, target.selection)?,
            })
        };
        Some(lsp::GotoDefinitionResponse::Link(targets.iter().filter_map(link).collect()))
    }
}
