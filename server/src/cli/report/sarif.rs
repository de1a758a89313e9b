//! SARIF 2.1.0 (OASIS), the format of code scanning. Columns count code points, which the format
//! allows if one says so; a hint is a note that says so in its properties.

use super::Report;
use super::sources::Sources;
use crate::BriefKey;
use crate::cli::{escaped, uri};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::rules::{RULES, Rule};
use attache_grammar::Span;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes all findings, with the pages of all rules.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let results: Vec<_> = report.findings.iter().map(|finding| result(finding, report.sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "attache",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": true}],
            "results": results,
        }],
    });
    escaped::write(out, &log)?;
    writeln!(out)
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary()},
        "help": {"text": rule.page(), "markdown": rule.page()},
        "helpUri": rule.address(),
        "defaultConfiguration": {
            "enabled": rule.severity.is_some(),
            "level": level(rule.severity.unwrap_or(Severity::Warning)),
        },
    })
}

fn result(finding: &Finding, sources: &Sources) -> Value {
    let index = RULES.iter().position(|rule| rule == finding.rule).expect("findings come from the rules");
    let related = finding.related.iter().enumerate().map(|(index, related)| {
        json!({
            "id": index + 1,
            "message": {"text": related.message},
            "physicalLocation": location(&related.brief, related.span, sources),
        })
    });
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location(&finding.brief, finding.span, sources)}],
        // The first is the one that GitHub looks at.
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "attacheFingerprint/v1": finding.fingerprint,
        },
        "properties": {"severity": finding.severity.name()},
    });
    if !finding.related.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    if !finding.fixes.is_empty() {
        result["fixes"] = finding.fixes.iter().map(|one| fix(one, sources)).collect();
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// A fix has one change for each brief, and a change one replacement for each edit.
fn fix(fix: &Fix, sources: &Sources) -> Value {
    let mut changes: Vec<(&BriefKey, Vec<&Edit>)> = Vec::new();
    for edit in &fix.edits {
        match changes.iter_mut().find(|(brief, _)| **brief == edit.brief) {
            Some((_, edits)) => edits.push(edit),
            None => changes.push((&edit.brief, vec![edit])),
        }
    }
    let replacement = |edit: &&Edit| {
        json!({
            "deletedRegion": region(&edit.brief, edit.span, sources),
            "insertedContent": {"text": edit.text},
        })
    };
    let change = |(brief, edits): (&BriefKey, Vec<&Edit>)| {
        json!({
            "artifactLocation": artifact(brief, sources),
            "replacements": edits.iter().map(replacement).collect::<Vec<_>>(),
        })
    };
    json!({
        "description": {"text": fix.title},
        "artifactChanges": changes.into_iter().map(change).collect::<Vec<_>>(),
        "properties": {"safe": fix.safe},
    })
}

fn location(brief: &BriefKey, span: Span, sources: &Sources) -> Value {
    json!({"artifactLocation": artifact(brief, sources), "region": region(brief, span, sources)})
}

fn region(brief: &BriefKey, span: Span, sources: &Sources) -> Value {
    let (start, end) = (sources.place(brief, span.start), sources.place(brief, span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn artifact(brief: &BriefKey, sources: &Sources) -> Value {
    let name = sources.name(brief);
    match brief.path().filter(|_| name == brief.as_str()) {
        Some(_) => json!({"uri": uri::file(&name)}),
        None => json!({"uri": uri::path(&name), "uriBaseId": "%SRCROOT%"}),
    }
}
