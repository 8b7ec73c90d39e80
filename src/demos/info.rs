//! What pages know about a demo: its texts, and its parameters with their defaults and limits. None of
//! this is in the browser's binary, since the page already has it, from `export-registry`.

use serde_json::{Value, json};

use serde::de::DeserializeOwned;

use super::choices::choices;
use crate::executor::Schedule;
use crate::runtime::Exact;

/// What pages know about a demo.
#[derive(Debug)]
pub struct DemoInfo {
    /// The Python module it is about.
    pub section: &'static str,
    /// What it shows, in a few words.
    pub title: &'static str,
    /// Why that matters, in one sentence.
    pub summary: &'static str,
    /// What can be set.
    pub parameters: &'static [Parameter],
    /// How many threads it takes besides the main one.
    pub threads: Threads,
    /// The listing, a complete program; `www/demos/listing.js` explains the marks in its comments.
    pub python: &'static str,
}

/// How many threads a demo takes besides the main one. The engine's pool must have that many workers:
/// otherwise a thread might wait for a worker whose thread waits for it.
#[derive(Debug)]
pub struct Threads {
    /// The parameters whose values are added up, if any.
    pub of: &'static [&'static str],
    /// How many more.
    pub plus: usize,
}

impl Threads {
    /// One for each worker.
    pub const WORKERS: Self = Self {
        of: &["workers"],
        plus: 0,
    };

    /// None.
    pub const NONE: Self = Self { of: &[], plus: 0 };
}

/// Something a reader can set.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in Python, in snake_case.
    pub name: &'static str,
    /// What it can be.
    pub of: ParameterType,
}

/// What a parameter can be.
#[derive(Debug)]
pub enum ParameterType {
    /// A whole number.
    Integer {
        /// Where none is given.
        default: u64,
        /// Smallest.
        min: u64,
        /// Largest.
        max: u64,
    },
    /// One of a few choices.
    Choice {
        /// The choices; the first is the default.
        choices: fn() -> &'static [&'static str],
    },
    /// A list of at least one whole number.
    Integers {
        /// Where none is given.
        default: &'static [u64],
        /// Smallest entry.
        min: u64,
        /// Largest entry.
        max: u64,
        /// Most entries.
        max_items: usize,
    },
    /// A list of at least one text without white space, such as addresses.
    Texts {
        /// Where none is given.
        default: &'static [&'static str],
        /// Most entries.
        max_items: usize,
        /// Most characters of an entry.
        max_length: usize,
    },
    /// A count `n`, meaning 0 to n - 1, or a list of whole numbers.
    CountOrIntegers {
        /// The count where nothing is given.
        default: u64,
        /// Largest count; the smallest is 1.
        max_count: u64,
        /// Largest entry of a list; the smallest is 0.
        max: u64,
        /// Most entries of a list.
        max_items: usize,
    },
    /// The number of workers, 1 to 64. The page derives the default from the browser's cores.
    Workers,
}

impl Parameter {
    /// A whole number from `min` to `max`.
    pub const fn integer(name: &'static str, default: u64, min: u64, max: u64) -> Self {
        let of = ParameterType::Integer { default, min, max };
        Self { name, of }
    }

    /// One of the choices that `C` deserializes from; the first is the default.
    pub const fn choice<C: DeserializeOwned>(name: &'static str) -> Self {
        let choices = choices::<C>;
        let of = ParameterType::Choice { choices };
        Self { name, of }
    }

    /// A list of up to `max_items` whole numbers, each from `min` to `max`.
    pub const fn integers(
        name: &'static str,
        default: &'static [u64],
        min: u64,
        max: u64,
        max_items: usize,
    ) -> Self {
        let of = ParameterType::Integers {
            default,
            min,
            max,
            max_items,
        };
        Self { name, of }
    }

    /// A list of up to `max_items` texts without white space, each of up to `max_length` characters.
    pub const fn texts(
        name: &'static str,
        default: &'static [&'static str],
        max_items: usize,
        max_length: usize,
    ) -> Self {
        let of = ParameterType::Texts {
            default,
            max_items,
            max_length,
        };
        Self { name, of }
    }

    /// A count up to `max_count`, or a list of up to `max_items` whole numbers, each up to `max`.
    pub const fn count_or_integers(
        name: &'static str,
        default: u64,
        max_count: u64,
        max: u64,
        max_items: usize,
    ) -> Self {
        let of = ParameterType::CountOrIntegers {
            default,
            max_count,
            max,
            max_items,
        };
        Self { name, of }
    }

    /// How work is dealt out to the workers.
    pub const SCHEDULE: Self = Self {
        name: "schedule",
        of: ParameterType::Choice {
            choices: choices::<Schedule>,
        },
    };

    /// What the workers are: the page handles this.
    pub const BACKEND: Self = Self {
        name: "backend",
        of: ParameterType::Choice {
            choices: || &["auto", "single", "threads"],
        },
    };

    /// What the workers are, if they can be processes, too.
    pub const BACKEND_WITH_PROCESSES: Self = Self {
        name: "backend",
        of: ParameterType::Choice {
            choices: || &["auto", "single", "threads", "processes"],
        },
    };

    /// How many workers there are: the page handles this, too.
    pub const WORKERS: Self = Self {
        name: "workers",
        of: ParameterType::Workers,
    };

    /// How much a computing task computes.
    pub const SEQUENCES: Self = Self {
        name: "sequences",
        of: ParameterType::Integer {
            default: 150_000,
            min: 1,
            max: 10_000_000,
        },
    };

    /// How long a waiting task waits, each time.
    pub const PAUSE: Self = Self {
        name: "pause_ms",
        of: ParameterType::Integer {
            default: 20,
            min: 1,
            max: 1000,
        },
    };

    /// For pages: `Parameter` in `www/contract.d.ts`.
    pub(super) fn describe(&self) -> Value {
        let exact = |number: u64| json!(Exact(number));
        let mut description = match &self.of {
            ParameterType::Integer { default, min, max } => json!({
                "type": "integer", "default": exact(*default), "min": exact(*min), "max": exact(*max),
            }),
            ParameterType::Choice { choices } => json!({
                "type": "choice", "default": choices()[0], "choices": choices(),
            }),
            ParameterType::Integers {
                default,
                min,
                max,
                max_items,
            } => json!({
                "type": "integers", "default": default.iter().map(|n| exact(*n)).collect::<Vec<_>>(),
                "min": exact(*min), "max": exact(*max), "maxItems": max_items,
            }),
            ParameterType::Texts {
                default,
                max_items,
                max_length,
            } => json!({
                "type": "texts", "default": default, "maxItems": max_items, "maxLength": max_length,
            }),
            ParameterType::CountOrIntegers {
                default,
                max_count,
                max,
                max_items,
            } => json!({
                "type": "count-or-integers", "default": exact(*default),
                "maxCount": exact(*max_count), "min": 0, "max": exact(*max), "maxItems": max_items,
            }),
            ParameterType::Workers => json!({
                "type": "integer", "default": 2, "byCores": true, "min": 1, "max": 64,
            }),
        };
        description["name"] = json!(self.name);
        description
    }
}
