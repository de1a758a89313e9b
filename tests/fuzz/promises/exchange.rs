//! Term banks are read or refused at a place of their text, and what goes into a pack makes a pack.

use super::assert_within;
use attache::exchange::{csv, pack, tbx};

/// Reads the bytes as CSV and as TBX, and brings a pack up to date by them.
pub fn keep(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for read in [csv::read(&text), tbx::read(&text)] {
        match read {
            Err(error) => assert_within(&text, error.span, &error.message),
            Ok(terms) => {
                let new = pack::update("", &terms.concepts).expect("an empty pack is no faulty one").text;
                pack::check(&new).unwrap_or_else(|error| panic!("{error}\n{new}"));
                let again = pack::update(&new, &terms.concepts).expect("it was just checked").text;
                assert_eq!(again, new, "a second import changes something");
            }
        }
    }
}
