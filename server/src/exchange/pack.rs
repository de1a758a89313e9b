//! Terms as they are kept in a pack of the project. A pack is brought up to date in place: comments,
//! order and whatever else its authors wrote into it stay.

use super::{Concept, Status};
use crate::expansion::agree;
use crate::packs::{self, Lexicon};
use attache_grammar::short_key;
use std::collections::BTreeSet;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TomlError, Value, value};

/// A pack to begin with.
pub const EMPTY: &str = "# Terms of this project. Name this file in attache.toml to use it.\n\n[pack]\nid = \"terms\"\n\
    title = \"Terms of this project\"\n";

/// A pack brought up to date, and what that meant for each term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Updated {
    /// The text of the pack.
    pub text: String,
    /// Terms that were not in it.
    pub added: Vec<String>,
    /// Terms of which it knew less, or something else.
    pub changed: Vec<String>,
    /// Terms that it had just like that.
    pub left: Vec<String>,
    /// Terms that were not put in, as nothing says how to write them.
    pub unwritable: Vec<String>,
}

/// Puts terms into the text of a pack.
///
/// # Errors
/// Says why the text is no pack.
pub fn update(text: &str, concepts: &[Concept]) -> Result<Updated, TomlError> {
    let mark = if text.starts_with('\u{FEFF}') { "\u{FEFF}" } else { "" };
    let mut document: DocumentMut = text[mark.len()..].parse()?;
    if let Some(list) = document.get("term").and_then(Item::as_array) {
        // `term = [{…}]` is the same list in another spelling, and has no room for more.
        let tables = list.iter().filter_map(Value::as_inline_table).map(|term| term.clone().into_table());
        document["term"] = Item::ArrayOfTables(tables.collect());
    }
    let terms = document.entry("term").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let mut updated = Updated::default();
    if let Some(terms) = terms.as_array_of_tables_mut() {
        for concept in concepts {
            let name = concept.short.as_deref().or(concept.long()).unwrap_or_default().to_owned();
            let known = terms.iter_mut().find(|term| is_same(term, concept));
            let outcome = match known {
                Some(term) => match write(term, concept) {
                    true => &mut updated.changed,
                    false => &mut updated.left,
                },
                // Whoever knows only what is wrong would offer nothing instead.
                None if concept.forms.iter().all(|form| form.status > Status::Admitted) => &mut updated.unwritable,
                None => {
                    let mut term = Table::new();
                    term.insert("id", value(new_id(terms, concept)));
                    write(&mut term, concept);
                    terms.push(term);
                    &mut updated.added
                }
            };
            outcome.push(name);
        }
    }
    let lines = document.to_string();
    let lines = if text.contains("\r\n") { lines.replace("\r\n", "\n").replace('\n', "\r\n") } else { lines };
    updated.text = format!("{mark}{lines}");
    Ok(updated)
}

/// Whether an entry of a pack is about the same thing: it shares a short form, or both have none,
/// and the long forms are the same or agree.
fn is_same(term: &Table, concept: &Concept) -> bool {
    let shorts: BTreeSet<_> = shorts(term).iter().map(|short| short_key(short)).collect();
    let other: BTreeSet<_> =
        concept.short.iter().chain(&concept.short_variants).map(|short| short_key(short)).collect();
    if shorts.is_disjoint(&other) && !(shorts.is_empty() && other.is_empty()) {
        return false;
    }
    let forms = ["expansions", "wrong", "obsolete"].map(|list| texts(term, list)).concat();
    let shared = forms.iter().any(|form| concept.status_of(form).is_some());
    let agrees = |long: &str| forms.first().is_some_and(|first| agree(first, long, &Lexicon::shipped()));
    shared || (!other.is_empty() && concept.long().is_some_and(agrees))
}

fn shorts(term: &Table) -> Vec<String> {
    let short = term.get("short").and_then(Item::as_str).map(str::to_owned);
    short.into_iter().chain(texts(term, "short_variants")).collect()
}

