//! Changes to the files of the project: `attache.toml` and its pack of terms. Comments and layout
//! stay as they are, and the edit is as small as can be.

use super::super::definition::strongest;
use super::super::sense::Sense;
use super::super::subject;
use super::{Action, Kind, is_found};
use crate::BriefKey;
use crate::exchange::{Concept, LongForm, Status, pack};
use crate::expansion::smallest_edit;
use crate::files::SETTINGS;
use crate::finding::{Edit, Finding};
use crate::project::Project;
use crate::rules::Case;
use crate::settings::{self, PackChoice, amend};
use crate::workspace::Workspace;
use attache_grammar::{Span, short_key};
use toml::Spanned;

/// Names the word as one that the rule leaves alone, where the rule listens to that.
pub(super) fn allow(workspace: &Workspace, case: &Case<'_>, finding: &Finding) -> Option<Action> {
    let written = case.reading.text.get(finding.span.range())?;
    let file = File::settings(workspace, case)?;
    let words = [short_key(written).to_string(), written.to_owned()];
    words.into_iter().find_map(|word| {
        let text = amend::allow(&file.text, finding.rule, &word)?;
        is_settled(case, finding, &text).then(|| Action {
            title: format!("Allow “{word}” in this project"),
            kind: Kind::Fix,
            finding: Some(finding.clone()),
            edits: vec![file.edit(&text)],
            creates: file.created(),
        })
    })
}

/// Switches the rule off.
pub(super) fn switch_off(workspace: &Workspace, case: &Case<'_>, finding: &Finding) -> Option<Action> {
    let file = File::settings(workspace, case)?;
    let text = amend::switch_off(&file.text, finding.rule)?;
    is_settled(case, finding, &text).then(|| Action {
        title: format!("Switch “{}” off in this project", finding.rule.name),
        kind: Kind::Fix,
        finding: Some(finding.clone()),
        edits: vec![file.edit(&text)],
        creates: file.created(),
    })
}

/// Whether a finding is gone under other settings.
fn is_settled(case: &Case<'_>, finding: &Finding, settings: &str) -> bool {
    let Ok(settings) = settings::parse(settings) else { return false };
    let project = Project { settings, ..case.project.clone() };
    !is_found(&Case { project: &project, ..*case }, finding.rule, finding.span)
}

/// Puts the term at a place among the project's own: into its first pack, or into a new one.
pub(super) fn keep(workspace: &Workspace, case: &Case<'_>, offset: usize) -> Option<Action> {
    let subject = subject::at(case.reading, &case.project.lexicon, offset)?;
    let sense = Sense::of(case, &subject);
    let definition = strongest(case, &sense, offset as u32).filter(|_| sense.entry.is_none())?;
    let concept = Concept {
        short: Some(definition.short.to_string()),
        forms: vec![LongForm { text: definition.long.clone(), status: Status::Preferred }],
        ..Concept::default()
    };
    let root = BriefKey::of_path(case.project.root.as_deref()?);
    let own = case.project.settings.packs.iter().find_map(|choice| match choice.get_ref() {
        PackChoice::File(path) => Some(path.as_str()),
        PackChoice::Shipped(_) => None,
    });
    let terms = File::read(workspace, &root, own.unwrap_or("terms.toml"), pack::EMPTY);
    if own.is_none() && terms.exists {
        return None;
    }
    let text = pack::update(&terms.text, &[concept]).ok()?.text;
    let mut edits = vec![terms.edit(&text)];
    let mut creates = terms.created();
    if own.is_none() {
        let settings = File::settings(workspace, case)?;
        let choices = case.project.settings.packs.iter().map(Spanned::get_ref);
        let in_force = choices.filter_map(|choice| match choice {
            PackChoice::Shipped(name) => Some(*name),
            PackChoice::File(_) => None,
        });
        let text = amend::add_pack(&settings.text, &in_force.collect::<Vec<_>>(), "./terms.toml")?;
        edits.push(settings.edit(&text));
        creates.extend(settings.created());
    }
    let title = format!("Add “{}” to the terms of this project", definition.short);
    Some(Action { title, kind: Kind::Change, finding: None, edits, creates })
}

/// A file of the project, or what it is to begin with.
struct File {
    key: BriefKey,
    text: String,
    exists: bool,
}

impl File {
    /// The settings; none for texts that lie on no disk.
    fn settings(workspace: &Workspace, case: &Case<'_>) -> Option<File> {
        Some(File::read(workspace, &BriefKey::of_path(case.project.root.as_deref()?), SETTINGS, ""))
    }

    fn read(workspace: &Workspace, root: &BriefKey, path: &str, empty: &str) -> File {
        let path = path.trim_start_matches("./");
        let key = BriefKey::of_name(&format!("{}/{path}", root.as_str().trim_end_matches('/')));
        match workspace.text(&key) {
            Some(text) => File { key, text: text.to_arc_str().to_string(), exists: true },
            None => File { key, text: empty.to_owned(), exists: false },
        }
    }

    fn edit(&self, text: &str) -> Edit {
        let (range, replacement) = match self.exists {
            true => smallest_edit(&self.text, text),
            false => (0..0, text),
        };
        Edit { brief: self.key.clone(), span: Span::from(range), text: replacement.to_owned() }
    }

    fn created(&self) -> Vec<BriefKey> {
        if self.exists { Vec::new() } else { vec![self.key.clone()] }
    }
}
