//! How fast briefs are parsed, read with the packs and checked, beside the bare Markdown parser on
//! the same text, and how long a key takes from the edit to the findings. `cargo bench --bench speed`
//! prints bytes per second on one core.

mod texts;

use attache::BriefKey;
use attache::packs::Lexicon;
use attache::reading::Reading;
use attache::text::{Encoding, Position, Text};
use attache::workspace::Workspace;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use pulldown_cmark::{Options, Parser};
use std::hint::black_box;
use texts::texts;

/// Every brief stands so many times in a long one.
const TIMES: usize = 20;

/// The briefs of the tests as they are, and each of them as one of report length.
fn briefs() -> Vec<String> {
    let texts = texts();
    let long: Vec<_> = texts.iter().map(|text| text.repeat(TIMES)).collect();
    texts.into_iter().chain(long).collect()
}

fn speed(criterion: &mut Criterion) {
    let briefs = briefs();
    let lexicon = Lexicon::shipped();
    let mut group = criterion.benchmark_group("speed");
    group.throughput(Throughput::Bytes(briefs.iter().map(|text| text.len() as u64).sum()));
    each(&mut group, "markdown alone", &briefs, |text| Parser::new_ext(text, Options::ENABLE_TABLES).count());
    each(&mut group, "parse", &briefs, |text| attache_grammar::parse(text).uses.len());
    each(&mut group, "extract", &briefs, |text| {
        Reading::of(BriefKey::of_name("brief.md"), text.into(), &lexicon).mentions.len()
    });
    lint(&mut group, &briefs);
    group.finish();
}

type Group<'a> = BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn each(group: &mut Group<'_>, name: &str, briefs: &[String], read: impl Fn(&str) -> usize) {
    group.bench_function(name, |bencher| {
        bencher.iter(|| briefs.iter().map(|text| read(black_box(text))).sum::<usize>());
    });
}

fn key(number: usize) -> BriefKey {
    BriefKey::of_name(&format!("{number}.md"))
}

/// A workspace that has the briefs open.
fn filled(briefs: &[String]) -> Workspace {
    let workspace = Workspace::default();
    for (number, text) in briefs.iter().enumerate() {
        workspace.put(&key(number), 1, Text::from(text.as_str()));
    }
    workspace.settle();
    workspace
}

/// Every brief is read and checked against an index that holds them all.
fn lint(group: &mut Group<'_>, briefs: &[String]) {
    let workspace = filled(briefs);
    let lexicon = Lexicon::shipped();
    group.bench_function("lint", |bencher| {
        bencher.iter(|| {
            let check = |(number, text): (usize, &String)| {
                let reading = Reading::of(key(number), black_box(text.as_str()).into(), &lexicon);
                workspace.lint_reading(&reading).len()
            };
            briefs.iter().enumerate().map(check).sum::<usize>()
        });
    });
}

/// What an author types in turn: a letter, and its deletion.
fn keystroke(criterion: &mut Criterion) {
    let briefs = briefs();
    let workspace = filled(&briefs);
    let mut group = criterion.benchmark_group("keystroke");
    for (name, length) in [("11 KB", 11 << 10), ("112 KB", 112 << 10)] {
        let whole: String = briefs.iter().flat_map(|text| [text.as_str(), "\n\n"]).cycle().take(400).collect();
        let end = whole[..length].rfind("\n\n").expect("it has paragraphs");
        let key = BriefKey::of_name("typed.md");
        let (mut text, mut version) = (Text::from(&whole[..end]), 0);
        let start = text.position(end / 2, Encoding::Utf16);
        let behind = Position { character: start.character + 1, ..start };
        group.throughput(Throughput::Bytes(end as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                version += 1;
                let (until, letter) = if version % 2 == 1 { (start, "x") } else { (behind, "") };
                text.edit(start, until, Encoding::Utf16, letter);
                workspace.put(&key, version, text.clone());
                workspace.lint(&key).findings.len()
            });
        });
        workspace.close(&key);
    }
    group.finish();
}

criterion_group!(benches, speed, keystroke);
criterion_main!(benches);
