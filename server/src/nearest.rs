//! The right name for a mistyped one.

/// The candidate that was most likely meant, if any is close enough to say so.
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let likeness = |candidate: &str| strsim::normalized_damerau_levenshtein(&typed, &candidate.to_lowercase());
    let rated = candidates.into_iter().map(|candidate| (likeness(candidate), candidate));
    // The first of equals wins, so that the answer does not depend on the comparison's whims.
    let best = rated.fold(None, |best: Option<(f64, &str)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|(likeness, _)| *likeness >= 0.5).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_swapped_letters_are_close() {
        assert_eq!(nearest("exlcude", ["packs", "exclude"]), Some("exclude"));
    }

    #[test]
    fn another_word_is_not() {
        assert_eq!(nearest("colour", ["packs", "exclude"]), None);
    }
}
