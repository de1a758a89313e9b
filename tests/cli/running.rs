//! Exit codes, streams, and files that cannot be read.

use super::Folder;
use std::io::Read;

const NAME: &str = "President Lee Jae Mung spoke.\n";

#[test]
fn the_exit_code_says_whether_something_weighs_too_much() {
    let folder = Folder::with(&[("brief.md", NAME)]);
    assert_eq!(folder.run("lint").code, 1);
    assert_eq!(folder.run("lint --fail-on hint").code, 1);
    assert_eq!(folder.run("lint --fail-on error").code, 0);
}

#[test]
fn a_path_that_does_not_exist_is_told_before_anything_is_checked() {
    let done = Folder::with(&[("brief.md", NAME)]).run("lint brief.md nowhere.md");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.contains("cannot check nowhere.md: there is no such file or folder"), "{}", done.err);
}

#[test]
fn unknown_arguments_are_could_not_run() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run("lint --formt json").code, 2);
    assert_eq!(folder.run("lint --format yaml").code, 2);
    assert_eq!(folder.run("").code, 2);
}

#[test]
fn no_briefs_are_told_from_no_findings() {
    let done = Folder::with(&[("notes.txt", NAME)]).run("lint .");
    assert_eq!(done.code, 0);
    assert_eq!(done.err, "no briefs found below .: attache looks for .md and .markdown files\n");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = Folder::with(&[("brief.md", &NAME.repeat(3))]);
    for arguments in ["lint", "lint --format json", "extract", "explain"] {
        let mut process = folder.command(arguments).spawn().expect("the program starts");
        drop(process.stdout.take());
        let mut err = String::new();
        process.stderr.take().expect("a pipe").read_to_string(&mut err).expect("the program prints UTF-8");
        let code = process.wait().expect("the program ends").code();
        assert_eq!(err, "", "{arguments}");
        assert_ne!(code, Some(2), "{arguments}");
    }
}

#[test]
fn a_file_that_is_no_text_is_one_finding_and_the_others_are_checked() {
    let folder = Folder::with(&[("good.md", NAME)]);
    folder.write("bad.md", b"caf\xE9 Lee Jae Mung");
    folder.write("image.md", b"\x89PNG\0\0\0");
    folder.write("large.md", &vec![b'x'; 8 * 1024 * 1024 + 1]);
    let done = folder.run("lint --format json");
    assert_eq!(done.places(), ["bad.md:1:1 A001", "good.md:1:11 N001", "image.md:1:1 A001", "large.md:1:1 A001"]);
    assert_eq!(done.report()["briefs"], 4);
    let message = done.report()["findings"][0]["message"].as_str().map(str::to_owned);
    assert_eq!(message.as_deref(), Some("this file is not UTF-8 from byte 3 on: save it as UTF-8, or exclude it"));
}

#[test]
fn a_zero_byte_in_pasted_text_hides_nothing() {
    let folder = Folder::with(&[("brief.md", "A table (\0 40 words). President Lee Jae Mung spoke.\n")]);
    assert_eq!(folder.run("lint --format json").places(), ["brief.md:1:33 N001"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told_like_a_missing_file() {
    let folder = Folder::with(&[("good.md", NAME)]);
    std::os::unix::fs::symlink("gone.md", folder.path("link.md")).expect("a link");
    assert_eq!(folder.run("lint --format json").places(), ["good.md:1:11 N001"]);
    assert_eq!(folder.run("lint link.md").code, 2);
}

#[test]
fn the_version_is_told() {
    assert_eq!(Folder::with(&[]).run("--version").out, format!("attache {}\n", env!("CARGO_PKG_VERSION")));
}
