//! What comes and goes.

use super::*;
use crate::packs::Lexicon;
use crate::reading::Reading;

#[test]
fn what_went_leaves_nothing_behind() {
    let (mut index, lexicon) = (Index::default(), Lexicon::shipped());
    let reading = |number: usize| {
        let text = format!(
            "The Han River Cooling Compact (HRCC) binds {number} cities. The HRCC cost USD 3.{number} million. \
             Minister Marty Natalegawa opened the talks in Port {number}, and the CFC watched.\n"
        );
        Reading::of(BriefKey::of_name(&format!("{number:04}.md")), text.into(), &lexicon)
    };
    let readings: Vec<_> = (0..100).map(reading).collect();
    for reading in &readings {
        index.update(&reading.key, Facts::of(reading, &lexicon));
    }
    assert_eq!(index.terms().variants("HRCC").len(), 1);
    assert!(index.pool.len() > 0);
    for reading in &readings {
        index.remove(&reading.key);
    }
    assert_eq!(index.briefs().count(), 0);
    assert_eq!(index.terms().shorts().count(), 0);
    assert_eq!(index.pool.len(), 0);
}
