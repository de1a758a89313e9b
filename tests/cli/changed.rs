//! `--changed-since`: only what stands on new lines, while all briefs are known.

use super::Folder;
use std::process::Command;

const NAME: &str = "President Lee Jae Mung spoke.\n";

fn git(folder: &Folder, arguments: &str) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]);
    let output = command.args(arguments.split(' ')).current_dir(folder.path("")).output().expect("git is needed here");
    assert!(output.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with one commit.
fn repository(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    git(&folder, "init -q");
    git(&folder, "add .");
    git(&folder, "commit -qm first");
    folder
}

fn since(folder: &Folder, arguments: &str) -> Vec<String> {
    folder.run(&format!("lint --format json --changed-since {arguments}")).places()
}

#[test]
fn findings_on_new_lines_are_reported_and_others_are_not() {
    let folder = repository(&[("a.md", NAME), ("ümlaut \"b\".md", NAME)]);
    assert_eq!(since(&folder, "HEAD"), [] as [&str; 0]);
    folder.write("a.md", format!("{NAME}\nKim Jong Eun left.\n").as_bytes());
    folder.write("ümlaut \"b\".md", format!("First.\n\n{NAME}\nKim Jong Eun left.\n").as_bytes());
    folder.write("new/c.md", b"Kim Jong Eun was seen in the harbour.\n");
    let expected = ["a.md:3:1 N001", "new/c.md:1:1 N001", "ümlaut \"b\".md:5:1 N001"];
    assert_eq!(since(&folder, "HEAD"), expected);
    git(&folder, "add .");
    git(&folder, "mv a.md renamed.md");
    git(&folder, "commit -qm second");
    assert_eq!(since(&folder, "HEAD"), [] as [&str; 0]);
    assert_eq!(since(&folder, "HEAD~1"), ["new/c.md:1:1 N001", "renamed.md:3:1 N001", "ümlaut \"b\".md:5:1 N001"]);
}

#[test]
fn a_new_line_that_contradicts_an_old_brief_is_reported_with_it() {
    let folder = repository(&[
        ("one.md", "The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.\n"),
        ("two.md", "All is well.\n"),
    ]);
    folder.write("two.md", b"The Australian Strategic Policy Institute (ASPI) counted. ASPI is in Canberra.\n");
    assert_eq!(since(&folder, "HEAD"), ["one.md:1:36 T015", "two.md:1:44 T015"]);
}

#[test]
fn what_another_branch_did_meanwhile_is_not_new() {
    let folder = repository(&[("a.md", &format!("{NAME}\nOne.\n"))]);
    git(&folder, "checkout -qb work");
    folder.write("b.md", NAME.as_bytes());
    git(&folder, "add .");
    git(&folder, "commit -qm work");
    git(&folder, "checkout -q main");
    folder.write("a.md", b"One.\n");
    git(&folder, "commit -qam main");
    git(&folder, "checkout -q work");
    assert_eq!(since(&folder, "main"), ["b.md:1:11 N001"]);
}

#[test]
fn only_new_lines_are_fixed() {
    let folder = repository(&[("a.md", NAME)]);
    folder.write("a.md", format!("{NAME}\nKim Jong Eun left.\n").as_bytes());
    assert_eq!(folder.run("lint --fix --changed-since HEAD").code, 0);
    assert_eq!(folder.read("a.md"), format!("{NAME}\nKim Jong Un left.\n"));
}

#[test]
fn without_git_a_repository_or_the_revision_nothing_is_checked() {
    let complaint = |folder: &Folder, revision: &str| {
        let done = folder.run(&format!("lint --changed-since={revision}"));
        assert_eq!((done.code, done.out.as_str()), (2, ""));
        done.err
    };
    let folder = repository(&[("a.md", NAME)]);
    for revision in ["nowhere", "--output=x"] {
        let told = complaint(&folder, revision);
        assert!(told.contains(&format!("since {revision}: git knows no such revision here")), "{told}");
    }
    let outside = Folder::with(&[("a.md", NAME)]);
    let told = complaint(&outside, "HEAD");
    assert!(told.contains("cannot tell what changed since HEAD: not a git repository"), "{told}");
    let output = folder.command("lint --changed-since HEAD").env("PATH", "").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no program called git"));
}
