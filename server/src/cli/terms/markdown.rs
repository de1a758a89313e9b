//! The list as a Markdown table. What the briefs do not define themselves says who else does.

use crate::abbreviations::{Abbreviation, Origin, escaped};
use std::io::{self, Write};

pub(super) fn write(list: &[Abbreviation], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| Abbreviation | Meaning |\n| --- | --- |")?;
    list.iter().try_for_each(|one| writeln!(out, "| {} | {} |", escaped(&one.short), meaning(one)))
}

fn meaning(one: &Abbreviation) -> String {
    let remark = match one.origin {
        Origin::Defined => None,
        Origin::Glossary => Some("not defined in the brief; from the project’s glossary"),
        Origin::Brief => Some("not defined in the brief; from another one"),
        Origin::WellKnown => Some("not defined in the brief; well known"),
        Origin::Pack => Some("not defined in the brief; from a pack"),
        Origin::Undefined if one.senses.is_empty() => Some("not defined"),
        Origin::Undefined => Some("not defined, and it has several meanings"),
    };
    let senses = one.senses.iter().map(|sense| escaped(sense)).collect::<Vec<_>>().join("; ");
    let long = one.long.as_deref().map_or(senses, escaped);
    let parts = [long, remark.map(|remark| format!("*({remark})*")).unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
