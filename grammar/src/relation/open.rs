//! Words that leave a list open, wherever wholes and parts are read: what they stand beside does not
//! add up.

/// Whether a word is one of them. Each reader knows more, which make its own lists mean something else.
pub(super) fn leaves_open(word: &str) -> bool {
    matches!(
        word,
        "mainly"
            | "mostly"
            | "including"
            | "includes"
            | "among"
            | "each"
            | "per"
            | "respectively"
            | "plus"
            | "least"
            | "both"
            | "overlapping"
            | "or"
            | "than"
    )
}
