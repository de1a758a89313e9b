//! Every short form is spelt out once, where the reader meets it first.
//!
//! A minister's adviser who has to look up MASGA stops reading. Short forms that everybody knows
//! (UN, GDP, NATO) may stand; those that only the field knows are hinted at; all others are
//! reported, once, at their first place.
//!
//! ## Bad
//! ```markdown
//! Seoul proposed MASGA in July. Under MASGA, yards would train American welders.
//! ```
//! ## Good
//! ```markdown
//! Seoul proposed Make American Shipbuilding Great Again (MASGA) in July. Under MASGA, yards
//! would train American welders.
//! ```

use super::undefined_in_heading::only_in_headings;
use super::{Case, Rule, elsewhere};
use crate::expansion::agree;
use crate::finding::{Fix, Related, Remark, Severity};
use crate::introduction;
use crate::meaning::{Status, must_be_defined, status};
use crate::packs::{Entry, UndefinedOk, Wording};
use crate::reading::Mention;
use crate::scope::Scopes;
use attache_grammar::{BlockKind, Use, Zone, short_key};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("T001", "undefined-acronym", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let remark = |(key, places): (&str, Vec<&Use>)| {
        // Several senses are another matter (ambiguous-acronym offers them all), and so are headings.
        let senses = case.project.lexicon.senses(key);
        let allowed = case.project.settings.allows(RULE.code, key);
        if senses.len() > 1 || allowed || only_in_headings(case, &places) {
            return None;
        }
        let sense = senses.first().map(|&sense| case.project.lexicon.entry(sense));
        let long_forms = match sense {
            Some(entry) => known(case, entry),
            None => unlinked(case, key).into_iter().collect(),
        };
        Some(remark(case, &places, sense, &long_forms))
    };
    let mut remarks: Vec<_> = undefined(case).into_iter().filter_map(remark).collect();
    remarks.extend(defined_elsewhere(case));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The uses of short forms that the brief defines, but in another of its parts, where the settings
/// want them defined in each.
fn defined_elsewhere<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Remark> + 'a {
    let found = Scopes::of(&case.reading.brief, case.project.settings.definition_scope).undefined(case.reading);
    let concerns = |places: &[&Use]| {
        let key = &places[0].key;
        let senses = case.project.lexicon.senses(key).iter().map(|&sense| case.project.lexicon.entry(sense));
        let is_known = senses.into_iter().any(|entry| entry.own || entry.term.undefined_ok == UndefinedOk::Yes);
        !is_known && !case.project.settings.allows(RULE.code, key)
    };
    found.into_iter().filter(move |(_, places)| concerns(places)).map(|(scope, places)| {
        let (text, others) = (&places[0].text, elsewhere(places.len() - 1));
        let message = format!("“{text}” is not defined in {}, only elsewhere in the brief{others}", scope.name());
        let defined = case.reading.definitions_of(&places[0].key).next().map(|definition| Related {
            brief: case.reading.key.clone(),
            span: definition.short_span,
            message: "defined here".to_owned(),
        });
        Remark::new(places[0].span, message).at_most(weight(case, &places)).with_related(defined)
    })
}

/// The uses of every short form that nobody defines and not everybody knows. What no author of the
/// brief wrote is not theirs to spell out.
pub(super) fn undefined<'a>(case: &Case<'a>) -> BTreeMap<&'a str, Vec<&'a Use>> {
    let brief = &case.reading.brief;
    let is_own = |place: &&Use| brief.block_at(place.prose).is_none_or(|block| block.zone != Zone::Boilerplate);
    let mut uses = BTreeMap::<&str, Vec<&Use>>::new();
    for place in brief.uses.iter().filter(is_own) {
        uses.entry(&place.key).or_default().push(place);
    }
    // `RDC` behind `EU Rapid Deployment Capacity (EU RDC)`.
    let phrases: HashSet<&str> =
        brief.definitions.iter().filter_map(|definition| Some(definition.short.rsplit_once(' ')?.1)).collect();
    uses.retain(|key, _| match status(case.reading, case.project, case.index, key) {
        Status::Undefined | Status::Pack => !is_numbered(case, key) && !phrases.contains(key),
        Status::Glossary => must_be_defined(case.project, key),
        Status::Defined | Status::WellKnown => false,
    });
    uses
}

