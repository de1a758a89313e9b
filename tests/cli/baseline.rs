//! `--baseline`: what was there is left alone, and what is new is seen.

use super::{Done, Folder};

const BASELINE: &str = "lint --baseline attache-baseline.json --format json";

/// Old findings: a name, a short form, and the same name twice in the same words.
const OLD: &str =
    "# Talks\n\nPresident Lee Jae Mung spoke to the assembly.\n\nThe KHQX counted ships in the harbour.\n";
const TWICE: &str = "Kim Jong Eun spoke.\n\nThe Special Measure Agreement holds.\n";

fn frozen() -> Folder {
    let folder = Folder::with(&[("a.md", OLD), ("b.md", TWICE)]);
    let done = folder.run("lint --write-baseline");
    assert_eq!((done.code, done.out.as_str()), (0, ""));
    assert_eq!(
        done.err,
        "attache-baseline.json accepts 4 findings now: run attache lint --baseline attache-baseline.json\n"
    );
    folder
}

/// Nothing new, and nothing gone.
#[track_caller]
fn assert_quiet(done: &Done) {
    assert_eq!((done.places(), done.code, done.err.as_str()), (vec![], 0, ""));
}

#[test]
fn what_is_accepted_is_left_alone() {
    assert_quiet(&frozen().run(BASELINE));
}

#[test]
fn edits_elsewhere_renames_and_moves_change_nothing() {
    let folder = frozen();
    folder.write("a.md", format!("A new first paragraph.\n\n{OLD}\n\nA last one.\n").as_bytes());
    assert_quiet(&folder.run(BASELINE));
    let moved = "# Talks\n\nThe KHQX counted ships in the harbour.\n\nPresident Lee Jae Mung spoke to the assembly.\n";
    folder.write("a.md", moved.as_bytes());
    assert_quiet(&folder.run(BASELINE));
    std::fs::create_dir(folder.path("sub")).expect("a folder");
    std::fs::rename(folder.path("a.md"), folder.path("sub/c.md")).expect("a new name");
    assert_quiet(&folder.run(BASELINE));
    // Rewritten around the same words.
    folder
        .write("sub/c.md", moved.replace("spoke to the assembly", "was heard").replace("The KHQX", "KHQX").as_bytes());
    let done = folder.run(BASELINE);
    assert_eq!(done.places(), ["sub/c.md:3:1 T001", "sub/c.md:5:11 N001"]);
    std::fs::rename(folder.path("sub/c.md"), folder.path("a.md")).expect("its old name");
    assert_quiet(&folder.run(BASELINE));
}

#[test]
fn what_is_new_is_reported_however_much_it_resembles_the_old() {
    let folder = frozen();
    folder.write("a.md", format!("{OLD}\nThe QRZV left. President Lee Jae Mung spoke.\n").as_bytes());
    folder.write("c.md", TWICE.as_bytes());
    let done = folder.run(BASELINE);
    assert_eq!(done.places(), ["a.md:7:5 T001", "c.md:1:1 N001", "c.md:3:5 T007"]);
    assert_eq!(done.code, 1);
}

#[test]
fn what_is_gone_is_told_and_taken_out() {
    let folder = frozen();
    folder.write("b.md", b"All is well.\n");
    let gone = "2 findings of attache-baseline.json are gone: --write-baseline takes them out\n  b.md: N001 “Kim Jong Eun”\n  \
                b.md: T007 “Special Measure Agreement”\n";
    assert_eq!(folder.run(BASELINE).err, gone);
    // Of a brief that is not checked nobody knows.
    assert_quiet(&folder.run(&format!("{BASELINE} a.md")));
    std::fs::remove_file(folder.path("b.md")).expect("it was there");
    assert_eq!(folder.run(&format!("{BASELINE} a.md")).err, gone);
    folder.run("lint --write-baseline");
    assert_quiet(&folder.run(BASELINE));
}

#[test]
fn a_part_can_be_written_anew_from_any_folder() {
    let folder = frozen();
    folder.write("sub/c.md", TWICE.as_bytes());
    let mut command = folder.command("lint --baseline ../attache-baseline.json --write-baseline .");
    let output = command.current_dir(folder.path("sub")).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(folder.read("attache-baseline.json").lines().filter(|line| line.contains("\"sub/c.md\"")).count(), 2);
    assert_quiet(&folder.run(BASELINE));
}

#[test]
fn accepted_findings_are_not_fixed() {
    let folder = frozen();
    folder.write("c.md", b"Kim Jong Eun left.\n");
    let done = folder.run(&format!("{BASELINE} --fix"));
    assert_eq!((done.code, done.err.as_str()), (0, "fixed 1 finding in 1 brief\n"));
    assert_eq!((folder.read("b.md").as_str(), folder.read("c.md").as_str()), (TWICE, "Kim Jong Un left.\n"));
}

#[test]
fn a_baseline_that_cannot_be_used_is_could_not_run() {
    let folder = Folder::with(&[("a.md", OLD), ("broken.json", "{\"version\": 1}")]);
    let done = folder.run("lint --baseline nowhere.json");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot use the baseline nowhere.json: there is no such file"), "{}", done.err);
    let done = folder.run("lint --baseline broken.json");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("missing field `findings` at line 1"), "{}", done.err);
}

#[test]
fn a_baseline_in_the_settings_needs_no_flag_and_gives_way_to_one() {
    let folder = Folder::with(&[("attache.toml", "baseline = \"old.json\"\n"), ("a.md", OLD), ("sub/b.md", TWICE)]);
    // As long as it is not there, nothing is accepted.
    assert_eq!(folder.run("lint --format json").places().len(), 4);
    assert_eq!(folder.run("lint --write-baseline").err, "old.json accepts 4 findings now: run attache lint\n");
    assert_quiet(&folder.run("lint --format json"));
    assert_quiet(&folder.run("lint --format json sub"));
    folder.write("a.md", format!("{OLD}\nThe QRZV left.\n").as_bytes());
    assert_eq!(folder.run("lint --format json").places(), ["a.md:7:5 T001"]);
    folder.write("none.json", b"{\"version\":1,\"findings\":[]}\n");
    assert_eq!(folder.run("lint --format json --baseline none.json").places().len(), 5);
}

#[test]
fn each_project_has_the_baseline_of_its_own_settings() {
    let settings = "baseline = \"old.json\"\n";
    let folder =
        Folder::with(&[("x/attache.toml", settings), ("x/a.md", OLD), ("y/attache.toml", settings), ("y/b.md", TWICE)]);
    let done = folder.run("lint --write-baseline");
    assert_eq!(
        done.err,
        "x/old.json accepts 2 findings now: run attache lint\ny/old.json accepts 2 findings now: run attache lint\n"
    );
    assert_quiet(&folder.run("lint --format json"));
    assert!(folder.read("y/old.json").contains("\"path\":\"b.md\""));
}

#[test]
fn a_baseline_lies_in_the_project_and_is_one() {
    let folder = Folder::with(&[("attache.toml", "baseline = \"../old.json\"\n"), ("a.md", OLD), ("b.json", "{}")]);
    let done = folder.run("lint --write-baseline");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("lies outside the folder of attache.toml"), "{}", done.err);
    folder.write("attache.toml", b"baseline = \"b.json\"\n");
    let done = folder.run("lint");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot use the baseline “b.json”: missing field"), "{}", done.err);
}
