//! What speaks for two statements being about one quantity, and what against it. Likeness of wording
//! alone is no evidence: most sentences that are alike speak of two things. So every clue is counted
//! apart, and what each is worth was measured on pairs of statements with equal and with unequal
//! values in some hundred documents of several publishers.

use super::statement::{Sentence, Statement, Statements, sorted};
use super::word::Stem;
use attache_grammar::BlockKind;
use attache_grammar::figure::Qualifier;
use rust_decimal::Decimal;

/// One clue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clue {
    /// Where everything starts from.
    Start,
    /// The first words behind both numbers are the same.
    SameBehind,
    /// The last words before both numbers are the same.
    SameBefore,
    /// The last two are.
    TwoBefore,
    /// The same thing is counted or measured.
    SameHead,
    /// Different things are.
    OtherHead,
    /// How much the shared words nearby weigh.
    Shared,
    /// Three words nearby are shared.
    SharedThree,
    /// Four are.
    SharedFour,
    /// One side has no word nearby that the other sentence lacks: it repeats.
    NoneOdd,
    /// One side has one such word.
    OneOdd,
    /// One side repeats, and three words are shared.
    Repeats,
    /// Five words in line with the numbers: whole phrases come again in lists and templates.
    FrameFive,
    /// Nothing in line behind the number.
    CutBehind,
    /// Shared words that stand in no third sentence.
    OnlyHere,
    /// Shared words that stand in one or two more.
    HardlyElsewhere,
    /// All other values of one sentence are shared.
    AllValues,
    /// Both sentences have other values and share none: parallel statements.
    NoValues,
    /// Both name years, none in common.
    OtherYear,
    /// One is per year, month or day, the other is not.
    OnePer,
    /// One figure has a year, the other none.
    OneYear,
    /// One is another, a further, a remaining one.
    Further,
    /// Names nearby on both sides, none in common.
    OtherNames,
    /// Sentences that begin with names, none in common.
    OtherSubject,
    /// The same paragraph.
    SameBlock,
    /// Two items of lists.
    Items,
    /// How alike the sentences are as bags of words.
    Alike,
    /// The next sentence, and alike: a parallel statement.
    Parallel,
    /// Both are about, nearly, over something.
    BothAbout,
    /// One is.
    OneAbout,
}

impl Clue {
    /// What it is worth, as a logarithm of odds.
    fn weight(self) -> f32 {
        match self {
            Self::Start => -1.60,
            Self::SameBehind => 0.35,
            Self::SameBefore => 0.10,
            Self::TwoBefore => 0.50,
            Self::SameHead => 0.30,
            Self::OtherHead => -0.55,
            Self::Shared => 0.20,
            Self::SharedThree => 0.10,
            Self::SharedFour => 0.15,
            Self::NoneOdd => 0.30,
            Self::OneOdd => 0.30,
            Self::Repeats => 0.75,
            Self::FrameFive => -0.15,
            Self::CutBehind => -0.20,
            Self::OnlyHere => 0.10,
            Self::HardlyElsewhere => 0.05,
            Self::AllValues => 1.35,
            Self::NoValues => -0.80,
            Self::OtherYear => -0.95,
            Self::OnePer => -1.25,
            Self::OneYear => -0.30,
            Self::Further => -0.05,
            Self::OtherNames => -0.65,
            Self::OtherSubject => -0.30,
            Self::SameBlock => -0.25,
            Self::Items => -0.10,
            Self::Alike => -0.50,
            Self::Parallel => -1.15,
            Self::BothAbout => 0.80,
            Self::OneAbout => -0.25,
        }
    }
}

/// What the clues that two statements give are worth together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clues {
    worth: f32,
    /// How much there is of [`Clue::Alike`].
    alike: f32,
}

/// A statement with its sentence.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The statement.
    pub one: &'a Statement,
    /// The sentence it stands in.
    pub sentence: &'a Sentence,
}

