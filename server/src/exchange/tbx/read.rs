//! Reads TBX of any age and style: elements are known by their names without prefixes.

use super::super::{Concept, Status, Terms, Unreadable};
use super::STATUSES;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::ops::Range;

/// Reads a file of terms. Where it holds several languages, those in English count.
///
/// # Errors
/// Says which place cannot be used, and what to do about it.
pub fn read(text: &str) -> Result<Terms, Unreadable> {
    let body = text.trim_start_matches('\u{FEFF}');
    let mut reader = Reader::from_str(body);
    let mut file = File { start: text.len() - body.len(), ..File::default() };
    let mut depth = 0;
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let at = file.start + (reader.error_position() as usize).min(body.len());
            complaint(format!("this is no XML: {error}"), at..at, "export the file from the term bank again")
        })?;
        let place = file.start + from..file.start + reader.buffer_position() as usize;
        match event {
            Event::Start(element) => {
                depth += 1;
                file.open(&element, depth);
            }
            Event::Empty(_) => {}
            Event::Text(words) => file.say(&words.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(words) => file.say(&words.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => file.say(&resolved(&reference)),
            Event::End(_) => {
                file.close(depth, place)?;
                depth -= 1;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        let end = text.len();
        return Err(complaint("this is no XML: it ends too early".to_owned(), end..end, "export the file again"));
    }
    if !file.is_tbx {
        let help = "attache reads TBX, whose outermost element is <tbx> or <martif>, and CSV";
        return Err(complaint("this is no TBX".to_owned(), 0..0, help));
    }
    Ok(file.terms())
}

fn resolved(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(char)) => char.to_string(),
        _ => resolve_predefined_entity(reference.xml_content(XmlVersion::Implicit1_0).as_ref())
            .map_or_else(String::new, str::to_owned),
    }
}

/// What has been read of a file.
#[derive(Debug, Default)]
struct File {
    start: usize,
    is_tbx: bool,
    entries: Vec<Entry>,
    /// The element whose words are being read, and how deep it lies.
    field: Option<(Field, usize, String)>,
}

#[derive(Debug, Default)]
struct Entry {
    definition: Option<String>,
    source: Option<String>,
    languages: Vec<(String, Vec<Written>)>,
}

/// A way to write a term.
#[derive(Debug, Default)]
struct Written {
    words: String,
    kind: Option<String>,
    status: Option<Status>,
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Term,
    Kind,
    Status,
    Definition,
    Source,
}

impl File {
    fn open(&mut self, element: &BytesStart<'_>, depth: usize) {
        let name = element.local_name().into_inner().to_owned();
        let attribute = |name: &str| {
            let found = element.try_get_attribute(name).ok().flatten()?;
            Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
        };
        match name.as_str() {
            "tbx" | "martif" => self.is_tbx = true,
            "conceptEntry" | "termEntry" => self.entries.push(Entry::default()),
            "langSec" | "langSet" => {
                let language = attribute("xml:lang").unwrap_or_default().to_lowercase();
                let language = language.split('-').next().unwrap_or_default().to_owned();
                if let Some(entry) = self.entries.last_mut() {
                    entry.languages.push((language, Vec::new()));
                }
            }
            "termSec" | "tig" | "ntig" => {
                if let Some((_, written)) = self.language() {
                    written.push(Written::default());
                }
            }
            _ if self.field.is_none() => {
                let kind = match name.as_str() {
                    "termNote" | "descrip" | "admin" => attribute("type").unwrap_or_default(),
                    _ => name,
                };
                let field = match kind.as_str() {
                    "term" => Field::Term,
                    "termType" => Field::Kind,
                    "administrativeStatus" | "normativeAuthorization" => Field::Status,
                    "definition" => Field::Definition,
                    "source" => Field::Source,
                    _ => return,
                };
                self.field = Some((field, depth, String::new()));
            }
            _ => {}
        }
    }

    fn language(&mut self) -> Option<&mut (String, Vec<Written>)> {
        self.entries.last_mut()?.languages.last_mut()
    }

