//! Terms as TBX, the exchange format of term banks (ISO 30042:2019): the dialect TBX-Basic in the
//! style that has an element for each kind of data (DCT). Its word for obsolete is
//! *superseded*. Older files and those in the other style (DCA) are read as well.

mod read;

pub use read::read;

use super::{Concept, Status};
use crate::abbreviations::Abbreviation;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io::{self, Write};

/// What status is called in the data category *administrative status*.
const STATUSES: [(Status, &str); 4] = [
    (Status::Preferred, "preferredTerm-admn-sts"),
    (Status::Admitted, "admittedTerm-admn-sts"),
    (Status::Deprecated, "deprecatedTerm-admn-sts"),
    (Status::Obsolete, "supersededTerm-admn-sts"),
];

/// Writes a list of abbreviations, each with every form that the packs know of it. Those that stand
/// for nothing are left out.
///
/// # Errors
/// Whatever the writer says.
pub fn write(list: &[Abbreviation], out: &mut dyn Write) -> io::Result<()> {
    let concepts: Vec<_> = list.iter().filter(|one| one.long.is_some()).map(Concept::of).collect();
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("tbx")
        .with_attributes([
            ("style", "dct"),
            ("type", "TBX-Basic"),
            ("xml:lang", "en"),
            ("xmlns", "urn:iso:std:iso:30042:ed-2"),
            ("xmlns:min", "http://www.tbxinfo.net/ns/min"),
            ("xmlns:basic", "http://www.tbxinfo.net/ns/basic"),
        ])
        .write_inner_content(|xml| {
            header(xml)?;
            xml.create_element("text").write_inner_content(|xml| {
                xml.create_element("body").write_inner_content(|xml| {
                    let mut numbered = concepts.iter().enumerate();
                    numbered.try_for_each(|(index, concept)| entry(xml, index + 1, concept))
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
    xml.get_mut().write_all(b"\n")
}

type Xml<'a> = Writer<&'a mut dyn Write>;

fn header(xml: &mut Xml<'_>) -> io::Result<()> {
    xml.create_element("tbxHeader").write_inner_content(|xml| {
        xml.create_element("fileDesc").write_inner_content(|xml| {
            xml.create_element("sourceDesc")
                .write_inner_content(|xml| text(xml, "p", "Abbreviations of policy briefs"))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn entry(xml: &mut Xml<'_>, number: usize, concept: &Concept) -> io::Result<()> {
    let id = format!("c{number}");
    xml.create_element("conceptEntry").with_attribute(("id", id.as_str())).write_inner_content(|xml| {
        if let Some(definition) = &concept.definition {
            xml.create_element("descripGrp").write_inner_content(|xml| {
                text(xml, "basic:definition", definition)?;
                concept.source.as_deref().map_or(Ok(()), |source| text(xml, "basic:source", source))
            })?;
        } else if let Some(source) = &concept.source {
            text(xml, "basic:source", source)?;
        }
        xml.create_element("langSec").with_attribute(("xml:lang", "en")).write_inner_content(|xml| {
            concept.short.iter().try_for_each(|short| term(xml, short, "acronym", Status::Preferred))?;
            concept.short_variants.iter().try_for_each(|short| term(xml, short, "acronym", Status::Admitted))?;
            concept.forms.iter().try_for_each(|form| term(xml, &form.text, "fullForm", form.status))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn term(xml: &mut Xml<'_>, words: &str, kind: &str, status: Status) -> io::Result<()> {
    let (_, status) = STATUSES.iter().find(|(known, _)| *known == status).expect("every status has its word");
    xml.create_element("termSec").write_inner_content(|xml| {
        text(xml, "term", words)?;
        text(xml, "min:partOfSpeech", "noun")?;
        text(xml, "basic:termType", kind)?;
        text(xml, "min:administrativeStatus", status)
    })?;
    Ok(())
}

fn text(xml: &mut Xml<'_>, element: &str, words: &str) -> io::Result<()> {
    // XML has no way to write control characters.
    let words: String = words.chars().filter(|char| !char.is_control()).collect();
    xml.create_element(element).write_text_content(BytesText::new(&words))?;
    Ok(())
}
