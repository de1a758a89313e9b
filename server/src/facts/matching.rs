//! Which declared figure a place in a brief states. Bound places say so; of the others only those
//! are matched whose subject, measure, unit and period are all said in their sentence, with nothing
//! that speaks for something else.

use super::{Declared, Facts};
use crate::measure::{Entity, entity};
use crate::packs::{FactKind, Lexicon};
use crate::reading::Reading;
use attache_grammar::figure::{PeriodKind, Role, Unit};
use attache_grammar::{Binding, Figure, Use, Zone, names_within};
use std::collections::BTreeSet;
use std::ops::Range;

/// A place that states a declared figure.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The declared figure.
    pub declared: &'a Declared,
    /// The number of the place in the brief's figures.
    pub figure: usize,
    /// The comment that says so; none if it follows from the words.
    pub binding: Option<&'a Binding>,
}

/// All places of a brief that state a declared figure, in the order of the text.
#[must_use]
pub fn places<'a>(reading: &'a Reading, lexicon: &Lexicon, facts: &'a Facts) -> Vec<Place<'a>> {
    let likely = likely(reading, facts);
    if likely.is_empty() && reading.brief.bindings.is_empty() {
        return Vec::new();
    }
    let figures = 0..reading.brief.figures.len();
    figures.filter_map(|figure| among(reading, lexicon, facts, &likely, figure)).collect()
}

/// The declared figure that a figure of a brief states, if it surely states one.
#[must_use]
pub fn place<'a>(reading: &'a Reading, lexicon: &Lexicon, facts: &'a Facts, figure: usize) -> Option<Place<'a>> {
    among(reading, lexicon, facts, &likely(reading, facts), figure)
}

/// The declared figures whose measure a brief words somewhere: mostly none, so that nothing else is
/// asked of most briefs.
fn likely<'a>(reading: &Reading, facts: &'a Facts) -> Vec<&'a Declared> {
    let text = reading.brief.prose.text().as_bytes();
    // A sentence may begin with it, so the first letter counts without its case.
    let stands = |word: &String| {
        let rest = word.char_indices().nth(1).map_or(word.as_str(), |(at, _)| &word[at..]);
        memchr::memmem::find(text, rest.as_bytes()).is_some()
    };
    let rarest = |measure: &Vec<String>| measure.iter().max_by_key(|word| word.len()).is_none_or(stands);
    // Words of a term stand in capitals or are spelt out.
    let is_worded = |declared: &&Declared| declared.fact.term.is_some() || declared.measures.iter().any(rarest);
    facts.all().iter().filter(is_worded).collect()
}

/// Whether a sentence in small letters has the letters of a measure. Of a term it may have others.
fn may_be_in(sentence: &str, declared: &Declared) -> bool {
    let is_there = |word: &String| !word.is_ascii() || sentence.contains(word.as_str());
    declared.fact.term.is_some() || declared.measures.iter().any(|measure| measure.iter().all(is_there))
}

fn among<'a>(
    reading: &'a Reading,
    lexicon: &Lexicon,
    facts: &'a Facts,
    likely: &[&'a Declared],
    index: usize,
) -> Option<Place<'a>> {
    let binding = reading.brief.bindings.iter().find(|binding| binding.figure == Some(index));
    if let Some(binding) = binding {
        return Some(Place { declared: facts.named(&binding.id)?, figure: index, binding: Some(binding) });
    }
    let figure = &reading.brief.figures[index];
    let comparable = |declared: &&Declared| {
        let (fact, unit) = (&declared.fact, declared.figure.unit);
        unit == figure.unit && has_role(fact.kind, figure) && is_of_period(figure, fact.period.as_deref(), || true)
    };
    let mut comparable = likely.iter().copied().filter(comparable).peekable();
    comparable.peek()?;
    // Most sentences lack a word of it, before anybody asks who they speak of.
    let sentence = reading.brief.prose.text()[figure.sentence.clone()].to_lowercase();
    let mut comparable = comparable.filter(|declared| may_be_in(&sentence, declared)).peekable();
    comparable.peek()?;
    let words = Sentence::of(reading, lexicon, figure)?;
    let mut stated = comparable.filter(|declared| words.states(lexicon, declared));
    let declared = stated.next()?;
    // Of two that fit nobody can tell which one is meant.
    stated.next().is_none().then_some(Place { declared, figure: index, binding: None })
}