    fn say(&mut self, words: &str) {
        if let Some((_, _, said)) = &mut self.field {
            said.push_str(words);
        }
    }

    fn close(&mut self, depth: usize, place: Range<usize>) -> Result<(), Unreadable> {
        let Some((field, _, said)) = self.field.take_if(|(_, opened, _)| *opened == depth) else { return Ok(()) };
        let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(entry) = self.entries.last_mut() else { return Ok(()) };
        let written = entry.languages.last_mut().and_then(|(_, written)| written.last_mut());
        match (field, written) {
            (Field::Term, Some(written)) => written.words = words,
            (Field::Kind, Some(written)) => written.kind = Some(words),
            (Field::Status, Some(written)) => written.status = Some(status(&words, place)?),
            (Field::Definition, _) => _ = entry.definition.get_or_insert(words),
            (Field::Source, _) => _ = entry.source.get_or_insert(words),
            _ => {}
        }
        Ok(())
    }

    /// The terms in English, or in the file's first language where it has no English.
    fn terms(self) -> Terms {
        let languages = || self.entries.iter().flat_map(|entry| &entry.languages).map(|(language, _)| language);
        let chosen = languages().find(|language| *language == "en").or_else(|| languages().next()).cloned();
        let chosen = chosen.unwrap_or_default();
        let mut others: Vec<_> = languages().filter(|language| **language != chosen).cloned().collect();
        others.sort();
        others.dedup();
        let mut terms = Terms::default();
        for entry in self.entries {
            let of_language = entry.languages.into_iter().filter(|(language, _)| *language == chosen);
            let written: Vec<_> = of_language.flat_map(|(_, written)| written).collect();
            let concept = concept(&written, entry.definition, entry.source);
            match &concept.short {
                Some(short) if concept.forms.is_empty() => terms.without_long_form.push(short.clone()),
                None if concept.forms.is_empty() => {}
                _ => terms.concepts.push(concept),
            }
        }
        if !others.is_empty() {
            terms.passed_over.push(format!("terms in other languages than “{chosen}”: {}", others.join(", ")));
        }
        terms
    }
}

fn concept(written: &[Written], definition: Option<String>, source: Option<String>) -> Concept {
    let mut concept = Concept { definition, source, ..Concept::default() };
    let (mut shorts, longs): (Vec<_>, Vec<_>) =
        written.iter().filter(|written| !written.words.is_empty()).partition(|written| is_short(written));
    shorts.sort_by_key(|short| short.status.unwrap_or(Status::Admitted));
    let mut shorts = shorts.into_iter().map(|short| short.words.clone());
    concept.short = shorts.next();
    concept.short_variants = shorts.collect();
    let has_preferred = longs.iter().any(|long| long.status == Some(Status::Preferred));
    for (index, long) in longs.iter().enumerate() {
        let unmarked = if index == 0 && !has_preferred { Status::Preferred } else { Status::Admitted };
        concept.add(&long.words, long.status.unwrap_or(unmarked));
    }
    concept
}

/// What the file says, or else what the words look like.
fn is_short(written: &Written) -> bool {
    match written.kind.as_deref() {
        Some("acronym" | "abbreviation" | "initialism" | "shortForm" | "abbreviatedForm") => true,
        Some("fullForm" | "phrase" | "entryTerm") => false,
        _ => !written.words.contains(' ') && written.words.chars().filter(|char| char.is_uppercase()).count() > 1,
    }
}

fn status(word: &str, place: Range<usize>) -> Result<Status, Unreadable> {
    let plain = |word: &str| word.trim_end_matches("-admn-sts").trim_end_matches("Term").to_owned();
    let known = STATUSES.iter().find(|(_, known)| plain(known) == plain(word)).map(|(status, _)| *status);
    let known = known.or_else(|| Status::named(&plain(word)));
    // Laws and standards prefer what they say.
    let by_law = matches!(plain(word).as_str(), "legal" | "regulated" | "standardized").then_some(Status::Preferred);
    known.or(by_law).ok_or_else(|| {
        let words: Vec<_> = STATUSES.iter().map(|(_, word)| *word).collect();
        complaint(
            format!("unknown administrative status “{word}”"),
            place,
            &format!("it is one of {}", words.join(", ")),
        )
    })
}

