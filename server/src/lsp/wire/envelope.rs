//! Decides about one message: pass it on, or answer it here. Reads the envelope only, never the
//! parameters; what passes is certain to be read by the protocol framework behind.

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{ErrorCode, Response};

use super::repair::{Repaired, repair};
use super::spelling::Spellings;

/// What is to be done with a message.
#[derive(Debug)]
pub enum Verdict {
    /// It is sound.
    Pass(Vec<u8>, Signal),
    /// It is not; this is the body of the answer.
    Refuse(Vec<u8>),
    /// Nothing was said.
    Ignore,
}

/// What the transport itself wants to know of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Nothing.
    None,
    /// The session begins, for the editor with this process id.
    Initialize(Option<u32>),
    /// The session is over.
    Exit,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    jsonrpc: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    method: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "present")]
    id: Option<Id>,
    #[serde(default, deserialize_with = "present")]
    #[expect(dead_code, reason = "named, so that it may stand here only once")]
    params: Option<IgnoredAny>,
    #[serde(default, deserialize_with = "present")]
    result: Option<IgnoredAny>,
    #[serde(default, deserialize_with = "present")]
    error: Option<IgnoredAny>,
}

/// Only the kinds that the protocol knows; anything else is kept apart so as to be refused.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Number(#[expect(dead_code, reason = "the kind alone is asked for")] i64),
    String(#[expect(dead_code, reason = "the kind alone is asked for")] String),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Opening {
    params: Option<Parent>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parent {
    process_id: Option<u32>,
}

/// Decides about the body of one frame.
#[must_use]
pub fn judge(body: &[u8], spellings: &mut Spellings) -> Verdict {
    let body = super::utf8::text(body);
    if body.trim_ascii().is_empty() {
        return Verdict::Ignore;
    }
    let Repaired { text, id, flaw } = repair(&body, spellings);
    let refuse = |code, message: &str| Verdict::Refuse(refusal(id, code, message));
    if let Some(flaw) = flaw {
        return refuse(ErrorCode::InvalidRequest, flaw);
    }
    if text.trim_ascii_start().starts_with('[') {
        return refuse(ErrorCode::InvalidRequest, "batches are no part of the protocol");
    }
    let envelope: Envelope<'_> = match serde_json::from_str(&text) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => {
            return refuse(ErrorCode::InvalidRequest, &format!("could not read the message: {error}"));
        }
        // The id of what is no JSON is a guess; the specification wants none.
        Err(error) => {
            let message = format!("could not read the message: {error}");
            return Verdict::Refuse(refusal(None, ErrorCode::ParseError, &message));
        }
    };
    if envelope.jsonrpc.as_deref() != Some("2.0") {
        return refuse(ErrorCode::InvalidRequest, "the message is not marked as JSON-RPC 2.0");
    }
    let answers = envelope.result.is_some() || envelope.error.is_some();
    let named = matches!(envelope.id, Some(Id::Number(_) | Id::String(_)));
    if envelope.method.is_none() && answers && !named {
        // An answer to nobody: to answer it in turn would help nobody either.
        return Verdict::Ignore;
    }
    if envelope.id.is_some() && !named {
        return refuse(ErrorCode::InvalidRequest, "an id is a string or a whole number of at most 64 bits");
    }
    match envelope.method.as_deref() {
        Some(_) if answers => refuse(ErrorCode::InvalidRequest, "a message is a request or an answer, not both"),
        Some(method) => {
            let signal = signal(method, &text);
            Verdict::Pass(text.into_owned().into_bytes(), signal)
        }
        None if answers => Verdict::Pass(answer(&text, id), Signal::None),
        None => refuse(ErrorCode::InvalidRequest, "the message has no method"),
    }
}

/// The body of an error answer. An id that cannot be an id is answered as `null`.
#[must_use]
pub fn refusal(id: Option<&str>, code: ErrorCode, message: &str) -> Vec<u8> {
    let id = id.and_then(|id| serde_json::from_str(id).ok()).filter(|id: &Value| id.is_i64() || id.is_string());
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code.code(), "message": message}}).to_string().into_bytes()
}

/// An answer of the client, in a form that somebody who waits for it can read.
fn answer(text: &str, id: Option<&str>) -> Vec<u8> {
    match Response::from_str(text) {
        Ok(_) => text.as_bytes().to_vec(),
        Err(_) => refusal(id, ErrorCode::InternalError, "the client's answer could not be read"),
    }
}

