//! Short forms of two parts: `TCP/IP` or `GW-BASIC` is one where neither part stands elsewhere in the
//! brief and no pack knows it. Letters alone cannot tell it from `WHO/UNICEF` or `ROK-U.S.`, which are
//! two; the packs can.

use crate::packs::Lexicon;
use attache_grammar::{Brief, Use, short_key};
use smol_str::SmolStr;
use std::collections::HashMap;

/// Joins the uses of such parts.
pub fn join(brief: &mut Brief, lexicon: &Lexicon) {
    let text = brief.prose.text();
    let whole = |one: &Use, two: &Use| {
        let end = two.prose + two.text.len();
        let is_pair = two.prose == one.prose + one.text.len() + 1 && text[..two.prose].ends_with(['/', '-']);
        is_pair.then_some(one.prose..end)
    };
    let places: Vec<_> = brief.uses.windows(2).map(|two| whole(&two[0], &two[1])).collect();
    if places.iter().all(Option::is_none) {
        return;
    }
    let mut alone = HashMap::<&str, usize>::new();
    for place in &brief.uses {
        *alone.entry(&place.key).or_default() += 1;
    }
    let mut together = HashMap::<&str, usize>::new();
    for range in places.iter().flatten() {
        *together.entry(&text[range.clone()]).or_default() += 1;
    }
    let is_open = |key: &SmolStr| {
        let explained = brief.definitions.iter().chain(&brief.unlinked).any(|definition| definition.key == *key);
        !explained && lexicon.senses(key).is_empty()
    };
    let joins = |index: usize| {
        let range = places.get(index)?.clone()?;
        let parts = [&brief.uses[index].key, &brief.uses[index + 1].key];
        let count = together[&text[range.clone()]];
        parts.iter().all(|key| alone[key.as_str()] == count && is_open(key)).then_some(range)
    };
    let mut uses = Vec::with_capacity(brief.uses.len());
    let mut index = 0;
    while let Some(place) = brief.uses.get(index) {
        let Some(range) = joins(index) else {
            uses.push(place.clone());
            index += 1;
            continue;
        };
        let text = SmolStr::new(&text[range.clone()]);
        uses.push(Use { key: short_key(&text), text, span: brief.prose.span(range.clone()), prose: range.start });
        index += 2;
    }
    brief.uses = uses;
}

#[cfg(test)]
mod tests {
    use crate::BriefKey;
    use crate::packs::Lexicon;
    use crate::reading::Reading;

    #[track_caller]
    fn uses(text: &str, expected: &[&str]) {
        let reading = Reading::of(BriefKey::of_name("brief.md"), text.into(), &Lexicon::shipped());
        let found: Vec<_> = reading.brief.uses.iter().map(|place| place.text.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts_that_stand_nowhere_else_are_one_short_form() {
        uses("Ports run on QXR/VZ today. The QXR/VZ norm is old.", &["QXR/VZ", "QXR/VZ"]);
        uses("Ports run on QXR-VZ today. The QXR-VZ norm is old.", &["QXR-VZ", "QXR-VZ"]);
    }

    #[test]
    fn parts_that_stand_elsewhere_are_two() {
        uses("Ports run on QXR/VZ today. The QXR norm is old.", &["QXR", "VZ", "QXR"]);
        uses("Vessel Zoning (VZ) changed QXR/VZ today.", &["QXR", "VZ"]);
    }

    #[test]
    fn parts_that_a_pack_knows_are_two() {
        uses("The UN/IMF mission left Seoul.", &["UN", "IMF"]);
        uses("The ROK-U.S. talks ended.", &["ROK", "U.S."]);
    }
}
