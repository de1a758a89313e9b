//! Settings are understood or refused at a place of their text, and what attache writes into them
//! for an author is understood again.

use super::{assert_within, border};
use attache::rules::RULES;
use attache::settings::{amend, parse, stated};
use attache::{profile, settings};

/// Reads the bytes as an `attache.toml` and as a profile.
pub fn keep(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(error) = profile::read(&text) {
        assert_within(&text, error.span, &error.message);
    }
    let known = match parse(&text) {
        Ok(known) => known,
        Err(error) => return assert_within(&text, error.span, &error.message),
    };
    stated(&text).iter().for_each(|(key, at)| assert_within(&text, *at..*at, key));
    let rule = &RULES[bytes.len() % RULES.len()];
    let word = &text[..border(&text, 5)];
    if let Some(amended) = amend::switch_off(&text, rule) {
        let settings = reread(&amended);
        assert_eq!(settings.rules[rule.code].severity, Some(None), "{amended}");
        assert_eq!(settings.exclude.len(), known.exclude.len(), "{amended}");
    }
    if let Some(amended) = amend::allow(&text, rule, word) {
        assert!(reread(&amended).allows(rule.code, word), "{amended}");
    }
    if let Some(amended) = amend::add_pack(&text, &["general"], "./terms.toml") {
        reread(&amended);
    }
}

fn reread(text: &str) -> settings::Settings {
    parse(text).unwrap_or_else(|error| panic!("{error:?} in what was amended: {text}"))
}
