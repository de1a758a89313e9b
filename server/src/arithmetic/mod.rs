//! Figures that can be computed from other figures: what the text says of them, and what follows.
//! It reports facts with their places; which of them are worth a word is the rules' business.

mod cell;
pub mod printed;
pub mod table;
