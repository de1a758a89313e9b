//! Declared figures where the author meets them: the card and the way to the fact sheet.

use attache::BriefKey;
use attache::features::definition::definition;
use attache::features::hover::hover;
use attache::text::Text;
use attache::workspace::Workspace;

const SHEET: &str = "[[figure]]\nid = \"calls\"\nmeasure = \"port calls\"\nvalue = \"12400\"\nunit = \"ships\"\n\
                     period = \"2024\"\nas-of = \"2025-02-01\"\nsource = \"Port Authority\"\n";

/// What is shown and where it leads, at the place marked `§`.
#[track_caller]
fn check(text: &str, card: &str, leads_to: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().canonicalize().expect("it is there");
    std::fs::write(root.join("attache.toml"), "fact-sheets = [\"facts.toml\"]").expect("it is written");
    std::fs::write(root.join("facts.toml"), SHEET).expect("it is written");
    let (workspace, key) = (Workspace::default(), BriefKey::of_path(&root.join("brief.md")));
    workspace.put(&key, 1, Text::from(text.replace('§', "").as_str()));
    workspace.refresh(&key);
    let offset = text.find('§').expect("a place is marked");
    let shown = hover(&workspace, &key, offset).map(|hover| hover.card.plain(|_, _| None)).unwrap_or_default();
    assert!(shown.ends_with(card), "{shown}");
    let targets = definition(&workspace, &key, offset);
    let led: Vec<_> = targets.iter().map(|one| (one.brief.file_name(), &SHEET[one.span.range()])).collect();
    let led: Vec<_> = led.iter().map(|(file, words)| format!("{file}: {words}")).collect();
    assert_eq!(led, leads_to);
}

#[test]
fn a_bound_figure_leads_to_its_declaration() {
    let card = "12400 ships — port calls (2024); what stands here differs\n\
                Declared as “calls”: Port Authority, as of 2025-02-01";
    check("It saw 12,§900 ships<!-- attache: figure calls --> pass.", card, &["facts.toml: \"calls\""]);
    check("It saw 12,900 ships<!-- attache: figure ca§lls --> pass.", card, &["facts.toml: \"calls\""]);
}
