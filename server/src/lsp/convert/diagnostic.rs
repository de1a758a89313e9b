//! Findings as diagnostics.

use super::Locator;
use crate::finding::{Finding, Related, Severity};
use crate::rules::Look;
use std::str::FromStr;
use tower_lsp::ls_types as lsp;

impl Locator<'_> {
    /// A finding as the client shows it.
    pub fn diagnostic(&mut self, finding: &Finding) -> Option<lsp::Diagnostic> {
        let related = self.abilities.related_information.then(|| self.related(&finding.related));
        Some(lsp::Diagnostic {
            range: self.range(&finding.brief, finding.span)?,
            severity: Some(severity(finding.severity)),
            code: Some(lsp::NumberOrString::String(finding.rule.name.to_owned())),
            source: Some("attache".to_owned()),
            message: finding.message.clone(),
            code_description: self.abilities.code_description.then(|| page(finding)).flatten(),
            tags: finding.rule.look.filter(|look| self.abilities.shows(*look)).map(|look| vec![tag(look)]),
            data: self.abilities.diagnostic_data.then(|| serde_json::json!({"fingerprint": finding.fingerprint})),
            related_information: related.filter(|related| !related.is_empty()),
        })
    }

    fn related(&mut self, related: &[Related]) -> Vec<lsp::DiagnosticRelatedInformation> {
        let place = |related: &Related| {
            let location = self.location(&related.brief, related.span)?;
            Some(lsp::DiagnosticRelatedInformation { location, message: related.message.clone() })
        };
        related.iter().filter_map(place).collect()
    }
}

fn page(finding: &Finding) -> Option<lsp::CodeDescription> {
    Some(lsp::CodeDescription { href: lsp::Uri::from_str(&finding.rule.address()).ok()? })
}

fn tag(look: Look) -> lsp::DiagnosticTag {
    match look {
        Look::Unneeded => lsp::DiagnosticTag::UNNECESSARY,
        Look::OutOfUse => lsp::DiagnosticTag::DEPRECATED,
    }
}

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
    }
}
