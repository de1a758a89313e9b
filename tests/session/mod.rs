//! Sessions with a language server over a pipe in memory.

mod answers;
mod briefs;
mod chaos;
pub mod editor;
mod ending;
mod failure;
pub mod folder;
mod gate;
mod order;
mod pulling;
mod surroundings;
mod toy;
mod wire;
