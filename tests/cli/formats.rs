//! The forms of a report that other programs read: what each of them demands.

use super::{Folder, expect_file};
use crate::repository;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// Findings of every weight, in two briefs that differ and one that is clean. The first name has
/// everything in it that one of the formats writes in another way.
fn folder() -> Folder {
    Folder::with(&[
        (
            "a, 50% [x];b&c.md",
            "# Talks\n\nThe Asia Society Policy Institute (ASPI) hosted them. ASPI is old. President Lee Jae Mung spoke.\n\n\
             The Combined Forces Command (CFC) trains. Chlorofluorocarbon (CFC) gases harm. CFC and CFC.\n\n\
             The Special Measures Agreement (SMA) was signed.\n",
        ),
        ("clean.md", "All is well.\n"),
        (
            "two.md",
            "The Australian Strategic Policy Institute (ASPI) counted. ASPI | <b> is in Canberra. Kim Jong Eun.\n",
        ),
    ])
}

#[test]
fn each_form_is_what_it_was() {
    let folder = folder();
    for format in ["compact", "markdown", "github", "gitlab", "azure", "junit", "checkstyle"] {
        let done = folder.run(&format!("lint --format {format}"));
        assert_eq!(done.code, 1, "{format}");
        expect_file(&format!("{format}.txt"), &done.out);
    }
}

#[test]
fn json_lines_are_the_findings_of_the_json_report() {
    let folder = folder();
    let lines = folder.run("lint --format jsonl").out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert!(lines.len() > 3);
    assert_eq!(json!(lines), folder.run("lint --format json").report()["findings"]);
}

#[test]
fn forms_for_programs_are_complete_whatever_people_are_shown() {
    let folder = folder();
    for format in ["json", "jsonl", "sarif", "gitlab", "junit", "checkstyle"] {
        let all = folder.run(&format!("lint --format {format}")).out;
        assert_eq!(folder.run(&format!("lint --format {format} --min-severity error")).out, all, "{format}");
    }
    for format in ["compact", "markdown", "github", "azure"] {
        let all = folder.run(&format!("lint --format {format}")).out;
        assert_ne!(folder.run(&format!("lint --format {format} --min-severity error")).out, all, "{format}");
    }
}

#[test]
fn github_gets_ten_annotations_of_a_kind_and_a_summary_of_all() {
    let folder = Folder::with(&[("brief.md", "The KHQX met.\n\nKim Jong Eun spoke.\n")]);
    for number in 0..12 {
        folder.write(&format!("{number:02}.md"), b"Kim Jong Eun spoke.\n");
    }
    folder.write("summary.md.txt", b"# What others wrote\n");
    let mut command = folder.command("lint --format github .");
    let output = command.env("GITHUB_STEP_SUMMARY", folder.path("summary.md.txt")).output().expect("the program runs");
    let out = String::from_utf8(output.stdout).expect("it prints UTF-8");
    assert_eq!(out.lines().filter(|line| line.starts_with("::warning ")).count(), 10);
    assert_eq!(out.lines().filter(|line| !line.starts_with("::")).count(), 4, "{out}");
    let summary = folder.read("summary.md.txt");
    assert!(summary.starts_with("# What others wrote\n### attache: 14 warnings in 13 of 13 briefs\n"), "{summary}");
    assert_eq!(summary.matches(" | N001 misspelt-name | ").count(), 13);
}

