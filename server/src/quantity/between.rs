//! Which figures of a brief differ from what other briefs say of the same quantity.

use super::clue::{Clues, Stated};
use super::conflict::rarity;
use super::pairing::{agree, is_told_apart};
use super::slip::{Slip, between};
use super::statement::{Statement, Statements};
use super::told::{AMOUNT, Key, Said, ToldFigure, keys};
use crate::BriefKey;
use crate::index::{Facts, Index, Reached};
use crate::packs::Lexicon;
use crate::reading::Reading;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A figure that another brief states otherwise.
#[derive(Debug, Clone)]
pub struct Difference<'a> {
    /// The number of the figure among those of the brief.
    pub figure: usize,
    /// The other brief.
    pub brief: &'a BriefKey,
    /// What it states.
    pub other: &'a ToldFigure,
    /// Other briefs that have its value.
    pub agreeing: Vec<(&'a BriefKey, &'a ToldFigure)>,
    /// How the two differ.
    pub kind: Kind,
    /// Whether one of the two is somebody else's word.
    pub is_reported: bool,
}

/// How two statements of one quantity differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By what looks like a slip.
    Slip,
    /// Much later, and as quantities grow: the one of the brief is of another time.
    Time,
    /// What comes on top here is the whole there.
    Whole,
}

/// A statement of the brief that is compared.
struct Asked<'a> {
    statement: &'a Statement,
    /// Where it meets others, in order.
    keys: Arc<[Key]>,
}

/// A statement elsewhere.
#[derive(Clone, Copy)]
struct Peer<'a> {
    brief: &'a BriefKey,
    /// Its place among the briefs that are compared, so that nobody compares paths.
    place: usize,
    facts: &'a Facts,
    told: &'a ToldFigure,
}

/// How what is said elsewhere differs, before anybody asks who says so and when.
#[derive(Clone, Copy)]
enum Unlike {
    /// It is the whole of what comes on top here.
    Whole,
    /// By what looks like a slip; and how alike the two are.
    Slip(Slip, f32),
}

/// What own evidence must reach where both name the same time.
const DATED: f32 = 0.5;
/// How alike two statements must be where only a rare slip joins them or many briefs agree.
const ALIKE: f32 = 0.0;
/// How alike they must be to be told apart by time only.
const VERY_ALIKE: f32 = 1.0;
/// As many briefs that agree outvote one.
const MANY: usize = 3;
/// Days after which a quantity may have changed.
const LATER: i32 = 21;

/// The differences of a brief, in the order of its figures; for each figure the most telling one.
#[must_use]
pub fn differences<'a>(reading: &Reading, lexicon: &Lexicon, index: &'a Index) -> Vec<Difference<'a>> {
    let all = reading.statements();
    let asked: Vec<Asked<'_>> = reading
        .telling(lexicon)
        .iter()
        .map(|telling| Asked { statement: &all.all[telling.statement], keys: Arc::clone(&telling.keys) })
        .collect();
    let peers = peers(&reading.key, &asked, index);
    asked.iter().zip(peers).filter_map(|(asked, peers)| difference(reading, all, asked, &peers)).collect()
}

fn difference<'a>(
    reading: &Reading,
    all: &Statements,
    asked: &Asked<'_>,
    peers: &[Peer<'a>],
) -> Option<Difference<'a>> {
    let unlike = peers.iter().filter_map(|peer| Some((peer, unlike(all, asked, &peer.told.said)?)));
    // In most folders most statements differ from none.
    let mut unlike = unlike.peekable();
    unlike.peek()?;
    let statement = asked.statement;
    let support = Support::of(peers);
    let own = support.get(statement);
    let date = reading.brief.date.as_ref().map(|date| date.day);
    let judge = |(peer, unlike): (&Peer<'a>, Unlike)| {
        let theirs = support.get(&peer.told.statement);
        let (kind, weight) = judge(unlike, statement, date, peer, (own, theirs))?;
        // Of two briefs that differ, the one that fewer support, then the later one is asked.
        let is_asked = match (own, theirs.saturating_sub(1)) {
            (own, theirs) if own != theirs => own < theirs,
            _ if kind == Kind::Whole => true,
            _ => (date, &reading.key) > (peer.facts.figures.date, peer.brief),
        };
        is_asked.then_some((weight, kind, *peer))
    };
    let judged = unlike.filter_map(judge);
    let (_, kind, peer) = judged.max_by(|(one, _, a), (other, _, b)| {
        one.total_cmp(other).then_with(|| (b.place, b.told.span).cmp(&(a.place, a.told.span)))
    })?;
    let is_reported = statement.is_reported || peer.told.statement.is_reported;
    let agrees = |other: &&Peer<'a>| {
        other.told.statement.printed.value == peer.told.statement.printed.value && other.place != peer.place
    };
    let agreeing = peers.iter().filter(agrees).map(|peer| (peer.brief, peer.told)).collect();
    Some(Difference { figure: statement.figure, brief: peer.brief, other: peer.told, agreeing, kind, is_reported })
}

