//! An author at work: a model of what the editor shows and the disk holds, simple enough to be right.

use super::dice::Dice;
use super::phrases::{BREAKS, KEYS, NAMES, PARAGRAPHS, WORDS};
use crate::session::editor::Editor;
use crate::session::folder::Folder;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::fs;

/// As many bytes a brief may have before the author cuts it.
const LONGEST: usize = 1_500;

/// As many steps an author can tell of.
const REMEMBERED: usize = 30;

/// What an editor shows and the disk holds.
pub struct Author {
    dice: Dice,
    /// What columns count.
    pub encoding: &'static str,
    /// The folder on the disk.
    pub folder: Folder,
    /// The open briefs: version and text.
    pub open: BTreeMap<&'static str, (i32, String)>,
    disk: BTreeMap<&'static str, String>,
    version: i32,
    /// How many edits there were.
    pub edits: usize,
    /// What was done last, for whoever has to find out.
    pub last: VecDeque<String>,
}

impl Author {
    /// An author before an empty folder.
    pub fn new(seed: u64, encoding: &'static str) -> Self {
        let (dice, folder) = (Dice::of(seed), Folder::of(&[]));
        let (open, disk, last) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self { dice, encoding, folder, open, disk, version: 0, edits: 0, last }
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.dice.below(end)
    }

    /// Does one thing: mostly types, sometimes opens, closes, saves, moves or deletes.
    pub async fn act(&mut self, editor: &mut Editor) {
        match self.dice.below(60) {
            0 => self.save(editor).await,
            1 => self.close(editor).await,
            2 => self.delete(editor).await,
            3 => self.write(editor).await,
            4 => self.rename(editor).await,
            5 => self.open(editor).await,
            _ if self.open.is_empty() => self.open(editor).await,
            _ => self.edit(editor).await,
        }
    }