#[cfg(unix)]
#[test]
fn names_of_briefs_give_no_orders_to_services() {
    let (old, new) = ("##vso[task.complete result=Failed]x.md", "::add-mask::x.md");
    let orders = "Kim Jong Eun spoke ##vso[task.complete]of ships.\n\n::add-mask::Kim Jong Eun and ##[x].\n";
    let folder = Folder::with(&[(old, orders), (new, "Kim Jong Eun spoke.\n")]);
    for severity in ["hint", "warning"] {
        folder.write("attache.toml", format!("[rules]\nN001 = \"{severity}\"\n").as_bytes());
        let azure = folder.run("lint --format azure --min-severity hint").out;
        let is_own = |line: &str| line.starts_with("##vso[task.logissue ") && line.matches("##").count() == 1;
        assert!(azure.lines().all(|line| is_own(line) || !line.contains("##")), "{azure}");
        let github = folder.run("lint --format github --min-severity hint").out;
        assert!(github.lines().all(|line| !line.starts_with("::") || line.starts_with("::warning ")), "{github}");
        assert_eq!((azure.lines().count(), github.lines().count()), (2, 2));
        for format in ["text", "compact", "markdown"] {
            let out = folder.run(&format!("lint --format {format} --min-severity hint")).out;
            assert!(out.contains("misspelt-name") && !out.contains("##vso[") && !out.contains("##["), "{out}");
            assert!(out.lines().all(|line| !line.trim_start().starts_with("::")), "{out}");
        }
    }
}

#[test]
fn services_get_paths_from_their_own_root() {
    let folder = Folder::with(&[("briefs/a.md", "Kim Jong Eun spoke.\n"), ("elsewhere/b.md", "")]);
    for (format, variable) in
        [("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR"), ("azure", "BUILD_SOURCESDIRECTORY")]
    {
        let run = |root| {
            let mut command = folder.command(&format!("lint --format {format}"));
            command.current_dir(folder.path("briefs")).env(variable, folder.path(root));
            String::from_utf8(command.output().expect("the program runs").stdout).expect("it prints UTF-8")
        };
        assert!(run("").contains("briefs/a.md"), "{format}");
        assert!(!run("elsewhere").contains("briefs/a.md"), "{format}");
    }
}

#[test]
fn a_report_goes_to_a_file_whole_and_without_colours() {
    let folder = folder();
    for format in ["text", "sarif"] {
        let printed = folder.run(&format!("lint --format {format}")).out;
        let done = folder.run(&format!("lint --color always --format {format} --output report.txt"));
        assert_eq!((done.code, done.out.as_str()), (1, ""));
        assert_eq!(folder.read("report.txt"), printed);
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_is_could_not_run() {
    let folder = folder();
    let done = folder.run("lint --output nowhere/report.txt");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot write nowhere/report.txt: there is no such file or folder"), "{}", done.err);
    let full = folder.run("lint --output /dev/full");
    assert_eq!(full.code, 2);
    assert!(full.err.contains("cannot write /dev/full"), "{}", full.err);
}

/// The elements of a document with their attributes, in their order; fails where it is no XML.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    let mut open = 0;
    loop {
        match reader.read_event().expect("sound XML") {
            Event::Eof => break,
            Event::End(_) => open -= 1,
            event @ (Event::Start(_) | Event::Empty(_)) => {
                open += i32::from(matches!(event, Event::Start(_)));
                let (Event::Start(element) | Event::Empty(element)) = event else { continue };
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.expect("a sound attribute");
                    let value = quick_xml::escape::unescape(&attribute.value).expect("sound escapes");
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                let name = element.name().as_ref().to_owned();
                elements.push((name, attributes.collect()));
            }
            _ => {}
        }
    }
    assert_eq!(open, 0, "every element ends");
    elements
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> &'a str {
    let found = attributes.iter().find(|(key, _)| key == name);
    found.map_or_else(|| panic!("no {name} in {attributes:?}"), |(_, value)| value)
}

#[test]
fn junit_counts_what_it_lists() {
    let xml = folder().run("lint --format junit").out;
    let elements = elements(&xml);
    let named = |name: &str| elements.iter().filter(|(element, _)| element == name).collect::<Vec<_>>();
    assert_eq!(elements[0].0, "testsuites");
    assert_eq!(attribute(&elements[0].1, "tests"), named("testcase").len().to_string());
    assert_eq!(attribute(&elements[0].1, "failures"), named("failure").len().to_string());
    let suites = named("testsuite");
    let names: Vec<_> = suites.iter().map(|(_, attributes)| attribute(attributes, "name")).collect();
    assert_eq!(names, ["a, 50% [x];b&c.md", "clean.md", "two.md"]);
    let sum =
        |what| suites.iter().map(|(_, suite)| attribute(suite, what).parse::<usize>().expect("a count")).sum::<usize>();
    assert_eq!(named("testcase").len(), sum("tests"));
    assert_eq!(named("failure").len(), sum("failures"));
    // What does not make the run fail does not fail there either.
    let lenient = folder().run("lint --format junit --fail-on error");
    assert_eq!(lenient.out.matches("<failure").count(), 1, "{}", lenient.out);
}

#[test]
fn checkstyle_has_files_and_errors_in_them_and_nothing_else() {
    let elements = elements(&folder().run("lint --format checkstyle").out);
    assert_eq!(elements[0].0, "checkstyle");
    let mut files = 0;
    for (name, attributes) in &elements[1..] {
        if name == "file" {
            files += 1;
            assert_eq!(attributes.len(), 1);
            continue;
        }
        assert_eq!(name, "error");
        let keys: Vec<_> = attributes.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["line", "column", "severity", "message", "source"]);
        assert!(["error", "warning", "info"].contains(&attribute(attributes, "severity")));
        assert!(attribute(attributes, "line").parse::<u32>().expect("a number") >= 1);
    }
    assert_eq!(files, 2);
}

