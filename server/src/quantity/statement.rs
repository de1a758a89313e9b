//! Figures with the words around them, as far as statements of one quantity have them in common:
//! the words on either side, the sentence, its other numbers and its times. Nothing in here leads
//! back to the text but places, so that statements of two briefs compare like those of one.

use super::printed::Printed;
use super::time::{Times, times};
use super::word::{Stem, Word, stem, words};
use attache_grammar::figure::{
    Bounds, Comparison, Contrast, Contrasts, End, Qualifier, RangeForm, Role, TimeUnit, Unit,
};
use attache_grammar::{BlockKind, Brief, Figure, Zone};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

/// The statements of a brief.
#[derive(Debug, Clone, Default)]
pub struct Statements {
    /// In the order of the text.
    pub all: Vec<Statement>,
    /// The sentences that hold them, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// In how many of the sentences a word stands, counted when somebody compares statements.
    frequency: OnceLock<FxHashMap<Stem, u32>>,
    values: OnceLock<Values>,
}

/// What statements have for values.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    /// Which value in which unit each of them states, counted from 0 as they are met.
    pub(super) of: Vec<u32>,
    /// The statements of each of these values, in the order of the text.
    pub(super) stated: Vec<Vec<u32>>,
}

/// A figure that may state what another one states.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its number in [`Brief::figures`].
    pub figure: usize,
    /// The number of its sentence.
    pub sentence: usize,
    /// The unit, with all dollars alike.
    pub unit: Unit,
    /// The number.
    pub printed: Printed,
    /// What the number claims, qualifier included.
    pub claim: Bounds,
    /// What its digits allow.
    pub digits: (Decimal, Decimal),
    /// What it would be if the zeros at its end come from rounding.
    pub rounded: (Decimal, Decimal),
    /// How exactly it is meant.
    pub qualifier: Qualifier,
    /// The words around it, which other statements may share.
    pub around: Arc<Around>,
    /// When it holds: the first and the last year.
    pub period: Option<(i16, i16)>,
    /// What it says of its quantity.
    pub role: Role,
    /// Words of contrast in its clause.
    pub contrasts: Contrasts,
    /// Whether something near it is denied: `non-release sites`.
    pub denies: bool,
    /// Which end of a range it is.
    pub end: Option<End>,
    /// `from 5`, `than 5`, `compared with 5`: what something was or is held against.
    pub is_old: bool,
    /// Whether it comes on top of something: `rose by 5`, `an additional 5`.
    pub is_added: bool,
    /// Whether it is somebody else's: quoted, or with a source named.
    pub is_reported: bool,
}

/// The words around a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Around {
    /// The words before it that mean something, nearest first.
    pub before: Box<[Stem]>,
    /// The words behind it that mean something, nearest first.
    pub behind: Box<[Stem]>,
    /// The nearest of both, in order and without repetitions.
    pub near: Box<[Stem]>,
    /// Those of them that are names.
    pub names: Box<[Stem]>,
    /// What is counted or measured.
    pub head: Option<Stem>,
    /// What it is per: `per tonne`, `a year`.
    pub per: Option<Stem>,
    /// Whether that is a time.
    pub per_time: bool,
}

impl Deref for Statement {
    type Target = Around;

    fn deref(&self) -> &Around {
        &self.around
    }
}

/// A sentence that holds statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The number of its block.
    pub block: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// What the block is in the brief.
    pub zone: Zone,
    /// Its words, which other sentences may share.
    pub spoken: Arc<Spoken>,
    /// The values of its figures.
    pub values: Box<[(Unit, Decimal)]>,
    /// The times it names.
    pub times: Times,
}

/// The words of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spoken {
    /// Those that mean something, in order and without repetitions.
    pub stems: Box<[Stem]>,
    /// The names among the first ones.
    pub subject: Box<[Stem]>,
    /// Whether it begins by holding its subject against another one: `Like Denmark, Sweden has`.
    pub compares: bool,
}

impl Deref for Sentence {
    type Target = Spoken;

    fn deref(&self) -> &Spoken {
        &self.spoken
    }
}

impl Hash for Sentence {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.stems.hash(state);
        self.values.hash(state);
    }
}

/// The figures of each sentence, by their numbers in [`Brief::figures`], in the order of the text.
pub(super) fn by_sentence(brief: &Brief) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    brief.figures.chunk_by(|one, other| one.sentence == other.sentence).map(move |figures| {
        let first = next;
        next += figures.len();
        first..next
    })
}

