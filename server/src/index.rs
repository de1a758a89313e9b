//! Who says what about which term, over all briefs of a project. A plain value: it opens no files
//! and takes no locks, and whoever changes it is told which terms now read differently elsewhere.

use crate::BriefKey;
use crate::expansion::long_key;
use crate::naming::{Company, Named, Spellings, Tally};
use crate::packs::{Lexicon, Wording};
use crate::quantity::register::Register;
use crate::quantity::told::Told;
use crate::reading::Reading;
use crate::text::Lines;
use attache_grammar::{Form, Span};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The facts of all briefs of one project.
#[derive(Debug, Clone, Default)]
pub struct Index {
    briefs: BTreeMap<BriefKey, Facts>,
    /// Which briefs define a short form.
    defined_in: HashMap<SmolStr, BTreeSet<BriefKey>>,
    /// Which briefs use a short form.
    used_in: HashMap<SmolStr, BTreeSet<BriefKey>>,
    /// Which briefs word an entry of a pack, by the entry's id.
    worded_in: HashMap<SmolStr, BTreeSet<BriefKey>>,
    /// Which briefs shorten a long form, by its [`long_key`].
    shortened_in: HashMap<SmolStr, BTreeSet<BriefKey>>,
    /// The words of their names.
    names: Spellings,
    /// The keys of their figures.
    figures: Register,
}

/// What one brief contributes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Its definitions by short form, each list in the order of the text.
    pub definitions: BTreeMap<SmolStr, Vec<StatedDefinition>>,
    /// Its uses by short form.
    pub uses: BTreeMap<SmolStr, Vec<Span>>,
    /// Its wordings of pack entries, by the entry's id.
    pub mentions: BTreeMap<SmolStr, Vec<StatedMention>>,
    /// The words of its names, sorted by what stands beside them.
    pub names: Vec<Named>,
    /// Its figures.
    pub figures: Told,
    /// Its lines, so that places in it can be shown without its text.
    pub lines: Arc<Lines>,
}

/// What other briefs read differently after a brief has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Short forms whose definitions say something else.
    pub terms: BTreeSet<SmolStr>,
    /// Briefs with names of which there are more or fewer now, or with likenesses of those.
    pub namesakes: BTreeSet<BriefKey>,
    /// Briefs with figures that may state what changed figures state.
    pub figures: BTreeSet<BriefKey>,
}

/// A definition as other briefs see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedDefinition {
    /// The long form as printed.
    pub long: String,
    /// What the long form has in common with its other wordings: see [`long_key`].
    pub term: Option<SmolStr>,
    /// How it is said.
    pub form: Form,
    /// Where the short form stands.
    pub short_span: Span,
    /// Where the long form stands.
    pub long_span: Span,
    /// Where else the brief spells the same long form out, if no pack knows it.
    pub spelt_out: Vec<Span>,
}

/// A wording of a pack entry as other briefs see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedMention {
    /// How it is worded.
    pub wording: Wording,
    /// Where it stands.
    pub span: Span,
}

impl Facts {
    /// What others need to know of a brief.
    #[must_use]
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Self {
        let names = reading.names().neighbours.clone();
        let (figures, lines) = (Told::of(reading, lexicon), Arc::clone(reading.lines()));
        let mut facts = Facts { names, figures, lines, ..Facts::default() };
        for definition in &reading.brief.definitions {
            facts.definitions.entry(definition.key.clone()).or_default().push(StatedDefinition {
                long: definition.long.clone(),
                term: long_key(&definition.long, lexicon),
                form: definition.form,
                short_span: definition.short_span,
                long_span: definition.long_span,
                spelt_out: reading.spelt_out(definition, lexicon),
            });
        }
        for place in &reading.brief.uses {
            facts.uses.entry(place.key.clone()).or_default().push(place.span);
        }
        for mention in &reading.mentions {
            let id = SmolStr::new(&lexicon.entry(mention.entry).term.id);
            let stated = StatedMention { wording: mention.wording, span: mention.span };
            facts.mentions.entry(id).or_default().push(stated);
        }
        facts
    }

    /// Where a word stands first in some company.
    #[must_use]
    pub fn name(&self, company: Company, word: &str) -> Option<&Named> {
        let place = |named: &Named| named.company.cmp(&company).then_with(|| named.word.as_str().cmp(word));
        self.names.binary_search_by(place).ok().map(|at| &self.names[at])
    }
}