/// Asks libxml2 whether a report is what its schema says. Where xmllint is missing, nobody is asked, unless
/// `CI=true`.
#[track_caller]
#[allow(clippy::print_stdout, reason = "whoever runs the tests wants to know")]
fn assert_valid(format: &str, xml: &str) {
    let schema = match format {
        "junit" => "tests/schemas/junit-10.xsd",
        _ => "tests/schemas/checkstyle.xsd",
    };
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--noout", "--nonet", "--schema"]).arg(repository::root().join(schema)).arg("-");
    let process = xmllint.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut process) = process else {
        assert!(std::env::var_os("CI").is_none_or(|set| set != "true"), "apt-get install libxml2-utils");
        return println!("xmllint is missing: it was not asked");
    };
    process.stdin.take().expect("a pipe").write_all(xml.as_bytes()).expect("xmllint reads");
    let output = process.wait_with_output().expect("xmllint ends");
    assert!(output.status.success(), "{}\n{xml}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn reports_in_xml_are_what_their_schemas_say() {
    let clean = Folder::with(&[("a.md", "All is well.\n")]);
    let unreadable = Folder::with(&[("a.md", "All is well.\n")]);
    unreadable.write("b.md", b"\xFF");
    for folder in [folder(), clean, unreadable] {
        for format in ["junit", "checkstyle"] {
            for severity in ["error", "hint"] {
                let done = folder.run(&format!("lint --format {format} --fail-on {severity}"));
                assert_valid(format, &done.out);
            }
        }
    }
}

#[test]
fn control_characters_do_not_spoil_xml() {
    let folder = Folder::with(&[("brief.md", "President Lee Jae\u{1}Mung. Kim Jong Eun \u{FFFF}.\n")]);
    folder.write("bell\u{7}.md", b"Kim Jong Eun.\n");
    for format in ["junit", "checkstyle"] {
        let xml = folder.run(&format!("lint --format {format}")).out;
        assert!(!elements(&xml).is_empty());
        assert_valid(format, &xml);
        assert!(!xml.contains(['\u{1}', '\u{7}', '\u{FFFF}']), "{xml}");
    }
}

#[test]
fn gitlab_can_tell_all_findings_apart() {
    let folder = Folder::with(&[("a.md", "Kim Jong Eun spoke.\n"), ("b.md", "Kim Jong Eun spoke.\n")]);
    let issues = folder.run("lint --format gitlab").report();
    let fingerprints: BTreeSet<_> =
        issues.as_array().expect("a list").iter().map(|one| one["fingerprint"].to_string()).collect();
    assert_eq!(fingerprints.len(), 2);
    let severity = issues[0]["severity"].as_str().expect("a word");
    assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
}
