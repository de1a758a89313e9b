//! The list of abbreviations: which short forms a brief uses, and what each stands for by the order
//! of meaning. A plain value; how it is printed, exchanged or put into a brief is not its concern.

mod insert;
mod merge;
mod written;

pub use insert::{Inserted, NoPlace, escaped, insert, with_list};
pub use merge::merge;
pub use written::{Entry, Written, find as lists};

use crate::BriefKey;
use crate::expansion::agree;
use crate::meaning::{Meaning, Status, shared_meanings, status};
use crate::packs::{Lexicon, Term, Wording};
use crate::rules::Case;
use attache_grammar::{Definition, Zone, short_key};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A short form that a brief uses.
#[derive(Debug, Clone)]
pub struct Abbreviation {
    /// The short form as uses of it are compared.
    pub key: SmolStr,
    /// The short form as it is printed, singular.
    pub short: SmolStr,
    /// What it stands for; none if nobody says, or if nobody can tell which of several.
    pub long: Option<String>,
    /// Who says so.
    pub origin: Origin,
    /// What it may stand for, where nobody can tell which.
    pub senses: Vec<String>,
    /// What a pack knows of it.
    pub entry: Option<Box<Term>>,
    /// How often it is used, definitions not counted.
    pub uses: usize,
    /// The briefs that define or use it, in their order.
    pub briefs: Vec<BriefKey>,
}

/// Who says what a short form stands for, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The brief itself.
    Defined,
    /// The project: one of its packs, or its glossary brief.
    Glossary,
    /// Another brief of the project.
    Brief,
    /// A shipped pack, and readers know it too.
    WellKnown,
    /// A shipped pack.
    Pack,
    /// Nobody, or several who disagree.
    Undefined,
}

impl Origin {
    /// The word for it in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Origin::Defined => "defined",
            Origin::Glossary => "glossary",
            Origin::Brief => "other-brief",
            Origin::WellKnown => "well-known",
            Origin::Pack => "pack",
            Origin::Undefined => "undefined",
        }
    }
}

/// Whether the author of the brief speaks there. A list of abbreviations uses nothing itself.
fn counts(zone: Zone) -> bool {
    !matches!(zone, Zone::Glossary | Zone::Credit | Zone::Boilerplate)
}

/// The short forms that a brief uses or defines in its text, sorted. What only stands in lists, in
/// credits and in words that no author of the brief wrote is not among them.
#[must_use]
pub fn list(case: &Case<'_>) -> Vec<Abbreviation> {
    let brief = &case.reading.brief;
    let mut found = BTreeMap::<&SmolStr, (&SmolStr, usize)>::new();
    let zone =
        |byte: u32| brief.blocks.iter().find(|block| byte < block.span.end).map_or(Zone::Body, |block| block.zone);
    let in_text =
        |definition: &&Definition| !definition.form.is_glossary() && counts(zone(definition.short_span.start));
    for definition in brief.definitions.iter().filter(in_text) {
        found.entry(&definition.key).or_insert((&definition.short, 0));
    }
    for place in &brief.uses {
        if brief.block_at(place.prose).is_none_or(|block| counts(block.zone)) {
            found.entry(&place.key).or_insert((&place.text, 0)).1 += 1;
        }
    }
    let mut list: Vec<_> =
        found.into_iter().flat_map(|(key, (written, uses))| abbreviations(case, key, written, uses)).collect();
    sort(&mut list);
    list
}

/// By the letters, whatever their case; then by what they stand for.
fn sort(list: &mut [Abbreviation]) {
    list.sort_by_cached_key(|one| (one.short.to_lowercase(), one.short.clone(), one.long.clone()));
}

/// One short form of a brief: as many times as the brief itself defines it differently.
fn abbreviations(case: &Case<'_>, key: &SmolStr, written: &str, uses: usize) -> Vec<Abbreviation> {
    let lexicon = &*case.project.lexicon;
    let bare = Abbreviation {
        key: key.clone(),
        short: singular(written),
        long: None,
        origin: Origin::Undefined,
        senses: Vec::new(),
        entry: None,
        uses,
        briefs: vec![case.reading.key.clone()],
    };
    let stating = |long: &str, origin: Origin| {
        let term = term_of(lexicon, key, long);
        let long = Some(within_a_sentence(long, term));
        Abbreviation { long, entry: term.cloned().map(Box::new), origin, ..bare.clone() }
    };
    let own = own_senses(case, key);
    if !own.is_empty() {
        return own.iter().map(|definition| stating(&definition.long, Origin::Defined)).collect();
    }
    let mut senses: Vec<Abbreviation> = Vec::new();
    for meaning in shared_meanings(case.project, case.index, key) {
        let (long, origin) = stated(case, key, &meaning);
        let is_weaker = senses.first().is_some_and(|strongest| strongest.origin < origin);
        if is_weaker {
            break;
        }
        let is_said = senses.iter().any(|said| said.long.as_deref().is_some_and(|said| agree(said, long, lexicon)));
        if !is_said {
            senses.push(stating(long, origin));
        }
    }
    match senses.len() {
        0 => vec![bare],
        1 => senses,
        _ => vec![Abbreviation { senses: senses.into_iter().filter_map(|sense| sense.long).collect(), ..bare }],
    }
}

/// Whether a pack calls a long form wrong.
fn is_wrong(long: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.worded(long), Some((_, Wording::Wrong)))
}

