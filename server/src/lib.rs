//! attache: a language server and linter for policy briefs written in Markdown.
//!
//! One engine, two doors: the command line and the language server call the same functions on the
//! same values. Dependencies point one way: `cli, lsp -> features, lint -> rules -> index -> grammar`.

mod arithmetic;
mod article;
mod compound;
mod expansion;
mod hands;
mod harmless;
mod key;
mod lasting;
mod naming;
mod nearest;
mod slip;
mod usage;
mod vouched;
mod wording;
mod words;

pub mod abbreviations;
pub mod baseline;
pub mod cli;
pub mod edition;
pub mod exchange;
pub mod facts;
pub mod features;
pub mod files;
pub mod finding;
pub mod fix;
pub mod index;
pub mod introduction;
pub mod ledger;
pub mod lint;
pub mod lsp;
pub mod meaning;
pub mod measure;
pub mod packs;
pub mod profile;
pub mod project;
pub mod quantity;
pub mod quotations;
pub mod reading;
pub mod rules;
pub mod scope;
pub mod settings;
pub mod text;
pub mod waivers;
pub mod workspace;

pub use key::{BriefKey, GLOSSARY};
