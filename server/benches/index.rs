//! What it costs to take briefs into an index, and one of them again. `cargo bench --bench index` prints
//! the time for a whole folder and for one change in it; the latter must be the same for both folders.

mod texts;

use attache::BriefKey;
use attache::index::{Facts, Index};
use attache::packs::Lexicon;
use attache::reading::Reading;
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use texts::texts;

/// As many briefs as a small and a large folder have.
const FOLDERS: [usize; 2] = [100, 1000];

/// What the briefs of the tests say, over and over, each time under another name and with another figure.
fn facts(count: usize) -> Vec<(BriefKey, Facts)> {
    let texts = texts();
    let lexicon = Lexicon::shipped();
    let brief = |number: usize| {
        let text = format!("{}\n\nBudget {number} has {number}.5 million lines.\n", texts[number % texts.len()]);
        let key = BriefKey::of_name(&format!("{number:05}.md"));
        let facts = Facts::of(&Reading::of(key.clone(), text.into(), &lexicon), &lexicon);
        (key, facts)
    };
    (0..count).map(brief).collect()
}

fn filled(briefs: &[(BriefKey, Facts)]) -> Index {
    let mut index = Index::default();
    briefs.iter().for_each(|(key, facts)| index.add(key, facts.clone()));
    index
}

fn work(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index");
    for count in FOLDERS {
        let briefs = facts(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("build", count), |bencher| bencher.iter(|| filled(&briefs)));
        group.throughput(Throughput::Elements(1));
        let mut index = filled(&briefs);
        let mut turn = 0;
        group.bench_function(BenchmarkId::new("update", count), |bencher| {
            let next = || {
                turn += 1;
                // Other figures, other names: what its neighbour says.
                briefs[(count / 2 + turn % 2) % count].1.clone()
            };
            bencher.iter_batched(next, |facts| index.update(&briefs[count / 2].0, facts), BatchSize::SmallInput);
        });
    }
    group.finish();
}

criterion_group!(benches, work);
criterion_main!(benches);
