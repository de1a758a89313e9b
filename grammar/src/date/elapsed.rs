//! Statements of how long something has lasted: `in its third year`, `72 years since 1953`, `the
//! 70th anniversary of the treaty`. Only what they say; whether it is so depends on the date of
//! the brief and on events, which others know.

use super::count;
use crate::{Brief, Span};
use std::ops::Range;

/// A statement of how long something has lasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elapsed {
    /// What shows it best, in the source: `third year`, `72 years since 1953`.
    pub span: Span,
    /// The same in the prose.
    pub prose: Range<usize>,
    /// What is counted, and up to when.
    pub kind: ElapsedKind,
    /// The number of years.
    pub count: i16,
    /// Whether decades were counted: then the years are ten times as vague.
    pub in_decades: bool,
    /// How exactly it is meant.
    pub bound: Bound,
    /// The year from which it counts, if the text states it.
    pub year: Option<i16>,
    /// The words that say from when or of what it counts, in the prose. They go to the end of the
    /// clause, so more may stand in them.
    pub subject: Range<usize>,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElapsedKind {
    /// `is in its third year`, `nears the end of its third year`.
    Within,
    /// `enters its third year`, `approaches its third year`.
    Entering,
    /// `in the third year of the war`: it may be past.
    Year,
    /// `the 70th anniversary of`.
    Anniversary,
    /// `72 years since`, up to now.
    Since,
    /// `ten years after`, up to any day.
    After,
    /// `twenty years ago, in 2005`.
    Ago,
    /// `five years from 2010 to 2015`: up to that year.
    Until(i16),
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// `about`, `some`.
    About,
    /// `nearly`, `almost`.
    Nearly,
    /// `more than`, `over`, `at least`.
    MoreThan,
    /// `less than`, `up to`.
    LessThan,
}

/// All such statements of a brief, in the order of the text.
pub fn find(brief: &Brief) -> Vec<Elapsed> {
    let text = brief.prose.text();
    let places = |word: &'static str| memchr::memmem::find_iter(text.as_bytes(), word);
    let mut found: Vec<Elapsed> = places("year").filter_map(|at| years(brief, at, "year")).collect();
    found.extend(places("decade").filter_map(|at| years(brief, at, "decade")));
    found.extend(places("anniversary").filter_map(|at| anniversary(brief, at)));
    for elapsed in &mut found {
        elapsed.span = brief.prose.span(elapsed.prose.clone());
    }
    found.sort_by_key(|elapsed| elapsed.prose.start);
    found
}

/// What is said with `year`, `years`, `decade` or `decades` at a place.
fn years(brief: &Brief, at: usize, unit: &str) -> Option<Elapsed> {
    let text = brief.prose.text();
    let number = text[..at].strip_suffix(' ')?;
    let word = last_word(number);
    let end = at + unit.len();
    if let Some(count) = count::ordinal(word).filter(|_| unit == "year") {
        let is_word = !text[end..].starts_with(|char: char| char.is_alphanumeric() || char == '-');
        return is_word.then(|| year_of(brief, number.len() - word.len()..end, count)).flatten();
    }
    let count = count::cardinal(word).or_else(|| (word == "a" && unit == "decade").then_some(1))?;
    let start = number.len() - word.len();
    let end = end + usize::from(text[end..].starts_with('s'));
    let count = if unit == "decade" { count.checked_mul(10)? } else { count };
    let (bound, lead) = bound(&text[..start])?;
    let elapsed = |kind, end, year, subject| Elapsed {
        span: Span::default(),
        prose: start..end,
        kind,
        count,
        in_decades: unit == "decade",
        bound,
        year,
        subject,
    };
    let rest = &text[end..];
    for (word, kind) in [(" since ", ElapsedKind::Since), (" after ", ElapsedKind::After)] {
        if rest.starts_with(word) {
            // `the first ten years since` ended long ago, `the next` have not begun.
            let is_part = ["first", "next", "another", "every", "coming", "only"].contains(&last_word(lead));
            let subject = clause(text, end + word.len());
            let stated = stated_year(text, &subject);
            let end = stated.as_ref().map_or(end, |(_, place)| place.end);
            return (!is_part).then(|| elapsed(kind, end, stated.map(|(year, _)| year), subject));
        }
    }
    if let Some(behind) =
        [" ago, in ", " ago in ", " ago (in ", " ago ("].iter().find_map(|lead| rest.strip_prefix(*lead))
    {
        let (year, place) = year_at(text, text.len() - behind.len())?;
        return Some(elapsed(ElapsedKind::Ago, place.end, Some(year), place));
    }
    let (from, joint) = match rest.strip_prefix(" from ") {
        Some(from) => (from, [" to ", " until ", " through "].as_slice()),
        None => (rest.strip_prefix(" between ")?, [" and "].as_slice()),
    };
    let (year, subject) = year_at(text, text.len() - from.len())?;
    let joint = joint.iter().find(|joint| text[subject.end..].starts_with(**joint))?;
    let (until, last) = year_at(text, subject.end + joint.len())?;
    Some(elapsed(ElapsedKind::Until(until), last.end, Some(year), subject))
}

