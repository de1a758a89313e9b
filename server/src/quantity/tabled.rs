//! What tables state, held against the sentences of the brief. The label of a row and the header of a
//! column are the slots of a cell; a sentence speaks of the cell if it has the words of both, the year of
//! the header, and no other figure of that kind. Tables have many cells alike, so that anything less is no
//! match: a value that any cell of the table has is never reported.

use super::printed::Printed;
use super::slip;
use super::statement::by_sentence;
use super::word::{Stem, stem, words};
use crate::arithmetic::cell::Number;
use crate::arithmetic::table::{Table, tables};
use attache_grammar::figure::{Comparison, Qualifier, Role, Unit};
use attache_grammar::{BlockKind, Brief, Figure, Span, Zone};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// A figure of a sentence that differs from the cell it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The figure, by its number in [`Brief::figures`].
    pub figure: usize,
    /// The cell.
    pub cell: Span,
    /// What it says.
    pub written: String,
    /// The label of its row.
    pub label: String,
    /// Whether a slip would make one of the other.
    pub is_slip: bool,
}

/// The figures of a brief that differ from its tables, in the order of the text.
#[must_use]
pub fn departures(brief: &Brief) -> Vec<Departure> {
    let tables: Vec<Stated<'_>> = tables(brief).into_iter().filter_map(|table| Stated::of(brief, table)).collect();
    if tables.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for here in by_sentence(brief) {
        let first = &brief.figures[here.start];
        let block = &brief.blocks[first.block];
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading { .. });
        if !is_text || !matches!(block.zone, Zone::Title | Zone::Summary | Zone::Body) {
            continue;
        }
        let only = |index: &usize| {
            let kind = kind(&brief.figures[*index]);
            kind.is_some() && here.clone().filter(|other| self::kind(&brief.figures[*other]) == kind).count() == 1
        };
        let mut asked = here.clone().filter(only).filter(|index| is_plain(brief, &brief.figures[*index])).peekable();
        if asked.peek().is_none() {
            continue;
        }
        let stems: FxHashSet<Stem> = words(brief.prose.text(), first.sentence.clone()).map(|word| word.stem).collect();
        for index in asked {
            let cells: Vec<_> = tables.iter().flat_map(|table| table.cells(&brief.figures[index], &stems)).collect();
            let [(table, row, column)] = cells[..] else { continue };
            found.extend(table.departure(brief, index, (row, column)));
        }
    }
    found
}

/// Kinds of figures that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Percent,
    Money,
    Measure,
}

fn kind(figure: &Figure) -> Option<Kind> {
    match figure.unit {
        Unit::Count if figure.significant >= 2 || figure.scale.is_some() => Some(Kind::Count),
        Unit::Percent => Some(Kind::Percent),
        Unit::Currency(_) => Some(Kind::Money),
        Unit::Physical(_) => Some(Kind::Measure),
        _ => None,
    }
}

/// Levels as the author states them: no bounds, no changes, nobody else's.
fn is_plain(brief: &Brief, figure: &Figure) -> bool {
    figure.partner.is_none()
        && !figure.compound
        && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About | Qualifier::Nearly)
        && matches!(figure.slots.role, Role::Level | Role::Share)
        && figure.slots.attribution.is_none()
        && !matches!(
            figure.comparison,
            Some(Comparison::From | Comparison::Than | Comparison::Against | Comparison::By)
        )
        && !brief.is_quoted(figure.prose.start)
}

/// A table with its slots.
struct Stated<'a> {
    table: Table<'a>,
    /// Rows by the first stem of their labels.
    rows: FxHashMap<Stem, Vec<(usize, Vec<Stem>)>>,
    columns: Vec<Header>,
    /// The words of the corner and of the line before the table.
    about: FxHashSet<Stem>,
}

/// What the header of a column asks of a sentence.
struct Header {
    years: Vec<i16>,
    stems: Vec<Stem>,
    kind: Option<Kind>,
}

