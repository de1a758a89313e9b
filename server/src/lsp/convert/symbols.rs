//! Symbols as trees or as lists, folds, links, lenses and hints.

use super::Locator;
use crate::BriefKey;
use crate::features::folding::{Fold, FoldKind};
use crate::features::inlay::Hint;
use crate::features::lenses::Lens;
use crate::features::links::{Destination, Leading};
use crate::features::symbols::{Stated, Symbol, SymbolKind};
use attache_grammar::Span;
use std::str::FromStr;
use tower_lsp::ls_types as lsp;

/// A client's own command that shows a list of places: address, position, places.
pub const SHOW_REFERENCES: &str = "attache.showReferences";

impl Locator<'_> {
    /// Symbols as a tree, or one after the other for clients that know no trees.
    pub fn symbols(&mut self, brief: &BriefKey, symbols: &[Symbol]) -> lsp::DocumentSymbolResponse {
        if self.abilities.symbol_trees {
            return lsp::DocumentSymbolResponse::Nested(symbols.iter().filter_map(|it| self.tree(brief, it)).collect());
        }
        let mut list = Vec::new();
        self.list(brief, symbols, None, &mut list);
        lsp::DocumentSymbolResponse::Flat(list)
    }

    // The field that says that a symbol is out of use is itself out of use, and has to be filled.
    #[allow(deprecated)]
    fn tree(&mut self, brief: &BriefKey, symbol: &Symbol) -> Option<lsp::DocumentSymbol> {
        let children: Vec<_> = symbol.children.iter().filter_map(|child| self.tree(brief, child)).collect();
        Some(lsp::DocumentSymbol {
            name: symbol.name.clone(),
            detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            range: self.range(brief, symbol.span)?,
            selection_range: self.range(brief, symbol.selection)?,
            children: (!children.is_empty()).then_some(children),
        })
    }

    #[allow(deprecated)]
    fn list(
        &mut self,
        brief: &BriefKey,
        symbols: &[Symbol],
        container: Option<&str>,
        list: &mut Vec<lsp::SymbolInformation>,
    ) {
        for symbol in symbols {
            list.extend(self.location(brief, symbol.span).map(|location| lsp::SymbolInformation {
                name: symbol.name.clone(),
                kind: kind(symbol.kind),
                tags: None,
                deprecated: None,
                location,
                container_name: container.map(str::to_owned),
            }));
            self.list(brief, &symbol.children, Some(&symbol.name), list);
        }
    }

    /// The terms of all briefs.
    #[allow(deprecated)]
    pub fn stated(&mut self, terms: &[Stated]) -> Vec<lsp::SymbolInformation> {
        let symbol = |term: &Stated| {
            Some(lsp::SymbolInformation {
                name: format!("{} — {}", term.short, term.long),
                kind: kind(SymbolKind::Term),
                tags: None,
                deprecated: None,
                location: self.location(&term.brief, term.span)?,
                container_name: Some(term.brief.file_name().to_owned()),
            })
        };
        terms.iter().filter_map(symbol).collect()
    }

    /// Folds by lines, as many as the client takes.
    pub fn folds(&mut self, brief: &BriefKey, folds: &[Fold]) -> Vec<lsp::FoldingRange> {
        let most = self.abilities.most_folds.map_or(usize::MAX, |most| most as usize);
        let fold = |fold: &Fold| {
            let range = self.range(brief, fold.span)?;
            Some(lsp::FoldingRange {
                start_line: range.start.line,
                end_line: range.end.line,
                kind: Some(match fold.kind {
                    FoldKind::Part => lsp::FoldingRangeKind::Region,
                    FoldKind::FrontMatter => lsp::FoldingRangeKind::Comment,
                }),
                ..lsp::FoldingRange::default()
            })
        };
        folds.iter().filter_map(fold).take(most).collect()
    }

    /// Links with the addresses they lead to.
    pub fn links(&mut self, brief: &BriefKey, links: &[Leading]) -> Vec<lsp::DocumentLink> {
        let link = |link: &Leading| {
            let target = match &link.to {
                Destination::Remote(address) => lsp::Uri::from_str(address).ok()?,
                Destination::File(file) => self.addresses.uri(file)?,
                Destination::Place(file, span) => lsp::Uri::from_str(&self.address(file, *span)?).ok()?,
            };
            let range = self.range(brief, link.span)?;
            Some(lsp::DocumentLink { range, target: Some(target), tooltip: None, data: None })
        };
        links.iter().filter_map(link).collect()
    }

    /// Lenses; they open a list of places in clients that have a command for it, and are mere words
    /// elsewhere.
    pub fn lenses(&mut self, brief: &BriefKey, lenses: &[Lens]) -> Vec<lsp::CodeLens> {
        let lens = |lens: &Lens| {
            let range = self.range(brief, lens.span)?;
            let mut command = lsp::Command::new(lens.title.clone(), String::new(), None);
            if self.abilities.shows_references {
                let places = lens.places.iter().filter_map(|place| self.location(&place.brief, place.span));
                let places: Vec<_> = places.collect();
                let arguments = vec![
                    serde_json::json!(self.addresses.uri(brief)?),
                    serde_json::json!(range.start),
                    serde_json::json!(places),
                ];
                command = lsp::Command::new(lens.title.clone(), SHOW_REFERENCES.to_owned(), Some(arguments));
            }
            Some(lsp::CodeLens { range, command: Some(command), data: None })
        };
        lenses.iter().filter_map(lens).collect()
    }

    /// Words shown within the text.
    pub fn hints(&mut self, brief: &BriefKey, hints: &[Hint]) -> Vec<lsp::InlayHint> {
        let hint = |hint: &Hint| {
            Some(lsp::InlayHint {
                position: self.range(brief, Span::new(hint.offset, hint.offset))?.start,
                label: lsp::InlayHintLabel::String(hint.text.clone()),
                kind: None,
                text_edits: None,
                tooltip: None,
                padding_left: Some(true),
                padding_right: None,
                data: None,
            })
        };
        hints.iter().filter_map(hint).collect()
    }
}

fn kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Section => lsp::SymbolKind::STRING,
        SymbolKind::Term => lsp::SymbolKind::CONSTANT,
        SymbolKind::Figure => lsp::SymbolKind::NUMBER,
    }
}
