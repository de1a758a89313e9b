//! `attache explain` and `attache init`.

use super::{Folder, expect_file};

#[test]
fn a_page_is_found_by_code_or_by_name() {
    let folder = Folder::with(&[]);
    let page = folder.run("explain wrong-expansion").out;
    assert_eq!(folder.run("explain t007").out, page);
    expect_file("explain.txt", &page);
}

#[test]
fn without_a_rule_all_are_listed() {
    let list = Folder::with(&[]).run("explain").out;
    let line = list.lines().find(|line| line.starts_with("T003")).expect("T003 is a rule");
    let words: Vec<_> = line.split_whitespace().take(5).collect();
    assert_eq!(words, ["T003", "unused-definition", "hint", "A", "short"]);
}

#[test]
fn an_unknown_rule_is_told_the_nearest() {
    let done = Folder::with(&[]).run("explain wrong-expantion");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("did you mean `attache explain wrong-expansion`?"), "{}", done.err);
}

#[test]
fn init_writes_settings_that_change_nothing() {
    let folder = Folder::with(&[("a.md", "President Lee Jae Mung spoke.\n")]);
    let before = folder.run("lint --format json").out;
    assert_eq!(folder.run("init").code, 0);
    assert_eq!(folder.run("lint --format json").out, before);
}

#[test]
fn init_never_overwrites() {
    let folder = Folder::with(&[("attache.toml", "profile = \"uk\"\n")]);
    let done = folder.run("init");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot write attache.toml: there is one already"), "{}", done.err);
    assert_eq!(folder.read("attache.toml"), "profile = \"uk\"\n");
}

#[test]
fn shells_are_told_every_command_and_option() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = folder.run(&format!("completions {shell}"));
        assert_eq!(done.code, 0);
        for word in ["waivers", "changed-since"] {
            assert!(done.out.contains(word), "{shell} knows nothing of {word}");
        }
    }
    let done = folder.run("completions csh");
    assert_eq!(done.code, 2);
}

#[test]
fn the_manual_has_every_command_in_plain_roff() {
    let page = Folder::with(&[]).run("man").out;
    for command in ["lint", "extract", "index", "terms", "waivers", "explain", "init", "config", "schema", "lsp"] {
        assert!(page.contains(&format!(".SH \"attache {command}\"")), "{command} is missing");
    }
    assert!(page.is_ascii(), "{:?}", page.lines().find(|line| !line.is_ascii()));
}
