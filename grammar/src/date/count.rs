//! Numbers below a hundred, as they stand before `year` and `anniversary`: `third`, `70th`,
//! `twenty-first`, `72`, `seventy-two`.

const UNITS: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// `third`, `3rd`, `twenty-first`: at least 1; with digits up to 999.
pub(super) fn ordinal(word: &str) -> Option<i16> {
    if let Some(digits) = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))
        && let Some(number) = digits_of(digits)
    {
        return Some(number);
    }
    let word = word.to_ascii_lowercase();
    let one = |word: &str, from: usize| UNITS[from..].iter().position(|(_, name)| *name == word).map(|at| at + from);
    let number = match word.split_once('-') {
        Some((tens, one_)) => ten(tens, |names| names.0)? + one(one_, 1).filter(|one| *one < 10)?,
        None => one(&word, 1).or_else(|| ten(&word, |names| names.1))?,
    };
    i16::try_from(number).ok()
}

/// `three`, `3`, `seventy-two`: at least 1; with digits up to 999.
pub(super) fn cardinal(word: &str) -> Option<i16> {
    if let Some(number) = digits_of(word) {
        return Some(number);
    }
    let word = word.to_ascii_lowercase();
    let one = |word: &str| UNITS[1..].iter().position(|(name, _)| *name == word).map(|at| at + 1);
    let number = match word.split_once('-') {
        Some((tens, last)) => ten(tens, |names| names.0)? + one(last).filter(|one| *one < 10)?,
        None => one(&word).or_else(|| ten(&word, |names| names.0))?,
    };
    i16::try_from(number).ok()
}

fn ten(word: &str, name: impl Fn(&(&'static str, &'static str)) -> &'static str) -> Option<usize> {
    TENS.iter().position(|names| name(names) == word).map(|at| (at + 2) * 10)
}

fn digits_of(word: &str) -> Option<i16> {
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|number| is_number && *number > 0)
}

/// A number below a hundred as an ordinal in words; larger ones in digits.
#[must_use]
pub fn ordinal_word(number: i64) -> String {
    let Some(number) = usize::try_from(number).ok().filter(|number| (1..100).contains(number)) else {
        return format!("{number}th");
    };
    match (number / 10, number % 10) {
        (0 | 1, _) => UNITS[number].1.to_owned(),
        (tens, 0) => TENS[tens - 2].1.to_owned(),
        (tens, one) => format!("{}-{}", TENS[tens - 2].0, UNITS[one].1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_cardinals_are_read_in_words_and_digits() {
        for (word, number) in [("third", 3), ("Twelfth", 12), ("twenty-first", 21), ("seventieth", 70), ("72nd", 72)] {
            assert_eq!(ordinal(word), Some(number), "{word}");
        }
        for (word, number) in [("three", 3), ("Twelve", 12), ("twenty-one", 21), ("seventy", 70), ("72", 72)] {
            assert_eq!(cardinal(word), Some(number), "{word}");
        }
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in ["", "th", "0", "zero", "1999", "first-ever", "twenty-ten", "é", "st"] {
            assert_eq!((ordinal(word), cardinal(word)), (None, None), "{word}");
        }
    }

    #[test]
    fn an_ordinal_is_said_in_words() {
        for (number, word) in
            [(4, "fourth"), (12, "twelfth"), (30, "thirtieth"), (72, "seventy-second"), (104, "104th")]
        {
            assert_eq!(ordinal_word(number), word);
        }
    }
}
