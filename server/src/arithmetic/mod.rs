//! Figures that can be computed from other figures: what the text says of them, and what follows.
//! It reports facts with their places; which of them are worth a word is the rules' business.

pub mod cell;
pub mod change;
pub mod claim;
pub mod conversion;
mod interval;
pub mod measures;
pub mod printed;
pub mod range;
pub mod share;
pub mod step;
pub mod table;
mod years;
