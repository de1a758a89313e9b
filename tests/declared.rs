//! Declared figures where the author meets them: the card, the way to the fact sheet, completion.

use attache::BriefKey;
use attache::features::completion::{Topic, completions, documentation};
use attache::features::definition::definition;
use attache::features::hover::hover;
use attache::text::Text;
use attache::workspace::Workspace;
use std::path::Path;

const SHEET: &str = "[[figure]]\nid = \"calls\"\nmeasure = \"port calls\"\nvalue = \"12400\"\nunit = \"ships\"\n\
                     period = \"2024\"\nas-of = \"2025-02-01\"\nsource = \"Port Authority\"\n";

/// A brief in a folder with the sheet.
fn brief_in(folder: &Path) -> BriefKey {
    let root = folder.canonicalize().expect("it is there");
    std::fs::write(root.join("attache.toml"), "fact-sheets = [\"facts.toml\"]").expect("it is written");
    std::fs::write(root.join("facts.toml"), SHEET).expect("it is written");
    BriefKey::of_path(&root.join("brief.md"))
}

/// What is shown and where it leads, at the place marked `§`.
#[track_caller]
fn check(text: &str, card: &str, leads_to: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let (workspace, key) = (Workspace::default(), brief_in(folder.path()));
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

#[test]
fn a_declared_figure_is_offered_by_its_digits_and_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (workspace, key) = (Workspace::default(), brief_in(folder.path()));
    let offered = |text: &str| -> Vec<String> {
        workspace.put(&key, 1, Text::from(text));
        let items = completions(&workspace, &key, text.len()).items;
        let figures = items.into_iter().filter(|item| matches!(item.topic, Topic::Figure(_)));
        figures.map(|item| format!("{} for {} ({})", item.text, item.typed, item.detail)).collect()
    };
    for typed in ["12,4", "12", "port c", "Port ca"] {
        let expected = format!("12,400 ships for {typed} (port calls, 2024)");
        assert_eq!(offered(&format!("Busan counted {typed}")), [expected]);
    }
    for nothing in ["Busan counted 13", "Busan counted 1", "Busan counted A12", "Busan counted por"] {
        assert_eq!(offered(nothing), Vec::<String>::new(), "{nothing}");
    }
    let card = documentation(&workspace, &key, 3, &Topic::Figure("calls".to_owned())).plain(|_, _| None);
    assert_eq!(card, "12400 ships — port calls (2024)\nDeclared as “calls”: Port Authority, as of 2025-02-01");
}