impl Clues {
    /// The clues of two statements of one brief.
    #[must_use]
    pub fn of(all: &Statements, a: &Statement, b: &Statement) -> Self {
        let stated = |one| Stated { one, sentence: all.sentence(one) };
        let mut clues = Self::between(all, stated(a), stated(b));
        clues.places(stated(a), stated(b));
        clues
    }

    /// The clues of two statements, wherever the second one stands. How rare a word is, the brief of
    /// the first one says.
    #[must_use]
    pub fn between(all: &Statements, a: Stated<'_>, b: Stated<'_>) -> Self {
        let mut clues = Self::default();
        clues.flag(Clue::Start, true);
        clues.words(all, a, b);
        clues.names(a, b);
        clues.frame(a.one, b.one);
        clues.values(a, b);
        clues.slots(a.one, b.one);
        clues.flag(Clue::OtherYear, a.sentence.times.other_years(&b.sentence.times));
        clues
    }

    /// What they are worth together.
    #[must_use]
    pub fn worth(&self) -> f32 {
        self.worth
    }

    fn set(&mut self, clue: Clue, amount: f32) {
        self.worth += amount * clue.weight();
    }

    fn flag(&mut self, clue: Clue, is: bool) {
        if is {
            self.set(clue, 1.0);
        }
    }

    fn tally(&mut self, clue: Clue, count: usize) {
        self.set(clue, count.min(4) as f32);
    }

    /// What the sentences have in common near the numbers and what they have not.
    fn words(&mut self, all: &Statements, a: Stated<'_>, b: Stated<'_>) {
        let (mut shared, mut weight) = (0, 0.0_f32);
        for stem in common(&a.one.near, &b.one.near) {
            (shared, weight) = (shared + 1, weight + all.weight(stem));
        }
        self.set(Clue::Shared, weight.min(4.0));
        self.flag(Clue::SharedThree, shared >= 3);
        self.flag(Clue::SharedFour, shared >= 4);
        let (here, there) = (&a.sentence.stems, &b.sentence.stems);
        let fewest = lacking(&a.one.near, there).min(lacking(&b.one.near, here));
        self.flag(Clue::NoneOdd, fewest == 0);
        self.flag(Clue::OneOdd, fewest == 1);
        self.flag(Clue::Repeats, fewest == 0 && shared >= 3);
        let (mut both, mut only_here, mut hardly_elsewhere) = (0, 0, 0);
        for stem in common(here, there) {
            let frequency = all.frequency(stem);
            both += 1;
            only_here += usize::from(frequency < 3);
            hardly_elsewhere += usize::from((3..5).contains(&frequency));
        }
        self.tally(Clue::OnlyHere, only_here);
        self.tally(Clue::HardlyElsewhere, hardly_elsewhere);
        let union = here.len() + there.len() - both;
        self.alike = both as f32 / union.max(1) as f32;
        self.set(Clue::Alike, self.alike);
    }

    /// The names near the numbers and those that the sentences begin with.
    fn names(&mut self, a: Stated<'_>, b: Stated<'_>) {
        let (here, there) = (a.sentence, b.sentence);
        let odd = lacking(&a.one.names, &there.stems) > 0 && lacking(&b.one.names, &here.stems) > 0;
        self.flag(Clue::OtherNames, odd);
        let foreign = |one: &Sentence, other: &Sentence| {
            !one.subject.is_empty() && lacking(&one.subject, &other.stems) == one.subject.len()
        };
        self.flag(Clue::OtherSubject, foreign(here, there) && foreign(there, here));
    }

    /// How the words in line with the numbers follow each other.
    fn frame(&mut self, a: &Statement, b: &Statement) {
        let same = |one: &[Stem], other: &[Stem]| one.iter().zip(other).take_while(|(one, other)| one == other).count();
        let (behind, before) = (same(&a.behind, &b.behind), same(&a.before, &b.before));
        self.flag(Clue::SameBehind, behind >= 1);
        self.flag(Clue::SameBefore, before >= 1);
        self.flag(Clue::TwoBefore, before >= 2);
        let leads = |one: &Statement, other: &Statement| {
            one.behind.first().is_some_and(|head| other.behind.iter().take(3).any(|stem| stem == head))
        };
        let (behind, is_cut) = in_line(&a.behind, &b.behind);
        let (before, _) = in_line(&a.before, &b.before);
        self.flag(Clue::FrameFive, behind + before >= 5);
        self.flag(Clue::CutBehind, is_cut && behind == 0 && !leads(a, b) && !leads(b, a));
    }

