//! From words to figures: looks closely only at those with digits and at those that may begin a
//! number.

use super::assemble::{self, Parts};
use super::number::{self, Number, Spelling};
use super::{Figure, Qualifier, Scale, TimeUnit, Unit, age, first, moment, scale, skip, unit, word, worded};
use crate::words::Word;
use crate::{Block, BlockKind, Brief, Zone};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a block's scan knows so far.
struct Scan<'a> {
    text: &'a str,
    block: &'a Block,
    /// Where the last number ended, figure or not.
    last: usize,
    /// Where the last day of a date ended.
    last_day: usize,
    /// Where the last year ended.
    last_year: usize,
}

/// Adds the figures of a block whose words are known, without their slots.
pub(super) fn block(brief: &Brief, index: usize, block: &Block, words: &[Word], figures: &mut Vec<Figure>) {
    if !matches!(block.zone, Zone::Title | Zone::Summary | Zone::Body) {
        return;
    }
    let text = brief.prose.text();
    let bytes = &text.as_bytes()[..block.prose.end];
    let mut scan = Scan { text, block, last: 0, last_day: 0, last_year: 0 };
    let mut at = block.prose.start;
    for word in words {
        // Nearly every word is refused by its first two letters.
        if !word.is_odd() && !first::may_be(&text.as_bytes()[word.start()..]) {
            continue;
        }
        at = at.max(word.start());
        while at < word.end() {
            at = scan.step(brief, index, bytes, at, figures);
        }
    }
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Neither a word nor a number.
    Other,
    /// A number.
    Digit,
    /// A word that may be a number.
    First,
    /// Another word.
    Letter,
    /// `½` and its kin, or a sign of punctuation.
    Mark,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => Kind::Digit,
            b'a' | b'd'..=b'f' | b'h' | b'n' | b'o' | b'q' | b's' | b't' | b'z' => Kind::First,
            b'A' | b'D'..=b'F' | b'H' | b'N' | b'O' | b'Q' | b'S' | b'T' | b'Z' => Kind::First,
            b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xE1 => Kind::Letter,
            0xC2 | 0xE2 => Kind::Mark,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

/// The end of the word that begins at `at`, or of the one byte of a sign.
fn word_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at).max(at + 1)
}

/// The end of the letters and digits from `at` on. Letters of other alphabets than those of Europe are
/// not joined with digits.
fn run_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while bytes.get(end).is_some_and(|byte| RUN[usize::from(*byte)]) {
        end += 1;
    }
    end
}

/// The bytes of letters and digits, those within a letter included.
const RUN: [bool; 256] = {
    let mut run = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        run[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, 0x80..=0xBF | 0xC3..=0xE1);
        byte += 1;
    }
    run
};

type Found<'a> = (usize, Option<Parts>);