impl Index {
    /// Takes in what a brief says now. Returns what now reads differently from before, so that
    /// findings in other briefs may have changed: mostly nothing.
    pub fn update(&mut self, brief: &BriefKey, facts: Facts) -> Changed {
        let old = self.relink(brief, &facts);
        let names = self.names.update(brief, &old.names, &facts.names);
        let namesakes = self.namesakes(&names);
        let figures = self.figures.update(brief, &old.figures.figures, &facts.figures.figures);
        let changed = Changed { terms: self.read_differently(&old, &facts), namesakes, figures };
        self.briefs.insert(brief.clone(), facts);
        changed
    }

    /// Takes in what a brief says now, where nobody waits for what changes by it.
    pub fn add(&mut self, brief: &BriefKey, facts: Facts) {
        let old = self.relink(brief, &facts);
        self.names.update(brief, &old.names, &facts.names);
        self.figures.update(brief, &old.figures.figures, &facts.figures.figures);
        self.briefs.insert(brief.clone(), facts);
    }

    /// Lists a brief under what it says now; the answer is what it said before.
    fn relink(&mut self, brief: &BriefKey, facts: &Facts) -> Facts {
        let old = self.briefs.remove(brief).unwrap_or_default();
        self.unlink(brief, &old);
        for key in facts.definitions.keys() {
            self.defined_in.entry(key.clone()).or_default().insert(brief.clone());
        }
        for key in facts.uses.keys() {
            self.used_in.entry(key.clone()).or_default().insert(brief.clone());
        }
        for id in facts.mentions.keys() {
            self.worded_in.entry(id.clone()).or_default().insert(brief.clone());
        }
        for term in terms(facts) {
            self.shortened_in.entry(term.clone()).or_default().insert(brief.clone());
        }
        old
    }

    /// Forgets a brief. Returns as [`Index::update`] does.
    pub fn remove(&mut self, brief: &BriefKey) -> Changed {
        let old = self.briefs.remove(brief).unwrap_or_default();
        self.unlink(brief, &old);
        let names = self.names.update(brief, &old.names, &[]);
        let namesakes = self.namesakes(&names);
        let figures = self.figures.update(brief, &old.figures.figures, &[]);
        Changed { terms: self.read_differently(&old, &Facts::default()), namesakes, figures }
    }

    /// The briefs with words like these, of which they may be slips or the other way round, and with
    /// these words themselves.
    fn namesakes(&self, names: &[&Named]) -> BTreeSet<BriefKey> {
        let concerned = |named: &&Named| {
            let mut like = self.names.like(named.company, &named.word).peekable();
            let own = like.peek().and_then(|_| self.names.tally(named.company, &named.word));
            let briefs = like.map(|(_, _, tally)| tally).chain(own).flat_map(Tally::briefs);
            briefs.cloned().collect::<Vec<_>>()
        };
        names.iter().flat_map(concerned).collect()
    }

    /// All briefs, in the order of their keys.
    pub fn briefs(&self) -> impl Iterator<Item = (&BriefKey, &Facts)> {
        self.briefs.iter()
    }

    /// What one brief contributes.
    #[must_use]
    pub fn facts(&self, brief: &BriefKey) -> Option<&Facts> {
        self.briefs.get(brief)
    }

    /// All definitions of a short form, brief by brief.
    pub fn definitions<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> {
        self.definitions_in(key, |_| true)
    }

