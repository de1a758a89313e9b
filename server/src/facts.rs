//! The figures that a project declares to be right: those of its fact sheets, then those of its
//! packs. What is declared is read as a figure like any other, so that a brief's figures and these
//! compare as equals.

mod compare;
mod matching;

pub use compare::{Verdict, other_end, rewritten, verdict};
pub use matching::{Place, place, places, stems};

use crate::packs::{Fact, Lexicon};
use attache_grammar::Figure;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All declared figures of a project.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    declared: Vec<Declared>,
}

/// A declared figure that can be compared.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What is declared.
    pub fact: Fact,
    /// The value, read as a brief would print it.
    pub figure: Figure,
    /// How a brief could print it: `KRW 1.5192 trillion`.
    pub written: String,
    /// The words of its measure and of the other names of that.
    measures: Vec<Vec<String>>,
    /// The file of a fact sheet; none for a figure of a pack.
    pub path: Option<Arc<Path>>,
}

impl Declared {
    /// Reads what a fact says. None if its value and unit are no figure.
    #[must_use]
    pub fn of(fact: Fact, path: Option<Arc<Path>>) -> Option<Self> {
        let written = written(fact.value.get_ref(), &fact.unit);
        let figure = attache_grammar::parse(&written).figures.into_iter().next()?;
        let measures = std::iter::once(&fact.measure).chain(&fact.aliases);
        let measures = measures.map(|measure| stems(measure).collect()).collect();
        Some(Self { fact, figure, written, measures, path })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.fact.id.get_ref()
    }

    /// As a brief would print it: with commas between the thousands of a long number.
    #[must_use]
    pub fn printed(&self) -> String {
        let value = self.fact.value.get_ref();
        let is_long = value
            .split('.')
            .next()
            .is_some_and(|whole| whole.len() > 4 && whole.bytes().all(|byte| byte.is_ascii_digit()));
        if is_long { written(&compare::grouped(value, 3), &self.fact.unit) } else { self.written.clone() }
    }

    /// Who says so, and when: `Bank of Korea, as of 2025-03-05`.
    #[must_use]
    pub fn origin(&self) -> String {
        let as_of = self.fact.as_of.as_ref().map(|as_of| format!("as of {as_of}"));
        let parts: Vec<String> = self.fact.source.iter().cloned().chain(as_of).collect();
        parts.join(", ")
    }
}

impl Facts {
    /// The figures of fact sheets, and of the packs those that no sheet declares anew.
    #[must_use]
    pub fn of(sheets: Vec<Declared>, lexicon: &Lexicon) -> Self {
        let mut declared = sheets;
        for fact in lexicon.facts() {
            if declared.iter().all(|known| known.id() != fact.id.get_ref()) {
                declared.extend(Declared::of(fact.clone(), None));
            }
        }
        Self { declared }
    }

    /// The figure with this id.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Declared> {
        self.declared.iter().find(|declared| declared.id() == id)
    }

    /// All of them, strongest first.
    #[must_use]
    pub fn all(&self) -> &[Declared] {
        &self.declared
    }

    /// The files that they come from.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.declared.iter().filter_map(|declared| Some(declared.path.as_deref()?.to_owned()))
    }
}

/// A value and its unit as a brief would print them: the code of a currency stands before the
/// number, anything else behind it.
fn written(value: &str, unit: &str) -> String {
    let (first, rest) = unit.split_once(' ').unwrap_or((unit, ""));
    let is_code = first.len() == 3 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let text = if is_code { format!("{first} {value} {rest}") } else { format!("{value} {unit}") };
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_the_shipped_packs_can_be_compared() {
        let lexicon = Lexicon::shipped();
        let facts = Facts::of(Vec::new(), &lexicon);
        assert_eq!(facts.all().len(), lexicon.facts().len());
        let total = facts.named("sma-2026-total").expect("the pack has it");
        assert_eq!(total.figure.value.normalize().to_string(), "1519200000000");
        assert_eq!(total.origin(), "12th SMA; ROK Ministry of Foreign Affairs, as of 2024-11-04");
    }

    #[test]
    fn a_value_is_written_as_briefs_write_it() {
        assert_eq!(written("1.19", "USD billion"), "USD 1.19 billion");
        assert_eq!(written("3.5", "percent of GDP"), "3.5 percent of GDP");
        assert_eq!(written("12", ""), "12");
    }
}
