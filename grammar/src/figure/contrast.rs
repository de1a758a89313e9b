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
        let mut set = Self::default();
        let mut buffer = [0; 24];
        for word in text.split(|char: char| !char.is_alphanumeric()) {
            if let Some(contrast) = word::folded(word, &mut buffer).and_then(named) {
                set.0 |= 1 << contrast as u8;
            }
        }
        set
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

fn named(word: &str) -> Option<Contrast> {
    use Contrast as C;
    Some(match word {
        "men" | "man" | "male" | "males" | "fathers" | "husbands" => C::Men,
        "women" | "woman" | "female" | "females" | "mothers" | "wives" => C::Women,
        "boys" => C::Boys,
        "girls" => C::Girls,
        "children" | "child" => C::Children,
        "adults" | "adult" => C::Adults,
        "older" | "elderly" | "seniors" => C::Old,
        "younger" | "young" | "youth" => C::Young,
        "first" | "1st" => C::First,
        "second" | "2nd" => C::Second,
        "third" | "3rd" => C::Third,
        "last" => C::Last,
        "next" | "coming" => C::Next,
        "before" | "pre" => C::Before,
        "after" | "post" | "since" => C::After,
        "urban" | "city" | "cities" => C::Urban,
        "rural" => C::Rural,
        "domestic" | "local" => C::Domestic,
        "foreign" | "overseas" | "international" => C::Foreign,
        "public" => C::Public,
        "private" => C::Private,
        "imports" | "import" | "imported" => C::Imports,
        "exports" | "export" | "exported" => C::Exports,
        "other" | "others" => C::Other,
        "another" => C::Another,
        "each" | "every" => C::Each,
        "former" => C::Former,
        "latter" => C::Latter,
        "respectively" => C::Respectively,
        "north" | "northern" => C::North,
        "south" | "southern" => C::South,
        "east" | "eastern" => C::East,
        "west" | "western" => C::West,
        "upper" | "high" | "highest" | "top" => C::Upper,
        "lower" | "low" | "lowest" | "bottom" => C::Lower,
        "minimum" | "min" => C::Minimum,
        "maximum" | "max" => C::Maximum,
        "average" | "mean" | "median" => C::Average,
        "direct" => C::Direct,
        "indirect" => C::Indirect,
        "single" | "singles" | "unmarried" => C::Single,
        "married" | "couples" => C::Married,
        "total" | "overall" | "altogether" | "combined" => C::Total,
        "additional" | "extra" | "further" | "more" => C::Additional,
        "remaining" | "rest" => C::Remaining,
        "previous" | "previously" | "earlier" | "prior" => C::Previous,
        "current" | "currently" | "now" | "today" => C::Current,
        "full" => C::Full,
        "part" => C::Part,
        "only" | "alone" => C::Only,
        "civilian" | "civilians" => C::Civilian,
        "military" => C::Military,
        "nominal" => C::Nominal,
        "real" => C::Real,
        "gross" => C::Gross,
        "net" => C::Net,
        "monthly" | "month" => C::Monthly,
        "annual" | "annually" | "yearly" => C::Annual,
        "daily" => C::Daily,
        "capita" => C::PerHead,
        _ => return None,
    })
}
