//! Which of several forms of one thing a brief uses: the one that prevails, and the places that
//! differ. What the forms are, and where they stand, is known by whoever asks.

use crate::finding::Edit;
use crate::reading::{Mention, Reading};
use attache_grammar::{Block, BlockKind, DateMention, Zone};
use std::cmp::Reverse;
use std::ops::Range;

/// A place where the author had a choice, and what was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<F> {
    /// What was chosen.
    pub form: F,
    /// Where it stands in the prose.
    pub prose: Range<usize>,
}

/// What a brief usually does, and where it does otherwise.
#[derive(Debug, PartialEq, Eq)]
pub struct Habit<'a, F> {
    /// The form that prevails, or that the house asks for.
    pub usual: F,
    /// How often it stands.
    pub times: usize,
    /// The other forms, the more frequent first: of each all places, in the order of the text.
    pub others: Vec<(F, Vec<&'a Choice<F>>)>,
}

/// The habit that choices show. Of two forms that are equally frequent, the first one in the text
/// prevails. `None` if there is no choice at all.
#[must_use]
pub fn habit<F: Copy + Eq>(choices: &[Choice<F>], wanted: Option<F>) -> Option<Habit<'_, F>> {
    let mut forms: Vec<(F, Vec<&Choice<F>>)> = Vec::new();
    for choice in choices {
        match forms.iter_mut().find(|(form, _)| *form == choice.form) {
            Some((_, places)) => places.push(choice),
            None => forms.push((choice.form, vec![choice])),
        }
    }
    // The sort is stable.
    forms.sort_by_key(|(form, places)| (Some(*form) != wanted, Reverse(places.len())));
    let first = forms.first()?.0;
    let usual = wanted.unwrap_or(first);
    let times = if first == usual { forms.remove(0).1.len() } else { 0 };
    Some(Habit { usual, times, others: forms })
}

impl<F> Habit<'_, F> {
    /// Whether these places may be rewritten without anybody looking: they are fewer than those of
    /// the usual form, or the house asks for it.
    #[must_use]
    pub fn outweighs(&self, places: &[&Choice<F>]) -> bool {
        self.times == 0 || places.len() < self.times
    }
}

/// `twice elsewhere`, `5 times elsewhere`: how often the usual form stands.
#[must_use]
pub fn times_elsewhere(times: usize) -> String {
    match times {
        1 => "once elsewhere".to_owned(),
        2 => "twice elsewhere".to_owned(),
        times => format!("{times} times elsewhere"),
    }
}

fn is_own(block: &Block) -> bool {
    matches!(block.zone, Zone::Summary | Zone::Body) && !block.quoted
}

impl Reading {
    /// The blocks that the author of the brief wrote: no titles, which are set by others, no
    /// credits, no furniture, no quotations.
    pub fn own_blocks(&self) -> impl Iterator<Item = &Block> {
        self.brief.blocks.iter().filter(|block| is_own(block))
    }

    /// Of these, the ones that run in sentences: no headings, no cells, no lines in bold.
    pub fn running_blocks(&self) -> impl Iterator<Item = &Block> {
        let running = self.running(|| {
            let blocks = self.brief.blocks.iter().enumerate();
            blocks.filter(|(_, block)| self.is_running(block)).map(|(at, _)| at as u32).collect()
        });
        running.iter().map(|at| &self.brief.blocks[*at as usize])
    }

    /// The dates of these blocks that the author wrote, in the order of the text.
    pub fn running_dates(&self) -> impl Iterator<Item = &DateMention> {
        let mut blocks = self.running_blocks().peekable();
        self.brief.dates.iter().filter(move |date| {
            while blocks.next_if(|block| block.prose.end <= date.prose.start).is_some() {}
            blocks.peek().is_some_and(|block| block.prose.start <= date.prose.start)
                && !self.brief.is_quoted(date.prose.start)
        })
    }

    fn is_running(&self, block: &Block) -> bool {
        use BlockKind::{Description, Footnote, Item, Paragraph};
        is_own(block) && matches!(block.kind, Paragraph | Item | Description | Footnote) && !self.is_set_off(block)
    }

    /// Whether a block is emphasised as a whole, as people do who write headings without `#`.
    fn is_set_off(&self, block: &Block) -> bool {
        const MARKS: [char; 2] = ['*', '_'];
        let source = self.text.get(block.span.range()).unwrap_or_default();
        source.starts_with(MARKS) && source.trim_end().ends_with(MARKS)
    }

    /// Whether the words at this place were the author's to choose: neither somebody else's words
    /// nor part of a name that a pack knows.
    #[must_use]
    pub fn is_free(&self, prose: &Range<usize>) -> bool {
        !self.brief.is_quoted(prose.start) && self.mention_of(prose).is_none()
    }

    /// What a pack knows by name, if this place is all or part of it.
    #[must_use]
    pub fn mention_of(&self, prose: &Range<usize>) -> Option<&Mention> {
        let before = self.mentions.partition_point(|mention| mention.prose.start <= prose.start);
        self.mentions[..before].last().filter(|mention| prose.end <= mention.prose.end)
    }

    /// The edits that rewrite all these places; none if one of them cannot be edited blindly.
    pub fn rewrite<F>(
        &self,
        places: &[&Choice<F>],
        write: impl Fn(&Choice<F>, &str) -> Option<String>,
    ) -> Option<Vec<Edit>> {
        let edit = |choice: &&Choice<F>| {
            let span = self.verbatim(choice.prose.clone())?;
            let text = write(choice, &self.brief.prose.text()[choice.prose.clone()])?;
            Some(Edit { brief: self.key.clone(), span, text })
        };
        places.iter().map(edit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(forms: &[char]) -> Vec<Choice<char>> {
        forms.iter().enumerate().map(|(at, form)| Choice { form: *form, prose: at..at + 1 }).collect()
    }

    /// The usual form, how often it stands, and the others with their places.
    fn shown(forms: &[char], wanted: Option<char>) -> (char, usize, Vec<(char, Vec<usize>)>) {
        let choices = choices(forms);
        let habit = habit(&choices, wanted).expect("the test makes choices");
        let places = |(form, places): &(char, Vec<&Choice<char>>)| {
            (*form, places.iter().map(|choice| choice.prose.start).collect())
        };
        (habit.usual, habit.times, habit.others.iter().map(places).collect())
    }

    #[test]
    fn the_frequent_form_prevails_and_then_the_first() {
        assert_eq!(shown(&['a', 'b', 'b'], None), ('b', 2, vec![('a', vec![0])]));
        assert_eq!(shown(&['a', 'b'], None), ('a', 1, vec![('b', vec![1])]));
        assert_eq!(shown(&['a', 'c', 'b', 'b', 'a', 'a'], None), ('a', 3, vec![('b', vec![2, 3]), ('c', vec![1])]));
    }

    #[test]
    fn what_the_house_asks_for_prevails_over_what_is_frequent() {
        assert_eq!(shown(&['a', 'a', 'b'], Some('b')), ('b', 1, vec![('a', vec![0, 1])]));
        assert_eq!(shown(&['a'], Some('b')), ('b', 0, vec![('a', vec![0])]));
    }

    #[test]
    fn no_choice_is_no_habit() {
        assert_eq!(habit::<char>(&[], Some('a')), None);
    }
}
