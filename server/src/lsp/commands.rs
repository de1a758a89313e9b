//! Commands that a client may have carried out. Whatever needs the client's answer goes on by itself:
//! nobody waits for it here.

use super::desk::Desk;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

/// Applies the edit that comes with it: how clients without code actions get theirs.
pub const APPLY_EDIT: &str = "attache.applyEdit";

/// All commands.
pub const NAMES: [&str; 1] = [APPLY_EDIT];

/// Carries a command out.
pub async fn execute(desk: &Arc<Desk>, params: lsp::ExecuteCommandParams) -> Result<Option<lsp::LSPAny>> {
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    match params.command.as_str() {
        APPLY_EDIT => {
            let edit = serde_json::from_value(argument).map_err(|error| Error::invalid_params(error.to_string()))?;
            desk.apply(edit);
            Ok(None)
        }
        unknown => Err(Error::invalid_params(format!("there is no command {unknown}"))),
    }
}
