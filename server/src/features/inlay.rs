//! What short forms stand for, beside their first use in a brief that does not say so itself.

use super::ask;
use super::sense::Sense;
use crate::BriefKey;
use crate::meaning::{Status, status};
use crate::workspace::Workspace;
use std::collections::HashSet;
use std::ops::Range;

/// Words shown within the text and no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The byte they stand before.
    pub offset: usize,
    /// The words.
    pub text: String,
}

/// The hints that belong into a range of bytes, in the order of the text.
#[must_use]
pub fn hints(workspace: &Workspace, key: &BriefKey, range: Range<usize>) -> Vec<Hint> {
    ask(workspace, key, |case| {
        let mut seen = HashSet::new();
        let firsts = case.reading.brief.uses.iter().filter(|place| seen.insert(&place.key));
        let here =
            firsts.filter(|place| range.start <= place.span.end as usize && place.span.end as usize <= range.end);
        let unexplained = here.filter(|place| {
            matches!(status(case.reading, case.project, case.index, &place.key), Status::Pack | Status::Glossary)
                || case.index.definitions(&place.key).next().is_some()
                    && case.reading.definitions_of(&place.key).next().is_none()
        });
        let hint = |place: &attache_grammar::Use| {
            let sense = Sense::shared(case.project, case.index, &place.key);
            let of_pack = || sense.entry.map(|entry| case.project.lexicon.entry(entry).term.canonical().to_owned());
            let long = sense.long.clone().or_else(of_pack)?;
            Some(Hint { offset: place.span.end as usize, text: format!("= {long}") })
        };
        unexplained.filter_map(hint).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    #[test]
    fn the_first_use_of_what_others_define_is_explained() {
        let text = "§The UN met the HRCC. The HRCC and the MCM decided on the KHQX. The Harbour Crane Fund (HCF) pays.";
        let desk = desk(&[("one.md", text), ("two.md", "The Han River Cooling Compact (HRCC) binds cities.")]);
        let shown = |range| -> Vec<_> {
            let hints = hints(&desk.workspace, &desk.key, range);
            hints.into_iter().map(|hint| (hint.offset, hint.text)).collect()
        };
        let compact = (19, "= Han River Cooling Compact".to_owned());
        let military = (41, "= Military Committee Meeting".to_owned());
        assert_eq!(shown(0..200), [compact.clone(), military]);
        assert_eq!(shown(0..30), [compact]);
    }
}
