//! `attache config`: the settings that hold for a brief, and where each of them comes from.

use super::arguments::Config;
use super::failure::Failure;
use super::output;
use super::selection::Names;
use crate::BriefKey;
use crate::files;
use crate::project::Project;
use crate::rules::find;
use crate::settings::{self, DefinitionScope, PackChoice, ProfileChoice, RuleSettings};
use crate::workspace::Workspace;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use toml::Spanned;

/// Where the origins stand, if the values leave room.
const COLUMN: usize = 44;

pub(super) fn run(command: &Config) -> Result<ExitCode, Failure> {
    let current =
        std::env::current_dir().map_err(|error| Failure::new(format!("cannot tell the current folder: {error}")))?;
    let names = Names::from_folder(&current);
    let mut path = files::absolute(&current, &command.brief);
    if path.is_dir() {
        // What holds for any brief there.
        path.push("brief.md");
    }
    let workspace = Workspace::default();
    let shelf = workspace.shelf(&BriefKey::of_path(&path));
    if let Some(fault) = &shelf.fault {
        let name = names.of(&BriefKey::of_path(&fault.path));
        return Err(Failure::Settings(vec![(name, fault.clone())]));
    }
    output::plain(|out| write(&shelf.project, &path, &names, out))?;
    Ok(ExitCode::SUCCESS)
}

fn write(project: &Project, path: &Path, names: &Names, out: &mut dyn Write) -> io::Result<()> {
    let origins = Origins::of(project, path, names);
    let here = project.of_brief(Some(path));
    let settings = &here.settings;
    let mut line = |key: &str, value: String| writeln!(out, "{}", line(key, &value, &origins.tell(key)));
    let profile = match settings.profile.get_ref() {
        ProfileChoice::Shipped(name) => name,
        ProfileChoice::File(path) => path.as_str(),
    };
    line("profile", text(profile))?;
    line(
        "packs",
        list(settings.packs.iter().map(|pack| match pack.get_ref() {
            PackChoice::Shipped(name) => (*name).to_owned(),
            PackChoice::File(path) => path.clone(),
        })),
    )?;
    line("fact-sheets", list(settings.fact_sheets.iter().map(|path| path.get_ref().clone())))?;
    if let Some(baseline) = &settings.baseline {
        line("baseline", text(baseline.get_ref()))?;
    }
    line("exclude", list(settings.exclude.iter().map(|pattern| pattern.get_ref().clone())))?;
    line("definition-scope", text(named(&DefinitionScope::NAMED, settings.definition_scope)))?;
    if project.excludes(path) {
        writeln!(out, "# “exclude” leaves this brief out: it is checked only if it is named")?;
    }
    writeln!(out, "\n[rules] # those not listed are as `attache explain` says")?;
    let is_open = |code: &&str| settings.rules.get(*code).is_none_or(|rule| rule.severity.is_none());
    for (code, weight) in here.house.weights.iter().filter(|(code, _)| is_open(code)) {
        let (name, weight) = (find(code).map_or(*code, |rule| rule.name), weight.map_or("off", |weight| weight.name()));
        writeln!(out, "{}", self::line(name, &text(weight), &format!("{code}: profile {profile}")))?;
    }
    for (code, rule) in &settings.rules {
        let name = find(code).map_or(*code, |rule| rule.name);
        writeln!(out, "{}", self::line(name, &rule_settings(rule), &format!("{code}: {}", origins.tell(code))))?;
    }
    Ok(())
}

fn line(key: &str, value: &str, origin: &str) -> String {
    format!("{:COLUMN$} # {origin}", format!("{key} = {value}"))
}

fn text(text: &str) -> String {
    // Between quotation marks, TOML and JSON write texts in the same way.
    super::escaped::line(text)
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.map(|one| text(&one)).collect::<Vec<_>>().join(", "))
}

fn named<T: PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name)
}

fn rule_settings(rule: &RuleSettings) -> String {
    let severity = rule.severity.map(|severity| text(severity.map_or("off", crate::finding::Severity::name)));
    let allow = (!rule.allow.is_empty()).then(|| list(rule.allow.iter().cloned()));
    match (severity, allow) {
        (Some(severity), None) => severity,
        (severity, allow) => {
            let severity = severity.map(|severity| format!("severity = {severity}"));
            let parts: Vec<_> = severity.into_iter().chain(allow.map(|allow| format!("allow = {allow}"))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
    }
}

/// Which places state what: keys, or codes of rules, each with `attache.toml:3`.
struct Origins(Vec<(String, String)>);

impl Origins {
    fn of(project: &Project, path: &Path, names: &Names) -> Self {
        let mut origins = Vec::new();
        for (index, layer) in project.layers.iter().enumerate() {
            let name = names.of(&BriefKey::of_path(&layer.path));
            let place = |at: usize| format!("{name}:{}", layer.text[..at].matches('\n').count() + 1);
            origins.extend(settings::stated(&layer.text).into_iter().map(|(key, at)| (key, place(at))));
            for exception in project.exceptions.iter().filter(|one| one.layer == index && one.concerns(path)) {
                let place = format!("{} for {}", place(exception.stated.span.start), patterns(&exception.stated.paths));
                let profile = exception.stated.profile.as_ref().map(|_| "profile");
                let keys = profile.into_iter().chain(exception.stated.rules.keys().copied());
                origins.extend(keys.map(|key| (key.to_owned(), place.clone())));
            }
        }
        Self(origins)
    }

    /// The last place wins; of a rule, several may have a say.
    fn tell(&self, key: &str) -> String {
        let mut places = self.0.iter().filter(|(stated, _)| stated == key).map(|(_, place)| place.as_str());
        if find(key).is_some() {
            return places.collect::<Vec<_>>().join(", then ");
        }
        places.next_back().unwrap_or("default").to_owned()
    }
}

fn patterns(paths: &[Spanned<String>]) -> String {
    paths.iter().map(|path| path.get_ref().as_str()).collect::<Vec<_>>().join(", ")
}
