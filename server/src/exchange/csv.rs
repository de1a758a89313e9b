//! Terms as CSV: one line a long form.
//!
//! The first line names the columns: `short` and `long`, and if wanted `status`, `definition` and
//! `source`; others are passed over. A line without a status is *preferred*. The preferred line of a
//! short form and its admitted, deprecated and obsolete ones are one term; a second preferred line
//! is a second meaning. Written files have one line an abbreviation and a sixth column, `origin`:
//! who says what the short form stands for.

use super::{Concept, Status, Terms, Unreadable};
use crate::abbreviations::Abbreviation;
use crate::nearest::nearest;
use csv::{ByteRecord, ReaderBuilder, StringRecord, Writer};
use std::io::{self, Write};
use std::ops::Range;

const COLUMNS: [&str; 5] = ["short", "long", "status", "definition", "source"];
const ORIGIN: &str = "origin";

/// Writes a list of abbreviations.
///
/// # Errors
/// Whatever the writer says.
pub fn write(list: &[Abbreviation], out: &mut dyn Write) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    table.write_record(COLUMNS.iter().chain([&ORIGIN])).map_err(plain)?;
    for one in list {
        let concept = Concept::of(one);
        let long = one.long.as_deref().unwrap_or_default();
        let status = concept.status_of(long).map_or("", Status::name);
        let [definition, source] = [&concept.definition, &concept.source].map(|text| text.as_deref().unwrap_or(""));
        table.write_record([&one.short, long, status, definition, source, one.origin.name()]).map_err(plain)?;
    }
    table.flush()
}

/// What the writer said itself, so that a closed pipe is known as one.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// Reads a file of terms. Columns are parted by commas, semicolons or tabs.
///
/// # Errors
/// Says which line cannot be used, and what to do about it.
pub fn read(text: &str) -> Result<Terms, Unreadable> {
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let body = &text[start..];
    let first_line = body.lines().next().unwrap_or_default();
    let separator =
        [b',', b';', b'\t'].into_iter().max_by_key(|separator| (count(first_line, *separator), *separator == b','));
    let mut reader = ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(body.as_bytes());
    let mut columns = None;
    let mut terms = Terms::default();
    let mut record = ByteRecord::new();
    loop {
        let from = start + reader.position().byte() as usize;
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let help = "save it as CSV in UTF-8 again".to_owned();
                return Err(Unreadable { message: error.to_string(), span: from..from, help });
            }
        }
        let to = start + reader.position().byte() as usize;
        let record = StringRecord::from_byte_record_lossy(record.clone());
        let line = line(text, from..to);
        match &columns {
            None => columns = Some(Columns::read(&record, &line, &mut terms)?),
            Some(columns) => columns.line(&record, &line, &mut terms)?,
        }
    }
    if columns.is_none() {
        return Err(no_header(0..0, ""));
    }
    Ok(terms)
}

fn count(line: &str, separator: u8) -> usize {
    line.bytes().filter(|byte| *byte == separator).count()
}

/// The place of a record without line ends around it.
fn line(text: &str, range: Range<usize>) -> Range<usize> {
    let lines = &text[range.clone()];
    let start = range.start + lines.len() - lines.trim_start_matches(['\r', '\n']).len();
    start..(range.start + lines.trim_end_matches(['\r', '\n']).len()).max(start)
}

/// Which column is which.
struct Columns {
    short: usize,
    long: usize,
    status: Option<usize>,
    definition: Option<usize>,
    source: Option<usize>,
}

impl Columns {
    fn read(header: &StringRecord, line: &Range<usize>, terms: &mut Terms) -> Result<Self, Unreadable> {
        let place = |name: &str| header.iter().position(|column| column.eq_ignore_ascii_case(name));
        let (Some(short), Some(long)) = (place("short"), place("long")) else {
            return Err(no_header(line.clone(), &header.iter().collect::<Vec<_>>().join(", ")));
        };
        for column in header.iter().filter(|column| !column.is_empty() && !column.eq_ignore_ascii_case(ORIGIN)) {
            if !COLUMNS.iter().any(|known| known.eq_ignore_ascii_case(column)) {
                let meant = nearest(column, COLUMNS).map(|name| format!("; did you mean “{name}”?"));
                terms.passed_over.push(format!("the column “{column}”{}", meant.unwrap_or_default()));
            }
        }
        Ok(Self { short, long, status: place("status"), definition: place("definition"), source: place("source") })
    }

