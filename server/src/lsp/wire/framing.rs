//! Parts a stream of bytes into message bodies. Tolerant of how headers are written, never
//! trusting of what they announce, and able to find the next message after garbage. Knows no JSON.

use memchr::memchr;

/// Larger bodies of a client are refused while they pass by.
pub const LARGEST_BODY: u64 = 64 << 20;
/// A header that is longer than this is no header.
const LONGEST_HEADER: usize = 8 << 10;
const LENGTH: &[u8] = b"content-length";

/// What the stream held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// The bytes of one message.
    Body(Vec<u8>),
    /// Bytes that are no header; reported once, however long the garbage is.
    BadHeader,
    /// A message of this length, which is not kept.
    TooLarge(u64),
}

/// Bytes in, frames out.
#[derive(Debug)]
pub struct Framer {
    largest: u64,
    buffer: Vec<u8>,
    /// Everything before it has been read.
    at: usize,
    state: State,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Header,
    Body(usize),
    Discard(u64),
    /// Looking for the next header; the garbage has been reported.
    Lost,
}

enum Header {
    Partial,
    Bad,
    /// Length of the body, and of the header itself.
    Complete(u64, usize),
}

impl Framer {
    /// For a stream whose bodies may be as long as `largest`.
    #[must_use]
    pub fn new(largest: u64) -> Self {
        Self { largest, buffer: Vec::new(), at: 0, state: State::Header }
    }

    /// Takes the next bytes of the stream, in whatever pieces they arrive.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.at > 0 && self.at >= self.buffer.len() / 2 {
            self.buffer.drain(..self.at);
            self.at = 0;
        }
        // What is discarded is never stored.
        let skip = match self.state {
            State::Discard(left) if self.at == self.buffer.len() => left.min(bytes.len() as u64),
            _ => 0,
        };
        if let State::Discard(left) = &mut self.state {
            *left -= skip;
        }
        self.buffer.extend_from_slice(&bytes[skip as usize..]);
    }

    /// The next frame, if its bytes have arrived.
    pub fn frame(&mut self) -> Option<Frame> {
        loop {
            let rest = &self.buffer[self.at..];
            match self.state {
                State::Body(length) => {
                    let body = rest.get(..length)?.to_vec();
                    self.at += length;
                    self.state = State::Header;
                    self.give_back();
                    return Some(Frame::Body(body));
                }
                State::Discard(left) => {
                    let skip = left.min(rest.len() as u64);
                    self.at += skip as usize;
                    if skip < left {
                        self.state = State::Discard(left - skip);
                        return None;
                    }
                    self.state = State::Header;
                }
                State::Header if matches!(rest.first(), Some(b'\r' | b'\n')) => self.at += 1, // noise between messages
                State::Header => match header(rest) {
                    Header::Partial => return None,
                    Header::Bad => {
                        self.state = State::Lost;
                        return Some(Frame::BadHeader);
                    }
                    Header::Complete(length, width) => {
                        if let Some(refused) = self.enter(length, width) {
                            return Some(refused);
                        }
                    }
                },
                State::Lost => {
                    let Some(found) = find_length(rest) else {
                        self.at = self.buffer.len() - rest.len().min(LENGTH.len() - 1);
                        return None;
                    };
                    self.at += found;
                    match header(&self.buffer[self.at..]) {
                        Header::Partial => return None,
                        Header::Bad => self.at += 1,
                        Header::Complete(length, width) => {
                            if let Some(refused) = self.enter(length, width) {
                                return Some(refused);
                            }
                        }
                    }
                }
            }
        }
    }

    fn enter(&mut self, length: u64, width: usize) -> Option<Frame> {
        self.at += width;
        if length > self.largest {
            self.state = State::Discard(length);
            return Some(Frame::TooLarge(length));
        }
        self.state = State::Body(length as usize);
        None
    }

    /// One large message must not keep its room for ever.
    fn give_back(&mut self) {
        if self.at == self.buffer.len() {
            self.buffer.clear();
            self.buffer.shrink_to(64 << 10);
            self.at = 0;
        }
    }
}