fn signal(method: &str, text: &str) -> Signal {
    match method {
        "exit" => Signal::Exit,
        "initialize" => {
            let opening = serde_json::from_str::<Opening>(text).ok();
            Signal::Initialize(opening.and_then(|opening| opening.params?.process_id))
        }
        _ => Signal::None,
    }
}

/// Tells `null` from nothing at all.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tower_lsp::jsonrpc::Request;

    use super::*;

    fn verdict(body: &str) -> Verdict {
        judge(body.as_bytes(), &mut Spellings::default())
    }

    /// Code and id of the refusal.
    fn refused(body: &str) -> (i64, Value) {
        let Verdict::Refuse(answer) = verdict(body) else { panic!("should be refused: {body}") };
        let answer: Value = serde_json::from_slice(&answer).expect("answers are JSON");
        (answer["error"]["code"].as_i64().expect("a code"), answer["id"].clone())
    }

    fn readable(body: &[u8]) -> bool {
        let text = std::str::from_utf8(body).expect("what passes is UTF-8");
        Response::from_str(text).is_ok() || Request::from_str(text).is_ok()
    }

    #[test]
    fn what_is_not_json_is_a_parse_error() {
        assert_eq!(refused(r#"{"jsonrpc":"2.0","id":"m","method""#), (-32700, json!(null)));
        assert_eq!(refused("\u{feff}{}").0, -32700);
    }

    #[test]
    fn what_is_no_message_is_an_invalid_request() {
        for (body, id) in [
            ("42", json!(null)),
            ("{}", json!(null)),
            (r#"[{"jsonrpc":"2.0","id":1,"method":"x"}]"#, json!(null)),
            (r#"{"jsonrpc":"1.0","id":"v","method":"x"}"#, json!("v")),
            (r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#, json!(null)),
            (r#"{"jsonrpc":"2.0","id":99999999999999999999,"method":"x"}"#, json!(null)),
            (r#"{"jsonrpc":"2.0","id":null,"method":"x"}"#, json!(null)),
            (r#"{"jsonrpc":"2.0","id":7}"#, json!(7)),
            (r#"{"jsonrpc":"2.0","id":7,"method":"x","method":"y"}"#, json!(7)),
            (r#"{"jsonrpc":"2.0","id":7,"method":"x","result":1}"#, json!(7)),
        ] {
            assert_eq!(refused(body), (-32600, id), "{body}");
        }
    }

    #[test]
    fn the_transport_hears_of_beginning_and_end() {
        let signal = |body| match verdict(body) {
            Verdict::Pass(_, signal) => signal,
            other => panic!("should pass: {other:?}"),
        };
        let opening = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":41,"capabilities":{}}}"#;
        assert_eq!(signal(opening), Signal::Initialize(Some(41)));
        assert_eq!(signal(r#"{"jsonrpc":"2.0","method":"exit"}"#), Signal::Exit);
    }

    #[test]
    fn an_answer_that_cannot_be_read_still_reaches_who_waits() {
        let Verdict::Pass(body, _) = verdict(r#"{"jsonrpc":"2.0","id":5,"error":{"code":"x"}}"#) else {
            panic!("should pass");
        };
        let answer: Response = serde_json::from_slice(&body).expect("readable");
        assert!(answer.is_error() && *answer.id() == 5.into());
    }

    proptest! {
        #[test]
        fn what_passes_is_readable(
            members in proptest::collection::vec((
                prop_oneof![Just("jsonrpc"), Just("id"), Just("method"), Just("params"), Just("result"), Just("error"), Just("uri")],
                prop_oneof![
                    Just("\"2.0\""), Just("1"), Just("-0"), Just("1e5"), Just("1e999"), Just("18446744073709551616"), Just("null"),
                    Just("{}"), Just("[]"), Just("\"\\ud800\""), Just("{\"code\":1,\"message\":\"x\"}"), Just("tru"), Just("\"exit\""),
                ],
            ), 0..6),
        ) {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
            for body in [format!("{{{}}}", members.join(",")), format!("{{\"jsonrpc\":\"2.0\",{}}}", members.join(","))] {
                if let Verdict::Pass(body, _) = verdict(&body) {
                    prop_assert!(readable(&body), "{}", String::from_utf8_lossy(&body));
                }
            }
        }

        #[test]
        fn any_bytes_are_judged(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Verdict::Pass(body, _) = judge(&bytes, &mut Spellings::default()) {
                prop_assert!(readable(&body));
            }
        }
    }
}
