//! What a brief states, as others need to know it: the figures that hardly two briefs have by
//! chance, with the words around them, and the keys under which statements of one quantity meet.

use super::statement::{Sentence, Statement};
use super::word::{Stem, words};
use crate::packs::Lexicon;
use crate::reading::Reading;
use attache_grammar::Span;
use attache_grammar::figure::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHasher;
use smol_str::SmolStr;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// Where statements of one quantity meet: the unit, and two words that stand side by side near the
/// number or around it; or the unit, whose amount it is, and how large. A value is no part of the
/// former, since that is what may differ. The ledger groups by the same keys.
pub type Key = u32;

/// A statement that others may meet.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Its number among the statements of its brief.
    pub statement: usize,
    /// Where it meets others, in order; never none.
    pub keys: Arc<[Key]>,
}

/// What a brief states, for others.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// In the order of the text.
    pub figures: Vec<ToldFigure>,
    /// The day the brief speaks of as today.
    pub date: Option<Date>,
}

/// A statement at its place, for other briefs.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldFigure {
    /// Where it stands.
    pub span: Span,
    /// Its keys in short.
    pub sieve: Sieve,
    /// What it says.
    pub said: Arc<Said>,
}

/// A statement without its place: equal wherever a sentence is repeated.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// What hardly two that are unequal have in common.
    digest: u64,
    /// The statement. The numbers in it that count in its brief are all 0.
    pub statement: Statement,
    /// Its sentence, with the same exception.
    pub sentence: Arc<Sentence>,
    /// As printed.
    pub text: SmolStr,
    /// Where it meets others, in order.
    pub keys: Arc<[Key]>,
}

impl Eq for Said {}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest);
    }
}

impl Said {
    fn new(statement: Statement, sentence: Arc<Sentence>, text: SmolStr, keys: Arc<[Key]>) -> Self {
        let digest = Hashed::of(&(&text, &keys, &sentence.stems)).0;
        Self { digest, statement, sentence, text, keys }
    }
}

impl Deref for ToldFigure {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Told {
    /// What a brief states.
    #[must_use]
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Self {
        let all = reading.statements();
        let mut told = Self { date: reading.brief.date.as_ref().map(|date| date.day), ..Self::default() };
        let mut last: Option<(usize, Arc<Sentence>)> = None;
        for Telling { statement, keys } in reading.telling(lexicon) {
            let statement = &all.all[*statement];
            let sentence = match &last {
                Some((number, sentence)) if *number == statement.sentence => Arc::clone(sentence),
                _ => Arc::new(Sentence { block: 0, ..all.sentence(statement).clone() }),
            };
            last = Some((statement.sentence, Arc::clone(&sentence)));
            let figure = &reading.brief.figures[statement.figure];
            let text = SmolStr::new(&reading.brief.prose.text()[figure.prose.clone()]);
            let statement = Statement { figure: 0, sentence: 0, ..statement.clone() };
            let said = Said::new(statement, sentence, text, Arc::clone(keys));
            told.figures.push(ToldFigure { span: figure.span, sieve: Sieve::of(keys), said: Arc::new(said) });
        }
        told
    }