fn header(bytes: &[u8]) -> Header {
    let (mut at, mut length) = (0, None);
    while let Some(end) = memchr(b'\n', &bytes[at..]) {
        let line = bytes[at..at + end].trim_ascii_end();
        at += end + 1;
        if line.is_empty() {
            return length.map_or(Header::Bad, |length| Header::Complete(length, at));
        }
        let Some((name, value)) = split(line) else { return Header::Bad };
        if name.eq_ignore_ascii_case(LENGTH) {
            // Said twice, the later word counts.
            let Some(number) = number(value) else { return Header::Bad };
            length = Some(number);
        }
        if at > LONGEST_HEADER {
            return Header::Bad;
        }
    }
    if bytes.len() - at > LONGEST_HEADER { Header::Bad } else { Header::Partial }
}

fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = memchr(b':', line)?;
    let (name, value) = (line[..colon].trim_ascii_end(), line[colon + 1..].trim_ascii());
    let token = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte));
    token.then_some((name, value))
}

fn number(value: &[u8]) -> Option<u64> {
    let digits = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    digits.then(|| std::str::from_utf8(value).ok()?.parse().ok()).flatten()
}

fn find_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(LENGTH.len()).position(|window| window.eq_ignore_ascii_case(LENGTH))
}

/// A body with the header that goes in front of it.
#[must_use]
pub fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    frame
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frames(pieces: &[&[u8]]) -> Vec<Frame> {
        let (mut framer, mut frames) = (Framer::new(LARGEST_BODY), Vec::new());
        for piece in pieces {
            framer.push(piece);
            frames.extend(std::iter::from_fn(|| framer.frame()));
        }
        frames
    }

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[test]
    fn headers_are_read_however_they_are_written() {
        for header in [
            "Content-Length: 2\r\n\r\n",
            "content-length:2\n\n",
            "Content-Type: application/vscode-jsonrpc; charset=UTF-8\r\nContent-Length: 2\r\n\r\n",
            "Content-Length: 2\r\nX-Nom: \u{e9}\r\nX-A: 1\r\nX-B: 2\r\n\r\n",
            "\r\n\r\nContent-Length: 2\r\n\r\n",
            "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        ] {
            assert_eq!(frames(&[header.as_bytes(), b"{}"]), [body("{}")], "{header:?}");
        }
    }

    #[test]
    fn the_message_after_garbage_is_found() {
        for garbage in [
            "\0\u{ff}garbage\r\n\r\n",
            "X-Other: 1\r\n\r\n",
            "Content-Length: many\r\n\r\n",
            "Content-Length: -5\r\n\r\n",
            "Content-Length: 99999999999999999999999\r\n\r\n",
            "}}}",
            "abc",
        ] {
            let stream = [garbage.as_bytes(), b"Content-Length: 2\r\n\r\n{}"].concat();
            assert_eq!(frames(&[&stream]), [Frame::BadHeader, body("{}")], "{garbage:?}");
        }
    }

    #[test]
    fn a_huge_message_is_refused_without_being_kept() {
        let mut framer = Framer::new(LARGEST_BODY);
        framer.push(format!("Content-Length: {}\r\n\r\n", LARGEST_BODY + 1).as_bytes());
        assert_eq!(framer.frame(), Some(Frame::TooLarge(LARGEST_BODY + 1)));
        let piece = vec![b' '; 1 << 20];
        for _ in 0..64 {
            framer.push(&piece);
            assert_eq!(framer.frame(), None);
        }
        assert!(framer.buffer.capacity() < 1 << 20);
        framer.push(b" Content-Length: 2\r\n\r\n{}");
        assert_eq!(framer.frame(), Some(body("{}")));
    }

    proptest! {
        #[test]
        fn the_pieces_in_which_bytes_arrive_do_not_matter(
            bodies in proptest::collection::vec(".{0,20}", 0..6),
            garbage in proptest::option::of("[a-z\r\n:]{0,12}\r\n\r\n"),
            size in 1usize..40,
        ) {
            let mut stream = garbage.map(String::into_bytes).unwrap_or_default();
            for body in &bodies {
                stream.extend(framed(body.as_bytes()));
            }
            let pieces: Vec<&[u8]> = stream.chunks(size).collect();
            prop_assert_eq!(frames(&pieces), frames(&[&stream]));
            let kept: Vec<Frame> = frames(&pieces).into_iter().filter(|frame| matches!(frame, Frame::Body(_))).collect();
            prop_assert_eq!(kept, bodies.iter().map(|text| body(text)).collect::<Vec<_>>());
        }

        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400), size in 1usize..50) {
            frames(&bytes.chunks(size).collect::<Vec<_>>());
        }
    }
}
