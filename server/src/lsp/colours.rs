//! The tokens that the client was last given for each brief, so that it can be told what changed.

use super::convert::difference;
use crate::BriefKey;
use dashmap::DashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower_lsp::ls_types as lsp;

/// What was given, by brief.
#[derive(Debug, Default)]
pub struct Colours {
    given: DashMap<BriefKey, Arc<Given>>,
    count: AtomicU64,
}

#[derive(Debug)]
struct Given {
    id: String,
    tokens: Vec<lsp::SemanticToken>,
}

impl Colours {
    /// All tokens of a brief, to be remembered.
    pub fn full(&self, brief: &BriefKey, tokens: Vec<lsp::SemanticToken>) -> lsp::SemanticTokens {
        let id = self.count.fetch_add(1, Ordering::Relaxed).to_string();
        self.given.insert(brief.clone(), Arc::new(Given { id: id.clone(), tokens: tokens.clone() }));
        lsp::SemanticTokens { result_id: Some(id), data: tokens }
    }

    /// What changed since the client was given `previous`; all of it if nobody remembers that.
    pub fn delta(
        &self,
        brief: &BriefKey,
        tokens: Vec<lsp::SemanticToken>,
        previous: &str,
    ) -> lsp::SemanticTokensFullDeltaResult {
        let given = self.given.get(brief).map(|given| Arc::clone(given.value()));
        let full = self.full(brief, tokens);
        match given.filter(|given| given.id == previous) {
            Some(given) => lsp::SemanticTokensFullDeltaResult::TokensDelta(lsp::SemanticTokensDelta {
                result_id: full.result_id,
                edits: difference(&given.tokens, &full.data),
            }),
            None => lsp::SemanticTokensFullDeltaResult::Tokens(full),
        }
    }

    /// Forgets a closed brief.
    pub fn forget(&self, brief: &BriefKey) {
        self.given.remove(brief);
    }
}
