//! `attache index --format scip`: what is written is read back with the crate that defines the format.

use super::Folder;

const BRIEFS: [(&str, &str); 3] = [
    (
        "a.md",
        "# Über 전작권\n\nThe Special Measures Agreement (SMA) holds; “Über” 👩‍🏫 the SMA. Nobody doubted that the Han\n\
         River Cooling Compact (HRCC) binds, and the KHQX waits for what they are going to say of it.\n",
    ),
    ("north/a b.md", "The HRCC grows under the **SMA**.\r\nChlorofluorocarbon (CFC) gases harm. CFC rules help.\r\n"),
    ("two.md", "The Combined Forces Command (CFC) plans. The CFC exercises. OPCON stays.\n"),
];

#[cfg(not(feature = "scip"))]
#[test]
fn without_the_feature_it_says_how_to_get_it() {
    let done = Folder::with(&BRIEFS).run("index --format scip");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    let advice = "error: this attache was built without SCIP\n";
    assert!(done.err.starts_with(advice) && done.err.contains("--features scip"), "{}", done.err);
}

#[cfg(feature = "scip")]
mod written {
    use super::{BRIEFS, Folder};
    use protobuf::Message;
    use scip::symbol::parse_symbol;
    use scip::types::{Document, Index, Occurrence, PositionEncoding, SymbolRole, TextEncoding};
    use std::collections::BTreeSet;

    fn index(folder: &Folder, arguments: &str) -> Index {
        let done = folder.command(&format!("index --format scip {arguments}")).output().expect("the program runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Index::parse_from_bytes(&done.stdout).expect("a message of SCIP")
    }

    /// The words at a place, in bytes of its lines.
    fn words<'a>(text: &'a str, place: &Occurrence) -> &'a str {
        let starts: Vec<_> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let byte = |line: i32, column: i32| starts[line as usize] + column as usize;
        let (start, end) = match place.range[..] {
            [line, from, to] => (byte(line, from), byte(line, to)),
            [line, from, last, to] => (byte(line, from), byte(last, to)),
            _ => panic!("{:?} is no range", place.range),
        };
        &text[start..end]
    }

    fn is_definition(place: &Occurrence) -> bool {
        place.symbol_roles & SymbolRole::Definition as i32 != 0
    }

    /// Each occurrence as `role words symbol`.
    fn shown(document: &Document, folder: &Folder) -> Vec<String> {
        let text = folder.read(&document.relative_path);
        let show = |place: &Occurrence| {
            let role = if is_definition(place) { "defines" } else { "uses" };
            let symbol = place.symbol.strip_prefix("attache . . . ").expect("the scheme, and no package");
            format!("{role} {} {symbol}", words(&text, place).replace('\n', "/"))
        };
        document.occurrences.iter().map(show).collect()
    }

    #[test]
    fn every_occurrence_stands_on_its_words() {
        let folder = Folder::with(&BRIEFS);
        let index = index(&folder, "");
        let paths: Vec<_> = index.documents.iter().map(|document| document.relative_path.as_str()).collect();
        assert_eq!(paths, ["a.md", "north/a b.md", "two.md"]);
        let all: Vec<_> = index.documents.iter().flat_map(|document| shown(document, &folder)).collect();
        let expected = [
            "uses Special Measures Agreement packs/sma.",
            "defines SMA packs/sma.",
            "uses SMA packs/sma.",
            "uses Han/River Cooling Compact briefs/HRCC/`Han River Cooling Compact`.",
            "defines HRCC briefs/HRCC/`Han River Cooling Compact`.",
            "uses KHQX briefs/KHQX.",
            "uses HRCC briefs/HRCC/`Han River Cooling Compact`.",
            "uses SMA packs/sma.",
            "uses Chlorofluorocarbon packs/cfc-chemical.",
            "defines CFC packs/cfc-chemical.",
            "uses CFC packs/cfc-chemical.",
            "uses Combined Forces Command packs/cfc.",
            "defines CFC packs/cfc.",
            "uses CFC packs/cfc.",
            "uses OPCON packs/opcon.",
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn it_is_what_the_format_asks_for() {
        let folder = Folder::with(&BRIEFS);
        let index = index(&folder, "");
        assert_eq!(index.metadata.tool_info.name, "attache");
        assert_eq!(index.metadata.text_document_encoding.enum_value(), Ok(TextEncoding::UTF8));
        let root = folder.path("").canonicalize().expect("it is there").display().to_string();
        assert_eq!(index.metadata.project_root.trim_end_matches('/'), format!("file://{}", root.trim_end_matches('/')));
        let in_documents = index.documents.iter().flat_map(|document| &document.symbols);
        let described: BTreeSet<_> =
            in_documents.clone().chain(&index.external_symbols).map(|symbol| symbol.symbol.as_str()).collect();
        for document in &index.documents {
            let encoding = document.position_encoding.enum_value();
            assert_eq!(encoding, Ok(PositionEncoding::UTF8CodeUnitOffsetFromLineStart));
            assert_eq!(document.language, "Markdown");
            assert!(document.occurrences.is_sorted_by_key(|place| (place.range[0], place.range[1])));
            for place in &document.occurrences {
                assert!(described.contains(place.symbol.as_str()), "{} is described nowhere", place.symbol);
                assert!(parse_symbol(&place.symbol).is_ok(), "{} is no symbol", place.symbol);
            }
            let defined: BTreeSet<_> =
                document.occurrences.iter().filter(|place| is_definition(place)).map(|place| &place.symbol).collect();
            assert!(document.symbols.iter().all(|symbol| defined.contains(&symbol.symbol)));
        }
        let elsewhere: Vec<_> = index.external_symbols.iter().map(|symbol| symbol.display_name.as_str()).collect();
        assert_eq!(elsewhere, ["OPCON", "KHQX"], "what no brief defines");
    }

    #[test]
    fn a_symbol_is_documented_by_what_hovering_shows() {
        let index = index(&Folder::with(&BRIEFS), "");
        let sma = &index.documents[0].symbols[0];
        assert_eq!(sma.display_name, "SMA");
        let [card] = &sma.documentation[..] else { panic!("{sma}") };
        assert!(card.starts_with("**SMA** — Special Measures Agreement"), "{card}");
        assert!(card.contains("Used once here and in 1 other brief: a b.md."), "{card}");
    }

    #[test]
    fn parts_join_to_an_index_of_all_briefs() {
        let folder = Folder::with(&BRIEFS);
        let mut parts = Index::new();
        for part in 1..=2 {
            let part = index(&folder, &format!("--shard {part}/2"));
            parts.documents.extend(part.documents);
        }
        assert_eq!(parts.documents, index(&folder, "").documents);
    }

    #[test]
    fn a_brief_outside_of_the_folder_has_no_name_in_it() {
        let folder = Folder::with(&[("a/one.md", "The SMA holds.\n"), ("b/none.md", "")]);
        let done = folder.command("index --format scip ../a").current_dir(folder.path("b")).output().expect("it runs");
        assert_eq!(done.status.code(), Some(2));
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(said.contains("run attache in a folder above all briefs"), "{said}");
    }
}
