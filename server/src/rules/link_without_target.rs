//! Every link leads somewhere.
//!
//! Text that was copied from a page keeps the looks of its links and loses their targets: a reader
//! clicks on a source and stays where they are. All empty links of a brief are reported together.
//!
//! ## Bad
//! ```markdown
//! The port plan follows [the audit of 2023](#) and [an older study]().
//! ```
//! ## Good
//! ```markdown
//! The port plan follows [the audit of 2023](https://ports.example/audit) and [its annex](#annex).
//!
//! ## Annex
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};

pub(super) const RULE: Rule = Rule::new("R001", "link-without-target", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let links = &case.reading.brief.links;
    let mut empty = links.iter().filter(|link| !link.is_image && matches!(link.target.as_str(), "" | "#"));
    let Some(first) = empty.next() else { return Vec::new() };
    let words = &case.reading.brief.prose.text()[first.prose.clone()];
    let what = if words.is_empty() { "this link".to_owned() } else { format!("the link “{words}”") };
    vec![Remark::new(first.span, format!("{what} leads nowhere{}", elsewhere(empty.count())))]
}
