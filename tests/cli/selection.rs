//! Which briefs are checked, and which ones they are compared with.

use super::Folder;

const NEW_YORK: &str = "The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.\n";
const CANBERRA: &str = "The Australian Strategic Policy Institute (ASPI) counted them. ASPI is in Canberra.\n";
const NAME: &str = "President Lee Jae Mung spoke.\n";

#[test]
fn without_a_path_it_is_this_folder_and_all_below() {
    let folder = Folder::with(&[("a.md", NAME), ("deep/er/b.markdown", NAME), ("c.txt", NAME), (".hidden/d.md", NAME)]);
    assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001", "deep/er/b.markdown:1:11 N001"]);
}

#[test]
fn a_named_file_is_checked_whatever_its_extension() {
    let folder = Folder::with(&[("a.md", NAME), ("c.txt", NAME)]);
    assert_eq!(folder.run("lint --format json c.txt").places(), ["c.txt:1:11 N001"]);
}

#[test]
fn a_brief_that_is_named_twice_is_checked_once() {
    let folder = Folder::with(&[("sub/a.md", NAME)]);
    assert_eq!(folder.run("lint --format json sub ./sub/a.md sub/../sub/a.md").places(), ["sub/a.md:1:11 N001"]);
}

#[test]
fn a_brief_that_is_named_alone_is_compared_with_its_siblings() {
    let folder = Folder::with(&[("one.md", NEW_YORK), ("two.md", CANBERRA)]);
    let done = folder.run("lint --format json one.md");
    assert_eq!(done.places(), ["one.md:1:36 T015"]);
    assert_eq!(done.report()["briefs"], 1);
}

#[test]
fn briefs_below_settings_belong_together_even_from_a_folder_between() {
    let folder = Folder::with(&[("attache.toml", ""), ("north/one.md", NEW_YORK), ("south/two.md", CANBERRA)]);
    assert_eq!(folder.run("lint --format json north").places(), ["north/one.md:1:36 T015"]);
}

#[test]
fn folders_that_are_named_side_by_side_are_not_compared() {
    let folder = Folder::with(&[("north/one.md", NEW_YORK), ("south/two.md", CANBERRA)]);
    assert_eq!(folder.run("lint --format json north south").places(), [] as [&str; 0]);
    assert_eq!(folder.run("lint --format json north south .").places().len(), 2);
}

#[test]
fn what_gitignore_and_attacheignore_leave_out_is_left_out() {
    let folder = Folder::with(&[
        (".gitignore", "build/\n"),
        (".attacheignore", "old.md\n"),
        ("a.md", NAME),
        ("build/b.md", NAME),
        ("old.md", NAME),
    ]);
    assert_eq!(folder.run("lint --format json").places(), ["a.md:1:11 N001"]);
    assert_eq!(folder.run("lint --format json old.md").places(), ["old.md:1:11 N001"]);
}

#[test]
fn a_dash_is_standard_input_under_the_name_that_is_given() {
    let folder = Folder::with(&[("two.md", CANBERRA)]);
    let lint = |arguments: &str, text| folder.run_with_input(&format!("lint --format json {arguments}"), text).places();
    assert_eq!(lint("-", NAME), ["<stdin>:1:11 N001"]);
    assert_eq!(lint("- --stdin-filename sub/draft.md", NAME), ["sub/draft.md:1:11 N001"]);
    // It is compared with nothing: nobody knows yet where it belongs.
    assert_eq!(lint("-", NEW_YORK), [] as [&str; 0]);
}

#[test]
fn standard_input_that_is_no_text_cannot_be_checked() {
    let folder = Folder::with(&[]);
    let done = folder.run_with_input("lint -", "\0\0\0\0");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("cannot read the brief on standard input"), "{}", done.err);
}
