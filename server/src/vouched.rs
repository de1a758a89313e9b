//! Definitions whose letters prove nothing and for which a pack vouches, such as short forms from
//! another language. The text links the two, the pack says that they belong together.

use crate::packs::{Lexicon, Wording};
use crate::reading::Mention;
use attache_grammar::{Brief, Definition, Evidence, Form, short_key};
use smol_str::SmolStr;

/// Adds the definitions of a brief that only a pack can see, and takes their short forms from the
/// uses.
pub fn add(brief: &mut Brief, mentions: &[Mention], lexicon: &Lexicon) {
    let is_long = |mention: &&Mention| {
        matches!(mention.wording, Wording::Expansion | Wording::Wrong | Wording::Respelled | Wording::Obsolete)
    };
    let found: Vec<_> =
        mentions.iter().filter(is_long).filter_map(|mention| definition(brief, mention, lexicon)).collect();
    if found.is_empty() {
        return;
    }
    brief.unlinked.retain(|long| !found.iter().any(|definition| definition.key == long.key));
    brief.uses.retain(|place| !found.iter().any(|definition| definition.short_span.overlaps(place.span)));
    brief.definitions.extend(found);
    brief.definitions.sort_by_key(|definition| definition.short_span);
}

/// The definition that begins with this long form, if one of the entry's short forms follows in
/// brackets and nobody has read it as a definition yet.
fn definition(brief: &Brief, mention: &Mention, lexicon: &Lexicon) -> Option<Definition> {
    let prose = brief.prose.text();
    let rest = &prose[mention.prose.end..];
    let inside = rest.strip_prefix('s').unwrap_or(rest).strip_prefix(" (")?;
    let short = inside[..inside.find([')', ',', ';', '\n'])?].trim_end();
    let key = short_key(short);
    if !lexicon.senses(&key).contains(&mention.entry) {
        return None;
    }
    let start = prose.len() - inside.len();
    let short_span = brief.prose.span(start..start + short.len());
    let is_known = brief.definitions.iter().any(|known| known.short_span.overlaps(short_span));
    (!is_known).then(|| Definition {
        key,
        short: SmolStr::new(short),
        long: prose[mention.prose.clone()].to_owned(),
        short_span,
        long_span: mention.span,
        form: Form::LongShort,
        evidence: Evidence::Declared,
    })
}

#[cfg(test)]
mod tests {
    use crate::BriefKey;
    use crate::packs::Lexicon;
    use crate::reading::Reading;

    fn definitions(text: &str, lexicon: &Lexicon) -> Vec<(String, String)> {
        let reading = Reading::of(BriefKey::of_name("brief.md"), text.into(), lexicon);
        let pair = |definition: &attache_grammar::Definition| (definition.key.to_string(), definition.long.clone());
        reading.brief.definitions.iter().map(pair).collect()
    }

    #[test]
    fn a_pack_vouches_for_letters_that_prove_nothing() {
        let pair = ("UFO".to_owned(), "anything that flies".to_owned());
        let pack = "[[term]]\nid = \"ufo\"\nshort = \"UFO\"\nexpansions = [\"anything that flies\"]";
        let lexicon = Lexicon::of([(crate::packs::read(pack).expect("the pack is sound"), true)]);
        assert_eq!(definitions("The report calls anything that flies (UFO) a threat.", &lexicon), [pair]);
    }

    #[test]
    fn a_long_form_before_other_words_in_brackets_defines_nothing() {
        let text = "Production of chlorofluorocarbon (see Box 2) has ended.";
        assert_eq!(definitions(text, &Lexicon::shipped()), []);
    }
}
