//! The name that an author types: a short form, a long form, or both.

use super::Refusal;

/// A new name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// `SMA`
    Short(String),
    /// `Special Measures Agreement`
    Long(String),
    /// `Special Measures Agreement (SMA)`
    Both {
        /// The long form.
        long: String,
        /// The short form.
        short: String,
    },
}

impl Name {
    /// Reads what was typed for a short or a long form.
    ///
    /// # Errors
    /// Says why it is no name.
    pub fn read(typed: &str, for_short: bool) -> Result<Name, Refusal> {
        let typed = typed.trim();
        if let Some((long, short)) = typed.strip_suffix(')').and_then(|typed| typed.rsplit_once(" (")) {
            return Ok(Name::Both { long: long_form(long)?, short: short_form(short)? });
        }
        if for_short { short_form(typed).map(Name::Short) } else { long_form(typed).map(Name::Long) }
    }
}

fn short_form(typed: &str) -> Result<String, Refusal> {
    let typed = plain(typed)?;
    let signs = typed.chars().filter(|char| char.is_uppercase() || char.is_ascii_digit()).count();
    let is_short = typed.chars().count() > 1 && signs > 0 && typed.split(' ').count() <= 2;
    if is_short {
        return Ok(typed.to_owned());
    }
    let message = format!("“{typed}” is no short form: write capitals, or `long form (SHORT)` to rename both");
    Err(Refusal(message))
}

fn long_form(typed: &str) -> Result<String, Refusal> {
    plain(typed).map(str::to_owned)
}

/// Words that are words in Markdown too.
fn plain(typed: &str) -> Result<&str, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refusal("a name needs letters".to_owned()));
    }
    let is_markup =
        |char: char| char.is_control() || matches!(char, '(' | ')' | '[' | ']' | '<' | '>' | '`' | '*' | '|');
    match typed.chars().find(|&char| is_markup(char)) {
        Some(sign) => Err(Refusal(format!("a name cannot have “{}”", sign.escape_debug()))),
        None => Ok(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_the_author_meant_it() {
        let short = |text: &str| Name::Short(text.to_owned());
        let both = Name::Both { long: "Combined Forces Command".to_owned(), short: "CFC".to_owned() };
        assert_eq!(Name::read(" CFC ", true), Ok(short("CFC")));
        assert_eq!(Name::read("START I", true), Ok(short("START I")));
        assert_eq!(Name::read("Combined Forces Command (CFC)", true), Ok(both.clone()));
        assert_eq!(Name::read("Combined Forces Command (CFC)", false), Ok(both));
        assert_eq!(Name::read("a command", false), Ok(Name::Long("a command".to_owned())));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for (typed, for_short) in [("", true), ("command", true), ("A\nB", false), ("*bold*", false), ("a (b", false)] {
            assert!(Name::read(typed, for_short).is_err(), "{typed:?}");
        }
    }
}
