//! What inputs are made of: the fixtures, the briefs, the settings and the packs of this repository,
//! and where it has none, a few lines of the kind.

use crate::{fixtures, repository};

/// Entries of a pack are drawn from its file in parts, as a whole one takes long to read.
const ENTRIES: usize = 8;

const TERM_BANKS: [&str; 3] = [
    "short,long,status,definition,source\nSMA,Special Measures Agreement,preferred,\"Who pays, and what\",MOFA\nSMA,Special Measure Agreement,deprecated,,\n",
    "short;long\nKORUS;\"Korea–U.S.\nFree Trade Agreement\"\n",
    "<?xml version=\"1.0\"?><tbx type=\"TBX-Basic\"><text><body><conceptEntry id=\"c1\"><langSec xml:lang=\"en\"><termSec><term>Special Measures Agreement</term><termNote type=\"termType\">fullForm</termNote><termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></termSec><termSec><term>SMA</term><termNote type=\"termType\">acronym</termNote></termSec></langSec></conceptEntry></body></text></tbx>",
];

const MESSAGES: [&str; 7] = [
    r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":1,"rootUri":"file:///a b","capabilities":{}}}"#,
    r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///é.md","languageId":"markdown","version":1,"text":"Das \ud83d\ude00\n"}}}"#,
    r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.md","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"text":"\ud83d"}]}}"#,
    r#"{"jsonrpc":"2.0","id":"x","result":null}"#,
    r#"{"jsonrpc":"2.0","id":-3,"error":{"code":-32601,"message":"no \"such\" method"}}"#,
    r#"{"id":1e3,"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[[[]]]}}"#,
    r#"[{"jsonrpc":"2.0","method":"exit"}]"#,
];

/// What the inputs for a promise are made of.
pub fn of(promise: &str) -> Vec<Vec<u8>> {
    let texts = match promise {
        "wire" => messages(),
        "settings" => files(|name| name.ends_with(".toml")).into_iter().chain(profiles()).collect(),
        "packs" => files(|name| name.ends_with(".toml")).into_iter().chain(entries()).collect(),
        "exchange" => TERM_BANKS.map(str::to_owned).to_vec(),
        _ => files(|name| name.ends_with(".md")).into_iter().chain(briefs()).collect(),
    };
    texts.into_iter().map(String::into_bytes).collect()
}

/// The files of the fixtures with such names.
fn files(is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let files = fixtures::all().iter().flat_map(|fixture| &fixture.briefs);
    files.filter(|file| is_wanted(&file.name)).map(|file| file.text.clone()).collect()
}

fn briefs() -> Vec<String> {
    repository::files(&repository::root().join("tests/briefs"), "md")
        .iter()
        .map(|path| repository::read(path))
        .collect()
}

fn profiles() -> Vec<String> {
    let folder = repository::root().join("server/profiles");
    let mut texts: Vec<_> = repository::files(&folder, "toml").iter().map(|path| repository::read(path)).collect();
    texts.push(repository::read(&repository::root().join("server/src/cli/init.toml")));
    texts
}

fn entries() -> Vec<String> {
    let pack = repository::read(&repository::root().join("server/terms/indo-pacific.toml"));
    let entries: Vec<_> = pack.split("[[term]]").skip(1).collect();
    entries.chunks(ENTRIES).map(|entries| format!("[[term]]{}", entries.join("[[term]]"))).collect()
}

fn messages() -> Vec<String> {
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let alone = MESSAGES.iter().map(|body| framed(body));
    let plain = MESSAGES.iter().map(|body| (*body).to_owned());
    let session = MESSAGES.iter().map(|body| framed(body)).collect();
    alone.chain(plain).chain([session]).collect()
}