fn texts(term: &Table, list: &str) -> Vec<String> {
    let values = term.get(list).and_then(Item::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Writes what a concept says into an entry. Whether that changed anything.
fn write(term: &mut Table, concept: &Concept) -> bool {
    let before = term.to_string();
    if let Some(short) = &concept.short {
        if !term.contains_key("short") {
            term.insert("short", value(short));
        }
        for short in std::iter::once(short).chain(&concept.short_variants) {
            if !shorts(term).contains(short) {
                put(term, "short_variants", usize::MAX, short);
            }
        }
    }
    for form in &concept.forms {
        let (list, at) = match form.status {
            Status::Preferred => ("expansions", 0),
            Status::Admitted => ("expansions", usize::MAX),
            Status::Deprecated => ("wrong", usize::MAX),
            Status::Obsolete => ("obsolete", usize::MAX),
        };
        for other in ["expansions", "wrong", "obsolete"].into_iter().filter(|other| *other != list) {
            take(term, other, &form.text);
        }
        match texts(term, list).iter().position(|known| *known == form.text) {
            Some(place) if place > 0 && at == 0 => {
                take(term, list, &form.text);
                put(term, list, at, &form.text);
            }
            Some(_) => {}
            None => put(term, list, at, &form.text),
        }
    }
    for (name, text) in [("definition", &concept.definition), ("source", &concept.source)] {
        if let Some(text) = text
            && term.get(name).and_then(Item::as_str) != Some(text)
        {
            term.insert(name, value(text));
        }
    }
    term.to_string() != before
}

/// Puts a text into a list, in the way the list is laid out.
fn put(term: &mut Table, list: &str, at: usize, text: &str) {
    let Some(array) = term.entry(list).or_insert_with(|| value(Array::new())).as_array_mut() else { return };
    let layout = array.iter().last().map(|last| last.decor().clone());
    let is_tall = |prefix: &str| prefix.contains('\n');
    let layout = layout.filter(|layout| layout.prefix().and_then(|prefix| prefix.as_str()).is_some_and(is_tall));
    let at = at.min(array.len());
    match layout {
        Some(layout) => {
            let mut value = Value::from(text);
            value.decor_mut().set_prefix(layout.prefix().cloned().unwrap_or_default());
            array.insert_formatted(at, value);
        }
        None => {
            array.insert(at, text);
            array.fmt();
        }
    }
}

/// Takes a text out of a list; a list without texts goes as well.
fn take(term: &mut Table, list: &str, text: &str) {
    let Some(array) = term.get_mut(list).and_then(Item::as_array_mut) else { return };
    let Some(at) = array.iter().position(|value| value.as_str() == Some(text)) else { return };
    array.remove(at);
    if array.is_empty() {
        term.remove(list);
    } else if at == 0 && !array.to_string().contains('\n') {
        array.fmt();
    }
}

/// An id that no entry has: neither of this pack nor of one that ships with attache, which it would
/// replace.
fn new_id(terms: &ArrayOfTables, concept: &Concept) -> String {
    let own: BTreeSet<_> = terms.iter().filter_map(|term| term.get("id").and_then(Item::as_str)).collect();
    let shipped = Lexicon::shipped();
    let is_free = |id: &str| !own.contains(id) && shipped.named(id).is_none();
    let (short, long) = (concept.short.as_deref().unwrap_or_default(), concept.long().unwrap_or_default());
    let names = [slug(short), slug(&format!("{short} {long}"))].into_iter().filter(|name| !name.is_empty());
    let whole = slug(&format!("{short} {long}"));
    names.chain((2..).map(|number| format!("{whole}-{number}"))).find(|name| is_free(name)).unwrap_or(whole)
}

fn slug(words: &str) -> String {
    let parts = words.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Whether a text is a pack, for an error that has its place.
///
/// # Errors
/// The parser's own report.
pub fn check(text: &str) -> Result<(), toml::de::Error> {
    packs::read(text).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concept(short: &str, forms: &[(&str, Status)]) -> Concept {
        let mut concept = Concept { short: Some(short.to_owned()), ..Concept::default() };
        forms.iter().for_each(|(text, status)| concept.add(text, *status));
        concept
    }

    /// Puts one term into a pack, and again, which must change nothing.
    fn check_update(before: &str, concept: &Concept, after: &str) {
        let concepts = std::slice::from_ref(concept);
        let updated = update(before, concepts).expect("the pack is sound");
        assert_eq!(updated.text, after);
        check(&updated.text).expect("the result is a pack");
        let again = update(&updated.text, concepts).expect("the pack is sound");
        assert_eq!((again.text.as_str(), again.left.len()), (after, 1));
    }

    #[test]
    fn a_new_term_goes_to_the_end() {
        let fund = concept("HCF", &[("Harbour Crane Fund", Status::Preferred), ("Harbour Fund", Status::Obsolete)]);
        let entry = "\n[[term]]\nid = \"hcf\"\nshort = \"HCF\"\nexpansions = [\"Harbour Crane Fund\"]\nobsolete = [\"Harbour Fund\"]\n";
        check_update(EMPTY, &fund, &format!("{EMPTY}{entry}"));
        let before = "# ours\n[[term]] # the port\nid = \"pa\"\nexpansions = [\"Port Authority\"]\n";
        check_update(before, &fund, &format!("{before}{entry}"));
    }

    #[test]
    fn comments_and_layout_stay_where_forms_change_their_status() {
        let before = "[pack]\nid = \"x\"\n\n# checked in May\n[[term]]\nid = \"fund\"\nshort = \"HCF\"\nexpansions = [\n  \
            \"Harbour Cranes Fund\", # theirs\n  \"Harbour Crane Fund\",\n]\nnote = \"ask Jane\"\n";
        let after = "[pack]\nid = \"x\"\n\n# checked in May\n[[term]]\nid = \"fund\"\nshort = \"HCF\"\nexpansions = [\n  \
            \"Harbour Crane Fund\",\n]\nnote = \"ask Jane\"\nwrong = [\"Harbour Cranes Fund\"]\n";
        let fund =
            concept("HCF", &[("Harbour Crane Fund", Status::Preferred), ("Harbour Cranes Fund", Status::Deprecated)]);
        let updated = update(before, std::slice::from_ref(&fund)).expect("the pack is sound");
        assert_eq!(updated.text.replace(" # theirs", ""), after);
        assert_eq!(updated.changed, ["HCF"]);
    }

    #[test]
    fn a_second_meaning_is_a_second_term() {
        let before = "[[term]]\nid = \"cfc-command\"\nshort = \"CFC\"\nexpansions = [\"Combined Forces Command\"]\n";
        let entry =
            "\n[[term]]\nid = \"cfc-chlorofluorocarbon\"\nshort = \"CFC\"\nexpansions = [\"chlorofluorocarbon\"]\n";
        check_update(
            before,
            &concept("CFC", &[("chlorofluorocarbon", Status::Preferred)]),
            &format!("{before}{entry}"),
        );
    }

    #[test]
    fn a_new_term_of_which_only_wrong_forms_are_known_is_not_put_in() {
        let fund = concept("HCF", &[("Harbour Cranes Fund", Status::Deprecated)]);
        let updated = update(EMPTY, std::slice::from_ref(&fund)).expect("the pack is sound");
        assert_eq!((updated.text.as_str(), updated.unwritable.len()), (EMPTY, 1));
        let known = "[[term]]\nid = \"x\"\nshort = \"HCF\"\nexpansions = [\"Harbour Crane Fund\"]\n";
        check_update(known, &fund, &format!("{known}wrong = [\"Harbour Cranes Fund\"]\n"));
    }

    #[test]
    fn the_preferred_form_becomes_the_first() {
        let before = "[[term]]\r\nid = \"x\"\r\nshort = \"HCF\"\r\nexpansions = [\"Harbour Fund\"]\r\n";
        let after = before.replace("[\"Harbour", "[\"Harbour Crane Fund\", \"Harbour");
        check_update(before, &concept("HCF", &[("Harbour Crane Fund", Status::Preferred)]), &after);
    }
}