/// What the brief says a short form stands for: once for each meaning, in its text if it says so
/// there, or else in its lists. Of several wordings the first that no pack calls wrong.
fn own_senses<'a>(case: &Case<'a>, key: &'a str) -> Vec<&'a Definition> {
    let lexicon = &*case.project.lexicon;
    let in_text = || case.reading.definitions_of(key).filter(|definition| !definition.form.is_glossary());
    let stated: Vec<_> =
        if in_text().next().is_some() { in_text().collect() } else { case.reading.definitions_of(key).collect() };
    let is_wrong = |definition: &Definition| is_wrong(&definition.long, lexicon);
    let mut senses: Vec<&Definition> = Vec::new();
    for definition in stated {
        match senses.iter_mut().find(|sense| agree(&sense.long, &definition.long, lexicon)) {
            Some(sense) if is_wrong(sense) && !is_wrong(definition) => *sense = definition,
            Some(_) => {}
            None => senses.push(definition),
        }
    }
    senses
}

fn stated<'a>(case: &Case<'a>, key: &str, meaning: &Meaning<'a>) -> (&'a str, Origin) {
    match meaning {
        Meaning::Here(definition) => (&definition.long, Origin::Defined),
        Meaning::There(brief, definition) if brief.is_glossary() => (&definition.long, Origin::Glossary),
        Meaning::There(_, definition) => (&definition.long, Origin::Brief),
        Meaning::Pack(id) => {
            let entry = case.project.lexicon.entry(*id);
            let known = || status(case.reading, case.project, case.index, key) == Status::WellKnown;
            let origin = match entry.own {
                true => Origin::Glossary,
                false if known() => Origin::WellKnown,
                false => Origin::Pack,
            };
            (entry.term.canonical(), origin)
        }
    }
}

/// The pack entry that a short form with this long form means.
fn term_of<'a>(lexicon: &'a Lexicon, key: &str, long: &str) -> Option<&'a Term> {
    let senses = lexicon.senses(key);
    let term = |id| -> &'a Term { &lexicon.entry(id).term };
    let worded = lexicon.worded(long).map(|(entry, _)| entry).filter(|entry| senses.contains(entry));
    let agrees = |term: &&Term| term.expansions.iter().any(|expansion| agree(long, expansion, lexicon));
    worded.map(term).or_else(|| senses.iter().map(|&id| term(id)).find(agrees))
}

/// A definition may begin a sentence; in a list the long form begins as it does in running text, if
/// a pack knows how that is.
fn within_a_sentence(long: &str, term: Option<&Term>) -> String {
    let is_lower = term.is_some_and(|term| term.case == "lower");
    let mut letters = long.chars();
    match letters.next() {
        Some(first) if is_lower && letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => long.to_owned(),
    }
}

/// `NDCs` is listed as `NDC`.
fn singular(written: &str) -> SmolStr {
    match written.strip_suffix('s') {
        Some(one) if short_key(one) == short_key(written) => SmolStr::new(one),
        _ => SmolStr::new(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Facts, Index};
    use crate::project::Project;
    use crate::reading::Reading;

    /// The list of the first brief: short form, long form, origin.
    fn check(briefs: &[(&str, &str)], expected: &[(&str, &str, &str)]) {
        let project = Project::default();
        let mut index = Index::default();
        let readings: Vec<_> = briefs
            .iter()
            .map(|(name, text)| Reading::of(BriefKey::of_name(name), (*text).into(), &project.lexicon))
            .collect();
        for reading in &readings {
            index.add(&reading.key, Facts::of(reading, &project.lexicon));
        }
        let list = list(&Case { reading: &readings[0], project: &project, index: &index });
        let list: Vec<_> = list
            .iter()
            .map(|one| (one.short.as_str(), one.long.as_deref().unwrap_or_default(), one.origin.name()))
            .collect();
        assert_eq!(list, expected);
    }

    #[test]
    fn the_briefs_own_words_come_first_and_the_list_is_sorted() {
        let text = "Operational control (OPCON) passes in 2030. MASGA helps the ROK; OPCON does not. The talks \
             covered foreign direct investment (FDI).";
        check(
            &[("one.md", text)],
            &[
                ("FDI", "foreign direct investment", "defined"),
                ("MASGA", "Make American Shipbuilding Great Again", "pack"),
                ("OPCON", "operational control", "defined"),
                ("ROK", "Republic of Korea", "pack"),
            ],
        );
    }

    #[test]
    fn a_glossary_says_more_than_another_brief_and_that_one_more_than_a_pack() {
        let glossary = ("glossary.md", "# Glossary\n\n- NCG: Nuclear Consultative Group\n");
        let other = ("two.md", "The Nuclear Consulting Group (NCG) met. The Harbour Crane Fund (HCF) paid.");
        check(
            &[("one.md", "The NCG met and the HCF paid for the UN."), glossary, other],
            &[
                ("HCF", "Harbour Crane Fund", "other-brief"),
                ("NCG", "Nuclear Consultative Group", "glossary"),
                ("UN", "United Nations", "well-known"),
            ],
        );
    }

    #[test]
    fn what_nobody_knows_or_nobody_can_tell_has_no_long_form() {
        check(&[("one.md", "The HCF asked the CFC.")], &[("CFC", "", "undefined"), ("HCF", "", "undefined")]);
    }

    #[test]
    fn a_short_form_with_two_meanings_is_listed_with_both() {
        check(
            &[("one.md", "The Combined Forces Command (CFC) plans. Each chlorofluorocarbon (CFC) harms.")],
            &[("CFC", "Combined Forces Command", "defined"), ("CFC", "chlorofluorocarbon", "defined")],
        );
    }

    #[test]
    fn what_stands_only_in_the_list_is_not_used() {
        let text = "# Cranes\n\nThe PA pays.\n\n## Abbreviations\n\n- PA: Port Authority\n- TEU: twenty-foot equivalent unit\n";
        check(&[("one.md", text)], &[("PA", "Port Authority", "defined")]);
    }
}