/// `IDA19`, the nineteenth of its kind: the number needs no definition where the letters have one.
fn is_numbered(case: &Case<'_>, key: &str) -> bool {
    let letters = key.trim_end_matches(|char: char| char.is_ascii_digit());
    letters.len() > 1 && letters.len() < key.len() && case.reading.definitions_of(letters).next().is_some()
}

/// The most that a short form may weigh where it stands: titles and headings are short by nature,
/// credits are not the author's argument.
pub(super) fn weight(case: &Case<'_>, places: &[&Use]) -> Severity {
    let in_text = |place: &&Use| {
        case.reading.brief.block_at(place.prose).is_some_and(|block| {
            !matches!(block.zone, Zone::Title | Zone::Credit)
                && !matches!(block.kind, BlockKind::Heading { .. })
        })
    };
    if places.iter().any(in_text) { Severity::Error } else { Severity::Hint }
}

fn remark(case: &Case<'_>, places: &[&Use], sense: Option<&Entry>, long_forms: &[Range<usize>]) -> Remark {
    let first = places[0];
    let elsewhere = elsewhere(places.len() - 1);
    let is_minor = match sense {
        Some(entry) => entry.term.undefined_ok == UndefinedOk::Audience,
        None => {
            is_product(&first.key) || is_of_a_body(case, first) || is_of_a_law(case, first) || is_of_a_series(case, first)
        }
    };
    let at_most = weight(case, places).min(if is_minor { Severity::Hint } else { Severity::Error });
    let prose = &case.reading.brief.prose;
    let message = match long_forms.first() {
        Some(long) => {
            let words = &prose.text()[long.clone()];
            format!("“{}” is never introduced, although “{words}” is spelt out{elsewhere}", first.text)
        }
        None => format!("“{}” is never defined in this brief{elsewhere}", first.text),
    };
    let related = long_forms.first().map(|long| Related {
        brief: case.reading.key.clone(),
        span: prose.span(long.clone()),
        message: format!("spelt out here, without “({})”", first.key),
    });
    let fix = link(case, places, long_forms).or_else(|| {
        let guess = || long_forms.first().map(|long| &prose.text()[long.clone()]);
        expand(case, places, sense.map(|entry| entry.term.canonical()).or_else(guess)?)
    });
    let mut remark = Remark::new(first.span, message).at_most(at_most).with_related(related);
    remark.fixes.extend(fix);
    remark
}

/// `MongoDB`, `NEWater`: a run of small letters makes a name of what looks like a short form, and
/// such names stand for nothing but themselves.
fn is_product(key: &str) -> bool {
    key.split(|char: char| !char.is_lowercase()).any(|run| run.chars().count() > 3)
}

/// What the names of organisations end with.
const BODIES: [&str; 32] = [
    "Agency", "Alliance", "Army", "Assembly", "Association", "Authority", "Bank", "Bureau", "Coalition", "Commission",
    "Committee", "Company", "Congress", "Corporation", "Council", "Court", "Federation", "Forces", "Front", "Fund",
    "Group", "Guard", "Institute", "League", "Ministry", "Movement", "Navy", "Organisation", "Organization", "Party",
    "Service", "Union",
];

