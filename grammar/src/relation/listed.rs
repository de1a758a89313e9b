//! Lists whose items are the parts of one whole: an item called *Total*, an item *Others* among
//! percentages, or a lead that divides a sum (`The budget of 90 million euros is spent as follows:`).

use super::Claim;
use super::tokens::between;
use crate::figure::{Qualifier, Unit};
use crate::{BlockKind, Brief, Figure};

/// The lists of a brief that state a whole.
pub(super) fn read(brief: &Brief) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut start = 0;
    while start < brief.blocks.len() {
        if brief.blocks[start].kind != BlockKind::Item {
            start += 1;
            continue;
        }
        let count = brief.blocks[start..].iter().take_while(|block| block.kind == BlockKind::Item).count();
        if (3..=12).contains(&count) {
            claims.extend(list(brief, start, start + count));
        }
        start += count;
    }
    claims
}

/// The one figure of a block, and its place.
fn only(brief: &Brief, block: usize) -> Option<usize> {
    let first = brief.figures.partition_point(|figure| figure.block < block);
    let here = brief.figures[first..].iter().take_while(|figure| figure.block == block);
    let plain = |figure: &Figure| {
        figure.partner.is_none() && !figure.compound && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About)
    };
    (here.clone().count() == 1 && here.clone().all(plain)).then_some(first)
}

/// What the items between two blocks say of their whole.
fn list(brief: &Brief, start: usize, end: usize) -> Option<Claim> {
    // Cheap: an item without a figure ends it.
    let items: Vec<usize> = (start..end).map(|block| only(brief, block)).collect::<Option<_>>()?;
    let unit = brief.figures[items[0]].unit;
    let is_measure = matches!(unit, Unit::Count | Unit::Currency(_) | Unit::Physical(_) | Unit::Percent);
    let alike = items.iter().all(|item| brief.figures[*item].unit == unit);
    let short = items.iter().all(|item| brief.words(&brief.blocks[brief.figures[*item].block]).len() < 60);
    if !is_measure || !alike || !short {
        return None;
    }
    let label = |item: usize| {
        let figure = &brief.figures[item];
        let words = between(brief.prose.text(), brief.blocks[figure.block].prose.start, figure.qualified.start);
        words.trim_matches(|char: char| !char.is_alphabetic()).to_ascii_lowercase()
    };
    let (last, parts) = items.split_last()?;
    if matches!(label(*last).as_str(), "total" | "grand total" | "in total" | "sum" | "altogether" | "in all") {
        return Some(Claim::Sum { total: Some(*last), parts: parts.to_vec() });
    }
    if unit == Unit::Percent {
        let rest = items.iter().any(|item| is_rest(&label(*item)));
        return rest.then_some(Claim::Sum { total: None, parts: items });
    }
    let lead = brief.blocks.get(start.checked_sub(1)?)?;
    let words = brief.words(lead);
    let divides = ["as follows:", "divided as follows", "divided into:", "consists of:", "made up of:", "comprises:"];
    let total = only(brief, start - 1).filter(|total| brief.figures[*total].unit == unit)?;
    divides.iter().any(|phrase| words.ends_with(phrase)).then_some(Claim::Sum { total: Some(total), parts: items })
}

fn is_rest(label: &str) -> bool {
    matches!(label, "other" | "others" | "rest" | "the rest" | "remaining" | "remainder" | "all others" | "all other")
}
