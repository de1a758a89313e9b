//! The sentences of `varied.txt`, each in a brief of its own: what is wrong is found, what is right is left
//! alone, whatever words say it.

use attache::BriefKey;
use attache::rules::RULES;
use attache::text::Text;
use attache::workspace::Workspace;

/// The rules that hold figures against each other and against the calendar.
const COMPUTING: [&str; 9] = ["F003", "F004", "F009", "F010", "F011", "F012", "F013", "F016", "F024"];

/// Whether a computing rule speaks in a brief of October 2025 that holds these words.
fn speaks(words: &str) -> bool {
    let workspace = Workspace::with_rules(RULES);
    let key = BriefKey::of_name("brief.md");
    let text =
        format!("---\ndate: 2025-10-14\n---\n\n# On the matter at hand\n\nThe panel heard evidence.\n\n{words}\n");
    workspace.put(&key, 1, Text::from(text.as_str()));
    workspace.refresh(&key);
    workspace.lint(&key).findings.iter().any(|finding| COMPUTING.contains(&finding.rule.code))
}

#[test]
fn claims_in_many_words_are_judged() {
    let wrong = include_str!("varied.txt").lines().filter_map(|line| {
        let (mark, words) = line.split_once(' ').filter(|(mark, _)| matches!(*mark, "+" | "-" | "~"))?;
        let expected = mark == "-";
        (speaks(&words.replace("\\n", "\n")) != expected).then(|| line.to_owned())
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "judged otherwise than marked:\n{}", wrong.join("\n"));
}