    fn line(&self, record: &StringRecord, line: &Range<usize>, terms: &mut Terms) -> Result<(), Unreadable> {
        let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).filter(|cell| !cell.is_empty());
        let complain = |message: String, help: String| Err(Unreadable { message, span: line.clone(), help });
        let Some(short) = cell(Some(self.short)) else {
            if record.iter().all(str::is_empty) {
                return Ok(());
            }
            let help = "fill in the column “short”, or remove the line".to_owned();
            return complain("a line has no short form".to_owned(), help);
        };
        let status = match cell(self.status) {
            None => Status::Preferred,
            Some(name) => match Status::named(name) {
                Some(status) => status,
                None => {
                    let names = Status::ALL.map(Status::name);
                    let help = match nearest(name, names) {
                        Some(meant) => format!("did you mean “{meant}”?"),
                        None => format!("it is one of {}", names.join(", ")),
                    };
                    return complain(format!("unknown status “{name}” of “{short}”"), help);
                }
            },
        };
        let Some(long) = cell(Some(self.long)) else {
            terms.without_long_form.push(short.to_owned());
            return Ok(());
        };
        let concept = concept(&mut terms.concepts, short, long, status);
        concept.add(long, status);
        let said = |cell: Option<&str>, known: &mut Option<String>| {
            if known.is_none() {
                *known = cell.map(str::to_owned);
            }
        };
        said(cell(self.definition), &mut concept.definition);
        said(cell(self.source), &mut concept.source);
        Ok(())
    }
}

/// The term that a line belongs to.
fn concept<'a>(concepts: &'a mut Vec<Concept>, short: &str, long: &str, status: Status) -> &'a mut Concept {
    let is_further = |concept: &Concept| {
        let has_preferred = concept.forms.first().is_some_and(|form| form.status == Status::Preferred);
        concept.short.as_deref() == Some(short)
            && (status != Status::Preferred || !has_preferred || concept.status_of(long) == Some(Status::Preferred))
    };
    let known = concepts.iter().rposition(is_further);
    let at = known.unwrap_or_else(|| {
        concepts.push(Concept { short: Some(short.to_owned()), ..Concept::default() });
        concepts.len() - 1
    });
    &mut concepts[at]
}

fn no_header(span: Range<usize>, header: &str) -> Unreadable {
    let message = match header {
        "" => "the file is empty".to_owned(),
        header => format!("the first line names no columns “short” and “long”: {header}"),
    };
    Unreadable { message, span, help: "begin it with the line short,long,status,definition,source".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Short form, and long forms with their statuses.
    fn check(text: &str, expected: &[(&str, &[(&str, &str)])]) {
        let terms = read(text).expect("the file is sound");
        let read: Vec<_> = terms
            .concepts
            .iter()
            .map(|concept| {
                let forms: Vec<_> = concept.forms.iter().map(|form| (form.text.as_str(), form.status.name())).collect();
                (concept.short.as_deref().unwrap_or_default(), forms)
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(short, forms)| (*short, forms.to_vec())).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn lines_of_one_short_form_are_one_term_and_a_second_preferred_one_another() {
        check(
            "short,long,status\nHCF,Harbour Cranes Fund,deprecated\nHCF,Harbour Crane Fund,preferred\nCFC,Combined \
             Forces Command,\nCFC,chlorofluorocarbon,Preferred\n",
            &[
                ("HCF", &[("Harbour Crane Fund", "preferred"), ("Harbour Cranes Fund", "deprecated")]),
                ("CFC", &[("Combined Forces Command", "preferred")]),
                ("CFC", &[("chlorofluorocarbon", "preferred")]),
            ],
        );
    }

    #[test]
    fn what_spreadsheets_save_is_read() {
        let expected: &[(&str, &[(&str, &str)])] = &[("HCF", &[("Harbour Fund; \"Cranes\"", "preferred")])];
        check("\u{FEFF}Long;Short\r\n\"Harbour Fund; \"\"Cranes\"\"\";HCF\r\n;\r\n", expected);
        check("short\tlong\nHCF\tHarbour Fund; \"Cranes\"\n", expected);
    }

    /// The complaint about a file: the line, what it says and what it advises.
    fn complaint(text: &str) -> (&str, String, String) {
        let error = read(text).expect_err("the test writes files that are wrong");
        (&text[error.span], error.message, error.help)
    }

    #[test]
    fn a_complaint_shows_its_line_and_says_what_to_do() {
        let (line, message, help) =
            complaint("short,long,status\nPA,Port Authority,\nHCF,Harbour Crane Fund,prefered\n");
        assert_eq!(line, "HCF,Harbour Crane Fund,prefered");
        assert_eq!(message, "unknown status “prefered” of “HCF”");
        assert_eq!(help, "did you mean “preferred”?");
        let (line, message, _) = complaint("HCF,Harbour Crane Fund\n");
        assert_eq!(line, "HCF,Harbour Crane Fund");
        assert_eq!(message, "the first line names no columns “short” and “long”: HCF, Harbour Crane Fund");
        assert_eq!(complaint("short,long\n,Harbour Crane Fund\n").1, "a line has no short form");
        assert_eq!(complaint("").1, "the file is empty");
    }

    #[test]
    fn what_is_passed_over_is_said() {
        let terms = read("short,long,defintion\nHCF,,a fund\n").expect("the file is sound");
        assert_eq!(terms.passed_over, ["the column “defintion”; did you mean “definition”?"]);
        assert_eq!(terms.without_long_form, ["HCF"]);
    }
}
