//! An order of steps as a short text: `3a2b` is three steps of the first thread, then two of the second.

use std::fmt::{self, Display, Write as _};
use std::str::FromStr;

/// Which thread takes each step. Threads are numbered as they are started, those of other processes
/// among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(Vec<(usize, u64)>);

/// An order that does not fit the program: it lets a thread go on that cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// How many steps could be taken.
    pub step: u64,
    /// The thread's number.
    pub thread: usize,
}

/// A letter for each thread that can be alive.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl Order {
    /// A step more.
    pub fn push(&mut self, thread: usize) {
        match self.0.last_mut() {
            Some((last, count)) if *last == thread => *count += 1,
            _ => self.0.push((thread, 1)),
        }
    }

    /// How many steps.
    pub fn steps(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// The thread of each step.
    pub fn choices(&self) -> impl Iterator<Item = usize> {
        let runs = self.0.iter();
        runs.flat_map(|(thread, count)| (0..*count).map(move |_| *thread))
    }
}

impl Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (thread, count) in &self.0 {
            if *count > 1 {
                write!(f, "{count}")?;
            }
            match LETTERS.get(*thread) {
                Some(letter) => f.write_char(char::from(*letter))?,
                None => write!(f, "({thread})")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Order {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| {
            format!(
                "{what} is no schedule: it is made of letters, one for each thread, with numbers of steps before them, as in 3a2b."
            )
        };
        let mut order = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let count = match &rest[..digits] {
                "" => 1,
                digits => digits.parse().map_err(|_| wrong(text))?,
            };
            rest = &rest[digits..];
            let thread = if let Some(number) = rest.strip_prefix('(') {
                let (number, after) = number.split_once(')').ok_or_else(|| wrong(text))?;
                rest = after;
                number.parse().map_err(|_| wrong(text))?
            } else {
                let letter = rest.bytes().next().ok_or_else(|| wrong(text))?;
                let place = LETTERS.iter().position(|known| *known == letter);
                rest = rest.get(1..).ok_or_else(|| wrong(text))?;
                place.ok_or_else(|| wrong(text))?
            };
            if count > 0 {
                order.0.push((thread, count));
            }
        }
        Ok(order)
    }
}

impl Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thread = Order(vec![(self.thread, 1)]);
        write!(
            f,
            "The schedule does not fit the program: after {} steps, thread {thread} cannot go on.",
            self.step
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_it_is_written() {
        for text in ["", "a", "3a2b", "12a(70)2Z"] {
            let order: Order = text.parse().expect(text);
            assert_eq!(order.to_string(), text);
        }
        let order: Order = "2ab".parse().expect("an order");
        assert_eq!(order.choices().collect::<Vec<_>>(), [0, 0, 1]);
        assert_eq!(order.steps(), 3);
    }

    #[test]
    fn what_is_no_order_is_refused() {
        for text in ["3", "?", "(4", "(x)", "99999999999999999999a", "ä"] {
            assert!(text.parse::<Order>().is_err(), "{text}");
        }
    }
}
