//! Turns the lists in `words/` into one table that the program looks words up in without reading the
//! lists, and the terms of the packs in `terms/` into a table of what they are found by, with the rest of
//! each as JSON: a brief is checked sooner than either is read as people write it.

#[path = "src/words/hash.rs"]
mod hash;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

/// The flags of `src/words.rs`.
const COMMON: u32 = 1;
const WHOLE: u32 = 2;
const AMERICAN: u32 = 4;
const BRITISH: u32 = 8;
const RESPELT: u32 = 16;

fn main() {
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=terms");
    words();
    ["indo-pacific", "general"].into_iter().for_each(pack);
}

/// Parts the terms of a pack, and its events and quotations, from the rest of it, which is small.
fn pack(name: &str) {
    let path = format!("terms/{name}.toml");
    let mut pack: toml::Table = read(&path).parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let terms = pack.remove("term").unwrap_or_else(|| panic!("{path} has terms"));
    let terms: String = terms.as_array().into_iter().flatten().map(term).collect();
    let said = ["event", "quotation"].into_iter().filter_map(|part| Some((part.to_owned(), pack.remove(part)?)));
    let said = toml::Value::Table(said.collect());
    let rest = toml::to_string(&pack).unwrap_or_else(|error| panic!("{path}: {error}"));
    write(&format!("{name}.rs"), format!("&[\n{terms}]\n").as_bytes());
    write(&format!("{name}.json"), json(&said).as_bytes());
    write(&format!("{name}.toml"), rest.as_bytes());
}

/// A term as an `Indexed` of `src/packs/stored.rs`.
fn term(term: &toml::Value) -> String {
    let text = |key: &str| term.get(key).and_then(toml::Value::as_str);
    let list = |key: &str| -> Vec<&str> {
        let values = term.get(key).and_then(toml::Value::as_array).into_iter().flatten();
        values.filter_map(toml::Value::as_str).collect()
    };
    let wordings = ["expansions", "wrong", "respelled", "obsolete", "aliases", "metonyms"];
    let wordings: Vec<String> = wordings.map(|key| format!("&{:?}", list(key))).to_vec();
    let undefined_ok = match text("undefined_ok") {
        Some("yes") => "Yes",
        Some("no") => "No",
        _ => "Audience",
    };
    let offices = term.get("offices").and_then(toml::Value::as_array).into_iter().flatten();
    let offices: Vec<&str> = offices.filter_map(|office| office.get("title")?.as_str()).collect();
    format!(
        "Indexed {{ id: {:?}, as_of: {:?}, kind: {:?}, case: {:?}, undefined_ok: UndefinedOk::{undefined_ok}, \
         short: {:?}, short_variants: &{:?}, wordings: [{}], offices: &{offices:?}, json: {:?} }},\n",
        text("id").unwrap_or_default(),
        text("as_of"),
        text("kind").unwrap_or_default(),
        text("case").unwrap_or_default(),
        text("short"),
        list("short_variants"),
        wordings.join(", "),
        json(term),
    )
}

fn json(value: &toml::Value) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("what TOML says, JSON can: {error}"))
}

fn words() {
    let mut words = BTreeMap::<String, u32>::new();
    let mut add = |word: &str, flag: u32| *words.entry(word.to_owned()).or_default() |= flag;
    read("words/common.txt").lines().for_each(|word| add(word, COMMON));
    read("words/whole.txt").lines().for_each(|word| add(word, WHOLE));
    let (mut from_british, mut from_american) = (Vec::new(), Vec::new());
    for line in read("words/spelling.txt").lines() {
        let mut columns = line.split(' ');
        let (Some(british), Some(american), Some(signs)) = (columns.next(), columns.next(), columns.next()) else {
            panic!("words/spelling.txt has three columns: {line}");
        };
        add(american, RESPELT | if signs.contains('a') { AMERICAN } else { 0 });
        add(british, RESPELT | if signs.contains('b') { BRITISH } else { 0 });
        from_british.push(format!("{british} {american}\n"));
        from_american.push(format!("{american} {british}\n"));
    }
    from_british.sort();
    from_american.sort();
    write("british.txt", from_british.concat().as_bytes());
    write("american.txt", from_american.concat().as_bytes());
    let mut table = vec![0u32; words.len() * 3 / 2];
    for (word, flags) in &words {
        let hash = hash::hash(word.as_bytes());
        let mut place = hash::place(hash, table.len());
        while table[place] != 0 {
            place = (place + 1) % table.len();
        }
        table[place] = (hash::fingerprint(hash) << hash::FLAG_BITS) | flags;
    }
    let bytes: Vec<u8> = table.iter().flat_map(|entry| entry.to_le_bytes()).collect();
    write("words.bin", &bytes);
}

fn write(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join(name);
    fs::write(&path, bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {path}: {error}"))
}
