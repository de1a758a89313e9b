//! The report for people.

use super::{Folder, expect_file};

#[test]
fn each_finding_is_shown_with_its_line_and_the_lines_of_other_briefs() {
    let folder = Folder::with(&[
        (
            "one.md",
            "# Talks\n\nThe Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York. President \
             Lee Jae Mung sent his regards and said that the Special Measure Agreement (SMA) was safe. The SMA holds.\n",
        ),
        ("two.md", "The Australian Strategic Policy Institute (ASPI) counted the missiles. ASPI is in Canberra.\n"),
    ]);
    expect_file("report.txt", &folder.run("lint").out);
}

#[test]
fn wide_characters_and_odd_blanks_do_not_move_the_marks() {
    let folder = Folder::with(&[(
        "brief.md",
        "한미연합군사령부 👩‍🏫 and President\u{A0}Lee Jae Mung.\n\nRed\t\u{1B}[31m and \u{202E}turned: Kim Jong Eun.\n\n\
         The two governments have haggled over money for more than a year, and a Special Measure\n\
         Agreement is what they came home with, to the surprise of those who had been there from\n\
         the first day.\n",
    )]);
    let report = folder.run("lint").out;
    assert!(!report.contains(['\u{1B}', '\u{202E}']), "{report}");
    expect_file("wide.txt", &report);
}

#[test]
fn a_line_that_is_no_prose_is_named_and_not_quoted() {
    let text = format!("Figures:\n\n{} Lee Jae Mung\n", "x".repeat(70_000));
    let report = Folder::with(&[("brief.md", &text)]).run("lint").out;
    assert!(report.contains("--> brief.md:3:70002\n"), "{report}");
    assert!(report.len() < 1_000, "{report}");
}

#[test]
fn places_side_by_side_share_a_line() {
    let text = "The OPCON conditions of the OPCON deal: operational control (OPCON) is left.\n";
    expect_file("side-by-side.txt", &Folder::with(&[("brief.md", text)]).run("lint").out);
}

#[test]
fn of_many_places_the_first_and_the_last_are_shown() {
    let text = "The OPCON deal is near.\n\n".repeat(8) + "Now operational control (OPCON) is left.\n";
    expect_file("many-places.txt", &Folder::with(&[("brief.md", &text)]).run("lint").out);
}

#[test]
fn hints_are_counted_and_shown_on_request() {
    let folder = Folder::with(&[("brief.md", "The Special Measures Agreement (SMA) was signed.\n")]);
    let done = folder.run("lint");
    assert_eq!(done.out, "1 hint in 1 of 1 brief\n1 of them is not shown: add --min-severity hint\n");
    assert_eq!(done.code, 0);
    assert!(folder.run("lint --min-severity hint").out.starts_with("hint[T003 unused-definition]: "));
}

#[test]
fn who_fails_on_hints_sees_them() {
    let done =
        Folder::with(&[("brief.md", "The Special Measures Agreement (SMA) was signed.\n")]).run("lint --fail-on hint");
    assert!(done.out.starts_with("hint[T003 unused-definition]: "), "{}", done.out);
    assert_eq!(done.code, 1);
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let folder = Folder::with(&[("brief.md", "President Lee Jae Mung spoke.\n")]);
    assert!(!folder.run("lint").out.contains('\u{1B}'));
    assert!(folder.run("lint --color always").out.contains("\u{1B}["));
    assert!(!folder.run("--color never lint").out.contains('\u{1B}'));
}

#[test]
fn nothing_found_is_said() {
    let done = Folder::with(&[("a.md", "Nothing."), ("b.md", "Nothing.")]).run("lint");
    assert_eq!((done.out.as_str(), done.code), ("nothing to report in 2 briefs\n", 0));
}
