//! What a run was given. The page has checked it against the registry and filled in the defaults;
//! here it is only read.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

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
pub fn choices<W: Choice>() -> &'static [&'static str] {
    W::CHOICES
        .iter()
        .map(|(word, _)| *word)
        .collect::<Vec<_>>()
        .leak()
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

impl Serialize for Arguments {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Arguments {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.is_human_readable() {
            true => deserializer.deserialize_map(Pairs),
            false => Vec::deserialize(deserializer).map(Self),
        }
    }
}

struct Pairs;
impl<'de> serde::de::Visitor<'de> for Pairs {
    type Value = Arguments;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("parameters")
    }
    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Arguments, A::Error> {
        let mut pairs = Vec::new();
        while let Some((name, PlainText(value))) = map.next_entry()? {
            pairs.push((name, value));
        }
        Ok(Arguments(pairs))
    }
}

struct PlainText(String);
impl<'de> Deserialize<'de> for PlainText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyText).map(Self)
    }
}

struct AnyText;
impl<'de> serde::de::Visitor<'de> for AnyText {
    type Value = String;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }
    fn visit_u64<E>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }
    fn visit_i64<E>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }
    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }
    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
        let mut texts = Vec::new();
        while let Some(PlainText(text)) = seq.next_element()? {
            texts.push(text);
        }
        Ok(format!("[{}]", texts.join(" ")))
    }
}

fn parse<T: FromStr>(name: &str, text: &str) -> Result<T, RunError> {
    text.parse().map_err(|_| unfit(name))
}

fn unfit(name: &str) -> RunError {
    RunError::InvalidParameter(format!("The parameter {name} is missing or does not fit."))
}
