//! Physical units by symbol and by name.

use super::unit::Unit;
use super::word;
use crate::wordlist::{WordList, words};
use std::ops::Range;

/// What is printed, and the symbol it stands for. Symbols are as sensitive to case as physics is.
const UNITS: &[(&str, &str)] = &[
    ("km", "km"),
    ("m", "m"),
    ("kilometres", "km"),
    ("kilometers", "km"),
    ("kilometre", "km"),
    ("kilometer", "km"),
    ("kms", "km"),
    ("metres", "m"),
    ("meters", "m"),
    ("metre", "m"),
    ("meter", "m"),
    ("cm", "cm"),
    ("centimetres", "cm"),
    ("centimeters", "cm"),
    ("mm", "mm"),
    ("millimetres", "mm"),
    ("millimeters", "mm"),
    ("miles", "mi"),
    ("mile", "mi"),
    ("feet", "ft"),
    ("ft", "ft"),
    ("foot", "ft"),
    ("inches", "in"),
    ("inch", "in"),
    ("acres", "acre"),
    ("acre", "acre"),
    ("hectares", "ha"),
    ("hectare", "ha"),
    ("ha", "ha"),
    ("sqm", "m²"),
    ("km²", "km²"),
    ("m²", "m²"),
    ("m³", "m³"),
    ("tonnes", "t"),
    ("tonne", "t"),
    ("tons", "ton"),
    ("ton", "ton"),
    ("lb", "lb"),
    ("lbs", "lb"),
    ("kg", "kg"),
    ("kilograms", "kg"),
    ("kilogram", "kg"),
    ("kilogrammes", "kg"),
    ("kilos", "kg"),
    ("grams", "g"),
    ("gram", "g"),
    ("Mt", "Mt"),
    ("Gt", "Gt"),
    ("gigatons", "Gt"),
    ("gigatonnes", "Gt"),
    ("megatons", "Mt"),
    ("megatonnes", "Mt"),
    ("kilotons", "kt"),
    ("kilotonnes", "kt"),
    ("kt", "kt"),
    ("litres", "L"),
    ("liters", "L"),
    ("litre", "L"),
    ("gallons", "gal"),
    ("barrels", "bbl"),
    ("bpd", "bpd"),
    ("bushels", "bu"),
    ("W", "W"),
    ("kW", "kW"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("TW", "TW"),
    ("watts", "W"),
    ("kilowatts", "kW"),
    ("megawatts", "MW"),
    ("gigawatts", "GW"),
    ("megawatt", "MW"),
    ("gigawatt", "GW"),
    ("kWh", "kWh"),
    ("MWh", "MWh"),
    ("GWh", "GWh"),
    ("TWh", "TWh"),
    ("MWp", "MWp"),
    ("GWp", "GWp"),
    ("megawatt-hours", "MWh"),
    ("kilowatt-hours", "kWh"),
    ("MHz", "MHz"),
    ("GHz", "GHz"),
    ("kHz", "kHz"),
    ("GB", "GB"),
    ("MB", "MB"),
    ("TB", "TB"),
    ("PB", "PB"),
    ("Mbps", "Mbps"),
    ("Gbps", "Gbps"),
    ("ppm", "ppm"),
    ("ppb", "ppb"),
    ("knots", "kn"),
    ("kph", "km/h"),
    ("mph", "mph"),
    ("km/h", "km/h"),
    ("nm", "nm"),
    ("EJ", "EJ"),
    ("GtC", "GtC"),
    ("ktCO", "ktCO₂"),
    ("MtCO", "MtCO₂"),
    ("GtCO", "GtCO₂"),
    ("tCO", "tCO₂"),
    ("kWp", "kWp"),
    ("mg", "mg"),
    ("μm", "μm"),
    ("degrees", "°"),
    ("degree", "°"),
    ("tCO₂e", "tCO₂e"),
    ("MtCO₂e", "MtCO₂e"),
    ("tCO₂", "tCO₂"),
    ("MtCO₂", "MtCO₂"),
    ("TEU", "TEU"),
    ("TEUs", "TEU"),
    ("grammes", "g"),
    ("pounds", "lb"),
    ("lbs", "lb"),
    ("ounces", "oz"),
];

static BY_NAME: WordList<512> = WordList::of(&const { words::<{ UNITS.len() }, _>(UNITS) });

/// The unit that begins with the word behind a number.
pub(super) fn named(text: &str, first: &Range<usize>) -> Option<(Unit, usize)> {
    let word = &text[first.clone()];
    let then =
        |at: usize, word: &str| word::next(text, at).filter(|next| &text[next.clone()] == word).map(|next| next.end);
    match word {
        "square" | "sq" | "cubic" => {
            let next = word::next(text, first.end)?;
            let symbol = match (word, named(text, &next)?.0) {
                ("cubic", Unit::Physical("m")) => "m³",
                ("cubic", Unit::Physical("km")) => "km³",
                ("cubic", Unit::Physical("ft")) => "ft³",
                (_, Unit::Physical("m")) => "m²",
                (_, Unit::Physical("km")) => "km²",
                (_, Unit::Physical("mi")) => "mi²",
                (_, Unit::Physical("ft")) => "ft²",
                _ => return None,
            };
            return Some((Unit::Physical(symbol), next.end));
        }
        "nautical" => return then(first.end, "miles").map(|end| (Unit::Physical("nmi"), end)),
        "metric" => {
            return ["tons", "tonnes"]
                .iter()
                .find_map(|word| then(first.end, word))
                .map(|end| (Unit::Physical("t"), end));
        }
        "degrees" | "degree" => {
            let end = ["Celsius", "C", "centigrade"].iter().find_map(|word| then(first.end, word));
            let celsius = end.map(|end| (Unit::Physical("°C"), end));
            return celsius.or(Some((Unit::Physical("°"), first.end)));
        }
        _ => {}
    }
    // `5-kilometre`, `50-tonne`: compounds go on behind the unit.
    let hyphen = word.bytes().position(|byte| byte == b'-');
    let bare = hyphen.filter(|_| !word.ends_with("hours")).map_or(word, |hyphen| &word[..hyphen]);
    let symbol = UNITS[BY_NAME.find(bare)?].1;
    Some((Unit::Physical(symbol), first.start + bare.len()))
}
