//! Cards as hovers.

use super::Locator;
use crate::BriefKey;
use crate::features::card::Card;
use crate::features::hover::Hover;
use attache_grammar::Span;
use tower_lsp::ls_types as lsp;

impl Locator<'_> {
    /// A hover as the client shows it.
    pub fn hover(&mut self, brief: &BriefKey, hover: &Hover) -> Option<lsp::Hover> {
        let range = self.range(brief, hover.span)?;
        let contents = self.markup(&hover.card, self.abilities.markdown_hover);
        Some(lsp::Hover { contents: lsp::HoverContents::Markup(contents), range: Some(range) })
    }

    /// A card as Markdown or as plain text.
    pub fn markup(&mut self, card: &Card, markdown: bool) -> lsp::MarkupContent {
        if markdown {
            let value = card.markdown(|brief, span| self.address(brief, span));
            lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value }
        } else {
            let value = card.plain(|brief, span| self.line(brief, span));
            lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value }
        }
    }

    /// The address of a place as editors open it: the file, and the line as its fragment.
    pub(super) fn address(&mut self, brief: &BriefKey, span: Span) -> Option<String> {
        let line = self.range(brief, span)?.start.line + 1;
        Some(format!("{}#L{line}", self.addresses.uri(brief)?.as_str()))
    }

    /// `line 12`.
    fn line(&mut self, brief: &BriefKey, span: Span) -> Option<String> {
        Some(format!("line {}", self.range(brief, span)?.start.line + 1))
    }
}