/// What the sentence of a figure says, as far as declared figures ask.
struct Sentence<'a> {
    figure: &'a Figure,
    /// Its words in small letters, without the ends of plurals.
    words: BTreeSet<String>,
    /// Ids of the terms that it names.
    terms: BTreeSet<&'a str>,
    /// Whose figure it is.
    entity: Option<String>,
    /// Whether it names a single year.
    is_of_one_time: bool,
    /// Capitalised names that no pack knows, in small letters.
    strangers: Vec<String>,
}

impl<'a> Sentence<'a> {
    /// None for figures of others and outside the text.
    fn of(reading: &'a Reading, lexicon: &'a Lexicon, figure: &'a Figure) -> Option<Self> {
        let brief = &reading.brief;
        let block = &brief.blocks[figure.block];
        let is_own = matches!(block.zone, Zone::Summary | Zone::Body) && !brief.is_quoted(figure.prose.start);
        if !is_own || figure.slots.attribution.is_some() || figure.slots.hedge.is_some() || figure.partner.is_some() {
            return None;
        }
        let text = brief.prose.text();
        let within = &figure.sentence;
        let first = reading.mentions.partition_point(|mention| mention.prose.start < within.start);
        let count = reading.mentions[first..].iter().take_while(|one| one.prose.start < within.end).count();
        let mentions = &reading.mentions[first..first + count];
        let first = brief.uses.partition_point(|place| place.prose < within.start);
        let count = brief.uses[first..].iter().take_while(|place| place.prose < within.end).count();
        let uses = &brief.uses[first..first + count];
        let mentioned = mentions.iter();
        let mut terms: BTreeSet<&str> = mentioned.map(|one| lexicon.entry(one.entry).term.id.as_str()).collect();
        for place in uses {
            if let [sense] = lexicon.senses(&place.key) {
                terms.insert(&lexicon.entry(*sense).term.id);
            }
        }
        let sentence = &text[figure.sentence.clone()];
        let entity = entity(reading, lexicon, figure).map(|entity| match entity {
            Entity::Known(id) => lexicon.entry(id).term.id.clone(),
            Entity::Named(place) => text[place].to_owned(),
        });
        let years: BTreeSet<&str> =
            sentence.split(|char: char| !char.is_ascii_digit()).filter(|one| one.len() == 4).collect();
        let known = |place: &Range<usize>| {
            let covers = |other: &Range<usize>| other.start <= place.start && place.end <= other.end;
            let is_short = |one: &Use| covers(&(one.prose..one.prose + one.text.len()));
            mentions.iter().any(|mention| covers(&mention.prose)) || uses.iter().any(is_short)
        };
        let names = names_within(text, &figure.sentence).into_iter().filter(|name| !name.begins_sentence);
        let places = names.filter_map(|name| Some(name.words.first()?.start..name.words.last()?.end));
        let strangers = places.filter(|place| !known(place)).map(|place| text[place].to_lowercase()).collect();
        let (words, is_of_one_time) = (stems(sentence).collect(), years.len() <= 1);
        Some(Self { figure, words, terms, entity, is_of_one_time, strangers })
    }

    fn states(&self, lexicon: &Lexicon, declared: &Declared) -> bool {
        let fact = &declared.fact;
        self.is_of_unit(declared)
            && is_of_period(self.figure, fact.period.as_deref(), || self.is_of_one_time)
            && self.is_of_subject(lexicon, declared)
            && declared.measures.iter().any(|measure| self.measures(lexicon, declared, measure))
    }

    fn is_of_unit(&self, declared: &Declared) -> bool {
        let unit = declared.figure.unit;
        // What is counted is a unit of its own: 194 states are no 194 embassies.
        let counted = declared.fact.unit.rsplit(' ').next().unwrap_or_default();
        let is_counted = unit != Unit::Count || stems(counted).all(|stem| self.words.contains(&stem));
        unit == self.figure.unit && is_counted
    }

    fn is_of_subject(&self, lexicon: &Lexicon, declared: &Declared) -> bool {
        let Some(subject) = declared.fact.subject.as_deref() else { return true };
        let named = self.entity.as_deref() == Some(subject) || self.terms.contains(subject);
        let others = |id: &&&str| **id != subject && is_actor(lexicon, id);
        // A name that nobody knows may have a figure of its own.
        let is_stranger = |name: &String| !subject.to_lowercase().contains(name.as_str());
        let is_alone = !self.terms.iter().any(|id| others(&id)) && !self.strangers.iter().any(is_stranger);
        let spelt = lexicon.named(subject).is_none() && stems(subject).all(|stem| self.words.contains(&stem));
        (named || spelt) && is_alone
    }

