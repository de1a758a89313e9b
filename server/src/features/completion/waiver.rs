//! Within `<!-- attache: … -->`: what can be asked for, and of which rules.

use super::{Item, Topic, run_at_end};
use crate::rules::{Case, RULES};
use attache_grammar::Span;

/// What may stand in the waiver around a place; none if there is no waiver.
pub(super) fn items(case: &Case<'_>, offset: usize) -> Option<Vec<Item>> {
    let text = &case.reading.text[..offset];
    let comment = &text[text.rfind("<!--")? + "<!--".len()..];
    let request = comment.trim_start().strip_prefix("attache:").filter(|_| !comment.contains("-->"))?.trim_start();
    let typed = &request[run_at_end(request, |char| char.is_alphanumeric() || char == '-')];
    let span = Span::new(offset - typed.len(), offset);
    let item = |text: &'static str, detail: &str, topic| Item {
        text: text.to_owned(),
        typed: text.to_owned(),
        span,
        detail: detail.to_owned(),
        topic,
    };
    if typed.len() == request.len() {
        return Some(vec![
            item("ignore", "the next line or block", Topic::Word),
            item("ignore-file", "the whole file", Topic::Word),
        ]);
    }
    // Behind the bracket it is the author who knows why.
    if request.contains('(') {
        return Some(Vec::new());
    }
    Some(RULES.iter().map(|rule| item(rule.name, rule.code, Topic::Rule(rule.name))).collect())
}
