//! `attache lint`: checks briefs and says so with its exit code.

mod arguments;
mod baseline;
mod changed;
mod fix;
mod watch;

pub(super) use arguments::{Format, Lint};

use super::failure::{Failure, detail, say};
use super::output::{self, Target};
use super::progress::Progress;
use super::report::{Report, Sources};
use super::selection::Selection;
use crate::finding::{Finding, Severity};
use crate::workspace::{Workspace, unreadable};
use baseline::Baselines;
use changed::Changed;
use rayon::prelude::*;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// As many briefs are checked before what was found in them is put together.
const AT_A_TIME: usize = 1024;

/// What a run knows.
#[derive(Debug)]
struct Run<'a> {
    command: &'a Lint,
    workspace: Arc<Workspace>,
    selection: Selection,
    sources: Sources,
    baselines: Baselines,
    changed: Option<Changed>,
}

pub(super) fn run(command: &Lint) -> Result<ExitCode, Failure> {
    if command.watch { watch::run(command, || check(command)) } else { check(command) }
}

fn check(command: &Lint) -> Result<ExitCode, Failure> {
    let begun = Instant::now();
    let mut run = Run::start(command)?;
    let all = run.lint();
    if command.write_baseline {
        run.baselines.write(&all, &run.sources)?;
        return Ok(ExitCode::SUCCESS);
    }
    run.baselines.tell_expired(&all, &run.sources);
    let mut findings = run.concerning(all);
    detail(|| format!("checked in {:.2} s", begun.elapsed().as_secs_f64()));
    let Some(reach) = command.fixes.reach() else { return run.report(findings, run.target()) };

    let fixed = fix::settle(&mut run, &mut findings, reach);
    if command.fixes.diff {
        let differs = fixed.diff(run.target(), &run.selection)?;
        return Ok(ExitCode::from(u8::from(differs)));
    }
    let mut target = run.target();
    if let Some(key) = run.selection.stdin.as_ref().filter(|_| !command.fixes.dry_run) {
        output::plain(|out| out.write_all(run.sources.text(key).as_bytes()))?;
        // Standard output holds the new text and nothing else.
        target = command.output.as_deref().map_or(Target::Error, Target::File);
    }
    let complete = command.fixes.dry_run || fixed.write(&run.selection);
    match (command.fixes.dry_run, complete) {
        (true, _) => fixed.tell("would fix"),
        (false, true) => fixed.tell("fixed"),
        (false, false) => say("some fixes are not made: see above"),
    }
    let code = run.report(findings, target)?;
    Ok(if complete { code } else { ExitCode::from(2) })
}

impl<'a> Run<'a> {
    fn start(command: &'a Lint) -> Result<Self, Failure> {
        let changed = command.changed_since.as_deref().map(Changed::since).transpose()?;
        let workspace = Arc::<Workspace>::default();
        let mut selection = Selection::of(&command.briefs, &workspace)?;
        if let Some(root) = command.format.root_variable().and_then(std::env::var_os) {
            selection.names.start_from(root.as_ref());
        }
        let baselines = Baselines::of(command, &workspace, &selection)?;
        let sources = Sources::of(&workspace, &selection);
        Ok(Self { command, workspace, selection, sources, baselines, changed })
    }

    /// What is found in the briefs that were asked for.
    fn lint(&self) -> Vec<Finding> {
        let progress = Progress::new("checking", self.selection.asked.len());
        let lint = |key| {
            let findings = match self.sources.reading(key) {
                Ok(reading) => self.workspace.lint_reading(&reading),
                Err(reason) => vec![unreadable(key, &reason)],
            };
            progress.step(1);
            findings.into_boxed_slice()
        };
        // One alone wakes no other processor.
        if let [key] = self.selection.asked.as_slice() {
            return lint(key).into_vec();
        }
        let mut all = Vec::new();
        // A part at a time, so that a large folder never holds its findings twice.
        for keys in self.selection.asked.chunks(AT_A_TIME) {
            let found: Vec<_> = keys.par_iter().map(&lint).collect();
            found.into_iter().for_each(|findings| all.extend(findings));
        }
        all
    }

    /// Of what is found, that which is neither accepted nor old.
    fn concerning(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings = self.baselines.new_ones(findings, &self.sources);
        if let Some(changed) = &self.changed {
            findings.retain(|finding| changed.concerns(finding, &self.sources));
        }
        findings
    }

    fn target(&self) -> Target<'a> {
        self.command.output.as_deref().map_or(Target::Standard, Target::File)
    }

    fn report(&self, findings: Vec<Finding>, target: Target<'_>) -> Result<ExitCode, Failure> {
        let command = self.command;
        let failed = findings.iter().any(|finding| finding.severity >= command.fail_on);
        let report = Report {
            briefs: &self.selection.asked,
            findings,
            sources: &self.sources,
            fail_on: command.fail_on,
            // Asking for failure on hints is asking for hints.
            shown_from: command.min_severity.unwrap_or(Severity::Info.min(command.fail_on)),
        };
        if command.statistics {
            output::bare(target, |out| report.write_statistics(out))?;
        } else {
            report.print(command.format, target)?;
        }
        Ok(ExitCode::from(u8::from(failed && !command.exit_zero)))
    }
}