    /// Whether the sentence has all words of a measure. Those of its term may be worded in any way.
    fn measures(&self, lexicon: &Lexicon, declared: &Declared, measure: &[String]) -> bool {
        let term = declared.fact.term.as_deref().filter(|term| self.terms.contains(term));
        let short = term.and_then(|term| lexicon.named(term)).and_then(|entry| entry.term.short.as_deref());
        let stands_for = |stem: &str| short.is_some_and(|short| short.eq_ignore_ascii_case(stem));
        measure.iter().all(|stem| self.words.contains(stem) || stands_for(stem))
    }
}

/// The same years, said of the figure itself or alone in the sentence. A figure without a period
/// states a declared one without a period.
fn is_of_period(figure: &Figure, period: Option<&str>, is_of_one_time: impl Fn() -> bool) -> bool {
    let own = figure.slots.period.as_ref();
    let Some(period) = period else { return own.is_none() };
    let mut years = period.split(|char: char| !char.is_ascii_digit()).filter_map(|year| year.parse::<i16>().ok());
    let Some(first) = years.next() else { return false };
    let years_declared = (first, years.next().unwrap_or(first));
    own.is_some_and(|own| {
        own.years == years_declared
            && (own.own || is_of_one_time())
            && matches!(own.kind, PeriodKind::In | PeriodKind::AsOf | PeriodKind::Span)
    })
}

fn has_role(kind: FactKind, figure: &Figure) -> bool {
    let role = figure.slots.role;
    match kind {
        FactKind::Total | FactKind::Count => role == Role::Level,
        FactKind::Change => role == Role::Change,
        FactKind::Target => matches!(role, Role::Target | Role::Commitment),
        FactKind::Share => matches!(role, Role::Share | Role::Level),
    }
}

/// Whether a term is somebody who may have figures of their own.
fn is_actor(lexicon: &Lexicon, id: &str) -> bool {
    lexicon.named(id).is_some_and(|entry| entry.term.kind == "country")
}

/// The words of a text that mean something, in small letters, without the ends of plurals.
pub fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    const EMPTY: [&str; 14] =
        ["of", "the", "a", "an", "in", "on", "for", "to", "with", "as", "and", "by", "its", "their"];
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).filter(|word| !EMPTY.contains(&word.as_str())).map(|word| {
        let end = if word.len() > 3 && !word.ends_with("ss") { word.strip_suffix('s') } else { None };
        end.map(str::to_owned).unwrap_or(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BriefKey;
    use crate::packs::read_sheet;

    const SHEET: &str = "[[figure]]\nid = \"calls\"\nsubject = \"rok\"\nmeasure = \"port calls\"\naliases = [\"ships in port\"]\n\
                         value = \"12400\"\nunit = \"ships\"\nperiod = \"2024\"\n\
                         [[figure]]\nid = \"budget\"\nsubject = \"Harbour Authority\"\nmeasure = \"budget\"\nvalue = \"3.4\"\n\
                         unit = \"USD billion\"\n";

    /// The declared figures that a text states.
    #[track_caller]
    fn states(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::shipped();
        let sheet = read_sheet(SHEET).expect("it is a sheet").figure;
        let facts = Facts::of(sheet.into_iter().filter_map(|fact| Declared::of(fact, None)).collect(), &lexicon);
        let reading = Reading::of(BriefKey::of_name("brief.md"), text.into(), &lexicon);
        let found: Vec<_> = places(&reading, &lexicon, &facts).iter().map(|place| place.declared.id()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn subject_measure_unit_and_period_make_a_match() {
        states("In 2024, South Korea counted 12,500 ships in its port calls.", &["calls"]);
        states("The budget of the Harbour Authority is USD 3.1 billion.", &["budget"]);
    }

    #[test]
    fn whatever_is_missing_or_other_makes_none() {
        states("In 2023, South Korea counted 12,500 ships in its port calls.", &[]);
        states("South Korea counted 12,500 ships in its port calls.", &[]);
        states("In 2024, Japan counted 12,500 ships in its port calls.", &[]);
        states("In 2024, South Korea and Japan counted 12,500 ships in their port calls.", &[]);
        states("In 2024, South Korea counted 12,500 sailors in its port calls.", &[]);
        states("In 2024, South Korea bought 12,500 ships.", &[]);
        states("The budget of the Harbour Authority rose by USD 0.2 billion.", &[]);
        states("The budget of the Harbour Authority was USD 3.1 billion in 2019.", &[]);
    }
}
