//! Words that part one population, place or time from another: men and women, first and second,
//! before and after. Two figures that stand under different ones speak of different things.

use super::word;

/// One such word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "each is the word it is called by")]
pub enum Contrast {
    Men,
    Women,
    Boys,
    Girls,
    Children,
    Adults,
    Old,
    Young,
    First,
    Second,
    Third,
    Last,
    Next,
    Before,
    After,
    Urban,
    Rural,
    Domestic,
    Foreign,
    Public,
    Private,
    Imports,
    Exports,
    Other,
    Another,
    Each,
    Former,
    Latter,
    Respectively,
    North,
    South,
    East,
    West,
    Upper,
    Lower,
    Minimum,
    Maximum,
    Average,
    Direct,
    Indirect,
    Single,
    Married,
    Total,
    Additional,
    Remaining,
    Previous,
    Current,
    Full,
    Part,
    Only,
    Civilian,
    Military,
    Nominal,
    Real,
    Gross,
    Net,
    Monthly,
    Annual,
    Daily,
    PerHead,
}

/// Pairs whose members exclude each other.
const OPPOSED: &[(Contrast, Contrast)] = &[
    (Contrast::Men, Contrast::Women),
    (Contrast::Boys, Contrast::Girls),
    (Contrast::Children, Contrast::Adults),
    (Contrast::Old, Contrast::Young),
    (Contrast::First, Contrast::Second),
    (Contrast::Second, Contrast::Third),
    (Contrast::First, Contrast::Third),
    (Contrast::Before, Contrast::After),
    (Contrast::Urban, Contrast::Rural),
    (Contrast::Domestic, Contrast::Foreign),
    (Contrast::Public, Contrast::Private),
    (Contrast::Imports, Contrast::Exports),
    (Contrast::Former, Contrast::Latter),
    (Contrast::Minimum, Contrast::Maximum),
    (Contrast::Direct, Contrast::Indirect),
    (Contrast::Single, Contrast::Married),
    (Contrast::Previous, Contrast::Current),
    (Contrast::Last, Contrast::Next),
    (Contrast::North, Contrast::South),
    (Contrast::East, Contrast::West),
    (Contrast::Upper, Contrast::Lower),
    (Contrast::Full, Contrast::Part),
    (Contrast::Civilian, Contrast::Military),
    (Contrast::Nominal, Contrast::Real),
    (Contrast::Gross, Contrast::Net),
    (Contrast::Monthly, Contrast::Annual),
    (Contrast::Daily, Contrast::Annual),
    (Contrast::Daily, Contrast::Monthly),
];

/// The words of contrast of a clause, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Contrasts(u64);

impl Contrasts {
    /// Those of some words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = text.split(|char: char| !char.is_alphanumeric());
        let mut buffer = [0; 24];
        let mut set = Self::default();
        words.filter_map(|word| named(word::folded(word, &mut buffer)?)).for_each(|contrast| set.add(contrast));
        set
    }

    /// Adds one.
    pub(super) fn add(&mut self, contrast: Contrast) {
        self.0 |= 1 << contrast as u8;
    }

    /// Whether a word is among them.
    #[must_use]
    pub fn has(self, contrast: Contrast) -> bool {
        self.0 & 1 << contrast as u8 != 0
    }

    /// Whether one side names what the other side excludes.
    #[must_use]
    pub fn opposes(self, other: Self) -> bool {
        OPPOSED.iter().any(|(one, two)| {
            let only = |set: Self, has: Contrast, lacks: Contrast| set.has(has) && !set.has(lacks);
            only(self, *one, *two) && only(other, *two, *one) || only(self, *two, *one) && only(other, *one, *two)
        })
    }

    /// Whether both sides name the same ones. A word on one side only is a difference too.
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        self.0 == other.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The word of contrast that a word in small letters is.
pub(super) fn named(word: &str) -> Option<Contrast> {
    let place = WORDS.binary_search_by_key(&word, |(written, _)| written).ok()?;
    Some(WORDS[place].1)
}