impl Scan<'_> {
    /// Reads what stands at a place within a word, and says where to go on.
    fn step(&mut self, brief: &Brief, index: usize, bytes: &[u8], at: usize, figures: &mut Vec<Figure>) -> usize {
        let found = match KINDS[usize::from(bytes[at])] {
            Kind::Other => return at + 1,
            Kind::Digit => Some(self.digits(at)),
            Kind::First if first::may_be(&self.text.as_bytes()[at..]) => self.words(at),
            Kind::First | Kind::Letter => None,
            Kind::Mark => self.vulgar(at),
        };
        let Some((end, parts)) = found else { return word_end(bytes, at) };
        if let Some(figure) = parts.and_then(|parts| assemble::figure(brief, index, parts)) {
            figures.push(figure);
        }
        self.last = end;
        let next = end.max(at + 1);
        // What is glued to it is no word of its own.
        if bytes[next - 1].is_ascii_alphanumeric() { run_end(bytes, next) } else { next }
    }

    /// What stands where a digit stands, and where to go on.
    fn digits(&mut self, start: usize) -> Found<'_> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let token = || skip::token_end(bytes, start);
        let Some(mut number) = number::digits(text, start) else { return (token(), None) };
        if let Some(end) = skip::telephone(text, start) {
            return (end, None);
        }
        if skip::is_part(text, start, self.last) {
            return (number.range.end.max(start + 1), None);
        }
        if let Some((part, end)) = number::slashed(text, &number) {
            number.value = part;
            number.fraction = true;
            number.range.end = end;
        } else if let Some((part, end)) = number::vulgar(text, number.range.end).filter(|_| number.decimals == 0) {
            number.value += part;
            number.decimals = 2;
            number.range.end = end;
        }
        // `2 1/2`: the fraction behind a blank belongs to the number.
        let part =
            (bytes.get(number.range.end) == Some(&b' ')).then(|| number::digits(text, number.range.end + 1)).flatten();
        if let Some((part, end)) =
            part.and_then(|part| number::slashed(text, &part)).filter(|_| number.decimals == 0 && !number.fraction)
        {
            number.value += part;
            number.decimals = 2;
            number.range.end = end;
        }
        let whole = i64::try_from(number.value).ok().filter(|_| number.decimals == 0 && !number.fraction);
        if let Some((value, end)) = whole.and_then(|value| worded::share(text, number.range.end, value)) {
            number = Number { range: start..end, value, fraction: true, ..number };
        }
        // `3^rd`: superscripts of converted texts.
        let raised = usize::from(bytes.get(number.range.end) == Some(&b'^'));
        let suffix = moment::ordinal(text, number.range.end + raised);
        if suffix > 0 {
            number.ordinal = true;
            number.range.end += raised + suffix;
        }
        if moment::is_day(text, &number, self.last_day) {
            self.last_day = number.range.end;
            return (number.range.end, None);
        }
        // A sign that the number before has taken for its own is not shared: `twenty-USD 0`.
        let currency = super::currency::before(text, start).filter(|(_, begin)| *begin >= self.last);
        let parts = self.behind(number, currency);
        let bare = currency.is_none() && parts.scale.is_none() && parts.unit.is_none();
        // `in constant 2015 dollars`
        if currency.is_none()
            && parts.scale.is_none()
            && matches!(parts.unit, Some(Unit::Currency(_)))
            && self.is_year(&parts.number)
        {
            return (parts.end, None);
        }
        if bare {
            if let Some(end) = skip::longer(text, &parts.number.range) {
                return (end, None);
            }
            if self.is_year(&parts.number) {
                self.last_year = parts.number.range.end;
                return (self.last_year, None);
            }
            if self.is_no_figure(&parts.number)
                || skip::is_version(text, &parts.number.range)
                || moment::is_east_asian(text, parts.number.range.end)
            {
                return (parts.number.range.end, None);
            }
        }
        if moment::is_time(text, parts.number.range.end) {
            return (parts.number.range.end, None);
        }
        (parts.end, Some(parts))
    }

    /// The scale and unit behind a number.
    fn behind(&self, number: Number, currency: Option<(Unit, usize)>) -> Parts {
        let text = self.text;
        let end = number.range.end;
        let mut parts =
            Parts { currency, end, scale: None, unit: None, glued: false, compound: false, multiple: false, number };
        if parts.number.ordinal {
            return parts;
        }
        if let Some(printed) = scale::behind(text, end, currency.is_some()).filter(|_| !parts.number.fraction) {
            parts.scale = Some(printed.scale);
            parts.end = printed.end;
            parts.glued = printed.glued;
            self.lesser(&mut parts, printed.scale);
        }
        self.unit(&mut parts);
        parts
    }

    /// `4 billion 100 million`, `2 million, 400 thousand`: what a smaller scale adds.
    fn lesser(&self, parts: &mut Parts, scale: Scale) {
        let text = self.text;
        let rest = &text[parts.end..];
        let gap = rest.len() - rest.trim_start_matches([',', ' ']).len();
        if !(1..=2).contains(&gap) || !rest[gap..].starts_with(|char: char| char.is_ascii_digit()) {
            return;
        }
        let Some(number) = number::digits(text, parts.end + gap).filter(|number| number.decimals == 0) else { return };
        let Some(printed) = scale::behind(text, number.range.end, false) else { return };
        let added = number.value.checked_mul(printed.scale.factor());
        let share = added.and_then(|added| added.checked_div(scale.factor())).filter(|share| *share < Decimal::ONE);
        if let Some(share) = share {
            parts.number.value += share;
            parts.number.decimals = parts.number.value.normalize().scale().min(18) as u8;
            parts.end = printed.end;
        }
    }

    /// The unit behind number and scale; a hyphen before it makes an adjective of all.
    fn unit(&self, parts: &mut Parts) {
        let text = self.text;
        let hyphen = |at: usize| {
            text.as_bytes().get(at) == Some(&b'-') && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        };
        parts.compound = hyphen(parts.end) || parts.scale.is_some() && hyphen(parts.number.range.end);
        let Some(printed) = unit::behind(text, parts.end) else {
            let lone = parts.currency.is_none() && parts.scale.is_none() && !parts.number.fraction;
            parts.unit = (lone && age::leads(text, parts.number.range.start)).then_some(Unit::Age);
            return;
        };
        let agrees = match (parts.currency, printed.unit) {
            (Some(_), unit) => matches!(unit, Unit::Currency(code) if code != "cents"),
            // The verb `won` and the adverb `times` need no number that big.
            (None, Unit::Currency("KRW")) => {
                parts.scale.is_some() || parts.number.range.len() > 2 || text[printed.end - 3..printed.end] != *"won"
            }
            _ => true,
        };
        if !agrees {
            return;
        }
        // `ton-years` are no tons.
        if matches!(printed.unit, Unit::Physical("ton" | "t")) && text[printed.end..].starts_with("-year") {
            parts.unit = Some(Unit::Physical("ton-year"));
            parts.end = printed.end + "-year".len() + usize::from(text[printed.end..].starts_with("-years"));
            return;
        }
        if let (Some((Unit::Currency("$"), begin)), unit) = (parts.currency, printed.unit) {
            parts.currency = Some((unit, begin));
        }
        parts.unit = Some(printed.unit);
        parts.glued |= printed.glued;
        parts.end = printed.end;
        // `persons aged 65 years and above`
        if printed.unit == Unit::Duration(TimeUnit::Year) && age::leads(text, parts.number.range.start) {
            parts.unit = Some(Unit::Age);
        }
        if let Some(end) = age::behind(text, printed.end, printed.unit) {
            parts.unit = Some(Unit::Age);
            parts.end = end;
        }
    }

    /// Bare numbers in digits that name or order something, or that are years.
    fn is_no_figure(&self, number: &Number) -> bool {
        let (text, range) = (self.text, &number.range);
        let whole = number.decimals == 0 && !number.fraction;
        let cell = matches!(self.block.kind, BlockKind::Cell { .. });
        if !number.ordinal
            && !cell
            && number.decimals < 2
            && matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
            && skip::is_paragraph_number(text, &self.block.prose, range)
        {
            return true;
        }
        whole
            && !number.ordinal
            && (skip::is_mark(text, range)
                || !cell && skip::is_name(text, &self.block.prose, range)
                || self.last_year > 0 && matches!(&text[self.last_year..range.start], "-" | "–" | "/")
                || skip::is_address(text, range.end)
                || skip::is_citation(text, range.end)
                || skip::is_postcode(text, range)
                || self.is_row_number(range)
                // `Problem 01`
                || range.len() > 1 && text[range.clone()].starts_with('0')
                || number.spelling == Spelling::Digits && range.len() > 7)
            || skip::is_numbered(text, range.start)
    }

    /// A small number alone in the first cell of a row tells rows apart.
    fn is_row_number(&self, range: &Range<usize>) -> bool {
        range.len() < 4
            && matches!(self.block.kind, BlockKind::Cell { column: 0, .. })
            && self.text[self.block.prose.clone()].trim().len() == range.len()
    }

    /// Four digits between 1500 and 2200, unless a plural and a word of quantity say otherwise.
    fn is_year(&self, number: &Number) -> bool {
        let year = number.spelling == Spelling::Digits
            && number.decimals == 0
            && number.range.len() == 4
            && number.value >= Decimal::from(1500)
            && number.value < Decimal::from(2200);
        let quantity = || {
            let qualifier = super::qualifier::before(self.text, number.range.start).map(|(qualifier, _)| qualifier);
            // `up to 2030`, `around 2030` and `over 2030` may be years.
            matches!(
                qualifier,
                Some(Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::LessThan | Qualifier::Nearly)
            ) && !self.text[..number.range.start].ends_with("over ")
        };
        year && !(quantity() && self.counts(number.range.end))
    }

    /// Whether a plural in small letters follows.
    fn counts(&self, end: usize) -> bool {
        word::next(self.text, end).is_some_and(|next| {
            let word = &self.text[next];
            word == "people" || word.ends_with('s') && !word.ends_with("ss") && word.as_bytes()[0].is_ascii_lowercase()
        })
    }

    fn words(&mut self, start: usize) -> Option<Found<'_>> {
        let text = self.text;
        let found = worded::read(text, start)?;
        let mut number = found.number;
        if number.ordinal
            && word::next(text, number.range.end)
                .is_some_and(|next| matches!(&text[next], "quarter" | "half" | "century" | "party" | "parties"))
        {
            return None;
        }
        if moment::is_day(text, &number, 0) || skip::is_numbered(text, start) || moment::is_time(text, number.range.end)
        {
            return None;
        }
        if let Some(end) = word::phrase_at(text, number.range.end, " and a half") {
            number.value = number.value.checked_add(Decimal::new(5, 1))?;
            number.decimals = 1;
            number.range.end = end;
        }
        let end = number.range.end;
        let mut parts = Parts {
            currency: None,
            end,
            scale: found.scale,
            unit: None,
            glued: false,
            compound: false,
            multiple: found.multiple,
            number,
        };
        if !parts.number.ordinal && !parts.multiple {
            self.unit(&mut parts);
        }
        parts.number.value = assemble::without_scale(parts.number.value, parts.scale);
        Some((parts.end, Some(parts)))
    }

    fn vulgar(&mut self, start: usize) -> Option<Found<'_>> {
        let (value, end) = number::vulgar(self.text, start)?;
        let number = Number {
            range: start..end,
            value,
            decimals: 0,
            significant: 1,
            spelling: Spelling::Words,
            ordinal: false,
            fraction: true,
        };
        let parts = self.behind(number, None);
        Some((parts.end, Some(parts)))
    }
}
