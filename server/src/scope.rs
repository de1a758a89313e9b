//! How far a definition reaches. Houses differ: once a document, again in the body behind a summary,
//! or again in every section. Which part of a brief a place belongs to is answered here alone.

use crate::reading::Reading;
use crate::settings::DefinitionScope;
use attache_grammar::{BlockKind, Brief, Definition, Use, Zone};

/// The parts of a brief in which short forms are defined anew.
#[derive(Debug, Clone)]
pub struct Scopes {
    /// The first byte of each run of blocks that belong to one part, and the part.
    starts: Vec<(u32, Scope)>,
}

/// A part of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All of it.
    Document,
    /// The summary.
    Summary,
    /// What is not the summary.
    Body,
    /// A section under a heading of the top level, by number; what stands before the first is 0.
    Section(u32),
}

impl Scope {
    /// What it is called in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scope::Document => "this brief",
            Scope::Summary => "the summary",
            Scope::Body => "the body of this brief",
            Scope::Section(_) => "this section",
        }
    }
}

impl Scopes {
    /// The parts of a brief.
    #[must_use]
    pub fn of(brief: &Brief, setting: DefinitionScope) -> Self {
        let mut starts: Vec<(u32, Scope)> = Vec::new();
        if setting != DefinitionScope::Document {
            let top = top_level(brief);
            let mut section = 0;
            // Titles and credits belong to what stands below them.
            let mut waiting = None;
            for block in &brief.blocks {
                if matches!(block.zone, Zone::Title | Zone::Credit | Zone::Boilerplate) {
                    waiting.get_or_insert(block.span.start);
                    continue;
                }
                let is_top = matches!(block.kind, BlockKind::Heading { level, .. } if Some(level) == top);
                section += u32::from(is_top);
                let scope = match (setting, block.zone) {
                    (DefinitionScope::Section, _) => Scope::Section(section),
                    (_, Zone::Summary) => Scope::Summary,
                    _ => Scope::Body,
                };
                let start = waiting.take().unwrap_or(block.span.start);
                if starts.last().is_none_or(|(_, last)| *last != scope) {
                    starts.push((start, scope));
                }
            }
        }
        Self { starts }
    }

    /// The part that a byte of the source belongs to.
    #[must_use]
    pub fn at(&self, byte: u32) -> Scope {
        let after = self.starts.partition_point(|(start, _)| *start <= byte);
        let run = self.starts[..after].last().or(self.starts.first());
        run.map_or(Scope::Document, |(_, scope)| *scope)
    }

    /// The uses of short forms that the text defines in other parts of the brief only, by part and
    /// short form, in the order of the text.
    #[must_use]
    pub fn undefined<'a>(&self, reading: &'a Reading) -> Vec<(Scope, Vec<&'a Use>)> {
        let mut found: Vec<(Scope, Vec<&Use>)> = Vec::new();
        if self.starts.len() < 2 {
            return found;
        }
        for place in &reading.brief.uses {
            let scope = self.at(place.span.start);
            let holds = |definition: &Definition| {
                definition.form.is_glossary() || self.at(definition.short_span.start) == scope
            };
            let mut definitions = reading.definitions_of(&place.key).peekable();
            if definitions.peek().is_none() || definitions.any(holds) {
                continue;
            }
            match found.iter_mut().find(|(other, places)| *other == scope && places[0].key == place.key) {
                Some((_, places)) => places.push(place),
                None => found.push((scope, vec![place])),
            }
        }
        found
    }
}

/// The level of the headings above sections.
fn top_level(brief: &Brief) -> Option<u8> {
    let levels = brief.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level, .. } if block.zone != Zone::Title => Some(level),
        _ => None,
    });
    levels.min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use attache_grammar::parse;

    const TEXT: &str = "# Cranes\n\nLead.\n\n## Summary\n\nFirst.\n\n## Costs\n\nSecond.\n\n### Loans\n\nThird.\n\n## Crews\n\nFourth.\n";

    /// The parts that the words of the text belong to.
    fn check(setting: DefinitionScope, expected: &[(&str, Scope)]) {
        let scopes = Scopes::of(&parse(TEXT), setting);
        for (words, scope) in expected {
            let at = TEXT.find(words).expect("the text holds the words");
            assert_eq!(scopes.at(at as u32), *scope, "{words}");
        }
    }

    #[test]
    fn a_document_is_one_part() {
        check(DefinitionScope::Document, &[("Cranes", Scope::Document), ("Fourth", Scope::Document)]);
    }

    #[test]
    fn what_is_no_summary_is_the_body() {
        let expected =
            [("Cranes", Scope::Body), ("Lead", Scope::Body), ("First", Scope::Summary), ("Third", Scope::Body)];
        check(DefinitionScope::SummaryAndBody, &expected);
    }

    #[test]
    fn sections_are_those_under_headings_of_the_top_level() {
        let expected = [("Cranes", 0), ("Lead", 0), ("First", 1), ("Second", 2), ("Third", 2), ("Fourth", 3)];
        check(DefinitionScope::Section, &expected.map(|(words, number)| (words, Scope::Section(number))));
    }
}