impl<'a> Stated<'a> {
    fn of(brief: &Brief, table: Table<'a>) -> Option<Self> {
        if table.rows.len() < 3 || table.columns() < 2 {
            return None;
        }
        let before = table.first.checked_sub(1).map(|block| &brief.blocks[block]);
        let is_caption = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Heading { .. });
        let caption = before.filter(|block| is_caption(block.kind)).map(|block| brief.words(block)).unwrap_or_default();
        let caption = if caption.len() < 160 { caption } else { "" };
        let corner = table.cell(0, 0).map_or("", |cell| cell.words);
        let columns = (0..table.columns()).map(|column| {
            let words = table.cell(0, column).map_or("", |cell| cell.words);
            Header { years: years(words), stems: stems(words), kind: unit(words).or_else(|| unit(caption)) }
        });
        let columns = columns.collect();
        let mut rows = FxHashMap::<Stem, Vec<(usize, Vec<Stem>)>>::default();
        for row in 1..table.rows.len() {
            let label = stems(table.cell(row, 0).map_or("", |cell| cell.words));
            if let Some(first) = label.first() {
                rows.entry(*first).or_default().push((row, label));
            }
        }
        let about = stems(corner).into_iter().chain(stems(caption)).collect();
        Some(Self { table, rows, columns, about })
    }

    /// The cells that a sentence speaks of with a figure; none where it speaks of several rows.
    fn cells(&self, figure: &Figure, sentence: &FxHashSet<Stem>) -> Vec<(&Self, usize, usize)> {
        let named = sentence.iter().filter_map(|stem| self.rows.get(stem)).flatten();
        let mut named: Vec<_> = named.filter(|(_, label)| label.iter().all(|stem| sentence.contains(stem))).collect();
        // `South Korea` holds `Korea`.
        let most = named.iter().map(|(_, label)| label.len()).max().unwrap_or(0);
        named.retain(|(_, label)| label.len() == most);
        let [(row, label)] = named[..] else { return Vec::new() };
        let period = figure.slots.period.as_ref().filter(|period| period.years.0 == period.years.1);
        let dated = self.columns.iter().any(|header| !header.years.is_empty());
        let fits = |column: &usize| {
            let header = &self.columns[*column];
            let Some(number) = self.table.cell(*row, *column).and_then(|cell| cell.number()) else { return false };
            let year = match (&header.years[..], period) {
                ([], None) => true,
                ([year], Some(period)) => *year == period.years.0,
                // A year that the table does not have.
                ([], Some(_)) => dated,
                _ => false,
            };
            let words = header.stems.iter().all(|stem| sentence.contains(stem));
            let measured = !header.stems.is_empty()
                || label.len() > 1
                || self.about.iter().any(|stem| sentence.contains(stem) && !label.contains(stem));
            year && words && measured && is_of_kind(header, number, figure)
        };
        (1..self.columns.len()).filter(fits).map(|column| (self, *row, column)).collect()
    }

    fn departure(&self, brief: &Brief, index: usize, (row, column): (usize, usize)) -> Option<Departure> {
        let figure = &brief.figures[index];
        let agrees = |number: Number| SCALES.iter().any(|scale| meets(figure, number, Decimal::from(*scale)));
        let all = self.table.rows.iter().flatten().filter_map(|cell| cell.number());
        if all.into_iter().any(agrees) {
            return None;
        }
        let cell = self.table.cell(row, column)?;
        let number = cell.number()?;
        let ratio = |scale: &i64| {
            let scaled = number.value.checked_mul(Decimal::from(*scale))?;
            let ratio = figure.value.checked_div(scaled)?;
            let near = ratio > Decimal::new(3, 1) && ratio < Decimal::new(33, 1);
            near.then_some(scaled)
        };
        let scaled = SCALES.iter().find_map(ratio);
        let slip = scaled.and_then(|scaled| {
            let printed = Printed::of(figure, &brief.prose.text()[figure.number.clone()]);
            let digits = cell.words.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').collect();
            let decimals = u8::try_from(number.value.scale()).ok()?;
            slip::between(&printed, &Printed { value: scaled, digits, decimals, ..printed.clone() }, figure.unit)
        });
        // Another order of magnitude is another thing, if no zero was lost.
        scaled.is_some().then(|| Departure {
            figure: index,
            cell: cell.span,
            written: cell.words.to_owned(),
            label: self.table.cell(row, 0).map_or("", |cell| cell.words).to_owned(),
            is_slip: slip.is_some(),
        })
    }
}

/// Scales that a table may leave to its header.
const SCALES: [i64; 7] = [1, 1_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000, 1_000_000_000_000];

/// Whether a figure may be a cell at a scale, one of them rounded.
fn meets(figure: &Figure, number: Number, scale: Decimal) -> bool {
    let half = number.step / Decimal::TWO;
    let ends = (number.value - half).checked_mul(scale).zip((number.value + half).checked_mul(scale));
    let Some((low, high)) = ends else { return false };
    let (bounds, (least, most)) = (figure.bounds(), figure.rounded());
    bounds.low.is_none_or(|bound| bound.min(least) <= high) && bounds.high.is_none_or(|bound| bound.max(most) >= low)
}

fn is_of_kind(header: &Header, number: Number, figure: &Figure) -> bool {
    let cell = if number.percent { Some(Kind::Percent) } else { header.kind };
    match (kind(figure), cell) {
        (Some(Kind::Percent), cell) => cell == Some(Kind::Percent),
        (Some(Kind::Money), cell) => cell == Some(Kind::Money),
        (Some(Kind::Count | Kind::Measure), cell) => !matches!(cell, Some(Kind::Percent | Kind::Money)),
        (None, _) => false,
    }
}

/// What a header or caption says that its numbers are in.
fn unit(words: &str) -> Option<Kind> {
    let has = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    if has(&["%", "percent", "per cent", "Percent", "Per cent"]) {
        return Some(Kind::Percent);
    }
    has(&["$", "€", "£", "¥", "₹", "₩", "USD", "EUR", "euro", "dollar", "Rs.", "won", "yen"]).then_some(Kind::Money)
}

/// The words of a label that say what it is about, units and years aside.
fn stems(words: &str) -> Vec<Stem> {
    const NEUTRAL: [&str; 27] = [
        "number", "value", "amount", "share", "total", "million", "billion", "trillion", "percent", "per", "cent",
        "usd", "eur", "year", "us", "euro", "euros", "dollars", "dollar", "table", "figure", "thousand", "crore",
        "lakh", "no", "of", "in",
    ];
    let words = words.split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’'));
    let telling = |word: &&str| {
        !word.bytes().any(|byte| byte.is_ascii_digit()) && !NEUTRAL.contains(&word.to_ascii_lowercase().as_str())
    };
    words.filter(telling).filter_map(stem).collect()
}

fn years(words: &str) -> Vec<i16> {
    let digits = words.split(|char: char| !char.is_ascii_digit()).filter(|digits| digits.len() == 4);
    digits.filter_map(|digits| digits.parse().ok()).filter(|year| (1900..2100).contains(year)).collect()
}
