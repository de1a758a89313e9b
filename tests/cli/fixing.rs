//! `--fix`: what is written, what is not, and that nothing is ever lost.

use super::Folder;
use std::path::Path;
use std::process::Child;

const OLD: &str = "President Lee Jae Mung signed the Special Measure Agreement (SMA). The SMA holds.\n";
const NEW: &str = "President Lee Jae Myung signed the Special Measures Agreement (SMA). The SMA holds.\n";

/// Two senses to choose from, and a safe fix.
const CHOICE: &str = "ASPI met Kim Jong Eun. ASPI is happy.\n";

#[cfg(unix)]
#[test]
fn a_brief_with_a_second_name_is_told_of_and_left_alone() {
    let folder = Folder::with(&[("a.md", "Kim Jong Eun spoke.\n"), ("b.md", "Kim Jong Eun spoke.\n")]);
    std::fs::hard_link(folder.path("a.md"), folder.path("a.txt")).expect("another name");
    let done = folder.run("lint --fix");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot write a.md: it has a second name (hard link)"), "{}", done.err);
    assert_eq!([folder.read("a.md"), folder.read("b.md")], ["Kim Jong Eun spoke.\n", "Kim Jong Un spoke.\n"]);
}

#[test]
fn what_a_killed_run_left_is_neither_checked_nor_kept() {
    let folder = Folder::with(&[("a.md", "All is well.\n"), (".attache-a1B2c3.draft", "Kim Jong Eun spoke.\n")]);
    assert_eq!(folder.run("lint").code, 0);
    let file = std::fs::File::options().write(true).open(folder.path(".attache-a1B2c3.draft")).expect("it is there");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(24 * 60 * 60);
    file.set_modified(old).expect("the test may");
    assert_eq!(folder.run("lint --fix").code, 0);
    assert!(!folder.path(".attache-a1B2c3.draft").exists());
}

#[test]
fn safe_fixes_are_made_and_what_is_left_is_reported() {
    let folder = Folder::with(&[("a.md", OLD), ("b.md", CHOICE), ("c.md", "All is well.\n")]);
    let done = folder.run("lint --fix --format json");
    assert_eq!((folder.read("a.md").as_str(), done.err.as_str()), (NEW, "fixed 3 findings in 2 briefs\n"));
    assert_eq!(folder.read("b.md"), "ASPI met Kim Jong Un. ASPI is happy.\n");
    assert_eq!(done.places(), ["b.md:1:1 T009"]);
    assert_eq!(done.code, 1);
}

#[test]
fn a_name_that_ends_in_s_after_its_fix_is_no_odd_possessive() {
    let folder = Folder::with(&[("a.md", "The United Nation’s goals are the United Nation's.\n")]);
    folder.run("lint --fix");
    assert_eq!(folder.read("a.md"), "The United Nations’ goals are the United Nations'.\n");
}

#[test]
fn a_second_time_there_is_nothing_to_do() {
    let folder = Folder::with(&[("a.md", OLD)]);
    assert_eq!(folder.run("lint --fix --unsafe").code, 0);
    let before = folder.path("a.md").metadata().and_then(|metadata| metadata.modified()).expect("it is there");
    let done = folder.run("lint --fix --unsafe");
    assert_eq!((done.code, done.err.as_str()), (0, "nothing to fix\n"));
    let after = folder.path("a.md").metadata().and_then(|metadata| metadata.modified()).expect("it is there");
    assert_eq!(before, after);
}

#[test]
fn other_fixes_are_made_on_request_unless_there_is_a_choice() {
    let text = "<!-- attache: ignore T001 (not needed) -->\n\nAll is well.\n\nASPI met. ASPI left.\n";
    let folder = Folder::with(&[("a.md", text)]);
    assert_eq!(folder.run("lint --fix").err, "nothing to fix\n");
    let done = folder.run("lint --fix --unsafe --format json");
    assert_eq!(folder.read("a.md"), "\nAll is well.\n\nASPI met. ASPI left.\n");
    assert_eq!(done.places(), ["a.md:4:1 T009"]);
    assert_eq!(folder.run("lint --unsafe").code, 2);
}

#[test]
fn a_diff_can_be_applied_and_a_dry_run_writes_nothing() {
    let long = format!("{OLD}Two,\nthree,\nfour,\nfive,\nsix,\nseven,\neight.\n{CHOICE}No line end");
    let folder = Folder::with(&[("a b.md", OLD), ("sub/b.md", &long)]);
    let diff = folder.run("lint --diff");
    assert_eq!(diff.code, 1);
    let dry = folder.run("lint --fix --dry-run --format json");
    assert_eq!(dry.err, "would fix 5 findings in 2 briefs\n");
    assert_eq!(dry.places(), ["sub/b.md:9:1 T009"]);
    assert_eq!((folder.read("a b.md"), folder.read("sub/b.md")), (OLD.to_owned(), long));

    let other = Folder::with(&[("a b.md", OLD), ("sub/b.md", &folder.read("sub/b.md")), ("fix.diff", &diff.out)]);
    let git = std::process::Command::new("git").args(["apply", "fix.diff"]).current_dir(other.path("")).status();
    assert!(git.expect("git is needed for this test").success(), "{}", diff.out);
    folder.run("lint --fix");
    for name in ["a b.md", "sub/b.md"] {
        assert_eq!(folder.read(name), other.read(name));
    }
    let done = folder.run("lint --diff");
    assert_eq!((done.code, done.out.as_str()), (0, ""));
}

