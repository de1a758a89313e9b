//! Exit codes, streams, and files that cannot be read.

use super::Folder;
use attache::BriefKey;
use attache::workspace::Workspace;
use std::io::{BufRead, BufReader, Read};

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
fn what_left_all_briefs_out_is_told() {
    let files = [
        ("attache.toml", "exclude = [\"old/**\"]"),
        (".gitignore", "build/\n"),
        ("old/a.md", NAME),
        ("build/b.md", NAME),
    ];
    let folder = Folder::with(&files);
    let told = "no briefs to check below .: left out: 1 brief by .gitignore or .attacheignore and 1 brief by “exclude” in attache.toml\n";
    assert_eq!(folder.run("lint").err, told);
    assert_eq!(folder.run("lint --quiet").err, "");
}

#[test]
fn the_exit_code_can_be_nought_whatever_is_found() {
    let folder = Folder::with(&[("brief.md", NAME)]);
    let done = folder.run("lint --exit-zero");
    assert_eq!(done.code, 0);
    assert!(done.out.contains("N001"));
    assert_eq!(folder.run("lint --exit-zero nowhere.md").code, 2);
}

#[test]
fn quiet_leaves_the_findings_and_verbose_tells_more() {
    let folder = Folder::with(&[("brief.md", NAME), ("clean.md", "All is well.\n")]);
    let (quiet, loud) = (folder.run("lint --quiet"), folder.run("lint"));
    assert!(loud.out.starts_with(&quiet.out) && !quiet.out.contains("in 1 of 2 briefs"), "{}", quiet.out);
    assert_eq!((quiet.err.as_str(), folder.run("lint -q clean.md").out.as_str()), ("", ""));
    let told = folder.run("-v lint clean.md").err;
    assert!(told.contains("1 briefs are asked for, 2 are known\n") && told.contains("checked in "), "{told}");
    assert_eq!(folder.run("lint -q -v").code, 2);
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::with(&[("a.md", NAME), ("b.md", "Kim Jong Eun met ASPI. ASPI left.\n")]);
    let done = folder.run("lint --statistics");
    assert_eq!(
        done.out,
        "     2  N001 misspelt-name      2 with a safe fix\n     1  T009 ambiguous-acronym\n3 warnings in 2 of 2 briefs\n"
    );
    assert_eq!(done.code, 1);
}

#[test]
fn the_number_of_processors_changes_nothing() {
    let folder = Folder::with(&[("a.md", NAME), ("b.md", NAME), ("c.md", NAME)]);
    assert_eq!(folder.run("lint --threads 1").out, folder.run("lint --threads 3").out);
    assert_eq!(folder.run("lint --threads 0").code, 2);
}

#[test]
fn watching_checks_again_when_a_brief_or_the_settings_change() {
    let folder = Folder::with(&[("a.md", NAME)]);
    let mut process = folder.command("lint --watch --format compact").spawn().expect("the program starts");
    let mut told = BufReader::new(process.stderr.take().expect("a pipe")).lines();
    let mut found = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    let mut wait = || told.find(|line| line.as_ref().is_ok_and(|line| line.starts_with("waiting for changes")));
    let mut next = || found.next().expect("a line").expect("UTF-8");
    wait();
    assert!(next().starts_with("a.md:1:11: warning N001"));
    folder.write("sub/b.md", b"Kim Jong Eun left.\n");
    wait();
    assert!(next().starts_with("a.md:1:11: ") && next().starts_with("sub/b.md:1:1: "));
    folder.write("attache.toml", b"[rules]\nN001 = \"error\"\n");
    wait();
    assert!(next().starts_with("a.md:1:11: error N001"));
    process.kill().expect("it can be killed");
    process.wait().expect("it is gone");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_could_not_run() {
    let folder = Folder::with(&[("brief.md", NAME)]);
    for arguments in
        ["lint", "lint --format json", "extract", "index", "waivers", "config", "schema", "completions bash"]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("this system has it");
        let output = folder.command(arguments).stdout(full).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the output"), "{arguments}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = Folder::with(&[("brief.md", &NAME.repeat(3))]);
    for arguments in ["lint", "lint --format json", "extract", "index", "explain", "completions zsh", "man"] {
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
    folder.write("wide.md", b"\xFF\xFEK\0i\0m\0");
    let done = folder.run("lint --format json");
    let expected =
        ["bad.md:1:1 A001", "good.md:1:11 N001", "image.md:1:1 A001", "large.md:1:1 A001", "wide.md:1:1 A001"];
    assert_eq!(done.places(), expected);
    assert_eq!(done.report()["briefs"], 5);
    let message = done.report()["findings"][4]["message"].as_str().map(str::to_owned);
    assert_eq!(message.as_deref(), Some("this file is UTF-16 by its first bytes: save it as UTF-8, or exclude it"));
    let message = done.report()["findings"][0]["message"].as_str().map(str::to_owned);
    assert_eq!(message.as_deref(), Some("this file is not UTF-8 from byte 3 on: save it as UTF-8, or exclude it"));
}

#[test]
fn a_file_that_vanishes_while_the_others_are_read_is_one_finding() {
    let folder = Folder::with(&[]);
    let findings = Workspace::default().lint(&BriefKey::of_path(&folder.path("gone.md"))).findings;
    let [finding] = &findings[..] else { panic!("one finding") };
    assert_eq!(
        (finding.rule.code, finding.message.as_str()),
        ("A001", "this file cannot be read: there is no such file")
    );
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

#[test]
fn hundreds_of_waivers_are_no_burden() {
    let text: String = (0..400).map(|_| "<!-- attache: ignore T001 (own name) -->\nKHQX met.\n\n").collect();
    let done = Folder::with(&[("brief.md", &format!("{text}KHQX left.\n"))]).run("lint --format json");
    let of_the_rule: Vec<_> = done.places().into_iter().filter(|place| place.ends_with("T001")).collect();
    assert_eq!(of_the_rule, ["brief.md:1201:1 T001"]);
}
