//! Briefs, settings and folders that somebody made to do harm, and ones that merely are enormous.

use super::Folder;
use std::fs::{File, create_dir};
use std::process::{Command, Stdio};

const NAME: &str = "President Lee Jae Mung spoke.\n";

/// Steers a terminal by both of its ways, and turns the direction of reading.
const STEERING: &str = "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}\u{2066}";

const STEERS: [char; 5] = ['\u{1B}', '\u{7}', '\u{9B}', '\u{202E}', '\u{2066}'];

#[cfg(unix)]
fn link(folder: &Folder, to: &str, name: &str) {
    std::os::unix::fs::symlink(to, folder.path(name)).expect("a link");
}

#[cfg(unix)]
fn pipe(folder: &Folder, name: &str) {
    let made = Command::new("mkfifo").arg(folder.path(name)).status().expect("every Unix has it");
    assert!(made.success());
}

#[test]
fn nothing_that_briefs_hold_steers_a_terminal() {
    let text = format!(
        "# A {STEERING}title\n\nThe Special Measure{STEERING} Agreement (SMA{STEERING}) costs 5 {STEERING}ships, and 7 {STEERING}ships. \
         Lee Jae {STEERING}Mung, Kim Jong Eun.\n\n<!-- attache: ignore T001 (not {STEERING}needed) -->\n\n\
         Exports of Freedonia were $12 billion{STEERING} in 2023. Exports of Freedonia were $13 billion in 2023. \
         ##vso[task.complete]Kim Jong Eun.\n"
    );
    let name = format!("a{}.md", STEERING.replace('\u{7}', ""));
    let folder = Folder::with(&[(&name, &text), ("b.md", NAME)]);
    folder.write("no\u{1B}[31mtext.md", b"\xFF\xFE\0");
    for arguments in [
        "lint",
        "lint --format compact",
        "lint --format markdown",
        "lint --format github",
        "lint --statistics",
        "lint --verbose",
        "figures",
        "terms",
        "waivers",
        "lint --format json",
        "lint --format jsonl",
        "lint --format sarif",
        "lint --format gitlab",
        "extract",
        "index",
        "figures --format json",
        "terms --format json",
        "waivers --format json",
    ] {
        let done = folder.run(arguments);
        let printed = done.out + &done.err;
        assert!(!printed.contains(STEERS), "{arguments}: {printed:?}");
        assert!(!printed.contains("##vso["), "{arguments}: {printed:?}");
    }
}

#[test]
fn what_steers_a_terminal_is_in_json_all_the_same() {
    let name = format!("a{}.md", STEERING.replace('\u{7}', ""));
    let folder = Folder::with(&[(&name, NAME)]);
    assert_eq!(folder.run("lint --format json").report()["findings"][0]["path"], name);
    assert_eq!(folder.run("extract").report()["path"], name);
}

#[test]
fn nothing_that_settings_hold_steers_a_terminal() {
    for settings in [
        format!("profile = \"{STEERING}\""),
        format!("packs = [\"./{STEERING}.toml\"]"),
        format!("\"{STEERING}\" = 1"),
        format!("# {STEERING}\nexclude = 3 # {STEERING}"),
        format!("exclude = [\"{STEERING}\""),
    ] {
        let settings = settings.replace(['\u{1B}', '\u{7}'], "\\u001B");
        let done = Folder::with(&[("attache.toml", &settings), ("a.md", NAME)]).run("lint");
        assert_eq!(done.code, 2, "{settings}");
        assert!(!done.err.contains(STEERS), "{:?}", done.err);
    }
}

