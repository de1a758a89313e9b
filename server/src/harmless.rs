//! Text from briefs as it may be shown: without anything that could steer a terminal, give orders to a
//! service that reads the log, or turn the direction of reading.

/// A text that stays in its line and does nothing but stand there. Every character stays one, so
/// that columns remain what they are.
#[must_use]
pub fn clean(text: &str) -> String {
    inert(text.chars().map(shown).collect())
}

/// A text without orders to Azure Pipelines and to runners of GitHub. What takes the place of a mark has
/// its length, so that places stay what they are.
#[must_use]
pub fn inert(text: String) -> String {
    let marks: Vec<_> = orders(&text).collect();
    let mut text = text;
    for at in marks {
        text.replace_range(at..=at, "-");
    }
    text
}

/// Where orders to services stand, which may be anywhere in a line (`##vso[…]`, `##[…]`): their second marks.
pub fn orders(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_order =
        |rest: &str| rest.starts_with('[') || rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("vso["));
    let marks = text.match_indices('#').map(|(at, _)| at);
    marks.filter(move |&at| text[..at].ends_with('#') && is_order(&text[at + 1..]))
}

/// What is shown for a character.
#[must_use]
pub fn shown(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' | '\u{A0}' | '\u{202F}' => ' ',
        // Line and paragraph separators; marks, embeddings, overrides and isolates of direction.
        '\u{2028}' | '\u{2029}' | '\u{061C}' | '\u{200E}' | '\u{200F}' => char::REPLACEMENT_CHARACTER,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        char if char.is_control() => char::REPLACEMENT_CHARACTER,
        char => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_and_not_done() {
        assert_eq!(clean("red \u{1B}[31m and \u{9B}2J"), "red \u{FFFD}[31m and \u{FFFD}2J");
    }

    #[test]
    fn what_orders_a_service_about_is_shown_and_not_done() {
        assert_eq!(clean("##vso[task.complete]; ##VSO[x] ###[y]"), "#-vso[task.complete]; #-VSO[x] ##-[y]");
        assert_eq!(clean("#[x] ## [y] #"), "#[x] ## [y] #");
    }

    #[test]
    fn what_turns_the_direction_of_reading_is_shown_and_not_done() {
        assert_eq!(clean("\u{202E}desrever"), "\u{FFFD}desrever");
    }

    #[test]
    fn other_scripts_and_emoji_stay() {
        assert_eq!(clean("한미연합군사령부 👩‍🏫"), "한미연합군사령부 👩‍🏫");
    }
}
