//! What an editor can ask about a place in a brief: plain questions, plain answers. Places are
//! bytes of a brief; nothing in here knows of lines or of any protocol.

mod declared;
mod sense;
mod statements;
mod subject;

pub mod actions;
pub mod card;
pub mod completion;
pub mod definition;
pub mod figures;
pub mod folding;
pub mod highlight;
pub mod hover;
pub mod inlay;
pub mod lenses;
pub mod links;
pub mod list;
pub mod moves;
pub mod occurrences;
pub mod overview;
pub mod references;
pub mod rename;
pub mod symbols;
pub mod tokens;

use crate::BriefKey;
use crate::reading::Reading;
use crate::rules::Case;
use crate::workspace::Workspace;

/// Answers a question about a brief as it stands now, from an index that is not behind; nothing if the
/// brief cannot be read.
fn ask<T: Default>(workspace: &Workspace, key: &BriefKey, answer: impl FnOnce(&Case<'_>) -> T) -> T {
    workspace.settle();
    let shelf = workspace.shelf(key);
    let Ok(reading) = workspace.reading_with(key, &shelf) else { return T::default() };
    let reading: &Reading = &reading;
    shelf.with_index(|project, index| answer(&Case { reading, project, index }))
}

#[cfg(test)]
mod testing;
