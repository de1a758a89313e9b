//! What a rule reports, as plain data with byte spans. How it is shown is not its concern.

use crate::BriefKey;
use crate::rules::Rule;
use attache_grammar::Span;
use serde::{Deserialize, Serialize};

/// How much a finding matters. The order is that of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look when there is time.
    Hint,
    /// Good to know.
    Info,
    /// An editor would change it.
    Warning,
    /// It is wrong.
    Error,
}

impl Severity {
    /// All of them, lightest first.
    pub const ALL: [Severity; 4] = [Severity::Hint, Severity::Info, Severity::Warning, Severity::Error];

    /// The severity of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// The word for it, as in settings and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What a rule's check returns: a finding before settings and waivers are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// The smallest place that shows it.
    pub span: Span,
    /// One sentence for the author.
    pub message: String,
    /// A case that never weighs more than this, whatever the settings say of the rule.
    pub at_most: Severity,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What could be done.
    pub fixes: Vec<Fix>,
}

impl Remark {
    /// A remark with nothing but its place and its sentence.
    #[must_use]
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { span, message, at_most: Severity::Error, related: Vec::new(), fixes: Vec::new() }
    }

    /// Caps the weight of this one remark.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.at_most = severity;
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn with_related(mut self, related: impl IntoIterator<Item = Related>) -> Self {
        self.related.extend(related);
        self
    }

    /// Adds a fix.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The brief it stands in.
    pub brief: BriefKey,
    /// Where it stands there.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// A change that makes the finding disappear and causes no new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: `Replace by “…”`.
    pub title: String,
    /// Whether it may be applied without anybody looking.
    pub safe: bool,
    /// The edits, in order, without overlaps.
    pub edits: Vec<Edit>,
}

/// Replaces a span by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The brief to change.
    pub brief: BriefKey,
    /// What to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// A remark that settings and waivers let through.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// The brief it stands in.
    pub brief: BriefKey,
    /// The smallest place that shows it.
    pub span: Span,
    /// One sentence for the author.
    pub message: String,
    /// Survives edits elsewhere in the brief; made of the rule and the words around the place.
    pub fingerprint: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What could be done.
    pub fixes: Vec<Fix>,
}
