//! Where a term stands: its uses, its definitions and its long forms, in this brief and in all
//! others of the project. It costs what it finds, however many briefs there are.

use super::sense::{Sense, other_name};
use super::{ask, statements, subject};
use crate::BriefKey;
use crate::index::Facts;
use crate::packs::Lexicon;
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::Span;
use smol_str::SmolStr;

/// One place where a term stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The brief.
    pub brief: BriefKey,
    /// The place.
    pub span: Span,
    /// What the term does there.
    pub role: Role,
}

/// What a term does at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It is defined; the place is the short form.
    Definition,
    /// Its short form is used.
    Use,
    /// It is spelt out, rightly or not, or called by the other name that was asked for.
    Long,
}

/// All places of the term or the figure at `offset`: this brief first, then brief by brief, each in the order of
/// the text. A definition is one place, at its short form.
#[must_use]
pub fn references(workspace: &Workspace, key: &BriefKey, offset: usize, with_definitions: bool) -> Vec<Reference> {
    ask(workspace, key, |case| {
        let Some(subject) = subject::at(case.reading, &case.project.lexicon, offset) else {
            return figures(case, offset);
        };
        let mut references = places(case, &Sense::of(case, &subject));
        references.retain(|reference| with_definitions || reference.role != Role::Definition);
        references
    })
}

/// The figure at a place and its other statements, whatever their values.
fn figures(case: &Case<'_>, offset: usize) -> Vec<Reference> {
    let figures = &case.reading.brief.figures;
    let after = figures.partition_point(|figure| figure.span.start as usize <= offset);
    let Some(index) = after.checked_sub(1) else { return Vec::new() };
    if offset > figures[index].span.end as usize {
        return Vec::new();
    }
    let own = Reference { brief: case.reading.key.clone(), span: figures[index].span, role: Role::Use };
    let others = statements::others(case, index).into_iter();
    let others = others.map(|other| Reference { brief: other.brief, span: other.span, role: Role::Use });
    let mut all: Vec<Reference> = std::iter::once(own).chain(others).collect();
    all.sort_by_key(|place| (place.brief != case.reading.key, place.brief.clone(), place.span));
    all.dedup();
    all
}

/// All places of a term, in the order that [`references`] promises.
pub(super) fn places(case: &Case<'_>, sense: &Sense) -> Vec<Reference> {
    let search = Search::of(case, sense);
    let mut places = search.here(case);
    places.extend(search.elsewhere(case).flat_map(|(brief, facts)| search.within(brief, facts)));
    places
}

/// All places of a term in this brief, in the order that [`references`] promises.
pub(super) fn here(case: &Case<'_>, sense: &Sense) -> Vec<Reference> {
    Search::of(case, sense).here(case)
}

/// All places of a term in this brief, and one place of it in each of the others.
pub(super) fn summary(case: &Case<'_>, sense: &Sense) -> (Vec<Reference>, Vec<Reference>) {
    let search = Search::of(case, sense);
    let one = |(brief, facts): (&BriefKey, &Facts)| {
        let (span, role) = search.spans(facts).next()?;
        Some(Reference { brief: brief.clone(), span, role })
    };
    (search.here(case), search.elsewhere(case).filter_map(one).collect())
}

struct Search<'a> {
    sense: &'a Sense,
    /// What each short form means in briefs that do not define it.
    shared: Vec<Sense>,
    /// The ids of pack entries that spell the term out.
    entries: Vec<SmolStr>,
    lexicon: &'a Lexicon,
}

impl<'a> Search<'a> {
    fn of(case: &Case<'a>, sense: &'a Sense) -> Self {
        let lexicon = &*case.project.lexicon;
        let shared = sense.keys.iter().map(|key| Sense::shared(case.project, case.index, key)).collect();
        Self { sense, shared, entries: sense.spelt_by(lexicon), lexicon }
    }

    fn here(&self, case: &Case<'_>) -> Vec<Reference> {
        let key = &case.reading.key;
        case.index.facts(key).map(|facts| self.within(key, facts)).unwrap_or_default()
    }

