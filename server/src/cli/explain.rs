//! `attache explain`: the page of a rule for reading in a terminal, or the list of all rules.

use super::arguments::Explain;
use super::failure::Failure;
use super::output::{self, Target};
use crate::finding::Severity;
use crate::nearest::nearest;
use crate::rules::{RULES, Rule, find};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use std::process::ExitCode;

/// As wide as a page is good to read.
const WIDEST: usize = 88;

const STRONG: Style = Style::new().bold();
const EXAMPLE: Style = AnsiColor::Cyan.on_default();

pub(super) fn run(command: &Explain) -> Result<ExitCode, Failure> {
    let width = output::columns().min(WIDEST);
    match &command.rule {
        None => output::styled(Target::Standard, |out| list(out)),
        Some(name) => {
            let rule = find(name).ok_or_else(|| unknown(name))?;
            output::styled(Target::Standard, |out| page(rule, width, out))
        }
    }?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(name: &str) -> Failure {
    let names = RULES.iter().flat_map(|rule| [rule.name, rule.code]);
    let help = match nearest(name, names) {
        Some(name) => format!("did you mean `attache explain {name}`? `attache explain` lists all rules"),
        None => "`attache explain` lists all rules".to_owned(),
    };
    Failure::with_help(format!("cannot explain “{name}”: there is no rule of that code or name"), help)
}

fn list(out: &mut dyn Write) -> io::Result<()> {
    let longest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in RULES {
        let (code, name, severity) = (rule.code, rule.name, severity(rule));
        writeln!(out, "{STRONG}{code}{STRONG:#}  {name:longest$}  {severity:7}  {}", rule.summary())?;
    }
    Ok(())
}

fn severity(rule: &Rule) -> &'static str {
    rule.severity.map_or("off", Severity::name)
}

/// Pages use little Markdown: paragraphs, headings and fenced examples.
fn page(rule: &Rule, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{STRONG}{} {}{STRONG:#} ({})\n", rule.code, rule.name, severity(rule))?;
    let page = rule.page();
    let mut lines = page.lines().peekable();
    // Examples end with a blank line of their own.
    let mut is_parted = true;
    while let Some(line) = lines.next() {
        if line.is_empty() && std::mem::replace(&mut is_parted, true) {
            continue;
        }
        if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{STRONG}{heading}{STRONG:#}")?;
        } else if let Some(fence) = line.strip_prefix("```") {
            // An example of several briefs names each of them.
            if let Some((_, name)) = fence.split_once(' ') {
                writeln!(out, "  {name}:")?;
            }
            for line in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                writeln!(out, "    {EXAMPLE}{line}{EXAMPLE:#}")?;
            }
            writeln!(out)?;
            is_parted = true;
        } else if line.is_empty() {
            writeln!(out)?;
        } else {
            is_parted = false;
            let mut paragraph = line.to_owned();
            while let Some(line) = lines.next_if(|line| !line.is_empty()) {
                paragraph += " ";
                paragraph += line;
            }
            wrap(&paragraph, width, out)?;
        }
    }
    let name = rule.name;
    if rule.severity.is_none() {
        writeln!(out, "To turn it on, under [rules] in attache.toml: {EXAMPLE}{name} = \"warning\"{EXAMPLE:#}")?;
    } else {
        writeln!(out, "To permit it in one place: {EXAMPLE}<!-- attache: ignore {name} (why) -->{EXAMPLE:#}")?;
        writeln!(out, "To turn it off, under [rules] in attache.toml: {EXAMPLE}{name} = \"off\"{EXAMPLE:#}")?;
    }
    Ok(())
}

fn wrap(paragraph: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut column = 0;
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            writeln!(out)?;
            column = 0;
        } else if column > 0 {
            write!(out, " ")?;
            column += 1;
        }
        write!(out, "{word}")?;
        column += length;
    }
    writeln!(out)
}
