//! Placeholder until the rope lands.
use std::sync::Arc;
/// A text.
#[derive(Debug, Clone)]
pub struct Text(Arc<str>);
impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}
impl Text {
    /// The text in one piece.
    #[must_use]
    pub fn to_arc_str(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }
}
