//! Packs: files of terms and names that a team shares. This file owns their schema and the two
//! packs that ship with attache; what they mean together is the lexicon's.

mod event;
mod fact;
mod lexicon;
mod people;
mod quotation;
mod stored;
mod wordings;

pub use event::Event;
pub use fact::{Fact, FactKind, FactSheet, read_sheet};
pub use lexicon::{Entry, EntryId, Lexicon};
pub use people::{Missed, People};
pub use quotation::Quote;
pub use stored::Stored;
pub use wordings::Wording;

use serde::Deserialize;
use stored::Indexed;
use toml::Spanned;

/// A pack that ships inside the program, as `build.rs` leaves it.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// Its name in settings.
    pub name: &'static str,
    /// Its terms.
    terms: &'static [Indexed],
    /// Its events and quotations, as JSON.
    said: &'static str,
    /// All else, as TOML.
    rest: &'static str,
}

/// The packs that ship inside the program, weakest last.
pub static SHIPPED: [Shipped; 2] = [
    Shipped {
        name: "indo-pacific",
        terms: include!(concat!(env!("OUT_DIR"), "/indo-pacific.rs")),
        said: include_str!(concat!(env!("OUT_DIR"), "/indo-pacific.json")),
        rest: include_str!(concat!(env!("OUT_DIR"), "/indo-pacific.toml")),
    },
    Shipped {
        name: "general",
        terms: include!(concat!(env!("OUT_DIR"), "/general.rs")),
        said: include_str!(concat!(env!("OUT_DIR"), "/general.json")),
        rest: include_str!(concat!(env!("OUT_DIR"), "/general.toml")),
    },
];

impl Shipped {
    /// Reads it.
    #[must_use]
    pub fn read(self) -> Pack {
        let said: Pack = serde_json::from_str(self.said).expect("shipped packs are read in a test");
        let rest = read(self.rest).expect("shipped packs are read in a test");
        let term = self.terms.iter().map(Stored::shipped).collect();
        Pack { term, event: said.event, quotation: said.quotation, ..rest }
    }
}

/// One pack file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// What the pack says of itself.
    #[serde(default)]
    pub pack: About,
    /// Its terms and names, in the order of the file.
    #[serde(default)]
    pub term: Vec<Stored>,
    /// Dated events.
    #[serde(default)]
    pub event: Vec<Event>,
    /// Declared figures.
    #[serde(default)]
    pub figure: Vec<Fact>,
    /// Declared quotations.
    #[serde(default)]
    pub quotation: Vec<Quote>,
}

/// What a pack says of itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its name in settings.
    #[serde(default)]
    pub id: String,
    /// Its name for people.
    #[serde(default)]
    pub title: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// The language of its forms.
    #[serde(default)]
    pub lang: String,
    /// The day of its knowledge, `YYYY-MM-DD`.
    #[serde(default)]
    pub as_of: String,
    /// Packs it builds upon: the name of one that ships with attache, or a path from its own folder.
    #[serde(default)]
    pub requires: Vec<Spanned<String>>,
}

/// A term, a body, a place or a person, with every way to write it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable key, unique within its pack. It replaces the entry of a weaker pack that has the same,
    /// so that a project can correct what ships with attache.
    pub id: String,
    /// Short form as printed.
    pub short: Option<String>,
    /// Other accepted short forms.
    #[serde(default)]
    pub short_variants: Vec<String>,
    /// Full forms; the first is canonical, the others are accepted.
    #[serde(default)]
    pub expansions: Vec<String>,
    /// Forms known to be wrong, compared with case.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Official names turned into another spelling system.
    #[serde(default)]
    pub respelled: Vec<String>,
    /// Former names, right only for the past.
    #[serde(default)]
    pub obsolete: Vec<String>,
    /// Other names of the same thing that are not expansions of the short form.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Capitals used for governments.
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// What kind of thing it is: `country`, `agreement`, `person`, …
    #[serde(default)]
    pub kind: String,
    /// `lower` if the expansion is lower case in running text.
    #[serde(default)]
    pub case: String,
    /// Korean name.
    pub lang_ko: Option<String>,
    /// One sentence.
    pub definition: Option<String>,
    /// The public document or organisation it rests on.
    pub source: Option<String>,
    /// Ids of related terms.
    #[serde(default)]
    pub related: Vec<String>,
    /// Other terms that it is taken for, and what shows it.
    #[serde(default)]
    pub confused_with: Vec<Confusion>,
    /// Whether its full forms are rival names, of which a house chooses one.
    #[serde(default)]
    pub disputed: bool,
    /// Other readings, in words.
    pub ambiguity: Option<String>,
    /// Usage, in words.
    pub note: Option<String>,
    /// Offices that a person holds or held.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// Whether the short form may stand without a definition.
    #[serde(default)]
    pub undefined_ok: UndefinedOk,
    /// Style guides that list the short form as one that needs no expansion.
    #[serde(default)]
    pub stands_in: Vec<String>,
    /// `historical` or `renamed`; absent means current.
    pub status: Option<String>,
    /// The year since which its former names are out of use; for a renamed term, its own.
    pub renamed: Option<i16>,
    /// Id of the term that replaced it.
    pub successor: Option<String>,
    /// The day of this entry's knowledge, if it differs from the pack's.
    pub as_of: Option<String>,
}

/// Another term that a term is taken for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confusion {
    /// The id of the other term.
    pub id: String,
    /// Words right before the term that belong to the other one: `Washington`.
    #[serde(default)]
    pub before: Vec<String>,
    /// Words right behind the term that belong to the other one: `ruled`.
    #[serde(default)]
    pub behind: Vec<String>,
}

/// A term of office of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// As it stands before a name: `President`.
    pub title: String,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day; none while it lasts.
    pub until: Option<String>,
}

/// Whether a short form may stand without a definition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UndefinedOk {
    /// A general reader knows it better than the full form.
    Yes,
    /// It depends on the readers.
    #[default]
    Audience,
    /// It must be expanded at first use.
    No,
}

impl Term {
    /// The full form to use where several are accepted.
    #[must_use]
    pub fn canonical(&self) -> &str {
        self.expansions.first().map_or(self.id.as_str(), String::as_str)
    }

    /// Whether it names somebody; what looks like a short form is then a family name.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.kind == "person"
    }
}

/// Reads a pack file.
///
/// # Errors
/// The parser's own report: what was unexpected, with line and column.
pub fn read(text: &str) -> Result<Pack, toml::de::Error> {
    toml::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_ships_with_all_that_its_file_says() {
        let files = [include_str!("../../terms/indo-pacific.toml"), include_str!("../../terms/general.toml")];
        for (shipped, text) in SHIPPED.into_iter().zip(files) {
            let (shipped, written) = (shipped.read(), read(text).expect("shipped packs are sound"));
            let ids =
                |pack: &Pack| -> Vec<String> { pack.figure.iter().map(|fact| fact.id.get_ref().clone()).collect() };
            let terms = |pack: &Pack| -> Vec<Term> { pack.term.iter().map(|term| Term::clone(term)).collect() };
            assert_eq!(format!("{:?}", terms(&shipped)), format!("{:?}", terms(&written)));
            assert_eq!((&shipped.event, ids(&shipped)), (&written.event, ids(&written)));
            assert_eq!(shipped.quotation, written.quotation);
            assert_eq!((&shipped.pack.id, &shipped.pack.title), (&written.pack.id, &written.pack.title));
        }
    }
}
