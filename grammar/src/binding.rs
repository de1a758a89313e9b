//! `<!-- attache: figure port-calls-2025 -->` behind a number and what it counts: the author says which declared
//! figure it is. Whether there is such a figure, and whether the number fits, is for others to say.

use crate::{Brief, Span};

/// A place that is bound to a declared figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The id of the declared figure.
    pub id: String,
    /// Where the id stands.
    pub id_span: Span,
    /// The comment.
    pub span: Span,
    /// The number in [`Brief::figures`] of the figure before the comment, if one stands there.
    pub figure: Option<usize>,
}

/// As many words may stand between a number and the comment that binds it.
const MOST_WORDS: usize = 3;

/// Reads the bindings among the comments of a page.
pub fn read(text: &str, comments: &[Span], brief: &Brief) -> Vec<Binding> {
    comments.iter().filter_map(|comment| binding(text, *comment, brief)).collect()
}

fn binding(text: &str, span: Span, brief: &Brief) -> Option<Binding> {
    let body = text[span.range()].strip_prefix("<!--")?.strip_suffix("-->")?;
    let request = body.trim_start().strip_prefix("attache:")?.trim_start();
    let id = request.strip_prefix("figure").filter(|rest| rest.starts_with(char::is_whitespace))?.trim();
    let end = span.end as usize - "-->".len();
    let start = text[..end].trim_end().len() - id.len();
    let after = brief.figures.partition_point(|figure| figure.span.end <= span.start);
    let before = after.checked_sub(1).filter(|before| {
        // Between them stands the noun that is counted (`12,400 port calls`), the end of emphasis, a
        // blank, a bracket: but no other number and no end of a phrase.
        let between = &text[brief.figures[*before].span.end as usize..span.start as usize];
        let parts =
            |char: char| char.is_ascii_digit() || matches!(char, ',' | ';' | ':' | '.' | '\n' | '<' | '|' | '—');
        !between.contains(parts) && between.split_whitespace().count() <= MOST_WORDS
    });
    Some(Binding { id: id.to_owned(), id_span: Span::new(start, start + id.len()), span, figure: before })
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn binds(text: &str, expected: Option<(&str, Option<&str>)>) {
        let brief = crate::parse(text);
        let found: Vec<_> = (brief.bindings.iter())
            .map(|binding| {
                (&text[binding.id_span.range()], binding.figure.map(|at| &text[brief.figures[at].span.range()]))
            })
            .collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn a_comment_binds_the_figure_before_it() {
        binds("It cost USD 1.5 billion<!-- attache: figure cost --> in all.", Some(("cost", Some("USD 1.5 billion"))));
        binds("It rose by **8.3 percent** <!--attache: figure rise-2026-->.", Some(("rise-2026", Some("8.3 percent"))));
        binds("It saw 12,400 port calls<!-- attache: figure calls --> in all.", Some(("calls", Some("12,400"))));
        binds("| Ships |\n|--|\n| 12,400 <!-- attache: figure calls --> |\n", Some(("calls", Some("12,400"))));
    }

    #[test]
    fn a_comment_behind_a_word_binds_nothing() {
        binds("It has a crew <!-- attache: figure crew -->.", Some(("crew", None)));
        binds("It took 12 ships, and a crew <!-- attache: figure crew -->.", Some(("crew", None)));
        binds("It took 12 ships away from the quay <!-- attache: figure calls -->.", Some(("calls", None)));
        binds("12 ships<!-- figure calls --> and <!-- attache: figures calls -->", None);
    }
}
