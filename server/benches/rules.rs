//! What each rule costs: `cargo bench --bench rules -- FOLDER` prints nanoseconds per kilobyte of the
//! briefs below a folder, dearest first; without a folder, of the briefs of the tests. What several
//! rules share stands in rows of its own, and is at hand already when the rules are asked.

use attache::BriefKey;
use attache::files::briefs_below;
use attache::packs::Lexicon;
use attache::reading::Reading;
use attache::rules::{Case, RULES};
use attache::workspace::Workspace;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Of so many times the shortest counts: whatever else the machine does only ever adds.
const ROUNDS: usize = 7;

/// Dearer rows are shown, in nanoseconds per kilobyte.
const SHOWN: f64 = 1.0;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = folder.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/briefs"), PathBuf::from);
    let workspace = Workspace::default();
    workspace.add_root(&folder);
    let keys: Vec<_> = briefs_below(&folder).iter().map(|path| BriefKey::of_path(path)).collect();
    let readings: Vec<_> = workspace.load(&keys, Result::ok).into_iter().flatten().collect();
    let bytes: usize = readings.iter().map(|reading| reading.text.len()).sum();
    let mut costs = BTreeMap::<&str, Duration>::new();
    for reading in &readings {
        for (part, cost) in costs_of(&workspace, reading) {
            *costs.entry(part).or_default() += cost;
        }
    }
    print(&costs, bytes);
}

/// What one brief costs, by rule and by what rules share.
fn costs_of(workspace: &Workspace, reading: &Reading) -> Vec<(&'static str, Duration)> {
    let lexicon = Lexicon::shipped();
    let read = || Reading::of(reading.key.clone(), Arc::clone(&reading.text), &lexicon);
    let with_statements = || {
        let reading = read();
        black_box(reading.statements());
        reading
    };
    let mut costs = vec![
        ("(parse)", shortest(|| (), |()| attache_grammar::parse(&reading.text))),
        ("(parse, and packs)", shortest(|| (), |()| read())),
        ("(vocabulary)", shortest(read, |reading| reading.vocabulary().unknown.len())),
        ("(names)", shortest(read, |reading| reading.names().neighbours.len())),
        ("(statements)", shortest(read, |reading| reading.statements().all.len())),
        ("(conflicts)", shortest(with_statements, |reading| reading.conflicts().len())),
    ];
    workspace.shelf(&reading.key).with_index(|project, index| {
        let case = Case { reading, project, index };
        let is_on = |rule: &&attache::rules::Rule| rule.severity.is_some();
        costs.extend(
            RULES.iter().filter(is_on).map(|rule| (rule.name, shortest(|| (), |()| (rule.check)(&case).len()))),
        );
    });
    costs
}

/// The shortest time that something takes on what is made ready for it each time.
fn shortest<T, U>(ready: impl Fn() -> T, work: impl Fn(&T) -> U) -> Duration {
    let time = |_| {
        let ready = ready();
        let begun = Instant::now();
        let done = black_box(work(&ready));
        let taken = begun.elapsed();
        drop(done);
        taken
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

#[expect(clippy::print_stdout, reason = "a table is what it is run for")]
fn print(costs: &BTreeMap<&str, Duration>, bytes: usize) {
    let mut rows: Vec<_> =
        costs.iter().map(|(part, cost)| (cost.as_nanos() as f64 * 1024.0 / bytes as f64, part)).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let rules: f64 = rows.iter().filter(|(_, part)| !part.starts_with('(')).map(|(cost, _)| cost).sum();
    println!("{:>8.0}  all rules, ns per KB of {bytes} bytes", rules);
    for (cost, part) in rows.iter().take_while(|(cost, _)| *cost >= SHOWN) {
        println!("{cost:>8.0}  {part}");
    }
}
