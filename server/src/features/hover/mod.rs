//! What is known of a term where it stands, in the order in which an author asks: what is it, what
//! do this brief and the others make of it, how may it be written, who says so.

mod briefs;
mod entry;
mod figure;

use super::card::{Card, Line, Run};
use super::sense::Sense;
use super::subject::{self, Subject};
use super::{ask, declared};
use crate::BriefKey;
use crate::packs::{Entry, Lexicon};
use crate::reading::Mention;
use crate::rules::Case;
use crate::workspace::Workspace;
use attache_grammar::{Span, short_key};
use smol_str::SmolStr;

/// A card and the words it belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hover {
    /// The words it belongs to.
    pub span: Span,
    /// What is known of them.
    pub card: Card,
}

/// As many forms, briefs or senses as are listed by name.
const MOST_LISTED: usize = 4;

/// What is known of the term, the name or the figure at `offset`.
#[must_use]
pub fn hover(workspace: &Workspace, key: &BriefKey, offset: usize) -> Option<Hover> {
    ask(workspace, key, |case| {
        if let Some((span, place)) = declared::at(case, offset) {
            let mut card = figure::card(case, &case.reading.brief.figures[place.figure]);
            card.paragraph(declared::lines(case, &place));
            return Some(Hover { span, card });
        }
        let lexicon = &*case.project.lexicon;
        let Some(subject) = subject::at(case.reading, lexicon, offset) else {
            let figure = figure::at(case.reading, offset)?;
            return Some(Hover { span: figure.span, card: figure::card(case, figure) });
        };
        let sense = Sense::of(case, &subject);
        Some(Hover { span: subject.span(), card: card_for(case, &subject, &sense) })
    })
}

/// What is known of a term that stands in the brief.
pub(super) fn card_for(case: &Case<'_>, subject: &Subject<'_>, sense: &Sense) -> Card {
    card(&Topic { case, subject, sense, lexicon: &case.project.lexicon })
}

/// What is known of a term or name that does not stand in the brief yet, seen from a place in it.
pub(super) fn card_of(case: &Case<'_>, short: Option<&str>, long: &str, offset: usize) -> Card {
    let lexicon = &*case.project.lexicon;
    let span = Span::new(offset, offset);
    let name = lexicon.worded(long).map(|(entry, wording)| Mention { entry, wording, span, prose: 0..0 });
    let (subject, sense) = match (short, &name) {
        (Some(short), _) => (Subject::Word { key: SmolStr::new(short), span }, Sense::defined(lexicon, short, long)),
        (None, Some(name)) => (Subject::Wording(name), Sense::of_entry(lexicon, name.entry, None)),
        (None, None) => return Card::default(),
    };
    card(&Topic { case, subject: &subject, sense: &sense, lexicon })
}

/// What a card is about.
struct Topic<'a> {
    case: &'a Case<'a>,
    subject: &'a Subject<'a>,
    sense: &'a Sense,
    lexicon: &'a Lexicon,
}

impl Topic<'_> {
    fn entry(&self) -> Option<&Entry> {
        self.sense.entry.map(|entry| self.lexicon.entry(entry))
    }
}

fn card(topic: &Topic<'_>) -> Card {
    let mut card = Card::default();
    let entry = topic.entry();
    card.paragraph([title(topic), entry.map(entry::kind).unwrap_or_default()]);
    card.paragraph(entry.map(|entry| entry::sentences(entry, topic.lexicon)).unwrap_or_default());
    card.paragraph(briefs::lines(topic));
    card.paragraph(entry.map(entry::forms).unwrap_or_default());
    card.paragraph(entry.map(entry::source));
    card
}

/// The short form and what it stands for; a name alone if it has no short form.
fn title(topic: &Topic<'_>) -> Line {
    let short = topic.sense.keys.first().map(|key| {
        let printed = topic.entry().and_then(|entry| entry.term.short.as_deref());
        printed.filter(|printed| short_key(printed) == *key).unwrap_or(key).to_owned()
    });
    let long = match topic.entry() {
        Some(entry) => Some(entry.term.canonical().to_owned()),
        None => topic.sense.long.clone(),
    };
    match (short, long) {
        (Some(short), Some(long)) => vec![Run::Strong(short), words(format!(" — {long}"))],
        (Some(only), None) | (None, Some(only)) => vec![Run::Strong(only)],
        (None, None) => Vec::new(),
    }
}