fn complaint(message: String, span: Range<usize>, help: &str) -> Unreadable {
    Unreadable { message, span, help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abbreviations::{Abbreviation, Origin};
    use crate::packs::Lexicon;

    /// A pack with one term that has a form of every status.
    const PACK: &str = "[[term]]\nid = \"hcf\"\nshort = \"HCF\"\nshort_variants = [\"H.C.F.\"]\n\
        expansions = [\"Harbour & Crane Fund\", \"Harbor & Crane Fund\"]\nwrong = [\"Harbour <Cranes> Fund\"]\n\
        obsolete = [\"Harbour Fund\"]\ndefinition = \"Pays for \\\"cranes\\\".\"\nsource = \"Port Act\"\n";

    #[test]
    fn what_is_written_is_read_again() {
        let lexicon = Lexicon::of([(crate::packs::read(PACK).expect("the pack is sound"), true)]);
        let one = Abbreviation {
            key: "HCF".into(),
            short: "HCF".into(),
            long: Some("Harbour & Crane Fund".to_owned()),
            origin: Origin::Glossary,
            senses: Vec::new(),
            entry: lexicon.senses("HCF").first().map(|&id| (*lexicon.entry(id).term).clone().into()),
            uses: 1,
            briefs: Vec::new(),
        };
        let mut file = Vec::new();
        super::super::write(std::slice::from_ref(&one), &mut file).expect("memory takes everything");
        let file = String::from_utf8(file).expect("XML is text");
        assert!(
            file.contains("<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"),
            "{file}"
        );
        let terms = read(&file).expect("what was written is sound");
        assert_eq!(terms.concepts, [Concept::of(&one)]);
        assert_eq!(terms.concepts[0].forms.len(), 4);
    }

    #[test]
    fn older_files_in_the_other_style_are_read() {
        let file = "<?xml version='1.0'?>\n<!DOCTYPE martif SYSTEM 'TBXBasic.dtd'>\n<martif type='TBX' xml:lang='en'><text><body>\
            <termEntry><descrip type='definition'>Moves <hi>boxes</hi>.</descrip><langSet xml:lang='de'><tig><term>Kran\
            </term></tig></langSet><langSet xml:lang='en-US'><tig><term>Ship-to-Shore crane</term></tig><tig><term>STS</term>\
            <termNote type='termType'>abbreviation</termNote></tig><tig><term>Shore-to-ship crane</term><termNote \
            type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>";
        let terms = read(file).expect("the file is sound");
        let crane = &terms.concepts[0];
        assert_eq!((crane.short.as_deref(), crane.definition.as_deref()), (Some("STS"), Some("Moves boxes.")));
        let forms: Vec<_> = crane.forms.iter().map(|form| (form.text.as_str(), form.status.name())).collect();
        assert_eq!(forms, [("Ship-to-Shore crane", "preferred"), ("Shore-to-ship crane", "deprecated")]);
        assert_eq!(terms.passed_over, ["terms in other languages than “en”: de"]);
    }

    #[test]
    fn a_complaint_has_its_place() {
        let status = "<tbx><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>STS</term>\n<administrativeStatus>odd\
            </administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>";
        let error = read(status).expect_err("the status is unknown");
        assert_eq!(error.message, "unknown administrative status “odd”");
        assert!(status[..error.span.start].ends_with("odd"));
        assert_eq!(read("<tbx><text>").expect_err("it ends early").message, "this is no XML: it ends too early");
        assert_eq!(read("<html></html>").expect_err("it is another format").message, "this is no TBX");
        assert!(read("<tbx></text>").is_err());
    }
}