#[cfg(unix)]
#[test]
fn settings_lead_nowhere_outside_of_their_folder() {
    let files = [
        ("packs = [\"./link.toml\"]", "link.toml"),
        ("packs = [\"../secret.toml\"]", "unused"),
        ("packs = [\"./sub/../../secret.toml\"]", "unused"),
        ("fact-sheets = [\"./link.toml\"]", "link.toml"),
        ("profile = \"./link.toml\"", "link.toml"),
        ("extends = \"./link.toml\"", "link.toml"),
        ("extends = \"../secret.toml\"", "unused"),
        ("packs = [\"./folder/secret.toml\"]", "unused"),
    ];
    for (settings, name) in files {
        let folder =
            Folder::with(&[("secret.toml", "password = 1"), ("download/sub/a.md", NAME), ("download/a.md", NAME)]);
        folder.write("download/attache.toml", settings.as_bytes());
        link(&folder, "../secret.toml", &format!("download/{name}"));
        link(&folder, "..", "download/folder");
        let absolute = settings.replace("../secret.toml", &folder.path("secret.toml").display().to_string());
        for settings in [settings, &absolute] {
            folder.write("download/attache.toml", settings.as_bytes());
            let done = folder.run("lint download");
            assert_eq!(done.code, 2, "{settings}");
            assert!(!done.err.contains("password"), "{settings}: {}", done.err);
        }
    }
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_link_to_something_else_are_not_shown() {
    let folder = Folder::with(&[("secret", "password = 1"), ("download/a.md", NAME), ("download/sub/b.md", NAME)]);
    link(&folder, "../secret", "download/attache.toml");
    let done = folder.run("lint download");
    let complaint = "error: this file is a link to a place outside of its folder: put the settings themselves here\n";
    assert_eq!((done.code, done.err.starts_with(complaint)), (2, true), "{}", done.err);
    assert!(!done.err.contains("password"));
    folder.write("download/sub/attache.toml", b"extends = \"../attache.toml\"");
    let done = folder.run("lint download/sub");
    assert!(done.code == 2 && !done.err.contains("password ="), "{}", done.err);

    let shared = Folder::with(&[("attache.toml", "[rules]\nN001 = \"off\""), ("sub/a.md", NAME)]);
    link(&shared, "../attache.toml", "sub/attache.toml");
    assert_eq!(shared.run("lint sub").code, 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let folder = Folder::with(&[("a.md", NAME)]);
    for name in ["attache.toml", "pipe.toml", "brief.md", "glossary.md"] {
        pipe(&folder, name);
    }
    assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001"]);
    std::fs::remove_file(folder.path("attache.toml")).expect("it was just made");
    for key in ["packs = [\"./pipe.toml\"]", "fact-sheets = [\"./pipe.toml\"]", "profile = \"./pipe.toml\""] {
        folder.write("attache.toml", key.as_bytes());
        let done = folder.run("lint");
        assert!(done.code == 2 && done.err.contains("it is no file"), "{key}: {}", done.err);
    }
}

/// A walker opens what bears the name of a list, waits for who might write it, and reads it whole.
#[cfg(unix)]
#[test]
fn a_list_of_what_to_leave_out_that_is_no_file_leaves_nothing_out() {
    for list in [".gitignore", ".ignore", ".attacheignore", ".git/info/exclude", ".git"] {
        for at in ["", "sub/"] {
            for put in [pipe, |folder: &Folder, name: &str| link(folder, "/dev/zero", name)] {
                let folder = Folder::with(&[("a.md", NAME), ("sub/b.md", NAME), ("sub/deep/c.md", NAME)]);
                let path = format!("{at}{list}");
                std::fs::create_dir_all(folder.path(&path).parent().expect("it lies in the folder")).expect("a folder");
                put(&folder, &path);
                let all = ["a.md:1:11 N001", "sub/b.md:1:11 N001", "sub/deep/c.md:1:11 N001"];
                assert_eq!(folder.run("lint --format json").places(), all, "{path}");
                assert_eq!(folder.run("lint --format json sub").places(), all[1..], "{path}");
                assert_eq!(folder.run("lint --format json sub/deep").places(), all[2..], "{path}");
                assert_eq!(folder.run("lint --format json a.md").places(), all[..1], "{path}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_second_work_tree_that_leads_to_a_pipe_is_not_waited_for() {
    let folder = Folder::with(&[("a.md", NAME), ("tree/nothing", "")]);
    folder.write(".git", format!("gitdir: {}\n", folder.path("tree").display()).as_bytes());
    pipe(&folder, "tree/commondir");
    assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001"]);
}

#[test]
fn other_lists_than_the_one_that_is_no_list_hold() {
    let folder = Folder::with(&[("a.md", NAME), (".gitignore", "b.md\n"), ("b.md", NAME), ("sub/b.md", NAME)]);
    folder.write("sub/.gitignore", "c.md\n".repeat(1 << 19).as_bytes());
    folder.write("sub/c.md", NAME.as_bytes());
    assert_eq!(
        folder.run("lint --format json").places(),
        ["a.md:1:11 N001", "sub/b.md:1:11 N001", "sub/c.md:1:11 N001"]
    );
}

/// What a shell puts there for a command is a pipe, too: `attache lint <(pandoc brief.docx -t markdown)`.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read_to_its_end() {
    let folder = Folder::with(&[]);
    pipe(&folder, "said.md");
    let path = folder.path("said.md");
    let writer = std::thread::spawn(move || std::fs::write(path, NAME));
    assert_eq!(folder.run("lint --format json said.md").places(), ["said.md:1:11 N001"]);
    writer.join().expect("it does not panic").expect("somebody reads");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_are_not_followed() {
    let folder = Folder::with(&[("a.md", NAME), ("sub/b.md", NAME)]);
    link(&folder, "..", "sub/loop");
    link(&folder, "self.md", "self.md");
    link(&folder, "two.md", "one.md");
    link(&folder, "one.md", "two.md");
    assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001", "sub/b.md:1:11 N001"]);
    assert_eq!(folder.run("lint self.md").code, 2);
    // Who names a link means what lies behind it, once.
    assert_eq!(folder.run("lint --format json sub/loop/sub").places(), ["sub/loop/sub/b.md:1:11 N001"]);
}

#[test]
fn what_is_called_a_brief_and_is_a_folder_is_looked_into() {
    let folder = Folder::with(&[("a.md/b.md", NAME)]);
    create_dir(folder.path("attache.toml")).expect("a folder");
    assert_eq!(folder.run("lint --format json").places(), ["a.md/b.md:1:11 N001"]);
}

#[test]
fn a_brief_of_a_hundred_megabytes_is_one_finding_and_no_burden() {
    let folder = Folder::with(&[("a.md", NAME)]);
    File::create(folder.path("huge.md")).and_then(|file| file.set_len(100 << 20)).expect("a sparse file");
    let done = folder.run("lint --format json");
    assert_eq!(done.places(), ["a.md:1:11 N001", "huge.md:1:1 A001"]);
    let huge = File::open(folder.path("huge.md")).expect("it was just made");
    let output = folder.command("lint -").stdin(Stdio::from(huge)).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("briefs are read up to 8 MiB"), "{said}");
}

/// `ATTACHE_FINDINGS=1000000 cargo test more_findings` is the long run.
#[test]
fn more_findings_than_anybody_reads_are_all_told() {
    let findings: usize = std::env::var("ATTACHE_FINDINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(8_000);
    let word = |number: usize| -> String {
        let letter = |place: u32| char::from(b'B' + (number / 17_usize.pow(place) % 17) as u8);
        (0..4).map(letter).chain(['Q']).collect()
    };
    let folder = Folder::with(&[]);
    // A word is reported once a brief, and there are so many words.
    let briefs = 4.max(findings / 80_000);
    for brief in 0..briefs {
        let words = (0..findings / briefs).map(|number| format!("The {} met.\n", word(number)));
        folder.write(&format!("{brief}.md"), words.collect::<String>().as_bytes());
    }
    let done = folder.run("lint --format compact");
    let told = done.out.lines().filter(|line| line.contains("T001")).count();
    assert_eq!((done.code, told), (1, findings / briefs * briefs));
}

#[test]
fn patterns_and_lists_without_end_take_no_time() {
    let stars = "*a".repeat(400) + "b";
    let braces = "{a,b}".repeat(400);
    let many = (0..3_000).map(|number| format!("\"**/draft-{number}/**\"")).collect::<Vec<_>>().join(", ");
    let words = (0..30_000).map(|number| format!("\"W{number}\"")).collect::<Vec<_>>().join(", ");
    let long = format!("{}.md", "a".repeat(200));
    for settings in [
        format!("exclude = [\"**/{stars}\"]"),
        format!("exclude = [\"**/{braces}\"]"),
        format!("exclude = [{many}]"),
        format!("[rules]\nT001 = {{ allow = [{words}] }}"),
        format!("[[overrides]]\npaths = [\"{stars}\", \"**/**/**/**/**/**/x\"]\nrules = {{ T001 = \"off\" }}"),
        format!("a = {}1{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("[{}a]\n", "a.".repeat(50_000)),
    ] {
        let folder = Folder::with(&[("attache.toml", &settings), (&long, NAME)]);
        let done = folder.run("lint --format json");
        let refused = done.code == 2 && done.err.starts_with("error: ");
        assert!(refused || done.places() == [format!("{long}:1:11 N001")], "{:.200} {:.300}", settings, done.err);
    }
}

#[cfg(unix)]
#[test]
fn a_repository_makes_git_run_no_program() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.md", NAME), (".gitattributes", "*.md diff=evil\n")]);
    folder.write("evil.sh", b"#!/bin/sh\ntouch \"$(dirname \"$0\")/done\"\n");
    std::fs::set_permissions(folder.path("evil.sh"), PermissionsExt::from_mode(0o755)).expect("the test may");
    let evil = folder.path("evil.sh").display().to_string();
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.fsmonitor=false"];
        let mut command = Command::new("git");
        command.current_dir(folder.path("")).args(identity).args(arguments).stdout(Stdio::null());
        assert!(command.status().expect("git is needed for this test").success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "a.md"]);
    git(&["commit", "--quiet", "--message", "a brief"]);
    for key in ["core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv", "core.pager"] {
        git(&["config", key, &evil]);
    }
    folder.write("a.md", "Kim Jong Eun left.\n".as_bytes());
    assert_eq!(folder.run("lint --changed-since HEAD --format json").places(), ["a.md:1:1 N001"]);
    assert!(!folder.path("done").exists(), "a program of the repository was run");
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_every_brief_as_it_was() {
    let text = format!("{}{}", NAME, "All is well in the harbour of the old town.\n".repeat(400));
    let folder = Folder::with(&[("a.md", &text)]);
    // The first ignores the signal that comes with the limit, as a service may; the second is ended by it.
    for ignoring in ["trap '' XFSZ;", ""] {
        let script = format!("{ignoring} ulimit -f 1; exec \"$0\" lint --fix");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_attache")]).current_dir(folder.path(""));
        let output = command.output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(folder.read("a.md"), text);
        if !ignoring.is_empty() {
            assert_eq!((output.status.code(), said.contains("cannot write a.md")), (Some(2), true), "{said}");
            assert_eq!(std::fs::read_dir(folder.path("")).expect("it is there").count(), 1, "a draft is left over");
        }
    }
    folder.run("lint --fix");
    assert!(folder.read("a.md").starts_with("President Lee Jae Myung spoke."));
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_costs_no_baseline_and_no_report() {
    let text = format!("{}{NAME}", "The KHQX met.\n\nThe QXZW left, and Kim Jong Eun spoke.\n\n".repeat(60));
    let folder = Folder::with(&[("a.md", NAME)]);
    folder.run("lint --output report.txt");
    folder.run("lint --write-baseline");
    let before = ["attache-baseline.json", "report.txt"].map(|name| folder.read(name));
    folder.write("a.md", text.as_bytes());
    for arguments in ["lint --write-baseline", "lint --output report.txt", "index > index.jsonl", "lint > a.txt"] {
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {arguments}");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_attache")]).current_dir(folder.path(""));
        let output = command.output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.contains("cannot write")), (Some(2), true), "{arguments}: {said}");
        assert_eq!(before, ["attache-baseline.json", "report.txt"].map(|name| folder.read(name)), "{arguments}");
    }
    let left = std::fs::read_dir(folder.path("")).expect("it is there").count();
    assert_eq!(left, 5, "the brief, the baseline, two reports and an index");
}

#[cfg(unix)]
#[test]
fn dates_of_files_mean_nothing() {
    use std::time::{Duration, SystemTime};
    let folder = Folder::with(&[("a.md", NAME), (".attache-abcdef.draft", "of tomorrow"), ("attache.toml", "")]);
    for seconds in [0, 4_102_444_800] {
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        for name in ["a.md", ".attache-abcdef.draft", "attache.toml"] {
            let file = File::options().append(true).open(folder.path(name)).expect("it was just made");
            file.set_modified(date).expect("its owner may");
        }
        assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001"]);
        folder.run("lint --fix");
        assert_eq!(folder.read("a.md"), "President Lee Jae Myung spoke.\n");
        // Drafts of long ago are swept away; what comes from tomorrow may be at work.
        assert_eq!(folder.path(".attache-abcdef.draft").exists(), seconds != 0);
        folder.write("a.md", NAME.as_bytes());
        folder.write(".attache-abcdef.draft", b"of tomorrow");
    }
}
