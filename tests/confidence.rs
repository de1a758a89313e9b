//! The confidence in definitions is measured, not invented: every short form of the shipped packs
//! is read beside its own long form and beside those of other entries, and what chance reads is
//! held against what is true.

use crate::repository;
use attache::packs;
use attache_grammar::{Definition, Evidence, parse, short_key};
use std::collections::HashMap;
use std::fmt::Write;

/// In the order in which they are written down.
const KINDS: [Evidence; 8] = [
    Evidence::Initials,
    Evidence::SmallSkipped,
    Evidence::WordSkipped,
    Evidence::Inside,
    Evidence::Missing,
    Evidence::Reverse,
    Evidence::Sign,
    Evidence::Unlinked,
];

/// Two, three, four, five letters, more.
const LENGTHS: usize = 5;

/// So many long forms of other entries stand in for the own one.
const OTHERS: usize = 20;

/// Fewer true pairs than this say nothing about their length alone.
const ENOUGH: usize = 5;

/// New entries of a pack move a figure by a point or two; what moves further is another table.
const DRIFT: i32 = 3;

type Table = [[u8; LENGTHS]; KINDS.len()];

struct Pair {
    short: String,
    long: String,
}

fn pairs() -> Vec<Pair> {
    let packs = packs::SHIPPED.map(packs::Shipped::read);
    let terms = packs.into_iter().flat_map(|pack| pack.term).filter(|term| !term.is_person());
    let pair = |term: packs::Stored| {
        let long = term.expansions.first()?.clone();
        Some(Pair { short: term.short.clone()?, long })
    };
    terms.filter_map(pair).collect()
}

fn column(short: &str) -> usize {
    short.chars().filter(|char| char.is_alphanumeric()).count().clamp(2, LENGTHS + 1) - 2
}

/// How often something was tried, by length, and on what evidence a definition was read.
#[derive(Default)]
struct Tally {
    tried: [usize; LENGTHS],
    read: HashMap<(Evidence, usize), usize>,
}

impl Tally {
    fn count(&mut self, short: &str, text: &str) {
        let key = short_key(short);
        let column = column(&key);
        self.tried[column] += 1;
        let brief = parse(text);
        let all: Vec<&Definition> = brief.definitions.iter().chain(&brief.unlinked).collect();
        if let Some(found) = all.iter().find(|definition| definition.key == key) {
            *self.read.entry((found.evidence, column)).or_default() += 1;
        }
    }

    /// How many were read, and the share of what was tried.
    fn share(&self, kind: Evidence, columns: &[usize]) -> (usize, f64) {
        let sum = |of: &dyn Fn(usize) -> usize| columns.iter().map(|column| of(*column)).sum::<usize>();
        let read = sum(&|column| self.read.get(&(kind, column)).copied().unwrap_or_default());
        (read, read as f64 / sum(&|column| self.tried[column]).max(1) as f64)
    }
}

/// The ways to link two forms.
fn linked(short: &str, long: &str) -> [String; 3] {
    [
        format!("Officials said this week that the {long} ({short}) was discussed."),
        format!("Officials said this week that the {short} ({long}) was discussed."),
        format!("{short} = {long}"),
    ]
}

/// A text with the short form and the names that a brief may hold, none of them linked to it.
fn unlinked<'a>(short: &str, longs: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("Officials discussed the {short} this week.");
    for long in longs {
        let _ = write!(text, " They also spoke of the {long} again.");
    }
    text
}

fn measure() -> Table {
    let pairs = pairs();
    let (mut own, mut chance) = (Tally::default(), Tally::default());
    let (mut own_apart, mut chance_apart) = (Tally::default(), Tally::default());
    let count = pairs.len();
    // Neighbours in a pack are alike, so the others are taken from afar.
    let others = |index: usize| (1..=OTHERS).map(move |round| (index + 37 * round) % count);
    for (index, Pair { short, long }) in pairs.iter().enumerate() {
        for text in linked(short, long) {
            own.count(short, &text);
        }
        own_apart.count(short, &unlinked(short, std::iter::once(long.as_str())));
        let others: Vec<&str> = others(index)
            .map(|other| &pairs[other])
            .filter(|other| other.short != *short && other.long != *long)
            .map(|other| other.long.as_str())
            .collect();
        for other in &others {
            for text in linked(short, other) {
                chance.count(short, &text);
            }
        }
        chance_apart.count(short, &unlinked(short, others.into_iter()));
    }
    KINDS.map(|kind| {
        let (own, chance) = if kind == Evidence::Unlinked { (&own_apart, &chance_apart) } else { (&own, &chance) };
        let precision = |columns: &[usize]| {
            let (enough, true_share) = own.share(kind, columns);
            let (_, chance_share) = chance.share(kind, columns);
            let precision = if enough < ENOUGH { None } else { Some(1.0 - chance_share / true_share) };
            precision.map(|precision| (100.0 * precision.max(0.0)).round() as u8)
        };
        let whole = precision(&[0, 1, 2, 3, 4]).unwrap_or_default();
        std::array::from_fn(|column| precision(&[column]).unwrap_or(whole))
    })
}

fn written(table: &Table) -> String {
    let mut text = String::new();
    for (kind, row) in KINDS.iter().zip(table) {
        let _ = writeln!(text, "    {row:?}, // {kind:?}");
    }
    text
}

#[test]
fn the_table_of_confidences_is_fresh() {
    let fresh = measure();
    let path = repository::root().join("grammar/src/term/evidence.rs");
    if repository::updates() {
        let source = repository::read(&path);
        let head = source.find("const MEASURED").expect("the table is there");
        let start = head + source[head..].find("[\n").expect("the table opens") + 2;
        let end = start + source[start..].find("];").expect("the table closes");
        repository::write(&path, &format!("{}{}{}", &source[..start], written(&fresh), &source[end..]));
        return;
    }
    let percent = |kind: Evidence, column: usize| (100.0 * kind.confidence(&"A".repeat(column + 2))).round() as u8;
    let old: Table = KINDS.map(|kind| std::array::from_fn(|column| percent(kind, column)));
    let drift = |(one, other): (&u8, &u8)| (i32::from(*one) - i32::from(*other)).abs();
    let worst = old.iter().flatten().zip(fresh.iter().flatten()).map(drift).max();
    assert!(
        worst <= Some(DRIFT),
        "the table in {} is stale; ATTACHE_UPDATE=1 writes it anew:\n{}",
        path.display(),
        written(&fresh)
    );
}