    /// Whether a brief states something under a key.
    #[must_use]
    pub fn has(&self, key: Key) -> bool {
        self.figures.iter().any(|figure| figure.has(key))
    }
}

impl ToldFigure {
    /// Whether it stands under a key.
    #[must_use]
    pub fn has(&self, key: Key) -> bool {
        self.sieve.may_have(key) && self.keys.binary_search(&key).is_ok()
    }
}

/// The statements of a brief that others may meet, in the order of the text.
#[must_use]
pub fn telling(reading: &Reading, lexicon: &Lexicon) -> Vec<Telling> {
    let told = reading.statements().all.iter().enumerate().filter(|(_, statement)| is_told(statement));
    let keyed = told.map(|(number, statement)| Telling { statement: number, keys: keys(reading, lexicon, statement) });
    keyed.filter(|telling| !telling.keys.is_empty()).collect()
}

/// Whether hardly two briefs have the value by chance.
#[must_use]
fn is_told(statement: &Statement) -> bool {
    statement.printed.is_telling() && !matches!(statement.unit, Unit::Duration(_))
}

/// Where a statement meets others, in order.
#[must_use]
pub fn keys(reading: &Reading, lexicon: &Lexicon, statement: &Statement) -> Arc<[Key]> {
    let (before, behind) = (&statement.before, &statement.behind);
    let around = before.first().zip(behind.first());
    // In the order of the text on both sides.
    let pairs = before.windows(2).take(3).map(|pair| (pair[1], pair[0]));
    let pairs = pairs.chain(behind.windows(2).take(3).map(|pair| (pair[0], pair[1])));
    let pairs = pairs.chain(around.map(|(before, behind)| (*before, *behind)));
    let unit = Hashed::of(&statement.unit);
    let mut keys: Vec<Key> = Vec::with_capacity(8);
    keys.extend(pairs.map(|pair| unit.and(&pair).key() & !AMOUNT));
    if matches!(statement.unit, Unit::Currency(_)) && statement.printed.significant() >= 2 {
        amounts(reading, lexicon, statement, unit, &mut keys);
    }
    super::statement::sorted(keys).into()
}

/// Some keys in short, so that what is not among them is mostly known without a look at the list, which
/// lies elsewhere: a Bloom filter with two bits a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sieve(u128);

impl Sieve {
    /// The sieve of keys.
    #[must_use]
    pub fn of(keys: &[Key]) -> Self {
        Self(keys.iter().fold(0, |all, key| all | bits(*key)))
    }

    /// Whether a key may be among them.
    #[must_use]
    pub fn may_have(self, key: Key) -> bool {
        self.0 & bits(key) == bits(key)
    }
}

fn bits(key: Key) -> u128 {
    1 << (key % u128::BITS) | 1 << (key / u128::BITS % u128::BITS)
}

/// The bit that keys of amounts have and others have not.
pub const AMOUNT: Key = 1 << 31;

/// As many words before a name say what of it is measured: `the cost of the navy`.
const MEASURE: usize = 3;

/// Amounts of money meet under the names of their paragraph with a word before each, if they are
/// about as large.
fn amounts(reading: &Reading, lexicon: &Lexicon, statement: &Statement, unit: Hashed, keys: &mut Vec<Key>) {
    let figure = &reading.brief.figures[statement.figure];
    let block = &reading.brief.blocks[figure.block].prose;
    let text = reading.brief.prose.text();
    let unit = unit.and(&size(statement.printed.value));
    let first = reading.mentions.partition_point(|mention| mention.prose.start < block.start);
    let mentions = reading.mentions[first..].iter().take_while(|mention| mention.prose.end <= block.end);
    for mention in mentions {
        let lead = mention.prose.start.saturating_sub(48).max(block.start);
        let lead = (lead..mention.prose.start).find(|at| text.is_char_boundary(*at)).unwrap_or(mention.prose.start);
        let before: Vec<Stem> = words(text, lead..mention.prose.start).map(|word| word.stem).collect();
        let name = unit.and(&lexicon.entry(mention.entry).term.id);
        let last = &before[before.len().saturating_sub(MEASURE)..];
        keys.extend(last.iter().map(|word| name.and(word).key() | AMOUNT));
    }
}

/// The first digit of a value and how many follow.
fn size(value: Decimal) -> (u8, i32) {
    let value = value.abs().to_f64().unwrap_or_default().max(1.0);
    let power = value.log10().floor();
    ((value / 10_f64.powf(power)) as u8, power as i32)
}

/// The beginning of a key: the same parts give the same number everywhere.
#[derive(Debug, Clone, Copy)]
struct Hashed(u64);

impl Hashed {
    fn of(part: &impl Hash) -> Self {
        Self(0).and(part)
    }

    fn and(self, part: &impl Hash) -> Self {
        let mut hasher = FxHasher::default();
        (self.0, part).hash(&mut hasher);
        Self(hasher.finish())
    }

    fn key(self) -> Key {
        (self.0 >> 32) as Key ^ self.0 as Key
    }
}
