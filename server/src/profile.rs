//! House styles: what a guide asks for, as a plain file. The ones that ship lie in `profiles/`; a
//! house writes its own, which inherits one of them or another of its own. Each choice names its guide
//! and how sure we are of it: what nobody has read is not asked of any author.

use crate::finding::Severity;
use crate::nearest::nearest;
use crate::rules::{RULES, Rule, find};
use crate::settings::SettingsError;
use crate::words::Spelling;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use toml::Spanned;

/// The profiles that ship, by the name that settings give them.
pub const SHIPPED: [(&str, &str); 8] = [
    ("neutral", include_str!("../profiles/neutral.toml")),
    ("us", include_str!("../profiles/us.toml")),
    ("ap", include_str!("../profiles/ap.toml")),
    ("gpo", include_str!("../profiles/gpo.toml")),
    ("uk", include_str!("../profiles/uk.toml")),
    ("economist", include_str!("../profiles/economist.toml")),
    ("un", include_str!("../profiles/un.toml")),
    ("eu", include_str!("../profiles/eu.toml")),
];

/// What a house asks for. What it leaves open, each brief decides for itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// How percentages are written.
    pub percent: Option<Percent>,
    /// Which English it is.
    pub spelling: Option<Spelling>,
    /// How days are written.
    pub dates: Option<DateOrder>,
    /// Whether a comma follows the year in `June 12, 2018,`.
    pub comma_after_year: Option<bool>,
    /// The mark between the ends of a range of numbers.
    pub ranges: Option<RangeMark>,
    /// Whole numbers up to this one are written in words.
    pub words_to: Option<u32>,
    /// A short form is introduced only if the name comes at least so often, the definition included.
    pub least_uses: Option<u32>,
    /// Whether a short form takes the ending of a possessive.
    pub possessives: Option<bool>,
    /// Which form stands first where a short form is defined.
    pub definitions: Option<DefinitionOrder>,
}

/// How percentages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Percent {
    /// 5%
    #[serde(rename = "%")]
    Sign,
    /// 5 percent
    #[serde(rename = "percent")]
    Word,
    /// 5 per cent
    #[serde(rename = "per cent")]
    TwoWords,
}

/// How days are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// June 12, 2018
    MonthDay,
    /// 12 June 2018
    DayMonth,
}

/// The mark between the ends of a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RangeMark {
    /// 3-5
    Hyphen,
    /// 3–5
    EnDash,
}

/// Which form stands first where a short form is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionOrder {
    /// Special Measures Agreement (SMA)
    LongShort,
    /// SMA (Special Measures Agreement)
    ShortLong,
}

impl Percent {
    /// The form itself.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Percent::Sign => "%",
            Percent::Word => "percent",
            Percent::TwoWords => "per cent",
        }
    }
}

/// A profile as it is written, before it inherits anything.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Whose style it is.
    pub title: String,
    /// The profile that it builds upon, by name or by path.
    pub inherits: Option<Spanned<String>>,
    style: Choices,
    rules: BTreeMap<Spanned<String>, Stated<Weight>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Choices {
    percent: Option<Stated<Percent>>,
    spelling: Option<Stated<Spelling>>,
    dates: Option<Stated<DateOrder>>,
    comma_after_year: Option<Stated<bool>>,
    ranges: Option<Stated<RangeMark>>,
    words_to: Option<Stated<u32>>,
    least_uses: Option<Stated<u32>>,
    possessives: Option<Stated<bool>>,
    definitions: Option<Stated<DefinitionOrder>>,
}

/// A severity, or none.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Weight {
    Off,
    Hint,
    Info,
    Warning,
    Error,
}

/// A choice and where it is from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sourced<T> {
    form: T,
    /// The guide that asks for it.
    #[serde(rename = "guide")]
    _guide: String,
    evidence: Evidence,
}

/// How sure we are that a guide asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Evidence {
    /// Read in the guide itself.
    Read,
    /// Read in what others say of the guide.
    Reported,
    /// Not looked up: kept for whoever does, and not applied.
    Unverified,
}

/// What a profile asks for, if it does: a house of its own states a form and nothing else.
#[derive(Debug)]
struct Stated<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StatedVisitor(PhantomData))
    }
}

struct StatedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for StatedVisitor<T> {
    type Value = Stated<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a form, or a table with form, guide and evidence")
    }

    fn visit_str<E: de::Error>(self, form: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(form)).map(|form| Stated(Some(form)))
    }

    fn visit_bool<E: de::Error>(self, form: bool) -> Result<Self::Value, E> {
        T::deserialize(de::value::BoolDeserializer::new(form)).map(|form| Stated(Some(form)))
    }

    fn visit_i64<E: de::Error>(self, form: i64) -> Result<Self::Value, E> {
        T::deserialize(de::value::I64Deserializer::new(form)).map(|form| Stated(Some(form)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let sourced = Sourced::<T>::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Stated((sourced.evidence != Evidence::Unverified).then_some(sourced.form)))
    }
}

/// Reads the text of a profile.
///
/// # Errors
/// Says what is no profile, and where.
pub fn read(text: &str) -> Result<Profile, SettingsError> {
    let profile: Profile = toml::from_str(text)?;
    profile.rules.keys().try_for_each(|name| rule(name).map(drop))?;
    Ok(profile)
}

