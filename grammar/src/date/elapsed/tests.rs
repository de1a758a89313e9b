use super::*;

/// What shows it, its kind, its count and bound, its year, its subject.
type Read<'a> = (&'a str, ElapsedKind, i16, Bound, Option<i16>, &'a str);

/// What shows it, from which year to which.
#[track_caller]
fn spans(text: &str, expected: (&str, i16, i16)) {
    let brief = crate::parse(text);
    let [one] = &brief.elapsed[..] else { panic!("{text}: {:?}", brief.elapsed) };
    let shown = &brief.prose.text()[one.prose.clone()];
    assert_eq!((shown, one.year, one.until), (expected.0, Some(expected.1), Some(expected.2)), "{text}");
}

#[track_caller]
fn reads(text: &str, expected: Option<Read<'_>>) {
    let brief = crate::parse(text);
    let prose = brief.prose.text();
    let found: Vec<_> = (brief.elapsed.iter())
        .map(|one| (&prose[one.prose.clone()], one.kind, one.count, one.bound, one.year, &prose[one.subject.clone()]))
        .collect();
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
}

#[test]
fn the_year_of_something_says_in_which_stage() {
    let year = |shown, kind, count, subject| Some((shown, kind, count, Bound::Exact, None, subject));
    let (within, entering) = (ElapsedKind::Within, ElapsedKind::Entering);
    reads("The strike is in its third year.", year("third year", within, 3, "The strike is in"));
    reads("It is the third year of the strike.", year("third year", ElapsedKind::Year, 3, "the strike"));
    reads("The strike nears the end of its 3rd year, now.", year("3rd year", within, 3, "The strike nears the end of"));
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
        from("five years from 2010 to 2015", ElapsedKind::Between, 5, Bound::Exact, 2010, "2010"),
    );
    reads("It is 60 years since the truce.", Some(("60 years", since, 60, Bound::Exact, None, "the truce")));
}

#[test]
fn two_years_may_be_stated() {
    spans("In 2015, five years after 2010, it fell.", ("five years after 2010", 2010, 2015));
    spans("It began in 1990 and ended 12 years later, in 2002.", ("12 years later, in 2002", 1990, 2002));
    spans("In 2023, it kept the 70th anniversary of the 1953 truce.", ("70th anniversary", 1953, 2023));
    spans("2023 marks the 70th anniversary of the 1953 truce.", ("70th anniversary", 1953, 2023));
}

#[test]
fn the_year_may_stand_before() {
    let ago = ElapsedKind::Ago;
    reads("It opened in 1960, 65 years ago.", Some(("65 years ago", ago, 65, Bound::Exact, Some(1960), "1960")));
    reads("Since 1960 it fell 65 years ago.", None);
    let read = Some(("65th anniversary", ElapsedKind::Anniversary, 65, Bound::Exact, Some(1960), "1960"));
    reads("Founded in 1960, it celebrates its 65th anniversary.", read);
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
    reads("the 12 years since the 1990s", Some(("12 years", ElapsedKind::Since, 12, Bound::Exact, None, "the 1990s")));
}
