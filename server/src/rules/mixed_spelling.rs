//! A brief is spelt in American or in British English throughout.
//!
//! Readers on either side of the ocean forgive the other side's spelling; a text that has both looks
//! as if nobody had read it in one piece. Quotations and names keep theirs: the Organisation for
//! Economic Co-operation and Development is spelt so in Washington, too. The endings *-ize* and
//! *-ization* are at home on both sides and count for neither.
//!
//! ## Bad
//! ```markdown
//! The defence of the harbour rests on steel and aluminum, and the centre pays for it.
//! ```
//! ## Good
//! ```markdown
//! The defence of the harbour rests on steel and aluminium, and the centre organizes it. “Our defense
//! budget has grown,” said the U.S. Department of Defense.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::reading::Spelt;
use crate::usage::{Choice, habit};
use crate::words::{self, Spelling};

pub(super) const RULE: Rule = Rule::new("S002", "mixed-spelling", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    // A word with a capital may be part of a name; those are not among these.
    let signs = reading.vocabulary().respelt.iter().filter(|spelt| reading.is_free(&spelt.prose));
    let choice = |spelt: &Spelt| Some(Choice { form: spelt.word.spelling()?, prose: spelt.prose.clone() });
    let choices: Vec<_> = signs.filter_map(choice).collect();
    let Some(habit) = habit(&choices, case.project.house.style.spelling) else { return Vec::new() };
    let remark = |(form, odd): &(Spelling, Vec<&Choice<Spelling>>)| {
        let first = &text[odd[0].prose.clone()];
        let message = format!(
            "“{first}” is {} spelling, and the {} in {} English{}",
            name(*form),
            if case.project.house.style.spelling.is_some() { "house writes" } else { "brief is spelt" },
            name(habit.usual),
            elsewhere(odd.len() - 1)
        );
        let respelt = |word: &str| words::respelt(word, habit.usual).map(str::to_owned);
        let title = match odd.as_slice() {
            [_] => format!("Write “{}”", respelt(first).unwrap_or_default()),
            _ => format!("Spell all {} in {} English", odd.len(), name(habit.usual)),
        };
        let edits = reading.rewrite(odd, |_, word| respelt(word));
        let fix = edits.map(|edits| Fix { title, safe: habit.outweighs(odd), edits });
        let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
        remark.fixes.extend(fix);
        remark
    };
    habit.others.iter().map(remark).collect()
}

fn name(spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::American => "American",
        Spelling::British => "British",
    }
}
