//! Briefs with a place marked `§`, for the tests of features.

use crate::BriefKey;
use crate::text::Text;
use crate::workspace::Workspace;
use attache_grammar::Span;

/// A workspace of briefs, and the place that one of them marks.
pub struct Desk {
    pub workspace: Workspace,
    pub key: BriefKey,
    pub offset: usize,
}

/// Briefs with their names; the last mark found is the place.
pub fn desk(briefs: &[(&str, &str)]) -> Desk {
    let mut desk = Desk { workspace: Workspace::default(), key: BriefKey::of_name("one.md"), offset: 0 };
    for (name, text) in briefs {
        let key = BriefKey::of_name(name);
        if let Some(offset) = text.find('§') {
            desk.key = key.clone();
            desk.offset = offset;
        }
        desk.workspace.put(&key, 1, Text::from(text.replace('§', "").as_str()));
        desk.workspace.refresh(&key);
    }
    desk
}

impl Desk {
    /// The words at a place.
    pub fn words(&self, brief: &BriefKey, span: Span) -> String {
        let text = self.workspace.text(brief).expect("the test opened it").to_arc_str();
        text[span.range()].to_owned()
    }
}
