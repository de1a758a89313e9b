//! Where the links of a brief lead: to the web, to another file, to a heading. Whether a target is
//! missing is a rule's to say; a link to nothing simply leads nowhere here.

use super::ask;
use super::symbols::headings;
use crate::BriefKey;
use crate::workspace::Workspace;
use attache_grammar::{Brief, Link, Span, anchors};
use percent_encoding::percent_decode_str;
use std::path::Path;

/// A link that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// The target as it is written.
    pub span: Span,
    /// Where it leads.
    pub to: Destination,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// An address beyond this folder.
    Remote(String),
    /// A file, brief or not.
    File(BriefKey),
    /// A place in a brief.
    Place(BriefKey, Span),
}

/// The links of a brief that lead somewhere, in the order of the text.
#[must_use]
pub fn links(workspace: &Workspace, key: &BriefKey) -> Vec<Leading> {
    let found = ask(workspace, key, |case| {
        let leads = |(index, link): (usize, &Link)| {
            let span = link.target_span?;
            let missing = case.reading.missing_targets.contains(&index);
            (!missing && !link.target.is_empty()).then(|| (span, link.clone()))
        };
        case.reading.brief.links.iter().enumerate().filter_map(leads).collect::<Vec<_>>()
    });
    let leading = |(span, link): (Span, Link)| Some(Leading { span, to: destination(workspace, key, &link)? });
    found.into_iter().filter_map(leading).collect()
}

fn destination(workspace: &Workspace, key: &BriefKey, link: &Link) -> Option<Destination> {
    if link.is_remote() {
        return Some(Destination::Remote(link.target.to_string()));
    }
    let (path, anchor) = link.parts();
    let file = target(key, path)?;
    if anchor.is_empty() {
        return (!path.is_empty()).then_some(Destination::File(file));
    }
    let place = workspace.reading(&file).ok().and_then(|reading| place(&reading.brief, anchor));
    match place {
        Some(span) => Some(Destination::Place(file, span)),
        // The file is there all the same.
        None => (!path.is_empty()).then_some(Destination::File(file)),
    }
}

/// The file that a path in a brief means; the brief itself without one.
pub(super) fn target(brief: &BriefKey, path: &str) -> Option<BriefKey> {
    if path.is_empty() {
        return Some(brief.clone());
    }
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    if decoded.starts_with(['/', '\\']) {
        return None;
    }
    let folder = brief.path()?.parent().map(Path::to_owned)?;
    Some(BriefKey::of_path(&crate::files::absolute(&folder, Path::new(&*decoded))))
}

/// The heading with that name.
fn place(brief: &Brief, anchor: &str) -> Option<Span> {
    let anchor = percent_decode_str(anchor).decode_utf8().ok()?.to_lowercase();
    // The names of headings come first, one each.
    let at = anchors(brief).iter().position(|known| *known == anchor)?;
    headings(brief).nth(at).map(|(_, block)| block.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;
    use crate::text::Text;

    #[test]
    fn links_lead_to_files_and_headings_that_are_there() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = |name: &str| folder.path().join(name);
        files::create(&path("port plan.md"), "# Port\n\n## The Costs\n\nLittle.\n").expect("the folder can be written");
        let text = "# Cranes\n\n[a](port%20plan.md) [b](port%20plan.md#the-costs) [c](port%20plan.md#gone) [d](gone.md)\n\
            [e](#cranes) [f](#gone) [g](https://ports.example/a) [h]()\n";
        let (workspace, key) = (Workspace::default(), BriefKey::of_path(&path("one.md")));
        workspace.put(&key, 1, Text::from(text));
        let shown: Vec<_> = links(&workspace, &key)
            .into_iter()
            .map(|link| {
                let to = match link.to {
                    Destination::Remote(address) => address,
                    Destination::File(file) => file.file_name().to_owned(),
                    Destination::Place(file, span) => {
                        let text = workspace.text(&file).expect("it is there").to_arc_str();
                        format!("{} {}", file.file_name(), &text[span.range()])
                    }
                };
                format!("{} -> {to}", &text[link.span.range()])
            })
            .collect();
        assert_eq!(
            shown,
            [
                "port%20plan.md -> port plan.md",
                "port%20plan.md#the-costs -> port plan.md ## The Costs",
                "port%20plan.md#gone -> port plan.md",
                "#cranes -> one.md # Cranes",
                "https://ports.example/a -> https://ports.example/a",
            ]
        );
    }
}
