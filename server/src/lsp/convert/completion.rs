//! Completions as items, and back for a closer look.

use super::super::address;
use super::Locator;
use crate::BriefKey;
use crate::features::card::Card;
use crate::features::completion::{Completions, Item, Topic};
use crate::rules::find;
use serde_json::{Value, json};
use std::str::FromStr;
use tower_lsp::ls_types as lsp;

impl Locator<'_> {
    /// What may be typed at a byte of a brief.
    pub fn completions(&mut self, brief: &BriefKey, offset: usize, found: &Completions) -> lsp::CompletionList {
        let item = |(rank, item): (usize, &Item)| {
            let range = self.range(brief, item.span)?;
            let uri = self.addresses.uri(brief)?;
            Some(lsp::CompletionItem {
                label: item.text.clone(),
                kind: Some(match item.topic {
                    Topic::Short { .. } | Topic::Figure(_) => lsp::CompletionItemKind::VALUE,
                    Topic::Long { .. } => lsp::CompletionItemKind::TEXT,
                    Topic::Rule(_) | Topic::Word => lsp::CompletionItemKind::KEYWORD,
                }),
                detail: Some(item.detail.clone()).filter(|detail| !detail.is_empty()),
                sort_text: Some(format!("{rank:03}")),
                filter_text: Some(item.typed.clone()),
                text_edit: Some(lsp::TextEdit { range, new_text: item.text.clone() }.into()),
                data: Some(json!({"uri": uri.as_str(), "offset": offset, "topic": written(&item.topic)})),
                ..lsp::CompletionItem::default()
            })
        };
        let items = found.items.iter().enumerate().filter_map(item).collect();
        lsp::CompletionList { is_incomplete: found.is_cut, items }
    }

    /// A card beside an item.
    pub fn documented(&mut self, mut item: lsp::CompletionItem, card: &Card) -> lsp::CompletionItem {
        if !card.paragraphs.is_empty() {
            let content = self.markup(card, self.abilities.markdown_completion);
            item.documentation = Some(lsp::Documentation::MarkupContent(content));
        }
        item
    }
}

/// What an item of ours is about: the brief, the byte, the topic. Clients hand it back, and may hand
/// back anything.
pub fn asked(item: &lsp::CompletionItem) -> Option<(BriefKey, usize, Topic)> {
    let data = item.data.as_ref()?;
    let uri = lsp::Uri::from_str(data["uri"].as_str()?).ok()?;
    Some((address::key(&uri), usize::try_from(data["offset"].as_u64()?).ok()?, read(&data["topic"])?))
}

fn written(topic: &Topic) -> Value {
    match topic {
        Topic::Short { key, long } => json!({"short": key.as_str(), "long": long, "by": "short"}),
        Topic::Long { key, long } => json!({"short": key.as_deref(), "long": long}),
        Topic::Figure(id) => json!({"figure": id}),
        Topic::Rule(name) => json!({"rule": name}),
        Topic::Word => Value::Null,
    }
}

fn read(topic: &Value) -> Option<Topic> {
    if let Some(rule) = topic["rule"].as_str() {
        return Some(Topic::Rule(find(rule)?.name));
    }
    if let Some(id) = topic["figure"].as_str() {
        return Some(Topic::Figure(id.to_owned()));
    }
    let long = topic["long"].as_str()?.to_owned();
    match (topic["short"].as_str(), topic["by"].as_str()) {
        (Some(short), Some("short")) => Some(Topic::Short { key: short.into(), long }),
        (short, _) => Some(Topic::Long { key: short.map(Into::into), long }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_survives_the_way_to_the_client_and_back() {
        let (key, long) = ("SMA".into(), "Special Measures Agreement".to_owned());
        let short = Topic::Short { key, long: long.clone() };
        for topic in [
            short,
            Topic::Long { key: None, long },
            Topic::Figure("port-calls".to_owned()),
            Topic::Rule("undefined-acronym"),
        ] {
            let data = json!({"uri": "untitled:one.md", "offset": 7, "topic": written(&topic)});
            let item = lsp::CompletionItem { data: Some(data), ..lsp::CompletionItem::default() };
            assert_eq!(asked(&item), Some((BriefKey::of_name("untitled:one.md"), 7, topic)));
        }
    }

    #[test]
    fn what_was_never_ours_is_nothing() {
        for data in [Value::Null, json!({"uri": 3}), json!({"uri": "a:b", "offset": -1, "topic": {"rule": "x"}})] {
            assert_eq!(asked(&lsp::CompletionItem { data: Some(data), ..lsp::CompletionItem::default() }), None);
        }
    }
}