/// `the Justice and Development Party (AKP)`: readers know what the letters stand for, if in no language
/// of the brief.
fn is_of_a_body(case: &Case<'_>, first: &Use) -> bool {
    let text = case.reading.brief.prose.text();
    let (before, behind) = (&text[..first.prose], &text[first.prose + first.text.len()..]);
    let mut words = before.strip_suffix(" (").filter(|_| behind.starts_with(')')).unwrap_or_default().rsplit(' ');
    words.next().is_some_and(|word| BODIES.contains(&word))
        && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// `the satellite NORSAT-3A`: craft and weapons are counted, and few who write of one say what its name is for.
fn is_of_a_series(case: &Case<'_>, first: &Use) -> bool {
    let behind = &case.reading.brief.prose.text()[first.prose + first.text.len()..];
    let Some(serial) = behind.strip_prefix('-') else { return false };
    let end = serial.find(|char: char| !char.is_ascii_uppercase() && !char.is_ascii_digit()).unwrap_or(serial.len());
    let is_whole = !serial[end..].starts_with(char::is_alphanumeric);
    is_whole && end < 4 && serial[..end].contains(|char: char| char.is_ascii_digit())
}

/// `the DISCLOSE Act`, `the GI Bill`: laws are called so, and few who write of one say what for.
fn is_of_a_law(case: &Case<'_>, first: &Use) -> bool {
    let behind = &case.reading.brief.prose.text()[first.prose + first.text.len()..];
    let next = behind.strip_prefix(' ').unwrap_or_default().split(|char: char| !char.is_alphabetic()).next();
    next.is_some_and(|word| matches!(word, "Act" | "Bill"))
}

/// Where the text spells out what a pack knows.
fn known(case: &Case<'_>, entry: &Entry) -> Vec<Range<usize>> {
    let is_long_form = |mention: &&Mention| {
        mention.wording == Wording::Expansion && case.project.lexicon.entry(mention.entry).term.id == entry.term.id
    };
    case.reading.mentions.iter().filter(is_long_form).map(|mention| mention.prose.clone()).collect()
}

/// Words that begin what a person is called.
const OFFICES: [&str; 5] = ["Minister ", "Director ", "Secretary ", "President ", "Chairman "];

/// Where the only words stand that have the letters of the short form, with what `of` adds to a name.
fn unlinked(case: &Case<'_>, key: &str) -> Option<Range<usize>> {
    let brief = &case.reading.brief;
    let long = brief.unlinked.iter().find(|long| long.key == key)?;
    // A ministry is not called after its minister.
    let is_office = OFFICES.iter().any(|office| long.long.starts_with(office));
    let start = brief.prose.offset(long.long_span.start as usize);
    let end = start + long.long.len();
    let names = &case.reading.names().running;
    let before = names.partition_point(|name| name.words[0].start <= start);
    let around = names[..before].last().filter(|name| name.words.iter().any(|word| word.start == start));
    let whole = around.map_or(Some(start..end), |name| name.whole(brief.prose.text(), start..end));
    whole.filter(|_| !is_office)
}

/// Puts the short form behind a long form that stands before the first use.
fn link(case: &Case<'_>, places: &[&Use], long_forms: &[Range<usize>]) -> Option<Fix> {
    let brief = &case.reading.brief;
    let short = places.iter().find(|place| !is_plural(place)).map_or(places[0].key.as_str(), |place| &place.text);
    let is_credit = |place: &&&Use| brief.block_at(place.prose).is_some_and(|block| block.zone == Zone::Credit);
    let first = places.iter().find(|place| !is_credit(place))?.prose;
    let text = brief.prose.text();
    long_forms.iter().filter(|long| long.end < first).find_map(|long| {
        let is_plural = text[long.end..].starts_with('s');
        let (long, short) = if is_plural { (long.start..long.end + 1, format!("{short}s")) } else { (long.clone(), short.to_owned()) };
        let words = &text[long.clone()];
        let edit = introduction::behind(case.reading, &case.project.lexicon, long.clone(), &short)?;
        is_agreed(case, places[0], words).then(|| Fix {
            title: format!("Add “({short})” behind “{words}”"),
            safe: false,
            edits: vec![edit],
        })
    })
}

/// Spells a short form out at its first use. One that stands only once is not needed at all.
pub(super) fn expand(case: &Case<'_>, places: &[&Use], long: &str) -> Option<Fix> {
    let first = places[0];
    if is_plural(first) || !is_agreed(case, first, long) || needs_another(case, long) {
        return None;
    }
    let edit = match places {
        [_] => introduction::spelt_out(case.reading, first, long),
        _ => introduction::at_use(case.reading, &case.project.lexicon, first, long),
    }?;
    Some(Fix { title: format!("Replace by “{}”", edit.text), safe: false, edits: vec![edit] })
}

/// `ASEAN Regional Forum` says nothing to a reader who does not know ASEAN.
fn needs_another(case: &Case<'_>, long: &str) -> bool {
    let words = long.split([' ', '-', '/']).filter(|word| word.chars().filter(|char| char.is_uppercase()).count() > 1);
    let is_unknown =
        |word: &str| matches!(status(case.reading, case.project, case.index, &short_key(word)), Status::Undefined | Status::Pack);
    words.into_iter().any(is_unknown)
}

/// `NGOs`
fn is_plural(place: &Use) -> bool {
    place.text.ends_with('s') && !place.key.ends_with('s')
}

/// Whether no other brief would be contradicted.
fn is_agreed(case: &Case<'_>, place: &Use, long: &str) -> bool {
    let mut variants = case.index.terms().variants(&place.key).iter();
    variants.all(|variant| agree(&variant.long, long, &case.project.lexicon))
}
