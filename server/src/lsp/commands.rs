//! Commands that a client may have carried out. Whatever needs the client's answer goes on by itself:
//! nobody waits for it here.

use super::address;
use super::asking::off_the_loop;
use super::desk::Desk;
use crate::BriefKey;
use crate::features::{figures, list, overview};
use crate::rules::{RULES, find};
use serde_json::Value;
use std::str::FromStr;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

/// Applies the edit that comes with it: how clients without code actions get theirs.
pub const APPLY_EDIT: &str = "attache.applyEdit";
/// Puts the list of abbreviations into a brief, by its address.
const INSERT_ABBREVIATIONS: &str = "attache.insertAbbreviations";
/// Gives the page of a rule, by code or name, or the list of all rules.
const EXPLAIN_RULE: &str = "attache.explainRule";
/// Reads all briefs, settings and packs again.
const RESTART_INDEX: &str = "attache.restartIndex";

/// Gives the ledger of the project of a brief, by its address.
const LEDGER: &str = "attache.ledger";
/// Gives all statements of the figure at a place: an address and a position.
const STATEMENTS: &str = "attache.statements";

/// Gives all terms of the projects at hand.
const TERMS: &str = "attache.terms";

/// All commands.
pub const NAMES: [&str; 7] = [APPLY_EDIT, INSERT_ABBREVIATIONS, EXPLAIN_RULE, RESTART_INDEX, LEDGER, STATEMENTS, TERMS];

/// Carries a command out.
pub async fn execute(desk: &Arc<Desk>, params: lsp::ExecuteCommandParams) -> Result<Option<lsp::LSPAny>> {
    let mut arguments = params.arguments.into_iter();
    let argument = arguments.next().unwrap_or_default();
    match params.command.as_str() {
        APPLY_EDIT => {
            desk.apply(serde_json::from_value(argument).map_err(|error| Error::invalid_params(error.to_string()))?);
            Ok(None)
        }
        INSERT_ABBREVIATIONS => insert_abbreviations(desk, &argument).await.map(Some),
        EXPLAIN_RULE => explain(argument.as_str()).map(Some),
        LEDGER => {
            let brief = brief(&argument)?;
            off_the_loop(desk, move |desk| {
                let entries = figures::ledger(&desk.workspace, &brief);
                Ok(Some(desk.locator().ledger(&entries)))
            })
            .await
        }
        STATEMENTS => {
            let (brief, place) = (brief(&argument)?, arguments.next().unwrap_or_default());
            let place = serde_json::from_value(place).map_err(|error| Error::invalid_params(error.to_string()))?;
            off_the_loop(desk, move |desk| {
                let Some(document) = desk.workspace.document(&brief) else { return Ok(None) };
                let offset = desk.offsets(&document, lsp::Range { start: place, end: place }).start;
                let entry = figures::statements_at(&desk.workspace, &brief, offset);
                Ok(entry.map(|entry| desk.locator().entry(&entry)))
            })
            .await
        }
        TERMS => {
            off_the_loop(desk, |desk| Ok(desk.locator().overview(&overview::terms(&desk.workspace)))).await.map(Some)
        }
        RESTART_INDEX => {
            desk.queue.reopen();
            Ok(None)
        }
        unknown => Err(Error::invalid_params(format!("there is no command {unknown}"))),
    }
}

/// What became of the list, in a sentence.
async fn insert_abbreviations(desk: &Arc<Desk>, address: &Value) -> Result<Value> {
    let brief = brief(address)?;
    let done = off_the_loop(desk, move |desk| {
        let listed = list::abbreviations(&desk.workspace, &brief);
        let edit = listed.as_ref().and_then(|listed| desk.locator().edits(listed.edit.as_slice()));
        Ok(listed.map(|listed| (listed.message, edit.filter(|_| listed.edit.is_some()))))
    });
    let Some((message, edit)) = done.await? else {
        return Ok("the brief has no place for a list".into());
    };
    if let Some(edit) = edit {
        desk.apply(edit);
    }
    Ok(message.into())
}

fn brief(address: &Value) -> Result<BriefKey> {
    let uri = address.as_str().and_then(|uri| lsp::Uri::from_str(uri).ok());
    uri.map(|uri| address::key(&uri)).ok_or_else(|| Error::invalid_params("the address of a brief is needed"))
}

fn explain(rule: Option<&str>) -> Result<Value> {
    match rule.map(|rule| (rule, find(rule))) {
        Some((_, Some(rule))) => Ok(rule.page().into()),
        Some((name, None)) => Err(Error::invalid_params(format!("there is no rule {name}"))),
        None => {
            let line = |rule: &crate::rules::Rule| format!("- {} `{}`: {}\n", rule.code, rule.name, rule.summary());
            Ok(RULES.iter().map(line).collect::<String>().into())
        }
    }
}
