//! Checkstyle's XML, which many review tools read.

use super::Report;
use super::xml::{self, Xml, legal};
use crate::finding::{Finding, Severity};
use std::io::{self, Write};

/// Writes all findings, by brief.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    xml::document(out, |xml| {
        xml.create_element("checkstyle").with_attribute(("version", "4.3")).write_inner_content(|xml| {
            for (key, findings) in report.by_brief().into_iter().filter(|(_, findings)| !findings.is_empty()) {
                let name = legal(&report.sources.name(key));
                let file = xml.create_element("file").with_attribute(("name", name.as_str()));
                file.write_inner_content(|xml| findings.iter().try_for_each(|finding| error(xml, report, finding)))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn error(xml: &mut Xml<'_>, report: &Report<'_>, finding: &Finding) -> io::Result<()> {
    let start = report.sources.place(&finding.brief, finding.span.start);
    let attributes = [
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("severity", severity(finding.severity).to_owned()),
        ("message", legal(&finding.message)),
        ("source", format!("attache.{}.{}", finding.rule.code, finding.rule.name)),
    ];
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element("error").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "info",
    }
}
