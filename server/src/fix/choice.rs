//! Which fixes can be made at once. A fix is made whole or not at all; of two that touch each
//! other the one of the earlier finding is made, and the other is asked for again on the new text.

use crate::BriefKey;
use crate::finding::{Edit, Finding, Fix};
use std::collections::HashMap;

/// Which fixes may be made without anybody looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those that their rules call safe.
    Safe,
    /// The others as well, but for findings that offer a choice: that is for the author to make.
    All,
}

/// The fixes that are made, each with its finding, in the order of the findings. `may_change` tells
/// the briefs that belong to the author.
pub fn choose(findings: &[Finding], reach: Reach, may_change: impl Fn(&BriefKey) -> bool) -> Vec<(&Finding, &Fix)> {
    let mut taken = HashMap::<&BriefKey, Vec<&Edit>>::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let Some(fix) = candidate(finding, reach) else { continue };
        let is_free = |edit: &Edit| {
            let mut others = taken.get(&edit.brief).into_iter().flatten();
            may_change(&edit.brief) && others.all(|other| !touch(edit, other))
        };
        if fix.edits.is_empty() || !fix.edits.iter().all(is_free) {
            continue;
        }
        for edit in &fix.edits {
            taken.entry(&edit.brief).or_default().push(edit);
        }
        chosen.push((finding, fix));
    }
    chosen
}

fn candidate(finding: &Finding, reach: Reach) -> Option<&Fix> {
    let safe = finding.fixes.iter().find(|fix| fix.safe);
    match (safe, reach, finding.fixes.as_slice()) {
        (Some(fix), _, _) | (None, Reach::All, [fix]) => Some(fix),
        _ => None,
    }
}

/// Whether two edits overlap or meet. Where they meet, what stands there in the end would depend on
/// their order.
fn touch(one: &Edit, other: &Edit) -> bool {
    one.span.start <= other.span.end && other.span.start <= one.span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::rules::RULES;
    use attache_grammar::Span;

    /// Whether a fix is safe, and its edits: a brief, a start and an end.
    type Draft<'a> = (bool, &'a [(&'a str, usize, usize)]);

    /// A finding with fixes.
    fn finding(fixes: &[Draft<'_>]) -> Finding {
        let edit = |&(brief, start, end): &(&str, usize, usize)| Edit {
            brief: BriefKey::of_name(brief),
            span: Span::new(start, end),
            text: String::new(),
        };
        let fix = |(index, (safe, edits)): (usize, &Draft<'_>)| Fix {
            title: index.to_string(),
            safe: *safe,
            edits: edits.iter().map(edit).collect(),
        };
        Finding {
            rule: &RULES[0],
            severity: Severity::Warning,
            brief: BriefKey::of_name("a.md"),
            span: Span::default(),
            message: String::new(),
            fingerprint: String::new(),
            related: Vec::new(),
            fixes: fixes.iter().enumerate().map(fix).collect(),
        }
    }

    #[track_caller]
    fn assert_chosen(findings: &[Finding], reach: Reach, expected: &[usize]) {
        let chosen = choose(findings, reach, |key| key.as_str() != "foreign.md");
        let places = chosen.iter().map(|(chosen, _)| findings.iter().position(|one| std::ptr::eq(one, *chosen)));
        assert_eq!(places.map(|place| place.expect("it is one of them")).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn of_fixes_that_overlap_or_meet_the_first_is_made() {
        let findings = [
            finding(&[(true, &[("a.md", 4, 9)])]),
            finding(&[(true, &[("a.md", 8, 12)])]),
            finding(&[(true, &[("a.md", 9, 9)])]),
            finding(&[(true, &[("b.md", 4, 9)])]),
            finding(&[(true, &[("a.md", 10, 12)])]),
        ];
        assert_chosen(&findings, Reach::Safe, &[0, 3, 4]);
    }

    #[test]
    fn a_fix_in_several_briefs_is_made_whole_or_not_at_all() {
        let findings = [
            finding(&[(true, &[("b.md", 4, 9)])]),
            finding(&[(true, &[("a.md", 0, 3), ("b.md", 5, 6)])]),
            finding(&[(true, &[("a.md", 1, 2)])]),
            finding(&[(true, &[("c.md", 0, 3), ("foreign.md", 0, 3)])]),
        ];
        assert_chosen(&findings, Reach::Safe, &[0, 2]);
    }

    #[test]
    fn a_choice_is_left_to_the_author_and_safe_fixes_come_first() {
        let findings = [
            finding(&[(false, &[("a.md", 0, 1)]), (true, &[("a.md", 4, 5)])]),
            finding(&[(false, &[("b.md", 0, 1)])]),
            finding(&[(false, &[("c.md", 0, 1)]), (false, &[("c.md", 0, 1)])]),
            finding(&[]),
        ];
        assert_chosen(&findings, Reach::Safe, &[0]);
        assert_chosen(&findings, Reach::All, &[0, 1]);
        assert_eq!(choose(&findings, Reach::All, |_| true)[0].1.title, "1");
    }
}
