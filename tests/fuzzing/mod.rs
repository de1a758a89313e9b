//! Promises that hold for any bytes, asked with changed fixtures: a few seconds' worth each time, and
//! `ATTACHE_FUZZ_SECONDS=3600 cargo test --release fuzzing` for as long as one likes. What breaks a
//! promise is made small and written to `tests/fuzz/found`, where it is asked for ever after. With
//! cargo-fuzz the same promises are targets: `cargo +nightly fuzz run --fuzz-dir tests/fuzz grammar`.

mod mutation;
#[path = "../fuzz/promises/mod.rs"]
mod promises;
mod seeds;

use crate::repository;
use mutation::Mutation;
use promises::Promise;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Nothing that is as short as these inputs takes this long, on a machine however busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a promise that is broken is tried with less.
const MOST_CUTS: usize = 4_000;

/// Where inputs are kept that broke a promise once.
fn found() -> PathBuf {
    repository::root().join("tests/fuzz/found")
}

fn is_kept(keep: fn(&[u8]), bytes: &[u8]) -> bool {
    let begin = Instant::now();
    catch_unwind(AssertUnwindSafe(|| keep(bytes))).is_ok() && begin.elapsed() < PATIENCE
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is a whole number")))
}

/// Asks one promise so many times, or for as long as the environment says.
#[allow(clippy::print_stdout, reason = "whoever runs the tests wants to know")]
#[track_caller]
fn ask(name: &str, times: usize) {
    let (_, keep): Promise = *promises::ALL.iter().find(|(known, _)| *known == name).expect("it is a promise");
    let seeds = seeds::of(name);
    let seconds = number("ATTACHE_FUZZ_SECONDS").map(Duration::from_secs);
    let mut mutation = Mutation::new(&seeds, number("ATTACHE_FUZZ_SEED").unwrap_or(7));
    let begin = Instant::now();
    let mut asked = 0;
    while seconds.map_or(asked < times, |seconds| begin.elapsed() < seconds) {
        let bytes = mutation.next();
        if !is_kept(keep, &bytes) {
            let least = shrunk(keep, bytes);
            std::fs::create_dir_all(found()).expect("the repository can be written to");
            let path = found().join(format!("{name}-{:016x}", hash(&least)));
            std::fs::write(&path, &least).expect("the repository can be written to");
            panic!("after {asked} inputs: {} breaks a promise: {:?}", path.display(), String::from_utf8_lossy(&least));
        }
        asked += 1;
    }
    println!("{name}: {asked} inputs in {:.0?}", begin.elapsed());
}

/// The bytes without what the failure does not need.
fn shrunk(keep: fn(&[u8]), mut bytes: Vec<u8>) -> Vec<u8> {
    let (mut width, mut cuts) = (bytes.len() / 2, 0);
    while width > 0 {
        let mut at = 0;
        while at < bytes.len() && cuts < MOST_CUTS {
            let shorter = [&bytes[..at], &bytes[(at + width).min(bytes.len())..]].concat();
            cuts += 1;
            if is_kept(keep, &shorter) { at += width } else { bytes = shorter }
        }
        width /= 2;
    }
    bytes
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn what_broke_a_promise_once_no_longer_does() {
    let entries = std::fs::read_dir(found()).into_iter().flatten();
    for path in entries.map(|entry| entry.expect("it can be listed").path()) {
        let file = path.file_name().expect("files have names").to_string_lossy().into_owned();
        let promise = promises::ALL.iter().find(|(name, _)| file.split('-').next() == Some(name));
        let (_, keep) = promise.unwrap_or_else(|| panic!("{file} begins with the name of a promise"));
        assert!(is_kept(*keep, &std::fs::read(&path).expect("it can be read")), "{file}");
    }
}

#[test]
fn every_fixture_keeps_every_promise() {
    for (name, keep) in promises::ALL {
        for seed in seeds::of(name) {
            assert!(is_kept(keep, &seed), "{name}: {:?}", String::from_utf8_lossy(&seed));
        }
    }
}

#[test]
fn the_wire_guard_lets_sound_messages_through_and_nothing_else() {
    ask("wire", 1_000);
}

#[test]
fn an_edited_text_is_what_a_plain_string_would_be() {
    ask("edits", 100);
}

#[test]
fn any_text_is_read_and_every_place_lies_in_it() {
    ask("grammar", 150);
}

#[test]
fn settings_are_understood_or_refused_at_their_place() {
    ask("settings", 600);
}

#[test]
fn any_pack_is_refused_or_can_be_used() {
    ask("packs", 100);
}

#[test]
fn term_banks_are_read_or_refused_at_their_place() {
    ask("exchange", 300);
}

#[test]
fn rules_survive_any_text_and_their_fixes_come_to_an_end() {
    ask("fixes", 40);
}