/// What other briefs state in the same words with the same value.
#[must_use]
pub fn agreeing<'a>(
    reading: &Reading,
    lexicon: &Lexicon,
    index: &'a Index,
    statement: &Statement,
) -> Vec<(&'a BriefKey, &'a ToldFigure)> {
    let asked = Asked { statement, keys: keys(reading, lexicon, statement) };
    let peers = peers(&reading.key, &[asked], index).into_iter().flatten();
    let agreeing = peers.filter(|peer| peer.told.statement.printed.value == statement.printed.value);
    agreeing.map(|peer| (peer.brief, peer.told)).collect()
}

/// For each of some statements of a brief, those of other briefs under a key that leads there. Every other
/// brief is gone through once, for all statements that lead to it.
fn peers<'a>(own: &BriefKey, asked: &[Asked<'_>], index: &'a Index) -> Vec<Vec<Peer<'a>>> {
    let mut peers: Vec<Vec<Peer<'a>>> = asked.iter().map(|_| Vec::new()).collect();
    let reached = index.reached(asked.iter().map(|asked| &*asked.keys), own);
    let briefs = reached.chunk_by(|one, other| one.brief == other.brief);
    for (place, leading) in briefs.enumerate() {
        let Some((brief, facts)) = index.contribution(leading[0].brief) else { continue };
        // Mostly one or two statements lead to a brief.
        for told in &facts.figures.figures {
            let mut last = None;
            for Reached { asked: number, key, .. } in leading {
                if last != Some(*number) && told.has(*key) && told.statement.unit == asked[*number].statement.unit {
                    peers[*number].push(Peer { brief, place, facts, told });
                    last = Some(*number);
                }
            }
        }
    }
    peers
}

/// How many briefs have which value.
struct Support(FxHashMap<u128, (usize, usize)>);

impl Support {
    /// The statements of one brief stand together.
    fn of(peers: &[Peer<'_>]) -> Self {
        let mut briefs = FxHashMap::default();
        for peer in peers {
            let (count, last) = briefs.entry(peer.told.statement.printed.exact()).or_insert((0, usize::MAX));
            *count += usize::from(*last != peer.place);
            *last = peer.place;
        }
        Self(briefs)
    }

    /// How many have the value of a statement.
    fn get(&self, statement: &Statement) -> usize {
        self.0.get(&statement.printed.exact()).map_or(0, |(count, _)| *count)
    }
}

/// How what is said elsewhere differs from a statement, by itself.
fn unlike(all: &Statements, asked: &Asked<'_>, said: &Said) -> Option<Unlike> {
    let (a, b) = (asked.statement, &said.statement);
    let is_amount = |key: &&Key| **key & AMOUNT != 0 && asked.keys.binary_search(key).is_ok();
    if is_whole(a, b) && said.keys.iter().any(|key| is_amount(&key)) {
        return Some(Unlike::Whole);
    }
    if a.printed.exact() == b.printed.exact() {
        return None;
    }
    // Hardly any two values are joined by a slip, and it takes no look at the sentences to know.
    let slip = between(&a.printed, &b.printed, a.unit)?;
    let (here, there) = (all.sentence(a), &*said.sentence);
    if is_told_apart((a, here), (b, there)) || agree(a, b) {
        return None;
    }
    let alike = Clues::between(all, Stated { one: a, sentence: here }, Stated { one: b, sentence: there }).worth();
    Some(Unlike::Slip(slip, alike))
}

/// Whether two statements of two briefs differ, how, and how telling that is. `support` is how many
/// other briefs have either value.
fn judge(
    unlike: Unlike,
    a: &Statement,
    date: Option<Date>,
    peer: &Peer<'_>,
    support: (usize, usize),
) -> Option<(Kind, f32)> {
    let Unlike::Slip(slip, alike) = unlike else { return Some((Kind::Whole, 0.0)) };
    let evidence = 0.45 + 0.75 * alike + rarity(slip) + 0.65;
    let is_dated = a.period.is_some() && a.period == peer.told.statement.period;
    // Where other briefs have the value of both, two quantities are told of.
    let votes = if support.0 == 0 { support.1.saturating_sub(1).min(MANY) } else { 0 };
    let is_rare = matches!(slip, Slip::Scale(2..) | Slip::Magnitude(2..) | Slip::Swap(2..) | Slip::Digit(4..));
    let may_be_later = !is_dated && is_later(date, peer.facts.figures.date) && !is_rare;
    let is_likely = is_dated && evidence + 0.7 * votes as f32 >= DATED
        || is_rare && alike >= ALIKE && support.0 == 0
        || votes >= MANY && alike >= ALIKE;
    match (is_likely, may_be_later && votes < MANY) {
        (true, false) => Some((Kind::Slip, evidence)),
        _ if may_be_later && alike >= VERY_ALIKE => Some((Kind::Time, evidence - 10.0)),
        _ => None,
    }
}

/// What comes on top of something in one brief and is the whole of it in another, with values that
/// agree to two digits: a level printed as a change.
fn is_whole(a: &Statement, b: &Statement) -> bool {
    let meet = || a.digits.0 < b.digits.1 && b.digits.0 < a.digits.1;
    let telling = |statement: &Statement| statement.printed.significant() >= 2 && statement.printed.scale.is_some();
    a.is_added && !b.is_added && !b.is_old && telling(a) && telling(b) && meet()
}

fn is_later(one: Option<Date>, other: Option<Date>) -> bool {
    one.zip(other).is_none_or(|(one, other)| (one - other).get_days().abs() > LATER)
}
