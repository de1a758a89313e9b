//! `attache completions` and `attache man`: what other programs of a system want to know about the
//! commands, made of the same texts as `--help`.

use super::arguments::Arguments;
use super::failure::Failure;
use super::output;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io::{self, Write};
use std::process::ExitCode;

/// Completions for a shell.
pub(super) fn completions(shell: Shell) -> Result<ExitCode, Failure> {
    // The generator takes a broken pipe for a fault of its own.
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "attache", &mut text);
    output::plain(|out| out.write_all(&text))?;
    Ok(ExitCode::SUCCESS)
}

/// One page for the program and all of its commands.
pub(super) fn page() -> Result<ExitCode, Failure> {
    let mut page = Vec::new();
    let written = write(&mut page);
    // Roff has words of its own for what is not ASCII.
    let page = String::from_utf8_lossy(&page).replace('“', "\\(lq").replace('”', "\\(rq").replace('…', "...");
    output::plain(|out| written.and_then(|()| out.write_all(page.as_bytes())))?;
    Ok(ExitCode::SUCCESS)
}

fn write(out: &mut dyn Write) -> io::Result<()> {
    let mut program = Arguments::command();
    program.build();
    let page = Man::new(program.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
        writeln!(out, ".SH \"attache {}\"", command.get_name())?;
        let page = Man::new(command.clone());
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    writeln!(out, ".SH \"EXIT CODES\"")?;
    writeln!(out, "0 nothing at or above \\-\\-fail\\-on, 1 findings, 2 could not run.")?;
    page.render_version_section(out)
}