/// As many words on either side count as near.
const NEAR: usize = 6;
/// As many are looked at at all.
const FAR: usize = 10;

impl Statements {
    /// Those of a brief. Tables are another matter: their cells are siblings.
    #[must_use]
    pub fn of(brief: &Brief) -> Self {
        let mut found = Self::default();
        for here in by_sentence(brief) {
            let block = &brief.blocks[brief.figures[here.start].block];
            let is_cell = matches!(block.kind, BlockKind::Cell { .. });
            if !is_cell && !matches!(block.zone, Zone::Boilerplate | Zone::Credit | Zone::Glossary) {
                found.add(brief, here);
            }
        }
        found
    }

    fn add(&mut self, brief: &Brief, here: Range<usize>) {
        let text = brief.prose.text();
        let figures = &brief.figures[here.clone()];
        let place = figures[0].sentence.clone();
        let is_figure = |word: &Word| figures.iter().any(|figure| figure.prose.contains(&word.place.start));
        let mut all: Vec<Word> = words(text, place.clone()).filter(|word| !is_figure(word)).collect();
        // The first word has its capital for another reason.
        if let Some(first) = all.first_mut().filter(|word| text[place.start..word.place.start].trim().is_empty()) {
            first.capital = false;
        }
        let number = self.sentences.len();
        for (index, figure) in here.zip(figures).filter(|(_, figure)| is_comparable(figure)) {
            self.all.push(Statement { figure: index, sentence: number, ..statement(brief, figure, &all) });
        }
        let block = &brief.blocks[figures[0].block];
        let subject = all.iter().take(3).filter(|word| word.capital).map(|word| word.stem).collect();
        let values = figures.iter().map(|figure| (comparable(figure.unit), figure.value.normalize())).collect();
        let stems = sorted(all.iter().map(|word| word.stem).collect());
        let compares = compares(&text[place.clone()]);
        self.sentences.push(Sentence {
            block: figures[0].block,
            kind: block.kind,
            zone: block.zone,
            spoken: Arc::new(Spoken { stems: stems.into(), subject, compares }),
            values,
            times: times(text, &place, figures),
        });
    }

    /// Their values, numbered when somebody compares statements.
    pub(super) fn values(&self) -> &Values {
        self.values.get_or_init(|| {
            let mut numbers = FxHashMap::<(Unit, u128), u32>::default();
            let mut values = Values::default();
            for (index, statement) in self.all.iter().enumerate() {
                let next = values.stated.len();
                let value = (statement.unit, statement.printed.exact());
                let number = *numbers.entry(value).or_insert(next as u32);
                if number as usize == next {
                    values.stated.push(Vec::new());
                }
                values.stated[number as usize].push(index as u32);
                values.of.push(number);
            }
            values
        })
    }

    /// The sentence of a statement.
    #[must_use]
    pub fn sentence(&self, statement: &Statement) -> &Sentence {
        &self.sentences[statement.sentence]
    }

    /// How often the value of a statement, by its number, is stated in its unit.
    #[must_use]
    pub fn times_stated(&self, statement: usize) -> usize {
        let values = self.values();
        values.stated[values.of[statement] as usize].len()
    }

    /// In how many sentences with figures a word stands.
    #[must_use]
    pub fn frequency(&self, stem: Stem) -> u32 {
        let frequency = self.frequency.get_or_init(|| {
            let mut frequency = FxHashMap::default();
            for stem in self.sentences.iter().flat_map(|sentence| &sentence.spoken.stems) {
                *frequency.entry(*stem).or_default() += 1;
            }
            frequency
        });
        frequency.get(&stem).copied().unwrap_or(1)
    }

    /// How much it says that two sentences share a word: from about 0.15 for one that stands
    /// everywhere to 1.15 for one that stands hardly anywhere else.
    #[must_use]
    pub fn weight(&self, stem: Stem) -> f32 {
        let sentences = self.sentences.len().max(8) as f32;
        (sentences / self.frequency(stem) as f32).ln().min(3.5) / 3.5 + 0.15
    }
}

