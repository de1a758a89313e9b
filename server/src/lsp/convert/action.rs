//! Actions as code actions, or as commands for clients that know nothing else.

use super::super::commands::APPLY_EDIT;
use super::Locator;
use crate::features::actions::{Action, Kind};
use tower_lsp::ls_types as lsp;

/// The kind of actions that make all safe fixes, as editors name it to have them made on saving.
pub const FIX_ALL: lsp::CodeActionKind = lsp::CodeActionKind::new("source.fixAll.attache");

impl Locator<'_> {
    /// The actions of the kinds that the client asked for, or of all; those that it can carry out.
    pub fn actions(&mut self, actions: &[Action], only: Option<&[lsp::CodeActionKind]>) -> lsp::CodeActionResponse {
        let asked =
            |action: &&Action| only.is_none_or(|only| only.iter().any(|asked| is_of(&kind(action.kind), asked)));
        actions.iter().filter(asked).filter_map(|action| self.action(action)).collect()
    }

    fn action(&mut self, action: &Action) -> Option<lsp::CodeActionOrCommand> {
        let edit = self.edits_of(&action.edits, &action.creates)?;
        if !self.abilities.action_literals {
            let arguments = vec![serde_json::to_value(edit).ok()?];
            let command = lsp::Command::new(action.title.clone(), APPLY_EDIT.to_owned(), Some(arguments));
            return Some(lsp::CodeActionOrCommand::Command(command));
        }
        let diagnostic = action.finding.as_ref().and_then(|finding| self.diagnostic(finding));
        let is_preferred = self.abilities.preferred_actions && action.kind == Kind::Preferred;
        Some(lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
            title: action.title.clone(),
            kind: Some(kind(action.kind)),
            diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
            edit: Some(edit),
            is_preferred: is_preferred.then_some(true),
            ..lsp::CodeAction::default()
        }))
    }
}

fn kind(kind: Kind) -> lsp::CodeActionKind {
    match kind {
        Kind::Preferred | Kind::Fix => lsp::CodeActionKind::QUICKFIX,
        Kind::FixAll => FIX_ALL,
        Kind::Change => lsp::CodeActionKind::REFACTOR,
    }
}

/// Whether a kind is the one asked for or a part of it: `source.fixAll.attache` is a `source`.
fn is_of(kind: &lsp::CodeActionKind, asked: &lsp::CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
