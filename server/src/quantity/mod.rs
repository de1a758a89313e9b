//! The same quantity stated twice: which figures of a brief, or of two briefs, are about one thing
//! although their values differ. What the figures are is the grammar's affair, what is reported that
//! of the rules.

pub mod between;
pub mod clue;
pub mod conflict;
pub mod pairing;
pub mod pool;
pub mod printed;
pub mod register;
pub mod slip;
pub mod statement;
mod surroundings;
pub mod tabled;
pub mod time;
pub mod told;
pub mod word;
