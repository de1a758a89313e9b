//! The rules: one file each, one word each in the list below. A file holds the rule's page (its
//! own documentation), its severity, its check and its examples; nothing of it lives elsewhere.

use crate::finding::{Edit, Remark, Severity};
use crate::index::Index;
use crate::project::Project;
use crate::reading::Reading;
use attache_grammar::{Block, BlockKind, Definition, Span, Zone};
use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

/// Declares the files of the rules and their list, in the order of their codes.
macro_rules! rules {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// Every rule, in the order of their codes.
        pub static RULES: &[Rule] = &[
            $(Rule { source: include_str!(concat!(stringify!($file), ".rs")), ..$file::RULE }),*
        ];
    };
}

rules! {
    unreadable_brief
    rule_failed
    figures_differ
    figures_differ_between_briefs
    level_as_change
    reversed_range
    uneven_precision
    ambiguous_currency
    figure_without_period
    figure_without_source
    percent_for_points
    total_not_the_sum
    figures_do_not_follow
    contradicts_the_calendar
    stale_projection
    differs_from_fact_sheet
    about_exact_value
    odd_conversion_rate
    missing_separator
    scale_slip
    vague_quantity
    glued_number
    rank_without_source
    summary_figure_absent
    table_differs_from_text
    impossible_value
    misspelt_name
    near_identical_names
    first_name_missing
    mixed_romanisation
    full_name_again
    office_not_held
    partner_order_mixed
    several_country_names
    disputed_place_name
    respelled_official_name
    mixed_percent_forms
    mixed_spelling
    mixed_date_forms
    missing_comma_after_year
    mixed_currency_forms
    mixed_range_marks
    mixed_dash_marks
    mixed_quotation_marks
    numbers_in_figures
    mixed_capitals
    mixed_compounds
    odd_white_space
    joined_words
    uneven_list_items
    mixed_heading_case
    doubled_words
    informal_words
    relative_time
    undated_month
    undefined_acronym
    used_before_definition
    unused_definition
    defined_again
    two_expansions
    unknown_expansion
    wrong_expansion
    full_form_again
    ambiguous_acronym
    obsolete_term
    unusual_short_form
    undefined_in_heading
    plural_or_possessive
    letters_do_not_fit
    expansions_differ_between_briefs
    short_forms_differ
    defined_only_in_summary
    article_before_short_form
    stale_abbreviation_list
    long_form_repeated
    definition_order
    related_term_confused
    link_without_target
    target_not_found
    broken_footnote
    missing_exhibit
    quotation_differs
    emphasis_missing
    title_not_official
    edition_data_differ
    unbalanced_mark
    title_missing
    title_repeated
    date_or_author_missing
    heading_out_of_order
    section_missing
    page_leftover
    paragraph_cut
    several_briefs
    outside_word_limits
    notice_missing
    unsound_waiver
}

/// One check.
pub struct Rule {
    /// Group and number: `T007`.
    pub code: &'static str,
    /// What is wrong, in two to four words: `wrong-expansion`.
    pub name: &'static str,
    /// How much its findings matter unless settings say otherwise; none is off.
    pub severity: Option<Severity>,
    /// The check itself: pure, in the order of the text.
    pub check: fn(&Case<'_>) -> Vec<Remark>,
    /// How an editor may show what it finds, beyond its weight.
    pub look: Option<Look>,
    /// The text of the rule's file, whose top is its page.
    source: &'static str,
}

/// How an editor may show what a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Faded: it could go without loss.
    Unneeded,
    /// Struck through: it is out of use.
    OutOfUse,
}

/// What a rule is given.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The brief to check.
    pub reading: &'a Reading,
    /// Its project.
    pub project: &'a Project,
    /// What all briefs of the project say.
    pub index: &'a Index,
}

impl Case<'_> {
    /// A change in the brief that is checked.
    fn edit(&self, span: Span, text: impl Into<String>) -> Edit {
        Edit { brief: self.reading.key.clone(), span, text: text.into() }
    }
}

impl Rule {
    /// A rule as its file declares it.
    #[must_use]
    pub const fn new(
        code: &'static str,
        name: &'static str,
        severity: Option<Severity>,
        check: fn(&Case<'_>) -> Vec<Remark>,
    ) -> Self {
        Self { code, name, severity, check, look: None, source: "" }
    }

    /// A rule whose findings an editor may show in a way of their own.
    #[must_use]
    const fn shown(mut self, look: Look) -> Self {
        self.look = Some(look);
        self
    }

    /// Whether it compares figures: group F.
    #[must_use]
    pub fn is_about_figures(&self) -> bool {
        self.code.starts_with('F')
    }

    /// Where its page can be read.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/blob/main/server/RULES.md#{}", env!("CARGO_PKG_REPOSITORY"), self.name)
    }

    /// The page that `attache explain` prints: Markdown, with the examples.
    #[must_use]
    pub fn page(&self) -> String {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.fold(String::new(), |page, line| page + line.strip_prefix(' ').unwrap_or(line) + "\n")
    }

    /// The first sentence of the page: what a good brief does.
    #[must_use]
    pub fn summary(&self) -> String {
        let page = self.page();
        page.split("\n\n").next().unwrap_or_default().replace('\n', " ").trim().to_owned()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// The rule with this code or name.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// Of the definitions with the same `key`, the first.
fn first_of_each<'a, K: Eq + Hash>(
    definitions: impl IntoIterator<Item = &'a Definition>,
    key: impl Fn(&'a Definition) -> K,
) -> impl Iterator<Item = &'a Definition> {
    let mut seen = HashSet::new();
    definitions.into_iter().filter(move |definition| seen.insert(key(definition)))
}

/// ` (and in 3 other places)`, or nothing.
fn elsewhere(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => " (and in 1 other place)".to_owned(),
        others => format!(" (and in {others} other places)"),
    }
}

/// The fewest paragraphs of a text that is a brief and no note.
const PARAGRAPHS_OF_A_BRIEF: usize = 5;

/// Whether a text is long enough to need what every brief needs: a title, a date.
fn is_long(case: &Case<'_>) -> bool {
    let is_text =
        |block: &&Block| block.kind == BlockKind::Paragraph && matches!(block.zone, Zone::Summary | Zone::Body);
    case.reading.brief.blocks.iter().filter(is_text).nth(PARAGRAPHS_OF_A_BRIEF - 1).is_some()
}

/// The first few words of a brief, where what is missing at its top is reported.
fn first_words(case: &Case<'_>) -> Option<Span> {
    let brief = &case.reading.brief;
    let block = brief.blocks.first()?;
    let words = brief.words(block);
    let end = words.match_indices(' ').nth(2).map_or(words.len(), |(at, _)| at);
    Some(brief.prose.span(block.prose.start..block.prose.start + end))
}
