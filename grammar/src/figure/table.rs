//! Where a figure of a table finds what it measures: in the header of its column and the label of its
//! row.

use super::Figure;
use crate::{Block, BlockKind, Brief};

/// The header of the column in which a figure stands.
#[must_use]
pub fn header<'a>(brief: &'a Brief, figure: &Figure) -> Option<&'a Block> {
    let BlockKind::Cell { table, row, column } = brief.blocks[figure.block].kind else { return None };
    let is_header = |block: &&Block| block.kind == BlockKind::Cell { table, row: 0, column };
    cells(brief, figure.block, table).find(is_header).filter(|_| row > 0)
}

/// The first cell of the row in which a figure stands, if it is another one.
#[must_use]
pub fn row_label<'a>(brief: &'a Brief, figure: &Figure) -> Option<&'a Block> {
    let BlockKind::Cell { table, row, column } = brief.blocks[figure.block].kind else { return None };
    let is_label = |block: &&Block| block.kind == BlockKind::Cell { table, row, column: 0 };
    cells(brief, figure.block, table).find(is_label).filter(|_| column > 0)
}

/// The cells of a table up to one of them, backwards.
fn cells(brief: &Brief, from: usize, table: u32) -> impl Iterator<Item = &Block> {
    let is_cell = move |block: &&Block| matches!(block.kind, BlockKind::Cell { table: one, .. } if one == table);
    brief.blocks[..from].iter().rev().take_while(is_cell)
}
