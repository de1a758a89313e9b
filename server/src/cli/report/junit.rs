//! JUnit's XML: a brief is a suite and a finding a case. A brief without findings is a case that
//! passed, so that a report of a clean folder is not empty. Attributes are those that Jenkins' plugin xUnit
//! knows, which refuses all others: `file` and `line` of a case are not among them, so its class is the brief
//! and its name has the place.

use super::xml::{self, Xml, legal};
use super::{Report, compact};
use crate::BriefKey;
use crate::finding::Finding;
use quick_xml::events::BytesText;
use std::io::{self, Write};

/// Writes all findings. Those that make the run fail are failures, the others cases with output.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let by_brief = report.by_brief();
    let cases: usize = by_brief.iter().map(|(_, findings)| findings.len().max(1)).sum();
    let failures = report.findings.iter().filter(|finding| fails(report, finding)).count();
    let (cases, failures) = (cases.to_string(), failures.to_string());
    xml::document(out, |xml| {
        xml.create_element("testsuites")
            .with_attributes([("name", "attache"), ("tests", &cases), ("failures", &failures), ("errors", "0")])
            .write_inner_content(|xml| {
                by_brief.iter().try_for_each(|(key, findings)| suite(xml, report, key, findings))
            })?;
        Ok(())
    })
}

fn fails(report: &Report<'_>, finding: &Finding) -> bool {
    finding.severity >= report.fail_on
}

fn suite(xml: &mut Xml<'_>, report: &Report<'_>, key: &BriefKey, findings: &[Finding]) -> io::Result<()> {
    let name = legal(&report.sources.name(key));
    let tests = findings.len().max(1).to_string();
    let failures = findings.iter().filter(|finding| fails(report, finding)).count().to_string();
    xml.create_element("testsuite")
        .with_attributes([("name", name.as_str()), ("tests", &tests), ("failures", &failures), ("errors", "0")])
        .write_inner_content(|xml| {
            if findings.is_empty() {
                let case = [("name", "nothing to report"), ("classname", name.as_str())];
                xml.create_element("testcase").with_attributes(case).write_empty()?;
            }
            findings.iter().try_for_each(|finding| case(xml, report, finding, &name))
        })?;
    Ok(())
}

fn case(xml: &mut Xml<'_>, report: &Report<'_>, finding: &Finding, class: &str) -> io::Result<()> {
    let start = report.sources.place(&finding.brief, finding.span.start);
    let name = format!("{} {} ({}:{})", finding.rule.code, finding.rule.name, start.line, start.column);
    let case = [("name", name.as_str()), ("classname", class)];
    xml.create_element("testcase").with_attributes(case).write_inner_content(|xml| {
        let told = legal(&compact::line(report, finding));
        let told = BytesText::new(&told);
        if fails(report, finding) {
            let failure = [("type", finding.severity.name()), ("message", &legal(&finding.message))];
            xml.create_element("failure").with_attributes(failure).write_text_content(told)?;
        } else {
            xml.create_element("system-out").write_text_content(told)?;
        }
        Ok(())
    })?;
    Ok(())
}
