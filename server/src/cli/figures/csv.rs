//! The ledger as CSV: one line a statement, with the columns entity, measure, unit, period, role,
//! standing, value, path, line, column, date, quoted, declared.

use crate::cli::report::Sources;
use crate::ledger::Entry;
use std::io::{self, Write};

pub(super) fn write(entries: &[Entry], sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "entity", "measure", "unit", "period", "role", "standing", "value", "path", "line", "column", "date", "quoted",
        "declared",
    ])?;
    for entry in entries {
        for one in &entry.statements {
            let place = sources.place(&one.brief, one.span.start);
            let (path, line, column) = (sources.name(&one.brief), place.line.to_string(), place.column.to_string());
            let date = one.date.map(|date| date.to_string()).unwrap_or_default();
            let declared = entry.measured.declared.as_deref().unwrap_or_default();
            table.write_record([
                one.entity.as_str(),
                &one.measure,
                entry.measured.unit,
                &entry.measured.period,
                entry.measured.role,
                entry.standing().name(),
                &one.written,
                &path,
                &line,
                &column,
                &date,
                if one.is_quoted { "yes" } else { "no" },
                declared,
            ])?;
        }
    }
    table.flush()
}