    /// One of the open briefs.
    pub fn any_open(&mut self) -> Option<&'static str> {
        let names: Vec<_> = self.open.keys().copied().collect();
        (!names.is_empty()).then(|| self.dice.choose(&names))
    }

    /// A place in an open brief, as the protocol counts it.
    pub fn place(&mut self, name: &str) -> Value {
        let text = self.open[name].1.clone();
        let offset = self.boundary(&text);
        position(&text, offset, self.encoding)
    }

    async fn edit(&mut self, editor: &mut Editor) {
        let Some(name) = self.any_open() else { return };
        let (_, mut text) = self.open[name].clone();
        let mut changes = Vec::new();
        for _ in 0..=self.dice.below(3) {
            self.edits += 1;
            let (from, to, new) = self.change(&text);
            if self.dice.once_in(40) {
                text.replace_range(from..to, &new);
                changes.push(json!({"text": text}));
            } else {
                let place = |offset| position(&text, offset, self.encoding);
                changes.push(json!({"range": {"start": place(from), "end": place(to)}, "text": new}));
                text.replace_range(from..to, &new);
            }
        }
        self.version += 1;
        self.note(format!("edit {name} to version {}: {changes:?}", self.version));
        let document = json!({"uri": self.folder.uri(name), "version": self.version});
        self.open.insert(name, (self.version, text));
        let params = json!({"textDocument": document, "contentChanges": changes});
        editor.notify("textDocument/didChange", params).await;
    }

    /// A stretch of a text and what comes in its place.
    fn change(&mut self, text: &str) -> (usize, usize, String) {
        let from = self.boundary(text);
        let most = if text.len() > LONGEST { text.len() } else { 12 };
        let reach = from + self.dice.below(most + 1);
        let end = (reach..=text.len()).find(|&at| is_place(text, at)).unwrap_or(text.len());
        match self.dice.below(20) {
            _ if text.len() > LONGEST => (from, end, String::new()),
            0..=4 => (from, end.max(from), String::new()),
            5..=6 => (from, end.max(from), self.dice.choose(WORDS).to_owned()),
            7 => (from, from, self.dice.choose(BREAKS).to_owned()),
            8..=10 => (from, from, self.dice.choose(WORDS).to_owned()),
            11 => {
                // A paragraph goes where one begins, if there is such a place behind.
                let at = text[from..].find("\n\n").map_or(text.len(), |at| from + at + 2);
                (at, at, self.dice.choose(PARAGRAPHS).to_owned())
            }
            _ => (from, from, self.dice.choose(KEYS).to_owned()),
        }
    }

    fn boundary(&mut self, text: &str) -> usize {
        let from = self.dice.below(text.len() + 1);
        (from..=text.len()).find(|&at| is_place(text, at)).unwrap_or(text.len())
    }

    async fn open(&mut self, editor: &mut Editor) {
        let name = self.dice.choose(NAMES);
        if self.open.contains_key(name) {
            return;
        }
        let text = self.disk.get(name).cloned().unwrap_or_else(|| self.dice.choose(PARAGRAPHS).to_owned());
        self.show(editor, name, text).await;
    }

    async fn show(&mut self, editor: &mut Editor, name: &'static str, text: String) {
        self.version += 1;
        self.note(format!("open {name}"));
        let (uri, version) = (self.folder.uri(name), self.version);
        let document = json!({"uri": uri, "languageId": "markdown", "version": version, "text": text});
        self.open.insert(name, (version, text));
        editor.notify("textDocument/didOpen", json!({"textDocument": document})).await;
    }

    async fn close(&mut self, editor: &mut Editor) {
        let Some(name) = self.any_open().filter(|_| self.open.len() > 1) else { return };
        self.shut(editor, name).await;
    }

    async fn shut(&mut self, editor: &mut Editor, name: &str) {
        self.note(format!("close {name}"));
        self.open.remove(name);
        let params = json!({"textDocument": {"uri": self.folder.uri(name)}});
        editor.notify("textDocument/didClose", params).await;
    }

    async fn save(&mut self, editor: &mut Editor) {
        let Some(name) = self.any_open() else { return };
        self.note(format!("save {name}"));
        let text = self.open[name].1.clone();
        self.put(editor, name, text).await;
        let params = json!({"textDocument": {"uri": self.folder.uri(name)}});
        editor.notify("textDocument/didSave", params).await;
    }

    /// Another program writes a file, open or not.
    async fn write(&mut self, editor: &mut Editor) {
        let name = self.dice.choose(NAMES);
        self.note(format!("another program writes {name}"));
        let text: String = (0..3).map(|_| self.dice.choose(PARAGRAPHS)).collect();
        self.put(editor, name, text).await;
    }

    async fn delete(&mut self, editor: &mut Editor) {
        let names: Vec<_> = self.disk.keys().copied().collect();
        if names.is_empty() {
            return;
        }
        let name = self.dice.choose(&names);
        self.remove(editor, name).await;
    }

    /// Editors close the old name and open the new one; the disk has moved in between.
    async fn rename(&mut self, editor: &mut Editor) {
        let (Some(old), new) = (self.any_open(), self.dice.choose(NAMES)) else { return };
        if self.open.contains_key(new) || self.disk.contains_key(new) || !self.disk.contains_key(old) {
            return;
        }
        let (_, text) = self.open[old].clone();
        let saved = self.disk[old].clone();
        self.shut(editor, old).await;
        self.put(editor, new, saved).await;
        self.remove(editor, old).await;
        self.show(editor, new, text).await;
    }

    async fn put(&mut self, editor: &mut Editor, name: &'static str, text: String) {
        let kind = if self.disk.contains_key(name) { 2 } else { 1 };
        self.folder.write(name, &text);
        self.disk.insert(name, text);
        self.tell(editor, name, kind).await;
    }

    async fn remove(&mut self, editor: &mut Editor, name: &'static str) {
        self.note(format!("delete {name}"));
        fs::remove_file(self.folder.path().join(name)).expect("the author wrote it");
        self.disk.remove(name);
        self.tell(editor, name, 3).await;
    }

    async fn tell(&mut self, editor: &mut Editor, name: &str, kind: u8) {
        let changes = json!([{"uri": self.folder.uri(name), "type": kind}]);
        editor.notify("workspace/didChangeWatchedFiles", json!({"changes": changes})).await;
    }

    fn note(&mut self, what: String) {
        self.last.push_back(what);
        if self.last.len() > REMEMBERED {
            self.last.pop_front();
        }
    }
}

/// Whether an offset has a position: between two characters, and not between the two of a line end.
fn is_place(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && !(text[..at].ends_with('\r') && text[at..].starts_with('\n'))
}

/// The position of an offset, counted the long way.
fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let column = before.rsplit('\n').next().unwrap_or_default();
    let character = match encoding {
        "utf-8" => column.len(),
        "utf-16" => column.encode_utf16().count(),
        _ => column.chars().count(),
    };
    json!({"line": before.matches('\n').count(), "character": character})
}
