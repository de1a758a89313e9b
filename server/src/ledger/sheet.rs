//! A first fact sheet, from what briefs agree on.

use super::{Entry, Standing, Statement};
use crate::BriefKey;
use attache_grammar::figure::{Scale, Unit};
use attache_grammar::{Brief, Figure};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The value and the unit of a figure as a fact sheet has them: `("1.19", "USD billion")`.
pub(super) fn value(brief: &Brief, figure: &Figure) -> (String, String) {
    let text = brief.prose.text();
    let scale = figure.scale.filter(|scale| scale_word(*scale).is_some());
    let number = match scale {
        Some(scale) => figure.value.checked_div(scale.factor()).unwrap_or(figure.value),
        None => figure.value,
    };
    let number = format!("{:.*}", usize::from(figure.decimals), number.normalize());
    let whole = figure.slots.whole.clone().map(|whole| format!("of {}", &text[whole]));
    let counted = figure.slots.head.clone().map(|head| text[head].to_owned());
    let noun = match figure.unit {
        Unit::Count => counted,
        Unit::Percent => whole,
        _ => None,
    };
    let unit = match figure.unit {
        Unit::Count => None,
        Unit::PercentagePoints => Some("percentage points".to_owned()),
        unit => Some(unit.name().to_owned()),
    };
    let parts = [unit, scale.and_then(scale_word).map(str::to_owned), noun];
    (number, parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn scale_word(scale: Scale) -> Option<&'static str> {
    Some(match scale {
        Scale::Thousand => "thousand",
        Scale::Lakh => "lakh",
        Scale::Million => "million",
        Scale::Crore => "crore",
        Scale::Billion => "billion",
        Scale::Trillion => "trillion",
        _ => return None,
    })
}

/// The figures that two statements or more agree on, as the TOML of a fact sheet. `name` says what a
/// brief is called.
#[must_use]
pub fn write(entries: &[Entry], name: impl Fn(&BriefKey) -> String) -> String {
    let mut text = String::from(
        "# Figures that the briefs agree on, to start from: check each against its source, then name\n\
         # this file in attache.toml by `fact-sheets`.\n",
    );
    let mut ids = BTreeSet::new();
    let agreed = |entry: &&Entry| entry.standing() == Standing::Agree && entry.declared.is_none();
    for entry in entries.iter().filter(agreed) {
        let exact =
            |statement: &&Statement| statement.significant > 0 && statement.low.is_some() && statement.high.is_some();
        let Some(finest) = entry.statements.iter().filter(exact).max_by_key(|statement| statement.significant) else {
            continue;
        };
        let briefs: BTreeSet<String> = entry.statements.iter().map(|statement| name(&statement.brief)).collect();
        let period = &entry.measured.period;
        let base = slug(&[&entry.measured.entity, &finest.measure, period]);
        let id =
            (1..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") }).find(|id| ids.insert(id.clone()));
        let kind = match entry.measured.role {
            kind @ ("change" | "share" | "target") => Some(kind),
            _ => None,
        };
        let said = briefs.into_iter().collect::<Vec<_>>().join(", ");
        let fields = [
            ("id", id),
            ("subject", Some(entry.measured.entity.clone()).filter(|entity| !entity.is_empty())),
            ("measure", Some(finest.measure.clone())),
            ("value", Some(finest.value.0.clone())),
            ("unit", Some(finest.value.1.clone()).filter(|unit| !unit.is_empty())),
            ("period", Some(period.clone()).filter(|period| !period.is_empty())),
            ("kind", kind.map(str::to_owned)),
            ("source", Some(said)),
        ];
        text.push_str("\n[[figure]]\n");
        for (key, value) in fields {
            if let Some(value) = value {
                let _ = writeln!(text, "{key} = {}", toml::Value::String(value));
            }
        }
    }
    text
}

fn slug(parts: &[&str]) -> String {
    let words = parts.iter().flat_map(|part| part.split(|char: char| !char.is_alphanumeric()));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-")
}
