//! What comes and goes.

use super::*;
use crate::packs::Lexicon;
use crate::reading::Reading;
use attache_grammar::Form;

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

#[test]
fn long_forms_that_were_typed_over_are_forgotten() {
    let (mut index, brief) = (Index::default(), BriefKey::of_name("a.md"));
    let typed = |number: usize| StatedDefinition {
        long: format!("Harbour Crane Fund, version {number}").into(),
        term: None,
        form: Form::LongShort,
        short_span: Span::default(),
        long_span: Span::default(),
        spelt_out: Box::default(),
    };
    for number in 0..10_000 {
        let definitions = std::iter::once(("HCF".into(), typed(number))).collect();
        index.update(&brief, Facts { definitions, ..Facts::default() });
    }
    assert!(index.words.len() < 2_000, "{} words are kept", index.words.len());
}
