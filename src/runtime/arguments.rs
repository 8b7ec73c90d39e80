//! What a run was given. The page has checked it against the registry and filled in the defaults;
//! here it is only read.

use std::str::FromStr;

use super::error::RunError;
use crate::executor::Schedule;

/// All parameters' values, as texts, so that whole numbers of any size arrive exact.
#[derive(Debug, Default)]
pub struct Arguments(Vec<(String, String)>);

/// A type whose values readers choose by a word.
pub trait Choice: Copy + 'static {
    /// All words; the first is the default.
    const CHOICES: &'static [(&'static str, Self)];
}

/// The words of a type.
#[cfg(not(target_arch = "wasm32"))]
pub fn choices<W: Choice>() -> Vec<&'static str> {
    W::CHOICES.iter().map(|(word, _)| *word).collect()
}

impl Choice for Schedule {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("dynamic", Self::Dynamic),
        ("static", Self::Static),
        ("stealing", Self::Stealing),
    ];
}

/// Whether threads or processes keep each other out.
#[derive(Clone, Copy)]
pub enum Guard {
    /// They do not.
    None,
    /// By a lock.
    Lock,
}

impl Choice for Guard {
    const CHOICES: &'static [(&'static str, Self)] = &[("none", Self::None), ("lock", Self::Lock)];
}

impl Arguments {
    /// Reads `name=value`, one a line, with lists as `[1 2 3]`; what is no such line is left out.
    pub fn parse(text: &str) -> Self {
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }

    /// What a process was given: the same, as bytes.
    pub fn of_process(argument: &[u8]) -> Self {
        Self::parse(&String::from_utf8_lossy(argument))
    }

    /// The whole number given for `name`.
    ///
    /// # Errors
    /// If there is none; likewise below.
    pub fn integer(&self, name: &str) -> Result<u64, RunError> {
        parse(name, self.text(name)?)
    }

    /// The whole numbers given for `name`.
    pub fn integers(&self, name: &str) -> Result<Vec<u64>, RunError> {
        self.texts(name)?.map(|text| parse(name, text)).collect()
    }

    /// The texts given for `name`; none of them has white space in it.
    pub fn texts(&self, name: &str) -> Result<impl Iterator<Item = &str>, RunError> {
        let text = self.text(name)?;
        let list = text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        Ok(list.ok_or_else(|| unfit(name))?.split_ascii_whitespace())
    }

    /// Whether a list was given for `name`.
    pub fn is_list(&self, name: &str) -> Result<bool, RunError> {
        Ok(self.text(name)?.starts_with('['))
    }

    /// What the word given for `name` stands for.
    pub fn choice<W: Choice>(&self, name: &str) -> Result<W, RunError> {
        let text = self.text(name)?;
        let known = W::CHOICES.iter().find(|(word, _)| *word == text);
        known.map(|(_, value)| *value).ok_or_else(|| unfit(name))
    }

    fn text(&self, name: &str) -> Result<&str, RunError> {
        let known = self.0.iter().find(|(given, _)| given == name);
        known
            .map(|(_, text)| text.as_str())
            .ok_or_else(|| unfit(name))
    }
}

fn parse<T: FromStr>(name: &str, text: &str) -> Result<T, RunError> {
    text.parse().map_err(|_| unfit(name))
}

fn unfit(name: &str) -> RunError {
    RunError::InvalidParameter(format!("The parameter {name} is missing or does not fit."))
}
