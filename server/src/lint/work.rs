//! The work that a change costs, counted: whoever changes one brief and checks it again looks at as many
//! others in a large folder as in a small one.

use super::lint;
use crate::BriefKey;
use crate::index::{Facts, Index, looks};
use crate::packs::Lexicon;
use crate::project::Project;
use crate::reading::Reading;
use crate::rules::{Case, RULES};

/// Briefs of one house: all say the same of the same things, every third is at odds with the others.
fn text(number: usize) -> String {
    let (long, sum) = if number.is_multiple_of(3) {
        ("Harbour Rescue Crew Club", "3.52")
    } else {
        ("Han River Cooling Compact", "3.25")
    };
    format!(
        "The {long} (HRCC) binds cities. The HRCC cost USD {sum} million in {}. The CFC and the KHQX watch. \
         Minister Marty Natalegawa opened the talks in Port {number}.\n",
        1990 + number % 30
    )
}

fn reading(number: usize, text: String) -> Reading {
    Reading::of(BriefKey::of_name(&format!("{number:04}.md")), text.into(), &Lexicon::shipped())
}

/// At how many briefs somebody looks who changes the middle one of so many and checks it again.
fn looked_at(briefs: usize) -> usize {
    let (mut index, project) = (Index::default(), Project::default());
    for number in 0..briefs {
        let reading = reading(number, text(number));
        index.add(&reading.key, Facts::of(&reading, &project.lexicon));
    }
    let middle = briefs / 2;
    let changed = text(middle + 1).replace("Natalegawa", "Natalegwa") + "A coastal harbour fund (CHF) pays.";
    let reading = reading(middle, changed);
    let before = looks::count();
    index.update(&reading.key, Facts::of(&reading, &project.lexicon));
    let findings = lint(&Case { reading: &reading, project: &project, index: &index }, RULES);
    let codes: Vec<_> = findings.iter().map(|finding| finding.rule.code).collect();
    assert!(codes.contains(&"N002") && codes.contains(&"T015"), "it is compared with others: {codes:?}");
    looks::count() - before
}

#[test]
fn a_change_looks_at_as_many_briefs_in_a_large_folder_as_in_a_small_one() {
    let (small, large) = (looked_at(96), looked_at(384));
    assert_eq!(small, large);
    assert!(small > 0, "it is compared with others");
}
