//! Figures: numbers with what they measure. A figure is a record of slots (value, unit, what is
//! counted, when, in which role), because figures conflict only where slots agree; wording is no
//! evidence. Dates are another module's; years appear only as periods of figures.

mod age;
mod assemble;
mod contrast;
pub(crate) mod currency;
mod first;
mod head;
mod hedge;
mod moment;
mod motion;
mod number;
mod period;
mod physical;
mod qualifier;
mod range;
mod role;
mod scale;
mod scan;
mod sentence;
mod signal;
mod skip;
mod slots;
mod table;
#[cfg(test)]
mod tests;
mod unit;
mod word;
mod worded;

use crate::words::Words;
use crate::{Brief, Span};
pub use contrast::{Contrast, Contrasts};
pub use hedge::Hedge;
pub use motion::{Direction, direction};
pub use number::Spelling;
pub use period::{Period, PeriodKind};
pub use qualifier::{Bounds, Qualifier};
pub use range::{End, Partner, RangeForm};
pub use role::{Comparison, Role};
use rust_decimal::Decimal;
pub use scale::Scale;
pub use slots::Slots;
use std::ops::Range;
pub use table::{header, row_label};
pub use unit::{TimeUnit, Unit};

/// A number with what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Number, scale and unit as printed, without a qualifier: `USD 1.19 billion`, `8.3 per cent`.
    pub prose: Range<usize>,
    /// The same in the source.
    pub span: Span,
    /// The number alone, in the prose: `1.19`, `twenty-one`, `half a million`.
    pub number: Range<usize>,
    /// What is printed, with the scale applied: 1190000000, 8.3. A fraction lies between 0 and 1.
    pub value: Decimal,
    /// The least that the printed digits allow: 42.45 for `42.5`. Things that are counted are
    /// taken as printed; whether `22,600` is rounded is for the caller, see [`Figure::rounded`].
    pub low: Decimal,
    /// What the printed digits stay below, or the value itself if it is exact: 42.55 for `42.5`.
    pub high: Decimal,
    /// Digits behind the point.
    pub decimals: u8,
    /// Digits without leading zeros and without zeros at the end of a whole number: 3 for `22,600`.
    pub significant: u8,
    /// How the number is written.
    pub spelling: Spelling,
    /// The scale as printed or, in a range, as taken over from the other end.
    pub scale: Option<Scale>,
    /// The unit as printed or, in a range, as taken over from the other end.
    pub unit: Unit,
    /// Number and unit or scale, or the unit and what follows it, stand together without the blank that
    /// belongs between them: `3.5percent`.
    pub glued: bool,
    /// A period or size as an adjective: `five-year agreement`, `60-day campaign`.
    pub compound: bool,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
    /// Where qualifier, number, scale and unit stand together.
    pub qualified: Range<usize>,
    /// The other end of a range or of a change.
    pub partner: Option<Partner>,
    /// The word of comparison that leads to it: `from`, `to`, `by`.
    pub comparison: Option<Comparison>,
    /// The number of its block in [`Brief::blocks`].
    pub block: usize,
    /// Its sentence, in the prose.
    pub sentence: Range<usize>,
    /// Its clause within the sentence, in the prose.
    pub clause: Range<usize>,
    /// What it measures, when, and in which role.
    pub slots: Slots,
}

impl Figure {
    /// What the qualifier makes of the value: one-sided for `more than`, five per cent either way
    /// for `about`.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        qualifier::bounds(self.qualifier, self.value, self.low, self.high)
    }

    /// What the value may be if the zeros at its end come from rounding: 22,550 to 22,650 for
    /// `22,600`. As wide as `low` and `high` at least.
    #[must_use]
    pub fn rounded(&self) -> (Decimal, Decimal) {
        let half = assemble::half_of_last_digit(self.value, self.significant).unwrap_or_default();
        if self.spelling == Spelling::Words || !self.value.fract().is_zero() {
            return (self.low, self.high);
        }
        (self.low.min(self.value - half), self.high.max(self.value + half))
    }
}

/// The figures of a brief whose words are known, in the order of the text, without overlaps.
pub(crate) fn read(brief: &Brief, words: &Words) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut signals = Vec::new();
    for (index, block) in brief.blocks.iter().enumerate() {
        let first = figures.len();
        let words = words.block(index);
        scan::block(brief, index, block, words, &mut figures);
        if figures.len() > first {
            range::link(brief.prose.text(), &mut figures, first);
            slots::fill(brief, block, words, &mut figures[first..], &mut signals);
        }
    }
    figures
}
