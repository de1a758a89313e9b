//! Terms on their way between this project and others: what a term bank keeps of one, and the files
//! in which it travels. Texts go in and come out; no file is opened here.
//!
//! A term bank marks each way to write a term as *preferred*, *admitted*, *deprecated* or
//! *obsolete*. In a pack these are the first of `expansions`, the others, `wrong` and `obsolete`.

mod concept;
pub mod csv;
pub mod pack;
pub mod tbx;

pub use concept::Concept;

use std::ops::Range;

/// How a term bank regards a way to write a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// To be used.
    Preferred,
    /// May be used.
    Admitted,
    /// Wrong.
    Deprecated,
    /// Right only for the past.
    Obsolete,
}

impl Status {
    /// All of them, best first.
    pub const ALL: [Status; 4] = [Status::Preferred, Status::Admitted, Status::Deprecated, Status::Obsolete];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Preferred => "preferred",
            Status::Admitted => "admitted",
            Status::Deprecated => "deprecated",
            Status::Obsolete => "obsolete",
        }
    }

    /// The status of that name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name().eq_ignore_ascii_case(name))
    }
}

/// A way to write a term out, and how it is regarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongForm {
    /// The words.
    pub text: String,
    /// How they are regarded.
    pub status: Status,
}

/// What a file of terms says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// The terms, in the order of the file.
    pub concepts: Vec<Concept>,
    /// Short forms that stand for nothing there, and were left out.
    pub without_long_form: Vec<String>,
    /// What else was passed over, in words.
    pub passed_over: Vec<String>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is the matter.
    pub message: String,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What to do about it.
    pub help: String,
}
