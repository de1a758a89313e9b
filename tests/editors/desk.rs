//! A copy of the briefs for an editor to work on, and the run of a script on it.

use crate::find;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// A folder of briefs that may be changed, in a folder of its own.
pub struct Desk {
    room: TempDir,
}

impl Desk {
    /// The briefs that the tests share.
    pub fn new() -> Self {
        Self::of("tests/briefs")
    }

    /// The briefs of a folder of the repository.
    pub fn of(folder: &str) -> Self {
        let desk = Self::empty();
        for brief in std::fs::read_dir(repository().join(folder)).expect("the briefs are there").flatten() {
            std::fs::copy(brief.path(), desk.folder().join(brief.file_name())).expect("briefs can be copied");
        }
        desk
    }

    /// A thousand briefs, and a file that is none.
    pub fn with_many() -> Self {
        let desk = Self::empty();
        let write = |name: &str, text: &str| {
            std::fs::write(desk.folder().join(name), text).expect("briefs can be written");
        };
        for number in 0..1000 {
            write(&format!("brief-{number:04}.md"), &brief(number));
        }
        write("notes.txt", "Ask the port for its register.\n");
        desk
    }

    fn empty() -> Self {
        let room = tempfile::tempdir().expect("there is room for a folder");
        std::fs::create_dir(room.path().join("briefs")).expect("there is room for a folder");
        Self { room }
    }

    /// The briefs.
    pub fn folder(&self) -> PathBuf {
        self.room.path().join("briefs")
    }

    /// Where other files may lie.
    pub fn room(&self) -> &Path {
        self.room.path()
    }

    /// Runs a script that ends with `N passed, N failed`.
    pub fn run(&self, command: &mut Command) {
        let said = self.output(command);
        // How long things take is told, and never judged.
        for line in said.lines().filter(|line| line.contains(" ms")) {
            find::tell(line);
        }
        let last = said.lines().rev().find(|line| line.contains(" passed, ")).unwrap_or_default();
        assert!(last.ends_with(" 0 failed") && !last.starts_with("0 "), "{said}");
    }

    /// What a program says on both channels, once it has ended.
    pub fn output(&self, command: &mut Command) -> String {
        let command = command.env("ATTACHE", env!("CARGO_BIN_EXE_attache")).env("FOLDER", self.folder());
        let Output { stdout, stderr, .. } = command.output().expect("the editor runs");
        format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr))
    }
}

/// One of a thousand briefs: a term that it alone defines, one that nobody does, figures, and a link.
fn brief(number: usize) -> String {
    const SEAS: [&str; 10] =
        ["Atlantic", "Baltic", "Caspian", "Danube", "Elbe", "Falster", "Gironde", "Humber", "Irrawaddy", "Jutland"];
    let name = [number / 100, number / 10 % 10, number % 10].map(|digit| SEAS[digit]);
    let term: String = name.iter().map(|word| &word[..1]).chain(["R"]).collect();
    format!(
        "---
title: Berths of port {number}
date: 2025-03-14
---

# Berths of port {number}

## Executive Summary

The port has {berths} berths, and the survey of last year found a third of them empty.

## What is known

The {name} Register ({term}) names all tenants. Nobody has checked the {term} yet
against what the [survey] saw, and the inspectors of KOHA have asked for it twice.

## What to do

Compare the {term} with the ships that call within a year.

[survey]: https://example.org/survey/{number}
",
        berths = 20 + number % 60,
        name = name.join(" "),
    )
}

/// Editors are driven one at a time: what they do within seconds alone takes minutes in a crowd.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    let server = Path::new(env!("CARGO_MANIFEST_DIR"));
    server.parent().expect("the server lies in the repository").to_owned()
}

/// Where what the tests set up is kept: out of the repository's sight.
pub fn tools() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_attache"));
    program.ancestors().nth(2).expect("programs lie two folders below the target folder").join("editors")
}
