//! `attache waivers`.

use super::Folder;
use serde_json::json;

#[test]
fn all_waivers_are_listed_with_their_reasons() {
    let folder = Folder::with(&[
        (
            "a.md",
            "<!-- attache: ignore T001, unused-definition (the publisher's own name) -->\nThe KHQX met.\n\n\
             <!-- attache: ignore-file N001 -->\n",
        ),
        ("b.md", "All is well.\n"),
    ]);
    let done = folder.run("waivers");
    assert_eq!(done.code, 0);
    assert_eq!(
        done.out,
        "a.md:1: T001, unused-definition: the publisher's own name\na.md:4: N001 in the whole file: no reason given\n2 waivers\n"
    );
    assert_eq!(
        folder.run("waivers --format json").report()["waivers"][1],
        json!({"path": "a.md", "line": 4, "span": [91, 125], "rules": ["N001"], "scope": "file", "reason": null})
    );
    folder.write("c.md", b"\xFF");
    let done = folder.run("waivers");
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("skipped c.md: this file is not UTF-8"), "{}", done.err);
}