fn rule(name: &Spanned<String>) -> Result<&'static Rule, SettingsError> {
    find(name.get_ref()).ok_or_else(|| {
        let names = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
        let help = nearest(name.get_ref(), names).map(|name| format!("did you mean “{name}”?"));
        SettingsError { message: format!("unknown rule “{}”", name.get_ref()), span: name.span(), help }
    })
}

/// How much the findings of rules matter in a house, by code; none is off.
pub type Weights = BTreeMap<&'static str, Option<Severity>>;

/// A profile and all that it inherits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct House {
    /// What it asks for.
    pub style: Style,
    /// How much it minds.
    pub weights: Weights,
}

impl House {
    /// What a profile adds to the one that it inherits.
    #[must_use]
    pub fn with(mut self, profile: &Profile) -> Self {
        let (style, choices) = (&mut self.style, &profile.style);
        lay(&mut style.percent, choices.percent.as_ref());
        lay(&mut style.spelling, choices.spelling.as_ref());
        lay(&mut style.dates, choices.dates.as_ref());
        lay(&mut style.comma_after_year, choices.comma_after_year.as_ref());
        lay(&mut style.ranges, choices.ranges.as_ref());
        lay(&mut style.words_to, choices.words_to.as_ref());
        lay(&mut style.least_uses, choices.least_uses.as_ref());
        lay(&mut style.possessives, choices.possessives.as_ref());
        lay(&mut style.definitions, choices.definitions.as_ref());
        for (name, weight) in &profile.rules {
            if let (Some(rule), Stated(Some(weight))) = (find(name.get_ref()), weight) {
                self.weights.insert(rule.code, weight.severity());
            }
        }
        self
    }

    /// The house of a profile that ships. What it inherits ships as well.
    #[must_use]
    pub fn shipped(name: &str) -> Self {
        let Some((_, text)) = SHIPPED.iter().find(|(shipped, _)| *shipped == name) else { return Self::default() };
        let profile = read(text).expect("shipped profiles are read in a test");
        let parent = profile.inherits.as_ref().map(|parent| Self::shipped(parent.get_ref())).unwrap_or_default();
        parent.with(&profile)
    }
}

fn lay<T: Copy>(choice: &mut Option<T>, stated: Option<&Stated<T>>) {
    if let Some(Stated(Some(form))) = stated {
        *choice = Some(*form);
    }
}

impl Weight {
    fn severity(self) -> Option<Severity> {
        match self {
            Weight::Off => None,
            Weight::Hint => Some(Severity::Hint),
            Weight::Info => Some(Severity::Info),
            Weight::Warning => Some(Severity::Warning),
            Weight::Error => Some(Severity::Error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_is_sound_and_inherits_one_that_ships() {
        for (name, text) in SHIPPED {
            let profile = read(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert!(!profile.title.is_empty(), "{name}");
            let parent = profile.inherits.map(Spanned::into_inner);
            let is_sound = parent.as_deref().is_none_or(|parent| {
                // Only those before it, so that none inherits itself.
                SHIPPED.iter().take_while(|(other, _)| *other != name).any(|(other, _)| *other == parent)
            });
            assert!(is_sound, "{name} inherits {parent:?}");
        }
    }

    #[test]
    fn neutral_asks_for_nothing() {
        assert_eq!(House::shipped("neutral"), House::default());
    }

    #[test]
    fn a_house_inherits_and_overrides() {
        let own = read(
            "inherits = \"uk\"\n[style]\npercent = \"%\"\ncomma-after-year = false\nwords-to = 9\n[rules]\nS009 = \"info\"\n",
        )
        .expect("a sound profile");
        let house = House::shipped("uk").with(&own);
        assert_eq!((house.style.percent, house.style.dates), (Some(Percent::Sign), Some(DateOrder::DayMonth)));
        assert_eq!((house.style.comma_after_year, house.style.words_to), (Some(false), Some(9)));
        assert_eq!(house.weights["S009"], Some(Severity::Info));
    }

    #[test]
    fn what_nobody_has_read_is_not_asked_for() {
        let stated = |evidence: &str| {
            let text = format!(
                "[style]\nwords-to = {{ form = 9, guide = \"A Guide\", evidence = \"{evidence}\" }}\n[rules]\n\
                 S017 = {{ form = \"info\", guide = \"A Guide\", evidence = \"{evidence}\" }}\n"
            );
            let house = House::default().with(&read(&text).expect("a sound profile"));
            (house.style.words_to, house.weights.get("S017").copied())
        };
        assert_eq!(stated("read"), (Some(9), Some(Some(Severity::Info))));
        assert_eq!(stated("reported"), (Some(9), Some(Some(Severity::Info))));
        assert_eq!(stated("unverified"), (None, None));
    }

    #[test]
    fn a_slip_in_a_profile_is_told_the_right_name() {
        let complaint = |text: &str| {
            let error = read(text).expect_err("the test writes what is wrong");
            (text[error.span].to_owned(), error.help.unwrap_or_default())
        };
        assert_eq!(complaint("[style]\npercnt = \"%\"\n").1, "did you mean “percent”?");
        assert_eq!(complaint("[rules]\nmixed-speling = \"off\"\n").1, "did you mean “mixed-spelling”?");
        assert_eq!(complaint("[style]\npercent = \"prozent\"\n").0, "\"prozent\"");
    }
}
