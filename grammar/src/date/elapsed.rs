//! Statements of how long something has lasted: `in its third year`, `72 years since 1953`, `the
//! 70th anniversary of the treaty`. Only what they say; whether it is so depends on the date of
//! the brief and on events, which others know.

mod spell;
mod stated;
#[cfg(test)]
mod tests;

use super::count;
use crate::words::Words;
use crate::{Brief, Span};
use memchr::memmem::Finder;
use stated::{clause, founded, held_in, kept_in, only_year, stated_year, year_at, year_ending};
use std::ops::Range;
use std::sync::LazyLock;

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
    /// The year up to which it counts, if the text states it: else it is the date of the brief.
    pub until: Option<i16>,
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
    /// `five years from 2010 to 2015`, `in 2015, five years after 2010`: between two stated years.
    Between,
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

/// All such statements of a brief whose words are known, in the order of the text.
pub fn find(brief: &Brief, words: &Words) -> Vec<Elapsed> {
    let text = brief.prose.text();
    let mut found: Vec<(Kind, Elapsed)> = Vec::new();
    for word in words.all() {
        let [first, second, ..] = text.as_bytes()[word.start()..] else { continue };
        // Nearly every word is refused by its first letters.
        if !matches!((first, second), (b'y' | b'd' | b'c', b'e') | (b'a', b'n')) && !word.is_wide() {
            continue;
        }
        let at = word.start();
        match &text.as_bytes()[word.range()] {
            [b'y', b'e', b'a', b'r', ..] => found.extend(years(brief, at, "year").map(|year| (Kind::Year, year))),
            [b'd', b'e', b'c', b'a', b'd', b'e', ..] => {
                found.extend(years(brief, at, "decade").map(|decade| (Kind::Decade, decade)));
            }
            [b'a', b'n', b'n', b'i', b'v', ..] if text[at..].starts_with("anniversary") => {
                found.extend(anniversary(brief, at).map(|anniversary| (Kind::Anniversary, anniversary)));
            }
            [b'c', b'e', b'n', b't', b'e', b'n', ..] => {
                found.extend(centenary(brief, at).map(|centenary| (Kind::Centenary, centenary)));
            }
            _ => {}
        }
        // A quotation mark may stand before it.
        if word.is_wide() && word.range().len() > "centenary".len() {
            let inside = text[word.range()].match_indices("centen").filter(|(inside, _)| *inside > 0);
            let inside = inside.filter_map(|(inside, _)| centenary(brief, at + inside));
            found.extend(inside.map(|centenary| (Kind::Centenary, centenary)));
        }
    }
    found.extend(ages(brief).map(|age| (Kind::Age, age)));
    found.sort_by_key(|(kind, elapsed)| (elapsed.prose.start, *kind));
    let place = |elapsed: Elapsed| Elapsed { span: brief.prose.span(elapsed.prose.clone()), ..elapsed };
    found.into_iter().map(|(_, elapsed)| place(elapsed)).collect()
}

/// What is said with `age of`, `aged`, `turned` and `turns`. The first two need a year of death, which
/// few briefs state.
fn ages(brief: &Brief) -> impl Iterator<Item = Elapsed> + '_ {
    static DIED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("died in "));
    static TURN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("turn"));
    let text = brief.prose.text();
    let leads = |leads: &'static [&'static str], at: usize| {
        leads.iter().find(|lead| text[at..].starts_with(**lead)).and_then(|lead| spell::age(brief, at, lead))
    };
    let dead = DIED.find(text.as_bytes()).map(|_| text.match_indices("age"));
    let turned = TURN.find_iter(text.as_bytes()).filter_map(move |at| leads(&["turned ", "turns "], at));
    dead.into_iter().flatten().filter_map(move |(at, _)| leads(&["age of ", "aged "], at)).chain(turned)
}

/// What shows a statement. Of two at one place the first kind stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Year,
    Decade,
    Anniversary,
    Centenary,
    Age,
}

