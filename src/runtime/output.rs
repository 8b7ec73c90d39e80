//! Standard output: lines from any thread, which can be read while the program runs.

use serde::Serialize;

use crate::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use crate::sync::{Mutex, lock};

/// How many bytes of output can be read during the run; the report has all lines.
const LIVE_BYTES: usize = 256 << 10;

/// Lines printed by any thread. The page reads the first ones from memory as they are printed.
#[derive(Debug)]
pub struct Output {
    printed: Mutex<Printed>,
    published: AtomicU32,
    bytes: Box<[AtomicU8]>,
}

#[derive(Debug, Default)]
struct Printed {
    lines: Vec<String>,
    /// The beginning of a line that has not ended yet.
    begun: String,
    /// A line did not fit into the bytes. A later, shorter one might, but there would be a gap.
    full: bool,
}

impl Default for Output {
    fn default() -> Self {
        Self::with_room(LIVE_BYTES)
    }
}

impl Output {
    /// An output of which `bytes` bytes can be read during the run.
    pub fn with_room(bytes: usize) -> Self {
        Self {
            printed: Mutex::new(Printed::default()),
            published: AtomicU32::new(0),
            bytes: (0..bytes).map(|_| AtomicU8::new(0)).collect(),
        }
    }

    /// Adds a line.
    pub fn print(&self, line: String) {
        let mut printed = lock(&self.printed);
        let line = if printed.begun.is_empty() {
            line
        } else {
            std::mem::take(&mut printed.begun) + &line
        };
        self.publish(&mut printed, line);
    }

    /// Continues the current line: Python's `print(text, end='')`.
    pub fn write(&self, text: &str) {
        lock(&self.printed).begun.push_str(text);
    }

    /// The lines so far.
    pub fn lines(&self) -> Vec<String> {
        lock(&self.printed).lines.clone()
    }

    fn publish(&self, printed: &mut Printed, line: String) {
        let from = self.published.load(Ordering::Relaxed) as usize;
        let text = line.bytes().chain([b'\n']);
        match self
            .bytes
            .get(from..from + line.len() + 1)
            .filter(|_| !printed.full)
        {
            Some(room) => {
                for (byte, value) in room.iter().zip(text) {
                    byte.store(value, Ordering::Relaxed);
                }
                // A reader that sees the new length, which it loads with acquire, sees the bytes, too.
                let until = from + room.len();
                self.published.store(until as u32, Ordering::Release);
            }
            None => printed.full = true,
        }
        printed.lines.push(line);
    }

    /// Takes all lines, leaving the output empty.
    pub fn take(&self) -> Vec<String> {
        let mut printed = lock(&self.printed);
        self.published.store(0, Ordering::Release);
        let Printed {
            mut lines, begun, ..
        } = std::mem::take(&mut *printed);
        if !begun.is_empty() {
            lines.push(begun);
        }
        lines
    }

    /// The lines that can be read during the run, read from the bytes as the page does.
    pub fn live(&self) -> String {
        let length = self.published.load(Ordering::Acquire) as usize;
        let bytes = self.bytes[..length]
            .iter()
            .map(|byte| byte.load(Ordering::Relaxed));
        String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
    }

    /// Where the page finds the bytes that can be read during the run.
    pub fn view(&self) -> OutputView {
        OutputView {
            published: &raw const self.published as usize,
            bytes: self.bytes.as_ptr() as usize,
        }
    }
}

/// Addresses in this memory; `EngineView` in `www/contract.d.ts` has them too.
#[derive(Debug, Serialize)]
pub struct OutputView {
    /// The count of bytes that can be read.
    published: usize,
    /// The bytes.
    bytes: usize,
}