    /// The definitions of a short form in some of the briefs.
    pub fn definitions_in<'a>(
        &'a self,
        key: &'a str,
        is_asked: impl Fn(&BriefKey) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a BriefKey, &'a StatedDefinition)> {
        let briefs = self.defined_in.get(key).into_iter().flatten().filter(move |brief| is_asked(brief));
        briefs.flat_map(move |brief| {
            let stated = self.briefs.get(brief).and_then(|facts| facts.definitions.get(key));
            stated.into_iter().flatten().map(move |definition| (brief, definition))
        })
    }

    /// All definitions of all briefs, with their short forms.
    pub fn stated(&self) -> impl Iterator<Item = (&BriefKey, &SmolStr, &StatedDefinition)> {
        self.briefs.iter().flat_map(|(brief, facts)| {
            facts.definitions.iter().flat_map(move |(key, all)| all.iter().map(move |one| (brief, key, one)))
        })
    }

    /// All definitions of a long form with the short form that they give it, brief by brief. `term` is
    /// a [`long_key`].
    pub fn shortened<'a>(
        &'a self,
        term: &'a str,
    ) -> impl Iterator<Item = (&'a BriefKey, &'a SmolStr, &'a StatedDefinition)> {
        let briefs = self.shortened_in.get(term).into_iter().flatten();
        briefs.filter_map(|brief| Some((brief, self.briefs.get(brief)?))).flat_map(move |(brief, facts)| {
            let stated = facts.definitions.iter().flat_map(|(key, all)| all.iter().map(move |one| (key, one)));
            let same = stated.filter(move |(_, stated)| stated.term.as_deref() == Some(term));
            same.map(move |(key, stated)| (brief, key, stated))
        })
    }

    /// The keys of the figures in all briefs.
    #[must_use]
    pub fn figures(&self) -> &Register {
        &self.figures
    }

    /// The words of the names in all briefs.
    #[must_use]
    pub fn names(&self) -> &Spellings {
        &self.names
    }

    /// The briefs that define or use one of these short forms, or word one of these pack entries, in
    /// their order and with what they contribute.
    #[must_use]
    pub fn concerning(&self, keys: &[SmolStr], ids: &[SmolStr]) -> Vec<(&BriefKey, &Facts)> {
        let defining = keys.iter().filter_map(|key| self.defined_in.get(key));
        let using = keys.iter().filter_map(|key| self.used_in.get(key));
        let wording = ids.iter().filter_map(|id| self.worded_in.get(id));
        let mut briefs: Vec<&BriefKey> = defining.chain(using).chain(wording).flatten().collect();
        // Each part is in order, which a stable sort finds out and merges.
        briefs.sort();
        briefs.dedup();
        briefs.into_iter().filter_map(|brief| Some((brief, self.briefs.get(brief)?))).collect()
    }

    /// Whether a brief defines any of these short forms.
    #[must_use]
    pub fn defines_any(&self, brief: &BriefKey, keys: &BTreeSet<SmolStr>) -> bool {
        self.briefs.get(brief).is_some_and(|facts| keys.iter().any(|key| facts.definitions.contains_key(key)))
    }

    /// The short forms whose definitions say something else than before, and those that other briefs
    /// have for the same long forms.
    fn read_differently(&self, old: &Facts, new: &Facts) -> BTreeSet<SmolStr> {
        let mut changed = changed_definitions(old, new);
        let all = old.definitions.iter().chain(&new.definitions).filter(|(key, _)| changed.contains(*key));
        let terms: BTreeSet<_> = all.flat_map(|(_, stated)| stated).filter_map(|stated| stated.term.clone()).collect();
        for term in &terms {
            changed.extend(self.shortened(term).map(|(_, key, _)| key.clone()));
        }
        changed
    }

    fn unlink(&mut self, brief: &BriefKey, old: &Facts) {
        unlink(&mut self.defined_in, old.definitions.keys(), brief);
        unlink(&mut self.used_in, old.uses.keys(), brief);
        unlink(&mut self.worded_in, old.mentions.keys(), brief);
        unlink(&mut self.shortened_in, terms(old), brief);
    }
}

fn terms(facts: &Facts) -> impl Iterator<Item = &SmolStr> {
    facts.definitions.values().flatten().filter_map(|stated| stated.term.as_ref())
}

fn unlink<'a>(
    postings: &mut HashMap<SmolStr, BTreeSet<BriefKey>>,
    keys: impl Iterator<Item = &'a SmolStr>,
    brief: &BriefKey,
) {
    for key in keys {
        if let Some(briefs) = postings.get_mut(key) {
            briefs.remove(brief);
            if briefs.is_empty() {
                postings.remove(key);
            }
        }
    }
}

/// Where a definition stands does not change what others read; what it says does.
fn changed_definitions(old: &Facts, new: &Facts) -> BTreeSet<SmolStr> {
    let says = |facts: &Facts, key: &SmolStr| -> Vec<String> {
        let stated = facts.definitions.get(key).into_iter().flatten();
        stated.map(|definition| definition.long.clone()).collect()
    };
    let keys: BTreeSet<_> = old.definitions.keys().chain(new.definitions.keys()).cloned().collect();
    keys.into_iter().filter(|key| says(old, key) != says(new, key)).collect()
}
