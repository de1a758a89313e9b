//! Takes folders of briefs into their indexes while the open briefs are checked, one folder after the
//! other, and shows how far it is.

use super::analysis::failed;
use super::desk::Desk;
use super::progress::Progress;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::spawn_blocking;
use tower_lsp::ls_types::MessageType;

/// Briefs on the disk that are read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Briefs {
    /// All below a folder that the client has open, whatever projects they belong to.
    Below(PathBuf),
    /// Those of the project in a folder, unless they were read before.
    Of(PathBuf),
}

/// Takes a set of briefs into the index. Whether anything was read.
pub async fn index(desk: &Arc<Desk>, set: Briefs) -> bool {
    let at_work = Arc::clone(desk);
    match set {
        Briefs::Below(folder) => {
            let progress = Progress::begin(desk, "attache reads the briefs");
            let done = spawn_blocking(move || read_below(&at_work, &folder, &progress).map(|briefs| (folder, briefs)));
            match done.await {
                Ok(Some((folder, briefs))) => {
                    desk.log(MessageType::INFO, format!("read {briefs} briefs below {}", folder.display())).await;
                }
                Ok(None) => {
                    desk.log(MessageType::WARNING, "not all briefs were read: it was called off".to_owned()).await;
                }
                Err(failure) => failed(desk, &failure).await,
            }
            true
        }
        Briefs::Of(root) => {
            let done = spawn_blocking(move || at_work.workspace.fill(&at_work.workspace.shelf_in(Some(root))));
            match done.await {
                Ok(news) => news,
                Err(failure) => {
                    failed(desk, &failure).await;
                    false
                }
            }
        }
    }
}

/// Every project that has briefs below a folder; how many briefs those are, unless it was called off.
fn read_below(desk: &Desk, folder: &Path, progress: &Progress) -> Option<usize> {
    let workspace = &desk.workspace;
    let mut projects: BTreeSet<PathBuf> = BTreeSet::new();
    projects.extend(workspace.shelf_in(Some(folder.to_owned())).project.root.clone());
    let shelves = workspace.briefs_below(folder).into_iter().map(|brief| workspace.shelf(&brief));
    projects.extend(shelves.filter_map(|shelf| shelf.project.root.clone()));
    let mut count = 0;
    for root in projects {
        let briefs = workspace.briefs_of(&root);
        let (mut called_off, before) = (false, count);
        workspace.take_in(&workspace.shelf_in(Some(root)), &briefs, |done, of| {
            called_off = !progress.report(before + done, before + of);
            !called_off
        });
        if called_off {
            return None;
        }
        count += briefs.len();
    }
    Some(count)
}
