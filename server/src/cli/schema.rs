//! `attache schema`: the schema of `attache.toml`, for editors that check and complete it.

use super::failure::Failure;
use super::output;
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode, Failure> {
    output::plain(|out| writeln!(out, "{:#}", crate::settings::schema()))?;
    Ok(ExitCode::SUCCESS)
}