#[test]
fn standard_input_is_printed_with_its_fixes() {
    let folder = Folder::with(&[]);
    let done = folder.run_with_input("lint - --fix", &(OLD.to_owned() + CHOICE));
    assert_eq!(done.out, NEW.to_owned() + "ASPI met Kim Jong Un. ASPI is happy.\n");
    assert!(done.err.contains("T009"), "{}", done.err);
    assert_eq!(done.code, 1);
}

#[test]
fn marks_line_ends_and_odd_bytes_stay() {
    let folder = Folder::with(&[("a.md", "\u{FEFF}One\r\n\r\nKim Jong Eun saw 3\u{A0}ships.\r\nTwo\nthree \r\n")]);
    folder.run("lint --fix");
    assert_eq!(folder.read("a.md"), "\u{FEFF}One\r\n\r\nKim Jong Un saw 3\u{A0}ships.\r\nTwo\nthree \r\n");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("deep/a.md", OLD)]);
    symlink("deep/a.md", folder.path("link.md")).expect("a link");
    std::fs::set_permissions(folder.path("deep/a.md"), PermissionsExt::from_mode(0o600)).expect("the test may");
    assert_eq!(folder.run("lint --fix link.md").code, 0);
    assert!(folder.path("link.md").is_symlink());
    assert_eq!(folder.read("deep/a.md"), NEW);
    let mode = folder.path("deep/a.md").metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_told_and_the_others_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.md", OLD), ("b.md", OLD)]);
    std::fs::set_permissions(folder.path("a.md"), PermissionsExt::from_mode(0o440)).expect("the test may");
    let done = folder.run("lint --fix");
    assert_eq!(done.code, 2);
    assert!(done.err.starts_with("cannot write a.md: it is marked as read-only"), "{}", done.err);
    assert_eq!((folder.read("a.md").as_str(), folder.read("b.md").as_str()), (OLD, NEW));
}

/// How many briefs are fixed while the program is being killed.
const BRIEFS: usize = 12;

fn brief(index: usize) -> String {
    format!("{index:02}.md")
}

fn many() -> Folder {
    let folder = Folder::with(&[]);
    (0..BRIEFS).for_each(|index| folder.write(&brief(index), OLD.as_bytes()));
    folder
}

/// How many briefs are fixed. Each holds its old text or its new one.
#[track_caller]
fn fixed(folder: &Folder) -> usize {
    let is_new = |index: &usize| {
        let text = folder.read(&brief(*index));
        assert!(text == OLD || text == NEW, "{} holds {text:?}", brief(*index));
        text == NEW
    };
    (0..BRIEFS).filter(is_new).count()
}

fn is_over(process: &mut Child) -> bool {
    process.try_wait().expect("a process can be asked").is_some()
}

/// Drafts that nobody took away.
fn leftovers(folder: &Path) -> usize {
    let names =
        std::fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be listed").file_name());
    names.filter(|name| !name.to_string_lossy().ends_with(".md")).count()
}

/// `ATTACHE_KILLS=200 cargo test killed` is the long run.
#[test]
fn a_run_that_is_killed_leaves_every_brief_whole() {
    let kills: u64 = std::env::var("ATTACHE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let mut moment: u64 = 7;
    let mut last = None;
    for _ in 0..kills {
        let folder = many();
        // A generator of Lehmer's kind: the same moments on every machine.
        moment = moment * 48_271 % 2_147_483_647;
        let mut process = folder.command("lint --fix").spawn().expect("the program starts");
        while fixed(&folder) < moment as usize % (BRIEFS + 1) && !is_over(&mut process) {}
        // Part of the way to the next brief.
        for _ in 0..moment % 31 {
            fixed(&folder);
        }
        process.kill().expect("it can be killed");
        process.wait().expect("it is gone");
        fixed(&folder);
        // The one that was being written when the program was killed.
        assert!(leftovers(&folder.path("")) <= 1);
        last = Some(folder);
    }
    let folder = last.expect("it was killed at least once");
    folder.run("lint --fix");
    assert_eq!(fixed(&folder), BRIEFS);
}

#[test]
fn two_runs_at_once_do_what_one_does() {
    let folder = many();
    let start = || folder.command("lint --fix").spawn().expect("the program starts");
    let mut both = [start(), start()];
    while both.iter_mut().any(|process| !is_over(process)) {
        fixed(&folder);
    }
    for process in both {
        let output = process.wait_with_output().expect("it has ended");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!((fixed(&folder), leftovers(&folder.path(""))), (BRIEFS, 0));
}