fn words(text: impl ToString) -> Run {
    Run::Words(text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::testing::desk;

    fn check(briefs: &[(&str, &str)], expected: &str) {
        let desk = desk(briefs);
        let hover = hover(&desk.workspace, &desk.key, desk.offset);
        let link = |brief: &BriefKey, span: Span| Some(format!("{brief}#{}", desk.words(brief, span)));
        let shown = hover.map(|hover| hover.card.markdown(link)).unwrap_or_default();
        assert_eq!(shown, expected, "the card reads\n{shown}");
    }

    #[test]
    fn a_term_that_is_defined_and_known() {
        let text = "Wartime operational control (OPCON) matters. The O§PCON transfer waits. OPCON stays.";
        check(
            &[("one.md", text)],
            "**OPCON** — operational control  \n\
             concept · 작전통제권\n\n\
             Authority to organise, task and direct forces; in Korea the peacetime part returned to Seoul in 1994, \
             so that 'OPCON transfer' now means the wartime part.\n\n\
             Defined [above](one.md#OPCON). Used twice here.  \n\
             Without 'wartime' it can mean any delegation of operational control.\n\n\
             Wrong: “operation control”\n\n\
             Source: U.S. joint doctrine; ROK Ministry of National Defense · \
             pack “Indo-Pacific security and trade policy”, as of 2025-12-15",
        );
    }

    #[test]
    fn a_term_that_only_this_brief_knows() {
        let text = "The Han River Cooling Compact (HR§CC) binds 12 cities. The HRCC grows.";
        let other = ("two.md", "The HRCC failed.");
        check(
            &[("one.md", text), other],
            "**HRCC** — Han River Cooling Compact\n\n\
             Defined [here](one.md#HRCC). Used once here and in 1 other brief: [two.md](two.md#HRCC).",
        );
    }

    #[test]
    fn a_term_that_nobody_knows() {
        check(
            &[("one.md", "The KH§QX meets. The KHQX decides.")],
            "**KHQX**\n\nNobody says what it stands for: no brief of this project, no pack. Used twice here.",
        );
    }

    /// The part of the card between the definition and the forms: what briefs make of the term.
    fn check_briefs(briefs: &[(&str, &str)], expected: &[&str]) {
        let desk = desk(briefs);
        let case_card = hover(&desk.workspace, &desk.key, desk.offset).expect("there is a card").card;
        let lines = |paragraph: &Vec<Line>| Card { paragraphs: vec![paragraph.clone()] }.plain(|_, _| None);
        let shown = case_card.paragraphs.iter().map(lines);
        let shown: Vec<_> = shown.filter(|lines| lines.contains("sed ") || lines.contains("efined")).collect();
        assert_eq!(shown.join("\n").lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_definition_that_the_packs_call_wrong() {
        let text = "A Special Measure Agreement (SMA) holds. The S§MA is new.";
        let expected = [
            "Defined above as “Special Measure Agreement”, a known wrong form. Used once here.",
            "Japan and the United States also have a Special Measures Agreement on host-nation support.",
        ];
        check_briefs(&[("one.md", text)], &expected);
    }

    #[test]
    fn a_definition_that_only_another_brief_has() {
        let other = ("two.md", "The Financial Stability Compact (FSC) ended.");
        let expected = ["Not defined in this brief, but in two.md as “Financial Stability Compact”. \
             Used once here and in 1 other brief: two.md."];
        check_briefs(&[("one.md", "The FS§C met."), other], &expected[..]);
    }

    #[test]
    fn another_sense_in_another_brief() {
        let text = "The Cooling Hardware Accord (CHA) holds. The C§HA is new.";
        let other = ("two.md", "A Coastal Harbour Authority (CHA) opened. The CHA hires.");
        check_briefs(
            &[("one.md", text), other],
            &["Defined above. Used once here.", "Also “Coastal Harbour Authority” in two.md."],
        );
    }

    #[test]
    fn a_name_with_a_letter_missing() {
        let text = "President Lee Jae M§ung spoke.";
        check_briefs(&[("one.md", text)], &["“Lee Jae Mung” is a known wrong form. Used once here."]);
    }
}
