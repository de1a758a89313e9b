//! Fixes: which ones can be made together, and what a text is once they are made.

mod choice;

pub use choice::{Reach, choose};

use crate::finding::Edit;
use std::borrow::Cow;

/// The text with all edits made. They must be edits of this text; `None` if two of them overlap or
/// one reaches beyond the text, because then they were made for another one. What is put into a text
/// gets its line ends.
#[must_use]
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    // The sort is stable: what is inserted at one place comes in the order given.
    edits.sort_by_key(|edit| edit.span);
    let line_end = line_end(text);
    let mut changed = String::with_capacity(text.len());
    let mut kept = 0;
    for edit in edits {
        changed.push_str(text.get(kept..edit.span.start as usize)?);
        changed.push_str(&match line_end {
            "\n" => Cow::from(&edit.text),
            line_end => Cow::from(edit.text.replace("\r\n", "\n").replace('\n', line_end)),
        });
        kept = edit.span.end as usize;
    }
    changed.push_str(text.get(kept..)?);
    Some(changed)
}

/// What ends the lines of a text; of one that has several ends, that of Windows.
fn line_end(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false if text.contains('\r') && !text.contains('\n') => "\r",
        false => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::BriefKey;
    use crate::finding::Edit;
    use attache_grammar::Span;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { brief: BriefKey::of_name("brief.md"), span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_wherever_they_stand_in_the_list() {
        let edits = [edit(13, 17, "port"), edit(4, 4, "old ")];
        assert_eq!(apply("the crew and dock", &edits).as_deref(), Some("the old crew and port"));
    }

    #[test]
    fn line_ends_are_those_of_the_text() {
        assert_eq!(apply("crew\r\ndock", &[edit(4, 4, "\nand")]).as_deref(), Some("crew\r\nand\r\ndock"));
        assert_eq!(apply("crew\rdock", &[edit(4, 4, "\nand")]).as_deref(), Some("crew\rand\rdock"));
        assert_eq!(apply("crew\ndock", &[edit(4, 4, "\nand")]).as_deref(), Some("crew\nand\ndock"));
    }

    #[test]
    fn edits_of_another_text_are_not_made() {
        assert_eq!(apply("dock", &[edit(2, 9, "")]), None);
        assert_eq!(apply("the dock", &[edit(0, 5, ""), edit(4, 8, "")]), None);
    }
}
