//! Coloured places as semantic tokens: each on one line, counted from the one before it.

use super::Locator;
use crate::BriefKey;
use crate::features::tokens::{Token, TokenKind};
use tower_lsp::ls_types as lsp;

const TERM: u32 = 0;
const FIGURE: u32 = 1;
const DEFINITION: u32 = 1 << 0;
const UNDEFINED: u32 = 1 << 1;
const DISAGREEING: u32 = 1 << 2;

/// The names of kinds and of what is special about them, in the order of their numbers.
pub fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: vec![lsp::SemanticTokenType::new("term"), lsp::SemanticTokenType::new("figure")],
        token_modifiers: vec![
            lsp::SemanticTokenModifier::DEFINITION,
            lsp::SemanticTokenModifier::new("undefined"),
            lsp::SemanticTokenModifier::new("disagreeing"),
        ],
    }
}

impl Locator<'_> {
    /// Places in the order of the text, without overlaps.
    pub fn tokens(&mut self, brief: &BriefKey, tokens: &[Token]) -> Vec<lsp::SemanticToken> {
        let mut encoded = Vec::with_capacity(tokens.len());
        let mut last = lsp::Position::default();
        for token in tokens {
            let (kind, modifiers) = match token.kind {
                TokenKind::Definition => (TERM, DEFINITION),
                TokenKind::Term => (TERM, 0),
                TokenKind::Undefined => (TERM, UNDEFINED),
                TokenKind::Figure => (FIGURE, 0),
                TokenKind::Disagreeing => (FIGURE, DISAGREEING),
            };
            for (start, length) in self.lines(brief, token) {
                let delta_line = start.line - last.line;
                encoded.push(lsp::SemanticToken {
                    delta_line,
                    delta_start: if delta_line == 0 { start.character - last.character } else { start.character },
                    length,
                    token_type: kind,
                    token_modifiers_bitset: modifiers,
                });
                last = start;
            }
        }
        encoded
    }

    /// The parts of a place that lie on one line each.
    fn lines(&mut self, brief: &BriefKey, token: &Token) -> Vec<(lsp::Position, u32)> {
        let encoding = self.abilities.encoding;
        let Some(range) = self.range(brief, token.span) else { return Vec::new() };
        let Some(source) = self.source(brief) else { return Vec::new() };
        let part = |line: u32| {
            let start = if line == range.start.line { range.start.character } else { 0 };
            let end = match line == range.end.line {
                true => range.end.character,
                false => source.lines.width(line, encoding),
            };
            (end > start).then(|| (lsp::Position { line, character: start }, end - start))
        };
        (range.start.line..=range.end.line).filter_map(part).collect()
    }
}

/// The smallest replacement that turns one list into another.
pub fn difference(old: &[lsp::SemanticToken], new: &[lsp::SemanticToken]) -> Vec<lsp::SemanticTokensEdit> {
    /// Numbers a token.
    const WIDTH: usize = 5;
    let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tails.take_while(|(one, other)| one == other).count();
    let (deleted, inserted) = (old.len() - head - tail, &new[head..new.len() - tail]);
    if deleted == 0 && inserted.is_empty() {
        return Vec::new();
    }
    vec![lsp::SemanticTokensEdit {
        start: (head * WIDTH) as u32,
        delete_count: (deleted * WIDTH) as u32,
        data: (!inserted.is_empty()).then(|| inserted.to_vec()),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(delta_line: u32) -> lsp::SemanticToken {
        lsp::SemanticToken { delta_line, delta_start: 0, length: 3, token_type: TERM, token_modifiers_bitset: 0 }
    }

    #[test]
    fn only_what_changed_is_sent() {
        let (old, new) = ([token(1), token(2), token(3)], [token(1), token(5), token(6), token(3)]);
        let edits = difference(&old, &new);
        assert_eq!((edits[0].start, edits[0].delete_count), (5, 5));
        assert_eq!(edits[0].data.as_deref(), Some(&new[1..3]));
        assert_eq!(difference(&old, &old), []);
        assert_eq!(difference(&old, &old[..2])[0].data, None);
    }
}
