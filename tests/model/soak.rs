//! A session that is typed in for days stays as small as it was.
//!
//! `ATTACHE_SOAK=400000 cargo test --test attache soak` types as much as a diligent author in a working
//! week, and looks at the memory of the process, which must have no other tests in it.

use super::author::Author;
use super::{answers, key, session, set};
use attache::workspace::Document;
use std::io::Write as _;
use std::sync::{Arc, Weak};
use std::time::Instant;

/// Edits, unless somebody asks for more.
const EDITS: usize = 2_000;
/// As many versions may be in use by work that is under way, beside those that are open.
const UNDER_WAY: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn versions_that_were_typed_over_are_forgotten() {
    let asked = set("ATTACHE_SOAK");
    let edits = asked.unwrap_or(EDITS);
    let mut author = Author::new(4, "utf-16");
    let (workspace, mut editor) = session(&author).await;
    let (mut versions, mut warm) = (Vec::<Weak<Document>>::new(), None);
    let (begin, mut quarter) = (Instant::now(), 1);
    while author.edits < edits {
        for _ in 0..20 {
            author.act(&mut editor).await;
        }
        for name in author.open.keys() {
            answers::diagnostics(&mut editor, &author.folder.uri(name)).await;
            let open = workspace.document(&key(&author, name)).expect("the author has it open");
            versions.retain(|version| version.strong_count() > 0 && version.as_ptr() != Arc::as_ptr(&open));
            versions.push(Arc::downgrade(&open));
        }
        editor.heard.clear();
        assert!(versions.len() <= author.open.len() + UNDER_WAY, "{} versions are kept", versions.len());
        if asked.is_some() && author.edits >= edits / 4 * quarter {
            // For whoever looks: each quarter should take as long as the others.
            let (time, pages) = (begin.elapsed(), memory().unwrap_or_default());
            let _ = writeln!(std::io::stderr(), "{} edits after {time:.1?}, {pages} pages", author.edits);
            quarter += 1;
        }
        if warm.is_none() && author.edits > edits / 4 {
            warm = memory();
        }
    }
    if let (Some(_), Some(warm), Some(now)) = (asked, warm, memory()) {
        assert!(now * 100 <= warm * 105, "{warm} pages became {now}");
    }
}

/// Pages of memory that the process has, where the system says so.
fn memory() -> Option<u64> {
    let said = std::fs::read_to_string("/proc/self/statm").ok()?;
    said.split_whitespace().nth(1)?.parse().ok()
}
