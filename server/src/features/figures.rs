//! What the briefs of a project state of one measure, and of all: the ledger as an editor asks for it.

use crate::BriefKey;
use crate::ledger::{Entry, Standing, ledger as group, statements};
use crate::workspace::Workspace;
use attache_grammar::Span;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The figures that the briefs of a project state twice or more, or that are declared, in the order of
/// what they measure. Reads every brief of the project.
#[must_use]
pub fn ledger(workspace: &Workspace, key: &BriefKey) -> Vec<Entry> {
    let mut entries = entries(workspace, key);
    entries.retain(|entry| entry.standing() != Standing::Once);
    entries
}

/// Everything that is said of what the figure at `offset` measures; none where no figure stands, or
/// none whose sentence tells what it measures.
#[must_use]
pub fn statements_at(workspace: &Workspace, key: &BriefKey, offset: usize) -> Option<Entry> {
    let covers = |span: Span| span.start as usize <= offset && offset <= span.end as usize;
    let reading = workspace.reading(key).ok()?;
    if !reading.brief.figures.iter().any(|figure| covers(figure.span)) {
        return None;
    }
    let is_said_here = |entry: &Entry| entry.statements.iter().any(|one| one.brief == *key && covers(one.span));
    entries(workspace, key).into_iter().find(is_said_here)
}

fn entries(workspace: &Workspace, key: &BriefKey) -> Vec<Entry> {
    workspace.settle();
    let shelf = workspace.shelf(key);
    let mut briefs: BTreeSet<BriefKey> =
        shelf.with_index(|_, index| index.briefs().map(|(brief, _)| brief.clone()).collect());
    briefs.insert(key.clone());
    let (lexicon, facts) = (&shelf.project.lexicon, &shelf.project.facts);
    let stated = briefs.par_iter().filter_map(|brief| workspace.reading_with(brief, &shelf).ok());
    let stated: Vec<_> = stated.map(|reading| statements(&reading, lexicon, facts)).collect();
    group(stated.into_iter().flatten(), facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    const BRIEFS: [(&str, &str); 3] = [
        ("a.md", "In 2024, the Harbour Crane Fund had a b§udget of 30 million dollars. It has 12 members."),
        ("b.md", "In 2024, the Harbour Crane Fund had a budget of 40 million dollars."),
        ("c.md", "Busan has 7 cranes."),
    ];

    #[test]
    fn a_figure_is_shown_with_what_others_say_of_the_same() {
        let desk = desk(&BRIEFS);
        let text = desk.workspace.text(&desk.key).expect("it is open").to_arc_str();
        let place = text.find("30 million").expect("it has the figure");
        let entry = statements_at(&desk.workspace, &desk.key, place).expect("it says what it measures");
        let stated: Vec<_> = entry.statements.iter().map(|one| format!("{} {}", one.brief, one.written)).collect();
        assert_eq!(stated, ["a.md 30 million dollars", "b.md 40 million dollars"]);
        assert_eq!(statements_at(&desk.workspace, &desk.key, 0), None);
    }

    #[test]
    fn the_ledger_has_what_is_stated_twice() {
        let desk = desk(&BRIEFS);
        let titles: Vec<_> = ledger(&desk.workspace, &desk.key).iter().map(Entry::title).collect();
        assert_eq!(titles.len(), 1, "{titles:?}");
    }
}