    /// The other numbers of the sentences.
    fn values(&mut self, a: Stated<'_>, b: Stated<'_>) {
        // A sentence with one value has no other.
        if a.sentence.values.len() < 2 || b.sentence.values.len() < 2 {
            return;
        }
        let others = |stated: Stated<'_>| {
            let values = stated.sentence.values.iter().map(|(_, value)| *value);
            sorted(values.filter(|value| *value != stated.one.printed.value).collect::<Vec<Decimal>>())
        };
        let (one, other) = (others(a), others(b));
        let shared = one.iter().filter(|value| other.binary_search(value).is_ok()).count();
        self.flag(Clue::AllValues, shared > 0 && shared >= one.len().min(other.len()));
        self.flag(Clue::NoValues, shared == 0 && !one.is_empty() && !other.is_empty());
    }

    /// What the figures measure, when, and how exactly.
    fn slots(&mut self, a: &Statement, b: &Statement) {
        let heads = a.head.zip(b.head);
        self.flag(Clue::SameHead, heads.is_some_and(|(one, other)| one == other));
        self.flag(Clue::OtherHead, heads.is_some_and(|(one, other)| one != other));
        self.flag(Clue::Further, a.is_further() != b.is_further());
        self.flag(Clue::OnePer, a.per_time != b.per_time);
        self.flag(Clue::OneYear, a.period.is_some() != b.period.is_some());
        let about = |statement: &Statement| statement.qualifier != Qualifier::Exact;
        self.flag(Clue::BothAbout, about(a) && about(b));
        self.flag(Clue::OneAbout, about(a) != about(b));
    }

    /// Where the sentences stand to each other.
    fn places(&mut self, a: Stated<'_>, b: Stated<'_>) {
        let (here, there) = (a.sentence, b.sentence);
        self.flag(Clue::SameBlock, here.block == there.block);
        self.flag(Clue::Items, here.kind == BlockKind::Item && there.kind == BlockKind::Item);
        self.flag(Clue::Parallel, self.alike > 0.35 && a.one.sentence.abs_diff(b.one.sentence) == 1);
    }
}

/// What two lists in order have in common.
fn common<'a>(mut one: &'a [Stem], mut other: &'a [Stem]) -> impl Iterator<Item = Stem> + 'a {
    std::iter::from_fn(move || {
        while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
            one = if first <= second { rest } else { one };
            other = if second <= first { others } else { other };
            if first == second {
                return Some(*first);
            }
        }
        None
    })
}

/// How many words another sentence lacks.
fn lacking(words: &[Stem], sentence: &[Stem]) -> usize {
    words.iter().filter(|stem| sentence.binary_search(stem).is_err()).count()
}

/// How many words two lines have in common, in order, if up to two may be put in on one side, and
/// whether another word in the same place ends it.
fn in_line(one: &[Stem], other: &[Stem]) -> (usize, bool) {
    const REACH: usize = 8;
    let (one, other) = (&one[..one.len().min(REACH)], &other[..other.len().min(REACH)]);
    let (mut here, mut there, mut count) = (0, 0, 0);
    while here < one.len() && there < other.len() {
        if one[here] == other[there] {
            (here, there, count) = (here + 1, there + 1, count + 1);
            continue;
        }
        let skip = [(1, 0), (0, 1), (2, 0), (0, 2)].into_iter().find(|(left, right)| {
            let pair = one.get(here + left).zip(other.get(there + right));
            pair.is_some_and(|(one, other)| one == other)
        });
        let Some((left, right)) = skip else { return (count, true) };
        (here, there) = (here + left, there + right);
    }
    (count, false)
}