fn statement(brief: &Brief, figure: &Figure, all: &[Word]) -> Statement {
    let text = brief.prose.text();
    let before = &all[..all.partition_point(|word| word.place.end <= figure.prose.start)];
    let behind = &all[all.partition_point(|word| word.place.start < figure.prose.end)..];
    let before: Vec<Stem> = before.iter().rev().take(FAR).map(|word| word.stem).collect();
    let behind: Vec<Stem> = behind.iter().take(FAR).map(|word| word.stem).collect();
    let near = sorted(before.iter().take(NEAR).chain(behind.iter().take(NEAR)).copied().collect());
    let names = all.iter().filter(|word| word.capital && near.contains(&word.stem)).map(|word| word.stem);
    let names = sorted(names.collect());
    let slots = &figure.slots;
    let head = slots.head.clone().map(|head| text[head].rsplit(' ').next().unwrap_or_default());
    let (per, per_time) = per(text, figure.prose.end, figure.sentence.end).unzip();
    let denies = near.iter().any(|word| stem("non") == Some(*word));
    let around = Around {
        before: before.into(),
        behind: behind.into(),
        near: near.into(),
        names: names.into(),
        head: head.and_then(stem),
        per,
        per_time: per_time.unwrap_or_default(),
    };
    let range = figure.partner.filter(|partner| partner.form != RangeForm::Change);
    Statement {
        figure: 0,
        sentence: 0,
        unit: comparable(figure.unit),
        printed: Printed::of(figure, &text[figure.number.clone()]),
        claim: claim(figure),
        digits: (figure.low, figure.high),
        rounded: figure.rounded(),
        qualifier: figure.qualifier,
        period: slots.period.as_ref().map(|period| period.years),
        role: slots.role,
        contrasts: slots.contrasts,
        denies,
        around: Arc::new(around),
        end: range.map(|partner| partner.end),
        is_old: matches!(figure.comparison, Some(Comparison::From | Comparison::Than | Comparison::Against)),
        is_added: slots.role == Role::Change
            || figure.comparison == Some(Comparison::By)
            || slots.contrasts.has(Contrast::Additional),
        is_reported: slots.attribution.is_some() || brief.is_quoted(figure.prose.start),
    }
}

impl Statement {
    /// Whether it says that it is one of several.
    #[must_use]
    pub fn is_further(&self) -> bool {
        let words = [Contrast::Another, Contrast::Other, Contrast::Additional, Contrast::Remaining];
        words.into_iter().any(|word| self.contrasts.has(word))
    }
}

/// Whether a sentence begins by holding its subject against another one.
fn compares(sentence: &str) -> bool {
    let first = sentence.split([' ', ',']).next().unwrap_or_default();
    matches!(first, "Like" | "Unlike" | "Besides" | "Similarly" | "Likewise" | "Conversely" | "Elsewhere")
}

/// What a figure claims. Nobody says `more than 28,000` of 280,000, so that one-sided claims end
/// half as much away again.
fn claim(figure: &Figure) -> Bounds {
    let half = figure.value.abs() / Decimal::TWO;
    let bounds = figure.bounds();
    Bounds {
        low: bounds.low.or_else(|| figure.value.checked_sub(half)),
        high: bounds.high.or_else(|| figure.value.checked_add(half)),
    }
}

/// Whether a figure states a quantity: ranks and ages tell things apart.
fn is_comparable(figure: &Figure) -> bool {
    !matches!(figure.unit, Unit::Ordinal | Unit::Age | Unit::Multiple | Unit::Fraction)
}

/// All dollars alike: within a brief `$` is whichever was named.
fn comparable(unit: Unit) -> Unit {
    match unit {
        Unit::Currency(code) if code.ends_with(['$', 'D']) => Unit::Currency("$"),
        unit => unit,
    }
}

/// What a figure is per, within a few words behind it, and whether that is a time.
fn per(text: &str, from: usize, to: usize) -> Option<(Stem, bool)> {
    let mut parts = text.get(from..to)?.split(' ').filter(|part| !part.is_empty()).take(4);
    while let Some(part) = parts.next() {
        if matches!(part, "per" | "a" | "an" | "each" | "every") {
            let whole = parts.next()?.trim_matches(|char: char| !char.is_alphanumeric());
            let is_time = TimeUnit::named(whole).is_some();
            return Some((stem(whole)?, is_time)).filter(|_| part == "per" || is_time);
        }
    }
    None
}

/// In order and without repetitions.
pub(super) fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}