/// `its third year`, `the third year of the war`.
fn year_of(brief: &Brief, prose: Range<usize>, count: i16) -> Option<Elapsed> {
    let text = brief.prose.text();
    let sentence = brief.sentence_at(prose.start);
    let before = text.get(sentence.start..prose.start)?.trim_end();
    let owner = last_word(before);
    let lead = before[..before.len() - owner.len()].trim_end();
    let subject = match text[prose.end..].strip_prefix(" of ") {
        Some(rest) if matches!(owner, "its" | "the" | "their") => clause(text, text.len() - rest.len()),
        None if matches!(owner, "its" | "their") => sentence.start..sentence.start + lead.len(),
        _ => return None,
    };
    let stated = (subject.start > prose.end).then(|| stated_year(text, &subject)).flatten();
    Some(Elapsed {
        span: Span::default(),
        kind: stage(lead),
        count,
        in_decades: false,
        bound: Bound::Exact,
        year: stated.map(|(year, _)| year),
        subject,
        prose,
    })
}

/// What the words before `its third year` say of it.
fn stage(lead: &str) -> ElapsedKind {
    let (lead, is_part) = match ["the end of", "the middle of", "the close of", "the start of"]
        .iter()
        .find_map(|part| lead.strip_suffix(part))
    {
        Some(lead) => (lead.trim_end(), true),
        None => (lead, false),
    };
    let word = last_word(lead);
    let earlier = last_word(lead[..lead.len() - word.len()].trim_end());
    let is_now = matches!(earlier, "is" | "are" | "now" | "currently" | "already" | "still" | "well" | "we're");
    match word {
        "nears" | "nearing" | "approaches" | "approaching" if is_part => ElapsedKind::Within,
        "nears" | "nearing" | "approaches" | "approaching" | "enters" | "entering" => ElapsedKind::Entering,
        "entered" if matches!(earlier, "has" | "have" | "now") => ElapsedKind::Entering,
        "in" if is_now => ElapsedKind::Within,
        "into"
            if is_now
                || matches!(earlier, "drags" | "grinds" | "moves" | "stretches" | "heads" | "heading" | "goes") =>
        {
            ElapsedKind::Entering
        }
        _ => ElapsedKind::Year,
    }
}

/// `the 70th anniversary of the treaty of 1953`
fn anniversary(brief: &Brief, at: usize) -> Option<Elapsed> {
    let text = brief.prose.text();
    let number = text[..at].strip_suffix(' ')?;
    let word = last_word(number);
    let count = count::ordinal(word)?;
    let end = at + "anniversary".len();
    let subject = clause(text, text.len() - text[end..].strip_prefix(" of ")?.len());
    let stated = stated_year(text, &subject);
    Some(Elapsed {
        span: Span::default(),
        prose: number.len() - word.len()..end,
        kind: ElapsedKind::Anniversary,
        count,
        in_decades: false,
        bound: Bound::Exact,
        year: stated.map(|(year, _)| year),
        subject,
    })
}

/// How exactly the number behind a text is meant, and the text before the words that say so. None if
/// the number is only part of another: `ten or twelve`, `2.5`, `two and a half`.
fn bound(before: &str) -> Option<(Bound, &str)> {
    const WORDS: &[(&str, Bound)] = &[
        ("more than ", Bound::MoreThan),
        ("over ", Bound::MoreThan),
        ("at least ", Bound::MoreThan),
        ("not less than ", Bound::MoreThan),
        ("less than ", Bound::LessThan),
        ("fewer than ", Bound::LessThan),
        ("under ", Bound::LessThan),
        ("up to ", Bound::LessThan),
        ("within ", Bound::LessThan),
        ("nearly ", Bound::Nearly),
        ("almost ", Bound::Nearly),
        ("close to ", Bound::Nearly),
        ("barely ", Bound::Nearly),
        ("about ", Bound::About),
        ("around ", Bound::About),
        ("some ", Bound::About),
        ("roughly ", Bound::About),
        ("approximately ", Bound::About),
    ];
    let is_part = before.ends_with(['.', ',', '-', '–', '$', '/'])
        || [" or ", " to ", " and "]
            .iter()
            .any(|joint| before.strip_suffix(joint).is_some_and(|before| count::cardinal(last_word(before)).is_some()));
    if is_part {
        return None;
    }
    let said = WORDS.iter().find_map(|(word, bound)| {
        let start = before.len().checked_sub(word.len())?;
        before.get(start..)?.eq_ignore_ascii_case(word).then(|| (*bound, before[..start].trim_end()))
    });
    Some(said.unwrap_or((Bound::Exact, before.trim_end())))
}

/// From a place to the end of the clause, or as far as a subject may go.
fn clause(text: &str, start: usize) -> Range<usize> {
    const LONGEST: usize = 100;
    let rest = &text[start..];
    let end = rest.find([',', ';', ':', '(', ')', '\n', '—', '"', '”']).unwrap_or(rest.len());
    let end = rest[..end].find(". ").unwrap_or(end);
    let mut end = end.min(LONGEST);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let clause = rest[..end].trim_end_matches(['.', '!', '?', ' ']);
    start..start + clause.len()
}