/// What is said with `year`, `years`, `decade` or `decades` at a place.
fn years(brief: &Brief, at: usize, unit: &str) -> Option<Elapsed> {
    let text = brief.prose.text();
    let Some(number) = text[..at].strip_suffix(' ') else {
        return compound(brief, at, unit);
    };
    let word = last_word(number);
    // Numbers begin with few letters.
    let first = word.bytes().next()?.to_ascii_lowercase();
    if !first.is_ascii_digit() && !b"otfsena".contains(&first) {
        return None;
    }
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
    let elapsed = |kind, end, year, until, subject| Elapsed {
        span: Span::default(),
        prose: start..end,
        kind,
        count,
        in_decades: unit == "decade",
        bound,
        year,
        until,
        subject,
    };
    let rest = &text[end..];
    for (word, kind) in
        [(" since ", ElapsedKind::Since), (", since ", ElapsedKind::Since), (" after ", ElapsedKind::After)]
    {
        if rest.starts_with(word) {
            // `the first ten years since` ended long ago, `the next` have not begun.
            let is_part = ["first", "next", "another", "every", "coming", "only"].contains(&last_word(lead));
            let subject = clause(text, end + word.len());
            let stated = stated_year(text, &subject);
            let end = stated.as_ref().map_or(end, |(_, place)| place.end);
            // `in 2015, five years after 2010`
            let until = stated.as_ref().and_then(|_| year_ending(text, lead.len())).map(|(year, _)| year);
            let kind = if until.is_some() { ElapsedKind::Between } else { kind };
            return (!is_part).then(|| elapsed(kind, end, stated.map(|(year, _)| year), until, subject));
        }
    }
    if rest.starts_with(" ago") {
        let leads = [" ago, in ", " ago in ", " ago (in ", " ago ("];
        let behind = leads.iter().find_map(|lead| year_at(text, end + rest.strip_prefix(*lead).map(|_| lead.len())?));
        // `in 2005, twenty years ago`
        let before = || year_ending(text, lead.len());
        let (place, shown) = match behind {
            Some((year, place)) => ((year, place.clone()), place.end),
            None => (before()?, end + " ago".len()),
        };
        return Some(elapsed(ElapsedKind::Ago, shown, Some(place.0), None, place.1));
    }
    if let Some(behind) =
        [" later, in ", " later in ", " later (in ", " later ("].iter().find_map(|lead| rest.strip_prefix(*lead))
    {
        let (until, place) = year_at(text, text.len() - behind.len())?;
        let (year, subject) = only_year(text, brief.sentence_at(start).start..start)?;
        return Some(elapsed(ElapsedKind::Between, place.end, Some(year), Some(until), subject));
    }
    if let Some(behind) = rest.strip_prefix(" old") {
        let closes = !behind.starts_with(|char: char| char.is_alphanumeric() || char == '-');
        let is_now = matches!(last_word(lead), "is" | "are" | "now");
        let sentence = brief.sentence_at(start);
        let (year, subject) = since(text, sentence.start..start).filter(|_| closes && is_now)?;
        return Some(elapsed(ElapsedKind::Since, end + " old".len(), Some(year), None, subject));
    }
    spell::read(brief, start..end, count, bound).filter(|_| unit == "year")
}

/// `in force since 2005`, `founded in 2005`: the year from which a sentence counts, before its end.
fn since(text: &str, place: Range<usize>) -> Option<(i16, Range<usize>)> {
    let at = text[place.clone()].find("since ");
    at.and_then(|at| year_at(text, place.start + at + "since ".len())).or_else(|| founded(text, &place))
}

/// `a two-year inquiry (March 2021 to March 2023)`.
fn compound(brief: &Brief, at: usize, unit: &str) -> Option<Elapsed> {
    let text = brief.prose.text();
    let number = text[..at].strip_suffix('-').filter(|_| unit == "year")?;
    let word = last_word(number);
    let end = at + unit.len();
    let count = count::cardinal(word)?;
    let closes = text[end..].starts_with(' ');
    closes.then(|| spell::read(brief, number.len() - word.len()..end, count, Bound::Exact)).flatten()
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
        until: None,
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

/// `the 70th anniversary of the treaty of 1953`, `founded in 1953, it celebrates its 70th anniversary`
fn anniversary(brief: &Brief, at: usize) -> Option<Elapsed> {
    let text = brief.prose.text();
    let number = text[..at].strip_suffix(' ')?;
    let word = last_word(number);
    let count = count::ordinal(word)?;
    let place = number.len() - word.len()..at + "anniversary".len();
    jubilee(brief, place, count)
}

/// `the centenary of the convention of 1925`
fn centenary(brief: &Brief, at: usize) -> Option<Elapsed> {
    let text = brief.prose.text();
    let rest = &text[at..];
    if !rest.starts_with("centenary") && !rest.starts_with("centennial") {
        return None;
    }
    let word = rest.split(|char: char| !char.is_alphabetic()).next()?;
    let begins = !text[..at].ends_with(|char: char| char.is_alphanumeric());
    begins.then(|| jubilee(brief, at..at + word.len(), 100)).flatten()
}

fn jubilee(brief: &Brief, Range { start, end }: Range<usize>, count: i16) -> Option<Elapsed> {
    let text = brief.prose.text();
    let sentence = brief.sentence_at(start);
    let (subject, stated) = match text[end..].strip_prefix(" of ") {
        Some(behind) => {
            let subject = clause(text, text.len() - behind.len());
            let stated = stated_year(text, &subject);
            (subject, stated)
        }
        None => {
            let owner = last_word(text[..start].trim_end());
            let named =
                || only_year(text, sentence.start..start).filter(|(_, year)| text[..year.start].ends_with(" of "));
            let (year, place) = founded(text, &sentence).or_else(named).filter(|_| matches!(owner, "its" | "their"))?;
            (place.clone(), Some((year, place)))
        }
    };
    Some(Elapsed {
        span: Span::default(),
        prose: start..end,
        kind: ElapsedKind::Anniversary,
        count,
        in_decades: false,
        bound: Bound::Exact,
        year: stated.map(|(year, _)| year),
        until: held_in(&text[sentence.clone()]).or_else(|| kept_in(text.get(end..sentence.end)?)),
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

fn last_word(text: &str) -> &str {
    let start = text.rfind(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | '\'' | '’'));
    &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..]
}