    fn elsewhere<'b>(&self, case: &Case<'b>) -> impl Iterator<Item = (&'b BriefKey, &'b Facts)> + use<'b> {
        let this = &case.reading.key;
        case.index.concerning(&self.sense.keys, &self.entries).filter(move |(brief, _)| *brief != this)
    }

    /// The places in one brief, in their order.
    fn within(&self, brief: &BriefKey, facts: &Facts) -> Vec<Reference> {
        let mut found: Vec<_> = self.spans(facts).collect();
        found.sort_unstable();
        found.dedup_by_key(|(span, _)| *span);
        found.into_iter().map(|(span, role)| Reference { brief: brief.clone(), span, role }).collect()
    }

    /// The places in one brief, definitions first.
    fn spans<'b>(&'b self, facts: &'b Facts) -> impl Iterator<Item = (Span, Role)> + 'b {
        let keys = || self.sense.keys.iter().zip(&self.shared).filter(|_| self.sense.other_name.is_none());
        let definitions = keys().flat_map(move |(key, _)| {
            let stated = facts.definitions.get(key).iter();
            let same = stated.filter(move |definition| self.sense.is_defined_by(key, &definition.long, self.lexicon));
            same.flat_map(|definition| {
                let spelt_out = definition.spelt_out.iter().map(|&span| (span, Role::Long));
                std::iter::once((definition.short_span, Role::Definition)).chain(spelt_out)
            })
        });
        let uses = keys().flat_map(move |(key, shared)| {
            let uses = facts.uses.get(key).iter();
            let meant = uses.filter(move |span| self.sense.is_meant(facts, key, span.start, shared, self.lexicon));
            meant.map(|&span| (span, Role::Use))
        });
        let wordings = self.entries.iter().flat_map(move |id| {
            let mentions = facts.mentions.get(id).iter();
            let asked = mentions.filter(move |mention| other_name(mention.wording) == self.sense.other_name);
            asked
                .filter(move |mention| !self.is_defining(facts, mention.span))
                .map(|mention| (mention.span, Role::Long))
        });
        definitions.chain(uses).chain(wordings)
    }

    /// Whether a place belongs to a definition of the term, which is listed as one place already.
    fn is_defining(&self, facts: &Facts, span: Span) -> bool {
        let mut definitions = self.sense.keys.iter().flat_map(|key| facts.definitions.get(key));
        self.sense.other_name.is_none()
            && definitions.any(|stated| stated.long_span.overlaps(span) || stated.short_span.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn check(briefs: &[(&str, &str)], with_definitions: bool, expected: &[&str]) {
        let desk = desk(briefs);
        let found = references(&desk.workspace, &desk.key, desk.offset, with_definitions);
        let shown: Vec<_> = found
            .iter()
            .map(|place| format!("{} {:?} {}", place.brief, place.role, desk.words(&place.brief, place.span)))
            .collect();
        assert_eq!(shown, expected);
    }

    const COMMAND: &str = "The Combined Forces Command (C§FC) plans. The CFC exercises.";
    const COMPANY: &str = "A controlled foreign corporation (CFC) pays no tax. Each CFC files a form.";

    #[test]
    fn uses_and_definitions_come_in_the_order_of_the_text() {
        check(&[("one.md", COMMAND)], true, &["one.md Definition CFC", "one.md Use CFC"]);
        check(&[("one.md", COMMAND)], false, &["one.md Use CFC"]);
    }

    #[test]
    fn this_brief_comes_first_and_the_others_by_name() {
        let before = ("a.md", "The Combined Forces Command keeps the plan.");
        let after = ("z.md", "Combined Forces Command (CFC) planners met. CFC staff agreed.");
        let expected = [
            "one.md Definition CFC",
            "one.md Use CFC",
            "a.md Long Combined Forces Command",
            "z.md Definition CFC",
            "z.md Use CFC",
        ];
        check(&[("one.md", COMMAND), before, after], true, &expected);
    }

    #[test]
    fn a_command_and_a_company_are_two_terms() {
        check(&[("one.md", COMMAND), ("two.md", COMPANY)], true, &["one.md Definition CFC", "one.md Use CFC"]);
    }

    #[test]
    fn two_meanings_in_one_brief_part_at_the_second_definition() {
        let both = format!("{COMMAND}\n\n{COMPANY}");
        check(&[("one.md", &both)], true, &["one.md Definition CFC", "one.md Use CFC"]);
    }

    #[test]
    fn a_brief_without_a_definition_means_what_the_project_means() {
        let bare = ("three.md", "The CFC has a new commander.");
        let expected = ["one.md Definition CFC", "one.md Use CFC", "three.md Use CFC"];
        check(&[("one.md", COMMAND), bare], true, &expected);
    }

    #[test]
    fn a_long_form_that_no_pack_knows_is_found_where_it_is_defined() {
        let text = "The Han River Cooling Compact (H§RCC) binds 12 cities. The Han River Cooling Compact grows.";
        check(&[("one.md", text)], true, &["one.md Definition HRCC", "one.md Long Han River Cooling Compact"]);
    }

    #[test]
    fn the_long_form_finds_the_short_one() {
        let text = "The Special Measures Agr§eement holds.";
        let other = ("two.md", "The Special Measures Agreement (SMA) expires. An SMA needs a vote.");
        let expected = ["one.md Long Special Measures Agreement", "two.md Definition SMA", "two.md Use SMA"];
        check(&[("one.md", text), other], true, &expected);
    }

    #[test]
    fn another_name_is_found_as_such() {
        let text = "South Ko§rea paid. The Republic of Korea (ROK) signed. South Korea agreed.";
        check(&[("one.md", text)], true, &["one.md Long South Korea", "one.md Long South Korea"]);
        let text = "Seo§ul agreed. The Republic of Korea (ROK) signed. Seoul paid.";
        check(&[("one.md", text)], true, &["one.md Long Seoul", "one.md Long Seoul"]);
        let text = "Seoul agreed. The Republic of Korea (RO§K) signed. South Korea paid.";
        check(&[("one.md", text)], true, &["one.md Definition ROK"]);
    }

    #[test]
    fn an_edit_counts_at_once() {
        let desk = desk(&[("one.md", "The Combined Forces Command (C§FC) plans.")]);
        let text = "The Combined Forces Command (CFC) plans. The CFC exercises.";
        desk.workspace.put(&desk.key, 2, crate::text::Text::from(text));
        assert_eq!(references(&desk.workspace, &desk.key, desk.offset, true).len(), 2);
    }
}
