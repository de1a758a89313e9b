//! Our values to the protocol's, and back: the one place where the two meet.

use super::address::Addresses;
use crate::BriefKey;
use crate::features::definition::Target;
use crate::features::hover::Hover;
use crate::finding::{Finding, Related, Severity};
use crate::text::{Encoding, Position, Text};
use crate::workspace::Workspace;
use attache_grammar::Span;
use std::collections::HashMap;
use tower_lsp::ls_types as lsp;

/// What a client said it can show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Abilities {
    /// Positions count in these units.
    pub encoding: Encoding,
    /// Diagnostics may name related places.
    pub related_information: bool,
    /// Hovers may be Markdown.
    pub markdown_hover: bool,
    /// Definitions may name the word they were asked for.
    pub location_link: bool,
    /// Watched files may be registered for at run time.
    pub watched_files: bool,
}

impl Abilities {
    /// Reads what the client announced.
    pub fn of(client: &lsp::ClientCapabilities) -> Self {
        let document = client.text_document.as_ref();
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let formats =
            document.and_then(|document| document.hover.as_ref()).and_then(|hover| hover.content_format.as_ref());
        let definition = document.and_then(|document| document.definition.as_ref());
        let watched = client.workspace.as_ref().and_then(|workspace| workspace.did_change_watched_files.as_ref());
        Self {
            encoding: encoding(offered.unwrap_or_default()),
            related_information: diagnostics.and_then(|can| can.related_information).unwrap_or(false),
            markdown_hover: formats.is_some_and(|formats| formats.first() == Some(&lsp::MarkupKind::Markdown)),
            location_link: definition.and_then(|can| can.link_support).unwrap_or(false),
            watched_files: watched.and_then(|can| can.dynamic_registration).unwrap_or(false),
        }
    }

    /// The name of the units that positions count in.
    pub fn encoding_kind(self) -> lsp::PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
            Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
            Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
        }
    }
}

/// Bytes are what we count ourselves; UTF-16 is what every client must offer.
fn encoding(offered: &[lsp::PositionEncodingKind]) -> Encoding {
    let offers = |kind| offered.contains(&kind);
    if offers(lsp::PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(lsp::PositionEncodingKind::UTF32) && !offers(lsp::PositionEncodingKind::UTF16) {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}

/// A position of the client.
pub fn position(position: lsp::Position) -> Position {
    Position { line: position.line, character: position.character }
}

/// A span as the client counts.
pub fn range(text: &Text, span: Span, encoding: Encoding) -> lsp::Range {
    let at = |byte: u32| {
        let position = text.position(byte as usize, encoding);
        lsp::Position { line: position.line, character: position.character }
    };
    lsp::Range { start: at(span.start), end: at(span.end) }
}

/// Turns spans in many briefs into locations; every text is fetched once.
pub struct Locator<'a> {
    workspace: &'a Workspace,
    addresses: &'a Addresses,
    encoding: Encoding,
    texts: HashMap<BriefKey, Option<Text>>,
}

impl<'a> Locator<'a> {
    /// A locator for one answer.
    pub fn new(workspace: &'a Workspace, addresses: &'a Addresses, encoding: Encoding) -> Self {
        Self { workspace, addresses, encoding, texts: HashMap::new() }
    }

    /// A span of a brief as the client counts; none if the brief is gone.
    pub fn range(&mut self, brief: &BriefKey, span: Span) -> Option<lsp::Range> {
        let fetch = || self.workspace.text(brief);
        let text = self.texts.entry(brief.clone()).or_insert_with(fetch).as_ref()?;
        Some(range(text, span, self.encoding))
    }

    /// A place in a brief; none if the brief is gone.
    pub fn location(&mut self, brief: &BriefKey, span: Span) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.addresses.uri(brief)?, range: self.range(brief, span)? })
    }

    /// A hover as the client shows it.
    pub fn hover(&mut self, brief: &BriefKey, hover: &Hover, abilities: Abilities) -> Option<lsp::Hover> {
        let range = self.range(brief, hover.span)?;
        let contents = if abilities.markdown_hover {
            let value = hover.card.markdown(|brief, span| self.address(brief, span));
            lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value }
        } else {
            let value = hover.card.plain(|brief, span| self.line(brief, span));
            lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value }
        };
        Some(lsp::Hover { contents: lsp::HoverContents::Markup(contents), range: Some(range) })
    }

    /// Definitions as the client follows them; none is no answer.
    pub fn definition(
        &mut self,
        brief: &BriefKey,
        targets: &[Target],
        abilities: Abilities,
    ) -> Option<lsp::GotoDefinitionResponse> {
        if targets.is_empty() {
            return None;
        }
        if !abilities.location_link {
            let place = |target: &Target| self.location(&target.brief, target.selection);
            return Some(lsp::GotoDefinitionResponse::Array(targets.iter().filter_map(place).collect()));
        }
        let link = |target: &Target| {
            Some(lsp::LocationLink {
                origin_selection_range: self.range(brief, target.origin),
                target_uri: self.addresses.uri(&target.brief)?,
                target_range: self.range(&target.brief, target.span)?,
                target_selection_range: self.range(&target.brief, target.selection)?,
            })
        };
        Some(lsp::GotoDefinitionResponse::Link(targets.iter().filter_map(link).collect()))
    }

    /// The address of a place as editors open it: the file, and the line as its fragment.
    fn address(&mut self, brief: &BriefKey, span: Span) -> Option<String> {
        let line = self.range(brief, span)?.start.line + 1;
        Some(format!("{}#L{line}", self.addresses.uri(brief)?.as_str()))
    }

    /// `line 12`.
    fn line(&mut self, brief: &BriefKey, span: Span) -> Option<String> {
        Some(format!("line {}", self.range(brief, span)?.start.line + 1))
    }

    /// A finding as the client shows it.
    pub fn diagnostic(&mut self, finding: &Finding, abilities: Abilities) -> Option<lsp::Diagnostic> {
        let related = abilities.related_information.then(|| self.related(&finding.related));
        Some(lsp::Diagnostic {
            range: self.range(&finding.brief, finding.span)?,
            severity: Some(severity(finding.severity)),
            code: Some(lsp::NumberOrString::String(finding.rule.name.to_owned())),
            source: Some("attache".to_owned()),
            message: finding.message.clone(),
            related_information: related.filter(|related| !related.is_empty()),
            ..lsp::Diagnostic::default()
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

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
    }
}
