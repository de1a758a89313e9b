//! `attache init`: settings to start from, with every key explained.

use super::failure::{Failure, say};
use crate::files::SETTINGS;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

const TEMPLATE: &str = include_str!("init.toml");

pub(super) fn run() -> Result<ExitCode, Failure> {
    // Created only where there is none, so that two at once cannot overwrite each other either.
    let written = File::create_new(SETTINGS).and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    match written {
        Ok(()) => {
            say(&format!("wrote {SETTINGS}: it holds for the briefs in this folder and below"));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Failure::with_help(
            format!("cannot write {SETTINGS}: there is one already"),
            "edit it, or remove it first",
        )),
        Err(error) => Err(Failure::with_help(
            format!("cannot write {SETTINGS}: {error}"),
            "change to a folder that you may write to",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Settings, parse};

    #[test]
    fn the_template_changes_nothing() {
        let settings = parse(TEMPLATE).expect("the template is sound");
        let values = |settings: &Settings| settings.packs.iter().map(|pack| pack.get_ref().clone()).collect::<Vec<_>>();
        assert_eq!(values(&settings), values(&Settings::default()));
        assert_eq!(Settings { packs: Settings::default().packs, ..settings }, Settings::default());
    }

    #[test]
    fn what_it_comments_out_can_be_used() {
        let is_example = |line: &str| (line.contains(" = ") || line.starts_with('[')) && !line.starts_with("packs");
        let example = |line: &'static str| match line.strip_prefix("# ") {
            Some(example) => Some(example).filter(|example| is_example(example)),
            None => Some(line).filter(|line| line.starts_with('[')),
        };
        let examples: Vec<_> = TEMPLATE.lines().filter_map(example).collect();
        assert_eq!(examples.len(), 18);
        parse(&examples.join("\n")).expect("the examples are sound");
    }
}
