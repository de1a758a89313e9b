//! Tables of numbers: which cells are said to be the sum of others, and whether they are. A row
//! called *Total* sums the rows above it only if another column bears that out, or if sum and total
//! differ by one digit: *Total expenditure*, weighted means and lists of the ten largest look alike.

use super::cell::{self, Cell, Number};
use attache_grammar::{Block, BlockKind, Brief, Span};
use rust_decimal::Decimal;

/// A total that is not the sum of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongTotal {
    /// The cell of the total.
    pub total: Span,
    /// What it says.
    pub stated: Decimal,
    /// What its parts make.
    pub sum: Decimal,
    /// The cells of the parts.
    pub parts: Vec<Span>,
    /// Whether the parts stand above it in its column; else they stand beside it in its row.
    pub in_column: bool,
}

/// The totals of all tables of a brief that are not the sums of their parts, in the order of the text.
#[must_use]
pub fn wrong_totals(brief: &Brief) -> Vec<WrongTotal> {
    let mut wrong: Vec<_> = tables(brief).iter().flat_map(|table| [by_column(table), by_row(table)].concat()).collect();
    wrong.sort_by_key(|total| total.total);
    wrong
}

/// The cells of a table, row by row. The first row is the header.
pub struct Table<'a> {
    /// Row by row.
    pub rows: Vec<Vec<Cell<'a>>>,
    /// The block of its first cell.
    pub first: usize,
}

impl<'a> Table<'a> {
    /// How many columns the longest row has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// A cell, if there is one.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell<'a>> {
        self.rows.get(row)?.get(column)
    }

    /// The words of a header or of the label of a row, in small letters.
    fn label(&self, row: usize, column: usize) -> String {
        self.cell(row, column).map(|cell| cell.words.to_lowercase()).unwrap_or_default()
    }
}

/// The tables of a brief.
#[must_use]
pub fn tables(brief: &Brief) -> Vec<Table<'_>> {
    let mut tables: Vec<(u32, Table<'_>)> = Vec::new();
    for (index, block) in brief.blocks.iter().enumerate() {
        let BlockKind::Cell { table, row, column } = block.kind else { continue };
        if tables.last().is_none_or(|(number, _)| *number != table) {
            tables.push((table, Table { rows: Vec::new(), first: index }));
        }
        let Some((_, table)) = tables.last_mut() else { continue };
        place(table, row as usize, column as usize, cell_of(brief, block));
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

fn cell_of<'a>(brief: &'a Brief, block: &Block) -> Cell<'a> {
    let words = brief.words(block);
    Cell { words, span: brief.prose.span(block.prose.clone()), content: cell::read(words) }
}

fn place<'a>(table: &mut Table<'a>, row: usize, column: usize, cell: Cell<'a>) {
    while table.rows.len() <= row {
        table.rows.push(Vec::new());
    }
    let cells = &mut table.rows[row];
    while cells.len() < column {
        cells.push(Cell::default());
    }
    cells.push(cell);
}

/// How a column, or a row, stands to the total that it is said to have.
struct Sum<'a> {
    total: &'a Cell<'a>,
    stated: Number,
    parts: Vec<&'a Cell<'a>>,
    sum: Decimal,
    fits: bool,
}

impl Sum<'_> {
    fn wrong(&self, in_column: bool) -> WrongTotal {
        WrongTotal {
            total: self.total.span,
            stated: self.stated.value,
            sum: self.sum,
            parts: self.parts.iter().map(|part| part.span).collect(),
            in_column,
        }
    }
}

/// Whether a total follows from cells. None if they are not all numbers of one kind.
fn sum<'a>(total: &'a Cell<'a>, parts: Vec<&'a Cell<'a>>) -> Option<Sum<'a>> {
    let stated = total.number()?;
    let numbers: Vec<Number> =
        parts.iter().filter(|part| !part.is_blank()).map(|part| part.number()).collect::<Option<_>>()?;
    // One part is no sum, and negative numbers are changes, balances or nets.
    let is_sum = numbers.len() >= 2
        && numbers.iter().all(|number| number.percent == stated.percent && number.value >= Decimal::ZERO)
        && numbers.iter().filter(|number| number.value > Decimal::ZERO).count() >= 2;
    if !is_sum {
        return None;
    }
    let sum: Decimal = numbers.iter().map(|number| number.value).sum();
    let largest = numbers.iter().map(|number| number.value).max()?;
    // Each number was rounded on its own.
    let slack = numbers.iter().chain([&stated]).map(|number| number.step).sum::<Decimal>() / Decimal::TWO;
    let fits = (sum - stated.value).abs() <= slack.max(stated.step);
    // A mean lies among what it is the mean of.
    (fits || stated.value > largest).then_some(Sum { total, stated, parts, sum, fits })
}

