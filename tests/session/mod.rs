//! Sessions with a language server over a pipe in memory.

mod answers;
mod briefs;
pub mod editor;
mod ending;
mod failure;
mod order;
mod toy;
mod wire;
