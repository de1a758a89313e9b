//! The list of abbreviations of a brief, written into it or brought up to date.

use super::ask;
use crate::BriefKey;
use crate::abbreviations::{Inserted, insert};
use crate::expansion::smallest_edit;
use crate::finding::Edit;
use crate::workspace::Workspace;
use attache_grammar::Span;

/// A list, and what it takes to have it in the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Nothing to change if it is there already.
    pub edit: Option<Edit>,
    /// What became of it, in a sentence.
    pub message: String,
}

/// The list of abbreviations for a brief; none if the brief has no place for one.
#[must_use]
pub fn abbreviations(workspace: &Workspace, key: &BriefKey) -> Option<Listed> {
    ask(workspace, key, |case| {
        let inserted = insert(case).ok()?;
        let before = &case.reading.text;
        let (range, text) = smallest_edit(before, &inserted.text);
        let edit = Edit { brief: key.clone(), span: Span::from(range), text: text.to_owned() };
        let is_changed = *inserted.text != **before;
        Some(Listed { edit: is_changed.then_some(edit), message: message(&inserted, is_changed) })
    })
}

fn message(inserted: &Inserted, is_changed: bool) -> String {
    let done = match inserted.entries {
        0 if !is_changed => "there is nothing to list".to_owned(),
        _ if !is_changed => "the list of abbreviations is up to date".to_owned(),
        1 => "the list has 1 abbreviation now".to_owned(),
        entries => format!("the list has {entries} abbreviations now"),
    };
    match &inserted.unknown[..] {
        [] => done,
        unknown => format!("{done}; left out {}, as nobody says what it stands for", unknown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;
    use crate::fix;

    #[test]
    fn a_list_is_put_in_and_then_left_alone() {
        let desk =
            desk(&[("one.md", "§# Water\n\nThe Han River Cooling Compact (HRCC) binds cities. The HRCC grows.\n")]);
        let listed = abbreviations(&desk.workspace, &desk.key).expect("there is a place");
        assert_eq!(listed.message, "the list has 1 abbreviation now");
        let text = desk.workspace.text(&desk.key).expect("it is open").to_arc_str();
        let after = fix::apply(&text, &listed.edit).expect("it fits");
        assert!(after.starts_with(&*text) && after.contains("Han River Cooling Compact"), "{after}");
        desk.workspace.put(&desk.key, 2, crate::text::Text::from(after.as_str()));
        let again = abbreviations(&desk.workspace, &desk.key).expect("there is a place");
        assert_eq!((again.edit, again.message.as_str()), (None, "the list of abbreviations is up to date"));
    }
}