fn by_column(table: &Table<'_>) -> Vec<WrongTotal> {
    let totals: Vec<usize> = (1..table.rows.len()).filter(|row| is_total(&table.label(*row, 0))).collect();
    // A table with several totals has levels, and each reading of them is a guess.
    let [row] = totals[..] else { return Vec::new() };
    let first = (1..row).find(|row| !is_header_like(table, *row)).unwrap_or(row);
    let labels: Vec<String> = (first..row).map(|row| table.label(row, 0)).collect();
    if labels.iter().any(|label| is_partial(label)) || is_excerpt(&table.label(0, 0)) || row + 1 < table.rows.len() - 1
    {
        return Vec::new();
    }
    let column = |column: usize| {
        let parts = (first..row).filter_map(|row| table.cell(row, column)).collect();
        let sum = sum(table.cell(row, column)?, parts)?;
        (sum.fits || is_slip(&sum) || !is_rate(&table.label(0, column))).then_some(sum)
    };
    let sums: Vec<Sum<'_>> = (1..table.columns()).filter_map(column).collect();
    let borne_out = sums.iter().any(|sum| sum.fits);
    let wrong = sums.iter().filter(|sum| !sum.fits);
    let wrong: Vec<_> = wrong.filter(|sum| borne_out || is_slip(sum)).map(|sum| sum.wrong(true)).collect();
    // Where most columns fail, the row sums something else.
    let fitting = sums.iter().filter(|sum| sum.fits).count();
    if wrong.len() > fitting.max(1) { Vec::new() } else { wrong }
}

/// Rows with a column called *Total*: reported where most of the other rows add up.
fn by_row(table: &Table<'_>) -> Vec<WrongTotal> {
    let columns = table.columns();
    let totals: Vec<usize> = (1..columns).filter(|column| is_total(&table.label(0, *column))).collect();
    let [total] = totals[..] else { return Vec::new() };
    // The parts stand on one side of it.
    let parts: Vec<usize> = if total + 1 == columns { (1..total).collect() } else { (total + 1..columns).collect() };
    let row = |row: usize| {
        let parts = parts.iter().filter_map(|column| table.cell(row, *column)).collect();
        sum(table.cell(row, total)?, parts)
    };
    let sums: Vec<Sum<'_>> = (1..table.rows.len()).filter_map(row).collect();
    let fitting = sums.iter().filter(|sum| sum.fits).count();
    let wrong: Vec<_> = sums.iter().filter(|sum| !sum.fits).map(|sum| sum.wrong(false)).collect();
    let slips = wrong.len() == 1 && sums.iter().any(|sum| !sum.fits && is_slip(sum));
    if fitting >= 2 && (wrong.len() * 3 <= fitting || slips) { wrong } else { Vec::new() }
}

/// `Total`, `Grand total`, `All`, `Total (Rs. crore)`, but not `Total expenditure`.
fn is_total(label: &str) -> bool {
    let label = label.split('(').next().unwrap_or_default();
    let label = label.trim_matches(|char: char| !char.is_alphanumeric());
    matches!(
        label,
        "total" | "totals" | "all" | "grand total" | "sum" | "sum total" | "overall total" | "total sum" | "in total"
    )
}

/// Rows that another row holds already, or that stand for what is left out.
fn is_partial(label: &str) -> bool {
    let label = label.trim();
    label.is_empty()
        || label.contains("total")
        || label.contains("of which")
        || label.contains("of whom")
        || label.contains("average")
        || label.contains("mean")
        || label.starts_with("net ")
        || label.starts_with("all ")
        || label.starts_with("thereof")
        || label.starts_with(['-', '–', '—', '•'])
}

/// A row of units or years under the header.
fn is_header_like(table: &Table<'_>, row: usize) -> bool {
    table.rows[row].iter().skip(1).all(|cell| cell.number().is_none())
}

fn is_excerpt(label: &str) -> bool {
    ["top ", "largest", "selected", "leading", "main ", "major", "key "].iter().any(|word| label.contains(word))
}

/// Columns whose cells are mostly no parts of anything.
fn is_rate(header: &str) -> bool {
    const RATES: [&str; 15] = [
        "rate", "average", "mean", "median", "per ", "ratio", "growth", "change", "index", "rank", "increase",
        "decrease", "year", "score", "price",
    ];
    RATES.iter().any(|word| header.contains(word))
}

/// Whether sum and total differ as if one key had been hit wrongly: in one digit, or in two that
/// changed places.
fn is_slip(sum: &Sum<'_>) -> bool {
    let digits = |number: Decimal| number.normalize().to_string().into_bytes();
    let (stated, summed) = (digits(sum.stated.value), digits(sum.sum));
    // Shares that are said to be all of it.
    if sum.stated.percent {
        let percents = sum.sum > Decimal::from(80) && sum.sum < Decimal::from(130);
        return sum.stated.value == Decimal::ONE_HUNDRED && percents && sum.parts.len() > 2;
    }
    if stated.len() != summed.len() || stated.len() < 3 {
        return false;
    }
    let differing: Vec<usize> = (0..stated.len()).filter(|at| stated[*at] != summed[*at]).collect();
    match differing[..] {
        [_] => true,
        [one, other] => other == one + 1 && stated[one] == summed[other] && stated[other] == summed[one],
        _ => false,
    }
}
