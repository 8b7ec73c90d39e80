//! Output and timeline updates that a process sends to its parent.

use super::ids::Pid;
use crate::trace::{Kind, Label, LabelText};

/// See the module's text. Times are on the clock that all processes share, in ms.
#[derive(Clone, Debug, PartialEq)]
pub enum ProcessUpdate {
    /// A line of output.
    Print(String),
    /// A part of a line of output.
    Write(String),
    /// It does this from now on.
    Open(Kind, Label, f64),
    /// It does not any more.
    Close(f64),
    /// It was cut off in that.
    Cancel(f64),
    /// It did this, from then to then.
    Span(Kind, Label, f64, f64),
    /// It has done so many things more.
    Advance(u64),
    /// It is gone, and its lane is free for this one.
    ReplacedBy(Pid),
}

const PRINT: u8 = 0;
const WRITE: u8 = 1;
const OPEN: u8 = 2;
const CLOSE: u8 = 3;
const DID: u8 = 4;
const ADVANCE: u8 = 5;
const REPLACED: u8 = 6;
const CANCEL: u8 = 7;

impl ProcessUpdate {
    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Print(line) => tagged(PRINT, [line.as_bytes()]),
            Self::Write(text) => tagged(WRITE, [text.as_bytes()]),
            Self::Open(kind, label, at) => {
                tagged(OPEN, [&what(*kind, *label)[..], &at.to_le_bytes()])
            }
            Self::Close(at) => tagged(CLOSE, [&at.to_le_bytes()[..]]),
            Self::Cancel(at) => tagged(CANCEL, [&at.to_le_bytes()[..]]),
            Self::Span(kind, label, start, end) => tagged(
                DID,
                [
                    &what(*kind, *label)[..],
                    &start.to_le_bytes(),
                    &end.to_le_bytes(),
                ],
            ),
            Self::Advance(steps) => tagged(ADVANCE, [&steps.to_le_bytes()[..]]),
            Self::ReplacedBy(pid) => tagged(REPLACED, [&u64::from(*pid).to_le_bytes()[..]]),
        }
    }

    /// From bytes, if they are a note's.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        let text = || String::from_utf8(rest.to_vec()).ok();
        let word = |index: usize| {
            let word = rest.get(index * 8..index * 8 + 8)?;
            word.try_into().ok().map(u64::from_le_bytes)
        };
        let time = |index| word(index).map(f64::from_bits);
        let what = || {
            let [kind, text, ..] = word(0)?.to_le_bytes();
            let label = Label {
                text: LabelText::numbered(text)?,
                first: word(1)?,
                count: word(2)?,
            };
            Some((Kind::numbered(kind)?, label))
        };
        Some(match *tag {
            PRINT => Self::Print(text()?),
            WRITE => Self::Write(text()?),
            OPEN => {
                let (kind, label) = what()?;
                Self::Open(kind, label, time(3)?)
            }
            CLOSE => Self::Close(time(0)?),
            CANCEL => Self::Cancel(time(0)?),
            DID => {
                let (kind, label) = what()?;
                Self::Span(kind, label, time(3)?, time(4)?)
            }
            ADVANCE => Self::Advance(word(0)?),
            REPLACED => Self::ReplacedBy(word(0)? as Pid),
            _ => return None,
        })
    }
}

fn tagged<const N: usize>(tag: u8, parts: [&[u8]; N]) -> Vec<u8> {
    let mut bytes = vec![tag];
    for part in parts {
        bytes.extend(part);
    }
    bytes
}

fn what(kind: Kind, label: Label) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[0] = kind as u8;
    bytes[1] = label.text as u8;
    bytes[8..16].copy_from_slice(&label.first.to_le_bytes());
    bytes[16..].copy_from_slice(&label.count.to_le_bytes());
    bytes
}
