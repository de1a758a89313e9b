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

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use crate::meaning::{Status, status};
use crate::packs::{Entry, UndefinedOk, Wording};
use crate::reading::Mention;
use attache_grammar::{BlockKind, Use, Zone};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("T001", "undefined-acronym", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let remark = |(key, places): (&str, Vec<&Use>)| {
        // Several senses are another matter: ambiguous-acronym offers them all.
        let senses = case.project.lexicon.senses(key);
        if senses.len() > 1 || case.project.settings.allows(RULE.code, key) {
            return None;
        }
        let sense = senses.first().map(|&sense| case.project.lexicon.entry(sense));
        Some(remark(case, &places, sense))
    };
    let mut remarks: Vec<_> = undefined(case).into_iter().filter_map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
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
    uses.retain(|key, _| matches!(status(case.reading, case.project, key), Status::Undefined | Status::Pack));
    uses
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

fn remark(case: &Case<'_>, places: &[&Use], sense: Option<&Entry>) -> Remark {
    let first = places[0];
    let elsewhere = elsewhere(places.len() - 1);
    let audience = sense.is_some_and(|entry| entry.term.undefined_ok == UndefinedOk::Audience);
    let at_most = weight(case, places).min(if audience { Severity::Hint } else { Severity::Error });
    let long = sense.and_then(|entry| long_form(case, entry));
    let message = match long {
        Some(long) => {
            let words = case.reading.words(long);
            format!("“{}” is never introduced, although “{words}” is spelt out{elsewhere}", first.text)
        }
        None => format!("“{}” is never defined in this brief{elsewhere}", first.text),
    };
    let related = long.map(|long| Related {
        brief: case.reading.key.clone(),
        span: long.span,
        message: format!("spelt out here, without “({})”", first.key),
    });
    let fix = sense.and_then(|entry| expand(case, places, entry));
    let mut remark = Remark::new(first.span, message).at_most(at_most).with_related(related);
    remark.fixes.extend(fix);
    remark
}

/// Where the text spells the term out without linking it to its short form.
fn long_form<'a>(case: &Case<'a>, entry: &Entry) -> Option<&'a Mention> {
    case.reading.mentions.iter().find(|mention| {
        mention.wording == Wording::Expansion && case.project.lexicon.entry(mention.entry).term.id == entry.term.id
    })
}

/// Spells the term out at its first use. A term that stands only once needs no short form at all.
/// No fix where the words around it would need a hand: plurals, compounds, headings, credits.
pub(super) fn expand(case: &Case<'_>, places: &[&Use], entry: &Entry) -> Option<Fix> {
    let first = places[0];
    let is_plain = first.text == first.key || entry.term.short.as_deref() == Some(&*first.text);
    let text = &case.reading.text;
    let (before, after) = (&text[..first.span.start as usize], &text[first.span.end as usize..]);
    let is_compound = before.ends_with(['-', '/', '–']) || after.starts_with(['-', '/', '–']);
    if !is_plain || is_compound || weight(case, &[first]) == Severity::Hint {
        return None;
    }
    let long = entry.term.canonical();
    let text = if places.len() > 1 { format!("{long} ({})", first.text) } else { long.to_owned() };
    Some(Fix {
        title: format!("Replace by “{text}”"),
        safe: false,
        edits: vec![Edit { brief: case.reading.key.clone(), span: first.span, text }],
    })
}