/// The year in the words that say from when something counts: `1953`, `the 1953 armistice`, `the
/// armistice of 1953`, and where it stands.
fn stated_year(text: &str, subject: &Range<usize>) -> Option<(i16, Range<usize>)> {
    let words = &text[subject.clone()];
    let first = words.find(|char: char| char.is_ascii_digit())?;
    let before = &words[..first];
    let is_lead = before.is_empty() || before == "the " || before.ends_with(" in ") || before.ends_with(" of ");
    if !is_lead {
        return None;
    }
    year_at(text, subject.start + first)
}

/// A year at a place: four digits from 1000 on, and nothing that makes them part of more.
fn year_at(text: &str, start: usize) -> Option<(i16, Range<usize>)> {
    let rest = &text[start..];
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let year = rest[..digits].parse().ok().filter(|year| digits == 4 && (1000..2200).contains(year))?;
    let behind = &rest[4..];
    let goes_on = behind
        .starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '%' | '\''))
        || behind.strip_prefix([',', '.']).is_some_and(|behind| behind.starts_with(|char: char| char.is_ascii_digit()));
    (!goes_on).then_some((year, start..start + 4))
}

fn last_word(text: &str) -> &str {
    let start = text.rfind(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | '\'' | '’'));
    &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What shows it, its kind, its count and bound, its year, its subject.
    type Read<'a> = (&'a str, ElapsedKind, i16, Bound, Option<i16>, &'a str);

    #[track_caller]
    fn reads(text: &str, expected: Option<Read<'_>>) {
        let brief = crate::parse(text);
        let prose = brief.prose.text();
        let found: Vec<_> = (brief.elapsed.iter())
            .map(|one| {
                (&prose[one.prose.clone()], one.kind, one.count, one.bound, one.year, &prose[one.subject.clone()])
            })
            .collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn the_year_of_something_says_in_which_stage() {
        let year = |shown, kind, count, subject| Some((shown, kind, count, Bound::Exact, None, subject));
        let (within, entering) = (ElapsedKind::Within, ElapsedKind::Entering);
        reads("The strike is in its third year.", year("third year", within, 3, "The strike is in"));
        reads("It is the third year of the strike.", year("third year", ElapsedKind::Year, 3, "the strike"));
        reads(
            "The strike nears the end of its 3rd year, now.",
            year("3rd year", within, 3, "The strike nears the end of"),
        );
        reads(
            "The strike has entered its twenty-first year.",
            year("twenty-first year", entering, 21, "The strike has entered"),
        );
        reads(
            "The treaty had its first year. A third year is not planned.",
            year("first year", ElapsedKind::Year, 1, "The treaty had"),
        );
    }

    #[test]
    fn years_count_from_a_year_or_from_something_that_happened() {
        let (since, after) = (ElapsedKind::Since, ElapsedKind::After);
        let from = |shown, kind, count, bound, year, subject| Some((shown, kind, count, bound, Some(year), subject));
        reads("72 years since 1953", from("72 years since 1953", since, 72, Bound::Exact, 1953, "1953"));
        reads(
            "More than ten years after the 2014 treaty, no",
            from("ten years after the 2014", after, 10, Bound::MoreThan, 2014, "the 2014 treaty"),
        );
        reads(
            "nearly seven decades since the truce of 1953.",
            from("seven decades since the truce of 1953", since, 70, Bound::Nearly, 1953, "the truce of 1953"),
        );
        reads(
            "about two decades ago, in 2006",
            from("two decades ago, in 2006", ElapsedKind::Ago, 20, Bound::About, 2006, "2006"),
        );
        reads(
            "the five years from 2010 to 2015",
            from("five years from 2010 to 2015", ElapsedKind::Until(2015), 5, Bound::Exact, 2010, "2010"),
        );
        reads("It is 60 years since the truce.", Some(("60 years", since, 60, Bound::Exact, None, "the truce")));
    }

    #[test]
    fn an_anniversary_is_that_of_something() {
        let expected = ("70th anniversary", ElapsedKind::Anniversary, 70, Bound::Exact, Some(1953), "the 1953 treaty");
        reads("This year marks the 70th anniversary of the 1953 treaty.", Some(expected));
        reads("On its 70th anniversary it lapsed.", None);
    }

    #[test]
    fn what_is_no_single_span_of_time_says_nothing() {
        for text in [
            "the first ten years since 1990",
            "ten or twelve years since 1990",
            "two and a half years since 1990",
            "2.5 years since 1990",
            "a five-year plan since 1990",
            "It took ten years.",
        ] {
            reads(text, None);
        }
        reads(
            "the 12 years since the 1990s",
            Some(("12 years", ElapsedKind::Since, 12, Bound::Exact, None, "the 1990s")),
        );
    }
}