/// In the order of the alphabet.
pub(super) const WORDS: &[(&str, Contrast)] = &[
    ("1st", Contrast::First),
    ("2nd", Contrast::Second),
    ("3rd", Contrast::Third),
    ("additional", Contrast::Additional),
    ("adult", Contrast::Adults),
    ("adults", Contrast::Adults),
    ("after", Contrast::After),
    ("alone", Contrast::Only),
    ("altogether", Contrast::Total),
    ("annual", Contrast::Annual),
    ("annually", Contrast::Annual),
    ("another", Contrast::Another),
    ("average", Contrast::Average),
    ("before", Contrast::Before),
    ("bottom", Contrast::Lower),
    ("boys", Contrast::Boys),
    ("capita", Contrast::PerHead),
    ("child", Contrast::Children),
    ("children", Contrast::Children),
    ("cities", Contrast::Urban),
    ("city", Contrast::Urban),
    ("civilian", Contrast::Civilian),
    ("civilians", Contrast::Civilian),
    ("combined", Contrast::Total),
    ("coming", Contrast::Next),
    ("couples", Contrast::Married),
    ("current", Contrast::Current),
    ("currently", Contrast::Current),
    ("daily", Contrast::Daily),
    ("direct", Contrast::Direct),
    ("domestic", Contrast::Domestic),
    ("each", Contrast::Each),
    ("earlier", Contrast::Previous),
    ("east", Contrast::East),
    ("eastern", Contrast::East),
    ("elderly", Contrast::Old),
    ("every", Contrast::Each),
    ("export", Contrast::Exports),
    ("exported", Contrast::Exports),
    ("exports", Contrast::Exports),
    ("extra", Contrast::Additional),
    ("fathers", Contrast::Men),
    ("female", Contrast::Women),
    ("females", Contrast::Women),
    ("first", Contrast::First),
    ("foreign", Contrast::Foreign),
    ("former", Contrast::Former),
    ("full", Contrast::Full),
    ("further", Contrast::Additional),
    ("girls", Contrast::Girls),
    ("gross", Contrast::Gross),
    ("high", Contrast::Upper),
    ("highest", Contrast::Upper),
    ("husbands", Contrast::Men),
    ("import", Contrast::Imports),
    ("imported", Contrast::Imports),
    ("imports", Contrast::Imports),
    ("indirect", Contrast::Indirect),
    ("international", Contrast::Foreign),
    ("last", Contrast::Last),
    ("latter", Contrast::Latter),
    ("local", Contrast::Domestic),
    ("low", Contrast::Lower),
    ("lower", Contrast::Lower),
    ("lowest", Contrast::Lower),
    ("male", Contrast::Men),
    ("males", Contrast::Men),
    ("man", Contrast::Men),
    ("married", Contrast::Married),
    ("max", Contrast::Maximum),
    ("maximum", Contrast::Maximum),
    ("mean", Contrast::Average),
    ("median", Contrast::Average),
    ("men", Contrast::Men),
    ("military", Contrast::Military),
    ("min", Contrast::Minimum),
    ("minimum", Contrast::Minimum),
    ("month", Contrast::Monthly),
    ("monthly", Contrast::Monthly),
    ("more", Contrast::Additional),
    ("mothers", Contrast::Women),
    ("net", Contrast::Net),
    ("next", Contrast::Next),
    ("nominal", Contrast::Nominal),
    ("north", Contrast::North),
    ("northern", Contrast::North),
    ("now", Contrast::Current),
    ("older", Contrast::Old),
    ("only", Contrast::Only),
    ("other", Contrast::Other),
    ("others", Contrast::Other),
    ("overall", Contrast::Total),
    ("overseas", Contrast::Foreign),
    ("part", Contrast::Part),
    ("post", Contrast::After),
    ("pre", Contrast::Before),
    ("previous", Contrast::Previous),
    ("previously", Contrast::Previous),
    ("prior", Contrast::Previous),
    ("private", Contrast::Private),
    ("public", Contrast::Public),
    ("real", Contrast::Real),
    ("remaining", Contrast::Remaining),
    ("respectively", Contrast::Respectively),
    ("rest", Contrast::Remaining),
    ("rural", Contrast::Rural),
    ("second", Contrast::Second),
    ("seniors", Contrast::Old),
    ("since", Contrast::After),
    ("single", Contrast::Single),
    ("singles", Contrast::Single),
    ("south", Contrast::South),
    ("southern", Contrast::South),
    ("third", Contrast::Third),
    ("today", Contrast::Current),
    ("top", Contrast::Upper),
    ("total", Contrast::Total),
    ("unmarried", Contrast::Single),
    ("upper", Contrast::Upper),
    ("urban", Contrast::Urban),
    ("west", Contrast::West),
    ("western", Contrast::West),
    ("wives", Contrast::Women),
    ("woman", Contrast::Women),
    ("women", Contrast::Women),
    ("yearly", Contrast::Annual),
    ("young", Contrast::Young),
    ("younger", Contrast::Young),
    ("youth", Contrast::Young),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_looked_up_stand_in_order() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| *word));
    }

    #[test]
    fn opposites_oppose_each_other_and_nothing_else() {
        let of = Contrasts::of;
        assert!(of("of the men").opposes(of("of Women")));
        assert!(!of("of men and women").opposes(of("of women")));
        assert!(!of("of men").opposes(of("in rural districts")));
        assert!(of("Each of the first").has(Contrast::First));
    }
}
